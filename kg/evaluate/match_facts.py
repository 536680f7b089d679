"""Duties, targets and table rows of a graph against those of an answer key.

In: the key and a `FoundGraph`. Out: a `FactVerdict` of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.evaluate.found import FoundDuty, FoundGraph, FoundTarget
from kg.evaluate.gold import Gold, GoldDuty, GoldTarget, closed, compilation_of, folded
from kg.evaluate.match_documents import listed
from kg.evaluate.match_mentions import NEAR
from kg.evaluate.placed import Placed
from kg.evaluate.scores import FactVerdict, Status, right_or_wrong
from kg.language.characters import fold
from kg.language.title import Title

F = TypeVar("F", FoundDuty, FoundTarget)


def _near(placed: Placed[F], one: GoldDuty | GoldTarget) -> list[F]:
    """Return what was found around the line of an annotation, from the lines above on."""
    found = placed.between(compilation_of(one.document), one.line - NEAR, one.line + NEAR)
    return sorted(found, key=lambda each: each.line)


def duty_verdicts(gold: Gold, graph: FoundGraph) -> Iterator[FactVerdict]:
    """Yield whether the bodies of each duty were found, one by one, and all of them with who leads."""
    placed = Placed(graph.duties, lambda one: one.line)
    for duty in gold.duties:
        bodies, lead = _best_duty(duty, _near(placed, duty))
        place = (duty.document, duty.line)
        for body in sorted(duty.bodies | bodies):
            status: Status = "right" if body in duty.bodies & bodies else "missed"
            status = "spurious" if body not in duty.bodies else status
            yield FactVerdict("responsibility bodies", *place, body, status, "", "")
        same = bodies == duty.bodies and lead == duty.lead
        wanted, got = (f"{listed(b)} (lead: {listed(ld)})" for b, ld in ((duty.bodies, duty.lead), (bodies, lead)))
        yield FactVerdict("responsibility exact", *place, listed(duty.bodies), right_or_wrong(same), wanted, got)


def _best_duty(duty: GoldDuty, near: Iterable[FoundDuty]) -> tuple[frozenset[str], frozenset[str]]:
    """Return bodies and leading bodies of the clause found that shares most with one annotated."""
    read = [(closed(found.bodies), closed(found.lead)) for found in near]
    none: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    return max(
        read,
        key=lambda pair: len(pair[0] & duty.bodies) - 0.1 * len(pair[0] - duty.bodies),
        default=none,
    )


def target_verdicts(gold: Gold, graph: FoundGraph) -> Iterator[FactVerdict]:
    """Yield whether each target was found with its value, unit and year, and under which indicator."""
    placed = Placed(graph.targets, lambda one: one.line)
    for target in gold.targets:
        near = _near(placed, target)
        hits = [found for found in near if _same_value(target, found)]
        place = (target.document, target.line, target.surface or target.indicator)
        wanted = f"{target.value} {target.unit} {target.year}"
        got = listed({f"{one.value} {one.unit} {one.year}" for one in near})
        yield FactVerdict("target value, unit, year", *place, right_or_wrong(bool(hits)), wanted, got)
        if hits:
            named = any(_same_indicator(target.indicator, hit.indicator) for hit in hits)
            shown = (target.indicator, listed({hit.indicator for hit in hits}))
            yield FactVerdict("target indicator", *place, right_or_wrong(named), *shown)


def _same_value(target: GoldTarget, found: FoundTarget) -> bool:
    return (
        target.value is not None
        and abs(found.value - target.value) < 1e-9
        and fold(found.unit) == target.unit
        and found.year[:4] == target.year
    )


def _same_indicator(wanted: str, found: str) -> bool:
    one, other = fold(wanted), fold(found)
    return one in other or (bool(other) and other in one)


def row_verdicts(gold: Gold, graph: FoundGraph) -> Iterator[FactVerdict]:
    """Yield whether the policy of each table row was found, and its issuers."""
    for row in gold.rows:
        policies = graph.listed.get(Title.of(row.title).folded, ())
        place = (row.document, row.line, row.title)
        yield FactVerdict("catalogue rows", *place, "right" if policies else "missed", "", "")
        if policies:
            issuers = graph.of(policies[0], "issuer")
            same = row.issuers <= folded(issuers)
            shown = (listed(row.issuers), listed(issuers))
            yield FactVerdict("catalogue issuers", *place, right_or_wrong(same), *shown)
