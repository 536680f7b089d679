"""Small graphs of any statements, as a store and as statements in the form of a build."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import strategies as st

from kg.graph import rdf, turtle
from kg.graph.by_predicate import ByPredicate
from kg.graph.whole_graph import stored
from kg.vocabulary.namespaces import RDF, XSD

EXAMPLE = "https://example.org/"
NODES = [ox.NamedNode(EXAMPLE + name) for name in "abc"]
TYPE = ox.NamedNode(RDF + "type")
CLASSES = [ox.NamedNode(EXAMPLE + name) for name in "CD"]
PREDICATES = [ox.NamedNode(EXAMPLE + name) for name in "pq"]
# plain values, and what may come in the place of one: of another kind, another type, no language, no value of its type
VALUES: list[ox.Literal | ox.NamedNode] = [
    ox.Literal(""),
    ox.Literal("示例文本"),
    ox.Literal("x , y\n"),
    ox.Literal("示例文本", language="zh"),
    ox.Literal("sample", language="en"),
    ox.Literal(-1),
    ox.Literal(0),
    ox.Literal(7),
    *(ox.Literal(number, datatype=ox.NamedNode(XSD + "decimal")) for number in ("0.5", "7", "-2.5")),
    *(ox.Literal(day, datatype=ox.NamedNode(XSD + "date")) for day in ("2021-02-03", "2021-02-04", "2021-02-30")),
    ox.Literal("2021", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal(True),
    ox.NamedNode(XSD + "date"),
]

_TYPED = st.builds(ox.Triple, st.sampled_from(NODES), st.just(TYPE), st.sampled_from(CLASSES))


def _graphs(objects: list[ox.Literal | ox.NamedNode]) -> st.SearchStrategy[set[ox.Triple]]:
    linked = st.builds(ox.Triple, st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(objects))
    return st.sets(st.one_of(linked, linked, _TYPED), max_size=12)


GRAPHS = _graphs([*NODES, *VALUES])
GRAPHS_OF_NUMBERS = _graphs([ox.Literal(-1), ox.Literal(0), ox.Literal(7), *VALUES[8:11]])


def store_of(triples: set[ox.Triple]) -> ox.Store:
    """The graph in the engine."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples)
    return store


def said_in(store: ox.Store) -> ByPredicate:
    """The statements of a store, as they would stand in the file of a build."""
    said: dict[rdf.Node, set[str]] = {}
    for subject, some in stored(store):
        said.setdefault(subject, set()).update(some)
    return ByPredicate(turtle.pieces((subject, sorted(said[subject])) for subject in sorted(said)))
