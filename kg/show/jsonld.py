"""The graph as JSON-LD that reads like JSON: short names from a published context.

In: `Records` of a graph. Out: one object a node, sorted, with the names of `ontology/context.jsonld`, which the file
carries along, so that nothing has to be fetched. The same graph gives the same bytes. It is made of the graph's Turtle,
term by term: what stands between quotes there is a string of JSON as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from kg.analyse.records import Records
from kg.graph import turtle, whole_graph
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import XSD

CONTEXT_FILE = "context.jsonld"
_BOOLEANS = ("true", "false")


@dataclass(frozen=True, slots=True)
class _Term:
    """A name of the context, and what its values are: @id or an XSD type, if it says so.

    `plain` is what follows the quotes of a literal of which no more need be said; None where each needs more.
    """

    name: str
    type: str | None = None
    plain: str | None = ""


def write_jsonld(records: Records, output: BinaryIO) -> None:
    """Write all triples."""
    context = read_context()
    names, between = _Names(context), ""
    output.write(f'{{"@context": {_json(context)},\n"@graph": [\n'.encode())
    for piece in whole_graph.pieces(records.graph):
        nodes = ",\n".join(names.node(subject, said) for subject, said in turtle.nodes_of(piece))
        output.write(f"{between}{nodes}".encode())
        between = ",\n"
    output.write(b"\n]}\n")


def read_context() -> Mapping[str, Any]:
    """Return the published context."""
    whole = json.loads((ontology_folder() / CONTEXT_FILE).read_text(encoding="utf-8"))
    context: Mapping[str, Any] = whole["@context"]
    return context


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Names:
    """What things are called in a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and "://" in iri}
        self._of_namespace = {iri: name for name, iri in self._prefixes.items()}
        self._namespace = re.compile("|".join(map(re.escape, self._of_namespace)))
        described = {name: said for name, said in context.items() if isinstance(said, dict)}
        self._terms = {self._whole(said["@id"]): self._read(name, said) for name, said in described.items()}
        self._of_predicate = {"a": _Term("@type", "@id", None)}

    def _read(self, name: str, said: Mapping[str, str]) -> _Term:
        if "@language" in said:
            return _Term(name, None, f"@{said['@language']}")
        kind = said.get("@type")
        if kind is None:
            return _Term(name)
        if kind == "@id":
            return _Term(name, kind, None)
        whole = self._whole(kind)
        return _Term(name, whole, f"^^{turtle.term_of(f'<{whole}>')}")

    def _whole(self, compact: str) -> str:
        prefix, _, local = compact.partition(":")
        return self._prefixes[prefix] + local

    def _short(self, iri: str) -> str:
        found = self._namespace.match(iri)
        return f"{self._of_namespace[found[0]]}:{iri[found.end() :]}" if found and found.end() < len(iri) else iri

    def node(self, subject: str, said: list[str]) -> str:
        """A node with all that is said of it: predicates with their objects."""
        return f'{{"@id": {self._node(subject)}, {", ".join(map(self._said, said))}}}'

    def _said(self, said: str) -> str:
        predicate, objects = turtle.objects_of(said)
        term = self._of_predicate.get(predicate) or self._term(predicate)
        if len(objects) == 1:
            return f'"{term.name}": {self._object(objects[0], term)}'
        return f'"{term.name}": [{", ".join([self._object(one, term) for one in objects])}]'

    def _term(self, predicate: str) -> _Term:
        iri = turtle.whole_iri(predicate)
        self._of_predicate[predicate] = term = self._terms.get(iri) or _Term(self._short(iri))
        return term

    def _object(self, value: str, term: _Term) -> str:
        if value[0] == '"':
            return self._literal(value, term)
        if value[0].isdigit() or value[0] in "+-." or value in _BOOLEANS:
            return self._bare(value, term)
        return self._node(value) if term.type == "@id" else f'{{"@id": {self._node(value)}}}'

    def _node(self, value: str) -> str:
        # no IRI has characters that JSON would escape
        return f'"{value if value[0] == "_" else self._short(turtle.whole_iri(value))}"'

    def _literal(self, value: str, term: _Term) -> str:
        """A literal that Turtle writes between quotes."""
        quoted, _, rest = value.rpartition('"')
        if rest == term.plain:
            return f'{quoted}"'
        if rest.startswith("@"):
            return f'{{"@value": {quoted}", "@language": "{rest[1:]}"}}'
        return f'{{"@value": {quoted}", "@type": {self._node(rest[2:])}}}' if rest else f'{{"@value": {quoted}"}}'

    def _bare(self, value: str, term: _Term) -> str:
        """A number or a truth, which Turtle writes without quotes."""
        kind = XSD + ("boolean" if value in _BOOLEANS else "decimal" if "." in value else "integer")
        # what JSON has values of its own for
        if not kind.endswith("decimal") and term.type in (None, "@id", kind):
            return value if value in _BOOLEANS else str(int(value))
        return f'"{value}"' if term.type == kind else f'{{"@value": "{value}", "@type": "{self._short(kind)}"}}'
