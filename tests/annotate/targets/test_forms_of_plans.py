"""Small numbers in words, ranges, shares that begin a clause, stages, colons, brackets, two base years (示例文本)."""

from __future__ import annotations

from datetime import date

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.lists import members

DAY = date(2022, 3, 1)
PLAN = "示例市“十四五”示例发展规划\n"


def read(text: str) -> list[tuple[str, str, str, str | None, int | None]]:
    found = find_targets(PLAN + text, DAY)
    return [(t.indicator, t.comparator, f"{t.value}~{t.upper_value}", t.unit, t.year) for t in found]


@pytest.mark.parametrize(
    ("clause", "comparator", "value", "unit"),
    [
        ("示例企业达到十五至二十家", "=", "15~20", "家"),
        ("示例企业达到五到八家", "=", "5~8", "家"),
        ("示例企业规模达到500亿至600亿元", "=", "500~600", "亿元"),
        ("示例企业规模达到5000万—1亿元", "=", "0.5~1", "亿元"),
        ("示例企业占比增加五个百分点以上", "Δ+", "5~None", "个百分点"),
        ("示例企业用水量实现零增长", "Δ+", "0~None", "%"),
    ],
)
def test_numbers_in_words_and_ranges(clause: str, comparator: str, value: str, unit: str) -> None:
    ((name, *found, year),) = read(f"到2025年，{clause}。")
    assert name.startswith("示例企业")
    assert (found, year) == ([comparator, value, unit], 2025)


@pytest.mark.parametrize("clause", ["示例质量提升一个台阶", "实施示例用量零增长行动", "推动示例工作迈上新台阶"])
def test_words_that_count_nothing(clause: str) -> None:
    assert read(f"到2025年，{clause}。") == []


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("60%以上的园区推进示例改造", "园区推进示例改造"),
        ("三分之二以上的园区与示例站签约", "园区与示例站签约"),
        ("超过90%的示例县开展示例工作", "示例县开展示例工作"),
        ("示例医院中50%配齐示例科室", "示例医院中配齐示例科室"),
    ],
)
def test_a_share_that_begins_a_clause_is_of_those_who_do_what_follows(clause: str, name: str) -> None:
    assert [found[0] for found in read(f"到2025年，{clause}。")] == [name]


def test_a_share_in_the_middle_of_a_line_that_was_cut_begins_none() -> None:
    assert read("到2025年，再按照实际发生额的\n100%在税前加计扣除示例费用。") == []


def test_stages_have_the_last_year_of_their_brackets() -> None:
    found = read("第一阶段（2022—2023年）：示例产能达到150万辆。\n第二阶段（2024—2025年）：示例产能达到300万辆。")
    assert [year for *_, year in found] == [2023, 2025]


def test_a_bracket_at_the_end_of_a_sentence_dates_all_of_it() -> None:
    assert [year for *_, year in read("示例规模达到35万人，示例占比达到7%（均为2025年数值）。")] == [2025, 2025]


def test_lines_of_aims_state_a_name_and_its_value() -> None:
    found = read("到2025年主要目标：\n示例人才总量：330万人；\n新增示例人才：5年累计150万人；")
    assert [(name, value) for name, _, value, *_ in found] == [
        ("示例人才总量", "330~None"),
        ("新增示例人才", "150~None"),
    ]


def test_a_share_of_what_was_is_measured_against_its_year() -> None:
    (found,) = find_targets(f"{PLAN}到2025年，示例旅客恢复至2019年的120%。", DAY)
    assert (found.indicator, found.value, found.year, found.baseline_year) == ("示例旅客", 120, 2025, 2019)


def test_of_two_base_years_the_later_one_counts_and_heads_may_be_spread_out() -> None:
    rows = "序 号  指  标  2015年  2020年  2025年\n1  示例覆盖率（%）  20  30  40\n2  示例达标率（%）  50  60  70\n"
    found = find_targets(PLAN + rows, DAY)
    assert [(t.indicator, t.value, t.baseline_year) for t in found] == [
        ("示例覆盖率", 40, 2020),
        ("示例达标率", 70, 2020),
    ]
    nature = "指标 2015年 2020年 2025年 属性\n示例覆盖率（%） 20 30 40 约束性\n"
    assert [t.baseline_year for t in find_targets(PLAN + nature, DAY)] == [2020]


