"""A look at the form of values never passes a bad one, and passes the good ones of plain forms."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_graphs import EXAMPLE, NODES, PREDICATES, TYPE, VALUES, store_of

from kg.graph import turtle
from kg.graph.screen import ValuesPass
from kg.graph.shapes import Check, read_checks
from kg.graph.validate import breaks
from kg.graph.value_tests import Values, surely_pass

SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:S sh:targetClass :C ; sh:property :P . :P sh:path :p ; """
DAY, OTHER_DAY = (
    ox.Literal(day, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    for day in ("2021-02-03", "2021-02-30")
)
# a constraint, and values that are seen to keep it
CONSTRAINTS: dict[str, list[ox.Literal | ox.NamedNode]] = {
    "sh:datatype xsd:date": [DAY],
    "sh:datatype xsd:integer": [ox.Literal(7), ox.Literal(-1)],
    "sh:datatype xsd:decimal": [ox.Literal("0.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))],
    "sh:datatype xsd:boolean": [ox.Literal(True)],
    "sh:datatype xsd:string": [ox.Literal("示例"), ox.Literal("a\n")],
    "sh:datatype xsd:gYear": [ox.Literal("2021", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))],
    "sh:nodeKind sh:IRI": [*NODES, ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")],
    "sh:nodeKind sh:Literal": [
        ox.Literal("示例"),
        ox.Literal("示例", language="zh"),
        ox.Literal(1),
        ox.Literal(True),
        DAY,
    ],
    "sh:languageIn ( 'zh' 'en' )": [ox.Literal("示例", language="zh"), ox.Literal("a", language="en")],
    "sh:in ( 7 '示例文本' :a )": [ox.Literal(7), ox.Literal("示例文本"), NODES[0]],
    "sh:minLength 2": [ox.Literal("示例"), ox.Literal("a\n", language="en"), ox.Literal(11)],
    "sh:pattern '^(示|[0-9]+$)'": [ox.Literal("示例"), ox.Literal(7)],
    "sh:minInclusive 0": [ox.Literal(0), ox.Literal(7)],
    "sh:maxInclusive 0.5": [ox.Literal(0), ox.Literal(-7)],
    "sh:class :C": [NODES[0]],
}


def check(folder: Path, constraint: str) -> Check:
    path = folder / "shapes.ttl"
    path.write_text(f"{SHAPE}{constraint} .", encoding="utf-8")
    (one,) = read_checks(path)
    return one


def passes(one: Check, values: list[ox.Literal | ox.NamedNode]) -> bool:
    assert isinstance(one.enough, ValuesPass)
    terms = [turtle.term_of(str(value)) for value in values]
    return surely_pass(one.enough.constraint, Values(terms), lambda kind: frozenset([turtle.term_of(str(NODES[0]))]))


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_plain_values_are_seen_to_be_good(constraint: str, tmp_path: Path) -> None:
    assert passes(check(tmp_path, constraint), CONSTRAINTS[constraint])


@pytest.mark.parametrize("constraint", CONSTRAINTS)
@given(data=st.data())
def test_no_bad_value_is_passed(constraint: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    one = check(tmp_path_factory.getbasetemp(), constraint)
    values = data.draw(st.lists(st.sampled_from([*VALUES, *NODES, *CONSTRAINTS[constraint]]), min_size=1, max_size=3))
    store = store_of(
        {
            ox.Triple(NODES[0], TYPE, ox.NamedNode(f"{EXAMPLE}C")),
            *(ox.Triple(NODES[0], PREDICATES[0], value) for value in values),
        }
    )
    if breaks(store, [one]):
        assert not passes(one, values)


@pytest.mark.parametrize("pattern", [r"\\d", "(?i)a", "[[:alpha:]]", "[a-z&&[aeiou]]", r"\\p{Han}", "("])
def test_a_pattern_that_dialects_read_differently_passes_nothing(pattern: str, tmp_path: Path) -> None:
    assert not passes(check(tmp_path, f"sh:pattern '{pattern}'"), [ox.Literal("a")])


def test_no_value_is_none_that_fails(tmp_path: Path) -> None:
    assert passes(check(tmp_path, "sh:minInclusive 0"), [])
