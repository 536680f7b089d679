"""What changed between two builds.

In: the `Records` of an older and a newer build. Out: a table with a row for each policy, citation, duty or target that
was gained, lost or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from kg.analyse.table import Cell, Table

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord, Records

K = TypeVar("K", bound=Hashable)
Row = tuple[Cell, ...]
# What of a policy is compared; its places change with every line added before it.
_FACTS = ("title", "number", "date", "type", "level", "body_names", "regions", "sectors", "availability")


def differences(old: Records, new: Records) -> Table:
    """Return what the newer build gained, lost and says otherwise.

    Parameters
    ----------
    old, new : Records
        Of the stores of two builds.
    """
    rows = [
        *_policies(old, new),
        *_counted("citation", _citations(old), _citations(new), _citation_row),
        *_counted("duty", _duties(old), _duties(new), _plain_row),
        *_counted("target", _targets(old), _targets(new), _plain_row),
    ]
    counted = Counter((str(row[1]), str(row[0])) for row in rows)
    facts: dict[str, object] = {"changes": len(rows)}
    for kind in dict.fromkeys(kind for kind, _ in sorted(counted)):
        facts[kind] = {change: number for (of, change), number in sorted(counted.items()) if of == kind}
    return Table(("change", "of", "policy", "what", "before", "after"), rows, facts)


def _policies(old: Records, new: Records) -> Iterator[Row]:
    before, after = old.policies, new.policies
    for iri in sorted(before.keys() | after.keys()):
        if iri not in before:
            yield ("gained", "policy", after[iri].title, after[iri].number, None, after[iri].availability)
        elif iri not in after:
            yield ("lost", "policy", before[iri].title, before[iri].number, before[iri].availability, None)
        else:
            yield from _changed(before[iri], after[iri])


def _changed(before: PolicyRecord, after: PolicyRecord) -> Iterator[Row]:
    one, other = asdict(before), asdict(after)
    for name in _FACTS:
        if one[name] != other[name]:
            yield ("changed", "policy", after.title, name, _told(one[name]), _told(other[name]))


def _told(value: object) -> str | None:
    return ("、".join(map(str, value)) if isinstance(value, tuple) else str(value)) if value else None


def _counted(kind: str, before: Counter[K], after: Counter[K], row: Callable[[K], tuple[Cell, Cell]]) -> Iterator[Row]:
    """What one side has more often than the other."""
    for change, more in (("gained", after - before), ("lost", before - after)):
        for key in sorted(more, key=repr):
            policy, what = row(key)
            told = f"×{more[key]}" if more[key] > 1 else "×1"
            yield (change, kind, policy, what, told if change == "lost" else None, told if change == "gained" else None)


def _citations(records: Records) -> Counter[tuple[str, str, str]]:
    titles = {iri: policy.title for iri, policy in records.policies.items()}
    return Counter(
        {
            (titles[by], relation, titles[cited]): len(found)
            for (by, cited, relation), found in records.citations.items()
        }
    )


def _citation_row(key: tuple[str, str, str]) -> tuple[Cell, Cell]:
    return key[0], f"{key[1]} {key[2]}"


def _duties(records: Records) -> Counter[tuple[str, str]]:
    return Counter(
        (duty.title, "、".join(name for _, name in (*duty.lead, *duty.others)) + ": " + " ".join(duty.task.split()))
        for duty in records.duties
    )


def _targets(records: Records) -> Counter[tuple[str, str]]:
    return Counter(
        (target.title, f"{target.wording} {target.text} {target.year}".strip()) for target in records.targets
    )


def _plain_row(key: tuple[str, str]) -> tuple[Cell, Cell]:
    return key
