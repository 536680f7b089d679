"""Policy tables and meeting tables that were flattened cell by cell.

In: `CleanText`; the source is read line by line, since the borders between cells are gone from the
clean text, and the asides say which lines are addresses and running heads. Out: `CatalogueRow`s and
`MeetingRow`s with their place in the source.

A table is recognised by its head: words of `table-columns.ttl` and nothing else, one after the
other, over one line or several. Its rows hang on their dates. The lines between two dates are dealt
out to the columns so that each cell looks like what its column holds: bodies parse as bodies, a
title ends in a kind of document and is set in short lines, a summary runs over long lines to a full
stop, a category is a few characters. Cells that go on after a repeated head are joined to the cells
before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import pairwise

from kg.annotate.bodies import BodyMention, find_bodies, parse_bodies
from kg.annotate.regions import NATION, find_regions, kind_word, level_of, regions
from kg.layout import CleanText, visual_width
from kg.namespaces import KG
from kg.titles import type_ending
from kg.vocabulary import load

_VOCABULARY = "table-columns.ttl"
_WIDEST_HEAD = 40
_MOST_HEAD_LINES = 14
_FEWEST_COLUMNS = 3
_LONGEST_ROW = 400
_FEWEST_TYPED = 0.5
_SHORT = 0.6
_NEARLY_ALL = 0.95
_MOST_SHORT_LINES = 80
_TERMINAL = "。！？；：!?;:…”』）)"
_CLAUSE = re.compile(r"[，。；：！？]")
_CAPTION_MARK = re.compile(
    r"#|\d{1,2}(?:\.\d{1,2})*[.．、\s]*[^\d\s.]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|(?:附?表)\s*\d"
)
_NEW_PART = re.compile(r"#{1,6}\s|第[一二三四五六七八九十百\d]+(?:章|编|篇|部分)(?:\s|$)")
_DATE = re.compile(
    r"(?:(?P<before>[^，。；：！？\d][^，。；：！？]{0,19}?|\d{1,3})\s+)?(?P<year>(?:19|20)\d\d)\s*(?P<mark>[-/.．—－年])\s*"
    r"(?P<month>\d{1,2})\s*[-/.．—－月]\s*(?P<day>\d{1,2})\s*日?(?:\s+(?P<after>[^，。；：！？\d][^，。；：！？]{0,59}))?"
)
_DATE_BEGINS = re.compile(r"(?:^|\s)(?:19|20)\d\d(?:\s*[-/.．—－年]|$)")
_MOST_DATE_LINES = 4
_LONGEST_STUMP = 12
_ADDRESS = re.compile(r"https?://(?P<host>[^/\s]+)\S*")
_SPACE = re.compile(r"\s+")
_LOCAL = re.compile(r"(?:全|我|本)?(自治区|自治州|省|市|区|县|盟|旗|州)")
_ACT = re.compile(r"关于|印发|转发|发布|公布")
_OPEN_END = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|部委)?$")
_BETWEEN = " 　、，；,;/\n和及与（）()"
_SESSION_COUNT = r"第?[\d一二三四五六七八九十百]+次"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row of a policy table.

    `date` is ISO 8601; `bodies_as_written` are the names in the cell, without white space and
    without 等; `title` keeps one space between joint issuers; `region` is the IRI of the region
    whose bodies these are, None where nothing tells. `start` and `end` are 0-based offsets into the
    source, `first_line` and `last_line` its 1-based lines. `table` is the caption of the table,
    empty if it has none.
    """

    category: str
    date: str
    bodies_as_written: tuple[str, ...]
    title: str
    summary: str
    start: int
    end: int
    first_line: int
    last_line: int
    table: str
    region: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One row of a meeting table; fields as in `CatalogueRow`.

    `body_as_written` is the body that met, as the title names it (国务院, 省政府), else empty.
    """

    date: str
    body_as_written: str
    title: str
    summary: str
    start: int
    end: int
    first_line: int
    last_line: int
    table: str
    region: str | None


def catalogue_rows(clean: CleanText) -> tuple[CatalogueRow, ...]:
    """Return the rows of the policy tables in the order of the text, () if there is none.

    Parameters
    ----------
    clean : CleanText
        A compilation as laid out.
    """
    found: list[CatalogueRow] = []
    for table in _tables(clean):
        if "title" in table.kinds:
            rows = _rows_of(table)
            # lists of projects have dates and names too; names of documents end in their kind
            if sum(type_ending(_title(row.text("title"))) is not None for row in rows) >= _FEWEST_TYPED * len(rows):
                found += (_catalogue_row(row, table) for row in rows)
    return tuple(found)


def meeting_rows(clean: CleanText) -> tuple[MeetingRow, ...]:
    """Return the rows of the meeting tables in the order of the text, () if there is none.

    Parameters
    ----------
    clean : CleanText
        A compilation as laid out.
    """
    found: list[MeetingRow] = []
    for table in _tables(clean):
        if "event" in table.kinds:
            found += _with_shared_regions([_meeting_row(row, table) for row in _rows_of(table)])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a table, or the part of it before or after a date.

    `page` counts the repeated heads above it.
    """

    text: str
    start: int
    end: int
    line: int
    page: int
    width: float


