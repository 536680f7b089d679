"""Tables of indicators, as layout leaves them.

In: clean text of one document, not squeezed: the spaces are what is left of the columns. Out: `Target`s: the value
of the target year of each row. A table is known by its rows, which end with 约束性 or 预期性, and by the years of its
head (指标 2020年 2025年 属性). Cells that stand on lines of their own are gathered up to the end of their row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.annotate.targets.grid_rows import part_of
from kg.annotate.targets.target import Target
from kg.annotate.targets.words import TWO_CHINESE, WORDS
from kg.language.dates import PLAN, plan_end

_NATURE = r"(?:(?P<binding>⟨binding⟩)|⟨expected⟩)\s*$"
_IN_FULL = "⟨binding-in-full expected-in-full⟩"
_ROW_END = rf"{_IN_FULL}(?=\s*$|(?!\s*⟨table-no-row⟩)\s*[^\s，。、）)])"
_YEAR = re.compile(r"(?<!\d)(20[0-6]\d)(?!\d)\s*年?")
_INDEX = r"^\s*(?:\[\d{1,2}\]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|\d{1,2}(?=\s|(?!⟨table-about⟩)[\u4e00-\u9fff]))\s*"
# a category before the number of its first row
_CATEGORY = r"^[\u4e00-\u9fff]{2,12}\s+(?=\d{1,2}[.．、](?!\d))"
_CELL = (
    r"[{｛(（\[〔]?\s*(?P<sign>[≥≤><＞＜])?\s*[{｛]?\s*(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)\s*"
    r"(?P<percent>[%％])?(?:⟨unit measure⟩)?\s*[}｝)）\]〕]?(?P<after>⟨table-about post-least post-most⟩)?|"
    r"(?P<none>[—–－-]{1,2}|／|/)"
)
_NAME_UNIT = re.compile(r"[（(]([^（）()]{1,14})[）)]\s*$")
_MARK = re.compile(r"<sup>[^<]*</sup>|[①-⑳]")
_SIGNS = {"≥": "≥", "≤": "≤", ">": ">", "<": "<", "＞": ">", "＜": "<"}
_LONGEST_LINE = 90
_MOST_LINES = 9
_MOST_HEAD_LINES = 6
_HEAD_REACH = 40
_PROSE = re.compile("[，。；]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def read_tables(text: str) -> list[Target]:
    """Return the targets of the tables of a document, in order.

    Parameters
    ----------
    text : str
        Clean text; rows or cells are separated by line ends.
    """
    if not may_hold_tables(text):
        return []
    lines: list[_Line] = []
    at = 0
    for line in text.split("\n"):
        begin = 0
        for end in [m.end() for m in WORDS.pattern(_ROW_END).finditer(line)] or [len(line)]:
            lines.append(_Line(at + begin, line[begin:end]))
            begin = end
        at += len(line) + 1
    return list(_cells(lines))


def may_hold_tables(text: str) -> bool:
    """Tell by a look whether a text may hold such a table."""
    return WORDS.pattern(_IN_FULL).search(text) is not None


def _cells(lines: Sequence[_Line]) -> Iterator[Target]:
    columns: list[int] | None = None
    whole: Target | None = None
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST_LINE:
            columns = None
            continue
        nature = WORDS.pattern(_NATURE).search(line.text)
        if not nature or not _short_before(line.text):
            continue
        if columns is None:
            found = _columns(lines, number)
            if found is None:
                continue
            columns, last = found
        row = _from_index(lines[max(last + 1, number - _MOST_LINES) : number + 1])
        last = number
        cell = _row(row, nature["binding"] is not None, columns)
        if cell:
            cell = part_of(cell, whole)
            whole = cell
            yield cell


def _from_index(lines: Sequence[_Line]) -> Sequence[_Line]:
    """The row from its number on: what stands before is a category that runs over several rows."""
    numbered = [at for at, line in enumerate(lines) if _begins_row(line.text, lines[at + 1 : at + 2])]
    return lines[numbered[-1] :] if numbered else lines


def _begins_row(text: str, following: Sequence[_Line]) -> bool:
    """Whether a line begins a row: with its number, alone before a name or before the rest of the row."""
    if text.strip().isdecimal():
        return not following or TWO_CHINESE.search(WORDS.pattern(_NATURE).sub("", following[0].text)) is not None
    return WORDS.pattern(_INDEX).match(text) is not None


@cache
def _head() -> re.Pattern[str]:
    """The word of a table's head, its characters perhaps apart: 指 标."""
    return re.compile("|".join(r"\s*".join(word) for word in WORDS["table-head"]))


