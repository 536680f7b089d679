"""What the screen lets pass has no break, and what it is unsure of is asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
from broken_graphs import BREAKS, PROLOGUE
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_graphs import said_in

from kg.graph.kept_checks import SHAPES_FILE
from kg.graph.screen import Counted, Enough, OnlyKnown, Screen, ValuesPass
from kg.graph.shapes import Check, read_checks
from kg.graph.validate import breaks, breaks_said
from kg.graph.whole_graph import read_graph
from kg.vocabulary.concepts import ontology_folder

PREFIXES = "@prefix : <https://example.org/> . "
P, OF_C = "<https://example.org/p>", "?this a <https://example.org/C> ."
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
POSITIVE = ValuesPass(P, "?value > 0", OF_C, ())
# what may come in the place of a value: of another kind, another type, no language, a node that nothing is said of
STRANGE: list[ox.Literal | ox.NamedNode | ox.BlankNode] = [
    ox.Literal(""),
    ox.Literal("示例文本"),
    ox.Literal("示例文本", language="en"),
    ox.Literal(-1),
    ox.Literal("2021-02-30", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ox.NamedNode("https://example.org/nothing"),
    ox.BlankNode("b"),
]


def shows(data: str, *enough: Enough) -> list[bool]:
    store = ox.Store()
    store.load(input=PREFIXES + data, format=ox.RdfFormat.TURTLE)
    with ThreadPoolExecutor() as pool:
        screen = Screen(store, enough, pool)
    return [screen.shows(one) for one in enough]


@pytest.mark.parametrize(
    ("data", "enough", "expected"),
    [
        (":a :p 1 . :b :p 2 .", POSITIVE, True),
        (":a :p 1 . :b :p 0 .", POSITIVE, False),
        (":a :q 0 .", POSITIVE, True),
        (":a a :C ; :p 1 . :b a :C ; :p 1, 2 .", Counted(OF_C, P, least=1), True),
        (":a a :C ; :p 1 . :b a :C .", Counted(OF_C, P, least=1), False),
        (":a a :C ; :p 1 . :b a :C .", Counted(OF_C, P, most=1), True),
        (":a a :C ; :p 1 . :b a :C ; :p 1, 2 .", Counted(OF_C, P, most=1), False),
        (":a a :C . :b :p 1 .", Counted(OF_C, P, most=0), True),
        (":a a :C ; :p 1 .", Counted(OF_C, P, most=0), False),
        (":a a :C ; :p 1 . :b :q 1 .", OnlyKnown(OF_C, frozenset({P, TYPE})), True),
        (":a a :C ; :p 1 ; :q 1 .", OnlyKnown(OF_C, frozenset({P, TYPE})), False),
        ("", Counted(OF_C, P, least=1), True),
    ],
)
def test_a_look_at_the_whole(data: str, enough: Enough, expected: bool) -> None:
    assert shows(data, enough) == [expected]


def test_one_value_that_fails_one_of_several_tests_leaves_a_doubt_of_all() -> None:
    assert shows(":a :p 1 .", POSITIVE, ValuesPass(P, "?value > 1", OF_C, ())) == [False, False]


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return read_checks(ontology_folder() / SHAPES_FILE)


@pytest.fixture(scope="module")
def quads(sample_output: Path) -> list[ox.Quad]:
    return sorted(read_graph(sample_output / "graph.ttl"), key=str)


def in_full(store: ox.Store, checks: tuple[Check, ...]) -> set[tuple[str, str]]:
    """The rules broken, and by which nodes, with every check asked."""
    return {(check.rule, row[0].value) for check in checks for row in rows(store, check.query)}


def rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


@settings(max_examples=12)
@given(data=st.data())
def test_a_graph_broken_anywhere_is_told_of_as_if_all_had_been_asked(
    data: st.DataObject, quads: list[ox.Quad], checks: tuple[Check, ...]
) -> None:
    store = ox.Store()
    store.bulk_extend(quads)
    for _ in range(data.draw(st.integers(1, 6))):
        one = quads[data.draw(st.integers(0, len(quads) - 1))]
        other = quads[data.draw(st.integers(0, len(quads) - 1))]
        if data.draw(st.booleans()):
            store.remove(one)
        value = other.object if data.draw(st.booleans()) else data.draw(st.sampled_from(STRANGE))
        store.add(ox.Quad(one.subject, data.draw(st.sampled_from([one.predicate, other.predicate])), value))
    asked = in_full(store, checks)
    assert {(one.rule, one.node) for one in breaks(store, checks)} == asked
    found, doubtful = breaks_said(said_in(store), checks)
    assert {(one.rule, one.node) for one in (*found, *breaks(store, doubtful))} == asked


def test_a_graph_broken_in_all_known_ways_is_too(quads: list[ox.Quad], checks: tuple[Check, ...]) -> None:
    store = ox.Store()
    store.bulk_extend(quads)
    for update, _ in BREAKS.values():
        store.update(PROLOGUE + update)
    assert {(one.rule, one.node) for one in breaks(store, checks)} == in_full(store, checks)
