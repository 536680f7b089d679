"""What a graph says, statement by statement: nodes, texts and values as N-Triples writes them.

In: plain values. Out: `Statement`s of three texts. Nodes and predicates come again and again, and as texts they are one
object wherever they stand; terms of the engine would be copied into each statement and checked anew in each.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NewType

import pyoxigraph as ox

from kg.vocabulary.namespaces import RDF, XSD

# an IRI in angle brackets
Node = NewType("Node", str)
# subject, IRI of the predicate, object: a node or a literal
Statement = tuple[Node, str, str]
TYPE = RDF + "type"
# Char of XML 1.0 (2.2), the other way round
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_AS_IT_IS = re.compile(r"[\x00-\x1f\x7f\"\\\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"\t": r"\t", "\n": r"\n", "\r": r"\r", '"': r"\"", "\\": r"\\", "\x7f": r"\u007F"})


def is_iri(text: str) -> bool:
    """Return whether a text is an absolute http(s) or urn IRI, whole and without characters that no IRI has."""
    return text.startswith(("http://", "https://", "urn:")) and is_absolute(text)


def is_absolute(text: str) -> bool:
    """Return whether a text is an absolute IRI of any scheme."""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1 << 14)
def node(iri: str) -> Node:
    """The node of an IRI, which is a valid one."""
    return Node(f"<{iri}>")


def iri_of(node: Node) -> str:
    """The IRI of a node."""
    return node[1:-1]


def typed(subject: Node, kind: str) -> Statement:
    """A node is of a class."""
    return subject, TYPE, node(kind)


def edge(subject: Node, predicate: str, other: Node) -> Statement:
    """One node is linked to another."""
    return subject, predicate, other


def text(subject: Node, predicate: str, text: str, language: str = "zh") -> Statement:
    """A text in a language, which is Chinese."""
    return subject, predicate, f'"{_escaped(text)}"@{language}'


def plain(subject: Node, predicate: str, text: str) -> Statement:
    """A text in no language: a code, a file name."""
    return subject, predicate, f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """A text as it stands between quotes, without the characters that RDF/XML, SVG and GraphML cannot hold."""
    if _NOT_AS_IT_IS.search(text) is None:
        return text
    return _NOT_IN_XML.sub("", text).translate(_ESCAPES)


def integer(subject: Node, predicate: str, number: int) -> Statement:
    """A whole number."""
    return typed_literal(subject, predicate, str(number), "integer")


def decimal(subject: Node, predicate: str, number: Decimal | float) -> Statement:
    """A number in its one canonical form, the one that a store gives back: 0.81 and not 0.810."""
    return typed_literal(subject, predicate, _canonical(number), "decimal")


@lru_cache(maxsize=1 << 12)
def _canonical(number: Decimal | float) -> str:
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    return "0" if exact == 0 else f"{exact.normalize():f}"


def date_literal(subject: Node, predicate: str, day: date) -> Statement:
    """A day."""
    return typed_literal(subject, predicate, day.isoformat(), "date")


def typed_literal(subject: Node, predicate: str, lexical: str, kind: str) -> Statement:
    """A value of an XSD type, in its lexical form."""
    return subject, predicate, f'"{_escaped(lexical)}"^^<{XSD}{kind}>'
