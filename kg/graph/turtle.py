"""The graph as Turtle: the same bytes for the same statements, and those that Oxigraph would write.

In: what is said of each node, sorted (`kg.graph.sorted_statements`). Out: text, a node at a time, and its nodes again.
Written here and not by the engine because a graph comes node by node and in parts: the engine takes it as triples, each
with terms of its own, which takes three times as long.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.rdf import TYPE, Described, Node, is_absolute
from kg.vocabulary.namespaces import PREFIXES, XSD

# individuals stand with their whole names
_PREFIXES = {name: iri for name, iri in PREFIXES.items() if name != "id"}
_SHORTENED = tuple(f"<{iri}" for iri in _PREFIXES.values())
_NEXT, _OBJECTS = " ;\n\t", " , "
_OBJECT = re.compile(r'"(?:[^"\\]|\\.)*"\S*|[^\s",]\S*')
_ESCAPED = re.compile(r"\\(.)")
# what ends a node; a text has no line breaks, so nothing else ends like this
END = " .\n"
_BLANK = "_:"
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
    own = is_own(path)
    with path.open("rb") as stream:
        if not own:
            yield stream.read()
            return
        stream.seek(len(head().encode()))
        while piece := stream.read(_PIECE):
            yield piece + b"".join(_rest_of_node(piece, stream))


def is_own(path: Path) -> bool:
    """Whether a file begins as `kg` writes it.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    prefixes = head().encode()
    with path.open("rb") as stream:
        return stream.read(len(prefixes)) == prefixes


def _rest_of_node(piece: bytes, stream: BinaryIO) -> Iterator[bytes]:
    end = END.encode()
    line = piece[-len(end) :]
    while line and not line.endswith(end):
        line = stream.readline()
        yield line


def nodes_of(piece: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the nodes of a piece that was written here, as terms of Turtle, each with what is said of it: a predicate
    with its objects."""
    return map(node_of, texts_of_nodes(piece))


def texts_of_nodes(piece: bytes) -> list[str]:
    """The nodes of a piece that was written here, each as its text without `END`."""
    return piece.decode().removesuffix(END).split(END)


def node_of(text: str) -> tuple[str, list[str]]:
    """The term of a node, and what is said of it: a predicate with its objects."""
    subject, _, said = text.partition(" ")
    return subject, said.split(_NEXT)


def objects_of(said: str) -> tuple[str, list[str]]:
    """The predicate, and its objects as terms of Turtle."""
    predicate, _, objects = said.partition(" ")
    return predicate, apart(objects)


def apart(objects: str) -> list[str]:
    """The objects that stand behind a predicate, each as a term."""
    if _OBJECTS not in objects:
        return [objects]
    # what stands between objects may stand in a text too
    return _OBJECT.findall(objects) if '"' in objects else objects.split(_OBJECTS)


def triples_of(said: list[str]) -> int:
    """How many objects all predicates have."""
    return len(said) + sum([len(objects_of(one)[1]) - 1 for one in said if _OBJECTS in one])


def plain(term: str) -> str:
    """The IRI of a node, the text or number of a literal."""
    if term[0] == "<":
        return term[1:-1]
    if term[0] == '"':
        text = term[1 : term.rindex('"')]
        # the escapes are those of JSON too
        return str(json.loads(f'"{text}"', strict=False)) if "\\" in text else text
    return term if term.startswith(_BLANK) or ":" not in term else _whole(term)


def node_term(iri: str) -> str:
    """The term of a node by its IRI; of a text that is no IRI, one that no node has."""
    term = f"<{iri}>"
    if term.startswith(_SHORTENED) and is_absolute(iri):
        return _short(Node(term))
    return iri if iri[:2] == _BLANK else term


def whole_iri(term: str) -> str:
    """The IRI of a node that is a term of Turtle, written here."""
    return term[1:-1] if term[0] == "<" else _whole(term)


@lru_cache(maxsize=1 << 12)
def _whole(short: str) -> str:
    prefix, _, local = short.partition(":")
    return _PREFIXES[prefix] + _ESCAPED.sub(r"\1", local)


def of_node(described: Described) -> str:
    """What is said of one node."""
    subject, said = described
    of_predicate: dict[str, list[str]] = {}
    for one in said:
        predicate, _, other = one.partition(" ")
        of_predicate.setdefault(predicate, []).append(term_of(other))
    return node_text(term_of(subject), [said_text(_predicate(one), objects) for one, objects in of_predicate.items()])


def said_text(predicate: str, objects: list[str]) -> str:
    """What `objects_of` takes apart."""
    return f"{predicate} {_OBJECTS.join(objects)}"


def node_text(subject: str, said: list[str]) -> str:
    """What `nodes_of` takes apart."""
    return f"{subject} {_NEXT.join(said)}{END}"


@lru_cache(maxsize=1 << 10)
def _predicate(iri: str) -> str:
    return term_of(f"<{iri}>") if iri else "a"


def predicate_of(iri: str) -> str:
    """A predicate as Turtle writes it: the class of a node has a name of its own."""
    return "a" if iri == TYPE else term_of(f"<{iri}>")


def term_of(term: str) -> str:
    """A term of N-Triples as Turtle writes it."""
    if term[0] == "<":
        return _short(Node(term)) if term.startswith(_SHORTENED) else term
    return _value(term) if term[-1] == ">" else term


@lru_cache(maxsize=1 << 12)
def _value(literal: str) -> str:
    """A literal of a type."""
    if bare := _BARE.fullmatch(literal):
        return str(bare[bare.lastindex or 0])
    quoted, _, kind = literal.rpartition("^^")
    return f"{quoted}^^{term_of(kind)}"


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
