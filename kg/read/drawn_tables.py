"""Tables that are drawn with characters: boxes of lines (│ ─), frames of +--+, and columns set by spaces.

In: a text. Out: by `without_drawing` the text with a row a line between pipes, as in Markdown, and the way back to the
offsets of the text given; None where it has no such table. What runs over several lines of a cell is one again. Columns
set by spaces are read only under a head that names who answers for a task, or indicators and their years: spaces alone
part too much else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.language.characters import is_chinese
from kg.language.dates import FULL_YEAR
from kg.language.spaces import LINE
from kg.read.clean_text import visual_width
from kg.read.grid_rows import is_grid
from kg.read.shown import Shown, Writer
from kg.vocabulary.forms import word_patterns, words

_WORDS = word_patterns("duty-cue")
_BORDER = "│┃║"
_FRAME = re.compile(rf"(?m)[{_BORDER}]|^[ \t]*\+[-=]{{2}}")
_RULE = re.compile(r"\s*[\u2500-\u257f+=\- ]*[\u2500-\u257f+][\u2500-\u257f+=\- ]*$")
_BETWEEN_BORDERS = re.compile(rf"\s*(?P<border>[{_BORDER}|])(?P<cells>.*)[{_BORDER}|]\s*$")
_CELL = re.compile(rf"[^{_BORDER}|]+")
_INK = re.compile(r"\S(?:.*\S)?")
_PARTED_WIDELY = re.compile(r"\S(?:(?!\s{2}|[\t\u3000]).)*")
_PARTED = re.compile(r"\S+")
_MARK = re.compile(r"[，。：；:;]")
_SPACED = re.compile(r"\S[ \t\u3000]")
_YEAR = re.compile(FULL_YEAR)
_FEWEST_COLUMNS, _MOST_COLUMNS, _LONGEST_HEAD = 2, 12, 12
_FEWEST_OF_INDICATORS, _LONGEST_OF_INDICATORS = 3, 16
Piece = tuple[int, int]


@dataclass(slots=True)
class _Row:
    """A row: where its first line begins, and the pieces of each cell, spans of the text."""

    start: int
    cells: list[list[Piece]]


@dataclass(slots=True)
class _Table:
    """A table: where it stands, and its rows."""

    start: int
    end: int
    rows: list[_Row] = field(default_factory=list)


def without_drawing(text: str) -> Shown | None:
    """Return a text with the rows of its drawn tables between pipes, or None where it has none."""
    read = text.replace("\r\n", " \n")  # as long as before: a carriage return ends no cell
    tables = sorted([*_framed(read), *_spaced(read), *_of_indicators(read)], key=lambda table: table.start)
    if not tables:
        return None
    writer, position = Writer(), 0
    for table in tables:
        if table.start < position:
            continue
        writer.put(text[position : table.start], position)
        for row in table.rows:
            for cell in row.cells:
                writer.put("|", row.start)
                for start, end in cell:
                    writer.put(text[start:end].replace("|", "｜"), start)
            writer.put("|\n", row.start)
        position = table.end
    writer.put(text[position:], position)
    return writer.shown()


# frames


def _framed(text: str) -> Iterator[_Table]:
    """The tables whose cells stand between borders."""
    if _FRAME.search(text) is None:
        return
    block: list[re.Match[str]] = []
    for line in LINE.finditer(text):
        follows = block and line.start() == block[-1].end() + 1
        if block and not follows:
            yield from _in_block(text, block)
            block = []
        if _RULE.match(line[0]) or _BETWEEN_BORDERS.match(line[0]):
            block.append(line)
        elif block:
            yield from _in_block(text, block)
            block = []
    yield from _in_block(text, block)


def _in_block(text: str, lines: Sequence[re.Match[str]]) -> Iterator[_Table]:
    """The table of some lines in a row; pipes without a frame around them are Markdown."""
    groups: list[list[_Row]] = [[]]
    borders = set()
    for line in lines:
        inside = _BETWEEN_BORDERS.match(line[0])
        if inside is None or _RULE.match(line[0]):
            groups.append([])
            continue
        borders.add(inside["border"])
        cells = [
            _ink(line.start() + inside.start("cells") + cell.start(), cell[0])
            for cell in _CELL.finditer(inside["cells"])
        ]
        groups[-1].append(_Row(line.start(), cells))
    groups = [group for group in groups if group]
    framed = any(_RULE.match(line[0]) for line in lines)
    if not groups or not (borders & set(_BORDER) or framed):
        return
    rows = list(_rows(text, groups))
    if is_grid([[_written(text, cell) for cell in row.cells] for row in rows]):
        yield _Table(lines[0].start(), min(lines[-1].end() + 1, len(text)), rows)


def _ink(start: int, cell: str) -> list[Piece]:
    found = _INK.search(cell)
    return [(start + found.start(), start + found.end())] if found else []


def _rows(text: str, groups: Sequence[Sequence[_Row]]) -> Iterator[_Row]:
    """The rows of a frame: what stands between two rules is one, where rules part the rows and not the head alone."""
    index = _index_of([_written(text, cell) for cell in groups[0][0].cells])
    parted = len(groups) > _FEWEST_COLUMNS or all(len(group) == 1 for group in groups)
    for number, group in enumerate(groups):
        numbered = sum(1 for line in group if index is not None and index < len(line.cells) and line.cells[index])
        whole = (number == 0 and len(groups) > 1) or (parted and numbered <= 1)
        row = group[0]
        for line in group[1:]:
            if len(line.cells) == len(row.cells) and (whole or _goes_on(line.cells, index)):
                _add(row, line.cells)
            else:
                yield row
                row = line
        yield row


def _add(row: _Row, cells: Sequence[Sequence[Piece]]) -> None:
    for cell, more in zip(row.cells, cells, strict=True):
        cell += more


def _written(text: str, cell: Sequence[Piece]) -> str:
    return "".join("".join(text[start:end].split()) for start, end in cell)


def _index_of(head: Sequence[str]) -> int | None:
    """Which column counts the rows, by the head."""
    pattern = _WORDS.pattern("⟨table-cue/index⟩")
    return next((at for at, cell in enumerate(head) if pattern.fullmatch(cell)), None)


def _goes_on(cells: Sequence[Sequence[Piece]], index: int | None) -> bool:
    """Whether a line goes on with the row above: it has no number, or a cell is empty that is not merged with above."""
    if index is not None:
        return not cells[index]
    return not all(cells[1:])


# spaces


@cache
def _head_pattern() -> re.Pattern[str]:
    return _WORDS.pattern(
        "⟨duty-cue/label-head⟩?(?:⟨duty-cue/label-lead-role duty-cue/label-other-role⟩){1,2}⟨duty-cue/label-unit⟩"
    )


def _is_set_by_spaces(line: str) -> bool:
    """Whether a line has gaps between its words and nothing that draws a table or ends a sentence."""
    drawn = _MARK.search(line) or "|" in line or _FRAME.search(line)
    return not drawn and _SPACED.search(line) is not None


def _spaced(text: str) -> Iterator[_Table]:
    """The tables whose columns are set by spaces, under a head that names who answers."""
    done = 0
    for start, end in _heads(text, _head_pattern()):
        table = _under_head(text, start, end) if start >= done else None
        if table:
            done = table.end
            yield table


def _heads(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The lines set by spaces that have what a head has, once for each time that they have it."""
    for named in pattern.finditer(text):
        start = text.rfind("\n", 0, named.start()) + 1
        end = _end_of_line(text, start)
        if _is_set_by_spaces(text[start:end]):
            yield start, end


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _under_head(text: str, start: int, end: int) -> _Table | None:
    """The table under a line, where that is a head and rows of as many cells follow."""
    head = _cells(text, start, end, _PARTED_WIDELY)
    form = _PARTED_WIDELY
    if len(head) < _FEWEST_COLUMNS:
        head, form = _cells(text, start, end, _PARTED), _PARTED
    written = [_written(text, [cell]) for cell in head]
    if not _FEWEST_COLUMNS <= len(head) <= _MOST_COLUMNS or max(map(len, written)) > _LONGEST_HEAD:
        return None
    if not any(_head_pattern().fullmatch(cell) for cell in written):
        return None
    table = _Table(start, end, [_Row(start, [[cell] for cell in head])])
    columns = [_place(text, start, cell) for cell in head]
    index = _index_of(written)
    while table.end < len(text):
        begin = table.end + 1
        stop = _end_of_line(text, begin)
        row = _row(text, begin, stop, form, columns)
        if row is None:
            break
        table.end = stop
        several = len(table.rows) > 1
        if several and sum(map(bool, row.cells)) < len(columns) and _goes_on(row.cells, index):
            _add(table.rows[-1], row.cells)
        else:
            table.rows.append(row)
    if len(table.rows) <= 1:
        return None
    table.end = min(table.end + 1, len(text))
    return table


