"""The lines of a source: text without marks of Markdown, width, indent, blank lines before.

In: `Source`. Out: `Line`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.language.header_fields import field_kind, header_fields
from kg.read.asides import RULE
from kg.read.clean_text import Line, visual_width
from kg.read.source import Source

_BULLET = re.compile(r"[•●▪■◆·]\s*")
# a line that is a link, and nothing else: [示例办法](https://…)
_LINK = re.compile(r"(?:#{1,6}\s+)?\[(?P<text>[^\[\]]+)\]\(https?://[^()\s]*\)")
_MARKDOWN = re.compile(r"(?:(#{1,6})\s+)?(\*\*)?")


def source_lines(source: Source, spans: Sequence[tuple[int, int]] | None = None) -> Iterator[Line]:
    """Yield the lines of a source that are not empty, without marks of Markdown.

    Parameters
    ----------
    source : Source
        A file as read.
    spans : sequence of (int, int), optional
        Where its lines are, offsets into the text, if not where the source ends them.
    """
    text, blanks = source.text, 0
    printed = ((start, following - 1) for start, following in pairwise((*source.line_starts, len(text) + 1)))
    for start, end in spans or printed:
        raw = text[start:end]
        stripped = raw.strip("\ufeff \t\r\f\v\u3000\xa0")
        if not stripped:
            blanks += 1
            continue
        begin = start + raw.index(stripped[0])
        stop = begin + len(stripped)
        page_start = "\f" in raw or (raw[0] == " " and raw[1:2].strip() != "")
        level, bold, begin, stop = _unmark(text, begin, stop)
        inner = text[begin:stop]
        if inner:
            indent = visual_width(raw[: len(raw) - len(raw.lstrip())].expandtabs(4)) if raw[0].isspace() else 0.0
            number = source.line_of(begin)
            yield Line(number, begin, stop, inner, level, bold, page_start, blanks, visual_width(inner), indent)
            blanks = 0


def _unmark(text: str, begin: int, stop: int) -> tuple[int, bool, int, int]:
    """Take Markdown marks off the ends of a line: `## **第一章**` -> level 2, bold, 第一章."""
    bullet = _BULLET.match(text, begin, stop)
    if bullet and (header_fields(text[bullet.end() : stop]) or field_kind(text[bullet.end() : stop].rstrip("：: "))):
        begin = bullet.end()  # • 发文字号： is a field of a header block
    link = _LINK.fullmatch(text, begin, stop)
    if link:
        begin, stop = link.span("text")
    found = _MARKDOWN.match(text, begin, stop)
    if found is None or found.end() == begin or RULE.match(text[begin:stop]):
        return 0, False, begin, stop
    level = len(found[1]) if found[1] else 0
    begin = found.end()
    bold = found[2] is not None and text.endswith("**", begin, stop) and text.find("**", begin, stop) == stop - 2
    return level, bold, begin, stop - 2 if bold else stop
