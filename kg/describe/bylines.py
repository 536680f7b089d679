"""A line under the title that names who issued a text and when: 1987年3月5日，最高人民法院.

In: the heading and the lines under it. Out: by `byline` the bodies and the day, with the line that has them. It may
stand in brackets and have the number too, under the title or behind it: （财政部 2011年3月1日 财建〔2011〕9号）.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.describe.lines import SHORT, Line
from kg.language.bodies import Body, parse_bodies
from kg.language.dates import DATE, find_date
from kg.language.numbers import find_numbers

_SEPARATORS = "，、,；; \u3000"
_BRACKETS = "（()）"
_LAST_BRACKET = re.compile(r"[（(]([^（）()]*)[)）]$")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who and when, and the line that says so."""

    bodies: tuple[Body, ...]
    day: date
    line: Line


def byline(heading: Line, lines: Iterable[Line], home: str) -> Byline | None:
    """Return the first byline among some lines, or that in the brackets at the end of a heading; None without one.

    Parameters
    ----------
    heading : Line
        The heading as printed.
    lines : iterable of Line
        The lines under it.
    home : str
        IRI of the region in which it was written.
    """
    behind = _LAST_BRACKET.search(heading.text)
    places = [(behind[1], heading)] if behind else []
    places += [(line.text, line) for line in lines]
    return next((found for text, line in places if (found := _read(text, line, home))), None)


def _read(text: str, line: Line, home: str) -> Byline | None:
    dated = DATE.search(text) if len(text) <= SHORT else None
    day = find_date(dated[0]) if dated else None
    if dated is None or day is None:
        return None
    rest = (text[: dated.start()] + " " + text[dated.end() :]).strip(_SEPARATORS + _BRACKETS)
    number = next(find_numbers(rest), None)
    if number:
        rest = (rest[: number.start] + " " + rest[number.end :]).strip(_SEPARATORS)
    bodies = tuple(parse_bodies(rest, home)) if rest else ()
    return Byline(bodies, day, line) if bodies else None
