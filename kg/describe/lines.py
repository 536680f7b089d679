"""The lines over and under a heading, as the readers of metadata want them.

In: a clean text and a segment. Out: `Line`s, those with several header fields cut into one field each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.language.dates import DATE, DAY_IN_FIGURES
from kg.language.header_fields import field_kind, header_fields
from kg.read.clean_text import CleanText
from kg.read.segment import Segment
from kg.vocabulary.forms import Form

DATE_LINE = Form(
    rf"^[（(]?(?:⟨remark/published-on⟩[:：])?(?:{DATE.pattern}|{DAY_IN_FIGURES})[)）]?(?:\s?[（(]⟨remark/seal⟩[)）])?$"
)
# what a web page prints over a text: when it went up, and where it is taken from
PUBLISHED = Form("^[（(]?⟨remark/published-on⟩[:：]")
SOURCE = Form("^⟨remark/source⟩[:：]")
# when and where a speech or a report was given: ——2031年3月5日在示例市第十届人民代表大会第一次会议上
OCCASION = Form(rf"^[（(]?[—―－-]{{1,2}}\s?{DATE.pattern}[^。，：；]*$")
ADDRESSEE = Form(r"^[^。；]{2,600}[：:]$")
# the address of a page, whole
ADDRESS = Form(r"https?://[^\s\"<>\\^`{|}（）]+")
NOTE = Form(
    r"^[（(]⟨remark/on-text⟩|^⟨remark/copied-to remark/contact-line⟩|\d日?⟨remark/imprint⟩$"
    "|^[（(].{2,12}⟨remark/openness⟩.{0,4}[)）]$"
)
HEAD_LINES = 14
SHORT = 70


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, 0-based offset in the clean text, and 1-based line of the source."""

    text: str
    start: int
    line: int


def lines_around(clean: CleanText, segment: Segment) -> list[Line]:
    """The paragraphs over and under the heading, those with several fields cut into one field each."""
    return [
        *_stacked(_paragraphs(clean, segment.start, segment.heading_start)),
        *_stacked(_paragraphs(clean, segment.body_start, segment.end)),
    ]


def _stacked(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a field whose name and value stand on lines of their own put together: 发文机关 / 国务院."""
    name: Line | None = None
    for line in lines:
        if name and not field_kind(line.text):
            yield replace(name, text=f"{name.text}：{line.text}")
            name = None
        elif field_kind(line.text):
            if name:
                yield name  # another name follows: it has no value
            name = line
        else:
            yield line
    if name:
        yield name


def _paragraphs(clean: CleanText, start: int, stop_at: int) -> Iterator[Line]:
    while start < stop_at:
        stop = clean.text.find("\n", start, stop_at)
        stop = stop_at if stop < 0 else stop
        text = clean.text[start:stop]
        cuts = [0, *(field.at for field in header_fields(text)[1:]), len(text)]
        for begin, end in pairwise(cuts):
            if text[begin:end].strip():
                yield Line(text[begin:end].strip(), start + begin, clean.line_of(start + begin))
        start = stop + 1
