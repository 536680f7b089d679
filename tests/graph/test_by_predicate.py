"""Statements by predicate are those of the graph, whatever its texts hold."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import rdf, turtle
from kg.graph.by_predicate import ByPredicate
from kg.graph.whole_graph import read_graph

EXAMPLE = "https://example.org/"
TITLE = f"{EXAMPLE}title"
# what ends a term, a statement or a node when it stands outside of a text
TEXTS = st.lists(st.sampled_from(["示例", '"', "\\", " , ", " ;\n\t", " .\n", " ", "@zh", "a"]), max_size=6).map(
    "".join
)


@given(st.dictionaries(st.sampled_from("abc"), st.sets(TEXTS, min_size=1, max_size=3), min_size=1))
def test_texts_are_told_apart(texts: dict[str, set[str]]) -> None:
    described = [
        (rdf.node(EXAMPLE + name), sorted({rdf.text(TITLE, text) for text in some}))
        for name, some in sorted(texts.items())
    ]
    said = ByPredicate(turtle.pieces(described))
    assert len(said) == sum(len(some) for _, some in described)
    found = {
        turtle.plain(node): set(map(turtle.plain, said.objects(node, f"<{TITLE}>")))
        for node in said.column(f"<{TITLE}>")
    }
    assert found == {EXAMPLE + name: some for name, some in texts.items()}


def test_all_is_there_of_a_build(sample_output: Path) -> None:
    path = sample_output / "graph.ttl"
    said = ByPredicate(turtle.pieces_of(path))
    stored: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in read_graph(path):
        stored[turtle.predicate_of(quad.predicate.value)].add((quad.subject.value, quad.object.value))
    assert len(said) == sum(map(len, stored.values())) == len(read_graph(path))
    for predicate, pairs in stored.items():
        held = {(node, value) for node in said.column(predicate) for value in said.objects(node, predicate)}
        assert {(turtle.plain(node), turtle.plain(value)) for node, value in held} == pairs
        assert {turtle.plain(value) for value in said.values(predicate)} == {value for _, value in pairs}
        assert all(node in said.subjects(predicate, value) for node, value in held)


def test_all_that_is_said_of_a_node() -> None:
    said = ByPredicate([b"<a> a <C> ;\n\t<p> 1 , 2 .\n<b> <p> 3 .\n"])
    assert {one: said.objects("<a>", one) for one in said.predicates()} == {"a": ("<C>",), "<p>": ("1", "2")}
    assert list(said.members("<C>")) == ["<a>"]
    assert said.holds_one_each("a") and not said.holds_one_each("<p>")
