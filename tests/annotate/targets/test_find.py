"""Targets, on sentences of our own (示例文本)."""

from datetime import date
from decimal import Decimal
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.target import Target


def facts(text: str) -> list[tuple[str, str, str, str | None, int | None]]:
    return [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in find_targets(text)]


def only(text: str) -> Target:
    found = find_targets(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("clause", "comparator", "value", "unit"),
    [
        ("示例覆盖率达到80%", "=", "80", "%"),
        ("示例覆盖率达到80％以上", "≥", "80", "%"),
        ("示例覆盖率不低于80%", "≥", "80", "%"),
        ("示例覆盖率控制在80%以内", "≤", "80", "%"),
        ("示例覆盖率超过80%", ">", "80", "%"),
        ("示例覆盖率达到80%左右", "≈", "80", "%"),
        ("示例覆盖率由30%提高到80%以上", "≥", "80", "%"),
        ("示例产量达到3.2亿吨", "=", "3.2", "亿吨"),
        ("示例煤耗降至300克标准煤/千瓦时以下", "≤", "300", "克标准煤/千瓦时"),
        ("示例系数降到1.25以下", "≤", "1.25", None),
        ("示例周期缩短至18个月以内", "≤", "18", "个月"),
        ("示例人数突破1,200万人次", ">", "1200", "万人次"),
        ("示例置换比例不低于1.25∶1", "≥", "1.25", ":1"),
        ("示例用地面积不低于1/2公顷", "≥", "0.5000", "公顷"),
        ("示例住宅不超过18层", "≤", "18", "层"),
    ],
)
def test_comparators_and_units(clause: str, comparator: str, value: str, unit: str | None) -> None:
    target = only(f"到2025年，{clause}。")
    assert (target.comparator, str(target.value), target.unit, target.year) == (comparator, value, unit, 2025)
    assert target.indicator.startswith("示例")


def test_change_against_a_baseline() -> None:
    target = only("到2025年，示例能耗比2020年下降13.5%。")
    assert (target.indicator, target.comparator, target.year, target.baseline_year) == ("示例能耗", "Δ-", 2025, 2020)


def test_range_has_an_upper_value() -> None:
    target = only("到2025年，示例比例达到10%—15%。")
    assert (target.value, target.upper_value, target.unit) == (Decimal(10), Decimal(15), "%")


def test_respectively_gives_each_value_its_indicator() -> None:
    assert facts("到2025年，甲类地区、乙类地区示例用量分别下降10%、5%左右。") == [
        ("甲类地区示例用量", "Δ-", "10", "%", 2025),
        ("乙类地区示例用量", "Δ-", "5", "%", 2025),
    ]


def test_respectively_over_years() -> None:
    found = facts("“十四五”、“十五五”期间分别新增示例容量4000万千瓦左右。")
    assert [year for *_, year in found] == [2025, 2030]


def test_year_of_an_earlier_clause_and_elided_subject() -> None:
    assert facts("到2025年，示例总量达到4亿吨；到2030年达到5亿吨。") == [
        ("示例总量", "=", "4", "亿吨", 2025),
        ("示例总量", "=", "5", "亿吨", 2030),
    ]


def test_year_of_the_paragraph_above_under_a_heading_of_aims() -> None:
    text = "（二）主要目标。到2025年，示例体系基本建成。\n——示例指标更优。示例合格率达到85%以上。"
    assert facts(text) == [("示例合格率", "≥", "85", "%", 2025)]


def test_no_year_from_another_section() -> None:
    text = "（二）主要目标。到2025年，示例体系建成。\n（三）重点任务。示例合格率不低于85%。"
    assert only(text).year is None


def test_counted_object() -> None:
    target = only("到2025年，布局建设100个左右示例基地。")
    assert (target.indicator, target.comparator, target.unit) == ("示例基地", "≈", "个")


def test_of_verbs_that_share_an_object_no_joint_is_left() -> None:
    assert only("到2025年，全区力争新建和改造提升示例农业300万亩。").indicator == "改造提升示例农业"


def test_list_without_verbs() -> None:
    assert facts("到2024年底，累计建成示例项目30个、示例车间2500个。") == [
        ("示例项目", "=", "30", "个", 2024),
        ("示例车间", "=", "2500", "个", 2024),
    ]


def test_floor_and_stretch() -> None:
    assert facts("到2025年，示例总额确保1600亿元、力争2000亿元。") == [
        ("示例总额", "≥", "1600", "亿元", 2025),
        ("示例总额", "=", "2000", "亿元", 2025),
    ]


