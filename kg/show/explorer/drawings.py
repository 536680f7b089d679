"""Pictures in SVG: a cascade on a true axis of time, targets side by side.

In: a `Frame` and what is to be drawn. Out: SVG as markup, without styles of its own: classes, which the style sheet
colours in light and dark. Each mark is a link with a title, so that it can be read and reached without seeing colours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.analyse.tiers import TIERS

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.cascades import Cascade, CascadeStep
    from kg.show.explorer.frame import Frame

# The widths for a desk and for a phone, the height of a lane of a strip, and of a mark above its line.
WIDE, NARROW, LANE, STEM = 760, 380, 46, 15
# The height of a row of an axis, and what parts the rows of provinces, cities and companies.
ROW, APART = 30, 14
OWNERS = ("province", "city", "company")
# The sign of each side of the country's value.
SIDES: Mapping[str, str] = {"ahead": "▲", "reached": "＝", "behind": "▼"}
# Marks nearer than this on one lane stand on stems of other heights.
NEAR, STEPS = 9, 3


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days to pixels."""

    first: datetime.date
    last: datetime.date
    left: int
    right: int

    def at(self, day: datetime.date) -> float:
        """Where a day is."""
        span = max((self.last - self.first).days, 1)
        return round(self.left + (day - self.first).days * (self.right - self.left) / span, 1)

    def ticks(self) -> list[tuple[datetime.date, str]]:
        """The first days of years, or of quarters where the span is short."""
        days = (self.last - self.first).days
        months = (1,) if days > 1500 else (1, 7) if days > 700 else (1, 4, 7, 10)
        years = range(self.first.year, self.last.year + 2)
        found = [datetime.date(year, month, 1) for year in years for month in months]
        inside = [day for day in found if self.first <= day <= self.last]
        if not inside:
            return [(day, day.isoformat()) for day in sorted({self.first, self.last})]
        step = 1 + len(inside) // 12
        return [(day, str(day.year) if day.month == 1 else f"{day:%Y-%m}") for day in inside[::step]]


def cascade_strip(frame: Frame, found: Cascade, most_days: int = 0) -> Markup:
    """Return who followed a policy and when: a lane for each level, a lollipop for each follower; full where it names
    the policy itself, hollow where it follows another follower. Undated ones stand at the end.

    Parameters
    ----------
    frame : Frame
        The page.
    found : Cascade
        Its followers.
    most_days : int
        The days after the policy that are shown (0: all).
    """
    return frame.fragment(
        "both.html", wide=_strip(frame, found, most_days, WIDE), narrow=_strip(frame, found, most_days, NARROW)
    )


