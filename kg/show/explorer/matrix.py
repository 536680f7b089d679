"""Matrices: which level rests on which, by which relations, which bodies rest on which level, sectors by province.

In: a `Frame`. Out: the page, each matrix as a drawing of squares and as a table; each number leads to what it counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.chains import RESTING, STRENGTH
from kg.analyse.levels import LEVELS
from kg.analyse.topics import CODE, NATIONAL, sector_topics
from kg.show.explorer.finding import value_name
from kg.show.explorer.frame import FIRST_CHINESE
from kg.show.explorer.linked import first_links
from kg.show.explorer.networks import body_key

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.records import PolicyRecord
    from kg.analyse.ties import Ties
    from kg.show.explorer.frame import Frame
    from kg.show.explorer.linked import Linked

# Policies or citations that a page of its own lists behind a number.
LISTED = 20
# Bodies that have a row; the height of a row, and of a line of a column's name.
BODIES = 40
ROW, LINE = 27, 14
# Characters of a line of a column's name that stands over it.
SHORT = 5
# How wide a character of a name is, a Chinese one and another.
WIDE, HALF = 12.5, 7
# Shades of squares, by the share of the largest count.
SHADES = 6
Cells = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Room:
    """How a matrix is drawn: the width of a column, that of the names of rows at the most, and how steep the names of
    columns stand (in degrees; 0: in lines over them)."""

    cell: int
    names: int
    steep: int


# For a phone, and for a desk by language: words over a column are short in Chinese alone.
_PHONE = Room(27, 98, 90)
_DESK = {"zh": Room(58, 195, 0), "en": Room(44, 270, 50)}


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column: its name, its level if it has one, where it leads, and what a link of its cells asks for."""

    name: str
    level: str = ""
    href: str | None = None
    asks: Mapping[str, str | Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix: its key among the words, its rows and columns, the counts, and the page that lists what is counted."""

    name: str
    rows: Sequence[Heading]
    columns: Sequence[Heading]
    counts: Cells
    page: str

    @property
    def most(self) -> int:
        """The largest count."""
        return max(self.counts.values(), default=1)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a number counts: where it stands in the page, of what it is, and the first policies or citations of all."""

    place: str
    title: str
    policies: Sequence[tuple[PolicyRecord, str]]
    links: Sequence[Linked]
    total: int


def matrix_page(frame: Frame) -> str:
    """Return the page of all matrices."""
    ties = frame.world.ties
    found = (_levels(frame, ties), _relations(frame, ties), _bodies(frame, ties), _sectors(frame))
    shown = [one for one in found if one.counts]
    return frame.render(
        "matrix.html",
        matrices=[(one, drawing(frame, one), table_rows(frame, one), list(_behind(frame, one))) for one in shown],
    )


def _behind(frame: Frame, matrix: Matrix) -> Iterator[Behind]:
    """What the numbers of a matrix count, where no other page can tell."""
    for row, column in sorted(matrix.counts) if frame.inside else ():
        asked = _asked(matrix, row, column)
        links: Sequence[Linked] = ()
        policies: Sequence[tuple[PolicyRecord, str]] = ()
        if matrix.page == "links":
            links, total = first_links(frame, asked, LISTED)
        else:
            found = frame.world.finder.found("", asked, 0, LISTED)
            reader, total = frame.world.reader, found.total
            policies = [(reader.policy(hit.iri), hit.level) for hit in found.hits]
        title = f"{matrix.rows[row].name} → {matrix.columns[column].name}"
        yield Behind(_place(matrix, row, column), title, policies, links, total)


def table_rows(frame: Frame, matrix: Matrix) -> list[tuple[Heading, list[tuple[int, str | None]]]]:
    """Return each row with its counts and where each leads."""
    columns = range(len(matrix.columns))
    return [
        (
            heading,
            [(matrix.counts.get((row, column), 0), _href(frame, matrix, row, column)) for column in columns],
        )
        for row, heading in enumerate(matrix.rows)
    ]


def drawing(frame: Frame, matrix: Matrix) -> Markup:
    """Return a matrix as squares, the darker the more; for a desk and for a phone."""
    wide, narrow = (_drawing(frame, matrix, room) for room in (_DESK[frame.lang], _PHONE))
    return frame.fragment("both.html", wide=wide, narrow=narrow)


def _drawing(frame: Frame, matrix: Matrix, room: Room) -> Markup:
    names = [[heading.name] if room.steep else _lines(heading.name) for heading in matrix.columns]
    left = 18 + min(room.names, round(max(_wide(heading.name) for heading in matrix.rows)))
    longest = round(max(_wide(line) for lines in names for line in lines))
    across, up = (longest * turn(radians(room.steep)) if room.steep else 0 for turn in (cos, sin))
    top = 16 + round(up or LINE * max(map(len, names)) - 6)
    squares = [
        {
            "x": left + column * room.cell,
            "y": top + row * ROW,
            "count": count,
            "shade": 1 + int((SHADES - 1) * (count / matrix.most) ** 0.5),
            "href": _href(frame, matrix, row, column),
            "told": f"{matrix.rows[row].name} → {matrix.columns[column].name} · {count}",
        }
        for (row, column), count in sorted(matrix.counts.items())
    ]
    return frame.fragment(
        "squares.html",
        matrix=matrix,
        names=names,
        shown=[_cut(heading.name, room.names) for heading in matrix.rows],
        squares=squares,
        top=top,
        width=round(left + room.cell * len(matrix.columns) + max(4, across - room.cell / 2)),
        height=top + ROW * len(matrix.rows) + 4,
        left=left,
        cell=room.cell,
        steep=room.steep,
        ROW=ROW,
        LINE=LINE,
    )


def _wide(text: str) -> float:
    """How wide a name is, about."""
    return sum(WIDE if character >= FIRST_CHINESE else HALF for character in text)


def _cut(name: str, most: float) -> str:
    """As much of a name as fits."""
    if _wide(name) <= most:
        return name
    while _wide(name) > most - WIDE:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _href(frame: Frame, matrix: Matrix, row: int, column: int) -> str | None:
    if not matrix.counts.get((row, column)):
        return None
    if frame.inside:
        return f"#{_place(matrix, row, column)}"
    return frame.places.page(matrix.page, **_asked(matrix, row, column))


def _asked(matrix: Matrix, row: int, column: int) -> dict[str, Sequence[str]]:
    """What a page is asked for that lists what a number counts."""
    asked = {**(matrix.rows[row].asks or {}), **(matrix.columns[column].asks or {})}
    return {name: [value] if isinstance(value, str) else list(value) for name, value in asked.items()}


def _place(matrix: Matrix, row: int, column: int) -> str:
    """Where a page that holds it all lists what a number counts."""
    return f"{matrix.name}-{row}-{column}"


def _lines(name: str) -> list[str]:
    """The name of a column in lines that fit over it."""
    return re.findall(rf".{{1,{SHORT - 1}}}(?:、|$)|.{{1,{SHORT}}}", name)


def _level_headings(frame: Frame, levels: Iterable[int], end: str) -> list[Heading]:
    """Levels as headings: `from` of what cites, `to` of what is cited."""
    return [
        Heading(
            frame.say(f"level.{LEVELS[place]}"),
            LEVELS[place],
            frame.places.page("search", level=LEVELS[place]),
            {f"{end}_level": LEVELS[place]},
        )
        for place in levels
    ]


def _counted(rows: Sequence[int], columns: Sequence[int], pairs: Counter[tuple[int, int]]) -> Cells:
    return {
        (rows.index(row), columns.index(column)): count
        for (row, column), count in pairs.items()
        if row in rows and column in columns
    }


def _pairs(one: Iterable[int], other: Iterable[int]) -> Counter[tuple[int, int]]:
    return Counter(zip(one, other, strict=True))


def _axes(pairs: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return sorted({row for row, _ in pairs}), sorted({column for _, column in pairs})


def _levels(frame: Frame, ties: Ties) -> Matrix:
    """Which level rests on which."""
    kept = ties.resting
    pairs = _pairs(ties.levels[ties.citing[kept]].tolist(), ties.levels[ties.cited[kept]].tolist())
    rows, columns = _axes(pairs)
    resting = {"relation": [name for name in STRENGTH if name in RESTING]}
    headings = [
        Heading(one.name, one.level, one.href, {**(one.asks or {}), **resting})
        for one in _level_headings(frame, rows, "from")
    ]
    return Matrix("levels", headings, _level_headings(frame, columns, "to"), _counted(rows, columns, pairs), "links")


def _relations(frame: Frame, ties: Ties) -> Matrix:
    """Which level cites by which relation."""
    pairs = _pairs(ties.levels[ties.citing].tolist(), ties.relation.tolist())
    rows, columns = _axes(pairs)
    names = [Heading(frame.told("relation", STRENGTH[at]), asks={"relation": [STRENGTH[at]]}) for at in columns]
    return Matrix("relations", _level_headings(frame, rows, "from"), names, _counted(rows, columns, pairs), "links")


def _bodies(frame: Frame, ties: Ties) -> Matrix:
    """On which level the policies of the bodies that issue most rest."""
    chosen = [issuer for issuer in ties.issuers[:BODIES] if ties.cites[list(issuer.policies)].any()]
    resting = [name for name in STRENGTH if name in RESTING]
    counts: Counter[tuple[int, int]] = Counter()
    for row, issuer in enumerate(chosen):
        among = np.zeros(len(ties.iris), dtype=bool)
        among[list(issuer.policies)] = True
        cited = ties.cited[ties.chosen(among, None, resting)]
        counts.update((row, int(level)) for level in ties.levels[cited])
    columns = sorted({column for _, column in counts})
    rows = [
        Heading(
            frame.name(issuer.iri),
            issuer.level,
            frame.to(issuer.iri),
            {"citing": body_key(frame, issuer), "relation": resting},
        )
        for issuer in chosen
    ]
    cells = {(row, columns.index(column)): count for (row, column), count in counts.items()}
    return Matrix("bodies", rows, _level_headings(frame, columns, "to"), cells, "links")


def _sectors(frame: Frame) -> Matrix:
    """How many policies of which province are about which section of sectors."""
    finder, sections = frame.world.finder, sector_topics()
    found = {letter: finder.found("", {"sector": [letter]}).counts["region"] for letter in sections}
    regions = {key for counts in found.values() for key in counts if key == NATIONAL or CODE.fullmatch(key)}
    columns = sorted(regions, key=lambda key: (key != NATIONAL, key))
    letters = [letter for letter in sections if found[letter].keys() & regions]
    cells = {
        (row, column): found[letter][key]
        for row, letter in enumerate(letters)
        for column, key in enumerate(columns)
        if key in found[letter]
    }
    rows = [
        Heading(
            f"{letter} {sections[letter].short if frame.lang == 'zh' else sections[letter].name_en}",
            href=frame.places.page("search", sector=letter),
            asks={"sector": letter},
        )
        for letter in letters
    ]
    names = [
        Heading(value_name(frame, "region", key), href=frame.places.page("search", region=key), asks={"region": key})
        for key in columns
    ]
    return Matrix("sectors", rows, names, cells, "search")
