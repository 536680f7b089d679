"""One thing read at a time is the same as all things read at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from network_graph import read_graph
from small_graph import write_graph

from kg.analyse.cascades import cascade, regions_read
from kg.analyse.following import following
from kg.analyse.networks import citation_graph
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.analyse.targets import read_targets
from kg.graph.store import open_store
from kg.vocabulary.namespaces import DCTERMS, SKOS

GRAPHS = ("sample", "small", "network")


@pytest.fixture(scope="module", params=GRAPHS)
def records(request: pytest.FixtureRequest, sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Records:
    if request.param == "network":
        return Records.of(read_graph())
    folder = sample_output if request.param == "sample" else write_graph(tmp_path_factory.mktemp("small"))
    return Records.of(open_store(folder))


def test_each_policy_and_each_body_is_the_same(records: Records) -> None:
    reader = Reader(records.graph)
    # as the build has written it down, and as the graph tells it
    for read in (reader.policy, reader.read_policy):
        assert {iri: read(iri) for iri in records.policies} == records.policies
    assert {iri: reader.body(iri) for iri in records.bodies} == records.bodies


def test_a_property_read_of_all_things_is_the_same(records: Records) -> None:
    reader, at_once = Reader(records.graph), Reader(records.graph)
    for predicate in (SKOS + "prefLabel", DCTERMS + "alternative"):
        at_once.read_all(predicate)
        for iri in (*records.policies, *records.bodies):
            assert at_once.objects(iri, predicate) == reader.objects(iri, predicate)


def test_each_link_is_the_same_from_both_of_its_ends(records: Records) -> None:
    reader = Reader(records.graph)
    expected = {(*key, len(found)) for key, found in records.citations.items() if key[0] != key[1]}
    out = {(iri, one.other, one.relation, one.mentions) for iri in records.policies for one in reader.links(iri, False)}
    back = {(one.other, iri, one.relation, one.mentions) for iri in records.policies for one in reader.links(iri, True)}
    assert out == back == expected


def test_each_cascade_is_the_same(records: Records) -> None:
    reader, network = Reader(records.graph), citation_graph(records)
    for iri in records.policies:
        whole = cascade(network, iri)
        if whole.steps:
            assert following(reader, iri, lambda: regions_read(network)) == whole


def test_some_targets_are_the_same_as_among_all(records: Records) -> None:
    every = records.targets
    for wanted in ({one.iri for one in every[::2]}, set(), {"https://example.org/none"}):
        assert read_targets(records.graph, wanted) == [one for one in every if one.iri in wanted]


def test_what_the_graph_does_not_have_is_none(records: Records) -> None:
    reader = Reader(records.graph)
    assert reader.body("https://example.org/none") is None
    assert reader.policy("https://example.org/none").title == "none"
