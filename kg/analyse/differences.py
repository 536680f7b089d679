"""What changed between two builds.

In: the `Records` of an older and a newer build. Out: a table with a row for each policy, citation, duty or target that
was gained, lost or changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.analyse.namesakes import told_apart
from kg.analyse.same_policies import same_policies
from kg.analyse.table import Cell, Table

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records

Row = tuple[Cell, ...]
_KINDS = ("gained", "lost", "changed")
# What a statement is about: words that together tell it from others; the first one names it.
Subject = tuple[str, ...]
# The name of a policy and a subject, to the things said of it and how often each.
Statements = dict[tuple[str, Subject], Counter[str]]
# Statements of a build: of its records, the IRI in the newer build and the name of each policy.
Said = Callable[["Records", Mapping[str, str], Mapping[str, str]], Statements]
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
        *_statements("citation", *said(_citations), _citation_told, _first),
        *_statements("duty", *said(_duties), _duty_told, _first),
        *_statements("target", *said(_targets), _target_told, _target_named),
    ]
    facts: dict[str, object] = {"changes": len(rows)}
    for of in dict.fromkeys(row[1] for row in rows):
        kinds = Counter(str(row[0]) for row in rows if row[1] == of)
        facts[str(of)] = {kind: kinds[kind] for kind in _KINDS if kind in kinds}
    return Table(("change", "of", "policy", "what", "before", "after"), rows, facts)


def _policies(old: Records, new: Records, now: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Row]:
    earlier = {new_iri: old_iri for old_iri, new_iri in now.items()}
    for iri in sorted(new.policies.keys() | (old.policies.keys() - now.keys())):
        if iri not in new.policies:
            lost = old.policies[iri]
            yield ("lost", "policy", names[iri], lost.number, lost.availability, None)
        elif iri not in earlier:
            gained = new.policies[iri]
            yield ("gained", "policy", names[iri], gained.number, None, gained.availability)
        else:
            yield from _changed(names[iri], old.policies[earlier[iri]], new.policies[iri])


def _changed(name: str, before: PolicyRecord, after: PolicyRecord) -> Iterator[Row]:
    one, other = asdict(before), asdict(after)
    for fact in _FACTS:
        if one[fact] != other[fact]:
            yield ("changed", "policy", name, fact, _plain(one[fact]), _plain(other[fact]))


def _plain(value: object) -> str | None:
    return ("、".join(map(str, value)) if isinstance(value, tuple) else str(value)) if value else None


def _statements(
    kind: str,
    before: Statements,
    after: Statements,
    told: Callable[[Subject, str], str],
    named: Callable[[Subject], str],
) -> Iterator[Row]:
    """What one side says more often than the other; what both say of one subject, each otherwise, has changed."""
    rows: list[Row] = []
    for policy, subject in sorted(before.keys() | after.keys(), key=repr):
        one, other = (side.get((policy, subject), Counter()) for side in (before, after))
        lost, gained = sorted((one - other).items()), sorted((other - one).items())
        for (old, _), (new, _) in zip(lost, gained, strict=False):
            rows.append(("changed", kind, policy, named(subject), old, new))
        changed = min(len(lost), len(gained))
        rows += [("lost", kind, policy, told(subject, thing), f"×{count}", None) for thing, count in lost[changed:]]
        rows += [("gained", kind, policy, told(subject, thing), None, f"×{count}") for thing, count in gained[changed:]]
    return iter(sorted(rows, key=lambda row: _KINDS.index(str(row[0]))))


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
