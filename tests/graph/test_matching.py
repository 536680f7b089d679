"""Patterns have the solutions that the engine finds, in any graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from plain_graphs import EXAMPLE, GRAPHS, NODES, PREDICATES, TYPE, said_in, store_of

from kg.graph import turtle
from kg.graph.comparing import DoubtError
from kg.graph.matching import solutions
from kg.graph.patterns import parsed
from kg.graph.store import text_of

P, Q, C, D = (f"<{EXAMPLE}{name}>" for name in "pqCD")
CERTAIN = [
    f"$this {P} ?value",
    f"$this a {C} ; {P} ?value .",
    f"$this a ?value . $this {P} $this",
    f"$this {P} ?value . ?value {Q} $this",
    f"$this {P} ?value FILTER NOT EXISTS {{ $this {Q} ?value }}",
    f"$this {P} ?value FILTER EXISTS {{ ?value {Q} ?other . ?other {P}* $this }}",
    f"$this a {C} . ?value ^{P}* $this",
    f"?value {Q} $this FILTER NOT EXISTS {{ $this {P} ?other . FILTER (?other != $this) . ?other a {C} }}",
    f"?value a {D} . $this {P}|{Q} ?value",
    f"$this a {C} . $this ?value $this",
    f"$this a {C} ; ?any ?value . FILTER (?any IN ({P}, <{TYPE.value}>))",
    f"$this a {C} ; ?value {NODES[0]}",
    f"$this a {C} . OPTIONAL {{ ?value {P} $this . FILTER NOT EXISTS {{ ?value a {D} }} }} FILTER (!BOUND(?value))",
    f"$this a {C} . OPTIONAL {{ $this {P} ?value }}",
    f"$this a {C} . BIND (EXISTS {{ $this {P} ?any }} AS ?has) FILTER (?has = EXISTS {{ $this {Q} ?any }})",
    f"$this a {C} . BIND ($this AS ?other) FILTER (!(isIRI(?other)) || NOT EXISTS {{ ?other {P} ?x }})",
    f"$this {P} ?value . FILTER (isLiteral(?value))",
    f"$this {P} ?value . FILTER (?value IN ({NODES[0]}, {NODES[1]}) && $this != ?value)",
    f"$this {P} ?value . FILTER (STRENDS(STR(?value), 'a') || CONTAINS(STRAFTER(STR(?value), 'x'), 'y'))",
]
PERHAPS = [
    f"$this {P} ?value ; {Q} ?other . FILTER (?value < ?other)",
    f"$this {P} ?value ; {Q} ?other . FILTER (!COALESCE(?value <= ?other, false))",
    f"$this {P} ?value ; {Q} ?other . FILTER (?value = ?other)",
    f"$this {P} ?value ; {Q} ?other . FILTER (!STRSTARTS(?value, ?other))",
    f"$this {P} ?value . FILTER (?value IN (0, 7, '示例文本'))",
]


def asked(store: ox.Store, query: str) -> set[tuple[str, str]]:
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    return {(text_of(row[0]), text_of(row[1]) if row[1] is not None else "") for row in rows}


def found(store: ox.Store, query: str) -> set[tuple[str, ...]]:
    read = parsed(query)
    assert read is not None
    rows = solutions(said_in(store), *read)
    return {tuple(term and turtle.plain(term) for term in row) for row in rows}


@pytest.mark.parametrize("pattern", CERTAIN)
@given(triples=GRAPHS)
def test_the_engine_has_the_same_solutions(pattern: str, triples: set[ox.Triple]) -> None:
    query, store = f"SELECT $this ?value WHERE {{ {pattern} }}", store_of(triples)
    assert found(store, query) == asked(store, query)


@pytest.mark.parametrize("pattern", PERHAPS)
@given(triples=GRAPHS)
def test_values_that_may_not_compare_are_told_right_or_not_at_all(pattern: str, triples: set[ox.Triple]) -> None:
    query, store = f"SELECT $this ?value WHERE {{ {pattern} }}", store_of(triples)
    try:
        rows = found(store, query)
    except DoubtError:
        return
    assert rows == asked(store, query)


@given(one=st.integers(-3, 3), other=st.integers(-3, 3))
@example(one=1, other=1)
def test_numbers_are_told(one: int, other: int) -> None:
    store = store_of(
        {ox.Triple(NODES[0], PREDICATES[0], ox.Literal(one)), ox.Triple(NODES[0], PREDICATES[1], ox.Literal(other))}
    )
    for pattern in PERHAPS[:3]:
        query = f"SELECT $this ?value WHERE {{ {pattern} }}"
        assert found(store, query) == asked(store, query)


@pytest.mark.parametrize(
    "pattern",
    [
        f"$this {P}* ?value",
        f"?value ?any $this . $this {P} ?other",
        f"$this a {C} . OPTIONAL {{ $this {P} ?value }} ?value a {D}",
        f"$this {P} $this",
        "?this <p> ?value FILTER (?other = 1)",
    ],
)
def test_what_is_not_followed_is_in_doubt(pattern: str) -> None:
    store = store_of({ox.Triple(NODES[0], PREDICATES[0], NODES[0])})
    with pytest.raises(DoubtError):
        found(store, f"SELECT $this ?value WHERE {{ {pattern} }}")