@dataclass(frozen=True, slots=True)
class _Head:
    first: int  # index of the first and of the last line, 0-based
    last: int
    labels: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    caption: str
    kinds: tuple[str, ...]
    pieces: tuple[_Piece, ...]
    addresses: tuple[tuple[int, str], ...]  # offset, host
    wide: float

    @property
    def before(self) -> tuple[str, ...]:
        """The columns left of the date."""
        return self.kinds[: self.kinds.index("date")]

    @property
    def after(self) -> tuple[str, ...]:
        """The columns right of the date."""
        return self.kinds[self.kinds.index("date") + 1 :]


@dataclass(slots=True)
class _Row:
    date: str
    pieces: list[_Piece]
    cells: dict[str, list[_Piece]] = field(default_factory=dict)

    def add(self, kind: str, pieces: Sequence[_Piece]) -> None:
        """Put lines into the cell of a column."""
        self.cells.setdefault(kind, []).extend(pieces)
        self.pieces.extend(pieces)

    def text(self, kind: str) -> str:
        """Return the lines of a cell, joined."""
        return _joined(self.cells.get(kind, ()))

    @property
    def start(self) -> int:
        """0-based offset of the first character."""
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """0-based offset behind the last character."""
        return max(piece.end for piece in self.pieces)


# --- vocabulary ---------------------------------------------------------------------------------


@cache
def _columns() -> Mapping[str, str]:
    """Head words, without white space, to kinds of column."""
    return {
        label: iri.rsplit("/", 1)[1]
        for iri, concept in load(_VOCABULARY).items()
        if "/table-column/" in iri
        for label in (concept.pref_label, *concept.alt_labels)
    }


@cache
def _head_words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_columns(), key=lambda w: (-len(w), w))))


@cache
def _head_starts() -> frozenset[str]:
    return frozenset(word[0] for word in _columns())


@cache
def _cues(name: str) -> str:
    """The words of a meeting cue as one pattern, longest first."""
    concept = next(c for iri, c in load(_VOCABULARY).items() if iri.endswith(f"/meeting-cue/{name}"))
    words = sorted(concept.properties.get(KG + "word", ()), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, words)) + ")"


# --- from text to tables ------------------------------------------------------------------------


def _tables(clean: CleanText) -> Iterator[_Table]:
    lines = list(pairwise((*clean.source.line_starts, len(clean.source.text) + 1)))
    heads = list(_heads(clean.source.text, lines))
    if not heads:
        return
    groups: list[list[_Head]] = []
    for head in heads:
        again = bool(groups) and head.labels == groups[-1][-1].labels
        if again and not _caption(clean.source.text, lines, head):
            groups[-1].append(head)
        else:
            groups.append([head])
    for at, group in enumerate(groups):
        stop = groups[at + 1][0].first if at + 1 < len(groups) else len(lines)
        yield _table(clean, lines, group, stop)


