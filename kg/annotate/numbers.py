"""Document numbers and standards.

In: text. Out: each number with its normal form: 国发〔2021〕23号, 国务院令第712号,
国家发展和改革委员会令2016年第45号, GB/T 33000-2016. Patterns are anchored on the bracketed year, on
第…号 or on the prefix of the standard, and look back from there. Forms: GB/T 9704-2012 §7.2.5
(发文字号), GB/T 1.1-2020 (numbers of standards).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kg.annotate.cues import alternation, cues

_BRACKETED = re.compile(r"[〔［\[（(【﹝〈]((?:19|20)\d{2})[〕］\]）)】﹞〉]第?(\d{1,5})号")
_ORDER = re.compile(
    r"(令|公告|通告)(?:[（〔\[(]?((?:19|20)\d{2})(?:年|[）〕\])]))?第([\d一二三四五六七八九十百〇零]{1,6})号"
)
_ORDER_AFTER = re.compile(r"((?:19|20)\d{2})年第(\d{1,4})号(令|公告|通告)")
_AGENCY = re.compile(r"[一-鿿]{1,14}(?:[（(][一-鿿]{1,3}[）)])?$")
_BODY = re.compile(r"[一-鿿、]{0,24}$")
_CONNECTIVE = re.compile("[和与及见以由号的等在为]")


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
    found = [number for match in _BRACKETED.finditer(text) if (number := _bracketed(text, match))]
    found += [_order(text, match) for match in _ORDER.finditer(text)]
    found += [_order_after(text, match) for match in _ORDER_AFTER.finditer(text)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _bracketed(text: str, match: re.Match[str]) -> Number | None:
    agency = _AGENCY.search(text, max(0, match.start() - 18), match.start())
    if agency is None:
        return None
    start = _after_last(_strip_words(), text, agency.start(), match.start())
    start = _after_last(_CONNECTIVE, text, start, match.start() - 1)
    code = text[start : match.start()]
    if not code:
        return None
    year, sequence = (unicodedata.normalize("NFKC", part) for part in match.groups())
    return Number(start, match.end(), f"{code}〔{year}〕{int(sequence)}号", False)


def _order(text: str, match: re.Match[str]) -> Number:
    start, body = _body_before(text, match.start())
    kind, year, sequence = match.groups()
    year = f"{year}年" if year else ""
    digits = unicodedata.normalize("NFKC", sequence)
    return Number(start, match.end(), f"{body}{kind}{year}第{digits}号", False)


def _order_after(text: str, match: re.Match[str]) -> Number:
    start, body = _body_before(text, match.start())
    year, sequence, kind = match.groups()
    return Number(start, match.end(), f"{body}{kind}{year}年第{int(sequence)}号", False)


def _body_before(text: str, end: int) -> tuple[int, str]:
    run = _BODY.search(text, max(0, end - 24), end)
    start = run.start() if run else end
    start = _after_last(_strip_words(), text, start, end)
    return start, text[start:end]


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
        found.append(
            Number(match.start(), match.end(), f"{prefix or local} {number}{edition}", True)
        )
    return found
