"""The graph as Turtle: the same bytes for the same statements, and those that Oxigraph would write.

In: what is said of each node, sorted (`kg.graph.sorted_statements`). Out: text, a node at a time. Written here and not
by the engine because a graph comes node by node and in parts: the engine takes it as triples, each with terms of its
own, which takes three times as long.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.rdf import Node
from kg.graph.sorted_statements import Described
from kg.vocabulary.namespaces import PREFIXES, XSD

# individuals stand with their whole names
_PREFIXES = {name: iri for name, iri in PREFIXES.items() if name != "id"}
_SHORTENED = tuple(f"<{iri}" for iri in _PREFIXES.values())
_NEXT = " ;\n\t"
_END = b" .\n"  # a text has no line breaks, so nothing else ends like this
# the engine takes 12 times the room of what it loads
_PIECE = 4_000_000
# values that Turtle writes without quotes
_BARE = re.compile(
    rf'"([+-]?\d+)"\^\^<{re.escape(XSD)}integer>|"([+-]?\d*\.\d+)"\^\^<{re.escape(XSD)}decimal>'
    rf'|"(true|false)"\^\^<{re.escape(XSD)}boolean>'
)


@cache
def head() -> str:
    """The prefixes, which stand at the beginning of every text."""
    prefixes, _ = _by_the_engine(ox.NamedNode(XSD))
    return prefixes


def pieces(described: Iterable[Described]) -> Iterator[bytes]:
    """Yield the graph in pieces of whole nodes, each as large as can be loaded at a time, without the prefixes."""
    texts: list[str] = []
    size = 0
    for one in described:
        text = of_node(one)
        texts.append(text)
        size += len(text)
        if size > _PIECE:
            yield "".join(texts).encode()
            texts, size = [], 0
    if texts:
        yield "".join(texts).encode()


def pieces_of(path: Path) -> Iterator[bytes]:
    """Yield the pieces of a file, as `pieces` does; of a file that was not written here the whole as one.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    prefixes = head().encode()
    with path.open("rb") as stream:
        if stream.read(len(prefixes)) != prefixes:
            stream.seek(0)
            yield stream.read()
            return
        while piece := stream.read(_PIECE):
            yield piece + b"".join(_rest_of_node(piece, stream))


def _rest_of_node(piece: bytes, stream: BinaryIO) -> Iterator[bytes]:
    line = piece[-len(_END) :]
    while line and not line.endswith(_END):
        line = stream.readline()
        yield line


def of_node(described: Described) -> str:
    """What is said of one node."""
    subject, said = described
    lines: list[str] = []
    before = None
    for one in said:
        predicate, _, other = one.partition(" ")
        if predicate == before:
            lines[-1] += f" , {_term(other)}"
        else:
            lines.append(f"{_predicate(predicate)} {_term(other)}")
            before = predicate
    return f"{_term(subject)} {_NEXT.join(lines)} .\n"


@lru_cache(maxsize=1 << 10)
def _predicate(iri: str) -> str:
    return _term(f"<{iri}>") if iri else "a"


def _term(term: str) -> str:
    if term[0] == "<":
        return _short(Node(term)) if term.startswith(_SHORTENED) else term
    return _value(term) if term[-1] == ">" else term


@lru_cache(maxsize=1 << 12)
def _value(literal: str) -> str:
    """A literal of a type."""
    if bare := _BARE.fullmatch(literal):
        return str(bare[bare.lastindex or 0])
    quoted, _, kind = literal.rpartition("^^")
    return f"{quoted}^^{_term(kind)}"


@lru_cache(maxsize=1 << 12)
def _short(node: Node) -> str:
    """A node whose IRI begins as one of the prefixes does, as the engine writes it."""
    _, subject = _by_the_engine(ox.NamedNode(node[1:-1]))
    return subject


def _by_the_engine(node: ox.NamedNode) -> tuple[str, str]:
    """How Oxigraph writes the prefixes, and a node."""
    stream = io.BytesIO()
    ox.serialize([ox.Triple(node, node, node)], stream, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    *prefixes, statement = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(prefixes), statement.split(" ", 1)[0]
