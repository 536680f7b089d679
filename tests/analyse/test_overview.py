"""What a graph holds at a glance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.analyse.finder import Finder
from kg.analyse.overview import Overview
from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store


@pytest.fixture(scope="module")
def records(sample_output: Path) -> Records:
    return Records(open_store(sample_output))


@pytest.fixture(scope="module")
def overview(records: Records) -> Overview:
    return Overview.of(records)


def test_what_the_build_wrote_down_is_what_the_graph_says(overview: Overview, records: Records) -> None:
    assert overview == Overview.of(Records(GraphStore(records.graph.store)))


def test_what_is_cited_most_and_the_years_are_those_of_the_records(overview: Overview, records: Records) -> None:
    assert overview.cited[0][1] == max(map(len, records.cited_by.values()))
    found = Finder.of(records)
    assert [found.found("", {"year": [year]}).total for year, _ in overview.years] == [n for _, n in overview.years]


def test_lists_have_the_largest_first(overview: Overview, records: Records) -> None:
    issuing = Counter(body for bodies in records.issuers.values() for body in bodies)
    assert dict(overview.lists["bodies"]) == issuing
    for things in overview.lists.values():
        assert [count for _, count in things] == sorted((count for _, count in things), reverse=True) != []
