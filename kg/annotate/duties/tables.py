"""Duties in tables of tasks: 任务—责任单位—配合单位—完成时限, between pipes, or with one cell a line.

In: squeezed text, its `Items` and the reader of lists. Out: `Clause`s, one a row, with the cell of the task and that of
the deadline. The head says which column is what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.duties.deadlines import is_deadline
from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.words import WORDS, column_pattern, label_role
from kg.language.spaces import LINE

_BETWEEN_PIPES = re.compile(r"[^|]*")
_BEFORE = re.compile(r"(?:<[^>]{1,200}>|\s)*")
_BEHIND = re.compile(r"(?:<[^>]{1,200}>|\s)+$")
_FEWEST, _MOST = 2, 12
_GAP = 200
_LONGEST_INDEX = 4
_LONGEST_HEAD = 24
_LONGEST_NAME_OF_COLUMN = 10
_BODIES = ("lead", "answer", "support", "other")
# columns that are no bodies, by the words at their heads
_HEADS = {
    "index": "⟨table-cue/index⟩",
    "task": "⟨table-task⟩",
    "duty": "⟨duty-noun⟩",
    "unit": "⟨column-bodies⟩",
    "aside": "⟨table-other⟩",
}
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its offsets and those of its cells."""

    start: int
    end: int
    cells: tuple[Span, ...]


