"""Find while typing, and count what there is to choose from."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import write_graph

from kg.analyse.finder import FACETS, Finder
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    return Finder.of(Records.of(open_store(write_graph(tmp_path_factory.mktemp("graph")))))


@pytest.mark.parametrize(
    ("text", "first", "total"),
    [
        ("示发[2021]1", "示例节能规划", 1),
        ("示发2021", "示例节能规划", 2),
        ("规划 节能", "示例节能规划", 1),
        ("《示例节能规划》", "示例节能规划", 1),
        ("甲部 方案", "示例节能方案", 1),
        ("节能规划[草案]", "示例节能规划", 1),
        ("", "示例节能规划", 6),
    ],
)
def test_words_in_any_order_numbers_in_any_brackets_and_issuers_find(
    finder: Finder, text: str, first: str, total: int
) -> None:
    found = finder.found(text, {})
    assert (found.hits[0].title, found.total) == (first, total)


def test_a_title_that_is_all_that_was_typed_comes_first(finder: Finder) -> None:
    assert [hit.title for hit in finder.found("示例节能方案", {}).hits][:2] == ["示例节能方案"] * 2


def test_choices_of_several_facets_combine_and_those_of_one_add_up(finder: Finder) -> None:
    laws = finder.found("", {"level": ["law"]}).total
    both = finder.found("", {"level": ["law", "unknown"]}).total
    assert 0 < laws < both
    assert finder.found("", {"level": ["law"], "body": ["示例丙省人民政府"]}).total == 0


def test_a_count_is_what_a_click_gives(finder: Finder) -> None:
    for chosen in ({}, {"level": ["unknown"]}, {"type": ["通知"]}):
        found = finder.found("", chosen)
        for facet in set(FACETS) - set(chosen):
            for value, count in found.counts[facet].items():
                assert finder.found("", {**chosen, facet: [value]}).total == count, (facet, value)


def test_nothing_found_says_what_to_loosen(finder: Finder) -> None:
    found = finder.found("规划", {"type": ["条例"], "year": ["2021"]})
    assert (found.total, found.without) == (0, {"type": 1})


def test_pages_of_hits_are_all_hits(finder: Finder) -> None:
    pages = [hit.iri for start in range(0, 6, 2) for hit in finder.found("", {}, start, 2).hits]
    assert pages == [hit.iri for hit in finder.found("", {}, 0, 6).hits]


def test_what_the_build_wrote_down_is_what_the_graph_says(sample_output: Path) -> None:
    kept, reader = Finder.of(Records.of(open_store(sample_output))), Reader(open_store(sample_output))
    read = Finder.of(Records(GraphStore(open_store(sample_output).store)))
    assert kept.entries == read.entries
    assert all(entry.level == reader.level(entry.iri) for entry in kept.entries)
    for facet in FACETS:
        assert kept.facets.values(facet) == read.facets.values(facet)


@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_breaks_it(text: str) -> None:
    finder = Finder.of(Records.of(GraphStore(ox.Store())))
    assert finder.found(text, {}).total == 0
