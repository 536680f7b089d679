"""Tables of indicators whose cells are marked: pipes, spaces, or one cell a line under a head of one cell a line.

In: clean text of one document, with plain figures. Out: `Target`s: the value of each target column of each row. The
head says which column is what: 指标, 单位, years or 目标, 属性; rows need no 约束性 or 预期性.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.annotate.targets.grid_rows import (
    FEWEST_CELLS,
    LONGEST_CELL,
    SPACE,
    Row,
    clean,
    comparator,
    is_empty,
    part_of,
    pipe_rows,
    value_in,
    year_in,
)
from kg.annotate.targets.target import Target
from kg.annotate.targets.words import TWO_CHINESE, WORDS
from kg.language.dates import PLAN, plan_end
from kg.language.spaces import LINE

_PROSE = re.compile("[，。；|]|</")
_NAME_UNIT = re.compile(r"[（(]([^（）()]{1,14})[）)]$")
_IN_BRACKETS = re.compile(r"[〔\[（(【]")
_MOST_CELLS = 12
_GAP = 200
# one character, a space, one character: the word of a head that fills its column
_SPREAD = re.compile(r"(?<!\S)([\u4e00-\u9fff])[ \u3000]{1,4}([\u4e00-\u9fff])(?!\S)")
_PLAN_REACH = 300
_HEADS = {
    "index": "⟨table-cue/index⟩",
    "name": "⟨grid-name⟩",
    "unit": "⟨grid-unit⟩",
    "nature": "⟨grid-nature⟩",
}


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column is what; None for a column that the table has not. `whole_span` is that of yearly rates, in which
    brackets hold what is reached over all years."""

    width: int
    name: int
    unit: int | None
    nature: int | None
    aims: tuple[_Aim, ...]
    baseline: int | None
    baseline_year: int | None
    whole_span: int | None


@dataclass(frozen=True, slots=True)
class _Aim:
    """A column of targets and its year."""

    column: int
    year: int | None


def read_grids(text: str, present: int | None = None) -> list[Target]:
    """Return the targets of the tables with marked cells, in order.

    Parameters
    ----------
    text : str
        Clean text with plain figures.
    present : int or None
        The year in which it was written, where that is known: columns of several years from then on are all targets.
    """
    found: list[Target] = []
    for grid in (*_grids(pipe_rows(text)), *_spaced(text), *_stacked(text)):
        head = _head(grid[0], text, present)
        if head is not None:
            found += _in_full(target for row in grid[1:] for target in _targets(row, head))
    return sorted(found, key=lambda target: target.start)


def _in_full(targets: Iterator[Target]) -> Iterator[Target]:
    """The targets of a table, those of parts with what the row above them says."""
    above: Target | None = None
    for target in targets:
        above = part_of(target, above)
        yield above


def _spaced(text: str) -> Iterator[list[Row]]:
    """Tables whose cells only spaces part: rows that have as many as the head. Others with 约束性 are read apart."""
    rows = (
        Row(line.start(), line.end(), tuple(clean(cell) for cell in _spread_out(line[0]).split()))
        for line in LINE.finditer(text)
        if SPACE.search(line[0].strip()) and not _PROSE.search(line[0])
    )
    for head, *others in _grids(rows):
        whole = [row for row in others if len(row.cells) == len(head.cells)]
        if whole:
            yield [head, *whole]
        numbered = [row for row in others if len(row.cells) == len(head.cells) + 1 and row.cells[0].isdecimal()]
        if numbered and "nature" not in _columns(head.cells):
            yield [replace(head, cells=("", *head.cells)), *numbered]


def _spread_out(line: str) -> str:
    """A line without the spaces that only spread its words out: 序 号  指 标 -> 序号  指标."""
    return _SPREAD.sub(r"\1\2", line)


def _grids(rows: Iterator[Row]) -> list[list[Row]]:
    """Rows that follow one another, from each head on."""
    grids: list[list[Row]] = []
    for row in rows:
        if _is_head(row.cells):
            if grids and len(grids[-1]) == 1 and len(grids[-1][0].cells) == len(row.cells):
                row = _over(grids.pop()[0], row)
            grids.append([row])
        elif grids and row.start - grids[-1][-1].end < _GAP and len(row.cells) >= FEWEST_CELLS:
            grids[-1].append(row)
    return grids