def _cells(text: str, start: int, end: int, form: re.Pattern[str]) -> list[Piece]:
    return [(found.start(), found.start() + len(found[0].rstrip())) for found in form.finditer(text, start, end)]


def _row(text: str, start: int, end: int, form: re.Pattern[str], columns: Sequence[Piece]) -> _Row | None:
    """A line as a row: a cell for each column, or some, each under the head that it stands under."""
    for parted in (form, _PARTED):
        cells = _cells(text, start, end, parted)
        if len(cells) == len(columns):
            return _Row(start, [[cell] for cell in cells])
    cells = _cells(text, start, end, form)
    if form is _PARTED or len(cells) > len(columns) or "\t" in text[start:end] or not text[start:end].strip():
        return None
    if len(cells) == 1 and cells[0][0] == start:
        return None
    row = _Row(start, [[] for _ in columns])
    edges = [*(column[0] for column in columns[1:]), 10**6]
    for cell in cells:
        at = _place(text, start, cell)[0]
        column = next(number for number, edge in enumerate(edges) if at < edge)
        if row.cells[column]:
            return None
        row.cells[column].append(cell)
    return row


def _place(text: str, line: int, cell: Piece) -> Piece:
    """Where a cell begins and ends in its line, in half-width characters."""
    begin = int(2 * visual_width(text[line : cell[0]]))
    return begin, begin + int(2 * visual_width(text[slice(*cell)]))


