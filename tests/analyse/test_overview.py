"""What a graph holds at a glance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from network_graph import TURTLE, read_graph

from kg.analyse.finder import Finder
from kg.analyse.overview import Overview
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import ELI, ID, KG

REGIONS = ("jurisdiction", "relevant_for")


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


def test_an_indicator_has_as_many_targets_as_its_page_and_a_region_as_many_policies(
    overview: Overview, records: Records
) -> None:
    reader = Reader(records.graph)
    assert overview.lists["indicators"]
    for iri, count in overview.lists["indicators"]:
        assert count == len(reader.targets_on(iri))
    for iri, count in overview.lists["compilations"]:
        places = reader.subjects(KG + "occursIn", iri)
        assert count == len({policy for place in places for policy in reader.objects(place, KG + "occurrenceOf")})
    for iri, count in overview.lists["regions"]:
        assert count == len({one for name in REGIONS for one in reader.subjects(ELI + name, iri)})


def test_what_two_texts_state_of_an_indicator_is_one_target_and_what_holds_twice_of_a_region_one_policy() -> None:
    said = "; kg:statement <statement/1> ; kg:indicatorConcept <indicator/示例> ; kg:value 5 ."
    graph = read_graph(
        TURTLE.partition("\n\n")[0]
        + f"""
<target/1> a kg:Target {said}
<target/2> a kg:Target {said}
<target/3> a kg:Target ; kg:indicatorConcept <indicator/示例> ; kg:value 6 .
<target/4> a kg:Target ; kg:indicatorConcept <indicator/示例> .
<policy/1> a kg:Policy ; eli:jurisdiction <region/350000> ; eli:relevant_for <region/350000> ."""
    )
    lists = Overview.of(Records(graph)).lists
    assert lists["indicators"] == ((f"{ID}indicator/示例", 2),)
    assert lists["regions"] == ((f"{ID}region/350000", 1),)