def _over(above: Row, below: Row) -> Row:
    """One head of two rows, as a cell that runs over several columns leaves them: 目标值 over 2028年 and 2030年."""
    both = zip(above.cells, below.cells, strict=True)
    return replace(below, cells=tuple(low if high == low else high + low for high, low in both))


def _stacked(text: str) -> Iterator[list[Row]]:
    """Tables with one cell a line: as many short lines as the head has, again and again."""
    lines = list(LINE.finditer(text))
    named = WORDS.pattern("⟨grid-name⟩")
    # most lines are longer than any such head, and need no cleaning to say so
    starts = [at for at, line in enumerate(lines) if len(line[0]) <= LONGEST_CELL and named.fullmatch(clean(line[0]))]
    done = 0
    for at in starts:
        first = at - 1 if at and WORDS.pattern("⟨table-cue/index⟩").fullmatch(clean(lines[at - 1][0])) else at
        if first < done:
            continue
        last = first
        while last < len(lines) and last - first < _MOST_CELLS and _is_head_cell(clean(lines[last][0])):
            last += 1
        head = Row(*lines[first].span(), tuple(clean(m[0]) for m in lines[first:last]))
        if not _is_head(head.cells):
            continue
        grid = [head]
        while (row := _stacked_row(lines, last, head)) is not None:
            grid.append(row)
            last += len(row.cells) - row.cells.count("")
        done = last
        if len(grid) > 1:
            yield grid


def _stacked_row(lines: Sequence[re.Match[str]], at: int, head: Row) -> Row | None:
    """The next lines as a row of the head's columns; a dash that was no line of its own leaves its cell empty."""
    width = len(head.cells)
    columns = _columns(head.cells)
    cells = [clean(line[0]) for line in lines[at : at + width]]
    name = columns["name"]
    if len(cells) <= name or len(cells[name]) > LONGEST_CELL:
        return None
    if _kind(cells[name]) or not TWO_CHINESE.search(cells[name]):
        return None
    for missing in (None, *range(name + 1, width)):
        row = list(cells) if missing is None else [*cells[:missing], "", *cells[missing : width - 1]]
        if len(row) == width and all(_fits(cell, kind) for cell, kind in zip(row, _kinds(head.cells), strict=True)):
            used = width - (missing is not None)
            return Row(lines[at].start(), lines[at + used - 1].end(), tuple(row))
    return None


def _fits(cell: str, kind: str) -> bool:
    if kind == "value":
        return cell == "" or value_in(cell) is not None or is_empty(cell)
    if kind == "nature":
        return WORDS.pattern("⟨binding expected⟩").fullmatch(cell) is not None or is_empty(cell)
    if kind == "index":
        return len(cell) <= 4 and not TWO_CHINESE.search(cell)
    if kind == "unit":
        return not cell[:1].isdecimal()
    return len(cell) <= LONGEST_CELL


def _kinds(cells: Sequence[str]) -> list[str]:
    return [_kind(cell) for cell in cells]


def _kind(cell: str) -> str:
    """What a cell of a head says of its column; empty for nothing that is known."""
    bare = cell.split("（")[0].split("(")[0]
    for kind, heads in _HEADS.items():
        if WORDS.pattern(heads).fullmatch(bare):
            return kind
    if year_in(cell) or WORDS.pattern("⟨grid-value grid-now⟩").search(cell):
        return "value"
    return ""


def _is_head_cell(cell: str) -> bool:
    return len(cell) <= LONGEST_CELL and bool(_kind(cell) or WORDS.pattern("⟨grid-other⟩").search(cell))


def _is_head(cells: Sequence[str]) -> bool:
    kinds = _kinds(cells)
    return FEWEST_CELLS <= len(cells) <= _MOST_CELLS and "name" in kinds and "value" in kinds


def _columns(cells: Sequence[str]) -> dict[str, int]:
    return {kind: at for at, kind in reversed(list(enumerate(_kinds(cells)))) if kind}


