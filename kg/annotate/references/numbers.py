"""Document numbers and standards in running text.

In: text. Out: each number with its normal form: 国发〔2021〕23号, 国务院令第712号,
国家发展和改革委员会令2016年第45号, GB/T 33000-2016. `kg.language.numbers` knows the forms of document numbers
and where they are anchored; here the words of references tell where the code or body before an
anchor begins. Numbers of standards: GB/T 1.1-2020.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.language.numbers import Anchor, bracketed_anchors, order_anchors
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_AGENCY = re.compile(r"[一-鿿]{1,14}(?:[（(][一-鿿]{1,3}[）)])?$")
_BODY = re.compile(r"[一-鿿、]{0,24}$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start` to `end` in the text searched, and its normal form; `standard` for GB,
    HJ …"""

    start: int
    end: int
    value: str
    standard: bool


def document_numbers(text: str) -> list[Number]:
    """Return the document numbers of a squeezed text, in order, none overlapping."""
    found = [number for anchor in bracketed_anchors(text) if (number := _bracketed(text, anchor))]
    found += [_order(text, anchor) for anchor in order_anchors(text) if _on_one_line(text, anchor)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _on_one_line(text: str, anchor: Anchor) -> bool:
    return text.find("\n", anchor.start, anchor.end) < 0


def _bracketed(text: str, anchor: Anchor) -> Number | None:
    agency = _AGENCY.search(text, max(0, anchor.start - 18), anchor.start)
    if agency is None or not _on_one_line(text, anchor):
        return None
    start = _after_last(_strip_words(), text, agency.start(), anchor.start)
    start = _after_last(_outside_code(), text, start, anchor.start - 1)
    code = text[start : anchor.start].rstrip()  # a line may end between code and year
    return Number(start, anchor.end, anchor.normal(code), False) if code else None


def _order(text: str, anchor: Anchor) -> Number:
    run = _BODY.search(text, max(0, anchor.start - 24), anchor.start)
    start = run.start() if run else anchor.start
    start = _after_last(_strip_words(), text, start, anchor.start)
    return Number(start, anchor.end, anchor.normal(text[start : anchor.start]), False)


def _after_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    for match in pattern.finditer(text, start, end):
        start = match.end()
    return start


@cache
def _strip_words() -> re.Pattern[str]:
    lists = cues()
    words = [
        *lists.before,
        *lists.words["alias"],
        *lists.words["tail"],
        *lists.words["title-ending"],
        *lists.words["number-label"],
    ]
    return re.compile(alternation(word for word in words if len(word) > 1))


@cache
def _outside_code() -> re.Pattern[str]:
    return re.compile(cues().any_of("not-in-code"))


@cache
def _standard() -> re.Pattern[str]:
    prefixes = alternation(cues().words["standard-prefix"])
    return re.compile(
        rf"(?<![A-Za-z/])(?:({prefixes})|(DB\d{{2}}(?:/T)?))[ \u3000]{{0,2}}"
        r"(\d{2,6}(?:\.\d{1,3})?)(?!\d)"
        r"(?:[ \u3000]?[-—–―－]{1,2}[ \u3000]?((?:19|20)\d{2})(?!\d))?"
    )


def standards(text: str) -> list[Number]:
    """Return the numbers of standards in a text, in order.

    The text is not squeezed: `GB 21256 2` would run together.
    """
    found = []
    for match in _standard().finditer(text):
        prefix, local, number, year = match.groups()
        edition = f"-{year}" if year else ""
        found.append(Number(match.start(), match.end(), f"{prefix or local} {number}{edition}", True))
    return found
