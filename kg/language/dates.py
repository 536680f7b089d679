"""Dates as official prose writes them.

In: text. Out: `datetime.date`s and year counts: 2021年10月24日, 二〇二一年十月二十四日, 有效期5年.
"""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {ch: value for value, ch in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0}
DATE = re.compile(
    r"(\d{4}|[〇○零OＯ一二三四五六七八九]{4})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
_PLAIN = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_NUMERALS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)}


def numeral(text: str) -> int:
    """Return the value of Arabic or Chinese figures up to 99, or of a year written figure by figure.

    Raises
    ------
    ValueError
        If the text is no such figure.
    """
    if text.isdecimal():
        return int(text)
    try:
        if "十" in text:
            tens, units = text.split("十", 1)
            return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[units] if units else 0)
        return int("".join(str(_DIGITS[ch]) for ch in text))
    except KeyError:
        raise ValueError(f"no figure: {text}") from None


def plan_end(numeral_of_plan: str) -> int:
    """Return the last year of a five-year plan: 四 in “十四五” -> 2025. The n-th plan ends in 1955 + 5 n.

    Parameters
    ----------
    numeral_of_plan : str
        The figure between 十 and 五, 一 to 九.
    """
    return 1955 + 5 * (10 + numeral(numeral_of_plan))


def find_date(text: str) -> date | None:
    """Return the first full date in a text, or None; 31 February is none."""
    found = DATE.search(text) or _PLAIN.search(text)
    if found is None:
        return None
    try:
        return date(*(numeral(part) for part in found.groups()))
    except ValueError:
        return None


def chinese_numeral(text: str) -> int:
    """Return the value of a Chinese numeral up to 99: 十一 -> 11."""
    if "十" not in text:
        return _NUMERALS.get(text, 0)
    tens, units = text.split("十", 1)
    return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[units] if units else 0)
