"""What a build writes down of its records is what the graph says, for all of them and for one and its links."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_graph import read_graph
from targets_graph import write_graph

from kg.analyse.cascades import cascade, cascade_of
from kg.analyse.chains import Direction, chain_links, citation_chain
from kg.analyse.columns import StoredRecords, write_columns, written_mentions
from kg.analyse.networks import citation_graph
from kg.analyse.records import Records
from kg.errors import NotFoundError, StoreError
from kg.graph.index import Index
from kg.graph.index_writer import index_in_memory
from kg.graph.kept_policies import known_policies
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import ID

KINDS = (
    "bodies",
    "issuers",
    "policies",
    "predecessors",
    "citations",
    "cited_by",
    "citation_states",
    "availabilities",
    "centralities",
    "regions",
    "regions_read",
    "targets",
    "duties",
)
RELATIONS = {"eli:based_on", "eli:ensures_implementation_of", "eli:cites", "kg:proposes"}
PREFIXES = """@prefix cito: <http://purl.org/spar/cito/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix kg: <https://w3id.org/policy-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/policy-kg/id/> .
<region/440000> skos:notation "440000" . <region/CN> skos:notation "CN" . <region/440100> skos:notation "440100" .
<compilation/a> kg:sourceFile "a.txt" .
"""


def stored(graph: GraphStore) -> StoredRecords:
    """The records of a graph as they come back from an index in memory."""
    connection = index_in_memory(graph)
    write_columns(connection, Records(graph))
    asked = GraphStore(graph.store)
    asked.__dict__["index"] = Index(connection)
    return StoredRecords(asked)


def same(one: Records, other: Records) -> None:
    for kind in KINDS:
        assert getattr(one, kind) == getattr(other, kind), kind
    for kind in ("bodies", "policies", "citations", "regions"):
        assert list(getattr(one, kind)) == list(getattr(other, kind)), f"order of {kind}"


@pytest.mark.parametrize("name", ["network", "targets"])
def test_what_was_written_down_is_what_the_graph_says(name: str, tmp_path: Path) -> None:
    graph = read_graph() if name == "network" else GraphStore(open_store(write_graph(tmp_path)).store)
    assert any(getattr(Records(graph), kind) for kind in KINDS)
    same(stored(graph), Records(graph))


def test_a_build_writes_down_its_records(sample_output: Path) -> None:
    graph = open_store(sample_output)
    records = Records.of(graph)
    assert isinstance(records, StoredRecords)
    same(records, Records(GraphStore(graph.store)))
    assert len(records.policies) > 20 < len(records.citations)


def test_a_graph_in_memory_is_asked_itself() -> None:
    assert type(Records.of(read_graph())) is Records


@st.composite
def graphs(draw: st.DrawFn) -> GraphStore:
    """Policies with a date, a place and a text or none, that cite each other by some relations, in circles too."""
    count = draw(st.integers(1, 7))
    turtle = [PREFIXES]
    for at in range(count):
        region = draw(st.sampled_from(["CN", "440000", "440100"]))
        turtle.append(f'<policy/{at}> a kg:Policy ; dcterms:title "示例{at}"@zh ; eli:jurisdiction <region/{region}> .')
        if day := draw(st.sampled_from(["2021-01-01", "2021-06-01", None])):
            turtle.append(f'<policy/{at}> eli:date_document "{day}"^^xsd:date .')
        if draw(st.booleans()):
            turtle.append(
                f"<place/{at}> kg:occurrenceOf <policy/{at}> ; kg:startLine 1 ; kg:occursIn <compilation/a> ."
            )
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.sampled_from(sorted(RELATIONS)))
    for at, (citing, cited, relation) in enumerate(draw(st.lists(ends, max_size=20))):
        turtle.append(
            f"<citation/{at}> a kg:Citation ; cito:hasCitingEntity <policy/{citing}> ;"
            f" cito:hasCitedEntity <policy/{cited}> ; cito:hasCitationCharacterization {relation} ; kg:line {at + 1} ;"
            f" kg:inOccurrence <place/{citing}> ; kg:statement <statement/{at // 2}> ."
        )
    return read_graph("\n".join(turtle))


@given(graphs(), st.sampled_from(["up", "down"]), st.integers(1, 5), st.sets(st.sampled_from(["based_on", "mentions"])))
def test_a_chain_asks_for_its_part_and_finds_what_the_whole_network_has(
    graph: GraphStore, direction: Direction, depth: int, relations: set[str]
) -> None:
    asked, whole = stored(graph), citation_graph(Records(graph))
    for records in (asked, Records(graph)):
        for policy in whole:
            expected = chain_links(whole, policy, direction, depth, relations)
            assert citation_chain(records, policy, direction, depth, relations) == expected
    assert "citations" not in asked.__dict__
    assert "policies" not in asked.__dict__


@given(graphs())
def test_a_cascade_asks_for_its_part_and_finds_what_the_whole_network_has(graph: GraphStore) -> None:
    asked, whole = stored(graph), citation_graph(Records(graph))
    for policy in whole:
        assert cascade_of(asked, policy) == cascade(whole, policy)
    assert "policies" not in asked.__dict__


@given(graphs())
def test_one_policy_and_its_links_are_those_of_all(graph: GraphStore) -> None:
    asked, records = stored(graph), Records(graph)
    same(asked, records)
    some = [*sorted(records.policies, reverse=True), f"{ID}policy/none", *sorted(records.policies)]
    assert asked.policies_of(some) == records.policies_of(some) and len(asked.policies_of(some)) == len(some) - 1
    for iri, policy in records.policies.items():
        assert asked.policy(iri) == records.policy(iri) == policy
        directions: tuple[Direction, ...] = ("up", "down")
        for way in directions:
            assert asked.links([iri], way) == records.links([iri], way)
    assert asked.policy(f"{ID}policy/none") is None is records.policy(f"{ID}policy/none")


def test_the_mentions_of_one_link_are_those_of_all(sample_output: Path) -> None:
    graph = open_store(sample_output)
    found = StoredRecords(graph).citations
    assert found and {link: written_mentions(graph, link) for link in found} == found
    assert written_mentions(graph, ("no", "such", "link")) is None


def test_a_policy_that_is_none_has_no_chain() -> None:
    with pytest.raises(NotFoundError, match="no such policy"):
        citation_chain(stored(read_graph()), f"{ID}policy/none", "up", 3)
    with pytest.raises(NotFoundError, match="no such policy"):
        cascade_of(stored(read_graph()), f"{ID}policy/none")


def test_what_another_version_of_kg_wrote_down_is_told_in_one_line(
    sample_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = open_store(sample_output)
    records = Records.of(graph)
    shorter = msgspec.msgpack.encode([["示例"]])
    monkeypatch.setattr(Index, "kept", lambda *_: shorter)
    for kind in ("bodies", "issuers", "regions", "targets", "duties", "centralities", "availabilities"):
        with pytest.raises(StoreError, match=r"was not written by this version of kg; .*--restore"):
            getattr(records, kind)
    with pytest.raises(StoreError, match="this version"):
        known_policies(graph)