def _heads(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[_Head]:
    last = -1
    for at, (start, end) in enumerate(lines):
        # lengths and first characters first: they rule out most lines of a compilation
        if at <= last or not 2 < end - start <= _WIDEST_HEAD + 8:
            continue
        line = text[start : end - 1].lstrip()
        if line and line[0] in _head_starts():
            head = _head_at(text, lines, at)
            if head:
                yield head
                last = head.last


def _head_at(text: str, lines: Sequence[tuple[int, int]], first: int) -> _Head | None:
    """The longest run of lines from `first` on that holds head words and nothing else."""
    found: _Head | None = None
    joined = ""
    for at in range(first, min(first + _MOST_HEAD_LINES, len(lines))):
        start, end = lines[at]
        line = _SPACE.sub("", text[start : end - 1])
        if not line:
            continue
        joined += line
        labels = _labels(joined)
        if labels is None:
            break
        kinds = tuple(_columns()[label] for label in labels if label in _columns())
        if len(kinds) == len(labels) and _is_table(kinds):
            found = _Head(first, at, labels, kinds)
    return found


def _labels(joined: str) -> tuple[str, ...] | None:
    """Head words that fill a string, None if there are none such; the last may be cut off."""
    labels: list[str] = []
    position = 0
    while position < len(joined):
        word = _head_words().match(joined, position)
        if word is None:
            rest = joined[position:]
            return (*labels, rest) if any(label.startswith(rest) for label in _columns()) else None
        labels.append(word[0])
        position = word.end()
    return tuple(labels)


def _is_table(kinds: Sequence[str]) -> bool:
    named = ("title" in kinds) != ("event" in kinds)
    return named and "date" in kinds and len(kinds) >= _FEWEST_COLUMNS and len(set(kinds)) == len(kinds)


def _caption(text: str, lines: Sequence[tuple[int, int]], head: _Head) -> str:
    """The heading right above the head of a table, empty if there is none."""
    above = ""
    for at in range(head.first - 1, max(-1, head.first - 5), -1):
        above = text[lines[at][0] : lines[at][1] - 1].strip()
        if above:
            break
    heading = _CAPTION_MARK.match(above) and visual_width(above) <= _WIDEST_HEAD
    return above if heading and above[-1] not in _TERMINAL and not re.search("[，。；]", above) else ""


def _table(clean: CleanText, lines: Sequence[tuple[int, int]], heads: Sequence[_Head], stop: int) -> _Table:
    text = clean.source.text
    caption = _caption(text, lines, heads[0])
    running_heads, address_lines = _lines_of(clean, "running-head"), _lines_of(clean, "address")
    ends = (*(head.first for head in heads[1:]), stop)
    pieces: list[_Piece] = []
    addresses: list[tuple[int, str]] = []
    for page, (head, end) in enumerate(zip(heads, ends, strict=True)):
        for at in range(head.last + 1, end):
            piece = _piece(text, lines[at], at + 1, page)
            if piece is None:
                continue
            if page == len(heads) - 1 and _ends_table(piece.text, caption):
                break
            address = _ADDRESS.match(piece.text)
            if address:
                addresses.append((piece.start, address["host"]))
            elif at + 1 not in address_lines and at + 1 not in running_heads:
                pieces.append(piece)
    pieces = _without_page_numbers(pieces, running_heads)
    return _Table(caption, heads[0].kinds, tuple(pieces), tuple(addresses), _wide(heads[0].kinds, pieces))


def _piece(text: str, span: tuple[int, int], line: int, page: int) -> _Piece | None:
    raw = text[span[0] : span[1] - 1]
    content = raw.strip()
    if not content:
        return None
    start = span[0] + raw.index(content[0])
    return _Piece(content, start, start + len(content), line, page, visual_width(content))


def _lines_of(clean: CleanText, kind: str) -> frozenset[int]:
    """The lines of one kind of aside.

    Those of page numbers are never asked for: in a table, `2021-` and `12` are parts of cells.
    """
    return frozenset(aside.line for aside in clean.asides if aside.kind == kind)


def _without_page_numbers(pieces: Sequence[_Piece], running_heads: frozenset[int]) -> list[_Piece]:
    """Take out figures next to running heads, unless a date follows: then they number a row."""
    kept: list[_Piece] = []
    for at, piece in enumerate(pieces):
        beside = any(piece.line + step in running_heads for step in (-2, -1, 1, 2))
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        if piece.text.isdigit() and beside and not _DATE_BEGINS.match(following):
            continue
        kept.append(piece)
    return kept


def _ends_table(line: str, caption: str) -> bool:
    """Whether a line is the heading of the next part: after 2.3 come 2.4, 3 and 3.1."""
    if visual_width(line) > _WIDEST_HEAD or line[-1] in "。；，、":
        return False
    if _NEW_PART.match(line):
        return True
    number = _number(caption)
    return bool(number) and _number(line) in _successors(number) and not _CLAUSE.search(line)


def _number(heading: str) -> tuple[int, ...]:
    found = re.match(r"#*\s*(\d{1,2}(?:(?:\.\d{1,2}){1,3}|[.．]))\s*(?=[\u4e00-\u9fff])", heading)
    return tuple(map(int, found[1].rstrip(".．").split("."))) if found else ()


def _successors(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that headings behind this one may have: after (2, 3) (2, 4), (3,), (3, 1)."""
    nexts = {(*number[:depth], number[depth] + 1) for depth in range(len(number))}
    return nexts | {(*following, 1) for following in nexts}


def _wide(kinds: Sequence[str], pieces: Sequence[_Piece]) -> float:
    """How wide the lines of the summary are, in full-width characters.

    Without bounds if the table has no summary.
    """
    if "summary" not in kinds or not pieces:
        return float("inf")
    widths = sorted(piece.width for piece in pieces)
    return widths[int(len(widths) * _NEARLY_ALL)]


# --- from tables to rows ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A date: pieces `first` to `last` of the table, and what stands beside it on its line."""

    date: str
    first: int
    last: int
    before: _Piece | None
    after: _Piece | None
    numeric: bool


def _rows_of(table: _Table) -> list[_Row]:
    anchors = _anchors(table)
    rows = [_Row(anchor.date, list(table.pieces[anchor.first : anchor.last + 1])) for anchor in anchors]
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


def _anchors(table: _Table) -> list[_Anchor]:
    found: list[_Anchor] = []
    at = 0
    while at < len(table.pieces):
        anchor = _anchor_at(table, at)
        if anchor and (not found or _same_table(table, found[-1], anchor)):
            found.append(anchor)
            at = anchor.last
        at += 1
    return found


def _same_table(table: _Table, last: _Anchor, anchor: _Anchor) -> bool:
    """Whether a date belongs to the table of the one before it.

    One table writes its dates one way, in figures or with 年月日; a date in a summary is often
    of the other way. And far from the last row, only a repeated head says that the table goes on.
    """
    one, two = table.pieces[last.last], table.pieces[anchor.first]
    return last.numeric == anchor.numeric and (one.page < two.page or two.line - one.line <= _LONGEST_ROW)


def _anchor_at(table: _Table, first: int) -> _Anchor | None:
    pieces = table.pieces
    if pieces[first].width > _SHORT * table.wide or not _DATE_BEGINS.search(pieces[first].text):
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


def _opens_row(table: _Table, last: int, after: str | None) -> bool:
    """Whether a cell of short lines follows the date, as columns of bodies and titles have them."""
    if after or not table.after or table.after[0] == "summary":
        return True
    following = table.pieces[last + 1] if last + 1 < len(table.pieces) else None
    return following is not None and following.width <= _SHORT * table.wide and not _CLAUSE.search(following.text)


def _part(piece: _Piece, begin: int, stop: int) -> _Piece:
    text = piece.text[begin:stop]
    return replace(
        piece,
        text=text,
        start=piece.start + begin,
        end=piece.start + stop,
        width=visual_width(text),
    )


def _gap(table: _Table, anchors: Sequence[_Anchor], at: int) -> list[_Piece]:
    """The pieces between the date before and the date number `at`."""
    previous = anchors[at - 1] if at else None
    following = anchors[at] if at < len(anchors) else None
    gap = list(table.pieces[previous.last + 1 if previous else 0 : following.first if following else None])
    if previous and previous.after:
        gap.insert(0, previous.after)
    if following and following.before:
        gap.append(following.before)
    return gap


def _until_end(gap: Sequence[_Piece], table: _Table) -> list[_Piece]:
    """The last row ends before a line that looks like a heading, after a finished sentence."""
    for at in range(1, len(gap)):
        before, piece = gap[at - 1], gap[at]
        finished = before.text[-1] in "。！？"
        heading = piece.width <= _SHORT * table.wide and piece.text[-1] not in _TERMINAL + "，、"
        if piece.page == before.page and finished and heading:
            return list(gap[:at])
    return list(gap)


def _deal(gap: Sequence[_Piece], table: _Table, previous: _Row | None, following: _Row | None) -> None:
    """Deal the lines between two dates out to the cells that end one row and begin the next."""
    after = table.after if previous else ()
    pages: dict[int, list[_Piece]] = {}
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
    row: _Row
    going_on: bool


class _Dealer:
    """The best way to cut a run of lines into cells, by dynamic programming over (line, cell)."""

    def __init__(self, pieces: Sequence[_Piece], slots: Sequence[_Slot], wide: float, open_end: bool) -> None:
        self.pieces = pieces
        self.slots = slots
        self.wide = wide
        self.open_end = open_end
        self.memo: dict[tuple[int, int], tuple[float, int]] = {}
        self.summary = self._summary_sums()

    def cells(self) -> list[Sequence[_Piece]]:
        """Return the lines of each slot."""
        found: list[Sequence[_Piece]] = []
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

    def _is_short(self, piece: _Piece) -> bool:
        return piece.width <= _SHORT * self.wide

    def _score(self, slot: int, at: int, stop: int) -> float:
        kind, row, going_on = self.slots[slot].kind, self.slots[slot].row, self.slots[slot].going_on
        if at == stop:
            return 0.0 if going_on else _EMPTY.get(kind, -1.0)
        if kind == "summary":
            return self._summary(at, stop)
        cell = self.pieces[at:stop]
        text = _squeezed(_joined(cell))
        if going_on:
            earlier = _squeezed(row.text(kind))
            return _SCORES[kind](earlier + text) - max(_SCORES[kind](earlier), -6.0) - 0.2 if earlier else -2.0
        score = _SCORES[kind](text) - _raggedness(cell)
        if kind == "bodies" and self.open_end:
            score = max(score, _like_first_bodies(text))
        if kind == "category" and at and not _finished(self.pieces[at - 1]):
            score -= 1.0
        return score

    def _summary_sums(self) -> list[float]:
        sums = [0.0]
        for piece in self.pieces:
            if not self._is_short(piece):
                value = 0.5
            elif _finished(piece):
                value = 0.3
            else:
                value = -1.5
            sums.append(sums[-1] + value)
        return sums

    def _summary(self, at: int, stop: int) -> float:
        score = self.summary[stop] - self.summary[at]
        last = self.pieces[stop - 1]
        if self._is_short(last) and not _finished(last) and stop - at > 1:
            score += 0.7  # the end of a summary without its full stop
        return score + (0.5 if _finished(last) else 0.0)


def _finished(piece: _Piece) -> bool:
    return piece.text[-1] in _TERMINAL


def _raggedness(cell: Sequence[_Piece]) -> float:
    """Lines of one cell fill its width, all but the last."""
    widest = max(piece.width for piece in cell)
    return 0.5 * sum(piece.width < widest - 2 for piece in cell[:-1])


# --- what a cell of each column looks like ------------------------------------------------------

_EMPTY = {
    "title": -6.0,
    "event": -6.0,
    "bodies": -2.0,
    "category": -1.0,
    "link": 0.0,
    "remark": 0.0,
}


def _like_category(text: str) -> float:
    return 2.0 - 0.1 * len(text) if len(text) <= 20 and not re.search("[，。；：《》]", text) else -6.0


@cache
def _like_bodies(text: str) -> float:
    # whose 省政府 it is does not matter here
    bodies = parse_bodies(text, None)
    if not bodies or _ACT.search(text):
        return -5.0
    mentions = find_bodies(text, None)
    repeated = len(mentions) - len({mention.body.name for mention in mentions})
    return 2.0 + 0.7 * len(bodies) - 3.0 * repeated


def _like_first_bodies(text: str) -> float:
    """A list of bodies that breaks off inside a name, to go on on the next page."""
    mentions = find_bodies(text, None)
    if not mentions or mentions[0].start or len(text) - mentions[-1].end > _LONGEST_STUMP or _ACT.search(text):
        return -5.0
    return _like_bodies(text[: mentions[-1].end]) - 2.0


@cache
def _like_title(text: str) -> float:
    score = 3.0 if type_ending(text) else -2.0
    score += 1.0 if _ACT.search(text) else 0.0
    score += 2.0 if _begins_title(text) else -1.0
    score -= 2.0 if text.count("《") != text.count("》") else 0.0
    return score - 5.0 * len(re.findall("[。；]", text))


def _begins_title(text: str) -> bool:
    if _ACT.match(text) or _LOCAL.match(text) or text[0] == "《":
        return True
    return any(mention.start == 0 for mention in find_bodies(text[:40], None))


def _like_event(text: str) -> float:
    return 3.0 - 4.0 * len(_CLAUSE.findall(text)) + (1.0 if re.search(_cues("session"), text) else 0.0)


def _like_ordinal(text: str) -> float:
    return 3.0 if re.fullmatch(r"[\d一二三四五六七八九十]{1,4}[.．、]?", text) else -6.0


def _like_number(text: str) -> float:
    # the shorter the better: 通知 before a number belongs to the title
    return 4.0 - 0.1 * len(text) if re.search(r"\d\s*号$", text) and not _ACT.search(text) else -5.0


def _like_region(text: str) -> float:
    mentions = find_regions(text, None)
    return 3.0 if mentions and mentions[0].start == 0 and mentions[-1].end == len(text) else -4.0


def _like_remark(text: str) -> float:
    return -0.3 * len(text)


_SCORES: Mapping[str, Callable[[str], float]] = {
    "category": _like_category,
    "bodies": _like_bodies,
    "title": _like_title,
    "event": _like_event,
    "ordinal": _like_ordinal,
    "number": _like_number,
    "region": _like_region,
    "remark": _like_remark,
    "link": _like_remark,
}


# --- from cells to fields -----------------------------------------------------------------------


def _joined(cell: Sequence[_Piece]) -> str:
    return "".join(piece.text for piece in cell)


def _squeezed(text: str) -> str:
    """Text without white space, but for one space between two words in Latin letters."""
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", _SPACE.sub(" ", text))


def _title(text: str) -> str:
    """A title without the spaces of typesetting, and with one space between joint issuers."""
    title = _squeezed(text)
    act = _ACT.search(title)
    head = title[: act.start()] if act else ""
    cuts = [two.start for one, two in pairwise(find_bodies(head, None)) if one.end == two.start]
    for cut in reversed(cuts):
        title = title[:cut] + " " + title[cut:]
    return title


def _paragraphs(cell: Sequence[_Piece], wide: float) -> str:
    """A summary, its lines joined: a line that is not full and ends a sentence ends a paragraph."""
    text = ""
    for piece in cell:
        text += piece.text
        if _finished(piece) and piece.width < wide - 2:
            text += "\n"
    return "\n".join(_squeezed(line) for line in text.strip().split("\n"))


def _names(text: str, home: str | None) -> tuple[str, ...]:
    """The bodies named in a cell, as written."""
    parts = text.split()
    if len(parts) > 1 and all(parse_bodies(part, home) for part in parts):
        return tuple(dict.fromkeys(name for part in parts for name in _names(part, home)))
    written = _squeezed(text)
    if not parse_bodies(written, home):
        return (written,) if written else ()
    names: list[str] = []
    position = 0
    for mention in (*find_bodies(written, home), None):
        gap = written[position : mention.start if mention else len(written)].strip(_BETWEEN)
        gap = _OPEN_END.sub("", gap).strip(_BETWEEN)
        names += [gap] if gap else []
        if mention:
            names.append(written[mention.start : mention.end])
            position = mention.end
    return tuple(dict.fromkeys(names))


def _catalogue_row(row: _Row, table: _Table) -> CatalogueRow:
    title, summary = (
        _title(row.text("title")),
        _paragraphs(row.cells.get("summary", ()), table.wide),
    )
    written = _squeezed(row.text("bodies"))
    region = _region(written or title, row.text("region") + title, summary, _hosts(row, table))
    return CatalogueRow(
        category=_squeezed(row.text("category")).replace("//", "/"),
        date=row.date,
        bodies_as_written=_names(row.text("bodies"), region),
        title=title,
        summary=summary,
        start=row.start,
        end=row.end,
        first_line=min(piece.line for piece in row.pieces),
        last_line=max(piece.line for piece in row.pieces),
        table=table.caption,
        region=region,
    )


def _meeting_row(row: _Row, table: _Table) -> MeetingRow:
    title, summary = (
        _squeezed(row.text("event")),
        _paragraphs(row.cells.get("summary", ()), table.wide),
    )
    body = _squeezed(row.text("bodies")) or _body_that_met(title)
    return MeetingRow(
        date=row.date,
        body_as_written=body,
        title=title,
        summary=summary,
        start=row.start,
        end=row.end,
        first_line=min(piece.line for piece in row.pieces),
        last_line=max(piece.line for piece in row.pieces),
        table=table.caption,
        region=_region(body, row.text("region") + title, summary, _hosts(row, table)),
    )


def _body_that_met(title: str) -> str:
    """国务院 in 某某主持召开国务院常务会议; 重庆市政府 in 重庆市政府召开第170次常务会议."""
    found = re.match(rf"(?P<left>.*?)(?P<chair>{_cues('chair')})?{_cues('convene')}(?P<right>.*)", title)
    if found is None:
        return re.split(rf"{_SESSION_COUNT}|{_cues('session')}", title)[0]
    if found["chair"] is None:
        return found["left"]
    return re.split(rf"{_SESSION_COUNT}|{_cues('session')}", found["right"])[0]


def _hosts(row: _Row, table: _Table) -> tuple[str, ...]:
    """The hosts of the addresses printed after the row and before the next page."""
    page = row.pieces[-1].page
    following = [piece.start for piece in table.pieces if piece.page > page]
    stop = min(following, default=None)
    return tuple(host for offset, host in table.addresses if offset > row.start and (stop is None or offset < stop))


def _region(written: str, title: str, summary: str, hosts: Sequence[str]) -> str | None:
    """Whose bodies are meant: the region that they begin with; for 省 the one the row tells of."""
    first = find_regions(written, None)
    if first and first[0].start == 0:
        return first[0].iri
    local = _LOCAL.match(written)
    if local is None:
        return NATION if any(_is_national(mention) for mention in find_bodies(written, None)) else None
    for candidates in (
        [mention.iri for mention in find_regions(title, None)],
        [iri for host in hosts for iri in _regions_of_host(host)],
        [mention.iri for mention in find_regions(summary, None)],
    ):
        fitting = Counter(iri for iri in candidates if kind_word(iri) == local[1])
        if fitting and list(fitting.values()).count(max(fitting.values())) == 1:
            return fitting.most_common(1)[0][0]
    return None


def _is_national(mention: BodyMention) -> bool:
    return mention.body.territory == NATION


def _regions_of_host(host: str) -> list[str]:
    """The province whose ISO 3166-2 code is a label of a host name: www.nx.gov.cn -> CN-NX."""
    return [iri for label in host.split(".")[:-2] if (iri := _provinces_by_code().get(label.upper()))]


@cache
def _provinces_by_code() -> Mapping[str, str]:
    return {
        notation.removeprefix("CN-"): iri
        for iri, concept in regions().items()
        if level_of(iri) == "province"
        for notation in concept.notations
        if notation.startswith("CN-")
    }


def _with_shared_regions(rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    """Rows of one title (one chair, one session) are of one region, which one of them may tell."""
    known: dict[str, set[str]] = {}
    for row in rows:
        if row.region:
            known.setdefault(row.title, set()).add(row.region)
    return [
        replace(row, region=min(known[row.title])) if row.region is None and len(known.get(row.title, ())) == 1 else row
        for row in rows
    ]
