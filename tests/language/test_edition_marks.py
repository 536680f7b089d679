"""Editions of one instrument are known by their titles (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.edition_marks import edition_key, successive


def test_plans_of_two_periods_are_editions_of_one() -> None:
    (earlier, first), (later, second) = map(edition_key, ("河北省“十三五”示例发展规划", "河北省“十四五”示例发展规划"))
    assert earlier == later
    assert (first, second) == ("2016", "2021")


@given(st.integers(1950, 2049))
def test_a_year_is_the_mark_and_no_part_of_the_key(year: int) -> None:
    assert edition_key(f"{year}年示例工作要点") == ("示例工作要点", str(year))


@pytest.mark.parametrize("title", ["2030年前示例行动方案", "示例管理办法"])
def test_a_year_that_is_aimed_at_is_no_mark(title: str) -> None:
    assert edition_key(title) == (title, "")


def test_an_edition_follows_the_one_before_it() -> None:
    policies = {"2023": ["丙"], "2021": ["甲"], "2022": ["乙"]}
    assert successive(policies) == [("甲", "乙"), ("乙", "丙")]


def test_of_two_with_one_mark_none_is_an_edition() -> None:
    assert successive({"2021": ["甲"], "2022": ["乙", "丁"], "2023": ["丙"]}) == [("甲", "丙")]
