"""What in a graph cannot all be true.

In: `Records`. Out: a table: policies that rest on a younger text, two policies under one number, a number whose year is
not that of the signature, and places of one document that disagree, with what was kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING
from kg.analyse.table import Cell, Table

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records

_NUMBERS = "SELECT ?policy ?number WHERE { ?policy a kg:Policy ; eli:id_local ?number }"
_YEARS = """
SELECT ?policy ?year ?day WHERE { ?policy a kg:Policy ; kg:numberYear ?year ; eli:date_document ?day }"""
_WITHIN = """
SELECT ?file ?line ?policy ?about ?kept ?rejected ?field WHERE {
  ?conflict a kg:Conflict ; kg:ofPolicy ?policy ; kg:conflictAbout ?about ; kg:kept ?kept ; kg:rejected ?rejected ;
    kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file .
  OPTIONAL { ?conflict kg:containerField ?field }
}"""
# An order of the last days of December is signed in January now and then, and numbered the year before.
_YEARS_APART = 1
# What undoes an act names what was there before it, as what rests on it does.
_LATER_THAN_CITED = RESTING | {"amends", "repeals", "replaces"}

Row = tuple[Cell, ...]


def conflicts(records: Records) -> Table:
    """Return what contradicts itself, by kind.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    rows = [*_younger(records), *_shared_numbers(records), *_years(records), *_within_documents(records)]
    return Table(("conflict", "policy", "number", "dated", "what", "file", "line"), rows, {"conflicts": len(rows)})


def _younger(records: Records) -> Iterator[Row]:
    """Policies that rest on, amend or repeal a text signed after them: one of the days, or the relation, is wrong."""
    for (citing, cited, relation), places in records.citations.items():
        one, other = records.policies[citing], records.policies[cited]
        if relation in _LATER_THAN_CITED and one.day and other.day and one.day < other.day:
            first, what = places[0], f"{relation} {other.title} ({other.date})"
            yield ("rests on a younger text", one.title, one.number, one.date, what, first.file, first.line)


def _shared_numbers(records: Records) -> Iterator[Row]:
    by_number: dict[str, list[str]] = defaultdict(list)
    for row in records.graph.sorted_rows(_NUMBERS):
        by_number[row["number"]].append(row["policy"])
    for number, sharing in sorted(by_number.items()):
        found = [records.policies[iri] for iri in sharing]
        instruments = {records.predecessors.get(iri, iri) for iri in sharing}
        if len(found) > 1 and len(instruments) > 1:
            for policy in found:
                yield ("one number, several policies", policy.title, number, policy.date, None, *_first_place(policy))


def _years(records: Records) -> Iterator[Row]:
    for row in records.graph.sorted_rows(_YEARS):
        policy = records.policies[row["policy"]]
        if abs(int(row["year"]) - int(row["day"][:4])) > _YEARS_APART:
            what = "the number's year is not that of the signature"
            yield (what, policy.title, policy.number, row["day"], None, *_first_place(policy))


def _within_documents(records: Records) -> Iterator[Row]:
    for row in records.graph.sorted_rows(_WITHIN):
        policy = records.policies[row["policy"]]
        beside = f" ({row['field']})" if row["field"] else ""
        what = f"{row['about']}: {row['kept']}, not {row['rejected']}{beside}"
        place = (row["file"], int(row["line"]))
        yield ("places of a document disagree", policy.title, policy.number, policy.date, what, *place)


def _first_place(policy: PolicyRecord) -> tuple[str | None, int | None]:
    """File and line where its text begins."""
    return policy.places[0] if policy.places else (None, None)
