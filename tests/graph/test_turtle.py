"""The graph as a file: sorted in little memory, and written as Oxigraph would."""

from __future__ import annotations

import io
import random
import tempfile
import tracemalloc
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from unittest import mock

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import triples

from kg.graph import sorted_statements, turtle
from kg.graph.rdf import Described, Node, decimal, edge, integer, iri_of, node, plain, text, typed, typed_literal
from kg.graph.sorted_statements import SortedStatements
from kg.graph.store import open_store
from kg.graph.store_writer import load_store
from kg.vocabulary.namespaces import DCTERMS, KG, PREFIXES, RDF, SKOS

SUBJECTS = ("https://example.org/甲", "https://example.org/甲1", "https://example.org/甲-1", KG + "Policy", KG + "a/b")
PREDICATES = (DCTERMS + "title", KG + "line", KG + "lineOf", SKOS + "broader", "https://example.org/p", RDF + "value")
NODES = tuple(map(node, SUBJECTS))


@st.composite
def statement(draw: st.DrawFn) -> Described:
    subject, predicate = draw(st.sampled_from(NODES)), draw(st.sampled_from(PREDICATES))
    words = draw(st.text(alphabet='示例 .;,\t\n"\\@^<>', max_size=6))
    said = (
        typed(draw(st.sampled_from((KG + "Policy", "https://example.org/C")))),
        edge(predicate, draw(st.sampled_from(NODES))),
        text(predicate, words),
        plain(predicate, words),
        integer(predicate, draw(st.integers(-20, 20))),
        decimal(predicate, draw(st.sampled_from((Decimal("0.50"), Decimal(100), Decimal("-3.25"))))),
        typed_literal(predicate, draw(st.sampled_from(("true", "false", "1"))), "boolean"),
        typed_literal(predicate, "2021", "gYear"),
    )
    return subject, draw(st.lists(st.sampled_from(said), min_size=1, max_size=3))


def written(statements: Sequence[Described], most: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        ordered = SortedStatements(Path(folder), most)
        ordered.take(statements)
        found = turtle.head() + b"".join(turtle.pieces(ordered)).decode()
        ordered.clear()
        assert list(Path(folder).iterdir()) == []
    return found


def by_oxigraph(statements: Sequence[Described]) -> str:
    def order(one: ox.Triple) -> tuple[str, bool, str, str]:
        return str(one.subject), one.predicate.value != RDF + "type", one.predicate.value, str(one.object)

    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "id"}
    stream = io.BytesIO()
    ox.serialize(sorted(triples(statements), key=order), stream, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return stream.getvalue().decode()


@given(st.lists(statement(), min_size=1, max_size=30), st.sampled_from((0, 100, 10**6)), st.sampled_from((2, 3, 100)))
def test_oxigraph_would_write_the_same(statements: list[Described], most: int, together: int) -> None:
    with mock.patch.object(sorted_statements, "_TOGETHER", together):
        assert written(statements, most) == by_oxigraph(statements)


@given(st.lists(statement(), min_size=1, max_size=30))
def test_what_is_taken_apart_gives_the_same_text(statements: list[Described]) -> None:
    text = written(statements, 10**6).removeprefix(turtle.head())
    nodes = list(turtle.nodes_of(text.encode()))
    apart = [(node, list(map(turtle.objects_of, said))) for node, said in nodes]
    again = [turtle.node_text(node, [turtle.said_text(*one) for one in said]) for node, said in apart]
    assert "".join(again) == text
    assert sum(turtle.triples_of(said) for _, said in nodes) == len(triples(statements))
    assert {turtle.whole_iri(node) for node, _ in apart} == {iri_of(subject) for subject, _ in statements}


@given(st.lists(statement(), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_makes_another_file(statements: list[Described], draw: random.Random) -> None:
    again = [*statements, *draw.sample(statements, len(statements))]
    assert written(again, 50) == written(statements, 10**6)


def test_the_file_says_the_type_first() -> None:
    said = (text("https://a.example/", "示例"), typed(KG + "Policy"))
    assert written([(NODES[0], said)], 10**6).endswith(
        '<https://example.org/甲> a kg:Policy ;\n\t<https://a.example/> "示例"@zh .\n'
    )


def test_a_graph_is_loaded_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [(Node(f"<https://example.org/{at}>"), [text(DCTERMS + "title", f"示例 .\n{at}")]) for at in range(50)]
    monkeypatch.setattr(turtle, "_PIECE", 200)
    ttl = tmp_path / "graph.ttl"
    ttl.write_text(written(said, 10**6), encoding="utf-8")
    pieces = list(turtle.pieces_of(ttl))
    assert len(pieces) > 5 and turtle.head().encode() + b"".join(pieces) == ttl.read_bytes()
    load_store(pieces, tmp_path, ttl)
    assert {quad.triple for quad in open_store(tmp_path).store} == triples(said)


def test_a_file_of_another_hand_is_loaded_as_a_whole(tmp_path: Path) -> None:
    ttl = tmp_path / "graph.ttl"
    ttl.write_text("<https://example.org/甲> a <https://example.org/C> .\n", encoding="utf-8")
    assert list(turtle.pieces_of(ttl)) == [ttl.read_bytes()]


def room_for(count: int, folder: Path) -> int:
    """The most bytes that are held while so many statements are sorted and written."""
    ordered = SortedStatements(folder, 400_000)
    tracemalloc.start()
    try:
        said = [text(KG + "x", "示例文本")]
        ordered.take((Node(f"<https://example.org/{at % 997}/{at}>"), said) for at in range(count))
        assert sum(len(said) for _, said in ordered) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        ordered.clear()


def test_ten_times_the_statements_take_hardly_more_room(tmp_path: Path) -> None:
    assert room_for(100_000, tmp_path) < 1.5 * room_for(10_000, tmp_path)
