"""Tables that were flattened cell by cell: where they stand, and the lines of their bodies.

In: `CleanText`; the source is read line by line, since the borders between cells are gone from the clean text, and the
asides say which lines are addresses and running heads. Out: `PrintedTable`s.

A table is recognised by its head: words of `table-columns.ttl` and nothing else, one after the other, over one line or
several. A head that is repeated goes on with the same table; the heading of the next part ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.language.labels import LONG_COUNT
from kg.language.numerals import CHINESE_COUNT
from kg.read.clean_text import CleanText, visual_width
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form
from kg.vocabulary.words import alternation

FILE = "table-columns.ttl"
_SPACE = re.compile(r"\s+")
_WIDEST_HEAD = 40
_MOST_HEAD_LINES = 14
_FEWEST_COLUMNS = 3
_NEARLY_ALL = 0.95
TERMINAL = "。！？；：!?;:…”』）)"
CLAUSE = re.compile(r"[，。；：！？]")
DATE_BEGINS = re.compile(r"(?:^|\s)(?:19|20)\d\d(?:\s*[-/.．—－年]|$)")
_CAPTION_MARK = re.compile(
    rf"#|\d{{1,2}}(?:\.\d{{1,2}})*[.．、\s]*[^\d\s.]|{CHINESE_COUNT}、|[（(]{CHINESE_COUNT}[)）]|(?:附?表)\s*\d"
)
_NEW_PART = Form(rf"#{{1,6}}\s|第{LONG_COUNT}⟨label/chapter label/part⟩(?:\s|$)")
_ADDRESS = re.compile(r"https?://(?P<host>[^/\s]+)\S*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a table, or the part of it before or after a date.

    `start` and `end` are 0-based offsets into the source, `line` is its 1-based line; `page` counts the repeated heads
    above it, `width` is in full-width characters.
    """

    text: str
    start: int
    end: int
    line: int
    page: int
    width: float

    @property
    def is_finished(self) -> bool:
        """Whether a sentence or a bracket ends with it."""
        return self.text[-1] in TERMINAL


@dataclass(frozen=True, slots=True)
class _Head:
    first: int  # index of the first and of the last line, 0-based
    last: int
    labels: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of the source: its caption, the kinds of its columns, and the lines of its body.

    `addresses` are the hosts of the addresses printed in it, each with its 0-based offset; `wide` is how wide a full
    line of a summary is, in full-width characters.
    """

    caption: str
    kinds: tuple[str, ...]
    pieces: tuple[Piece, ...]
    addresses: tuple[tuple[int, str], ...]
    wide: float

    @property
    def before(self) -> tuple[str, ...]:
        """The columns left of the date."""
        return self.kinds[: self.kinds.index("date")]

    @property
    def after(self) -> tuple[str, ...]:
        """The columns right of the date."""
        return self.kinds[self.kinds.index("date") + 1 :]


@cache
def _columns() -> Mapping[str, str]:
    """Head words, without white space, to kinds of column."""
    return {
        label: iri.rsplit("/", 1)[1]
        for iri, concept in load(FILE).items()
        if "/table-column/" in iri
        for label in (concept.pref_label, *concept.alt_labels)
    }


@cache
def _head_words() -> re.Pattern[str]:
    return re.compile(alternation(_columns()))


@cache
def _head_starts() -> frozenset[str]:
    return frozenset(word[0] for word in _columns())


def find_tables(clean: CleanText) -> Iterator[PrintedTable]:
    """Yield the tables of a compilation in the order of the text.

    Parameters
    ----------
    clean : CleanText
        A compilation as laid out.
    """
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
    return above if heading and above[-1] not in TERMINAL and not re.search("[，。；]", above) else ""


def _table(clean: CleanText, lines: Sequence[tuple[int, int]], heads: Sequence[_Head], stop: int) -> PrintedTable:
    text = clean.source.text
    caption = _caption(text, lines, heads[0])
    running_heads, address_lines = _lines_of(clean, "running-head"), _lines_of(clean, "address")
    ends = (*(head.first for head in heads[1:]), stop)
    pieces: list[Piece] = []
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
    return PrintedTable(caption, heads[0].kinds, tuple(pieces), tuple(addresses), _wide(heads[0].kinds, pieces))


def _piece(text: str, span: tuple[int, int], line: int, page: int) -> Piece | None:
    raw = text[span[0] : span[1] - 1]
    content = raw.strip()
    if not content:
        return None
    start = span[0] + raw.index(content[0])
    return Piece(content, start, start + len(content), line, page, visual_width(content))


def _lines_of(clean: CleanText, kind: str) -> frozenset[int]:
    """The lines of one kind of aside.

    Those of page numbers are never asked for: in a table, `2021-` and `12` are parts of cells.
    """
    return frozenset(aside.line for aside in clean.asides if aside.kind == kind)


def _without_page_numbers(pieces: Sequence[Piece], running_heads: frozenset[int]) -> list[Piece]:
    """Take out figures next to running heads, unless a date follows: then they number a row."""
    kept: list[Piece] = []
    for at, piece in enumerate(pieces):
        beside = any(piece.line + step in running_heads for step in (-2, -1, 1, 2))
        following = pieces[at + 1].text if at + 1 < len(pieces) else ""
        if piece.text.isdigit() and beside and not DATE_BEGINS.match(following):
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
    return bool(number) and _number(line) in _successors(number) and not CLAUSE.search(line)


def _number(heading: str) -> tuple[int, ...]:
    found = re.match(r"#*\s*(\d{1,2}(?:(?:\.\d{1,2}){1,3}|[.．]))\s*(?=[\u4e00-\u9fff])", heading)
    return tuple(map(int, found[1].rstrip(".．").split("."))) if found else ()


def _successors(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that headings behind this one may have: after (2, 3) (2, 4), (3,), (3, 1)."""
    nexts = {(*number[:depth], number[depth] + 1) for depth in range(len(number))}
    return nexts | {(*following, 1) for following in nexts}


def _wide(kinds: Sequence[str], pieces: Sequence[Piece]) -> float:
    """How wide the lines of the summary are, in full-width characters.

    Without bounds if the table has no summary.
    """
    if "summary" not in kinds or not pieces:
        return float("inf")
    widths = sorted(piece.width for piece in pieces)
    return widths[int(len(widths) * _NEARLY_ALL)]
