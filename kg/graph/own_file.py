"""What a build wrote into its file, read again as it was stated.

In: a graph in Turtle. Out: what is said of each node (`kg.graph.rdf.Described`), if the file is to the letter what kg
writes of that; else `OtherHandError`: only an engine knows what it says. So a graph is loaded again as it was built,
with what indexes need of it gathered on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from kg.graph import turtle
from kg.graph.rdf import Described, Node, said_by
from kg.vocabulary.namespaces import RDF, XSD

_LITERAL = re.compile(r'(?P<quoted>"(?:[^"\\\n]|\\.)*")(?:@[A-Za-z][A-Za-z0-9-]*|\^\^(?P<kind>\S+))?')
_IRI = re.compile(r"<[^\s<>\"{}|^`\\]+>")
_NUMBER = re.compile(r"[+-]?\d+(?P<decimal>\.\d+)?")
_TRUTH = ("true", "false")


class OtherHandError(Exception):
    """A file is not as kg writes it; never shown to the user."""


def described_in(ttl: Path) -> Iterator[Described]:
    """Yield what a file says of each node, in its order.

    Raises
    ------
    OtherHandError
        If it is not as kg writes it.
    OSError
        If it cannot be read.
    """
    if not turtle.is_own(ttl):
        raise OtherHandError
    former = Node("")
    for text in chain.from_iterable(map(_texts, turtle.pieces_of(ttl))):
        subject, said = described = _described(text)
        if subject <= former or said != sorted({*said}) or turtle.of_node(described) != text + turtle.END:
            raise OtherHandError
        yield described
        former = subject


def _texts(piece: bytes) -> list[str]:
    try:
        if piece.endswith(turtle.END.encode()):
            return turtle.texts_of_nodes(piece)
    except UnicodeDecodeError:
        pass
    raise OtherHandError


def _described(text: str) -> tuple[Node, list[str]]:
    subject, said = turtle.node_of(text)
    each = (turtle.objects_of(one) for one in said)
    terms = [said_by(_predicate(predicate), _in_full(term)) for predicate, objects in each for term in objects]
    return Node(_in_full(subject)), terms


@lru_cache(maxsize=1 << 10)
def _predicate(term: str) -> str:
    return f"{RDF}type" if term == "a" else _in_full(term)[1:-1]


def _in_full(term: str) -> str:
    """A term as N-Triples has it."""
    if _IRI.fullmatch(term):
        return term
    if literal := _LITERAL.fullmatch(term):
        return f"{literal['quoted']}^^{_in_short(literal['kind'])}" if literal["kind"] else term
    return _in_short(term)


@lru_cache(maxsize=1 << 12)
def _in_short(term: str) -> str:
    """A node with a prefix, or a number or truth without quotes, as N-Triples has it."""
    if number := _NUMBER.fullmatch(term):
        return f'"{term}"^^<{XSD}{"decimal" if number["decimal"] else "integer"}>'
    if term in _TRUTH:
        return f'"{term}"^^<{XSD}boolean>'
    try:
        return f"<{turtle.whole_iri(term)}>"
    except (KeyError, IndexError):
        raise OtherHandError from None
