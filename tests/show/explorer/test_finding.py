"""The search page and the first page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from explorer_frame import frame_on
from small_graph import write_graph

from kg.analyse.counts import stated_counts
from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show.explorer.finding import first_page, search_page, suggested, value_name
from kg.show.explorer.frame import Frame
from kg.vocabulary.namespaces import AVAILABILITY


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    return frame_on(open_store(write_graph(tmp_path_factory.mktemp("graph"))))


def test_hits_lead_to_their_pages_and_choices_to_narrower_ones(frame: Frame) -> None:
    page = search_page(frame, "节能", {})
    assert 'href="/policy/示发-2021-1"' in page
    assert re.search(r'href="/search\?q=节能\?type=\[.*?通知', page)


def test_what_is_chosen_can_be_taken_back(frame: Frame) -> None:
    page = search_page(frame, "", {"level": ["law"]})
    assert "示例节约法" in page and "示例节能方案" not in page
    assert 'class="chosen"' in page and "aria-current=true" in page


def test_an_empty_result_says_what_to_loosen_and_how_many_there_are_then(frame: Frame) -> None:
    page = search_page(frame, "节能 不存在的词", {})
    assert "去掉“不存在的词”" in page
    assert "不限文种" in search_page(frame, "规划", {"type": ["条例"]})


def test_while_typing_a_few_hits_come_as_data(frame: Frame) -> None:
    hits = suggested(frame, "示发2021")
    assert [hit["number"] for hit in hits] == ["示发〔2021〕1号", "示发〔2021〕5号"]
    assert hits[0]["href"] == "/policy/示发-2021-1"


def test_the_first_page_has_the_numbers_of_kg_stats(sample_output: Path) -> None:
    graph = open_store(sample_output)
    page = first_page(frame_on(graph, "en", sample_output))
    told = [int(number.replace(",", "")) for number in re.findall(r"<li><b>([\d,]+)</b>", page)]
    counted = dict(stated_counts(Records(graph)))
    states = [f"policies: {state}" for state in AVAILABILITY]
    names = ("policies", *states, "citations", "issuing bodies", "targets", "responsibilities")
    assert told == [counted[name] for name in names]


def test_the_first_page_counts_and_leads_on(sample_output: Path) -> None:
    page = first_page(frame_on(open_store(sample_output), "en", sample_output))
    assert "28" in page and page.count('class="policy"') > 5


def test_values_of_facets_have_names_in_both_languages(frame: Frame) -> None:
    english = Frame(frame.world, frame.places, "en")
    assert (value_name(frame, "region", "410000"), value_name(english, "region", "410000")) == ("河南", "Henan")
    assert value_name(english, "sector", "C") == "Manufacturing"
    assert value_name(english, "availability", "name only") == "Only its name is known"
    assert value_name(english, "level", "none") == "none"


def test_issuers_and_kinds_are_chosen_by_their_names_in_the_language(sample_output: Path) -> None:
    english = frame_on(open_store(sample_output), "en")
    assert value_name(english, "body", "国务院") == "State Council"
    assert not re.search("[一-鿿]", value_name(english, "type", "通知"))
    assert value_name(frame_on(open_store(sample_output)), "body", "国务院") == "国务院"
