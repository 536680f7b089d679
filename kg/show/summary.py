"""What a build found, in numbers.

In: `Findings`, or how much they were, and the records of the graph written from them. Out: `BuildSummary`, the closing
table of a build and the head of its report.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.conflicts import conflict_lines
from kg.analyse.counts import relation_counts, stated_counts
from kg.analyse.records import Records
from kg.resolve.model import Findings
from kg.vocabulary.namespaces import AVAILABILITY, RELATIONS


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of the reading, a line each: `warnings` are files that cannot be read and other trouble,
    `unread` is what was found in folders and archives and is not read, `notes` say how tables were understood."""

    warnings: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build found. `known_as` counts citations by what is at hand of the cited policy; `unchanged` tells that
    it was found by the build before, and that nothing has changed since; `without_page` policies are too many to have
    a page each; `warnings`, `unread` and `notes` are those of `Told`; `conflicts` are what `kg conflicts` tells of, a
    line each; they and the `doubtful` boundaries are listed in the report."""

    compilations: int
    documents: int
    table_rows: int
    meetings: int
    policies: int
    citations: dict[str, int]
    bodies: int
    regions: int
    sectors: int
    responsibilities: int
    targets: int
    known_as: dict[str, int]
    unresolved: int
    doubtful: int
    conflicts: tuple[str, ...]
    triples: int
    warnings: tuple[str, ...]
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unchanged: bool = False
    without_page: int = 0

    def rows(self) -> list[tuple[str, int]]:
        """Return the closing table: what, and how many."""
        by_relation = [(f"  {relation}", count) for relation, count in self.citations.items()]
        return [
            ("compilations", self.compilations),
            ("documents", self.documents),
            ("table rows", self.table_rows),
            ("meetings", self.meetings),
            ("policies", self.policies),
            ("citations", sum(self.citations.values())),
            *by_relation,
            *((f"  of a policy: {state}", count) for state, count in self.known_as.items()),
            ("unresolved citations", self.unresolved),
            ("issuing bodies", self.bodies),
            ("regions", self.regions),
            ("sectors", self.sectors),
            ("responsibilities", self.responsibilities),
            ("targets", self.targets),
            ("doubtful boundaries", self.doubtful),
            ("conflicts", len(self.conflicts)),
            ("triples", self.triples),
            ("warnings", len(self.warnings)),
        ]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much was found."""

    compilations: int
    documents: int
    table_rows: int
    meetings: int
    doubtful: int

    @classmethod
    def of(cls, findings: Findings) -> Sizes:
        """Count what a build found, so that it can be let go."""
        return cls(
            compilations=len(findings.compilations),
            documents=len(findings.documents),
            table_rows=len(findings.entries),
            meetings=len(findings.meetings),
            doubtful=sum(bool(document.segment.doubts) for document in findings.documents),
        )


def summarise(found: Sizes, records: Records, told: Told) -> BuildSummary:
    """Say what a build found, and what of it the graph states; `told` is what there is to tell."""
    counted, relations = dict(stated_counts(records)), dict(relation_counts(records))
    return BuildSummary(
        compilations=found.compilations,
        documents=found.documents,
        table_rows=found.table_rows,
        meetings=found.meetings,
        policies=counted["policies"],
        citations={relation: relations[relation] for relation in RELATIONS if relation in relations},
        bodies=counted["issuing bodies"],
        regions=counted["regions"],
        sectors=counted["sectors"],
        responsibilities=counted["responsibilities"],
        targets=counted["targets"],
        known_as={state: counted[f"citations: {state}"] for state in AVAILABILITY},
        unresolved=counted["citations: unresolved"],
        doubtful=found.doubtful,
        conflicts=conflict_lines(records),
        triples=counted["triples"],
        warnings=told.warnings,
        unread=told.unread,
        notes=told.notes,
    )
