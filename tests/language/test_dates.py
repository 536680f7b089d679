"""Dates and figures as official prose writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.dates import find_date, numeral, plan_end, plan_years

FIGURES = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else FIGURES[tens] + "十"
    return head + (FIGURES[units] if units else "")


def test_numerals_round_trip() -> None:
    assert [numeral(in_chinese(number)) for number in range(1, 100)] == list(range(1, 100))
    assert [numeral(str(number)) for number in range(100)] == list(range(100))


@pytest.mark.parametrize("year", ["二〇二一", "二○二一", "二零二一", "二O二一", "2021", "２０２１"])
def test_a_year_figure_by_figure(year: str) -> None:
    assert numeral(year) == 2021


@pytest.mark.parametrize("text", ["", "甲", "十甲", "甲十", "二十十", "二X"])
def test_what_is_no_figure(text: str) -> None:
    with pytest.raises(ValueError):
        numeral(text)


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_dates_round_trip_in_every_form(day: date) -> None:
    year = "".join(FIGURES[int(figure)] for figure in str(day.year))
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{year}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
    ):
        assert find_date(f"示例文本（{written}）") == day, written


@pytest.mark.parametrize(
    "text", ["", "2021年", "2021年10月", "2021年2月31日", "2021年13月1日", "0000年1月1日", "十月二十四日"]
)
def test_what_is_no_full_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize("unit", ["2", "二〇二一年", "2021年10月", "十"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: find_date(unit * size), 20_000)


@pytest.mark.parametrize("text", ["二〇三一年十二月廿八日", "20311228", "2031.12.28", "2031年12月28日"])
def test_days_in_the_forms_of_signatures_and_fields(text: str) -> None:
    assert find_date(text) == date(2031, 12, 28)


def test_the_last_word_of_a_day_may_be_lost_where_nothing_follows() -> None:
    assert find_date("2031年03月05") == date(2031, 3, 5)
    assert find_date("2031年03月05个") is None


@pytest.mark.parametrize(("plan", "first", "last"), [("一", 2006, 2010), ("四", 2021, 2025), ("五", 2026, 2030)])
def test_a_five_year_plan_has_its_years(plan: str, first: int, last: int) -> None:
    assert plan_years(plan) == (first, last)
    assert plan_end(plan) == last
