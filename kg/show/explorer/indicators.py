"""The page of an indicator: its targets, like beside like.

In: a `Frame` and the IRI of an indicator. Out: HTML with an axis for each measure and year: one unit, a level or a
change since one base year, never both; the country's value is drawn through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.analyse.targets import TargetRecord, read_targets
from kg.analyse.topics import CODE
from kg.language import indicators
from kg.show.explorer.drawings import Dot, value_axis
from kg.vocabulary.namespaces import KG

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.show.explorer.frame import Frame

# With fewer values on it an axis compares nothing.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """A picture of one measure in one year, and its targets."""

    change: str
    yearly: bool
    baseline: str
    year: str
    unit: str
    picture: Markup | None
    targets: Sequence[TargetRecord]


def indicator_page(frame: Frame, iri: str) -> str:
    """Return the page of an indicator."""
    stated = frame.world.reader.subjects(KG + "indicatorConcept", iri)
    targets = [one for one in read_targets(frame.world.graph, stated) if one.indicator.iri == iri]
    groups: dict[tuple[object, str], list[TargetRecord]] = defaultdict(list)
    for target in targets:
        groups[target.measure, target.year].append(target)
    axes = [_axis(frame, year, group) for (_, year), group in groups.items()]
    axes.sort(key=lambda axis: (axis.picture is None, -len(axis.targets), axis.change, axis.year, axis.unit))
    return frame.render(
        "indicator.html",
        iri=iri,
        better=targets[0].indicator.better if targets else "",
        axes=axes,
        total=len(targets),
    )


def _axis(frame: Frame, year: str, group: Sequence[TargetRecord]) -> Axis:
    first = group[0]
    unit = _unit(group)
    national = [_in(target.value, target.unit, unit) for target in group if target.owner.is_nation]
    dots = [_dot(frame, target, unit, national) for target in group if not target.owner.is_nation]
    owners = {target.owner for target in group}
    picture = value_axis(frame, dots, national, unit) if dots and len(owners) >= LEAST else None
    measure = first.measure
    return Axis(measure.change, measure.yearly, measure.baseline, year, unit, picture, group)


def _unit(group: Sequence[TargetRecord]) -> str:
    """The unit in which values are shown: the indicator's, else that of the first."""
    wanted = group[0].indicator.unit
    return wanted if indicators.unit_of(wanted).base == group[0].measure.base else group[0].unit


def _in(value: Decimal, unit: str, wanted: str) -> Decimal:
    return value * indicators.unit_of(unit).factor / indicators.unit_of(wanted).factor


def _dot(frame: Frame, target: TargetRecord, unit: str, national: Sequence[Decimal]) -> Dot:
    value = _in(target.value, target.unit, unit)
    upper = _in(target.upper, target.unit, unit) if target.upper is not None else None
    return Dot(
        target.owner.name,
        value,
        upper,
        target.text,
        frame.to(target.policy),
        _side(target, value, national),
        _kind(target),
    )


def _side(target: TargetRecord, value: Decimal, national: Sequence[Decimal]) -> str:
    """Whether a value lies ahead of what the country aims at, reaches it, or is behind; nothing where that is open."""
    better, change = target.indicator.better, target.measure.change
    # a fall of what had better be low is the more ambitious the deeper it is
    if not better or {"fall": "lower", "rise": "higher"}.get(change, better) != better:
        return ""
    if len(set(national)) != 1 or target.indicator.adds_up:
        return ""
    if value == national[0]:
        return "reached"
    return "ahead" if (value > national[0]) == (bool(change) or better == "higher") else "behind"


def _kind(target: TargetRecord) -> str:
    """Whose target it is: of a province, a city, or a company."""
    if not target.owner.regions:
        return "company"
    codes = [iri.rsplit("/", 1)[-1] for iri in target.owner.regions]
    return "city" if any(CODE.fullmatch(code) and not code.endswith("0000") for code in codes) else "province"
