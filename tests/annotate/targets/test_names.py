"""Which words name what is measured, and which are a piece of a sentence (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.fragments import in_full, own_part
from kg.annotate.targets.names import name_in, says_nothing


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("示例设施完好率", "示例设施完好率"),
        ("■全市示例产值", "全市示例产值"),
        ("12示例垃圾处理率", "示例垃圾处理率"),
        ("20户以上示例村通达率", "20户以上示例村通达率"),
        ("5G示例站", "5G示例站"),
        ("示例贷款率2.13%1.78%", "示例贷款率"),
        ("示例枢纽“示例枢纽”①", "示例枢纽"),
        ("示例基本清零（改造户数比例", "改造户数比例"),
        ("示例儿童达52.7%的总体示例率", "示例儿童总体示例率"),
        ("示例公司将助力示例区示例能源比重", "示例区示例能源比重"),
        ("全省力争培育千亿级示例集群", "千亿级示例集群"),
        ("示例机构及", "示例机构"),
        ("示例普及", "示例普及"),
        ("VOCs年", "VOCs"),
        ("示例青年", "示例青年"),
    ],
)
def test_what_stands_beside_a_name_is_cut_off(words: str, name: str) -> None:
    assert name_in(words) == name


@pytest.mark.parametrize(
    "words",
    ["项目", "重点项目", "总装机", "数量", "占比", "1+1+1", "可以", "100%示例县和", "示例集群达到8个以上、示例", "①"],
)
def test_a_piece_of_a_sentence_is_no_name(words: str) -> None:
    assert name_in(words) == ""


def test_a_known_indicator_says_something_whatever_its_words_are() -> None:
    assert says_nothing("年利用量")
    assert not says_nothing("森林覆盖率")


@given(st.text(st.sampled_from("示例甲乙率量、的1%（）①■年及"), max_size=12))
def test_a_name_is_its_own_name(words: str) -> None:
    name = name_in(words)
    assert not name or name_in(name) in (name, "")
    assert len(name) <= len(words)


@pytest.mark.parametrize(
    ("name", "before", "whole"),
    [
        ("收集率", "示例污水集中处理率", "示例污水集中收集率"),
        ("改造率", "示例教室改造", "示例教室改造率"),
        ("年利用量", "示例固废综合利用率", "示例固废年利用量"),
        ("投资金额", "示例产业产值", "投资金额"),
        ("示例率", "示例甲产量", "示例率"),
        ("产量", "", "产量"),
    ],
)
def test_the_end_of_a_name_takes_its_beginning_from_the_name_before(name: str, before: str, whole: str) -> None:
    assert in_full(name, before, []) == whole


def test_the_end_of_a_name_takes_the_topic_of_its_sentence_or_what_is_put_where() -> None:
    assert in_full("产量", "", ["示例作物综合生产能力稳步提升", "布局优化"]) == "示例作物产量"
    assert in_full("覆盖率", "", ["将示例企业纳入示例名录"]) == "将示例企业纳入示例名录的覆盖率"
    assert in_full("覆盖率", "", ["其余3家企业另行规定"]) == "覆盖率"


def test_what_is_left_of_units_alone_is_nothing_of_ones_own() -> None:
    assert own_part("示例机构单位面积能耗") == "示例机构"
    assert own_part("总装机容量") == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("到2031年，共性示例技术普及率达到50%以上。", ["共性示例技术普及率"]),
        ("到2031年，建成区示例达标率达到40%。", ["建成区示例达标率"]),
        ("到2031年，示例工具普及率接近90%。", ["示例工具普及率"]),
        ("到2031年，示例货物发送量完成1.2亿吨。", ["示例货物发送量"]),
        ("到2031年，力争培育10家示例交易额超过3亿元的示例企业。", ["示例交易额超过3亿元的示例企业"]),
        ("到2031年，各示例城市建成至少1个示例教育场馆。", ["示例教育场馆"]),
        ("到2031年，确保示例家庭至少有1个示例增收项目。", ["示例增收项目"]),
        ("到2031年，首批100个示例社区全面建成。", ["示例社区"]),
        ("到2031年，实现示例路长制县乡村三级100%覆盖。", ["示例路长制县乡村三级覆盖"]),
        ("到2031年，示例产值突破3亿元，占示例总产值10%以上。", ["示例产值", "示例产值占示例总产值"]),
        ("到2031年，示例普及率99%以上、示例入户率达96%。", ["示例普及率", "示例入户率"]),
        ("到2031年，农村示例改厕率达到80%，城市达到90%。", ["农村示例改厕率", "城市示例改厕率"]),
        ("到2031年，示例甲项目200个以上，投资金额超1000亿元。", ["示例甲项目", ""]),
        ("到2031年，新建住宅按照不低于10%的比例配建示例车位。", ["新建住宅配建示例车位比例"]),
    ],
)
def test_names_in_sentences(text: str, names: list[str]) -> None:
    assert [target.indicator for target in find_targets(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "到2031年，组织在示例甲、示例乙等8个行业选取15个示例企业开展监测。",
        "到2031年，实现350公里/小时示例铁路全覆盖。",
        "到2031年，支持20万人口以上的示例县学校建设。",
    ],
)
def test_a_number_that_only_says_which_ones_is_no_target(text: str) -> None:
    assert [str(target.value) for target in find_targets(text)] in ([], ["15"])


def test_the_items_of_a_list_share_the_year_that_leads_it() -> None:
    text = "以下事项为2031年度示例实事：\n一、新建示例园10所。\n二、新增示例车位200个。\n示例说明。\n建成示例馆3个。"
    assert [(target.year, str(target.value)) for target in find_targets(text)][:2] == [(2031, "10"), (2031, "200")]


def test_a_paragraph_that_ends_in_a_semicolon_goes_on_in_the_next() -> None:
    text = "到2031年，示例总人数达到10亿人次；\n示例总收入达到2.2万亿元。"
    assert [target.year for target in find_targets(text)] == [2031, 2031]


def test_each_place_has_its_own_figure() -> None:
    text = "示例市2031年行动计划\n到2031年，优良天数分别达到中牟220天、登封210天。"
    told = [(t.indicator, str(t.value)) for t in find_targets(text)]
    assert told == [("中牟优良天数", "220"), ("登封优良天数", "210")]


def test_what_is_said_behind_the_last_of_several_figures_holds_for_all() -> None:
    text = "到2031年，示例甲率、示例乙率分别达到60%和70%以上。"
    assert [(t.indicator, t.comparator) for t in find_targets(text)] == [("示例甲率", "≥"), ("示例乙率", "≥")]


def test_dashes_go_on_from_the_paragraph_before() -> None:
    aim = "主要目标为到2031年，示例体系更加完善。"
    text = f"{aim}\n——示例主体壮大。培育示例冠军300家。\n——示例能力提升。示例强度超过7%。"
    assert [(t.year, str(t.value)) for t in find_targets(text)] == [(2031, "300"), (2031, "7")]


def test_a_short_sentence_behind_aims_begins_a_clause_of_its_own() -> None:
    text = "2031年示例市政府工作报告\n报告提出了今年的主要预期目标——示例总值增长7.5%。"
    assert [(t.indicator, t.comparator, t.year) for t in find_targets(text)] == [("示例总值", "Δ+", 2031)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("示例区示例装机发展到目前", "示例区示例装机"),
        ("全区示例余额“双突破”万亿元大关", "全区示例余额"),
        ("示例排放总量率先实现达峰后稳中有降", "示例排放总量"),
        ("示例达峰、2035年示例降碳", "示例降碳"),
        ("示例经济将萎缩", "示例经济"),
        ("示例余额增速不低于同期示例增速、贷款", ""),
        ("高于同期GDP", ""),
        ("示例反应能够充分应用", ""),
        ("超百亿示例集群", "超百亿示例集群"),
    ],
)
def test_how_a_sentence_goes_on_is_no_part_of_a_name(words: str, name: str) -> None:
    assert name_in(words) == name


def test_a_size_before_what_is_made_is_no_target() -> None:
    assert find_targets("示例行动方案\n建立3000亿元规模示例项目库。") == []
    (found,) = find_targets("示例行动方案\n到2031年，推动3500家规模以上示例企业开展示例转型。")
    assert (found.indicator, found.unit) == ("规模以上示例企业开展示例转型", "家")
