"""Figures as people write them, made plain.

In: text. Out: the same text with the figures, signs and letters of full width as those of half width, character for
character; and numbers written in Chinese (两百万, 百分之二十四点一, 九成五, 三分之二) as values.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.annotate.targets.words import WORDS
from kg.language.numerals import DIGITS, LARGE, MULTIPLIERS, ONES, PAIR, TEN, ZEROS, numeral

_LETTERS = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_PLAIN = {chr(code): chr(code - 0xFEE0) for code in _LETTERS}
_PLAIN |= {
    "％": "%",
    "＞": ">",
    "＜": "<",
    "＝": "=",
    "≧": "≥",
    "≦": "≤",
    "／": "/",
    "⩾": "≥",
    "⩽": "≤",
    "﹪": "%",
    "〜": "~",
}
_WIDE = re.compile(f"[{''.join(_PLAIN)}]")
_POINT = re.compile(r"[．﹒](?<=\d.)(?=\d)")
_FIGURES = DIGITS + PAIR + TEN
_FEW = PAIR + ONES
_FIGURE = f"[{DIGITS}{ZEROS}{PAIR}]"
_COUNT = f"[{DIGITS}{ZEROS}{PAIR}{''.join(MULTIPLIERS)}]"
_PLACE = f"[{''.join(MULTIPLIERS)}]"
_BEGINS = rf"{_COUNT[1:-1]}\d⟨^per-cent double⟩"
_LARGE = {character: value for character, value in MULTIPLIERS.items() if value >= 10_000}
_HUNDRED = 100


def plain_figures(text: str) -> str:
    """Return a text with plain figures, as long as the one given: ２４．１％ -> 24.1%."""
    return plain_points(_WIDE.sub(lambda wide: _PLAIN[wide[0]], text))


def plain_points(text: str) -> str:
    """Return a text of plain figures with plain points between them."""
    return _POINT.sub(".", text)


def may_hold_figures(text: str, start: int, end: int) -> bool:
    """Tell by a look at the characters of a part of a text whether it may hold a number at all."""
    return _may_hold().search(text, start, end) is not None


@cache
def _may_hold() -> re.Pattern[str]:
    return WORDS.pattern(f"[{_BEGINS}]")


@cache
def written_pattern() -> re.Pattern[str]:
    """Return the pattern of numbers in Chinese; `written_value` says what one means.

    Groups: percent, share (九成), part (三分之二), over (2/3), fold (翻一番), bare (万亿, 百 before a unit), zero
    (零增长), few (三, which counts only behind some verbs), and count (两百万), perhaps up to another (十五至二十); a
    count alone has two figures at least, since one, as in 一个, says no number.
    """
    number = rf"{_COUNT}+(?:⟨point⟩{_FIGURE}+)?"
    upto, most = "(?:⟨range-to⟩|[—–~～-])", rf"{_COUNT}+(?=⟨unit measure⟩)"
    return WORDS.pattern(
        rf"(?=[{_BEGINS}])(?:"  # most characters begin none: one look says so
        rf"⟨per-cent⟩(?P<percent>{number}|\d+(?:\.\d+)?)"
        rf"|(?P<share>{_FIGURE})⟨tenth⟩(?P<half>{_FIGURE})?(?=⟨post-least post-most post-about⟩|[，。；、）\n]|$)"
        rf"|(?P<zero>[{ZEROS}])⟨zero-growth⟩(?=[，。；、）\n]|$)"
        rf"|(?P<parts>{_COUNT}+)⟨parts⟩(?P<part>{_COUNT}+)"
        rf"|⟨double⟩(?P<fold>{_FIGURE}|\d)⟨fold⟩"
        rf"|(?<![\d./])(?P<over>\d{{1,2}})/(?P<under>[2-9]|10)(?=⟨post-least post-most post-about⟩|[，。；、）\n]|$)"
        rf"|(?<![⟨[bare-trap⟩{DIGITS}{''.join(MULTIPLIERS)}])(?P<bare>{_PLACE}{{1,3}})(?=⟨unit measure⟩)"
        rf"|(?<![第十{DIGITS}])(?:(?P<count>(?:{_COUNT}+(?=⟨point⟩{_FIGURE})|{_COUNT}{{2,}}|[{_FEW}](?={upto}{most}))"
        rf"(?:⟨point⟩{_FIGURE}+[{LARGE}]*)?)(?:{upto}(?P<most>{most}))?"
        rf"|(?P<few>[{_FEW}])(?=⟨unit measure⟩)))"
    )


def written_value(match: re.Match[str]) -> tuple[Decimal, str]:
    """Return the value of a match of `written_pattern`, and what belongs to its unit: %, 番, or the scale 万 of 两百万.

    Raises
    ------
    ValueError
        If it is no number after all, such as 百千.
    """
    if match["percent"]:
        return _decimal(match["percent"]), "%"
    if match["zero"]:
        return Decimal(0), "%"
    if match["few"]:
        return Decimal(numeral(match["few"])), ""
    if match["share"]:
        tenths = 10 * numeral(match["share"]) + (numeral(match["half"]) if match["half"] else 0)
        return Decimal(tenths), "%"
    if match["parts"]:
        parts = _decimal(match["parts"])
        if not parts:
            raise ValueError("no part of nothing")
        return round(_HUNDRED * _decimal(match["part"]) / parts, 2), "%"
    if match["fold"]:
        return Decimal(numeral(match["fold"])), WORDS["fold"][0]
    if match["over"]:
        return round(_HUNDRED * Decimal(match["over"]) / Decimal(match["under"]), 2), "%"
    if match["bare"]:
        return _places_alone(match["bare"])
    if match["most"] and len(match["count"]) == 1:
        return Decimal(numeral(match["count"])), ""
    return _counted(match["count"])


def upper_value(match: re.Match[str]) -> Decimal | None:
    """Return up to how many a match of `written_pattern` counts (十五至二十), None for no more than it says first.

    Raises
    ------
    ValueError
        If it is no number after all.
    """
    return _decimal(match["most"]) if match["most"] else None


def _places_alone(text: str) -> tuple[Decimal, str]:
    """A place that stands for one of it: 百 -> 100, 千亿 -> 1000, 亿; 万亿 -> 1, 万亿."""
    bare = text.rstrip("".join(_LARGE))
    if len(bare) > 1:
        raise ValueError("several places")
    return (Decimal(MULTIPLIERS[bare]) if bare else Decimal(1)), text[len(bare) :]


def _counted(text: str) -> tuple[Decimal, str]:
    """A count and the scale that goes to its unit: 两百万 -> 200, 万; 一亿二千万 -> 1.2, 亿."""
    if not any(character in MULTIPLIERS or character in WORDS["point"] for character in text):
        raise ValueError("figures without a place")
    # 百亿 and 千万 alone tell a size, not a number: 百亿级产业
    if not any(character in _FIGURES for character in text):
        raise ValueError("places without a figure")
    bare, scale = text, ""
    while bare and bare[-1] in _LARGE:
        bare, scale = bare[:-1], bare[-1] + scale
    if not bare:
        raise ValueError("a scale alone")
    larger = [character for character in bare if character in _LARGE]
    if larger:
        return Decimal(_whole(text)) / _LARGE[larger[0]], larger[0]
    return _decimal(bare), scale


def _decimal(text: str) -> Decimal:
    if text[0].isascii():
        return Decimal(text)
    whole, _, rest = text.partition(WORDS["point"][0])
    value = Decimal(_whole(whole))
    if rest:
        tail = rest.rstrip(LARGE)
        value += Decimal("0." + "".join(str(numeral(figure)) for figure in tail))
    return value


def _whole(text: str) -> int:
    """The value of a whole number: 一亿二千三百万 -> 123000000."""
    for character, value in sorted(_LARGE.items(), key=lambda item: -item[1]):
        if character in text:
            head, _, rest = text.partition(character)
            return _whole(head) * value + (_whole(rest) if rest else 0)
    if not any(character in MULTIPLIERS for character in text):
        return numeral(text)
    total, figure = 0, 0
    for character in text:
        if character in MULTIPLIERS:
            total += (figure or 1) * MULTIPLIERS[character]
            figure = 0
        else:
            figure = numeral(character)
    return total + figure
