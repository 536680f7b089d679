"""The page of a policy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from explorer_frame import frame_on
from network_graph import LAW, ONLY_CITED, PLAN, PROVINCE, TURTLE, read_graph

from kg.analyse.chains import RESTING
from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show.explorer.policy import policy_page, sides


def part(page: str, of: str) -> str:
    """The element with an id, up to the next section or aside."""
    return re.split(r"</(?:section|aside)>", page[page.index(f'id="{of}"') :])[0]


def test_what_it_rests_on_is_left_and_what_rests_on_it_right() -> None:
    page = policy_page(frame_on(read_graph()), PROVINCE)
    assert "/policy/国发-2021-23" in part(page, "rests-on") or "/policy/甲发" in part(page, "rests-on")
    assert "/policy/丁政-2023-1" in part(page, "rested-on")


def test_each_page_of_the_sample_has_its_facts_its_text_and_how_to_cite_it(sample_output: Path) -> None:
    graph = open_store(sample_output)
    frame = frame_on(graph, directory=sample_output)
    for policy in Records.of(graph).policies.values():
        page = policy_page(frame, policy.iri)
        assert policy.number is None or policy.number in page
        assert ('<section id="text"' in page) == bool(policy.availability == "text at hand")
        assert "@misc{" in page and "GB/T 7714-2015" in page
        assert page.count("<h1") == 1


def test_a_reference_in_the_text_leads_to_its_policy_and_back_to_its_line(sample_output: Path) -> None:
    graph = open_store(sample_output)
    frame = frame_on(graph, directory=sample_output)
    records = Records.of(graph)
    city = next(one for one in records.policies.values() if one.number == "驻政〔2022〕61号")
    text = part(policy_page(frame, city.iri), "text")
    assert re.search(r'<a class="m-reference"[^>]*href="/policy/豫政-2022-29"', text)
    province = next(one for one in records.policies.values() if one.number == "豫政〔2022〕29号")
    back = part(policy_page(frame, province.iri), "rested-on")
    assert "/policy/驻政-2022-61" in back


def test_a_policy_that_is_only_cited_says_that_nothing_else_is_known() -> None:
    page = policy_page(frame_on(read_graph(), "en"), ONLY_CITED)
    assert "Its text is not at hand" in page and "Only its name is known" in page
    assert 'id="text"' not in page


def test_a_policy_that_a_row_of_a_table_tells_of_is_none_whose_text_was_lost() -> None:
    row = f"""<{ONLY_CITED}> kg:availability <availability/known> .
<place/row> a kg:CatalogueEntry ; kg:occurrenceOf <{ONLY_CITED}> ; kg:startLine 3 ; kg:occursIn <compilation/示例> .
<compilation/示例> kg:sourceFile "示例.txt" ."""
    page = policy_page(frame_on(read_graph(f"{TURTLE}\n{row}"), "en"), ONLY_CITED)
    assert "Its text is not at hand" in page and "Known, no text" in page and "row of a table" in page
    assert "did not keep the text" not in page


def test_who_followed_is_drawn_and_listed_with_days() -> None:
    page = part(policy_page(frame_on(read_graph(), "en"), PLAN), "cascade")
    assert page.count('class="dot') >= 2 and "<table id=" in page
    assert 'class="tile unread"' in page


def test_rows_of_followers_tell_the_script_what_its_axis_shows() -> None:
    page = part(policy_page(frame_on(read_graph(), "en"), PLAN), "cascade")
    rows = re.findall(r'<tr data-lane="(\w+)" data-day="([\d-]+)"( data-way=indirect)?>', page)
    assert ("ministry", "2022-01-05", "") in rows and ("city", "2023-02-01", " data-way=indirect") in rows
    lanes = {lane for lane, *_ in json.loads(re.search(r"data-lanes='(.*?)'", page)[1])}  # type: ignore[index]
    assert lanes == {lane for lane, *_ in rows}


def test_what_a_province_issues_is_not_asked_of_the_others() -> None:
    assert 'class="tiles"' not in policy_page(frame_on(read_graph()), PROVINCE)


def test_the_english_page_is_english_but_for_titles() -> None:
    page = policy_page(frame_on(read_graph(), "en"), PLAN)
    outside = re.sub(
        r"<bdi[^>]*>.*?</bdi>|<title>.*?</title>|(?:title|href|aria-label|content|data-name)=\"[^\"]*\"|<h1.*?</h1>",
        "",
        page,
        flags=re.DOTALL,
    )
    outside = re.sub(r'<(\w+)[^>]*lang="zh-CN"[^>]*>.*?</\1>', "", outside, flags=re.DOTALL)
    assert not re.findall("[一-鿿]+", outside)


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "'; --"])
def test_no_title_gets_out_of_its_place(evil: str) -> None:
    written = evil.replace("\\", "\\\\").replace('"', '\\"')
    title = re.search(r'dcterms:title "([^"]+)"', TURTLE)
    assert title
    graph = read_graph(TURTLE.replace(f'"{title[1]}"', f'"{written}"'))
    for iri in (PLAN, LAW, PROVINCE):
        page = policy_page(frame_on(graph), iri)
        assert "<script>alert" not in page and "<img" not in page and ">49<" not in page


def test_what_it_only_speaks_of_is_not_told_as_what_it_rests_on() -> None:
    frame = frame_on(read_graph())
    for iri in (PLAN, PROVINCE, LAW):
        left = part(policy_page(frame, iri), "rests-on")
        resting = left.split("它还提到")[0]
        others = [link.other for link in frame.world.reader.links(iri, cited=False) if link.relation not in RESTING]
        named = {link.other for link in frame.world.reader.links(iri, cited=False) if link.relation in RESTING}
        assert not [one for one in others if f'href="{frame.to(one)}"' in resting and one not in named]


def test_links_of_one_relation_stand_together_the_highest_level_first() -> None:
    frame = frame_on(read_graph())
    found = sides(frame, frame.world.reader.links(PLAN, cited=True))
    assert len({side.relation for side in found}) == len(found)


def test_who_answers_for_what_is_listed_once_with_its_line(sample_output: Path) -> None:
    graph = open_store(sample_output)
    frame = frame_on(graph, directory=sample_output)
    charged = [duty for duty in Records.of(graph).duties if duty.lead]
    assert charged
    for duty in charged:
        told = part(policy_page(frame, duty.policy), "duties")
        assert f'href="#L{duty.line}"' in told and str(frame.named(duty.lead[0][0])) in told


def test_who_cannot_read_a_title_is_told_how_it_sounds() -> None:
    graph = read_graph()
    english = policy_page(frame_on(graph, "en"), PLAN)
    assert '<p class="sound" lang="zh-Latn"><bdi>Guo wu yuan guan yu yin fa shi li xing dong' in english
    assert 'lang="zh-Latn"' not in policy_page(frame_on(graph), PLAN)
