"""All things read property by property are the same as one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from network_graph import read_graph
from small_graph import write_graph

from kg.analyse.cascades import regions_read
from kg.analyse.networks import citation_graph
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.analyse.whole import Whole
from kg.graph.store import GraphStore, open_store


@pytest.fixture(scope="module", params=["sample", "small", "network"])
def graph(request: pytest.FixtureRequest, sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    if request.param == "network":
        return read_graph()
    return open_store(sample_output if request.param == "sample" else write_graph(tmp_path_factory.mktemp("small")))


def test_policies_bodies_and_links_are_the_same(graph: GraphStore) -> None:
    whole, reader, records = Whole(graph), Reader(graph), Records.of(graph)
    for iri in records.policies:
        assert whole.policy(iri) == reader.policy(iri)
        assert whole.level(iri) == reader.level(iri)
        assert whole.links(iri, cited=True) == reader.links(iri, cited=True)
        assert list(whole.contradictions(iri)) == list(reader.contradictions(iri))
    assert {iri: whole.body(iri) for iri in records.bodies} == records.bodies


def test_the_regions_that_were_read_are_those_of_the_network(graph: GraphStore) -> None:
    assert Whole(graph).regions_read() == regions_read(citation_graph(Records.of(graph)))