def test_a_table_of_years_that_are_over_has_no_aims() -> None:
    assert find_targets("示例市示例公报\n指标 2019年 2020年\n示例产量（吨） 3 4\n", DAY) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("示桃、示山坚果种植面积", ["示桃种植面积", "示山坚果种植面积"]),
        ("高血压、糖尿病规范管理率", ["高血压规范管理率", "糖尿病规范管理率"]),
        ("核电、风电装机容量", ["核电装机容量", "风电装机容量"]),
        ("示蔬、示肉、水产品示例流通率", ["示蔬示例流通率", "示肉示例流通率", "水产品示例流通率"]),
    ],
)
def test_names_share_a_whole_measure(names: str, expected: list[str]) -> None:
    assert members("", names, len(expected)) == expected


def test_one_number_for_each_of_several_names() -> None:
    found = read("到2025年，二氧化硫、氮氧化物排放量分别下降3%。")
    assert [name for name, *_ in found] == ["二氧化硫排放量", "氮氧化物排放量"]


def test_bounds_in_another_unit_are_no_list_of_values_unless_each_has_its_own() -> None:
    found = read("到2025年，行政村示例覆盖率80%以上、30户以上自然村4G网络全覆盖。")
    assert [(name, value) for name, _, value, *_ in found] == [("行政村示例覆盖率", "80~None")]
    found = read("到2025年，示例旅客吞吐量和示例货邮吞吐量分别达到3400万人次、40万吨。")
    assert [name for name, *_ in found] == ["示例旅客吞吐量", "示例货邮吞吐量"]


def test_the_next_of_a_list_in_one_measure_is_a_target_too() -> None:
    found = read("到2025年，削减示例需氧量1.2万吨、总磷150吨。")
    assert [name for name, *_ in found] == ["削减示例需氧量", "总磷"]


def test_a_name_that_says_nothing_alone_is_the_last_one_that_ends_with_it() -> None:
    found = read("到2023年，示例汽车产能达到150万辆。到2025年，产能达到300万辆。")
    assert [name for name, *_ in found] == ["示例汽车产能", "示例汽车产能"]


def test_levels_of_benefits_rise_and_are_reached() -> None:
    found = find_targets("2022年示例示例工作要点\n示例人均补助标准提高30元，达到每人每年670元。", DAY)
    assert [(t.comparator, t.value) for t in found] == [("Δ+", 30), ("=", 670)]


def test_a_plan_for_several_years_states_levels_without_a_year() -> None:
    assert read("示例产业规模达到500亿元。") == [("示例产业规模", "=", "500~None", "亿元", None)]
    assert read("继续提升110个示例村。") == []


def test_a_level_is_climbed_to_and_a_share_of_the_country_is_no_report() -> None:
    found = read("到2025年，示例总量迈上3万亿元台阶，示例申请量占全国比重保持40%以上。")
    assert [(name, comparator) for name, comparator, *_ in found] == [("示例总量", "="), ("示例申请量占全国比重", "≥")]


def test_classes_of_a_letter_are_names() -> None:
    assert read("到2025年，4A级达到40家。") == [("4A级", "=", "40~None", "家", 2025)]


def test_the_years_of_a_table_are_those_of_its_head_and_not_of_a_text_above() -> None:
    head = "展望2035年，示例工作取得决定性进展。\n专栏1 示例目标\n2020\n年\n2025\n年\n指标属性\n"
    ((name, _, value, unit, year),) = read(f"{head}示例授权点（个） 12 20 预期性\n")
    assert (name, value, unit, year) == ("示例授权点", "20~None", "个", 2025)


def test_a_cell_may_bound_what_is_reached_over_all_years_and_a_name_have_its_number() -> None:
    rows = "|指标|2020年|2025年|\n|[6] 示例浓度下降（%）|—|> {13}|\n"
    assert read(rows) == [("示例浓度下降", ">", "13~None", "%", 2025)]


def test_a_bound_inside_the_brackets_of_a_cell() -> None:
    assert read("|指标|2020年|2025年|\n|示例人数（万人）|[245]|[115以上]|\n") == [
        ("示例人数", "≥", "115~None", "万人", 2025)
    ]


def test_a_table_that_says_what_binds_has_aims_whenever_it_is_read() -> None:
    rows = "|指标|2020年|2025年|属性|\n|示例率（%）|22|25|约束性|\n"
    assert [t.value for t in find_targets(PLAN + rows, date(2031, 3, 1))] == [25]
