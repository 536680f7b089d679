"""The 31 provinces as a map of equal squares: what each did, how many there are of each, what each aims at.

In: a `Frame` and what is known of each province by its GB/T 2260 code. Out: SVG as markup with its legend and the same
as a table. Where the squares stand is data (`ontology/region-tiles.ttl`); no boundary is drawn. Colours never stand
alone: each square has its value in words, and the squares of provinces of which nothing is known are broken lines.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.analyse.targets import plain_value
from kg.vocabulary.concepts import ontology_folder, read_turtle
from kg.vocabulary.namespaces import KG

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.cascades import Cascade
    from kg.show.explorer.frame import Frame

FILE = "region-tiles.ttl"
TILE, GAP = 62, 6
# Shades of a scale; an eye tells no more of one colour apart.
SHADES = 5
# Provinces on a map, below which it compares nothing.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map: its state (a class of the style sheet), what stands in it, what its row of the table says
    of it, and where it leads."""

    state: str
    text: str = ""
    told: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a province aims at: the value that gives its shade, as written, and where it leads."""

    value: Decimal
    text: str
    href: str | None


@cache
def positions() -> Mapping[str, tuple[int, int]]:
    """Column and row of each province, in reading order."""
    said = read_turtle(ontology_folder() / FILE)
    found = {
        iri.rpartition("/")[2]: (int(told[KG + "tileColumn"][0].value), int(told[KG + "tileRow"][0].value))
        for iri, told in said.items()
        if KG + "tileRow" in told
    }
    return dict(sorted(found.items(), key=lambda item: (item[1][1], item[1][0])))


def province_tiles(frame: Frame, found: Cascade) -> Markup:
    """Return who followed a policy and after how many days, of whom texts were read without seeing it followed, and of
    whom nothing was read."""
    days = found.first_days

    def tile(code: str) -> Tile:
        if code in found.followed:
            took, policy = days[code]
            told = frame.say("days_short", took) if took is not None else frame.say("undated_short")
            return Tile("followed", told, frame.say("tile.state.followed"), frame.to(policy))
        if code in found.silent:
            return Tile("silent", frame.say("tile.silent"), frame.say("tile.state.silent"))
        return Tile("unread", "", frame.say("tile.state.unread"))

    legend = [(state, frame.say(f"tile.state.{state}")) for state in ("followed", "silent", "unread")]
    return _map(frame, {code: tile(code) for code in positions()}, legend)


def count_tiles(frame: Frame, counts: Mapping[str, int]) -> Markup:
    """Return how many policies there are of each province (GB/T 2260 code to count)."""
    shades = Shades.of([Decimal(count) for count in counts.values() if count])

    def tile(code: str) -> Tile:
        if not counts.get(code):
            return Tile("unread", "", frame.say("tile.state.none"))
        return Tile(
            shades.of_value(Decimal(counts[code])), str(counts[code]), "", frame.places.page("search", region=code)
        )

    legend = [*shades.legend(), ("unread", frame.say("tile.state.none"))]
    return _map(frame, {code: tile(code) for code in positions()}, legend)


def aim_tiles(frame: Frame, aims: Mapping[str, Aim], unit: str) -> Markup | None:
    """Return what provinces aim at in one measure and year; nothing where too few do.

    Parameters
    ----------
    frame : Frame
        The page.
    aims : mapping of str to Aim
        GB/T 2260 code to what the province aims at, all values in one unit.
    unit : str
        That unit.
    """
    if len(aims.keys() & positions().keys()) < LEAST:
        return None
    shades, read = Shades.of([aim.value for aim in aims.values()]), frame.world.regions_read()

    def tile(code: str) -> Tile:
        if code in aims:
            aim = aims[code]
            return Tile(shades.of_value(aim.value), aim.text, "", aim.href)
        state = "without" if code in read else "unread"
        return Tile(state, "", frame.say(f"tile.state.{state}"))

    legend = [*shades.legend(unit), *((state, frame.say(f"tile.state.{state}")) for state in ("without", "unread"))]
    return _map(frame, {code: tile(code) for code in positions()}, legend)


@dataclass(frozen=True, slots=True)
class Shades:
    """A scale: the least and the greatest value of each shade, the palest first.

    Each shade has as many of the different values as the others, so that one that is far off does not make all others
    look alike; the legend says what each stands for.
    """

    spans: Sequence[tuple[Decimal, Decimal]]

    @classmethod
    def of(cls, values: Collection[Decimal]) -> Shades:
        """Return the scale of some values."""
        distinct = sorted(set(values))
        count = min(SHADES, len(distinct))
        cuts = [len(distinct) * at // count for at in range(count + 1)] if count else [0]
        return cls([(distinct[one], distinct[other - 1]) for one, other in pairwise(cuts)])

    def of_value(self, value: Decimal) -> str:
        """The class of a value's shade."""
        return self._name(next(at for at, (_, greatest) in enumerate(self.spans) if value <= greatest))

    def legend(self, unit: str = "") -> list[tuple[str, str]]:
        """The class of each shade, and what it stands for."""
        behind = f" {unit}" if unit else ""
        return [(self._name(at), f"{_span(*span)}{behind}") for at, span in enumerate(self.spans)]

    def _name(self, at: int) -> str:
        # of fewer shades the palest and the darkest are always there
        last = len(self.spans) - 1
        return f"shade-{1 + (at * (SHADES - 1)) // last if last else SHADES}"


def _span(least: Decimal, greatest: Decimal) -> str:
    return plain_value(least) if least == greatest else f"{plain_value(least)}–{plain_value(greatest)}"


def _map(frame: Frame, shown: Mapping[str, Tile], legend: Sequence[tuple[str, str]]) -> Markup:
    from kg.analyse.topics import provinces

    names, english = provinces(), frame.lang != "zh"
    tiles = [
        {
            "x": column * (TILE + GAP),
            "y": row * (TILE + GAP),
            "name": names[code].name_en if english else names[code].short,
            "letters": names[code].letters if english else "",
            "tile": shown[code],
        }
        for code, (column, row) in positions().items()
    ]
    columns, rows = (1 + max(place[at] for place in positions().values()) for at in (0, 1))
    return frame.fragment(
        "tiles.html",
        tiles=tiles,
        legend=legend,
        width=columns * (TILE + GAP),
        height=rows * (TILE + GAP),
        size=TILE,
    )
