"""The rows of a flattened table, cell by cell.

In: a `PrintedTable`. Out: `Row`s: a date, and the lines of each cell.

Rows hang on their dates. The lines between two dates are dealt out to the columns so that each cell looks like what
its column holds (`kg.read.tables.cells`): a title is set in short lines, a summary runs over long lines to a full
stop. Cells that go on after a repeated head are joined to the cells before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.read.clean_text import visual_width
from kg.read.tables.cells import EMPTY, LIKENESS, like_first_bodies, without_spaces
from kg.read.tables.printed import CLAUSE, DATE_BEGINS, TERMINAL, Piece, PrintedTable

_LONGEST_ROW = 400
_SHORT = 0.6
_MOST_SHORT_LINES = 80
_DATE = re.compile(
    r"(?:(?P<before>[^，。；：！？\d][^，。；：！？]{0,19}?|\d{1,3})\s+)?(?P<year>(?:19|20)\d\d)\s*(?P<mark>[-/.．—－年])\s*"
    r"(?P<month>\d{1,2})\s*[-/.．—－月]\s*(?P<day>\d{1,2})\s*日?(?:\s+(?P<after>[^，。；：！？\d][^，。；：！？]{0,59}))?"
)
_MOST_DATE_LINES = 4


@dataclass(slots=True)
class Row:
    """A row while its cells are filled: its date (ISO 8601), its lines, and those of each kind of column."""

    date: str
    pieces: list[Piece]
    cells: dict[str, list[Piece]] = field(default_factory=dict)

    def add(self, kind: str, pieces: Sequence[Piece]) -> None:
        """Put lines into the cell of a column."""
        self.cells.setdefault(kind, []).extend(pieces)
        self.pieces.extend(pieces)

    def text(self, kind: str) -> str:
        """Return the lines of a cell, joined."""
        return "".join(piece.text for piece in self.cells.get(kind, ()))

    @property
    def start(self) -> int:
        """0-based offset of the first character."""
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """0-based offset behind the last character."""
        return max(piece.end for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A date: pieces `first` to `last` of the table, and what stands beside it on its line."""

    date: str
    first: int
    last: int
    before: Piece | None
    after: Piece | None
    numeric: bool


def rows_of(table: PrintedTable) -> list[Row]:
    """Return the rows of a table that have a title or an event, in the order of the text.

    Parameters
    ----------
    table : PrintedTable
        A table with a column of dates.
    """
    anchors = _anchors(table)
    rows = [Row(anchor.date, list(table.pieces[anchor.first : anchor.last + 1])) for anchor in anchors]
    for at in range(len(anchors) + 1):
        gap = _gap(table, anchors, at)
        previous, following = rows[at - 1] if at else None, rows[at] if at < len(rows) else None
        if following and gap and gap[-1].line - gap[0].line <= _LONGEST_ROW:
            _deal(gap, table, previous, following)
            continue
        # two rows with something else between them, or the last row
        if previous:
            _deal(_until_end(gap, table), table, previous, None)
        if following:
            _deal([piece for piece in gap if piece.page == gap[-1].page], table, None, following)
    name = "title" if "title" in table.kinds else "event"
    return [row for row in rows if row.cells.get(name)]


def _anchors(table: PrintedTable) -> list[_Anchor]:
    found: list[_Anchor] = []
    at = 0
    while at < len(table.pieces):
        anchor = _anchor_at(table, at)
        if anchor and (not found or _same_table(table, found[-1], anchor)):
            found.append(anchor)
            at = anchor.last
        at += 1
    return found


def _same_table(table: PrintedTable, last: _Anchor, anchor: _Anchor) -> bool:
    """Whether a date belongs to the table of the one before it.

    One table writes its dates one way, in figures or with 年月日; a date in a summary is often
    of the other way. And far from the last row, only a repeated head says that the table goes on.
    """
    one, two = table.pieces[last.last], table.pieces[anchor.first]
    return last.numeric == anchor.numeric and (one.page < two.page or two.line - one.line <= _LONGEST_ROW)


def _anchor_at(table: PrintedTable, first: int) -> _Anchor | None:
    pieces = table.pieces
    if pieces[first].width > _SHORT * table.wide or not DATE_BEGINS.search(pieces[first].text):
        return None
    joined = ""
    for last in range(first, min(first + _MOST_DATE_LINES, len(pieces))):
        joined += pieces[last].text
        found = _DATE.fullmatch(joined)
        day = _iso(found) if found else None
        if found and day and _opens_row(table, last, found["after"]):
            before = _part(pieces[first], 0, len(found["before"])) if found["before"] else None
            width = len(found["after"] or "")
            after = _part(pieces[last], len(pieces[last].text) - width, len(pieces[last].text)) if width else None
            return _Anchor(day, first, last, before, after, found["mark"] != "年")
    return None


def _iso(found: re.Match[str]) -> str | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _opens_row(table: PrintedTable, last: int, after: str | None) -> bool:
    """Whether a cell of short lines follows the date, as columns of bodies and titles have them."""
    if after or not table.after or table.after[0] == "summary":
        return True
    following = table.pieces[last + 1] if last + 1 < len(table.pieces) else None
    return following is not None and following.width <= _SHORT * table.wide and not CLAUSE.search(following.text)


def _part(piece: Piece, begin: int, stop: int) -> Piece:
    text = piece.text[begin:stop]
    return replace(
        piece,
        text=text,
        start=piece.start + begin,
        end=piece.start + stop,
        width=visual_width(text),
    )


