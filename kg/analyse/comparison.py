"""Two policies side by side: two editions, or the plans of two provinces.

In: `Records`, two policies, the headings of their sections. Out: a table with a row for each thing that one or both
have, and what each says of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING
from kg.analyse.table import Cell, Quote, Table

if TYPE_CHECKING:
    from kg.analyse.records import Records

Rows = Iterable[tuple[Cell, ...]]
_TASK = 40
# What two policies may have in common; their sections only stand side by side.
_CONTENT = ("rests on", "target", "leads")


def comparison(records: Records, one: str, other: str, headings: tuple[Sequence[str], Sequence[str]]) -> Table:
    """Compare two policies.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    one, other : str
        IRIs of the policies.
    headings : tuple of two sequences of str
        The headings of the sections of each.
    """
    parts: tuple[tuple[str, Rows], ...] = (
        ("", _facts(records, one, other)),
        ("rests on", _side_by_side(_basis(records, one), _basis(records, other))),
        ("target", _side_by_side(_targets(records, one), _targets(records, other))),
        ("leads", _side_by_side(_leads(records, one), _leads(records, other))),
        ("section", [("", *pair) for pair in zip_longest(*(map(Quote, own) for own in headings))]),
    )
    rows = [
        (f"{part}: {row[0]}" if part and row[0] else part or row[0], *row[1:]) for part, found in parts for row in found
    ]
    return Table(("what", "first", "second"), rows, {"in both": {part: _shared(rows, part) for part in _CONTENT}})


def _shared(rows: Iterable[tuple[Cell, ...]], part: str) -> int:
    return sum(str(row[0]).startswith(f"{part}: ") and None not in row[1:] for row in rows)


def _facts(records: Records, one: str, other: str) -> Rows:
    pair = (records.policies[one], records.policies[other])
    yield ("title", *(policy.title for policy in pair))
    yield ("number", *(policy.number for policy in pair))
    yield ("date", *(policy.date for policy in pair))
    yield ("type", *(policy.type for policy in pair))
    yield ("at hand", *(policy.availability for policy in pair))
    yield ("bodies", *("、".join(policy.body_names) or None for policy in pair))


def _basis(records: Records, iri: str) -> dict[str, str]:
    """What a policy rests on: title to relation and line."""
    found: dict[str, str] = {}
    for (citing, cited, relation), places in records.citations.items():
        if citing == iri and relation in RESTING:
            found.setdefault(records.policies[cited].title, f"{relation} {places[0].file}:{places[0].line}")
    return found


def _targets(records: Records, iri: str) -> dict[str, str]:
    """The targets of a policy: indicator and year to figure and line."""
    found: dict[str, str] = {}
    for target in records.targets:
        if target.policy == iri:
            name = target.indicator.name + (f" {target.year}" if target.year else "")
            found.setdefault(name, f"{target.text}, {target.place}")
    return found


def _leads(records: Records, iri: str) -> dict[str, str]:
    """Who leads how many tasks of a policy, and the first one."""
    tasks: dict[str, list[str]] = defaultdict(list)
    for duty in records.duties:
        for _, name in duty.lead if duty.policy == iri else ():
            tasks[name].append(" ".join(duty.task.split())[:_TASK])
    return {name: Quote(f"{len(led)}: {led[0]}") for name, led in tasks.items()}


def _side_by_side(first: dict[str, str], second: dict[str, str]) -> Rows:
    """What both have, then what one alone has."""
    for key in sorted(
        {*first, *second}, key=lambda key: (key not in first or key not in second, key not in first, key)
    ):
        yield (key, first.get(key), second.get(key))
