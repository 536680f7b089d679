"""Targets whose year, verb or name stands elsewhere than beside the number (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.find import find_targets


def facts(text: str) -> list[tuple[str, str, str, str | None, int | None]]:
    return [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in find_targets(text)]


@pytest.mark.parametrize("head", ["2031年重点工作", "三、2031年重点工作", "2031年工作安排"])
def test_a_report_aims_from_the_heading_of_the_year_on(head: str) -> None:
    told = "建成示例站3座。示例率达到80%。"
    found = facts(f"2031年示例省政府工作报告\n——这五年，{told}\n{head}\n新建示例馆5座。")
    assert found == [("示例馆", "=", "5", "座", 2031)]


def test_the_title_of_a_report_says_which_year_is_this_one() -> None:
    report = "2031年示例省政府工作报告\n今年发展主要预期目标是，示例产值增长5%左右。\n今年示例赤字率拟按3%安排。"
    assert facts(report) == [("示例产值", "Δ+", "5", "%", 2031), ("示例赤字率", "=", "3", "%", 2031)]


def test_the_year_of_a_title_is_not_that_of_the_items_below() -> None:
    assert facts("2031年示例市情况\n——示例产值达到5亿元。") == []


@pytest.mark.parametrize("span", ["未来5年，", "5年内", "今后五年，"])
def test_the_years_of_a_plan_end_with_it(span: str) -> None:
    assert facts(f"示例事业“十五五”规划\n{span}完成示例造林3万亩。") == [("示例造林", "=", "3", "万亩", 2030)]


def test_next_year_follows_the_year_of_the_text() -> None:
    found = facts("示例要点\n〔2031〕5号\n明年示例率达到80%，今年示例率达到70%。")
    assert [year for *_, year in found] == [2032, 2031]


def test_a_year_by_which_a_text_aims_may_be_compared_with_later() -> None:
    text = "到2028年，示例用水量控制在67亿立方米以内。到2030年，示例用水量比2028年下降4%。"
    assert [(value, year) for _, _, value, _, year in facts(text)] == [("67", 2028), ("4", 2030)]


@pytest.mark.parametrize(
    "lead", ["示例规划\n提出以下总体目标：\n——提效率：", "示例会议\n明年示例工作目标：", "示例规划\n工作目标是："]
)
def test_what_is_led_in_as_an_aim_needs_no_year(lead: str) -> None:
    assert facts(f"{lead}示例利用率达到80%，示例岗位达到30万个。") == [
        ("示例利用率", "=", "80", "%", None),
        ("示例岗位", "=", "30", "万个", None),
    ]


def test_aims_of_a_plan_without_a_year_are_for_its_end() -> None:
    plan = "示例事业“十五五”规划\n二、发展目标\n示例率达到80%。\n三、主要任务\n确保示例率达到70%。"
    assert [(value, year) for _, _, value, _, year in facts(plan)] == [("80", 2030), ("70", None)]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("示例甲占全市总数的6%", [("示例甲占全市总数", "=", "6", "%")]),
        ("80%的示例站、示例馆建成达标", [("示例站、示例馆建成达标", "=", "80", "%")]),
        ("每个街道有1所示例馆", [("示例馆", "=", "1", "所")]),
        ("放映300场示例电影", [("示例电影", "=", "300", "场")]),
        ("开发2万个以上的示例岗位", [("示例岗位", "≥", "2", "万个")]),
        ("安排示例资金池350亿元以上", [("示例资金池", "≥", "350", "亿元")]),
        ("带动示例产业总规模达到5万亿元", [("示例产业总规模", "=", "5", "万亿元")]),
        ("示例综合实力进入全国前10位", [("示例综合实力", "≤", "10", "位")]),
        ("每千人口示例（助理）医师数达到3.6人", [("每千人口示例（助理）医师数", "=", "3.6", "人")]),
        ("示例用水量（不含再生水）达到3亿吨", [("示例用水量", "=", "3", "亿吨")]),
        ("示例公司数量实现翻番，总数达到40家", [("示例公司数量", "=", "40", "家")]),
        ("基本医保示例率稳定在95%以上", [("基本医保示例率", "≥", "95", "%")]),
        ("示例价格指数上涨2%", [("示例价格指数", "Δ+", "2", "%")]),
        ("城乡居民示例收入倍差缩小到1.7以内", [("城乡居民示例收入倍差", "≤", "1.7", None)]),
        ("全市10%的示例社区达标", [("示例社区达标", "=", "10", "%")]),
        ("实现税收3.5亿元", [("税收", "=", "3.5", "亿元")]),
        ("完成投资20亿元以上", [("完成投资", "≥", "20", "亿元")]),
        ("建成高标准农田8万亩", [("高标准农田", "=", "8", "万亩")]),
        ("示例网总规模约46万公里", [("示例网总规模", "≈", "46", "万公里")]),
        ("覆盖80%以上的示例城市", [("示例城市", "≥", "80", "%")]),
        ("新开工超亿元项目10个", [("超亿元项目", "=", "10", "个")]),
        ("文化产业、旅游产业增加值占比分别达到2%、5%", [
            ("文化产业增加值占比", "=", "2", "%"),
            ("旅游产业增加值占比", "=", "5", "%"),
        ]),
        ("示例预算收入同口径增长5%", [("示例预算收入", "Δ+", "5", "%")]),
        ("建成1所示例学院，6所示例学校和10所示例技校", [
            ("示例学院", "=", "1", "所"),
            ("示例学校", "=", "6", "所"),
            ("示例技校", "=", "10", "所"),
        ]),
        ("城乡居民示例收入分别增长5%、6.5%", [
            ("城镇居民示例收入", "Δ+", "5", "%"),
            ("农村居民示例收入", "Δ+", "6.5", "%"),
        ]),
        ("原煤、原油、天然气产量分别达到7吨、8吨、9吨", [
            ("原煤产量", "=", "7", "吨"),
            ("原油产量", "=", "8", "吨"),
            ("天然气产量", "=", "9", "吨"),
        ]),
    ],
)  # fmt: skip
def test_verbs_and_names(clause: str, found: list[tuple[str, str, str, str]]) -> None:
    assert facts(f"到2028年，{clause}。") == [(*one, 2028) for one in found]


def test_each_number_has_its_year_where_a_sentence_names_as_many() -> None:
    text = "按2028年、2029年、2030年三年进度安排，以省为单位，分别启动不少于40%、30%、20%的示例地区开展改革。"
    assert [(value, year) for _, _, value, _, year in facts(text)] == [("40", 2028), ("30", 2029), ("20", 2030)]


def test_members_of_a_list_of_years_share_what_is_made() -> None:
    found = facts("2028年，完成示例改造100户；2029年，完成200户；2030年，完成300户。")
    assert [(name, value, year) for name, _, value, _, year in found] == [
        ("示例改造", "100", 2028),
        ("示例改造", "200", 2029),
        ("示例改造", "300", 2030),
    ]


@pytest.mark.parametrize("title", ["示例条例", "示例管理办法（试行）", "关于印发《示例基金管理办法》的通知"])
def test_bounds_that_a_rule_sets_are_no_aims(title: str) -> None:
    assert facts(f"{title}\n示例人员不少于30人。到2028年，示例率不低于80%。") == [("示例率", "≥", "80", "%", 2028)]
    assert len(facts("示例实施意见\n示例人员不少于30人。")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "前三季度，示例产值同比增长7.2%。",
        "一年来，示例率达到95%。",
        "示例项目总投资50亿元，占地500亩，年产示例品10万吨。",
        "我市已有示例企业500家，占全省的20%。",
        "示例人员年龄不超过35周岁。",
    ],
)
def test_a_plan_for_a_year_tells_other_things_too(sentence: str) -> None:
    assert facts(f"示例市2028年工作要点\n{sentence}") == []
    assert len(facts("示例市2028年工作要点\n新建示例站3座。")) == 1


def test_a_report_in_short_lines_aims_from_the_line_that_says_so() -> None:
    report = (
        "2031年示例市政府工作报告\n示例产值增长4%\n新增示例位4万个\n主要预期目标：\n示例产值增长8%\n示例就业12万人以上"
    )
    assert facts(report) == [("示例产值", "Δ+", "8", "%", 2031), ("示例就业", "≥", "12", "万人", 2031)]


@pytest.mark.parametrize(
    "text",
    [
        "关于2031年示例计划执行情况的报告\n新增示例企业14户。设立500万元示例专项。",
        "示例收支决算\n示例收入3亿元，完成预算数107%。",
        "“十五五”示例规划\n2028年，示例寿命由2027年的76岁提高到77岁。",
        "“十五五”示例规划\n据测算，到2030年示例人口将达到110万人左右。",
    ],
)
def test_what_is_told_or_expected_is_no_target(text: str) -> None:
    assert facts(text) == []


def test_a_plan_orders_a_level_without_a_year() -> None:
    assert facts("示例实施意见\n推进示例监控，示例探头完好率95%以上。") == [("示例探头完好率", "≥", "95", "%", None)]