def _strip(frame: Frame, found: Cascade, most_days: int, width: int) -> Markup:
    reader = frame.world.reader
    root = reader.policy(found.root)
    dated = [(reader.policy(step.policy).day, step) for step in found.steps]
    days = [day for day, _ in dated if day]
    # where no day is known at all, there is no axis, and the marks stand where undated ones do
    first = root.day or min(days, default=datetime.date.min)
    last = max([first, *days])
    if most_days:
        last = min(last, first + datetime.timedelta(days=most_days))
    names = 104 if width == WIDE else 84
    undated = sum(day is None for day, _ in dated)
    axis = _Axis(first, last, names + 12, width - (90 if undated else 24))
    tiers = [tier for tier in TIERS if any(step.tier == tier for step in found.steps)]
    lanes = [_lane(frame, tier, at, dated, axis, root.day is not None) for at, tier in enumerate(tiers)]
    ticks = [(axis.at(day), name) for day, name in axis.ticks()] if first != datetime.date.min else []
    return frame.fragment(
        "strip.html",
        lanes=lanes,
        ticks=ticks if width == WIDE else ticks[:: 1 + len(ticks) // 4],
        undated=undated,
        height=LANE * len(lanes) + 34,
        width=width,
        axis=LANE * len(lanes) + 8,
        root=axis.at(first) if root.day else None,
        names=names,
    )


def _lane(
    frame: Frame,
    tier: str,
    at: int,
    dated: Sequence[tuple[datetime.date | None, CascadeStep]],
    axis: _Axis,
    counted: bool,
) -> dict[str, object]:
    base = LANE * (at + 1) - 4
    own = sorted(
        ((day, step) for day, step in dated if step.tier == tier), key=lambda one: (one[0] or axis.last, one[1].policy)
    )
    marks: list[dict[str, object]] = []
    beyond, rise, aside = 0, 0, 0
    x = last_x = -100.0
    for day, step in own:
        if day is not None and day > axis.last:
            beyond += 1
            continue
        if day is None:
            x = axis.right + 24 + (aside % 4) * 13
            aside += 1
        else:
            x = axis.at(day)
        rise = (rise + 1) % STEPS if x - last_x < NEAR else 0
        last_x = x
        marks.append(
            {
                "x": x,
                "y": base - STEM - rise * 8,
                "href": frame.to(step.policy),
                "direct": step.direct,
                "level": step.tier if step.tier != "other" else "institution",
                "title": _told(frame, step, counted),
                "undated": day is None,
            }
        )
    return {"tier": tier, "base": base, "marks": marks, "beyond": beyond}


def _told(frame: Frame, step: CascadeStep, counted: bool) -> str:
    policy = frame.world.reader.policy(step.policy)
    took = (
        frame.say("days_after", step.days) if counted and step.days is not None else policy.date or frame.say("undated")
    )
    way = frame.say("direct" if step.direct else "indirect")
    return " · ".join(part for part in (policy.number, policy.named.matter, took, way) if part)


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on an axis: who, the value in the unit of the axis, as written, where it leads, its side of the
    country's (`ahead`, `reached`, `behind` or nothing), and whose it is, one of `OWNERS`."""

    who: str
    value: Decimal
    upper: Decimal | None
    text: str
    href: str | None
    side: str
    kind: str


def value_axis(frame: Frame, dots: Sequence[Dot], national: Sequence[Decimal], unit: str) -> Markup:
    """Return values of one measure in one year on one axis: those of provinces, of cities and of companies apart, of
    each the largest above; the country's as a line through all."""
    pictures = {name: _axis(frame, dots, national, unit, width) for name, width in (("wide", WIDE), ("narrow", NARROW))}
    legend = {
        "sides": [side for side in SIDES if any(dot.side == side for dot in dots)],
        "kinds": [kind for kind in OWNERS if any(dot.kind == kind for dot in dots)],
    }
    return frame.fragment("both.html", **pictures) + frame.fragment("axis_legend.html", marks=SIDES, **legend)


def _axis(frame: Frame, dots: Sequence[Dot], national: Sequence[Decimal], unit: str, width: int) -> Markup:
    values = [value for dot in dots for value in (dot.value, dot.upper) if value is not None] + list(national)
    low, high = min(values), max(values)
    margin = (high - low) * Decimal("0.08") or max(abs(high) * Decimal("0.1"), Decimal(1))
    low, high = low - margin, high + margin
    left, right = (190, width - 120) if width == WIDE else (112, width - 84)

    def at(value: Decimal) -> float:
        return round(float(left + (value - low) * (right - left) / (high - low)), 1)

    rows = _rows(dots)
    return frame.fragment(
        "axis.html",
        rows=[
            {"y": y, "x": at(dot.value), "upper": at(dot.upper) if dot.upper is not None else None, "dot": dot}
            for y, dot in rows
        ],
        apart=[y - (ROW + APART) / 2 for (_, above), (y, dot) in pairwise(rows) if above.kind != dot.kind],
        national=[(at(value), value) for value in sorted(set(national))],
        ticks=[(at(value), value) for value in _round_values(low, high)][:: 1 if width == WIDE else 2],
        marks=SIDES,
        width=width,
        height=rows[-1][0] + 56,
        left=left,
        right=right,
        unit=unit,
    )


def _rows(dots: Sequence[Dot]) -> list[tuple[int, Dot]]:
    """How far down each value stands: provinces, cities and companies apart."""
    found: list[tuple[int, Dot]] = []
    y = ROW
    for dot in sorted(dots, key=lambda dot: (OWNERS.index(dot.kind), -dot.value, dot.who)):
        y += APART if found and found[-1][1].kind != dot.kind else 0
        found.append((y, dot))
        y += ROW
    return found


def _round_values(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """Four to eight round numbers between two."""
    step = Decimal(10) ** (int((high - low).adjusted()))
    while (high - low) / step < 4:
        step /= 2 if (high - low) / step >= 2 else 5
    value = (low // step) * step
    while value <= high:
        if value >= low:
            yield value.normalize() + 0
        value += step
