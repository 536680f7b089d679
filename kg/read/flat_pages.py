"""Pages of which all stands on one line, as programs that save web sites write them, and files of one document a line.

In: a text. Out: the spans that are its lines: those of the source, or, where all is on one or two, the pieces between
white space, cut where a section begins (`kg.read.running_text`). The name that a page gives itself (示例办法_示例网 …)
is printed again over its text, and is one line there whatever spaces it has. Where each long line of a file begins
with a title (示例局关于…的通知 示发〔2031〕4号 各有关单位：…), each is cut like that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.language.bodies import parse_bodies
from kg.language.characters import fold
from kg.language.header_fields import header_fields
from kg.language.labels import SECTION_LABEL
from kg.language.title_forms import kind_named
from kg.read.line_forms import ARTICLES, is_adoption
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
# the same, or white space, before it
_BEHIND_SITE = re.compile(r"(?<=..)(?:\s*[_\-–—|｜]\s*|\s+)(?=\S)")
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 200
_TITLE_PIECES = 8
_HEAD_PIECES = 80
# a line that may hold a whole document, and the share of the text that such lines must have
_SHORTEST_DOCUMENT, _FEWEST_DOCUMENTS, _LEAST_OF_IT, _MOST_HEADED = 120, 2, 0.8, 0.8
# what no title has, but the first sentence of a paragraph; 附件1 … is a row of a list
_NO_TITLE = Form(r"[。；：！？]|^(?:⟨annex/any⟩|⟨document/lately⟩|[\d(（])")
_SUBJECT = Form("⟨act/about⟩|⟨act/hand-on⟩《")


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
        return _page_of_documents(text)
    start, end = crowded
    own = [found.span() for found in _PIECE.finditer(text, start, end)]
    cuts = [start + at for at in breaks(text[start:end])]
    is_page = end - start == len(text) >= _SHORTEST_PAGE and len(own) >= _FEWEST_PIECES
    if len(cuts) < _FEWEST_CUTS and not is_page:
        return None
    pieces = [*_lines(text, 0, start), *_cut(own, cuts), *_lines(text, end, len(text))]
    title = _title_again(text, pieces)
    lines = tuple(_joined(text, pieces, 0, title))
    title_line = next((at for at, line in enumerate(lines) if title and line[0] == pieces[title[0]][0]), None)
    return FlatPage(lines, title_line)


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


def _page_of_documents(text: str) -> FlatPage | None:
    """A file with one document a line: most of it are long lines, nearly each of which begins with a title."""
    printed = list(_lines(text, 0, len(text)))
    long = [(start, end) for start, end in printed if end - start >= _SHORTEST_DOCUMENT]
    enough = len(long) >= _FEWEST_DOCUMENTS and sum(end - start for start, end in long) >= _LEAST_OF_IT * len(text)
    if not enough or not any(_document(text, span) for span in long[:_FEWEST_DOCUMENTS]):
        return None  # a glance, before all lines are cut
    cut = {span: pieces for span in long if (pieces := _document(text, span))}
    if len(cut) < max(_FEWEST_DOCUMENTS, _MOST_HEADED * len(long)):
        return None
    return FlatPage(tuple(line for span in printed for line in cut.get(span, [span])), None)


def _document(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The lines of a document that stands on one; none where it begins with no title, or has nothing behind it."""
    start, end = span
    own = [found.span() for found in _PIECE.finditer(text, start, end)]
    pieces = list(_cut(own, [start + at for at in breaks(text[start:end])]))
    title = next((at for at in range(1, _TITLE_PIECES + 1) if _is_title(text, pieces, at)), 0)
    if not title:
        return []
    return [(start, pieces[title - 1][1]), *_joined(text, pieces, title)]


def _is_title(text: str, pieces: Sequence[tuple[int, int]], count: int) -> bool:
    """Whether some pieces are a title: they say what it is, and what it is about (甲部 乙部关于…的通知 has spaces), or
    the articles or the note of a law follow: 示例市渔港条例 （2031年…通过） 第一条 …."""
    title = text[pieces[0][0] : pieces[count - 1][1]] if count < len(pieces) else ""
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.search(title):
        return False
    following = text[slice(*pieces[count])]
    of_a_law = ARTICLES.match(following) or is_adoption(following)
    return bool(of_a_law or _SUBJECT.search(title)) and kind_named("".join(title.split())) is not None


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


def names_behind(line: str) -> list[str]:
    """Return what may be the name of a page behind those of its site and section, longest first: 示例网 公告 示例办法.

    A body before it is none of these, but who issued what follows.
    """
    if header_fields(line):
        return []
    parts = ((line[: cut.start()].strip(), line[cut.end() :].strip()) for cut in _BEHIND_SITE.finditer(line))
    return [
        name
        for site, name in parts
        if len(name) >= _SHORTEST_TITLE and kind_named(name) and not parse_bodies(site, None)
    ]


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


def _joined(
    text: str, pieces: Sequence[tuple[int, int]], at: int, title: tuple[int, int] | None = None
) -> Iterator[tuple[int, int]]:
    """The lines that pieces make from one of them on; the pieces of the title are one."""
    while at < len(pieces):
        stop = title[1] if title and at == title[0] else _line_end(text, pieces, at)
        yield pieces[at][0], pieces[stop - 1][1]
        at = stop


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
