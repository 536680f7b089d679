"""What a graph says along paths of predicates is what SPARQL answers."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.said import Said, predicates_in, steps_of
from kg.graph.store import GraphStore, values
from kg.vocabulary.namespaces import ID, KG, PREFIXES, RDF

PREDICATES = ("kg:line", "kg:statement", "rdf:type")
PATHS = (
    *("kg:line", "^kg:statement", "kg:statement/kg:line", "^kg:statement/kg:statement/rdf:type"),
    *("(kg:line|kg:statement)", "(^kg:statement|kg:line)/rdf:type", "kg:line/(kg:statement|^kg:line)"),
)
NODES = tuple(ox.NamedNode(f"{ID}{name}") for name in ("甲", "乙", "丙"))
TERMS = st.one_of(
    st.sampled_from((*NODES, ox.NamedNode(KG + "Policy"))),
    st.builds(ox.Literal, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4)),
    st.builds(lambda text: ox.Literal(text, language="zh"), st.sampled_from(["示例 , 文本", 'a"b\\', "示例 ; ."])),
    st.builds(ox.Literal, st.integers(-5, 5)),
    st.builds(ox.Literal, st.booleans()),
)
TRIPLES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(PREDICATES), TERMS), max_size=12)


def graph_of(triples: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]]) -> GraphStore:
    store = ox.Store()
    for subject, name, value in triples:
        prefix, _, local = name.partition(":")
        store.add(ox.Quad(subject, ox.NamedNode(PREFIXES[prefix] + local), value))
    return GraphStore(store)


@given(TRIPLES, st.sampled_from(PATHS))
def test_a_path_gives_what_sparql_gives(
    triples: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]], path: str
) -> None:
    graph = graph_of(triples)
    found = Said(graph, PREDICATES).along(path)
    expected = values(graph, f"?subject {path} ?value")
    nodes = [node.value for node in NODES]
    assert {node: found(node) for node in nodes} == {node: expected.get(node, ()) for node in nodes}


@pytest.mark.parametrize("last", [RDF + "nil", f"{ID}1"])
def test_a_list_is_read_in_its_order_and_once(last: str) -> None:
    """The second one bites its tail."""
    cells = [(f"{ID}1", "乙", f"{ID}2"), (f"{ID}2", "甲", last)]
    store = ox.Store()
    for cell, first, rest in cells:
        store.add(ox.Quad(ox.NamedNode(cell), ox.NamedNode(RDF + "first"), ox.NamedNode(f"{ID}{first}")))
        store.add(ox.Quad(ox.NamedNode(cell), ox.NamedNode(RDF + "rest"), ox.NamedNode(rest)))
    said = Said(GraphStore(store), ("rdf:first", "rdf:rest"))
    assert list(said.listed(f"{ID}1")) == [f"{ID}乙", f"{ID}甲"]
    assert list(said.listed(RDF + "nil")) == []


def test_a_path_has_steps() -> None:
    assert steps_of("^kg:occurrenceOf/kg:occursIn") == ["^kg:occurrenceOf", "kg:occursIn"]


def test_the_predicates_of_a_path_are_named_without_their_direction() -> None:
    assert predicates_in("(^kg:occurrenceOf|kg:line)/kg:occursIn") == {"kg:occurrenceOf", "kg:line", "kg:occursIn"}
