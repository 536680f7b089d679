"""What a graph says: nodes, texts, values."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from stated import triple

from kg.graph.rdf import date_literal, edge, node, plain, said_by, text, typed
from kg.vocabulary.namespaces import KG, RDF, XSD

NODE = node("https://example.org/甲")
# every kind of character that N-Triples or XML treats apart
HARD = '"\\\t\n\r\x00\x07\x08\x0b\x0c\x1f\x7f\x85\u2028\ud800\udfff\ufffe\uffff<>^@ 示\U0001f600'


def value(said: str) -> object:
    """The value that is said of a node."""
    return triple((NODE, [said])).object


def test_values_carry_their_kind() -> None:
    assert value(text(KG + "x", "示例")) == ox.Literal("示例", language="zh")
    assert value(text(KG + "x", "example", "en")) == ox.Literal("example", language="en")
    assert value(plain(KG + "x", "国发")) == ox.Literal("国发")
    assert value(edge(KG + "x", NODE)) == ox.NamedNode("https://example.org/甲")
    assert value(date_literal(KG + "x", date(2021, 3, 1))) == ox.Literal(
        "2021-03-01", datatype=ox.NamedNode(XSD + "date")
    )


def test_the_type_of_a_node_is_told_as_any_property() -> None:
    kind = ox.Triple(ox.NamedNode("https://example.org/甲"), ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "Policy"))
    assert triple((NODE, [typed(KG + "Policy")])) == kind
    assert typed(KG + "Policy") == said_by(RDF + "type", node(KG + "Policy"))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(HARD))))
def test_any_text_reads_back_without_what_xml_cannot_hold(words: str) -> None:
    spans = ((" ", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"))
    kept = "".join(ch for ch in words if ch in "\t\n\r" or any(first <= ch <= last for first, last in spans))
    stated = plain(KG + "x", words)
    assert value(stated) == ox.Literal(kept)
    assert f"{KG}x {value(stated)}" == stated
