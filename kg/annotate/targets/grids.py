"""Tables of indicators whose cells are marked: pipes, HTML, or one cell a line under a head of one cell a line.

In: clean text of one document, with plain figures. Out: `Target`s: the value of the target column of each row. The head
says which column is what: 指标, 单位, years or 目标, 属性; rows need no 约束性 or 预期性.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.annotate.targets.target import Target
from kg.annotate.targets.words import WORDS
from kg.language.dates import PLAN, plan_end
from kg.language.numerals import SCALES

_ROW = re.compile(r"<tr\b[^>]{0,200}>(.{0,4000}?)</tr\s*>", re.I | re.S)
_CELL = re.compile(r"<t[dh]\b[^>]{0,200}>(.{0,400}?)</t[dh]\s*>", re.I | re.S)
_TAG = re.compile(r"<[^>]{1,200}>")
_RULE = re.compile(r"[\s|:\-—]*")
_LINE = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s+")
_PROSE = re.compile("[，。；|]|</")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_VALUE = (
    r"[（(\[〔{]?(?P<sign>≥|≤|>|<|⟨at-least at-most above below pre-about⟩)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"(?P<unit>[{SCALES}]*⟨unit measure⟩)?[）)\]〕}}]?(?P<after>⟨post-least post-most post-about⟩)?"
)
_NAME_UNIT = re.compile(r"[（(]([^（）()]{1,14})[）)]$")
_TWO_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_MARK = re.compile(r"[①-⑳*]")
_FEWEST_CELLS, _MOST_CELLS = 2, 12
_LONGEST_CELL = 40
_GAP = 200
_PLAN_REACH = 300
_HEADS = {
    "index": "⟨table-cue/index⟩",
    "name": "⟨grid-name⟩",
    "unit": "⟨grid-unit⟩",
    "nature": "⟨grid-nature⟩",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: `start` and `end` are 0-based offsets of it in the text."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """Which column is what; None for a column that the table has not."""

    width: int
    name: int
    unit: int | None
    nature: int | None
    value: int
    year: int | None
    baseline: int | None
    baseline_year: int | None


def read_grids(text: str) -> list[Target]:
    """Return the targets of the tables with marked cells, in order.

    Parameters
    ----------
    text : str
        Clean text with plain figures.
    """
    found: list[Target] = []
    for grid in (*_grids(_html_rows(text)), *_grids(_pipe_rows(text)), *_spaced(text), *_stacked(text)):
        head = _head(grid[0], text)
        if head is not None:
            found += [target for row in grid[1:] if (target := _target(row, head)) is not None]
    return sorted(found, key=lambda target: target.start)


def _clean(cell: str) -> str:
    return _SPACE.sub("", _MARK.sub("", _TAG.sub("", cell))).strip("|")


def _html_rows(text: str) -> Iterator[_Row]:
    for row in _ROW.finditer(text) if "</tr" in text.lower() else ():
        yield _Row(row.start(), row.end(), tuple(_clean(cell[1]) for cell in _CELL.finditer(row[1])))


def _pipe_rows(text: str) -> Iterator[_Row]:
    for line in _LINE.finditer(text) if "|" in text else ():
        written = line[0].strip()
        if written.count("|") >= _FEWEST_CELLS and not _RULE.fullmatch(written):
            inside = written.removeprefix("|").removesuffix("|")
            yield _Row(line.start(), line.end(), tuple(_clean(cell) for cell in inside.split("|")))


def _spaced(text: str) -> Iterator[list[_Row]]:
    """Tables whose cells only spaces part: rows that have as many as the head. Those that say 约束性 are read apart."""
    rows = (
        _Row(line.start(), line.end(), tuple(_clean(cell) for cell in line[0].split()))
        for line in _LINE.finditer(text)
        if _SPACE.search(line[0].strip()) and not _PROSE.search(line[0])
    )
    for head, *others in _grids(rows):
        whole = [row for row in others if len(row.cells) == len(head.cells)]
        if whole and "nature" not in _columns(head.cells):
            yield [head, *whole]
        numbered = [row for row in others if len(row.cells) == len(head.cells) + 1 and row.cells[0].isdecimal()]
        if numbered and "nature" not in _columns(head.cells):
            yield [replace(head, cells=("", *head.cells)), *numbered]


def _grids(rows: Iterator[_Row]) -> list[list[_Row]]:
    """Rows that follow one another, from each head on."""
    grids: list[list[_Row]] = []
    for row in rows:
        if _is_head(row.cells):
            grids.append([row])
        elif grids and row.start - grids[-1][-1].end < _GAP and len(row.cells) >= _FEWEST_CELLS:
            grids[-1].append(row)
    return grids


def _stacked(text: str) -> Iterator[list[_Row]]:
    """Tables with one cell a line: as many short lines as the head has, again and again."""
    lines = list(_LINE.finditer(text))
    starts = [at for at, line in enumerate(lines) if WORDS.pattern("⟨grid-name⟩").fullmatch(_clean(line[0]))]
    done = 0
    for at in starts:
        first = at - 1 if at and WORDS.pattern("⟨table-cue/index⟩").fullmatch(_clean(lines[at - 1][0])) else at
        if first < done:
            continue
        last = first
        while last < len(lines) and last - first < _MOST_CELLS and _is_head_cell(_clean(lines[last][0])):
            last += 1
        head = _Row(lines[first].start(), lines[last - 1].end(), tuple(_clean(m[0]) for m in lines[first:last]))
        if not _is_head(head.cells):
            continue
        grid = [head]
        while (row := _stacked_row(lines, last, head)) is not None:
            grid.append(row)
            last += len(row.cells) - row.cells.count("")
        done = last
        if len(grid) > 1:
            yield grid


def _stacked_row(lines: Sequence[re.Match[str]], at: int, head: _Row) -> _Row | None:
    """The next lines as a row of the head's columns; a dash that was no line of its own leaves its cell empty."""
    width = len(head.cells)
    columns = _columns(head.cells)
    cells = [_clean(line[0]) for line in lines[at : at + width]]
    name = columns["name"]
    if len(cells) <= name or len(cells[name]) > _LONGEST_CELL:
        return None
    if _kind(cells[name]) or not _TWO_CHINESE.search(cells[name]):
        return None
    for missing in (None, *range(name + 1, width)):
        row = list(cells) if missing is None else [*cells[:missing], "", *cells[missing : width - 1]]
        if len(row) == width and all(_fits(cell, kind) for cell, kind in zip(row, _kinds(head.cells), strict=True)):
            used = width - (missing is not None)
            return _Row(lines[at].start(), lines[at + used - 1].end(), tuple(row))
    return None


