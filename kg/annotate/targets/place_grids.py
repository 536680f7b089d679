"""Tables of targets by place: a row a region, or a column a region.

In: clean text of one document, with plain figures. Out: `Target`s, each of the region of its row or column
(各省用水总量控制目标: 地区, 2025年, 2030年). What is aimed at, its year and its unit stand in the head of the
column, or in the name of the table above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.annotate.targets.grid_rows import (
    LONGEST_CELL,
    Row,
    clean,
    comparator,
    pipe_rows,
    value_in,
    without_year,
    year_in,
)
from kg.annotate.targets.target import Owner, Target
from kg.annotate.targets.words import TWO_CHINESE, WORDS
from kg.language.numerals import COUNTS
from kg.language.region_mentions import find_regions
from kg.language.spaces import LINE

_GAP = 200
_BRACKETS = r"[（(](?P<unit>[^（）()]{1,14})[）)]"
_CAPTION_UNIT = r"[（(]?⟨grid-unit⟩[：:](?P<unit>[^（）()，。；\s]{1,14})[）)]?"
_TABLE_LABEL = rf"^⟨place-table⟩[\d{COUNTS}.\-—]*[：:、]?"
_PLACES_BEFORE = r"^(?:⟨place-total place-every grid-place⟩|[（()）、])+"
_AIMS_BEHIND = r"(?:⟨grid-value place-aim place-table⟩|[（()）：:])+$"
# what is left of a year or of the name of a plan
_EDGE = "(?:⟨place-edge⟩|[“”\"'])+"
_EDGES = rf"^{_EDGE}|{_EDGE}$"
_CAPTION_LINES, _LONGEST_CAPTION = 3, 60
_FEWEST_ROWS, _MOST_COLUMNS = 2, 12


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its name and unit as said above it, the head of each column, and its rows."""

    caption: str
    unit: str | None
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a column or a row aims at."""

    name: str
    unit: str | None
    year: int | None


def read_place_grids(text: str, present: int | None, home: str | None) -> list[Target]:
    """Return the targets of the tables by place, in order.

    Parameters
    ----------
    text : str
        Clean text with plain figures.
    present : int or None
        The year in which it was written, where that is known: columns of years before are no targets.
    home : str or None
        IRI of the region whose text it is.
    """
    reader = _Reader(present, home)
    tables = (*_marked(text), *_stacked(text, home))
    return sorted((target for table in tables for target in reader.targets(table)), key=lambda target: target.start)


class _Reader:
    """Reads tables of one text."""

    def __init__(self, present: int | None, home: str | None) -> None:
        self._present, self._home = present, home

    def targets(self, table: _Table) -> Iterator[Target]:
        """Yield the targets of a table, row after row."""
        place = _place_column(table.heads)
        if place is None:
            yield from self._by_column(table)
            return
        aims = {at: aim for at in range(place + 1, len(table.heads)) if (aim := self._aim(table, at)) is not None}
        for row in table.rows if aims else ():
            if len(row.cells) != len(table.heads):
                continue
            owner, name = self._owner(row.cells[place])
            for at, aim in aims.items():
                yield from _target(row, row.cells[at], replace(aim, name=name + aim.name), owner)

    def _by_column(self, table: _Table) -> Iterator[Target]:
        """Yield the targets of a table with a region over each column, and what is aimed at in its first."""
        year = year_in(table.caption)
        name = _name_column(table.heads)
        if name is None or (year is not None and self._present is not None and year < self._present):
            return
        for row in table.rows if _is_aimed_at(table.caption) else ():
            if len(row.cells) != len(table.heads):
                continue
            unit = WORDS.pattern(_BRACKETS).search(row.cells[name])
            aim = _Aim(_name(row.cells[name]), unit["unit"] if unit else table.unit, year)
            for at, head in enumerate(table.heads) if aim.name else ():
                owner, unknown = self._owner(head)
                if not unknown:
                    yield from _target(row, row.cells[at], aim, owner)

    def _aim(self, table: _Table, at: int) -> _Aim | None:
        """What a column aims at; None for one of what is, and for one that is no number."""
        head = table.heads[at]
        year = year_in(head) or year_in(table.caption)
        said = _is_aimed_at(head + table.caption)
        ahead = year is not None and self._present is not None and year >= self._present
        past = year is not None and self._present is not None and year < self._present
        money = WORDS.pattern("⟨place-money⟩").search(head + table.caption)
        if past or money or not (said or ahead) or WORDS.pattern("⟨grid-now⟩").search(head):
            return None
        unit = WORDS.pattern(_BRACKETS).search(head)
        name = _name(head) or _name(table.caption)
        return _Aim(name, unit["unit"] if unit else table.unit, year) if name else None

    def _owner(self, cell: str) -> tuple[Owner | None, str]:
        """Whose target a row is, and what to put before its name where no region is known by its place."""
        named = re.split("[（(]", cell)[0]
        whole = [one for one in find_regions(named, self._home) if (one.start, one.end) == (0, len(named))]
        if whole:
            return (Owner(region=whole[0].iri) if whole[0].iri != self._home else None), ""
        return None, "" if WORDS.pattern("⟨place-total⟩").fullmatch(named) else named


def _is_aimed_at(written: str) -> bool:
    return WORDS.pattern("⟨grid-value place-aim⟩").search(written) is not None


def _target(row: Row, cell: str, aim: _Aim, owner: Owner | None) -> Iterator[Target]:
    found = value_in(cell)
    if found is None:
        return
    yield Target(
        start=row.start,
        end=row.end,
        indicator=aim.name,
        comparator=comparator(found),
        value=Decimal(found["value"].replace(",", "")),
        upper_value=None,
        unit=found["unit"] or aim.unit,
        year=aim.year,
        baseline_year=None,
        binding=None,
        rule="table",
        owner=owner,
    )


def _name(written: str) -> str:
    """What a head or the name of a table says is aimed at, without place, year, unit and the words for an aim."""
    name = _bare(without_year(WORDS.pattern(_CAPTION_UNIT).sub("", written)))
    name = WORDS.pattern(_TABLE_LABEL).sub("", WORDS.pattern(_BRACKETS + "$").sub("", name))
    name = WORDS.pattern(_PLACES_BEFORE).sub("", _bare(name))
    name = _bare(WORDS.pattern(_AIMS_BEHIND).sub("", name))
    return name if TWO_CHINESE.search(name) else ""


def _bare(name: str) -> str:
    return WORDS.pattern(_EDGES).sub("", name)


def _place_column(heads: Sequence[str]) -> int | None:
    """The column of places: the first, or the one behind a column of numbers."""
    return next((at for at, head in enumerate(heads[:2]) if head in _place_heads()), None)


def _name_column(heads: Sequence[str]) -> int | None:
    """The column of what is aimed at, where the others are of a region each."""
    named = next((at for at, head in enumerate(heads[:2]) if WORDS.pattern("⟨grid-name⟩").fullmatch(head)), None)
    places = heads[named + 1 :] if named is not None else ()
    return named if len(places) >= _FEWEST_ROWS and all(_is_place(head, None) for head in places) else None


@cache
def _place_heads() -> frozenset[str]:
    return frozenset(WORDS["grid-place"])


def _marked(text: str) -> Iterator[_Table]:
    """Tables between pipes; a head of two rows names its columns by both."""
    heads: list[Row] = []
    rows: list[Row] = []
    for row in (*pipe_rows(text), None):
        last = (rows or heads)[-1] if heads else None
        is_head = row is not None and (_place_column(row.cells) is not None or _name_column(row.cells) is not None)
        follows = row is not None and last is not None and row.start - last.end < _GAP
        if follows and row is not None and (is_head == (not rows) or not is_head):
            (heads if is_head else rows).append(row)
            continue
        if len(rows) >= (_FEWEST_ROWS if heads and _place_column(heads[0].cells) is not None else 1):
            yield _table(text, heads, rows)
        heads, rows = ([row] if row is not None and is_head else []), []


def _table(text: str, heads: Sequence[Row], rows: Iterable[Row]) -> _Table:
    caption, unit = _caption(text, heads[0].start)
    width = min(len(head.cells) for head in heads)
    joined = ("".join(dict.fromkeys(head.cells[at] for head in heads)) for at in range(width))
    return _Table(caption, unit, tuple(joined), tuple(rows))


def _caption(text: str, at: int) -> tuple[str, str | None]:
    """The name of a table that begins at an offset, and the unit that is said above it."""
    lines = text[max(0, at - _CAPTION_LINES * _LONGEST_CAPTION) : at].split("\n")[-_CAPTION_LINES - 1 : -1]
    unit = None
    for line in reversed(lines):
        written = clean(line)
        said = WORDS.pattern(_CAPTION_UNIT).search(written)
        unit = unit or (said["unit"] if said else None)
        name = WORDS.pattern(_CAPTION_UNIT).sub("", written)
        if TWO_CHINESE.search(name):
            return (name if len(name) <= _LONGEST_CAPTION and not name.endswith(("。", "；")) else ""), unit
    return "", unit


def _stacked(text: str, home: str | None) -> Iterator[_Table]:
    """Tables with one cell a line: a head of places and columns, then a place and its numbers again and again."""
    lines = list(LINE.finditer(text))
    for at in [at for at, line in enumerate(lines) if line[0].strip() in _place_heads()]:
        width = _width(lines, at, home)
        rows = list(_stacked_rows(lines, at + width, width)) if width else []
        if len(rows) >= _FEWEST_ROWS:
            caption, unit = _caption(text, lines[at].start())
            heads = tuple(clean(line[0]) for line in lines[at : at + width])
            yield _Table(caption, unit, heads, tuple(rows))


def _width(lines: Sequence[re.Match[str]], at: int, home: str | None) -> int:
    """How many lines the head of a table has: those up to the first place; 0 where there is none."""
    for width in range(2, _MOST_COLUMNS + 1):
        first = [clean(line[0][:LONGEST_CELL]) for line in lines[at + width : at + width + 2]]
        if len(first) == 2 and value_in(first[1]) and _is_place(first[0], home):
            return width
    return 0


def _is_place(cell: str, home: str | None) -> bool:
    if WORDS.pattern("⟨place-total⟩").fullmatch(cell):
        return True
    return any((one.start, one.end) == (0, len(cell)) for one in find_regions(cell, home))


def _stacked_rows(lines: Sequence[re.Match[str]], at: int, width: int) -> Iterator[Row]:
    while at + width <= len(lines):
        row = tuple(clean(line[0][:LONGEST_CELL]) for line in lines[at : at + width])
        if not TWO_CHINESE.search(row[0]) or any(value_in(cell) is None for cell in row[1:]):
            return
        yield Row(lines[at].start(), lines[at + width - 1].end(), row)
        at += width
