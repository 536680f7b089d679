"""Answers in the order that a query asks for: as the engine orders them itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import write_graph

from kg.graph import ordering
from kg.graph.ordering import Rows, solutions
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import DCTERMS, XSD

TERMS: st.SearchStrategy[Any] = st.one_of(
    st.text("ab储能 ", max_size=2).map(ox.Literal),
    st.text("ab", max_size=1).map(lambda text: ox.Literal(text, language="zh")),
    st.sampled_from(["urn:a", "urn:b"]).map(ox.NamedNode),
    st.integers(-2, 2).map(ox.Literal),
    st.sampled_from(["2021-01-02", "2020"]).map(lambda d: ox.Literal(d, datatype=ox.NamedNode(XSD + "date"))),
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return open_store(write_graph(tmp_path_factory.mktemp("graph")))


def rows(results: Any) -> list[list[str]]:
    return [[str(term) for term in row] for row in results]


ORDERED = [
    "SELECT ?title { ?p dcterms:title ?title } ORDER BY ?title ?p",
    "SELECT ?p ?title { ?p dcterms:title ?title } ORDER BY DESC(?title) ?p LIMIT 3 OFFSET 1",
    "SELECT * WHERE { ?p a kg:Policy OPTIONAL { ?p eli:id_local ?n } } ORDER BY ?n DESC(?p)",
    "SELECT ?p { ?p dcterms:title ?title } ORDER BY STRLEN(?title) ?title ?p",
    "SELECT DISTINCT ?title { ?p dcterms:title ?title } ORDER BY ?title # as it is\nLIMIT 4",
    "PREFIX x: <http://purl.org/dc/terms/> SELECT ?p (STR(?t) AS ?s) { ?p x:title ?t } order by asc(?s) ?p",
    "SELECT ?body (COUNT(*) AS ?n) { ?p eli:passed_by ?body } GROUP BY ?body ORDER BY DESC(?n) ?body",
    "SELECT ?row { ?row a kg:Policy { SELECT ?row { ?row dcterms:title ?t } ORDER BY ?t LIMIT 3 } } ORDER BY ?row",
]


@pytest.mark.parametrize("query", ORDERED)
def test_rows_are_in_the_order_of_the_engine(graph: GraphStore, query: str) -> None:
    ordered = solutions(graph, query)
    assert isinstance(ordered, Rows)
    assert rows(ordered) == rows(graph.solutions(query)) != []
    assert [v.value for v in ordered.variables] == [v.value for v in graph.solutions(query).variables]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?p { ?p a kg:Policy }",
        "ASK { ?p a kg:Policy }",
        "CONSTRUCT { ?p a kg:Policy } WHERE { ?p a kg:Policy } ORDER BY ?p LIMIT 2",
        "SELECT ?body { ?p eli:passed_by ?body } GROUP BY ?body ORDER BY COUNT(?p) ?body",
        "SELECT DISTINCT ?p { ?p dcterms:title ?t } ORDER BY ?t ?p",
        "SELECT ?p { ?p dcterms:title ?t } ORDER BY ?p VALUES ?t { '示例' }",
        "SELECT (COUNT(*) AS ?n) { ?p a kg:Policy } ORDER BY ?p",
        "SELECT ?p { ?p a kg:Policy } ORDER BY EXISTS { ?p eli:id_local ?n } ?p",
        "SELECT ?p { ?p a kg:Policy } ORDER BY ?elsewhere",
    ],
)
def test_what_cannot_be_ordered_apart_is_left_to_the_engine(graph: GraphStore, query: str) -> None:
    left = solutions(graph, query)
    assert str(left) == str(graph.solutions(query)) or rows(left) == rows(graph.solutions(query))


@pytest.mark.parametrize("query", ["SELECT ?p { ?p a kg:Policy } ORDER BY ?p LIMIT x", "SELECT ?p { ?p } ORDER BY ?p"])
def test_what_is_no_query_is_told_as_such(graph: GraphStore, query: str) -> None:
    with pytest.raises(SyntaxError) as ours:
        solutions(graph, query)
    with pytest.raises(SyntaxError) as theirs:
        graph.solutions(query)
    assert str(ours.value) == str(theirs.value)


def test_more_rows_than_fit_are_left_to_the_engine(graph: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "MOST_ROWS", 2)
    assert isinstance(solutions(graph, ORDERED[1]), ox.QuerySolutions)


@given(st.lists(st.tuples(TERMS, st.none() | TERMS), max_size=8), st.sampled_from(["?a ?b", "DESC(?b) ?a"]))
def test_any_terms_are_ordered_as_the_engine_does(held: list[tuple[Any, Any]], order: str) -> None:
    store = ox.Store()
    for at, (one, other) in enumerate(held):
        subject = ox.NamedNode(f"urn:{at}")
        store.add(ox.Quad(subject, ox.NamedNode(DCTERMS + "title"), one))
        if other is not None:
            store.add(ox.Quad(subject, ox.NamedNode(DCTERMS + "date"), other))
    graph = GraphStore(store, folder=Path("here"))
    query = f"SELECT ?a ?b {{ ?s dcterms:title ?a OPTIONAL {{ ?s dcterms:date ?b }} }} ORDER BY {order} LIMIT 5"
    assert isinstance(solutions(graph, query), Rows)
    assert rows(solutions(graph, query)) == rows(graph.solutions(query))