def test_share_of_something_else() -> None:
    target = only("各地示例支出，不超过当年一般预算的10%。")
    assert (target.comparator, target.value, target.year) == ("≤", Decimal(10), None)
    assert "示例支出" in target.indicator


def test_number_in_words() -> None:
    target = only("每年至少开展一次示例检查。")
    assert (target.indicator, target.comparator, target.value, target.unit) == ("示例检查", "≥", Decimal(1), "次")


@pytest.mark.parametrize(
    "text",
    [
        "〔2021〕8号\n2020年，示例覆盖率达到80%。",
        "截至2020年底，示例覆盖率达到80%以上。",
        "“十三五”以来，示例产量增长15%。",
        "（一）发展成就。示例覆盖率达到80%。",
        "对违反示例规定的，处五万元以上罚款，最高不超过10万元。",
        "对符合条件的示例项目，给予不超过30万元的补助。",
        "示例产量占全国的80%，已达3亿吨。",
        "数量不超过5项。",
        "每个示例主体申报不超过3项。",
        "这份示例规划力争突出重点，示例冷库提及9次。",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert find_targets(text) == []


def test_table_row_on_one_line() -> None:
    text = "指 标 2020年 2025年 累计 属性\n1.示例拥有量（件）6.3 12 5.7 预期性\n2.示例合格率（%）—85—约束性"
    first, second = find_targets(text)
    assert (first.indicator, first.value, first.unit, first.year) == ("示例拥有量", Decimal(12), "件", 2025)
    assert (first.baseline_year, first.binding) == (2020, False)
    assert (second.indicator, second.value, second.binding) == ("示例合格率", Decimal(85), True)
    assert second.baseline_year is None


def test_table_cell_by_cell() -> None:
    text = "指标\n2020年\n2025年\n属性\n1\n示例覆盖\n率(%)\n57.4 ≥58.5 约束性\n"
    target = only(text)
    assert (target.indicator, target.comparator, target.value) == ("示例覆盖率", "≥", Decimal("58.5"))
    assert target.rule == "table"


def test_offsets_hold_with_spaces() -> None:
    text = "到 2025 年，示例 覆盖率达到 80 %以上。"
    target = only(text)
    assert text[target.start : target.end] == "示例 覆盖率达到 80 %以上"


@pytest.mark.parametrize("text", ["", "（", "5%", "约束性", "到2025年，" * 3000, "（" * 3000 + "5%" * 3000])
def test_odd_text_is_read_in_linear_time(text: str) -> None:
    assert find_targets(text) is not None


NOTICE = "示例市人民政府关于印发示例行动方案的通知\n"


def dated(text: str) -> list[tuple[str, str, str, str | None, int | None]]:
    found = find_targets(NOTICE + text, date(2023, 5, 6))
    return [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in found]


@pytest.mark.parametrize("year", ["今年", "2023年", "今年底前，", "全年", "年底前，"])
def test_this_year_is_that_of_the_document(year: str) -> None:
    assert dated(f"{year}完成示例投资1200亿元以上。") == [("示例投资", "≥", "1200", "亿元", 2023)]


def test_a_part_of_a_year_belongs_to_the_year_spoken_of() -> None:
    assert dated("到2025年，示例产业做大做强，全年示例收入突破850亿元。")[0][-1] == 2025


def test_the_first_year_of_a_rule_is_not_the_year_of_an_aim() -> None:
    assert dated("2020年起不再招收，建立100个示例基地。")[-1][-1] is None


def test_what_this_year_has_brought_so_far_is_no_aim() -> None:
    assert dated("今年以来，示例投资增长10%。") == []


def test_a_report_tells_until_it_comes_to_the_aims_of_its_year() -> None:
    told = "政府工作报告\n示例经济稳步前行，全年示例收入增长9.2%。\n"
    report = told + "今年发展主要预期目标是：示例收入增长7.5%。\n示例失业率控制在4.6%以内。"
    found = [(t.indicator, str(t.value), t.year) for t in find_targets(report, date(2012, 3, 5))]
    assert found == [("示例收入", "7.5", 2012), ("示例失业率", "4.6", 2012)]


def test_a_term_brought_down_is_an_aim_and_a_term_of_procedure_is_none() -> None:
    assert dated("将示例办理时间压缩至1个工作日以内。") == [("示例办理时间", "≤", "1", "个工作日", None)]
    assert dated("审查期限不得超过20个工作日。") == []


def test_a_share_that_is_to_be_reached_needs_no_verb_of_its_own() -> None:
    assert dated("确保示例信息合格率100%。") == [("示例信息合格率", "=", "100", "%", None)]
    assert dated("实现示例事项100%网上办理。")[0][2:4] == ("100", "%")


def test_two_numbers_of_one_undertaking_have_its_name() -> None:
    found = dated("今年推进示例安居工程，在按期验收的前提下，建成30万套，新开工40万套以上。")
    assert [name for name, *_ in found] == ["示例安居工程"] * 2


def test_a_quotation_is_named_to_its_end() -> None:
    assert dated("今年实现100项示例事项“跨省通办”。")[0][0] == "示例事项“跨省通办”"


@pytest.mark.parametrize(
    ("sentence", "name", "value", "unit"),
    [
        ("（甲局负责）81.建设示例基站5000个。", "示例基站", "5000", "个"),
        ("新增境内外示例企业12家。", "境内外示例企业", "12", "家"),
        ("实现户籍、婚姻、社保等20个示例证明在线开具。", "示例证明在线开具", "20", "个"),
        ("年底前完成80%的示例清理工作。", "示例清理工作", "80", "%"),
        ("示例审批时限不超过70个工作日。", "示例审批时限", "70", "个工作日"),
    ],
)
def test_a_plan_counts_what_it_names_before_the_number_and_behind_it(
    sentence: str, name: str, value: str, unit: str
) -> None:
    assert [(found[0].removeprefix("新增"), *found[2:4]) for found in dated(sentence)] == [(name, value, unit)]


def test_under_a_heading_of_aims_a_level_needs_no_year() -> None:
    assert dated("（二）工作目标\n示例打通率超过80%、示例归集率达到90%。") == [
        ("示例打通率", ">", "80", "%", None),
        ("示例归集率", "=", "90", "%", None),
    ]


def test_a_number_that_is_a_name_is_no_target() -> None:
    assert dated("今年提升12345热线办结率。") == []


def test_a_word_that_begins_like_another_one_stays_whole() -> None:
    assert dated("到2025年，并联审批率达到30%。")[0][0] == "并联审批率"


def test_a_rating_and_what_says_which_ones_are_no_targets() -> None:
    yearly = "示例市人民政府关于印发示例市2023年工作要点的通知\n"
    assert find_targets(yearly + "推进220千伏示例输变电工程建设。") == []
    assert find_targets(yearly + "总面积不大于10000平方米的示例项目可单独验收。") == []
    assert [t.unit for t in find_targets(yearly + "示例花卉产量达到105亿枝。")] == ["亿枝"]


def test_a_list_goes_on_behind_what_is_newly_made() -> None:
    found = dated("今年新增31个示例项目、90条示例路径。")
    assert [(value, unit) for _, _, value, unit, _ in found] == [("31", "个"), ("90", "条")]


def test_a_formula_is_no_target() -> None:
    assert find_targets("示例率=（本年度示例数/示例总数）×100%，2019年起填报。") == []


def test_a_verb_alone_is_no_name() -> None:
    assert dated("实施示例管线改造，今年完成不少于120条。")[0][0] != "完成"


def test_a_count_that_is_no_aim_does_not_hide_the_one_behind_it() -> None:
    (found,) = find_targets("示例文本：检查一次，每年至少组织两次培训。")
    assert (found.indicator, str(found.value), found.unit) == ("培训", "2", "次")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到2025年，中心城区示例率达到100%，其他区域示例率在60%以上。", "其他区域示例率"),
        ("示例市示例交易额每年实现倍增，力争2025年超过40亿元。", "示例市示例交易额"),
        ("2025年12月前实现示例事项办理占比达到50%以上。", "示例事项办理占比"),
        ("2025年度示例活动不少于400场。", "示例活动"),
        ("到2025年，度假示例区达到3个。", "度假示例区"),
        ("示例合同可以变更，但示例采购金额变动不得超过10%。", "示例采购金额变动"),
    ],
)
def test_words_around_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert find_targets(text)[-1].indicator == name