def _head(row: Row, text: str, present: int | None) -> _Head | None:
    columns = _columns(row.cells)
    spread = WORDS.pattern("⟨grid-spread⟩")
    now = WORDS.pattern("⟨grid-now⟩")
    values = [at for at, cell in enumerate(row.cells) if _kind(cell) == "value" and not spread.search(cell)]
    if not values:
        return None
    years = {at: year_in(row.cells[at]) for at in values}
    stated = [at for at in values if WORDS.pattern("⟨grid-value⟩").search(row.cells[at])]
    known = [year for year in years.values() if year]
    over = present is not None and bool(known) and max(known) < present
    if over and not stated and "nature" not in columns:
        return None  # a table of what was reached; 约束性 is said of aims alone
    meant = stated or [at for at in values if not now.search(row.cells[at])]
    last = max(meant or values, key=lambda at: (years[at] or 0, at))
    ahead = _ahead({at: years[at] or 0 for at in meant}, present, told=not stated)
    aims = tuple(_Aim(at, years[at] or _plan_before(text, row.start)) for at in (ahead if last in ahead else [last]))
    first = min(aim.year or 0 for aim in aims)
    before = [at for at in values if (years[at] or 0) < first and all(at != aim.column for aim in aims)]
    base = max(before, key=lambda at: (years[at] or 0, -at)) if before else None  # 2015年 2020年: the later one
    return _Head(
        width=len(row.cells),
        name=columns["name"],
        unit=columns.get("unit"),
        nature=columns.get("nature"),
        aims=aims,
        baseline=base,
        baseline_year=years[base] if base is not None else None,
        whole_span=next((at for at, cell in enumerate(row.cells) if spread.search(cell)), None),
    )


def _ahead(years: Mapping[int, int], present: int | None, *, told: bool) -> list[int]:
    """The columns, by their years, that are ahead in a known year; where nobody knows it, all of several, but for the
    first one, where the head does not call them aims: that tells what is."""
    if present is not None:
        return [at for at, year in years.items() if year >= present]
    first = min(years.values(), default=0)
    several = len(set(years.values()) - {0}) > 1 + told
    return [at for at, year in years.items() if year and (year > first or not told)] if several else []


def _plan_before(text: str, at: int) -> int | None:
    plans = list(PLAN.finditer(text, max(0, at - _PLAN_REACH), at))
    return plan_end(plans[-1][1]) if plans else None


def _aims(cells: Sequence[str], head: _Head) -> tuple[_Aim, ...]:
    """The columns of targets; of a row that has only what is reached over all years that one: — — 〔14〕."""
    over = head.whole_span
    if over is None or not _IN_BRACKETS.match(cells[over]) or any(value_in(cells[aim.column]) for aim in head.aims):
        return head.aims
    return (_Aim(over, head.aims[-1].year),)


def _unit(cell: re.Match[str], of_row: str) -> str | None:
    """The unit of a cell: that of its row, but for a change, which has its own."""
    if cell["rise"] or cell["fall"]:
        return cell["unit"] or of_row or None
    return of_row or cell["unit"]


def _targets(row: Row, head: _Head) -> Iterator[Target]:
    # a category that runs over several rows is one cell less in all but the first
    cells = ("",) * (head.width - len(row.cells)) + row.cells
    if len(cells) != head.width:
        return
    in_name = _NAME_UNIT.search(cells[head.name])
    name = cells[head.name][: in_name.start()] if in_name else cells[head.name]
    name = re.sub(r"^[（(\[]?\d{1,2}[）)\]、.]", "", name)
    if not TWO_CHINESE.search(name):
        return
    stated = cells[head.unit].strip("—-－/") if head.unit is not None else ""
    base = head.baseline is not None and value_in(cells[head.baseline]) is not None
    nature = cells[head.nature] if head.nature is not None else ""
    binding = WORDS.pattern("(⟨binding⟩)|⟨expected⟩").search(nature)
    for aim in _aims(cells, head):
        found = value_in(cells[aim.column])
        if found is None:
            continue
        yield Target(
            start=row.start,
            end=row.end,
            indicator=name,
            comparator=comparator(found),
            value=Decimal(found["value"].replace(",", "")),
            upper_value=None,
            unit=_unit(found, stated or (in_name[1] if in_name else "")),
            year=aim.year,
            baseline_year=int(found["base"]) if found["base"] else head.baseline_year if base else None,
            binding=binding[1] is not None if binding else None,
            rule="table",
        )