def _short_before(text: str) -> bool:
    return "，" not in text and "。" not in text


def _columns(lines: Sequence[_Line], number: int) -> tuple[list[int], int] | None:
    """The years of the head above the first row, and the last line of the head."""
    for top in range(number, max(-1, number - _HEAD_REACH), -1):
        if len(lines[top].text) > _LONGEST_LINE:
            return None
        if _head().search(lines[top].text):
            last = top
            for below in range(top, number):
                if WORDS.pattern("⟨table-nature⟩").search(lines[below].text) or _YEAR.search(lines[below].text):
                    last = below
            head = " ".join(line.text for line in lines[top : last + 1])
            years = [int(m[1]) for m in _YEAR.finditer(head)]
            if not years:
                short = (
                    line.text for line in lines[max(0, top - _MOST_HEAD_LINES) : top] if len(line.text) <= _LONGEST_LINE
                )
                above = " ".join(text for text in short if not _PROSE.search(text))
                years = [int(m[1]) for m in _YEAR.finditer(above)]
            if not years:
                plan = PLAN.search(" ".join(line.text for line in lines[max(0, top - 3) : last + 1]))
                years = [plan_end(plan[1])] if plan else []
            return years, last
    return None


def _row(lines: Sequence[_Line], binding: bool, columns: Sequence[int]) -> Target | None:
    joined = " ".join(_MARK.sub(" ", line.text) for line in lines)
    joined = WORDS.pattern(_NATURE).sub("", joined).strip()
    joined = WORDS.pattern(_INDEX).sub("", re.sub(_CATEGORY, "", joined))
    split = _name_and_cells(joined)
    if split is None:
        return None
    name, cells = split
    target_column = columns.index(max(columns)) if len(columns) > 1 else 1
    wanted = min(target_column, len(cells) - 1)
    cell = cells[wanted]
    if cell["value"] is None:
        return None
    unit_match = _NAME_UNIT.search(name)
    unit = re.sub(r"\s", "", unit_match[1]) if unit_match else cell["percent"]
    bare = re.sub(r"[\s*]+", "", name[: unit_match.start()] if unit_match else name)
    # 2015年 2020年 2025年: measured against the later one
    base = max((year for year in columns if year < max(columns)), default=None)
    at = columns.index(base) if base is not None else len(cells)
    has_baseline = at < len(cells) and cells[at]["value"] is not None and at != wanted
    if not TWO_CHINESE.search(bare):
        return None
    return Target(
        start=lines[0].start,
        end=lines[-1].start + len(lines[-1].text),
        indicator=bare,
        comparator=_comparator(cell),
        value=Decimal(cell["value"].replace(",", "")),
        upper_value=None,
        unit=unit.replace("％", "%") if unit else None,
        year=max(columns) if columns else None,
        baseline_year=base if has_baseline else None,
        binding=binding,
        rule="table",
    )


def _comparator(cell: re.Match[str]) -> str:
    """How the number of a cell is meant, by the sign before it or the words behind it."""
    if cell["after"] in WORDS["post-least"]:
        return "≥"
    if cell["after"] in WORDS["post-most"]:
        return "≤"
    return _SIGNS.get(cell["sign"] or "", "≈" if cell["after"] else "=")


def _name_and_cells(row: str) -> tuple[str, list[re.Match[str]]] | None:
    """The name of a row with its unit, and its cells: the run of numbers and dashes at its end."""
    cells: list[re.Match[str]] = []
    end = len(row)
    for match in reversed(list(WORDS.pattern(_CELL).finditer(row))):
        if row[match.end() : end].strip():
            break
        before = row[match.start() - 1 : match.start()]
        if match["value"] and not match["sign"] and before and before.isascii() and before.isalnum():
            break
        cells.insert(0, match)
        end = match.start()
    return (row[:end].strip(), cells) if cells else None
