"""Promises: policies that a policy says will be drafted, revised or repealed, and what became of them.

In: `Records`. Out: a table with a row a promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse.rankings import with_coverage
from kg.analyse.table import Cell, Table
from kg.analyse.topics import lies_in
from kg.graph.store import said_once
from kg.vocabulary.namespaces import ELI, KG, NAME_ONLY, NEW, REPEAL, REVISE, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.analyse.records import PolicyRecord, Records

_FULFILLED = """
SELECT ?policy ?promise ?statement ?days WHERE {
  ?policy kg:fulfils ?promise .
  OPTIONAL { ?promise kg:statement ?statement } OPTIONAL { ?promise kg:daysToFulfilment ?days }
}"""
_PROMISES = """
SELECT ?promise ?statement ?by ?future ?surface ?file ?line WHERE {
  ?promise cito:hasCitationCharacterization kg:proposes ; cito:hasCitingEntity ?by ; cito:hasCitedEntity ?future ;
    kg:surface ?surface ; kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file .
  OPTIONAL { ?promise kg:statement ?statement }
}"""
COLUMNS = (
    *("promised", "action", "policy", "number", "bodies", "date"),
    *("followed_by", "followed_on", "days", "availability", "file", "line"),
)


def promised(records: Records, by: str | None = None, region: str | None = None) -> Table:
    """Return the promises, those kept first, with the policy that followed.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    by : str, optional
        IRI of a body: the promises of policies that it issued.
    region : str, optional
        IRI of a region: the promises of policies that hold there or in a place in it.
    """
    graph = records.graph
    kinds = graph.values(KG + "promises")
    kept = {row["statement"] or row["promise"]: row for row in graph.sorted_rows(_FULFILLED)}
    holds_in = graph.values(ELI + "jurisdiction", KG + "Policy") if region else {}
    made = said_once(graph.sorted_rows(_PROMISES), "promise")
    named = {row[end] for row in made for end in ("by", "future")} | {row["policy"] for row in kept.values()}
    policies = {one.iri: one for one in records.policies_of(named)}
    rows: list[tuple[Cell, ...]] = []
    for row in made:
        promiser, future = policies[row["by"]], policies[row["future"]]
        if (by and by not in promiser.bodies) or (region and not _holds_in(holds_in.get(promiser.iri, ()), region)):
            continue
        found = kept.get(row["statement"] or row["promise"])
        action = kinds.get(row["promise"], ())
        follower = policies[found["policy"]] if found else future if may_follow(promiser, future, action) else None
        days = int(found["days"]) if found and found["days"] else None
        who = (promiser.title, promiser.number, "、".join(promiser.body_names), promiser.date)
        what = (follower.title, follower.date) if follower else (None, None)
        to = promised_to(action, promiser, future)
        rows.append(
            (_named(row["surface"], future), to, *who, *what, days, future.availability, row["file"], int(row["line"]))
        )
    rows.sort(key=lambda cells: (cells[6] is None, str(cells[0]), str(cells[10]), int(cells[11] or 0)))
    followed = sum(row[6] is not None for row in rows)
    facts = {"promises": len(rows), "followed_by_a_text_at_hand": followed}
    return with_coverage(Table(COLUMNS, rows, facts), records)


def _named(surface: str, future: PolicyRecord) -> str:
    """What is promised as the text has it; by its title where the text only has the end of that, as short forms do."""
    return future.title if future.title.endswith(surface) else surface


def _holds_in(regions: Iterable[str], wanted: str) -> bool:
    return any(lies_in(one, wanted) for one in regions)


def may_follow(promiser: PolicyRecord, future: PolicyRecord, kinds: Sequence[str]) -> bool:
    """Whether a text at hand may be what was promised: what was there before is what is to be revised or repealed, and
    where no day tells, only what is to be new is known to have come later."""
    if future.availability != TEXT:
        return False
    if future.day is None or promiser.day is None:
        return NEW in kinds or not kinds
    return future.day >= promiser.day and tuple(kinds) != (REPEAL,)


def promised_to(kinds: tuple[str, ...], promiser: PolicyRecord, future: PolicyRecord) -> str:
    """What is promised; what was there before the promise can only be revised or repealed."""
    dated = future.day is not None and promiser.day is not None
    before = future.day < promiser.day if future.day and promiser.day else False
    if kinds == (NEW,) and before:
        return REVISE
    if NEW in kinds and len(kinds) > 1:
        there = before or (not dated and future.availability != NAME_ONLY)
        kinds = tuple(kind for kind in kinds if (kind != NEW) == there)
    return " or ".join(kinds)