def _fits(cell: str, kind: str) -> bool:
    if kind == "value":
        return cell == "" or WORDS.pattern(_VALUE).fullmatch(cell) is not None or not cell.strip("—-－/")
    if kind == "nature":
        return WORDS.pattern("⟨binding expected⟩").fullmatch(cell) is not None or not cell.strip("—-－/")
    if kind == "index":
        return len(cell) <= 4 and not _TWO_CHINESE.search(cell)
    if kind == "unit":
        return not cell[:1].isdecimal()
    return len(cell) <= _LONGEST_CELL


def _kinds(cells: Sequence[str]) -> list[str]:
    return [_kind(cell) for cell in cells]


def _kind(cell: str) -> str:
    """What a cell of a head says of its column; empty for nothing that is known."""
    bare = cell.split("（")[0].split("(")[0]
    for kind, heads in _HEADS.items():
        if WORDS.pattern(heads).fullmatch(bare):
            return kind
    if _YEAR.search(cell) or PLAN.search(cell) or WORDS.pattern("⟨grid-value grid-now⟩").search(cell):
        return "value"
    return ""


def _is_head_cell(cell: str) -> bool:
    return len(cell) <= _LONGEST_CELL and bool(_kind(cell) or WORDS.pattern("⟨grid-other⟩").search(cell))