def _gap(table: PrintedTable, anchors: Sequence[_Anchor], at: int) -> list[Piece]:
    """The pieces between the date before and the date number `at`."""
    previous = anchors[at - 1] if at else None
    following = anchors[at] if at < len(anchors) else None
    gap = list(table.pieces[previous.last + 1 if previous else 0 : following.first if following else None])
    if previous and previous.after:
        gap.insert(0, previous.after)
    if following and following.before:
        gap.append(following.before)
    return gap


def _until_end(gap: Sequence[Piece], table: PrintedTable) -> list[Piece]:
    """The last row ends before a line that looks like a heading, after a finished sentence."""
    for at in range(1, len(gap)):
        before, piece = gap[at - 1], gap[at]
        finished = before.text[-1] in "。！？"
        heading = piece.width <= _SHORT * table.wide and piece.text[-1] not in TERMINAL + "，、"
        if piece.page == before.page and finished and heading:
            return list(gap[:at])
    return list(gap)


def _deal(gap: Sequence[Piece], table: PrintedTable, previous: Row | None, following: Row | None) -> None:
    """Deal the lines between two dates out to the cells that end one row and begin the next."""
    after = table.after if previous else ()
    pages: dict[int, list[Piece]] = {}
    for piece in gap:
        pages.setdefault(piece.page, []).append(piece)
    for at, page in enumerate(sorted(pages)):
        before = table.before if following and at == len(pages) - 1 else ()
        going_on = at > 0 and previous is not None
        slots = [_Slot(kind, previous, going_on) for kind in after] if previous else []
        slots += [_Slot(kind, following, False) for kind in before] if following else []
        open_end = at < len(pages) - 1
        for slot, cell in zip(slots, _Dealer(pages[page], slots, table.wide, open_end).cells(), strict=True):
            slot.row.add(slot.kind, cell)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell to be filled; `going_on`: it may go on from the page before."""

    kind: str
    row: Row
    going_on: bool


class _Dealer:
    """The best way to cut a run of lines into cells, by dynamic programming over (line, cell)."""

    def __init__(self, pieces: Sequence[Piece], slots: Sequence[_Slot], wide: float, open_end: bool) -> None:
        self.pieces = pieces
        self.slots = slots
        self.wide = wide
        self.open_end = open_end
        self.memo: dict[tuple[int, int], tuple[float, int]] = {}
        self.summary = self._summary_sums()

    def cells(self) -> list[Sequence[Piece]]:
        """Return the lines of each slot."""
        found: list[Sequence[Piece]] = []
        at = 0
        for slot in range(len(self.slots)):
            stop = self._best(at, slot)[1]
            found.append(self.pieces[at:stop])
            at = stop
        return found

    def _best(self, at: int, slot: int) -> tuple[float, int]:
        """The best score of lines `at`… over the cells from `slot` on, and where this cell ends."""
        if slot == len(self.slots):
            # a line that no cell takes counts against the cut
            return 3.0 * (at - len(self.pieces)), at
        if (at, slot) not in self.memo:
            choices = [
                (self._score(slot, at, stop) + self._best(stop, slot + 1)[0], -stop) for stop in self._stops(slot, at)
            ]
            score, stop = max(choices)
            self.memo[at, slot] = score, -stop
        return self.memo[at, slot]

    def _stops(self, slot: int, at: int) -> range:
        if self.slots[slot].kind == "summary":
            return range(at, len(self.pieces) + 1)
        stop = at
        while stop < len(self.pieces) and stop - at < _MOST_SHORT_LINES and self._is_short(self.pieces[stop]):
            stop += 1
        return range(at, stop + 1)

    def _is_short(self, piece: Piece) -> bool:
        return piece.width <= _SHORT * self.wide

    def _score(self, slot: int, at: int, stop: int) -> float:
        kind, row, going_on = self.slots[slot].kind, self.slots[slot].row, self.slots[slot].going_on
        if at == stop:
            return 0.0 if going_on else EMPTY.get(kind, -1.0)
        if kind == "summary":
            return self._summary(at, stop)
        cell = self.pieces[at:stop]
        text = without_spaces("".join(piece.text for piece in cell))
        if going_on:
            earlier = without_spaces(row.text(kind))
            return LIKENESS[kind](earlier + text) - max(LIKENESS[kind](earlier), -6.0) - 0.2 if earlier else -2.0
        score = LIKENESS[kind](text) - _raggedness(cell)
        if kind == "bodies" and self.open_end:
            score = max(score, like_first_bodies(text))
        if kind == "category" and at and not self.pieces[at - 1].is_finished:
            score -= 1.0
        return score

    def _summary_sums(self) -> list[float]:
        sums = [0.0]
        for piece in self.pieces:
            if not self._is_short(piece):
                value = 0.5
            elif piece.is_finished:
                value = 0.3
            else:
                value = -1.5
            sums.append(sums[-1] + value)
        return sums

    def _summary(self, at: int, stop: int) -> float:
        score = self.summary[stop] - self.summary[at]
        last = self.pieces[stop - 1]
        if self._is_short(last) and not last.is_finished and stop - at > 1:
            score += 0.7  # the end of a summary without its full stop
        return score + (0.5 if last.is_finished else 0.0)


def _raggedness(cell: Sequence[Piece]) -> float:
    """Lines of one cell fill its width, all but the last."""
    widest = max(piece.width for piece in cell)
    return 0.5 * sum(piece.width < widest - 2 for piece in cell[:-1])
