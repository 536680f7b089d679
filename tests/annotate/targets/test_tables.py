"""Tables of indicators, on rows of our own (示例文本)."""

from decimal import Decimal

import pytest

from kg.annotate.targets.tables import read_tables

HEAD = "指标 2020年 2025年 属性\n"


def test_the_value_of_the_last_year_is_the_target() -> None:
    (row,) = read_tables(HEAD + "1.示例覆盖率（%） 60 80 约束性\n")
    assert (row.indicator, row.value, row.unit, row.year, row.baseline_year) == ("示例覆盖率", 80, "%", 2025, 2020)
    assert row.binding is True


def test_a_head_with_its_characters_apart() -> None:
    (row,) = read_tables("指 标 2020年 2025年 属 性\n示例产量（吨） 3 5 预期性\n")
    assert (row.value, row.unit, row.binding) == (5, "吨", False)


def test_the_plan_of_the_title_gives_the_year_of_a_head_without_years() -> None:
    for plan, year in (("十二五", 2015), ("十四五", 2025), ("十八五", 2045)):
        (row,) = read_tables(f"“{plan}”示例指标表\n指标 属性\n示例覆盖率（%） 80 约束性\n")
        assert row.year == year


def test_a_sign_is_a_comparator() -> None:
    (row,) = read_tables(HEAD + "示例浓度（微克） 30 ≤25.5 约束性\n")
    assert (row.comparator, row.value) == ("≤", Decimal("25.5"))


def test_a_row_over_several_lines() -> None:
    (row,) = read_tables("指标\n2020年\n2025年\n属性\n1\n示例\n面积（公顷）\n3\n4\n预期性\n")
    assert (row.indicator, row.value) == ("示例面积", 4)


def test_a_row_without_a_value_is_none() -> None:
    assert read_tables(HEAD + "示例覆盖率（%） 60 — 约束性\n") == []


@pytest.mark.parametrize("text", ["", "约束性", "落实约束性的示例指标。", "示例 80 约束性\n"])
def test_words_without_a_table(text: str) -> None:
    assert read_tables(text) == []


def test_a_cell_may_have_its_unit_and_a_bound() -> None:
    rows = "1.示例年限（年）\n11.4年\n12.3年以上\n约束性\n2.示例率（%）\n85%\n90%以上\n预期性\n"
    assert [(row.indicator, row.comparator, row.value, row.unit) for row in read_tables(HEAD + rows)] == [
        ("示例年限", "≥", Decimal("12.3"), "年"),
        ("示例率", "≥", Decimal(90), "%"),
    ]


def test_a_part_is_measured_as_the_row_above() -> None:
    rows = "示例网络 1.示例里程（公里） 14 16 预期性\n其中：示例快线里程 3 5 预期性\n"
    assert [(row.indicator, row.value, row.unit) for row in read_tables(HEAD + rows)] == [
        ("示例里程", 16, "公里"),
        ("示例快线里程", 5, "公里"),
    ]
