"""Tables of indicators with marked cells. All rows are our own (示例文本)."""

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.grids import read_grids

HEAD = ("序号", "指标", "单位", "2020年", "2025年", "属性")
ROWS = (("1", "示例覆盖率", "%", "22", "≥25", "约束性"), ("2", "示例用水量", "万吨", "50", "42", "预期性"))


def pipes(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("|" + "|".join(row) + "|" for row in rows)


def stacked(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(cell for row in rows for cell in row) + "\n"


@pytest.mark.parametrize("form", [pipes, stacked])
def test_every_form_of_table_gives_the_same_targets(form) -> None:  # type: ignore[no-untyped-def]
    first, second = read_grids(form((HEAD, *ROWS)))
    assert (first.indicator, int(first.value), first.unit, first.comparator) == ("示例覆盖率", 25, "%", "≥")
    assert (first.year, first.baseline_year, first.binding) == (2025, 2020, True)
    assert (second.indicator, int(second.value), second.unit, second.binding) == ("示例用水量", 42, "万吨", False)


@pytest.mark.parametrize("form", [pipes, stacked])
def test_no_column_says_what_is_binding(form) -> None:  # type: ignore[no-untyped-def]
    rows = tuple(row[:-1] for row in (HEAD, *ROWS))
    assert [t.binding for t in read_grids(form(rows))] == [None, None]


def test_the_year_of_a_column_without_one_is_that_of_the_plan() -> None:
    (row,) = read_grids(
        "“十五五”示例指标\n" + pipes((("指标", "现状值", "目标值"), ("示例覆盖率（%）", "30", "40左右")))
    )
    assert (row.year, row.unit, row.comparator) == (2030, "%", "≈")


def test_every_column_of_years_ahead_has_its_target() -> None:
    head, row = ("指标", "2020年", "2025年", "2030年"), ("示例覆盖率（%）", "22", "25", "30")
    found = read_grids(pipes((head, row)), 2021)
    assert [(int(t.value), t.year, t.baseline_year) for t in found] == [(25, 2025, 2020), (30, 2030, 2020)]
    # where nobody knows the year, the first column tells what is
    assert [t.year for t in read_grids(pipes((head, row)))] == [2025, 2030]


def test_a_dash_that_was_no_line_leaves_its_cell_empty() -> None:
    (row,) = read_grids(stacked((HEAD, ("1", "示例利用系数", "0.616", "0.625", "预期性"))))
    assert (float(row.value), row.unit) == (0.625, None)


def test_a_category_over_several_rows() -> None:
    head = ("类别", "指标", "2025年")
    found = read_grids(pipes((head, ("示例类", "示例甲率", "10%"), ("示例乙率", "20%"))))
    assert [(t.indicator, int(t.value), t.unit) for t in found] == [("示例甲率", 10, "%"), ("示例乙率", 20, "%")]


def test_rows_are_not_read_twice() -> None:
    assert len(find_targets(pipes((HEAD, *ROWS)))) == len(ROWS)


@pytest.mark.parametrize("text", ["", "|", "|指标|", "<tr><td>" * 500, "指标\n2025年\n" * 500, "|指标|2025年|\n" * 500])
def test_odd_text(text: str) -> None:
    assert read_grids(text) == []


def test_a_plan_far_above_a_table_says_nothing_of_its_year() -> None:
    table = pipes((("指标", "现状值", "目标值"), ("示例覆盖率（%）", "30", "40")))
    for between, year in (("", 2030), ("示" * 200 + "\n", 2030), ("示" * 300 + "\n", None)):
        (row,) = read_grids(f"“十五五”示例指标\n{between}{table}")
        assert row.year == year
    (row,) = read_grids(f"“十四五”回顾与“十五五”示例指标\n{table}")
    assert row.year == 2030


def test_a_table_of_spaces_may_have_numbers_before_its_rows() -> None:
    head, rows = "指标 单位 2020年 2025年", ("示例覆盖率 % 22 25", "1 示例用水量 万吨 50 42")
    assert [(one.indicator, int(one.value)) for one in read_grids("\n".join((head, *rows)))] == [
        ("示例覆盖率", 25),
        ("示例用水量", 42),
    ]


def test_a_row_without_a_number_or_a_name_is_no_target() -> None:
    rows = (("示例甲率", "%", "—", "—"), ("", "%", "22", "25"), ("示例乙率", "%", "—", "25"))
    (found,) = read_grids(pipes((("指标", "单位", "2020年", "2025年"), *rows)))
    assert (found.indicator, found.baseline_year) == ("示例乙率", None)


def test_columns_of_growth_are_no_aims() -> None:
    (found,) = read_grids(pipes((("指标", "2020年", "2025年", "年均增长"), ("示例产量", "22吨", "25吨", "2.6%"))))
    assert (int(found.value), found.year, found.unit) == (25, 2025, "吨")


def test_rows_end_where_other_text_begins() -> None:
    far = pipes((("指标", "2025年"), ("示例甲率", "10%"))) + "\n" + "示例文本。\n" * 60 + pipes((("示例乙率", "20%"),))
    assert [one.indicator for one in read_grids(far)] == ["示例甲率"]


def test_rows_that_only_spaces_part_have_their_name_behind_a_category() -> None:
    head = "类别 指标 2020年 2025年 年均增速（%） 属性"
    rows = ("示例发展 示例产值（亿元） 560.4 900 8.5 预期性", "示例生态 示例耗能降低（%） - - 〔14〕 约束性")
    found = find_targets("\n".join((head, *rows)))
    assert [(one.indicator, int(one.value), one.unit, one.year, one.binding) for one in found] == [
        ("示例产值", 900, "亿元", 2025, False),
        ("示例耗能降低", 14, "%", 2025, True),
    ]


def test_a_head_of_two_rows_is_one() -> None:
    over, years = ("类别", "指标", "预期值", "预期值"), ("类别", "指标", "2028年", "2029年")
    found = read_grids(pipes((over, years, ("节水", "示例利用率", "40%", "55%"))))
    assert [(t.indicator, int(t.value), t.unit, t.year) for t in found] == [
        ("示例利用率", 40, "%", 2028),
        ("示例利用率", 55, "%", 2029),
    ]


def test_a_cell_may_say_a_change() -> None:
    head, row = ("指标", "2025年", "2030年"), ("示例死亡率（‰）", "19", "比2025年降低10%")
    (found,) = read_grids(pipes((head, row)))
    assert (found.comparator, int(found.value), found.unit, found.year) == ("Δ-", 10, "%", 2030)
    assert found.baseline_year == 2025


def test_a_part_is_measured_as_the_row_above() -> None:
    rows = (("示例里程（公里）", "14", "16"), ("其中：示例快线里程", "3", "5"))
    found = read_grids(pipes((("指标", "2025年", "2030年"), *rows)))
    assert [(t.indicator, t.unit) for t in found] == [("示例里程", "公里"), ("示例快线里程", "公里")]
