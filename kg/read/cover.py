"""The cover of a compilation: title and publisher.

In: the first lines of a text. Out: both, where they stand there.
"""

from __future__ import annotations

import re

from kg.language.titles import strip_label
from kg.read.clean_text import CleanText

_COVER_LINES = 14
_PUBLISHER = re.compile(r"(?:公司|协会|中心|研究会|研究院|学会|编写组|办公室|委员会|厅|局|部|数据)$")
_COVER_TITLE = re.compile(r"汇编|月报|选编|文件集|文集|(?:政策|法规)(?:文件|大全)?(?:[（(][^（）()]*[）)])?$")


def cover(clean: CleanText) -> tuple[str, str | None]:
    """Title and publisher as the first lines give them; the file's name where they give no title."""
    lines = [clean.string(p) for p in clean.paragraphs[:_COVER_LINES]]
    short = [line for line in lines if 4 <= len(line) <= 60 and line[-1] not in "。，；：" and not line.isascii()]
    # a line with a number is a heading of the contents page
    named = (line for line in short if _COVER_TITLE.search(line) and strip_label(line) == line.strip())
    title = next(named, clean.source.path.stem)
    publisher = next((line for line in short if _PUBLISHER.search(line) and line != title), None)
    return title, publisher