def test_those_among_which_something_is_are_not_aimed_at() -> None:
    assert find_targets("确保2025年在6个示例试点城市中进位争先。") == []
    assert [str(target.value) for target in find_targets("到2025年，在示例园区中建成5个示例平台。")] == ["5"]


@given(
    st.lists(
        st.sampled_from(
            [
                "示发〔2021〕5号",
                "2021年3月5日",
                "示例指标",
                "约束性",
                "预期性",
                "示例率达到",
                "|",
                "到2025年，",
                "80%",
                "\n",
                "\n",
            ]
        ),
        max_size=9,
    ).map("".join)
)
def test_a_text_is_left_out_at_once_only_where_nothing_is_aimed_at(text: str) -> None:
    quick = find_targets(text)
    with mock.patch("kg.annotate.targets.find._may_aim", return_value=True):
        assert quick == find_targets(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2031年，示例利率下降20个基点。", [("示例利率", "Δ-", "20", "个基点", 2031)]),
        ("到2031年，示例利率达到20%。", []),
        ("到2031年，示例电价再降低10%。", [("示例电价", "Δ-", "10", "%", 2031)]),
        ("到2031年，示例电价按照10%征收。", []),
        ("到2031年，示例畜禽存栏总量达到23.1万头只。", [("示例畜禽存栏总量", "=", "23.1", "万头只", 2031)]),
        ("到2031年，70%的示例村有1座图书室。", [("示例村有1座图书室", "=", "70", "%", 2031)]),
        ("到2031年，实施修复性示例养护30万公里。", [("修复性示例养护", "=", "30", "万公里", 2031)]),
        ("到2031年，计划生育率达85%。", [("计划生育率", "=", "85", "%", 2031)]),
    ],
)
def test_units_prices_shares_and_names_that_begin_like_verbs(
    text: str, expected: list[tuple[str, str, str, str | None, int | None]]
) -> None:
    assert facts(text) == expected


