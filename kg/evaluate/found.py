"""What a graph states, as far as an answer key says the same.

In: `Records` of a graph. Out: `FoundGraph`: occurrences, mentions, duties, targets and table rows as plain records,
and the facts of each policy. Terms as in ONTOLOGY.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.language.characters import fold
from kg.language.title import Title
from kg.vocabulary.forms import Form
from kg.vocabulary.namespaces import RELATIONS

if TYPE_CHECKING:
    from kg.analyse.duties import DutyRecord
    from kg.analyse.records import Records
    from kg.analyse.targets import TargetRecord
    from kg.graph.store import GraphStore

_FACTS = {
    "title": "dcterms:title",
    "alternative": "dcterms:alternative",
    "number": "eli:id_local",
    "date": "eli:date_document",
    "effective": "eli:first_date_entry_in_force",
    "issuer": "eli:passed_by/skos:prefLabel",
    "type": "eli:type_document/skos:prefLabel",
    "jurisdiction": "eli:jurisdiction/skos:prefLabel",
    "sector": "eli:is_about/skos:notation",
}
_OCCURRENCES = """SELECT DISTINCT ?policy ?file ?start ?end WHERE {
  ?one kg:occurrenceOf ?policy ; kg:occursIn/kg:sourceFile ?file ;
       kg:startLine ?start ; kg:endLine ?end
  FILTER NOT EXISTS { ?one a kg:CatalogueEntry } }"""
_LISTED = """SELECT DISTINCT ?policy WHERE {
  ?row a kg:CatalogueEntry ; kg:occurrenceOf ?policy }"""
_MENTIONS = """SELECT ?one ?file ?line ?start ?surface ?marked ?relation ?cited WHERE {
  ?one cito:hasCitationCharacterization ?relation ; kg:surface ?surface ; kg:line ?line ;
       kg:inOccurrence/kg:occursIn/kg:sourceFile ?file
  OPTIONAL { ?one oa:start ?start } OPTIONAL { ?one kg:marked ?marked }
  OPTIONAL { ?one cito:hasCitedEntity ?cited } }"""
_ORDINAL = Form(r"⟨body/ordinal⟩(?=\d+⟨answer/number-mark⟩)")


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """The text of a policy: `start` and `end` are 1-based lines of the file."""

    file: str
    start: int
    end: int
    policy: str


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention; `cited` is the IRI of the policy that it means, None where it was left open."""

    file: str
    line: int
    surface: str
    marked: bool
    relation: str
    cited: str | None

    @property
    def named(self) -> Title:
        """The words as a title, taken apart."""
        return Title.of(self.surface)


@dataclass(frozen=True, slots=True)
class FoundDuty:
    """A duty; `bodies` holds the leading ones too."""

    file: str
    line: int
    bodies: frozenset[str]
    lead: frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class FoundTarget:
    """A target with its value; `indicator` is as the text words it; `unit` and `year` are empty where it has none."""

    file: str
    line: int
    indicator: str
    value: float
    unit: str
    year: str


@dataclass(frozen=True, slots=True)
class FoundGraph:
    """The records of a graph, sorted, and its facts: kind of fact, then policy, to values.

    `listed` are the policies of table rows, sorted, by each folded title of theirs.
    """

    files: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    mentions: tuple[FoundMention, ...]
    duties: tuple[FoundDuty, ...]
    targets: tuple[FoundTarget, ...]
    listed: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Mapping[str, frozenset[str]]]

    def of(self, policy: str, kind: str) -> frozenset[str]:
        """Return the values of one kind of fact: title, number, issuer, date …"""
        return self.facts[kind].get(policy, frozenset())

    def name(self, policy: str) -> str:
        """Return the title of a policy, else its number, else its IRI."""
        return min(self.of(policy, "title") or self.of(policy, "number"), default=policy)


def read_graph(records: Records) -> FoundGraph:
    """Read what a build wrote.

    Parameters
    ----------
    records : Records
        Of the store of the build.
    """
    facts = {kind: _values(records, path) for kind, path in _FACTS.items()}
    files = records.graph.select("SELECT ?f WHERE { ?compilation kg:sourceFile ?f }")
    return FoundGraph(
        files=tuple(sorted(_text(row, "f") for row in files)),
        occurrences=_occurrences(records.graph),
        mentions=_mentions(records.graph),
        duties=tuple(_duty(one) for one in records.duties if one.file),
        targets=tuple(sorted({one.iri: _target(one) for one in records.targets if one.file}.values())),
        listed=_listed(records.graph, facts),
        facts=facts,
    )


def fold_number(number: str) -> str:
    """Return a document number as it is compared: brackets alike, without 第."""
    return _ORDINAL.sub("", fold(number))


def _text(row: Mapping[str, str | None], name: str) -> str:
    return row[name] or ""


def _values(records: Records, path: str) -> dict[str, frozenset[str]]:
    found = records.values(f"?subject a kg:Policy ; {path} ?value")
    return {policy: frozenset(values) for policy, values in found.items()}


def _occurrences(store: GraphStore) -> tuple[Occurrence, ...]:
    rows = store.select(_OCCURRENCES)
    return tuple(
        sorted(
            Occurrence(_text(r, "file"), int(_text(r, "start")), int(_text(r, "end")), _text(r, "policy")) for r in rows
        )
    )


def _listed(store: GraphStore, facts: Mapping[str, Mapping[str, frozenset[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_LISTED):
        policy = _text(row, "policy")
        for kind in ("title", "alternative"):
            for name in facts[kind].get(policy, ()):
                found[Title.of(name).folded].add(policy)
    return {name: tuple(sorted(policies)) for name, policies in found.items()}


def _mentions(store: GraphStore) -> tuple[FoundMention, ...]:
    names = {iri: name for name, iri in RELATIONS.items()}
    rows = store.select(_MENTIONS)
    rows.sort(
        key=lambda r: (
            _text(r, "file"),
            int(_text(r, "line")),
            int(r["start"] or 0),
            _text(r, "one"),
        )
    )
    return tuple(
        FoundMention(
            file=_text(row, "file"),
            line=int(_text(row, "line")),
            surface=_text(row, "surface"),
            marked=row["marked"] == "true",
            relation=names.get(_text(row, "relation"), _text(row, "relation")),
            cited=row["cited"],
        )
        for row in rows
    )


def _duty(one: DutyRecord) -> FoundDuty:
    lead = frozenset(name for _, name in one.lead)
    return FoundDuty(one.file, one.line, lead | {name for _, name in one.others}, lead)


def _target(one: TargetRecord) -> FoundTarget:
    return FoundTarget(one.file, one.line, one.wording, float(one.value), one.unit, one.year)
