"""How wide and how close a text is set, told by the lines around each line.

In: the lines of a text. Out: the width at which it wraps there, None where a paragraph is one line; whether lines
mostly follow one another without blank ones; whether a line is full, so that it was wrapped and not ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from kg.read.clean_text import WRAP_NARROWEST, Line, visual_width

_FIRST_TOKEN = re.compile(r"[\x21-\x7e]+|.")
_WINDOWS = (20, 60)
_STEP = 20
_CLOSE_SET = 0.6
_FEWEST_LINES = 8
_WRAP_SHARE = 0.3
_WRAP_WIDEST = 62
_SLACK = 2.0


def wrap_limits(lines: Sequence[Line]) -> list[float | None]:
    """The width at which the text around each line wraps, or None where a paragraph is one line."""
    limits: list[float | None] = []
    for block in range(0, len(lines), _STEP):
        limit = None
        for reach in _WINDOWS:
            around = [line.width for line in lines[max(0, block - reach) : block + _STEP + reach]]
            limit = limit or _wrap_limit(around)
        limits += [limit] * min(_STEP, len(lines) - block)
    return limits


def _wrap_limit(widths: list[float]) -> float | None:
    ordered = sorted(widths)
    if ordered[len(ordered) * 9 // 10] > _WRAP_WIDEST:
        return None
    limit = ordered[len(ordered) * 19 // 20]
    full = sum(width >= limit - 3 for width in widths)
    return limit if limit >= WRAP_NARROWEST and full >= _WRAP_SHARE * len(widths) and len(widths) >= 6 else None


def close_set(lines: Sequence[Line]) -> list[bool]:
    """Whether the lines around each line mostly follow one another without blank lines."""
    counts = [0, *accumulate(line.blanks_before == 0 for line in lines)]
    spans = [(max(0, at - _STEP), min(len(lines), at + _STEP)) for at in range(len(lines))]
    return [
        last - first >= _FEWEST_LINES and counts[last] - counts[first] >= _CLOSE_SET * (last - first)
        for first, last in spans
    ]


def fills(line: Line, following: Line, limit: float) -> bool:
    """Whether nothing more would have fitted in the line: then it was wrapped, not ended."""
    token = _FIRST_TOKEN.match(following.text)
    first = visual_width(token[0]) if token else 1.0
    return line.width + first > limit - _SLACK or (line.text[-1] in "，、（《〈“" and line.width > limit / 2)
