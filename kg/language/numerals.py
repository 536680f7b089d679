"""Figures as official prose writes them: 12, 十二, 二〇二一.

In: text. Out: integers, and the way back; and the characters of figures, for the patterns of dates, labels and numbers.
"""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
# 零 and the circle, letters and figures that are set in the place of 〇
ZEROS = "○零OＯ0"
TEN, HUNDRED, THOUSAND = "十", "百", "千"
# 廿八 is 28
TENS = {"廿": 20, "卅": 30}
# the characters of a count from one up, for use in a class
ONES = DIGITS[1:]
COUNTS = ONES + TEN + "".join(TENS)
# counts up to 99, in a pattern: what they match is a figure (二十三, 廿八), as 十十 and 二三 are not
CHINESE_COUNT = rf"(?:[{ONES}]?{TEN}[{ONES}]?|[{''.join(TENS)}]{TEN}?[{ONES}]?|[{ONES}](?![{ONES}]))"
COUNT = rf"(?:\d{{1,2}}|{CHINESE_COUNT})"
# 两 counts things: 两省, 两部门
PAIR = "两"
# the scales of a number written in figures: 12万, 3.5亿
LARGE = "万亿"
MULTIPLIERS = {TEN: 10, HUNDRED: 100, THOUSAND: 1000, LARGE[0]: 10_000, LARGE[1]: 100_000_000}
SCALES = "".join(MULTIPLIERS)
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | dict.fromkeys(ZEROS, 0) | {PAIR: 2}


def numeral(text: str) -> int:
    """Return the value of Arabic figures, of Chinese ones up to 999, or of a year written figure by figure.

    Raises
    ------
    ValueError
        If the text is no such figure.
    """
    if text.isdecimal():
        return int(text)
    try:
        if HUNDRED in text:
            hundreds, rest = text.split(HUNDRED, 1)
            if HUNDRED in rest:
                raise KeyError(rest)
            return 100 * _VALUES[hundreds] + (numeral(rest.lstrip(ZEROS + DIGITS[0])) if rest else 0)
        if text[:1] in TENS:
            return TENS[text[0]] + (_VALUES[text[1:].lstrip(TEN)] if text[1:].lstrip(TEN) else 0)
        if TEN in text:
            tens, units = text.split(TEN, 1)
            return 10 * (_VALUES[tens] if tens else 1) + (_VALUES[units] if units else 0)
        return int("".join(str(_VALUES[character]) for character in text))
    except KeyError:
        raise ValueError(f"no figure: {text}") from None


def chinese(number: int) -> str:
    """Return a count from 1 to 9999 as Chinese figures: 12 -> 十二, 105 -> 一百零五; others as they are."""
    if not 0 < number < 10_000:
        return str(number)
    written, gap = "", False
    for mark, value in ((THOUSAND, 1000), (HUNDRED, 100), (TEN, 10), ("", 1)):
        digit, number = divmod(number, value)
        if digit:
            lone = mark == TEN and digit == 1 and not written
            written += (ZEROS[1] if gap and written else "") + ("" if lone else DIGITS[digit]) + mark
        gap = not digit
    return written