def _is_head(cells: Sequence[str]) -> bool:
    kinds = _kinds(cells)
    return _FEWEST_CELLS <= len(cells) <= _MOST_CELLS and "name" in kinds and "value" in kinds


def _columns(cells: Sequence[str]) -> dict[str, int]:
    return {kind: at for at, kind in reversed(list(enumerate(_kinds(cells)))) if kind}


def _head(row: _Row, text: str) -> _Head | None:
    columns = _columns(row.cells)
    spread = WORDS.pattern("⟨grid-spread⟩")
    now = WORDS.pattern("⟨grid-now⟩")
    values = [at for at, cell in enumerate(row.cells) if _kind(cell) == "value" and not spread.search(cell)]
    if not values:
        return None
    years = {at: _year(row.cells[at]) for at in values}
    aims = [at for at in values if WORDS.pattern("⟨grid-value⟩").search(row.cells[at])] or [
        at for at in values if not now.search(row.cells[at])
    ]
    aim = max(aims or values, key=lambda at: (years[at] or 0, at))
    year = years[aim] or _plan_before(text, row.start)
    before = [at for at in values if at != aim and (years[at] or 0) < (year or 0)]
    base = min(before, key=lambda at: years[at] or 0) if before else None
    return _Head(
        width=len(row.cells),
        name=columns["name"],
        unit=columns.get("unit"),
        nature=columns.get("nature"),
        value=aim,
        year=year,
        baseline=base,
        baseline_year=years[base] if base is not None else None,
    )


def _year(cell: str) -> int | None:
    years = _YEAR.findall(cell)
    plan = PLAN.search(cell)
    return int(years[-1]) if years else plan_end(plan[1]) if plan else None


def _plan_before(text: str, at: int) -> int | None:
    plans = list(PLAN.finditer(text, max(0, at - _PLAN_REACH), at))
    return plan_end(plans[-1][1]) if plans else None


def _target(row: _Row, head: _Head) -> Target | None:
    # a category that runs over several rows is one cell less in all but the first
    cells = ("",) * (head.width - len(row.cells)) + row.cells
    if len(cells) != head.width:
        return None
    found = WORDS.pattern(_VALUE).fullmatch(cells[head.value])
    in_name = _NAME_UNIT.search(cells[head.name])
    name = cells[head.name][: in_name.start()] if in_name else cells[head.name]
    name = re.sub(r"^[（(]?\d{1,2}[）)、.]", "", name)
    if found is None or not _TWO_CHINESE.search(name):
        return None
    stated = cells[head.unit].strip("—-－/") if head.unit is not None else ""
    base = head.baseline is not None and WORDS.pattern(_VALUE).fullmatch(cells[head.baseline]) is not None
    nature = cells[head.nature] if head.nature is not None else ""
    binding = WORDS.pattern("(⟨binding⟩)|⟨expected⟩").search(nature)
    return Target(
        start=row.start,
        end=row.end,
        indicator=name,
        comparator=_comparator(found),
        value=Decimal(found["value"].replace(",", "")),
        upper_value=None,
        unit=stated or found["unit"] or (in_name[1] if in_name else None),
        year=head.year,
        baseline_year=head.baseline_year if base else None,
        binding=binding[1] is not None if binding else None,
        rule="table",
    )


def _comparator(cell: re.Match[str]) -> str:
    sign, after = cell["sign"] or "", cell["after"] or ""
    for words, comparator in (
        (("at-least", "post-least"), "≥"),
        (("at-most", "post-most"), "≤"),
        (("above",), ">"),
        (("below",), "<"),
        (("pre-about", "post-about"), "≈"),
    ):
        if any(mark and mark in WORDS[name] for name in words for mark in (sign, after)):
            return comparator
    return "="
