"""Pages of which all stands on one line, as programs that save web sites write them.

In: a text. Out: the spans that are its lines: those of the source, or, where all is on one or two, the pieces between
white space, cut where a section begins (`kg.read.running_text`). The name that a page gives itself (示例办法_示例网 …)
is printed again over its text, and is one line there whatever spaces it has.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.language.characters import fold
from kg.language.labels import SECTION_LABEL
from kg.read.running_text import breaks
from kg.vocabulary.forms import Form

_MOST_LINES, _FIRST_LINES, _MOST_OF_IT = 2, 20, 0.6
_SHORTEST_PAGE = 300
_FEWEST_PIECES = 12
# a text in which so many lines begin is one on a line, however short and without white space
_SHORTEST_TEXT, _FEWEST_CUTS = 100, 3
_PIECE = re.compile(r"\S+")
# 第一条, 一、, （三）, 2. — the number of a section, a space before its text
_PIECE_NUMBER = Form(rf"{SECTION_LABEL}|\d{{1,2}}")
# what stands between the name of a page and that of its site
_SITE = re.compile(r"[_\-–—|｜](?=.{2,60}$)")
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 200
_TITLE_PIECES = 8
_HEAD_PIECES = 80


@dataclass(frozen=True, slots=True)
class FlatPage:
    """`lines` are the spans of its lines, offsets into the text; line number `title` has the page's name, or None."""

    lines: tuple[tuple[int, int], ...]
    title: int | None


def flat_page(text: str) -> FlatPage | None:
    """Return the lines of a text that stands on one or two lines of the source, or on one among a few short ones; None
    for any other text."""
    crowded = _crowded(text)
    if crowded is None:
        return None
    start, end = crowded
    own = [found.span() for found in _PIECE.finditer(text, start, end)]
    cuts = [start + at for at in breaks(text[start:end])]
    is_page = end - start == len(text) >= _SHORTEST_PAGE and len(own) >= _FEWEST_PIECES
    if len(cuts) < _FEWEST_CUTS and not is_page:
        return None
    pieces = [*_lines(text, 0, start), *_cut(own, cuts), *_lines(text, end, len(text))]
    title = _title_again(text, pieces)
    lines: list[tuple[int, int]] = []
    at, title_line = 0, None
    while at < len(pieces):
        if title and at == title[0]:
            title_line, stop = len(lines), title[1]
        else:
            stop = _line_end(text, pieces, at)
        lines.append((pieces[at][0], pieces[stop - 1][1]))
        at = stop
    return FlatPage(tuple(lines), title_line)


def _crowded(text: str) -> tuple[int, int] | None:
    """What holds lines that the source does not part: a text of one or two lines, or the one line of a few that has
    most of the text; a file of many lines is known by its first ones."""
    if len(text) < _SHORTEST_TEXT:
        return None
    lines = text.split("\n", _FIRST_LINES)
    if sum(1 for line in lines[:_FIRST_LINES] if line.strip()) <= _MOST_LINES:
        return 0, len(text)
    longest = max(lines, key=len)
    if len(lines) > _FIRST_LINES or len(longest) < max(_SHORTEST_TEXT, _MOST_OF_IT * len(text)):
        return None
    start = text.index(longest)
    return start, start + len(longest)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the lines of a part of a text that are not empty, without the white space around them."""
    at = start
    for line in text[start:end].split("\n"):
        if stripped := line.strip():
            begin = at + line.index(stripped)
            yield begin, begin + len(stripped)
        at += len(line) + 1


def _cut(pieces: Sequence[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pieces, those cut in which a line begins."""
    for start, end in pieces:
        yield from pairwise((start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end))


def page_names(line: str) -> list[str]:
    """Return what may be the name of a page without that of its site, longest first: 示例办法_示例网 -> 示例办法."""
    names = (line[: cut.start()].strip() for cut in reversed(list(_SITE.finditer(line))))
    return [name for name in names if len(name) >= _SHORTEST_TITLE]


def _title_again(text: str, pieces: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The pieces that print the name of the page again, first and last plus one."""
    folded = [fold(text[start:end]) for start, end in pieces[:_HEAD_PIECES]]
    for count in range(1, min(_TITLE_PIECES, len(pieces)) + 1):
        head = text[pieces[0][0] : pieces[count - 1][1]]
        if len(head) > _LONGEST_TITLE:
            break
        for name in (*page_names(head), head):
            found = _run_that_reads(fold(name), folded, count)
            if found:
                return found
    return None


def _run_that_reads(name: str, folded: Sequence[str], first_allowed: int) -> tuple[int, int] | None:
    """The pieces that together are a name, first and last plus one."""
    if len(name) < _SHORTEST_TITLE:
        return None
    for first in range(first_allowed, len(folded)):
        joined = ""
        for last in range(first, min(first + _TITLE_PIECES, len(folded))):
            joined += folded[last]
            if joined == name:
                return first, last + 1
            if not name.startswith(joined):
                break
    return None


def _line_end(text: str, pieces: Sequence[tuple[int, int]], at: int) -> int:
    """The piece after the line that begins with a piece: a label takes what it numbers, an open bracket its end."""
    stop = at + 1
    depth = _depth(text, pieces[at])
    while stop < len(pieces) and stop - at < _TITLE_PIECES:
        before = text[slice(*pieces[stop - 1])]
        latin = before.isascii() and text[pieces[stop][0]].isascii()
        if not (depth > 0 or latin or (stop == at + 1 and _PIECE_NUMBER.fullmatch(before))):
            break
        depth += _depth(text, pieces[stop])
        stop += 1
    return stop


def _depth(text: str, span: tuple[int, int]) -> int:
    piece = text[slice(*span)]
    return sum(piece.count(mark) for mark in "《（“") - sum(piece.count(mark) for mark in "》）”")
