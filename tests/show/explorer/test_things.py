"""Pages of bodies, regions, sectors, files, and the lists of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from explorer_frame import frame_on
from network_graph import PLAN, read_graph
from targets_graph import write_graph

from kg.graph.store import open_store
from kg.show.explorer import policy, things
from kg.show.explorer.frame import Frame
from kg.show.explorer.policy import sides
from kg.show.explorer.things import latest, list_page, listed, thing_page
from kg.vocabulary.namespaces import ID, KG


@pytest.fixture(scope="module")
def sample(sample_output: Path) -> Frame:
    return frame_on(open_store(sample_output), directory=sample_output)


@pytest.fixture(scope="module")
def duties(tmp_path_factory: pytest.TempPathFactory) -> Frame:
    return frame_on(open_store(write_graph(tmp_path_factory.mktemp("targets"))), "en")


def test_a_body_shows_what_it_issued_with_whom_and_what_it_answers_for(duties: Frame) -> None:
    page = thing_page(duties, "body", f"{ID}body/示例部")
    assert "/policy/1" in page and "/body/示例局" in page
    leading = duties.world.reader.subjects(KG + "leadBody", f"{ID}body/示例部")
    assert leading and "leads" in page


@pytest.mark.parametrize("name", ["bodies", "regions", "sectors", "indicators", "compilations"])
def test_each_list_leads_to_pages_that_are_there(sample: Frame, name: str) -> None:
    page = list_page(sample, name)
    for iri, _ in sample.world.overview.lists[name]:
        local = sample.world.individuals.local(iri)
        assert local
        if f'href="{sample.to(iri)}"' in page and local[0] != "indicator":
            assert thing_page(sample, local[0], iri).count("<h1") == 1


def test_an_indicator_that_stands_once_and_in_no_vocabulary_is_not_listed(duties: Frame) -> None:
    once = [iri for iri, count in duties.world.overview.lists["indicators"] if count == 1]
    page = list_page(duties, "indicators")
    assert once and not [iri for iri in once if f'href="{duties.to(iri)}"' in page]


def test_a_file_lists_its_documents_in_their_order(sample: Frame) -> None:
    (iri, _), *_ = sample.world.overview.lists["compilations"]
    page = thing_page(sample, "compilation", iri)
    lines = [int(text.split(" ")[1]) for text in page.split("第")[1:] if text.split(" ")[1].isdecimal()]
    assert lines == sorted(lines) and lines


def test_the_latest_policies_come_first(sample: Frame) -> None:
    found = latest(
        sample, sample.world.reader.subjects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", KG + "Policy")
    )
    dates = [policy.date or "" for policy, _ in found]
    assert dates == sorted(dates, reverse=True)


def test_the_regions_are_counted_on_a_map_of_tiles(sample: Frame) -> None:
    counts = {iri.rsplit("/", 1)[-1]: count for group, iri, count in listed(sample, "regions") if group == "province"}
    page = list_page(sample, "regions")
    assert counts and page.count('class="tile shade-') == len(counts) + len(
        set(counts.values())
    )  # those of the legend too
    assert page.count('class="tile unread"') == 32 - len(counts)


def test_what_a_page_of_a_body_leaves_out_is_counted_and_said(
    sample_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = open_store(sample_output)
    frame = frame_on(graph, "en", sample_output)
    duties = Counter(body for one in graph.instances(KG + "Responsibility") for body in graph.objects(one, KG + "body"))
    body, count = duties.most_common(1)[0]
    assert count > 1 and "The first" not in thing_page(frame, "body", body)
    monkeypatch.setattr(things, "DUTIES", 1)
    monkeypatch.setattr(things, "PARTNERS", 0)
    page = thing_page(frame, "body", body)
    assert re.search(r"The first 1 of \d+; kg duties --body lists all", page)


def test_links_beyond_what_a_page_carries_are_still_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = frame_on(read_graph())
    links = frame.world.reader.links(PLAN, cited=True)
    whole = {side.relation: len(side.links) for side in sides(frame, links)}
    monkeypatch.setattr(policy, "MOST", 1)
    cut = sides(frame, links)
    assert {side.relation: side.total for side in cut} == whole and sum(len(side.links) for side in cut) == 1