class TableReader:
    """Reads the tables of tasks of one text."""

    def __init__(self, text: str, items: Items, lists: ListReader) -> None:
        self._text = text
        self._items = items
        self._lists = lists

    def rows(self) -> Iterator[Clause]:
        """Yield the rows that give a duty, table after table."""
        yield from self._marked(list(self._pipes()))
        yield from self._stacked()

    # rows

    def _pipes(self) -> Iterator[_Row]:
        for line in LINE.finditer(self._text) if "|" in self._text else ():
            if line[0].count("|") < _FEWEST:
                continue
            start = line.start() + line[0].startswith("|")
            end = line.end() - line[0].endswith("|")
            cells: list[Span] = []
            while start <= end:
                cell = _BETWEEN_PIPES.match(self._text, start, end)
                stop = cell.end() if cell else end
                cells.append(self._trimmed(start, stop))
                start = stop + 1
            yield _Row(line.start(), line.end(), tuple(cells))

    def _trimmed(self, start: int, end: int) -> Span:
        first, last = self._text[start : start + 1], self._text[end - 1 : end]
        if first != "<" and last != ">" and not first.isspace() and not last.isspace():
            return start, end
        before = _BEFORE.match(self._text, start, end)
        start = before.end() if before else start
        behind = _BEHIND.search(self._text, start, end)
        return start, behind.start() if behind else end

    # tables

    def _marked(self, rows: Sequence[_Row]) -> Iterator[Clause]:
        """The rows that follow a head, each close to the one before."""
        kinds: list[str] = []
        last = 0
        task: Span | None = None
        for row in rows:
            own = self._with_task(row, _settled([self._kind(cell) for cell in row.cells]))
            if _is_head(own):
                kinds, last, task = own, row.end, None
                continue
            if not kinds or row.start - last > _GAP or len(row.cells) > len(kinds):
                kinds = []
                continue
            last = row.end
            # a cell that runs over several rows is missing in all but the first
            missing = [(row.start, row.start)] * (len(kinds) - len(row.cells))
            clause = self._clause(_Row(row.start, row.end, self._in_place((*missing, *row.cells), kinds)), kinds, task)
            if clause is not None:
                task = clause.task
                yield clause

    def _with_task(self, row: _Row, kinds: list[str]) -> list[str]:
        """The columns of a head, the first unknown one before the bodies that of the task: 指标, 工程."""
        led = next((at for at, kind in enumerate(kinds) if kind in _BODIES), 0)
        if "task" in kinds or any(not 0 < stop - start <= _LONGEST_NAME_OF_COLUMN for start, stop in row.cells):
            return kinds
        unknown = next((at for at in range(led) if not kinds[at] and not self._items.between(*row.cells[at])), None)
        return kinds if unknown is None else [*kinds[:unknown], "task", *kinds[unknown + 1 :]]

    def _in_place(self, cells: Sequence[Span], kinds: Sequence[str]) -> tuple[Span, ...]:
        """The cells under their heads: a row that lacks its first one may be filled up with an empty one at its end."""
        moved = ((cells[0][0], cells[0][0]), *cells[:-1])
        filled_up = cells[-1][0] == cells[-1][1] and not self._names_bodies(cells, kinds)
        return moved if filled_up and self._names_bodies(moved, kinds) else tuple(cells)

    def _names_bodies(self, cells: Sequence[Span], kinds: Sequence[str]) -> bool:
        under_heads = zip(cells, kinds, strict=True)
        return any(kind in _BODIES and self._items.between(*cell) for cell, kind in under_heads)

    def _stacked(self) -> Iterator[Clause]:
        """Tables with one cell a line: as many lines as the head has, again and again."""
        if WORDS.pattern(_HEADS["task"]).search(self._text) is None:
            return
        lines = [self._trimmed(*line.span()) for line in LINE.finditer(self._text)]
        at = 0
        while at < len(lines):
            kinds: list[str] = []
            while at + len(kinds) < len(lines) and len(kinds) < _MOST and (kind := self._kind(lines[at + len(kinds)])):
                kinds.append(kind)
            at += len(kinds) or 1
            kinds = _settled(kinds) if kinds else kinds
            if not _is_head(kinds):
                continue
            while (row := self._stacked_row(lines[at : at + len(kinds)], kinds)) is not None:
                at += len({cell for cell in row.cells if cell[0] < cell[1]})
                clause = self._clause(row, kinds, None)
                if clause is not None:
                    yield clause

    def _stacked_row(self, lines: Sequence[Span], kinds: Sequence[str]) -> _Row | None:
        """The next lines as a row; an empty cell is no line of its own, and the later one of two: who helps, not who
        leads."""
        optional = [at for at, kind in enumerate(kinds) if kind not in ("task", "index")]
        for missing in (None, *reversed(optional)):
            cells = list(lines)
            if missing is not None:
                cells = [*lines[:missing], (0, 0), *lines[missing : len(kinds) - 1]]
            if len(cells) != len(kinds):
                continue
            fits = all(self._fits(cell, kind) for cell, kind in zip(cells, kinds, strict=True))
            named = any(self._items.between(*cell) for cell, kind in zip(cells, kinds, strict=True) if kind in _BODIES)
            if fits and named:
                used = [cell for cell in cells if cell[0] < cell[1]]
                return _Row(used[0][0], used[-1][1], tuple(cells))
        return None

    def _fits(self, cell: Span, kind: str) -> bool:
        written = self._text[slice(*cell)]
        if not written or self._is_dash(written):
            return kind != "task"
        if kind == "index":
            return len(written) <= _LONGEST_INDEX
        if kind == "deadline":
            return is_deadline(written)
        if kind in _BODIES:
            return bool(self._items.between(*cell)) and not written.endswith("。")
        return not self._kind(cell)

    def _kind(self, cell: Span) -> str:
        """What a cell says of its column where it is one of a head; empty for nothing that is known."""
        if cell[1] - cell[0] > _LONGEST_HEAD:
            return ""
        written = self._text[slice(*cell)]
        for kind, heads in _HEADS.items():
            if WORDS.pattern(heads).fullmatch(written):
                return kind
        if WORDS.pattern("⟨deadline-label⟩").fullmatch(written):
            return "deadline"
        label = column_pattern().fullmatch(written)
        if label is None:
            return ""
        return label_role(label["label"]) if not label["more"] else "other"

    def _is_dash(self, written: str) -> bool:
        return WORDS.pattern("⟨table-dash⟩").fullmatch(written) is not None

    def _clause(self, row: _Row, kinds: Sequence[str], above: Span | None) -> Clause | None:
        """The duty of a row; a row without a task of its own has the one above."""
        clause = Clause(row.start, row.end, "table")
        task = above
        for cell, kind in zip(row.cells, kinds, strict=True):
            written = self._text[slice(*cell)]
            if not written or self._is_dash(written):
                continue
            if kind == "task":
                task = cell
            elif kind == "deadline":
                clause.deadline = cell
            elif kind in _BODIES:
                self._lists.read(clause, *cell, role=kind)
        clause.supported |= "support" in kinds
        clause.settle()
        if task is None or not (clause.bodies or clause.groups):
            return None
        clause.task = task
        return clause


def _settled(kinds: list[str]) -> list[str]:
    """Columns with the head of one told by another: 职责 beside 单位 is the task of those bodies."""
    beside = "duty" in kinds and "unit" in kinds
    means = (
        {"duty": "task", "unit": "other" if beside else ""} if "task" not in kinds else {"duty": "aside", "unit": ""}
    )
    return [means.get(kind, kind) for kind in kinds]


def _is_head(kinds: Sequence[str]) -> bool:
    return _FEWEST <= len(kinds) <= _MOST and "task" in kinds and any(kind in _BODIES for kind in kinds)
