"""What a graph says: nodes, texts and values as N-Triples writes them.

In: plain values. Out: what is said of a node, a text for each property and value. All that one place in the code says
of a node is handed on together, for there are a hundred statements to a document. Terms of the engine would be copied
into each statement and checked anew in each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NewType

import pyoxigraph as ox

from kg.vocabulary.namespaces import RDF, XSD

# an IRI in angle brackets
Node = NewType("Node", str)
# A node and some of what is said of it: each time the IRI of the predicate, a space, and a node or a literal. Of its
# types the predicate is left out, so that they sort first, as people expect it.
Described = tuple[Node, Sequence[str]]
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


def said_by(predicate: str, term: str) -> str:
    """It has a property with a term, as N-Triples writes that."""
    return f" {term}" if predicate == TYPE else f"{predicate} {term}"


@lru_cache(maxsize=1 << 10)
def typed(kind: str) -> str:
    """It is of a class."""
    return f" <{kind}>"


def edge(predicate: str, other: Node) -> str:
    """It is linked to a node."""
    return f"{predicate} {other}"


def text(predicate: str, text: str, language: str = "zh") -> str:
    """It has a text in a language, which is Chinese."""
    return f'{predicate} "{_escaped(text)}"@{language}'


def plain(predicate: str, text: str) -> str:
    """It has a text in no language: a code, a file name."""
    return f'{predicate} "{_escaped(text)}"'


def _escaped(text: str) -> str:
    """A text as it stands between quotes, without the characters that RDF/XML, SVG and GraphML cannot hold."""
    if _NOT_AS_IT_IS.search(text) is None:
        return text
    return _NOT_IN_XML.sub("", text).translate(_ESCAPES)


def integer(predicate: str, number: int) -> str:
    """It has a whole number."""
    return f'{predicate} "{number}"^^<{XSD}integer>'


@lru_cache(maxsize=1 << 12)
def decimal(predicate: str, number: Decimal | float) -> str:
    """It has a number, in its one canonical form, the one that a store gives back: 0.81 and not 0.810."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    return f'{predicate} "{"0" if exact == 0 else f"{exact.normalize():f}"}"^^<{XSD}decimal>'


def date_literal(predicate: str, day: date) -> str:
    """It has a day."""
    return f'{predicate} "{day.isoformat()}"^^<{XSD}date>'


def typed_literal(predicate: str, lexical: str, kind: str) -> str:
    """It has a value of an XSD type, in its lexical form."""
    return f'{predicate} "{_escaped(lexical)}"^^<{XSD}{kind}>'