# indicators


@cache
def _indicators_pattern() -> re.Pattern[str]:
    """The word of a head of indicators, its characters perhaps apart: 指 标."""
    return re.compile("|".join(r"[ \t\u3000]{0,4}".join(word) for word in words("target-cue/table-head")))


def _of_indicators(text: str) -> Iterator[_Table]:
    """The tables whose columns are set by spaces or tabs, under a head of indicators and years."""
    done = 0
    for start, end in _heads(text, _indicators_pattern()):
        if start < done:
            continue
        head = _row_of_indicators(text, start, end)
        written = [_written(text, cell) for cell in head.cells]
        if _names_indicators(written):
            table = _Table(start, end, [head])
            _take_rows(text, table, has_groups=not _heads_rows(written[0]))
            if len(table.rows) > 1:
                done = table.end
                table.end = min(table.end + 1, len(text))
                yield table


def _names_indicators(head: Sequence[str]) -> bool:
    """Whether a head names indicators and a year or what is aimed at."""
    if not _FEWEST_OF_INDICATORS <= len(head) <= _MOST_COLUMNS or max(map(len, head)) > _LONGEST_OF_INDICATORS:
        return False
    named = any(_WORDS.pattern("⟨target-cue/grid-name⟩").match(cell) for cell in head)
    return named and any(_YEAR.search(cell) or _WORDS.pattern("⟨target-cue/grid-value⟩").search(cell) for cell in head)


def _heads_rows(cell: str) -> bool:
    """Whether the first column of a head numbers or names the rows, and no groups of them."""
    return _WORDS.pattern("⟨table-cue/index target-cue/grid-name⟩").match(cell) is not None


def _take_rows(text: str, table: _Table, *, has_groups: bool) -> None:
    """Add the rows under a head, and to a row what its name goes on with on a line of its own; by tabs, a blank line
    may stand between."""
    width, tabbed = len(table.rows[0].cells), "\t" in text[table.start : table.end]
    end = table.end
    while end < len(text):
        begin, end = end + 1, _end_of_line(text, end + 1)
        if tabbed and not text[begin:end].strip(" ") and table.end == begin - 1:
            continue
        row = _row_of_indicators(text, begin, end) if _MARK.search(text, begin, end) is None else None
        if row and has_groups and not tabbed and len(row.cells) == width - 1:
            row.cells.insert(0, [])
        if row is None or len(row.cells) != width or ("\t" in text[begin:end]) != tabbed:
            return
        if sum(map(bool, row.cells)) == 1 and len(table.rows) > 1:
            _add(table.rows[-1], row.cells)
        else:
            table.rows.append(row)
        table.end = end


def _row_of_indicators(text: str, start: int, end: int) -> _Row:
    """A line as cells: between tabs, where it has any, else between spaces."""
    line = text[start:end].rstrip(" ")
    if "\t" not in line:
        return _Row(start, [[cell] for cell in _whole_words(text, _cells(text, start, end, _PARTED))])
    cells, at = [], start
    for part in line.split("\t"):
        cells.append(_ink(at, part))
        at += len(part) + 1
    return _Row(start, cells)


def _whole_words(text: str, cells: Sequence[Piece]) -> list[Piece]:
    """The cells of a line, those of one character each together: 指  标 is one, 2020 年 is one."""
    whole: list[Piece] = []
    for cell in cells:
        alone = cell[1] - cell[0] == 1 and is_chinese(text[cell[0]])
        before = text[slice(*whole[-1])] if whole else ""
        if alone and (_YEAR.fullmatch(before) or (len(before) == 1 and is_chinese(before))):
            whole[-1] = (whole[-1][0], cell[1])
        else:
            whole.append(cell)
    return whole
