"""Matrices: which level rests on which, by which relations, which bodies rest on which level, sectors by province.

In: a `Frame`. Out: the page, each matrix as a drawing of squares and as a table; each number leads to what it counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.chains import RESTING, STRENGTH
from kg.analyse.levels import LEVELS
from kg.analyse.topics import CODE, NATIONAL, sector_topics
from kg.show.explorer.finding import value_name
from kg.show.explorer.networks import body_key

if TYPE_CHECKING:
    from markupsafe import Markup

    from kg.analyse.ties import Ties
    from kg.show.explorer.frame import Frame

# Bodies that have a row; the width of a column, the height of a row, and of a line of a column's name.
BODIES = 40
CELL, ROW, LINE = 58, 27, 14
# Characters of a line of a column's name, and of a row's name; how wide one of a row's name is. English has twice as
# many, half as wide.
SHORT, LONG, WIDE = 5, 15, 13
# Shades of squares, by the share of the largest count.
SHADES = 6
Cells = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column: its name, its level if it has one, where it leads, and what a link of its cells asks for."""

    name: str
    level: str = ""
    href: str | None = None
    asks: Mapping[str, object] | None = None


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


def matrix_page(frame: Frame) -> str:
    """Return the page of all matrices."""
    ties = frame.world.ties
    found = (_levels(frame, ties), _relations(frame, ties), _bodies(frame, ties), _sectors(frame))
    shown = [one for one in found if one.counts]
    return frame.render("matrix.html", matrices=[(one, drawing(frame, one), table_rows(frame, one)) for one in shown])


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
    """Return a matrix as squares, the darker the more."""
    names = [_lines(heading.name, frame.lang) for heading in matrix.columns]
    longest, wide = (LONG, WIDE) if frame.lang == "zh" else (2 * LONG, WIDE / 2)
    left = round(18 + wide * min(longest, max(len(heading.name) for heading in matrix.rows)))
    top = LINE * max(map(len, names)) + 10
    squares = [
        {
            "x": left + column * CELL,
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
        squares=squares,
        top=top,
        width=left + CELL * len(matrix.columns) + 4,
        height=top + ROW * len(matrix.rows) + 4,
        left=left,
        CELL=CELL,
        ROW=ROW,
        LINE=LINE,
        longest=longest,
    )


def _href(frame: Frame, matrix: Matrix, row: int, column: int) -> str | None:
    if not matrix.counts.get((row, column)):
        return None
    return frame.places.page(matrix.page, **(matrix.rows[row].asks or {}), **(matrix.columns[column].asks or {}))


def _lines(name: str, lang: str) -> list[str]:
    """The name of a column in lines that fit over it."""
    if lang == "zh":
        return re.findall(rf".{{1,{SHORT - 1}}}(?:、|$)|.{{1,{SHORT}}}", name)
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= 2 * SHORT:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


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


def _levels(frame: Frame, ties: Ties) -> Matrix:
    """Which level rests on which."""
    kept = ties.resting
    pairs = _pairs(ties.levels[ties.citing[kept]].tolist(), ties.levels[ties.cited[kept]].tolist())
    rows, columns = sorted({row for row, _ in pairs}), sorted({column for _, column in pairs})
    resting = {"relation": [name for name in STRENGTH if name in RESTING]}
    headings = [
        Heading(one.name, one.level, one.href, {**(one.asks or {}), **resting})
        for one in _level_headings(frame, rows, "from")
    ]
    return Matrix("levels", headings, _level_headings(frame, columns, "to"), _counted(rows, columns, pairs), "links")


def _relations(frame: Frame, ties: Ties) -> Matrix:
    """Which level cites by which relation."""
    pairs = _pairs(ties.levels[ties.citing].tolist(), ties.relation.tolist())
    rows, columns = sorted({row for row, _ in pairs}), sorted({column for _, column in pairs})
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
