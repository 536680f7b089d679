"""The years of a text, on sentences of our own (示例文本)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.years import written_in, years


def kinds(text: str, present: int | None) -> list[tuple[int, str]]:
    return [(year.year, year.kind) for year in years(text, present)]


@given(st.integers(min_value=2000, max_value=2060))
def test_years_from_that_of_the_document_on_are_ahead(present: int) -> None:
    assert kinds("到2030年，示例建成。", present) == [(2030, "target" if present <= 2030 else "past")]


def test_the_year_of_a_comparison_is_its_baseline() -> None:
    assert kinds("到2025年，示例能耗比2020年下降3%。", 2021) == [(2025, "target"), (2020, "baseline")]


@pytest.mark.parametrize(("plan", "year"), [("一", 2010), ("四", 2025), ("六", 2035), ("九", 2050)])
def test_a_plan_stands_for_its_last_year(plan: str, year: int) -> None:
    assert kinds(f"“十{plan}五”末", 2000) == [(year, "target")]


def test_a_plan_looked_back_at_is_past() -> None:
    assert kinds("“十四五”以来", 2021) == [(2025, "past")]


def test_years_inside_titles_and_numbers_do_not_count() -> None:
    assert kinds("《示例行动计划（2021—2023年）》示发〔2021〕3号", 2021) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("示例规划（十二五）\n“十二五”时期\n2013年，示例建成。", "target"),
        ("示例通报\n截至2013年底，示例建成。", "past"),
        ("示例方案\n到2015年，示例能耗比2013年下降3%。", "baseline"),
        ("示例行动计划2013—2015年\n2013年，示例建成。", "target"),
    ],
)
def test_what_is_ahead_of_an_undated_text_follows_from_what_it_names(text: str, kind: str) -> None:
    assert kind in [found.kind for found in years(text, None) if found.year in (2013, 2015)]


def test_an_undated_text_that_compares_looks_ahead_from_there() -> None:
    assert (2013, "past") in kinds("示例方案\n2013年，示例产量3吨。到2015年比2014年增长3%。", None)


@pytest.mark.parametrize(
    ("text", "year"),
    [("示发〔2019〕3号\n示例", 2019), ("示例\n2020年3月4日", 2020), ("示例", None), ("到2025年", None)],
)
def test_the_year_in_which_a_text_was_written(text: str, year: int | None) -> None:
    assert written_in(text) == year


def test_the_first_years_of_a_plan_are_looked_back_at() -> None:
    assert find_targets("“十一五”前四年累计示例能耗下降14.38%。", date(2010, 3, 5)) == []


def test_the_head_of_a_text_says_when_it_was_written_and_else_its_end() -> None:
    between = "示例文本" * 400
    assert written_in(f"示发〔2021〕1号{between}") == 2021
    assert written_in(f"{between}2022年3月1日") == 2022
    assert written_in(f"示发〔2021〕1号{between}2022年3月1日") == 2021
    assert written_in(f"2019年3月1日，示发〔2021〕1号{between}") == 2021
    assert written_in(between) is None
