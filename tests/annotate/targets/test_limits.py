"""Both sides of the limits of tables and of what stands near a number (示例文本, all ours)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.grids import read_grids
from kg.annotate.targets.place_grids import read_place_grids
from kg.annotate.targets.tables import read_tables
from kg.annotate.targets.target import Target
from kg.annotate.targets.years import written_in, years
from kg.language.regions import NATION

DAY = date(2021, 3, 1)
HEAD = "指标 2020年 2025年 属性\n"


def pipes(*rows: tuple[str, ...]) -> str:
    return "".join(f"|{'|'.join(row)}|\n" for row in rows)


def stacked(*rows: tuple[str, ...]) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row)


def by_place(text: str) -> list[Target]:
    return read_place_grids(text, 2030, NATION)


def facts(text: str, day: date | None = DAY) -> list[tuple[str, str, str, str | None, int | None]]:
    return [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in find_targets(text, day)]


@pytest.mark.parametrize(("between", "rows"), [(197, 2), (198, 1)])
def test_rows_of_a_table_stand_near_one_another(between: int, rows: int) -> None:
    text = pipes(("指标", "2025年"), ("示例甲率", "10%")) + "示" * between + "\n" + pipes(("示例乙率", "20%"))
    assert len(read_grids(text)) == rows
    places = pipes(("地区", "2031年示例量（万吨）"), ("河北省", "3"), ("山西省", "4"))
    assert len(by_place(places + "示" * between + "\n" + pipes(("河南省", "5")))) == rows + 1


@pytest.mark.parametrize(("between", "year"), [(295, 2030), (296, None)])
def test_a_plan_close_above_a_table_says_its_year(between: int, year: int | None) -> None:
    table = pipes(("指标", "现状值", "目标值"), ("示例率（%）", "30", "40"))
    assert [one.year for one in read_grids(f"“十五五”{'示' * between}\n{table}")] == [year]


@pytest.mark.parametrize("form", [pipes, stacked])
@pytest.mark.parametrize(("columns", "targets"), [(11, 1), (12, 0)])
def test_a_table_of_indicators_has_twelve_columns_at_most(form, columns: int, targets: int) -> None:  # type: ignore[no-untyped-def]
    assert len(read_grids(form(("指标", *["2025年"] * columns), ("示例率", *["3"] * columns)))) == targets


@pytest.mark.parametrize(("columns", "targets"), [(1, 2), (11, 22), (12, 0)])
def test_a_table_by_place_has_twelve_columns_at_most(columns: int, targets: int) -> None:
    rows = (("地区", *["2031年"] * columns), ("河北省", *["3"] * columns), ("山西省", *["4"] * columns))
    assert len(by_place("示例量目标\n" + stacked(*rows))) == targets


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_two_regions_over_columns_at_least_make_a_table_by_place(columns: int) -> None:
    places, values = ("河北省", "山西省", "河南省")[:columns], ("3", "4", "5")[:columns]
    for before in ((), ("序号",)):
        text = "2031年示例目标\n" + pipes((*before, "指标", *places), (*["1"] * len(before), "示例率（%）", *values))
        assert len(by_place(text)) == (columns if columns > 1 else 0)


@pytest.mark.parametrize(("rows", "targets"), [(1, 0), (2, 2)])
def test_a_table_by_place_has_two_places_at_least(rows: int, targets: int) -> None:
    for form in (pipes, stacked):
        table = form(("地区", "2031年示例量（万吨）"), *[("河北省", "3")] * rows)
        assert len(by_place(table)) == targets


@pytest.mark.parametrize(("length", "targets"), [(40, 1), (41, 0)])
def test_a_name_that_is_longer_than_a_cell_is_text(length: int, targets: int) -> None:
    assert len(read_grids(stacked(("指标", "2025年"), ("示" * length, "3")))) == targets


@pytest.mark.parametrize(
    ("row", "targets"),
    [
        (("1", "示例率", "%", "22", "25", "约束性"), 1),
        (("1.10", "示例率", "%", "22", "25", "约束性"), 1),
        (("1.1.0", "示例率", "%", "22", "25", "约束性"), 0),
        (("示例", "示例率", "%", "22", "25", "约束性"), 0),
        (("1", "示例率", "%", "22", "示例", "约束性"), 0),
        (("1", "示例率", "3", "22", "25", "约束性"), 0),
        (("1", "指标", "%", "22", "25", "约束性"), 0),
        (("1", "示", "%", "22", "25", "约束性"), 0),
    ],
)
def test_a_row_of_one_cell_a_line_fits_the_head(row: tuple[str, ...], targets: int) -> None:
    head = ("序号", "指标", "单位", "2020年", "2025年", "属性")
    assert len(read_grids("示例说明\n" + stacked(head, row))) == targets
    following = ("2", "示例乙率", "%", "22", "25", "约束性")
    assert len(read_grids(stacked(head, row, following))) == 2 * targets


def test_the_value_of_a_row_of_one_cell_a_line_may_be_a_dash() -> None:
    head = ("指标", "单位", "2020年", "2025年", "属性")
    (found,) = read_grids(stacked(head, ("示例甲率", "%", "—", "25", "—"), ("示例乙率", "%", "22", "—", "—")))
    assert (found.indicator, found.baseline_year, found.binding) == ("示例甲率", None, None)


@pytest.mark.parametrize(("length", "name"), [(54, "示例甲量目标" + "示" * 54), (55, None)])
def test_the_name_over_a_table_is_short(length: int, name: str | None) -> None:
    table = pipes(("地区", "2031年"), ("河北省", "3"), ("山西省", "4"))
    found = by_place(f"示例甲量目标{'示' * length}\n{table}")
    assert {one.indicator for one in found} == ({name} if name else set())
    assert by_place(f"示例甲量目标。\n{table}") == []


@pytest.mark.parametrize(("lines", "unit"), [(0, "万吨"), (2, "万吨"), (3, None)])
def test_the_name_over_a_table_stands_close_above(lines: int, unit: str | None) -> None:
    table = pipes(("地区", "2031年"), ("河北省", "3"), ("山西省", "4"))
    found = by_place(
        f"示例甲量目标（单位：万吨）\n{'1' * 9}\n" * 0 + "示例甲量目标（单位：万吨）\n" + "1\n" * lines + table
    )
    assert {one.unit for one in found} == ({unit} if unit else set())


@pytest.mark.parametrize(("length", "rows"), [(79, 1), (80, 0)])
def test_a_row_is_a_short_line(length: int, rows: int) -> None:
    assert len(read_tables(f"{HEAD}{'示' * length}率 60 80 约束性\n")) == rows


@pytest.mark.parametrize(("lines", "name"), [(6, "示例率" + "示例" * 6), (7, "示例" * 7)])
def test_a_row_over_lines_has_nine_before_its_last(lines: int, name: str) -> None:
    (found,) = read_tables(HEAD + "示例率\n" + "示例\n" * lines + "60\n80\n约束性\n")
    assert found.indicator == name


@pytest.mark.parametrize(("lines", "year"), [(5, 2025), (6, None)])
def test_the_years_over_a_head_stand_close_above(lines: int, year: int | None) -> None:
    (found,) = read_tables("2025年\n" + "示\n" * lines + "指标\n属性\n示例率 60 80 约束性\n")
    assert found.year == year


@pytest.mark.parametrize(("lines", "rows"), [(38, 1), (39, 0)])
def test_the_head_of_a_table_is_no_further_than_forty_lines(lines: int, rows: int) -> None:
    assert len(read_tables(HEAD + "示例\n" * lines + "示例率 60 80 约束性\n")) == rows


@pytest.mark.parametrize(("lines", "year"), [(2, 2025), (3, None)])
def test_a_plan_right_over_a_head_gives_its_year(lines: int, year: int | None) -> None:
    (found,) = read_tables("“十四五”示例\n" + "示\n" * lines + "指标 属性\n示例率（%） 80 约束性\n")
    assert found.year == year


def test_a_long_line_ends_a_table() -> None:
    row = "示例率 60 80 约束性\n"
    assert len(read_tables(HEAD + row + "示" * 91 + "\n" + row)) == 1
    assert len(read_tables(HEAD + row + "示" * 90 + "\n" + row)) == 2
    assert len(read_tables(HEAD + row + "示例，约束性\n" + row)) == 2


@pytest.mark.parametrize(("length", "year"), [(73, 2030), (74, None)])
def test_the_title_of_a_yearly_plan_says_the_year_of_all(length: int, year: int | None) -> None:
    text = f"{'示' * length}2030年工作要点\n示例率达到80%。"
    assert [found[-1] for found in facts(text) if found[0] == "示例率"] == ([year] if year else [])


@pytest.mark.parametrize(("length", "kind"), [(69, "target"), (70, "past")])
def test_the_years_of_a_title_say_since_when_years_are_ahead(length: int, kind: str) -> None:
    text = f"{'示' * length}2013—2015年\n2013年，示例。截至2014年底，示例。"
    assert [one.kind for one in years(text, None) if one.year == 2013] == [kind]


@pytest.mark.parametrize(("length", "year"), [(1191, 2021), (1192, 2019)])
def test_the_head_of_a_text_is_twelve_hundred_characters(length: int, year: int) -> None:
    assert written_in(f"{'示' * length}2021年3月1日{'示' * 1200}2019年3月1日") == year


def test_a_year_told_of_is_past_and_so_is_every_one_before_it() -> None:
    text = "示例方案\n截至2020年底，示例。2020年，示例。2021年，示例。"
    assert [(one.year, one.kind) for one in years(text, None)] == [(2020, "past"), (2020, "past"), (2021, "target")]


@pytest.mark.parametrize(("written", "found"), [("二〇三五", [2035]), ("一九九五", [1995]), ("三〇三五", [])])
def test_a_year_in_words_is_of_this_century_or_the_last(written: str, found: list[int]) -> None:
    assert [one.year for one in years(f"到{written}年，示例。", 1990)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2025年，示例产值年均增长8%。", [("示例产值年均增长", "Δ+", "8", "%", 2025)]),
        ("到2025年，示例能耗年均下降3%。", [("示例能耗年均下降", "Δ-", "3", "%", 2025)]),
        ("到2025年，示例产值增长8%。", [("示例产值", "Δ+", "8", "%", 2025)]),
        ("到2025年，每年至少开展一次检查。", [("检查", "≥", "1", "次", 2025)]),
        ("每年至少开展一次检查。", [("检查", "≥", "1", "次", None)]),
        ("到2025年，示例企业的80%。", []),
        ("到2025年，示例示企业的80%。", []),
        ("示例强度≥50。", []),
        ("到2025年，示例强度≥50。", [("示例强度", "≥", "50", None, 2025)]),
        ("示例设施按20%的比例抽查。", [("示例设施抽查比例", "=", "20", "%", None)]),
        ("到2025年，按20%的标准比例抽查。", [("标准比例", "=", "20", "%", 2025)]),
        ("到2025年，三分之二以上的示例企业完成改造。", [("示例企业完成改造", "≥", "66.67", "%", 2025)]),
    ],
)
def test_what_a_number_says(text: str, found: list[tuple[str, str, str, str | None, int | None]]) -> None:
    assert facts(text) == found


@pytest.mark.parametrize(("between", "targets"), [(6, 1), (7, 0)])
def test_what_is_done_again_and_again_says_so_near_its_count(between: int, targets: int) -> None:
    assert len(facts(f"每年{'示' * between}至少一次检查。")) == targets
    assert len(facts(f"每年{'示' * between}至少开展一次检查。")) == 1


@pytest.mark.parametrize(("between", "years"), [(11, [2025, 2030]), (12, [2030])])
def test_years_for_several_numbers_stand_near_them(between: int, years: list[int]) -> None:
    found = facts(f"到2025年、2030年，{'示' * between}，示例率分别达到80%。")
    assert [year for *_, year in found] == years


@pytest.mark.parametrize(("between", "yearly"), [(2, True), (3, False)])
def test_a_rate_a_year_says_so_near_its_verb(between: int, yearly: bool) -> None:
    ((name, *_),) = facts(f"到2025年，示例产值年均{'示' * between}增长8%。")
    assert name.endswith("年均增长") == yearly


@pytest.mark.parametrize(("between", "binding"), [(5, True), (6, None)])
def test_what_is_binding_says_so_right_behind_the_number(between: int, binding: bool | None) -> None:
    (found,) = find_targets(f"到2025年，示例率达到80%{'示' * between}（约束性）。", DAY)
    assert found.binding is binding
