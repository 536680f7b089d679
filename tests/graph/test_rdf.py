"""What a graph says, statement by statement: nodes, texts, values."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from stated import triple

from kg.graph.rdf import date_literal, edge, node, plain, text
from kg.vocabulary.namespaces import KG, XSD

NODE = node("https://example.org/甲")
# every kind of character that N-Triples or XML treats apart
HARD = '"\\\t\n\r\x00\x07\x08\x0b\x0c\x1f\x7f\x85\u2028\ud800\udfff\ufffe\uffff<>^@ 示\U0001f600'


def test_values_carry_their_kind() -> None:
    assert triple(text(NODE, KG + "x", "示例")).object == ox.Literal("示例", language="zh")
    assert triple(text(NODE, KG + "x", "example", "en")).object == ox.Literal("example", language="en")
    assert triple(plain(NODE, KG + "x", "国发")).object == ox.Literal("国发")
    assert triple(edge(NODE, KG + "x", NODE)).object == ox.NamedNode("https://example.org/甲")
    assert triple(date_literal(NODE, KG + "x", date(2021, 3, 1))).object == ox.Literal(
        "2021-03-01", datatype=ox.NamedNode(XSD + "date")
    )


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(HARD))))
def test_any_text_reads_back_without_what_xml_cannot_hold(words: str) -> None:
    spans = ((" ", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"))
    kept = "".join(ch for ch in words if ch in "\t\n\r" or any(first <= ch <= last for first, last in spans))
    stated = plain(NODE, KG + "x", words)
    assert triple(stated).object == ox.Literal(kept)
    assert str(triple(stated).object) == stated[2]
