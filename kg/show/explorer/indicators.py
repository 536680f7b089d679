"""The page of an indicator: its targets, like beside like.

In: a `Frame` and the IRI of an indicator. Out: HTML with an axis for each measure and year: one unit, a level or a
change since one base year, never both; the country's value is drawn through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.analyse.targets import quantity_text
from kg.analyse.topics import CODE
from kg.language import indicators
from kg.language.units import quantity_in_english, unit_in_english
from kg.show.explorer.drawings import Dot, value_axis
from kg.show.explorer.tiles import Aim, aim_tiles

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.targets import TargetRecord
    from kg.show.explorer.frame import Frame

# With fewer values on it an axis compares nothing.
LEAST = 2
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Aimed:
    """A target, whose it is and its figure in the language of the page, and its side of the country's."""

    target: TargetRecord
    who: str
    figure: str
    side: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One measure in one year: its picture and its map where there is something to compare, and its targets."""

    change: str
    yearly: bool
    baseline: str
    year: str
    unit: str
    picture: Markup | None
    tiles: Markup | None
    targets: Sequence[Aimed]


def indicator_page(frame: Frame, iri: str) -> str:
    """Return the page of an indicator."""
    targets = frame.world.reader.targets_on(iri)
    axes = [_axis(frame, year, group) for year, group in _alike(targets)]
    axes.sort(key=lambda axis: (axis.picture is None, -len(axis.targets), axis.change, axis.year, axis.unit))
    return frame.render(
        "indicator.html",
        iri=iri,
        key=iri.rpartition("/")[2],
        better=targets[0].indicator.better if targets else "",
        axes=axes,
        total=len(targets),
    )


def figure(frame: Frame, target: TargetRecord) -> str:
    """Return the figure of a target in the language of the page: `≥20 %`, `↑8 %（每年）`."""
    yearly = f" {frame.say('yearly')}" if target.measure.yearly else ""
    text = replace(target, yearly=False).text
    return f"{quantity_in_english(text) if frame.lang == _ENGLISH else text}{yearly}"


def _named(frame: Frame, unit: str) -> str:
    """A unit in the language of the page."""
    return unit_in_english(unit) if frame.lang == _ENGLISH else unit


def maps_of(frame: Frame, targets: Sequence[TargetRecord]) -> list[tuple[str, Markup]]:
    """Return a map for each indicator, measure and year in which some targets are aims of several provinces: what each
    is of, and the map."""
    found = []
    for year, group in _alike([one for one in targets if one.indicator.iri]):
        tiles = _tiles(frame, group, _unit(group)) if year else None
        if tiles:
            found.append((f"{frame.name(group[0].indicator.iri)} {year}", tiles))
    return found


def _alike(targets: Sequence[TargetRecord]) -> Iterator[tuple[str, list[TargetRecord]]]:
    """Targets that compare: of one indicator in one measure and year, which comes with them."""
    groups: dict[tuple[object, ...], list[TargetRecord]] = defaultdict(list)
    for target in targets:
        groups[target.indicator, target.measure, target.year].append(target)
    for (_, _, year), group in groups.items():
        yield str(year), group


def _axis(frame: Frame, year: str, group: Sequence[TargetRecord]) -> Axis:
    measure, unit = group[0].measure, _unit(group)
    national = [indicators.in_unit(target.value, target.unit, unit) for target in group if target.owner.is_nation]
    aimed = [
        Aimed(
            one,
            owner_name(frame, one),
            figure(frame, one),
            _side(one, indicators.in_unit(one.value, one.unit, unit), national),
        )
        for one in group
    ]
    dots = [_dot(frame, one, unit) for one in aimed if not one.target.owner.is_nation]
    # what aims at no year that is known is not beside anything
    drawn = bool(year and dots) and len({one.owner for one in group}) >= LEAST
    return Axis(
        measure.change,
        measure.yearly,
        measure.baseline,
        year,
        _named(frame, unit),
        value_axis(frame, dots, national, _named(frame, unit)) if drawn else None,
        _tiles(frame, group, unit) if drawn else None,
        aimed,
    )


def _tiles(frame: Frame, group: Sequence[TargetRecord], unit: str) -> Markup | None:
    """The provinces by what they aim at; of several figures of one the first, the others told beside it."""
    own: dict[str, list[TargetRecord]] = defaultdict(list)
    for target in group:
        if kind_of(target) == "province" and len(target.owner.regions) == 1 and not target.owner.is_nation:
            own[target.owner.regions[0].rpartition("/")[2]].append(target)
    aims = {}
    for code, targets in own.items():
        texts = list(dict.fromkeys(_in_unit(target, unit) for target in targets))
        first = targets[0]
        value = indicators.in_unit(first.value, first.unit, unit)
        aims[code] = Aim(value, " / ".join(texts), frame.to(first.policy))
    return aim_tiles(frame, aims, _named(frame, unit))


def _in_unit(target: TargetRecord, unit: str) -> str:
    """The figure alone, in a unit: `≥24.1`."""
    upper = indicators.in_unit(target.upper, target.unit, unit) if target.upper is not None else None
    return quantity_text(target.comparator, indicators.in_unit(target.value, target.unit, unit), upper)


def _unit(group: Sequence[TargetRecord]) -> str:
    """The unit in which values are shown: the indicator's, else that of the first."""
    wanted = group[0].indicator.unit
    return wanted if indicators.unit_of(wanted).base == group[0].measure.base else group[0].unit


def _dot(frame: Frame, aimed: Aimed, unit: str) -> Dot:
    target = aimed.target
    value = indicators.in_unit(target.value, target.unit, unit)
    upper = indicators.in_unit(target.upper, target.unit, unit) if target.upper is not None else None
    return Dot(
        _short(frame, target) or aimed.who,
        value,
        upper,
        aimed.figure,
        frame.to(target.policy),
        aimed.side,
        kind_of(target),
    )


def _short(frame: Frame, target: TargetRecord) -> str:
    """What a single province is called where there is little room."""
    from kg.analyse.topics import provinces

    codes = [iri.rpartition("/")[2] for iri in target.owner.regions]
    known = provinces().get(codes[0]) if len(codes) == 1 else None
    return (known.short if frame.lang == "zh" else known.name_en) if known else ""


def _side(target: TargetRecord, value: Decimal, national: Sequence[Decimal]) -> str:
    """Whether a value lies ahead of what the country aims at, reaches it, or is behind; nothing where that is open."""
    if target.owner.is_nation or len(set(national)) != 1 or target.indicator.adds_up:
        return ""
    better, change = target.indicator.better, target.measure.change
    # a fall of what had better be low is the more ambitious the deeper it is
    if not better or {"fall": "lower", "rise": "higher"}.get(change, better) != better:
        return ""
    if value == national[0]:
        return "reached"
    return "ahead" if (value > national[0]) == (bool(change) or better == "higher") else "behind"


def owner_name(frame: Frame, target: TargetRecord) -> str:
    """Whose target it is, in the language of the page."""
    return frame.say("and").join(map(frame.name, target.owner.regions)) or target.owner.name


def kind_of(target: TargetRecord) -> str:
    """Whose target it is, one of `kg.show.explorer.drawings.OWNERS`: of a province, a city, or a company."""
    if not target.owner.regions:
        return "company"
    codes = [iri.rsplit("/", 1)[-1] for iri in target.owner.regions]
    return "city" if any(CODE.fullmatch(code) and not code.endswith("0000") for code in codes) else "province"
