"""Two policies side by side: two editions, or the plans of two provinces.

In: `Records`, two policies, the headings of their sections. Out: a table with a row for each thing that one or both
have, and what each says of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from kg.analyse.chains import RESTING
from kg.analyse.namesakes import told_apart
from kg.analyse.table import Cell, Quote, Table
from kg.language.body_names import official_region
from kg.language.labels import section_label
from kg.language.regions import NATION, regions

if TYPE_CHECKING:
    from kg.analyse.records import BodyRecord, Records

Rows = Iterable[tuple[Cell, ...]]
# what a body is there for → its name, and what it does
_Tasks = Mapping[str, tuple[str, str]]
Value = TypeVar("Value")
_TASK = 40
# What two policies may have in common; who acts has a cell of its own where the names differ.
_CONTENT = ("rests on", "target", "leads", "answers")


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
    aligned = list(_aligned(*headings))
    parts: tuple[tuple[str, Rows], ...] = (
        ("", _facts(records, one, other)),
        ("rests on", _side_by_side(*_bases(records, one, other))),
        ("target", _side_by_side(_targets(records, one), _targets(records, other))),
        ("leads", _by_function(_leads(records, one), _leads(records, other))),
        ("answers", _by_function(_answering(records, one), _answering(records, other))),
        ("section", [("", *(cell and Quote(cell) for cell in pair)) for pair in aligned]),
    )
    rows = [
        (f"{part}: {row[0]}" if part and row[0] else part or row[0], *row[1:]) for part, found in parts for row in found
    ]
    shared = {part.replace(" ", "_"): _shared(rows, part) for part in _CONTENT}
    alike = sum(None not in pair and _subject(pair[0] or "") == _subject(pair[1] or "") for pair in aligned)
    return Table(("what", "first", "second"), rows, {"in_both": {**shared, "section": alike}})


def _shared(rows: Iterable[tuple[Cell, ...]], part: str) -> int:
    return sum(str(row[0]).startswith(f"{part}: ") and None not in row[1:] for row in rows)


def _facts(records: Records, one: str, other: str) -> Rows:
    pair = (records.policies[one], records.policies[other])
    yield ("title", *(policy.title for policy in pair))
    yield ("number", *(policy.number for policy in pair))
    yield ("date", *(policy.date for policy in pair))
    yield ("type", *(policy.type for policy in pair))
    yield ("availability", *(policy.availability for policy in pair))
    yield ("bodies", *("、".join(policy.body_names) or None for policy in pair))


def _bases(records: Records, one: str, other: str) -> tuple[dict[str, str], dict[str, str]]:
    """What each of two policies rests on: title to relations and the first line."""
    bases = (_basis(records, one), _basis(records, other))
    names = told_apart(records.policies[cited] for base in bases for cited in base)
    first, second = ({names[cited]: told for cited, told in base.items()} for base in bases)
    return first, second


def _basis(records: Records, iri: str) -> dict[str, str]:
    """What a policy rests on: the policy cited to relations, each with its first line."""
    found: dict[str, list[str]] = defaultdict(list)
    for (citing, cited, relation), places in records.citations.items():
        if citing == iri and relation in RESTING:
            found[cited].append(f"{relation} {places[0].file}:{places[0].line}")
    return {cited: "; ".join(told) for cited, told in found.items()}


def _targets(records: Records, iri: str) -> dict[str, str]:
    """The targets of a policy: indicator and year to figures, each with its line and, of a change, its base year."""
    found: dict[str, list[str]] = defaultdict(list)
    for target in records.targets:
        if target.policy == iri:
            name = target.indicator.name + (f" {target.year}" if target.year else "")
            since = f" ({target.measure.baseline})" if target.measure.baseline else ""
            found[name].append(f"{target.text}{since}, {target.place}")
    return {name: "; ".join(dict.fromkeys(told)) for name, told in found.items()}


def _leads(records: Records, iri: str) -> _Tasks:
    """Who leads how many tasks of a policy, and the first one."""
    return _tasks(records, ((duty.lead, duty.task) for duty in records.duties if duty.policy == iri))


def _answering(records: Records, iri: str) -> _Tasks:
    """Who answers for how many tasks of a policy that nobody leads, and the first one."""
    unled = (duty for duty in records.duties if duty.policy == iri and not duty.lead)
    return _tasks(records, ((duty.others, duty.task) for duty in unled))


def _tasks(records: Records, found: Iterable[tuple[Sequence[tuple[str, str]], str]]) -> _Tasks:
    """What each body does, by what it is there for: the name and the tasks."""
    names: dict[str, str] = {}
    tasks: dict[str, list[str]] = defaultdict(list)
    for bodies, task in found:
        for iri, name in bodies:
            function = _function(records.bodies.get(iri), name)
            names.setdefault(function, name)
            tasks[function].append(_shortened(" ".join(task.split())))
    return {function: (names[function], f"{len(done)}: {done[0]}") for function, done in tasks.items()}


def _shortened(task: str) -> str:
    return task if len(task) <= _TASK else f"{task[: _TASK - 1]}…"


def _function(body: BodyRecord | None, name: str) -> str:
    """The name of a body without that of its region: what two provinces have alike."""
    region = body.territory if body else ""
    return name.replace(official_region(region), "", 1) if region in regions() and region != NATION else name


def _by_function(first: _Tasks, second: _Tasks) -> Rows:
    """Bodies of one function side by side; where the two have other names, each cell begins with its own."""
    for key, one, other in _side_by_side(first, second):
        names = {of[0] for of in (one, other) if of}
        label = next(iter(names)) if len(names) == 1 else key
        cells = [of and Quote(of[1] if of[0] == label else f"{of[0]} {of[1]}") for of in (one, other)]
        yield (label, *cells)


def _side_by_side(
    first: Mapping[str, Value], second: Mapping[str, Value]
) -> Iterator[tuple[str, Value | None, Value | None]]:
    """What both have, then what one alone has."""
    for key in sorted(
        {*first, *second}, key=lambda key: (key not in first or key not in second, key not in first, key)
    ):
        yield (key, first.get(key), second.get(key))


def _aligned(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Headings side by side in their order: the same one beside itself, whatever its number; the others where they
    stand between those."""
    matched = SequenceMatcher(None, list(map(_subject, first)), list(map(_subject, second)), autojunk=False)
    for _, begin, end, other_begin, other_end in matched.get_opcodes():
        yield from zip_longest(first[begin:end], second[other_begin:other_end])


def _subject(heading: str) -> str:
    """A heading without its number and white space."""
    label = section_label(heading)
    return "".join((heading[label.end :] if label else heading).split())
