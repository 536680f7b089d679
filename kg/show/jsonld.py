"""The graph as JSON-LD that reads like JSON: short names from a published context.

In: `Records` of a graph. Out: one object a node, sorted, with the names of `ontology/context.jsonld`, which the file
carries along, so that nothing has to be fetched. The same graph gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.analyse.records import Records
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import RDF, XSD

CONTEXT_FILE = "context.jsonld"
_STRING = XSD + "string"
# what JSON has values of its own for
_NATIVE: Mapping[str, Callable[[str], object]] = {XSD + "boolean": "true".__eq__, XSD + "integer": int}


@dataclass(frozen=True, slots=True)
class _Term:
    """A name of the context, and what its values are: @id, an XSD type, or @language with a language."""

    name: str
    type: str | None = None
    language: str | None = None


def write_jsonld(records: Records, output: BinaryIO) -> None:
    """Write all triples."""
    context = read_context()
    names = _Names(context)
    quads = records.graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    triples = sorted((quad.triple for quad in quads), key=_order)
    output.write(f'{{"@context": {_json(context)},\n"@graph": [\n'.encode())
    for at, (subject, found) in enumerate(groupby(triples, key=lambda one: one.subject)):
        between = ",\n" if at else ""
        output.write(f"{between}{_json(names.node(subject, found))}".encode())
    output.write(b"\n]}\n")


def read_context() -> Mapping[str, Any]:
    """Return the published context."""
    whole = json.loads((ontology_folder() / CONTEXT_FILE).read_text(encoding="utf-8"))
    context: Mapping[str, Any] = whole["@context"]
    return context


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    # the class comes first, as people expect it
    predicate = triple.predicate.value
    return str(triple.subject), predicate != RDF + "type", predicate, str(triple.object)


class _Names:
    """What things are called in a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and "://" in iri}
        self._terms: dict[str, _Term] = {}
        for name, meant in context.items():
            if isinstance(meant, dict):
                kind = meant.get("@type")
                whole = kind if kind is None or kind == "@id" else self._whole(kind)
                self._terms[self._whole(meant["@id"])] = _Term(name, whole, meant.get("@language"))

    def _whole(self, compact: str) -> str:
        prefix, _, local = compact.partition(":")
        return self._prefixes[prefix] + local

    def _short(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def node(self, subject: object, triples: Iterator[ox.Triple]) -> dict[str, Any]:
        """A node with all that is said of it."""
        found: dict[str, list[Any]] = {}
        for triple in triples:
            if triple.predicate.value == RDF + "type":
                found.setdefault("@type", []).append(self._short(_value(triple.object)))
            else:
                term = self._terms.get(triple.predicate.value) or _Term(self._short(triple.predicate.value))
                found.setdefault(term.name, []).append(self._object(triple.object, term))
        return {"@id": self._short(_value(subject)), **{k: v[0] if len(v) == 1 else v for k, v in found.items()}}

    def _object(self, value: object, term: _Term) -> Any:
        if not isinstance(value, ox.Literal):
            short = self._short(_value(value))
            return short if term.type == "@id" else {"@id": short}
        if value.language:
            plain = value.language == term.language
            return value.value if plain else {"@value": value.value, "@language": value.language}
        kind = value.datatype.value
        if kind in _NATIVE and term.type in (None, "@id", kind):
            return _NATIVE[kind](value.value)
        if kind == _STRING:
            return value.value if term.type is None and term.language is None else {"@value": value.value}
        return value.value if kind == term.type else {"@value": value.value, "@type": self._short(kind)}


def _value(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return str(term)
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value
