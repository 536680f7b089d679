"""Lines that break inside a figure: programs that save web pages write 2025, 年, 8, 月 on lines of their own.

In: the lines of a text. Out: which of them go on in the next line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"\d{1,5}")
_ENDS_IN_FIGURE = re.compile(r"\d$")
_UNIT = re.compile(r"[年月日号条款项〕］﹞）)、，。；%％]")
_PART_OF_DATE = re.compile(r"[年月]")
_OPENS = re.compile(r"[〔［﹝（(]$")
_OPENS_YEAR = re.compile(r"[〔［﹝]$|[〔［﹝][12]")
_CLOSES_YEAR = re.compile(r"[〕］﹞]")
_ENDED = "。；：！？;:!?"
# a day takes six lines: 2025 年 8 月 26 日
_DATE_LINES = 6


def broken_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it breaks off inside a figure, a day or a document number.

    A day that has its lines for itself is no part of the line before it: that may be a signature.

    Parameters
    ----------
    lines : sequence of str
        Lines of a text that are not empty.
    """
    return [at + 1 < len(lines) and _breaks(lines, at) for at in range(len(lines))]


def _breaks(lines: Sequence[str], at: int) -> bool:
    line, following = lines[at], lines[at + 1]
    after = lines[at + 2] if at + 2 < len(lines) else ""
    figure_next = _FIGURE.fullmatch(following) is not None and _UNIT.match(after) is not None
    if _ENDS_IN_FIGURE.search(line) and _UNIT.match(following):
        return True
    if figure_next and (_PART_OF_DATE.fullmatch(line) or _OPENS.search(line)):
        return True
    if _OPENS_YEAR.match(following) and len(following) == 1 and _FIGURE.fullmatch(after):
        return line[-1] not in _ENDED
    if _CLOSES_YEAR.fullmatch(line) and figure_next:
        return True
    return figure_next and line[-1] not in _ENDED and not _is_day(lines, at + 1)


def _is_day(lines: Sequence[str], at: int) -> bool:
    """Whether figures and units from a line on make up a whole day: 2025, 年, 8, 月, 26, 日."""
    return re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", "".join(lines[at : at + _DATE_LINES])) is not None
