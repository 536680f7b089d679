"""What changed between two builds.

In: the `Records` of an older and a newer build. Out: a table with a row for each policy, citation, duty or target that
was gained, lost or changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from kg.analyse.namesakes import told_apart
from kg.analyse.same_policies import same_policies
from kg.analyse.table import Cell, Table
from kg.analyse.topics import Topic, sector_topics

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records

Row = tuple[Cell, ...]
_KINDS = ("gained", "lost", "changed")
# What a statement is about: words that together tell it from others; the first one names it.
Subject = tuple[str, ...]
# The name of a policy and a subject, to the things said of it and how often each.
Statements = dict[tuple[str, Subject], Counter[str]]
# One statement: its subject, what is said of it, how often.
_Said = tuple[Subject, str, int]
_GONE: _Said = ((), "", 0)
# Statements of a build: of its records, the IRI in the newer build and the name of each policy.
Said = Callable[["Records", Mapping[str, str], Mapping[str, str]], Statements]
# How like two statements are, 0 to 100: of a lost and a gained one, whether they are one that reads otherwise.
Alike = Callable[[Subject, str, Subject, str], float]
_ALIKE = 75.0
# What of a policy is compared; its places change with every line added before it.
_FACTS = ("title", "number", "date", "type", "level", "body_names", "regions", "sectors", "availability")


def differences(old: Records, new: Records) -> Table:
    """Return what the newer build gained, lost and says otherwise.

    Parameters
    ----------
    old, new : Records
        Of the stores of two builds.
    """
    now = same_policies(old.policies, new.policies)
    names = told_apart([*new.policies.values(), *(one for iri, one in old.policies.items() if iri not in now)])
    # what is only in the older build keeps its IRI: no policy of the newer one has it
    sides = ((old, {iri: now.get(iri, iri) for iri in old.policies}), (new, {iri: iri for iri in new.policies}))

    def said(of: Said) -> tuple[Statements, Statements]:
        before, after = (of(records, iri_of, names) for records, iri_of in sides)
        return before, after

    rows = [
        *_policies(old, new, now, names),
        *_statements("citation", *said(_citations), _citation_told, _first, _never_alike),
        *_statements("duty", *said(_duties), _duty_told, _first, _tasks_alike),
        *_statements("target", *said(_targets), _target_told, _target_named, _targets_alike),
    ]
    facts: dict[str, object] = {"changes": len(rows)}
    for of in dict.fromkeys(row[1] for row in rows):
        kinds = Counter(str(row[0]) for row in rows if row[1] == of)
        facts[str(of)] = {kind: kinds[kind] for kind in _KINDS if kind in kinds}
    return Table(("change", "of", "policy", "what", "before", "after"), rows, facts)


def _policies(old: Records, new: Records, now: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Row]:
    topics = {"regions": old.regions | new.regions, "sectors": sector_topics()}
    earlier = {new_iri: old_iri for old_iri, new_iri in now.items()}
    for iri in sorted(new.policies.keys() | (old.policies.keys() - now.keys())):
        if iri not in new.policies:
            lost = old.policies[iri]
            yield ("lost", "policy", names[iri], lost.number, lost.availability, None)
        elif iri not in earlier:
            gained = new.policies[iri]
            yield ("gained", "policy", names[iri], gained.number, None, gained.availability)
        else:
            yield from _changed(names[iri], old.policies[earlier[iri]], new.policies[iri], topics)


def _changed(
    name: str, before: PolicyRecord, after: PolicyRecord, topics: Mapping[str, Mapping[str, Topic]]
) -> Iterator[Row]:
    one, other = asdict(before), asdict(after)
    for fact in _FACTS:
        if one[fact] != other[fact]:
            called = topics.get(fact, {})
            yield ("changed", "policy", name, fact, _plain(one[fact], called), _plain(other[fact], called))


def _plain(value: object, called: Mapping[str, Topic]) -> str | None:
    """A value as people read it; the names of regions and sectors for their keys."""
    if isinstance(value, tuple):
        return "、".join(called[one].name if one in called else str(one) for one in value) or None
    return str(value) if value else None


def _statements(
    kind: str,
    before: Statements,
    after: Statements,
    told: Callable[[Subject, str], str],
    named: Callable[[Subject], str],
    alike: Alike,
) -> Iterator[Row]:
    """What one side says more often than the other; what both say of one subject, each otherwise, has changed, and so
    has what they say of subjects that are alike."""
    rows: list[Row] = []
    left: dict[str, tuple[list[_Said], list[_Said]]] = defaultdict(lambda: ([], []))
    for policy, subject in sorted(before.keys() | after.keys(), key=repr):
        one, other = (side.get((policy, subject), Counter()) for side in (before, after))
        lost, gained = sorted((one - other).items()), sorted((other - one).items())
        for (old, _), (new, _) in zip(lost, gained, strict=False):
            rows.append(("changed", kind, policy, named(subject), old, new))
        changed = min(len(lost), len(gained))
        for of_side, rest in zip(left[policy], (lost, gained), strict=True):
            of_side += [(subject, thing, count) for thing, count in rest[changed:]]
    for policy, (lost_ones, gained_ones) in left.items():
        for before_at, after_at in _pairs(lost_ones, gained_ones, alike):
            was, now = lost_ones[before_at], gained_ones[after_at]
            rows.append(("changed", kind, policy, None, told(*was[:2]), told(*now[:2])))
            lost_ones[before_at], gained_ones[after_at] = _GONE, _GONE
        rows += [("lost", kind, policy, told(*one[:2]), f"×{one[2]}", None) for one in lost_ones if one[2]]
        rows += [("gained", kind, policy, told(*one[:2]), None, f"×{one[2]}") for one in gained_ones if one[2]]
    return iter(sorted(rows, key=lambda row: _KINDS.index(str(row[0]))))


def _pairs(lost: Sequence[_Said], gained: Sequence[_Said], alike: Alike) -> Iterator[tuple[int, int]]:
    """The places of statements that are alike, the most alike first, each in one pair; both are said as often."""
    scored = sorted(
        (-alike(*one[:2], *other[:2]), at, other_at)
        for at, one in enumerate(lost)
        for other_at, other in enumerate(gained)
        if one[2] == other[2]
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, at, other_at in scored:
        if -score >= _ALIKE and at not in taken[0] and other_at not in taken[1]:
            taken[0].add(at)
            taken[1].add(other_at)
            yield at, other_at


def _said(found: Iterable[tuple[str, Subject, str]]) -> Statements:
    said: Statements = defaultdict(Counter)
    for policy, subject, thing in found:
        said[policy, subject][thing] += 1
    return said


def _citations(records: Records, iri_of: Mapping[str, str], names: Mapping[str, str]) -> Statements:
    """Which policy cites which, and as what."""
    return _said(
        (names[iri_of[by]], (names[iri_of[cited]],), relation)
        for (by, cited, relation), found in records.citations.items()
        for _ in found
    )


def _duties(records: Records, iri_of: Mapping[str, str], names: Mapping[str, str]) -> Statements:
    """Who does which task; the leading bodies stand before the others."""
    return _said(
        (names[iri_of[duty.policy]], (" ".join(duty.task.split()),), _bodies(duty.lead, duty.others))
        for duty in records.duties
    )


def _bodies(*groups: Sequence[tuple[str, str]]) -> str:
    return "; ".join("、".join(name for _, name in group) for group in groups if group)


def _targets(records: Records, iri_of: Mapping[str, str], names: Mapping[str, str]) -> Statements:
    """Which figure is set for what; those in another unit, or counted from another year, are of another subject."""
    return _said(
        (
            names[iri_of[target.policy]],
            (target.wording or target.indicator.name, target.year, target.unit, str(target.measure)),
            target.text,
        )
        for target in records.targets
    )


def _never_alike(_subject: Subject, _thing: str, _other: Subject, _other_thing: str) -> float:
    return 0.0


def _tasks_alike(subject: Subject, _bodies: str, other: Subject, _other_bodies: str) -> float:
    """Whether two tasks are one in other words: a task holds the bodies too, and has no other name."""
    return fuzz.ratio(subject[0], other[0])


def _targets_alike(subject: Subject, figure: str, other: Subject, other_figure: str) -> float:
    """Whether two figures are of one thing, for another year, in another unit or by another name."""
    if subject[0] == other[0]:
        return 100.0
    return fuzz.ratio(subject[0], other[0]) if (figure, subject[1:]) == (other_figure, other[1:]) else 0.0


def _first(subject: Subject) -> str:
    return subject[0]


def _citation_told(subject: Subject, relation: str) -> str:
    return f"{relation} {subject[0]}"


def _duty_told(subject: Subject, bodies: str) -> str:
    return f"{bodies}: {subject[0]}"


def _target_told(subject: Subject, figure: str) -> str:
    return f"{subject[0]} {figure} {subject[1]}".strip()


def _target_named(subject: Subject) -> str:
    return f"{subject[0]} {subject[1]}".strip()
