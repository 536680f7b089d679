"""Literals, and the Turtle file.

In: plain values and quads. Out: RDF terms; a Turtle file, sorted, the same bytes for the same triples.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kg.vocabulary.namespaces import PREFIXES, RDF, XSD

Term = ox.NamedNode | ox.Literal
# Char of XML 1.0 (2.2), the other way round
_TYPE = RDF + "type"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_turtle(triples: Iterable[ox.Triple], path: Path) -> int:
    """Write the graph, sorted, and return the number of triples.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    of_subject: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        of_subject[str(triple.subject)].append(triple)
    # node by node: the keys of all triples at once would take as much room as the triples
    ordered = (one for subject in sorted(of_subject) for one in sorted(of_subject[subject], key=_sort_key))
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "id"}
    with path.open("wb") as stream:
        ox.serialize(ordered, stream, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return sum(map(len, of_subject.values()))


def _sort_key(triple: ox.Triple) -> tuple[bool, str, str]:
    # the type comes first, as people expect it
    predicate = triple.predicate.value
    return predicate != _TYPE, predicate, str(triple.object)


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


def typed(subject: ox.NamedNode, kind: str) -> ox.Triple:
    """A node is of a class."""
    return ox.Triple(subject, ox.NamedNode(RDF + "type"), ox.NamedNode(kind))


def edge(subject: ox.NamedNode, predicate: str, other: ox.NamedNode) -> ox.Triple:
    """One node is linked to another."""
    return ox.Triple(subject, ox.NamedNode(predicate), other)


def text(subject: ox.NamedNode, predicate: str, text: str) -> ox.Triple:
    """A text in Chinese."""
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(_writable(text), language="zh"))


def plain(subject: ox.NamedNode, predicate: str, text: str) -> ox.Triple:
    """A text in no language: a code, a file name."""
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(_writable(text)))


def _writable(text: str) -> str:
    """A text without the characters that RDF/XML, SVG and GraphML cannot hold."""
    return text if _NOT_IN_XML.search(text) is None else _NOT_IN_XML.sub("", text)


def integer(subject: ox.NamedNode, predicate: str, number: int) -> ox.Triple:
    """A whole number."""
    return typed_literal(subject, predicate, str(number), "integer")


def decimal(subject: ox.NamedNode, predicate: str, number: Decimal | float) -> ox.Triple:
    """A number in its one canonical form, the one that a store gives back: 0.81 and not 0.810."""
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    lexical = f"{exact.normalize():f}"
    return typed_literal(subject, predicate, "0" if exact == 0 else lexical, "decimal")


def date_literal(subject: ox.NamedNode, predicate: str, day: date) -> ox.Triple:
    """A day."""
    return typed_literal(subject, predicate, day.isoformat(), "date")


def typed_literal(subject: ox.NamedNode, predicate: str, lexical: str, kind: str) -> ox.Triple:
    """A value of an XSD type, in its lexical form."""
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(lexical, datatype=ox.NamedNode(XSD + kind)))
