"""The cover of a compilation: title and publisher.

In: the first lines of a text. Out: both, where they stand there. The words stand in `cover-words.ttl`.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.header_fields import header_fields, is_label
from kg.language.labels import strip_label
from kg.read.clean_text import CleanText
from kg.read.line_forms import cover_words

_COVER_LINES = 14


@cache
def _publisher() -> re.Pattern[str]:
    return re.compile(rf"{cover_words('publisher')}$")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"{cover_words('collection-name')}|{cover_words('collection-matter')}(?:[（(][^（）()]*[）)])?$")


def cover(clean: CleanText) -> tuple[str, str | None]:
    """Title and publisher as the first lines give them; without one that of the page or file."""
    lines = [clean.string(p) for p in clean.paragraphs[:_COVER_LINES]]
    short = [line for line in lines if 4 <= len(line) <= 60 and line[-1] not in "。，；：" and not line.isascii()]
    # a header block is no cover: 发文机关：…, 分类：产业政策
    short = [line for line in short if not header_fields(line) and not is_label(line)]
    # a line with a number is a heading of the contents page
    named = (line for line in short if _title().search(line) and strip_label(line) == line.strip())
    title = next(named, None)
    if title is None:
        return clean.page_title or clean.source.path.stem, None
    return title, next((line for line in short if _publisher().search(line) and line != title), None)
