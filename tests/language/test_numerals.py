"""Figures in every script have one value."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.numerals import CHINESE_COUNT, COUNT, COUNTS, DIGITS, HUNDRED, ONES, TEN, chinese, numeral


def written(number: int) -> str:
    """A number below a thousand as prose writes it: 12 is 十二, 205 is 二百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}{HUNDRED}" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else DIGITS[tens]) + TEN
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


@given(st.integers(1, 999))
def test_what_is_written_is_read(number: int) -> None:
    assert numeral(written(number)) == numeral(str(number)) == number


@given(st.integers(1900, 2099), st.sampled_from("〇零○0"))
def test_a_year_is_read_figure_by_figure(year: int, zero: str) -> None:
    figures = "".join(DIGITS[int(figure)] for figure in str(year))
    if zero != "0":
        assert numeral(figures.replace("〇", zero)) == year


@pytest.mark.parametrize(("text", "value"), [("两", 2), ("廿八", 28), ("卅", 30), ("十", 10), ("一百", 100)])
def test_older_figures_have_values(text: str, value: int) -> None:
    assert numeral(text) == value


@pytest.mark.parametrize("text", ["甲", "第三", "十甲", "百分之三", "百", "十十", "十二三", "十二十", "二百三百"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        numeral(text)


def test_the_characters_of_counts_begin_with_one() -> None:
    assert ONES[0] == "一" and len(ONES) == 9 and "〇" not in COUNTS
    assert set(COUNTS) == {*"一二三四五六七八九十廿卅"}


@given(st.integers(1, 99))
def test_the_pattern_of_counts_matches_each_count_and_nothing_else(number: int) -> None:
    assert re.fullmatch(CHINESE_COUNT, chinese(number))
    assert re.fullmatch(COUNT, str(number))
    assert not re.fullmatch(CHINESE_COUNT, chinese(number) + "十" * 2)
    assert not re.fullmatch(CHINESE_COUNT, "〇" + chinese(number))
