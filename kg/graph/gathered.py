"""What a graph says of its policies, bodies, places and citations, gathered while it is written.

In: what is said of each node, as it passes. Out: a `GraphStore` that has this at hand: indexes and records need it
whole, and to read it back triple by triple takes longer than to write the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.graph.rdf import Described
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, FOAF, KG, ORG, RDF, SCHEMA, SKOS

_CITATION = KG + "Citation"
_CLASSES = frozenset(
    {
        *(KG + name for name in ("Policy", "Instrument", "Body", "Compilation", "CatalogueEntry", "Citation")),
        FOAF + "Person",
        SCHEMA + "AdministrativeArea",
    }
)
# of whatever node
_PREDICATES = frozenset(
    {
        *(
            ELI + name
            for name in ("id_local", "passed_by", "type_document", "jurisdiction", "relevant_for", "is_about")
        ),
        *(ELI + name for name in ("date_document", "date_publication", "is_member_of")),
        *(ELI + name for name in ("first_date_entry_in_force", "date_no_longer_in_force")),
        *(DCTERMS + name for name in ("title", "alternative", "subject")),
        *(KG + name for name in ("agencyCode", "numberYear", "numberRule", "issuerRule", "issuerOrder")),
        *(KG + name for name in ("availability", "legalForce", "editionDate", "predecessor", "level", "territory")),
        *(KG + name for name in ("occurrenceOf", "occursIn", "startLine", "sourceFile", "citedNumber", "sentence")),
        *(CITO + name for name in ("hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization")),
        *(SKOS + name for name in ("prefLabel", "altLabel", "notation")),
        *(ORG + name for name in ("classification", "subOrganizationOf")),
        *(RDF + name for name in ("first", "rest")),
    }
)
# of citations: other nodes have as many of them again
_OF_CITATIONS = frozenset(KG + name for name in ("line", "surface", "statement", "inOccurrence"))
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


# subject to its values, sorted
_Values = dict[str, tuple[str, ...]]


class Gathered:
    """What of a graph is kept as it passes."""

    def __init__(self) -> None:
        self._classes: dict[str, list[str]] = {kind: [] for kind in _CLASSES}
        self._any: dict[str, _Values] = {predicate: {} for predicate in _PREDICATES}
        self._of_citations: dict[str, _Values] = {predicate: {} for predicate in _OF_CITATIONS}

    def passing(self, described: Iterable[Described]) -> Iterator[Described]:
        """Yield nodes as they come, when they have been looked at."""
        for one in described:
            self._take(one)
            yield one

    def _take(self, described: Described) -> None:
        node, said = described
        subject, is_citation = node[1:-1], False
        for one in said:
            predicate, _, term = one.partition(" ")
            if not predicate:
                kind = value_of(term)
                is_citation = is_citation or kind == _CITATION
                if kind in _CLASSES:
                    self._classes[kind].append(subject)
            elif predicate in _PREDICATES:
                _add(self._any[predicate], subject, term)
            elif is_citation and predicate in _OF_CITATIONS:
                _add(self._of_citations[predicate], subject, term)

    def of(self, predicate: str, kind: str | None) -> _Values | None:
        """The values of a predicate by subject, at least of a class; None where they are not kept."""
        if predicate in _PREDICATES:
            return self._any[predicate]
        return self._of_citations.get(predicate) if kind == _CITATION else None

    def instances(self, kind: str) -> list[str] | None:
        """The nodes of a class, sorted; None where they are not kept."""
        return self._classes.get(kind)


def _add(values: _Values, subject: str, term: str) -> None:
    known, new = values.get(subject), _alone(term)
    values[subject] = new if known is None else tuple(sorted({*known, *new}))


class GatheredStore(GraphStore):
    """A graph as it was just written.

    Parameters
    ----------
    graph : GraphStore
        Its store, for whatever else is asked.
    gathered : Gathered
        What was kept of it.
    """

    def __init__(self, graph: GraphStore, gathered: Gathered) -> None:
        super().__init__(graph.store, graph.folder)
        self._graph, self._gathered = graph, gathered  # the store lives as long as this
        self._narrowed: dict[tuple[str, str], _Values] = {}

    def values(self, predicate: str, kind: str | None = None) -> dict[str, tuple[str, ...]]:
        """Return the values of a predicate by subject, the same object whoever asks: each table of a large graph that
        is made anew takes as much room as the policies themselves."""
        found = self._gathered.of(predicate, kind)
        if found is None or kind is None:
            return super().values(predicate, kind) if found is None else found
        if (predicate, kind) not in self._narrowed:
            members = self._members(kind)
            whole = all(subject in members for subject in found)
            own = found if whole else {subject: some for subject, some in found.items() if subject in members}
            self._narrowed[predicate, kind] = own
        return self._narrowed[predicate, kind]

    def _all_pairs(self, predicate: str, kind: str | None) -> list[tuple[str, str]]:
        found = self._gathered.of(predicate, kind)
        if found is None:
            return super()._all_pairs(predicate, kind)
        return [(subject, value) for subject, some in found.items() for value in some]

    def _all_instances(self, kind: str) -> list[str]:
        found = self._gathered.instances(kind)
        return super()._all_instances(kind) if found is None else found


@lru_cache(maxsize=1 << 14)
def _alone(term: str) -> tuple[str, ...]:
    """The value of a term, where it is the only one of its subject."""
    return (value_of(term),)


@lru_cache(maxsize=1 << 14)  # regions, kinds, days: many nodes share them
def value_of(term: str) -> str:
    """The IRI of a node, the lexical form of a literal."""
    if term[0] == "<":
        return term[1:-1]
    lexical = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_character, lexical) if "\\" in lexical else lexical


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _ESCAPED.get(escape[2], escape[2])
