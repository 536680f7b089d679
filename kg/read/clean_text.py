"""A text without asides and line breaks, each character with its place in the source.

In: lines and kinds. Out: `CleanText` of `Paragraph`s with a map of offsets.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.language.labels import SERIES
from kg.language.numerals import COUNTS, HUNDRED
from kg.read.markup import end_of_character
from kg.read.source import Source
from kg.vocabulary.forms import Form, filled

TERMINAL = "。！？；：…!?;:.”’」』》）)】〕"
# the figures of labels, to stand in a class
NUMERALS = COUNTS + HUNDRED
_NUMBERED = Form(
    rf"第[{NUMERALS}\d]+⟨label/volume label/chapter label/section label/article⟩|第[{NUMERALS}]+⟨label/part⟩"
    rf"|[{NUMERALS}]{{1,3}}、|[（(][{NUMERALS}]{{1,3}}[)）]"
    r"|[（(]\d{1,2}[)）]|\d{1,2}\s?[.．、](?!\d)|\d{1,2}\.\d{1,2}\s|——|[—-]{2}"
    rf"|⟨~annex/any⟩(?:\s|\d|[{COUNTS}：:１-９]|$)|【|{SERIES.template}"
)
if TYPE_CHECKING:
    Offsets = array[int]
else:
    Offsets = array  # has no parameters before Python 3.12, where types are asked for at run time
BODY_MARK = re.compile(r"[，。；、]")
WRAP_NARROWEST = 18


@cache
def structure() -> re.Pattern[str]:
    """How a line begins that is no continuation of the one before: a number, a box, a note, 抄送."""
    marks = filled("⟨remark/copied-to⟩|[（(]⟨remark/after-text remark/contact⟩")
    return re.compile(f"{_NUMBERED.pattern}|{box().pattern}|{marks}")


@cache
def box() -> re.Pattern[str]:
    """How a box or a note inside a text begins: 专栏1, 注：."""
    # 注 begins ordinary words (注册): a note has its colon
    return re.compile(filled("⟨remark/box⟩|⟨remark/note⟩[:：]"))


@dataclass(frozen=True, slots=True)
class Aside:
    """Something printed on the page that is no part of the text: `kind` is page-number, running-head, address, rule,
    comment, web-page or contents. `start` and `end` are 0-based offsets into the source, `line` is 1-based."""

    kind: str
    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of clean text.

    `start` and `end` are 0-based offsets into the clean text; `first_line` and `last_line` 1-based lines of the
    source. `level` is the depth of a Markdown heading (0: none), `bold` whether all of it is bold, `page_start` whether
    it begins a page.
    """

    start: int
    end: int
    first_line: int
    last_line: int
    level: int
    bold: bool
    page_start: bool


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text as its author wrote it, with the way back to the source.

    `text` joins the paragraphs with a line feed each. The map is kept as runs: character `run_clean[k]` of the
    clean text is character `run_source[k]` of the source, and so on one by one to the next run. `page_title`
    is the title that a web page prints before its menu and again over its text. `traditional` is whether the
    source has lines in traditional characters; the text has them in simplified ones.
    """

    source: Source
    text: str
    paragraphs: tuple[Paragraph, ...]
    asides: tuple[Aside, ...]
    run_clean: Offsets
    run_source: Offsets
    page_title: str | None = None
    traditional: bool = False

    def source_offset(self, offset: int) -> int:
        """Return the 0-based offset into the source of the clean character at `offset`."""
        run = bisect_right(self.run_clean, offset) - 1
        return self.run_source[run] + offset - self.run_clean[run]

    def source_end(self, offset: int) -> int:
        """Return the 0-based source offset behind the clean character at `offset`; an entity of HTML is one."""
        return end_of_character(self.source.text, self.source_offset(offset), self.text[offset])

    def as_written(self, start: int, end: int) -> str:
        """Return a span of the text without white space, in the Chinese characters of the source."""
        found = []
        for at in range(start, end):
            written = self.source.text[self.source_offset(at)]
            found.append(written if "\u4e00" <= written <= "\u9fff" else self.text[at])
        return "".join("".join(found).split())

    def line_of(self, offset: int) -> int:
        """Return the 1-based source line of the clean character at `offset`."""
        return self.source.line_of(self.source_offset(offset))

    def string(self, paragraph: Paragraph) -> str:
        """Return the text of one paragraph."""
        return self.text[paragraph.start : paragraph.end]


# Latin and its neighbours: what is printed half as wide as a Chinese character.
_NARROW = re.compile("[\0-\u1fff]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: 1-based number, 0-based offsets, text without marks of Markdown, heading level."""

    number: int
    start: int
    end: int
    text: str
    level: int
    bold: bool
    page_start: bool
    blanks_before: int
    width: float
    indent: float


def visual_width(text: str) -> float:
    """Return the width of a text in full-width characters: an ASCII character takes half of one."""
    return len(text) - sum(map(len, _NARROW.findall(text))) / 2
