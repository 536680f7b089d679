"""What a graph says of its policies, bodies, places and citations, gathered while it is written.

In: what is said of each node, as it passes. Out: a `GraphStore` that has this at hand: indexes and records need it
whole, and to read it back triple by triple takes longer than to write the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.graph.rdf import Described
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, FOAF, KG, ORG, RDF, SCHEMA, SKOS

_CLASSES = frozenset(
    {
        *(KG + name for name in ("Policy", "Instrument", "Body", "Compilation", "CatalogueEntry", "Citation", "Act")),
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
        *(
            KG + name
            for name in (
                "occurrenceOf",
                "enclosedTextOf",
                "occursIn",
                "startLine",
                "sourceFile",
                "citedNumber",
                "sentence",
            )
        ),
        *(CITO + name for name in ("hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization")),
        *(SKOS + name for name in ("prefLabel", "altLabel", "notation")),
        *(ORG + name for name in ("classification", "subOrganizationOf")),
        *(RDF + name for name in ("first", "rest")),
    }
)
# of individuals of a class: other nodes have as many of them again
_OF = {
    KG + "Citation": frozenset(
        KG + name for name in ("line", "surface", "statement", "inOccurrence", "unresolvedBecause")
    ),
    KG + "Act": frozenset({KG + "ofPolicy", DCTERMS + "date"}),
}
# of these is kept how many there are
_CLAUSES = (KG + "Responsibility", KG + "Target")
_STATEMENT = KG + "statement"
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


# subject to its values, sorted
_Values = dict[str, tuple[str, ...]]
_NOTHING: dict[str, _Values] = {}


@dataclass(slots=True)
class Clauses:
    """How many mentions of duties or of targets there are, and what they state: a text that stands in two compilations
    states it once."""

    mentions: int = 0
    stated: set[str] = field(default_factory=set)


class Gathered:
    """What of a graph is kept as it passes; `triples` are counted."""

    def __init__(self) -> None:
        self.triples = 0
        self._clauses = {kind: Clauses() for kind in _CLAUSES}
        self._classes: dict[str, list[str]] = {kind: [] for kind in _CLASSES}
        self._any: dict[str, _Values] = {predicate: {} for predicate in _PREDICATES}
        self._of: dict[str, dict[str, _Values]] = {
            kind: {predicate: {} for predicate in predicates} for kind, predicates in _OF.items()
        }

    def passing(self, described: Iterable[Described]) -> Iterator[Described]:
        """Yield nodes as they come, when they have been looked at."""
        for one in described:
            self._take(one)
            yield one

    def _take(self, described: Described) -> None:
        node, said = described
        subject, own = node[1:-1], _NOTHING
        self.triples += len(said)
        for one in said:
            predicate, _, term = one.partition(" ")
            if not predicate:
                kind = value_of(term)
                own = self._of.get(kind, own)
                if kind in _CLASSES:
                    self._classes[kind].append(subject)
                elif kind in self._clauses:
                    self._take_clause(self._clauses[kind], subject, said)
            elif predicate in _PREDICATES:
                _add(self._any[predicate], subject, term)
            elif predicate in own:
                _add(own[predicate], subject, term)

    def _take_clause(self, clauses: Clauses, subject: str, said: Iterable[str]) -> None:
        clauses.mentions += 1
        pairs = (one.partition(" ") for one in said)
        stated = [value_of(term) for predicate, _, term in pairs if predicate == _STATEMENT]
        clauses.stated.update(stated or [subject])

    def clauses(self, kind: str) -> Clauses | None:
        """How many duties (kg:Responsibility) or targets (kg:Target) there are; None of another class."""
        return self._clauses.get(kind)

    def of(self, predicate: str, kind: str | None) -> _Values | None:
        """The values of a predicate by subject, at least of a class; None where they are not kept."""
        if predicate in _PREDICATES:
            return self._any[predicate]
        return self._of.get(kind or "", _NOTHING).get(predicate)

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

    def clauses(self, kind: str) -> Clauses | None:
        """How many duties (kg:Responsibility) or targets (kg:Target) there are; None of another class."""
        return self._gathered.clauses(kind)

    def __len__(self) -> int:
        """Return the number of triples."""
        return self._gathered.triples

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