def test_to_grow_against_the_year_before_tells_of_no_past() -> None:
    level, growth = find_targets("2031年示例镇工作意见\n示例总产值达到5.2亿元，比去年增长25.4%。\n")
    assert (level.indicator, growth.indicator, growth.comparator) == ("示例总产值", "示例总产值", "Δ+")
    assert (growth.year, growth.baseline_year) == (2031, 2030)
    assert find_targets("示例总产值去年增长25.4%。\n") == []


def test_the_cell_of_a_task_says_what_is_aimed_at() -> None:
    title = "关于印发2031年《政府工作报告》确定的重点工作责任分解方案的通知\n"
    row = "1|新建示例农田4.8万亩|示例局|2031年10月\n"
    head = "序号|重点工作|牵头单位|完成时限\n"
    assert facts(title + head + row) == [("示例农田", "=", "4.8", "万亩", 2031)]


def test_how_large_each_of_the_things_counted_is_belongs_to_their_name() -> None:
    assert facts("到2031年，建设30个10万头以上示例养殖场。") == [("10万头以上示例养殖场", "=", "30", "个", 2031)]
    assert facts("到2031年，示例禽出栏量达到10亿羽以上。") == [("示例禽出栏量", "≥", "10", "亿羽", 2031)]


def test_an_undated_report_is_of_the_year_whose_aims_it_states() -> None:
    report = "示例县政府工作报告\n2030年示例总产值增长8.6%。\n2031年主要预期目标：示例总产值增长8%。\n"
    assert facts(report) == [("示例总产值", "Δ+", "8", "%", 2031)]


@pytest.mark.parametrize("behind", ["（2031年）", "（2031年度）", "（2031年版）"])
def test_a_paper_on_the_tasks_of_a_report_has_the_year_behind_its_title(behind: str) -> None:
    text = f"政府工作报告重点工作责任分解{behind}\n1.示例总产值增长6%以上。\n"
    assert facts(text) == [("示例总产值", "Δ+", "6", "%", 2031)]


def test_what_is_of_a_size_counts_nothing_by_that() -> None:
    text = "示例县2031年重点工作任务分解方案\n引进20亿级示例项目不少于12个、50亿级示例项目不少于2个。"
    assert facts(text) == [
        ("引进20亿级示例项目", "≥", "12", "个", 2031),
        ("50亿级示例项目", "≥", "2", "个", 2031),
    ]


def test_a_verb_may_name_what_it_counts() -> None:
    text = "示例县2031年重点工作任务分解方案\n造林5万亩，减贫2.1万人，示例到位资金30亿元以上。"
    assert facts(text) == [
        ("造林", "=", "5", "万亩", 2031),
        ("减贫", "=", "2.1", "万人", 2031),
        ("示例到位资金", "≥", "30", "亿元", 2031),
    ]


def test_the_base_of_a_comparison_is_no_part_of_a_name() -> None:
    text = "到2031年，全市在2026年的基础上新增示例学位13.9万个。"
    assert facts(text) == [("新增示例学位", "=", "13.9", "万个", 2031)]


def test_the_title_of_a_plan_may_stand_under_a_block_of_fields() -> None:
    fields = "索引号：示例2031-0042 公开方式：主动公开\n发布机关：示例市政府办公室\n\n"
    text = f"{fields}示例市2031年示例重点工作责任分解的通知\n1.示例总产值突破2万亿元。\n"
    assert facts(text) == [("示例总产值", ">", "2", "万亿元", 2031)]
