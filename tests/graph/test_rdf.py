"""Literals, and the Turtle file."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.rdf import date_literal, edge, integer, plain, text, typed, write_turtle
from kg.vocabulary.namespaces import DCTERMS, KG, RDF, XSD

NODE = ox.NamedNode("https://example.org/甲")
TRIPLES = [
    typed(NODE, KG + "Policy"),
    text(NODE, DCTERMS + "title", "示例文本"),
    edge(NODE, KG + "predecessor", ox.NamedNode("https://example.org/乙")),
    integer(NODE, KG + "line", 3),
]


def test_values_carry_their_kind() -> None:
    assert text(NODE, KG + "x", "示例").object == ox.Literal("示例", language="zh")
    assert plain(NODE, KG + "x", "国发").object == ox.Literal("国发")
    assert date_literal(NODE, KG + "x", date(2021, 3, 1)).object == ox.Literal(
        "2021-03-01", datatype=ox.NamedNode(XSD + "date")
    )


@given(st.permutations(TRIPLES))
def test_the_order_of_the_triples_makes_no_other_file(triples: list[ox.Triple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        assert write_turtle(triples, path) == len(TRIPLES)
        given_order = path.read_bytes()
        write_turtle(TRIPLES, path)
        assert path.read_bytes() == given_order


def test_the_file_says_the_type_first(tmp_path: Path) -> None:
    write_turtle(TRIPLES[::-1], tmp_path / "a.ttl")
    first = next(iter(ox.parse(path=str(tmp_path / "a.ttl"), format=ox.RdfFormat.TURTLE)))
    assert first.predicate.value == RDF + "type"
