"""Entries of lists share what the heading says of them, on texts of our own (示例文本)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.lists import list_entries, relation_of_list
from kg.annotate.references.mention import DocumentContext

CONTEXT = DocumentContext("示例文本标题")


def relations(text: str) -> list[tuple[str, str, str | None]]:
    found = find_mentions(f"示例文本标题\n{text}", CONTEXT, KnownNames([]))
    return [(one.surface, one.relation, one.number) for one in found]


def test_a_list_to_repeal_with_marks_and_without() -> None:
    text = """示例部决定废止下列文件：
1.示例部关于加强示例工作的指示（示发〔1990〕7号）
2.《示例管理办法》（示发〔1991〕8号）
3.关于印发《样本管理办法》的通知（示发〔1992〕9号）
4.示例部关于样本工作的通知
5.示发〔1993〕10号；"""
    assert relations(text) == [
        ("示例部关于加强示例工作的指示", "repeals", "示发〔1990〕7号"),
        ("示例管理办法", "repeals", "示发〔1991〕8号"),
        ("样本管理办法", "repeals", "示发〔1992〕9号"),
        ("示例部关于样本工作的通知", "repeals", None),
        ("示发〔1993〕10号", "repeals", "示发〔1993〕10号"),
    ]


def test_an_entry_of_several_numbers_is_an_entry() -> None:
    text = (
        "下列文件自即日起废止：\n（一）国发〔2001〕1号、2号；\n（二）国发〔2002〕4号和国办发〔2003〕5号；\n"
        "（三）《示例管理办法》（国发〔2004〕6号）。"
    )
    assert [(relation, number) for _, relation, number in relations(text)] == [
        ("repeals", f"{code}号")
        for code in ("国发〔2001〕1", "国发〔2001〕2", "国发〔2002〕4", "国办发〔2003〕5", "国发〔2004〕6")
    ]


def test_standards_that_are_announced_and_what_they_replace() -> None:
    text = """附件：3项行业标准编号、名称一览表
序号标准编号标准名称代替标准实施日期
1\tHG/T 5001-2031\t示例评估方法\tHG/T 5001-2020\t2031-07-01
2\tYD/T 4002-2031\t示例术语\t\t2031-07-01"""
    assert relations(text) == [
        ("HG/T5001-2031", "issues", "HG/T 5001-2031"),
        ("HG/T5001-2020", "replaces", "HG/T 5001-2020"),
        ("YD/T4002-2031", "issues", "YD/T 4002-2031"),
    ]


def test_a_standard_that_replaces_another_one_in_its_line() -> None:
    text = """一、批准发布的地方标准：
1. DB99/T 102—2031 示例养护规范（代替DB99/T 102—2018）
二、检查依据：
GB 50363 示例工程技术标准"""
    assert [relation for _, relation, _ in relations(text)] == ["issues", "replaces", "based_on"]


def test_names_without_marks_behind_a_heading_that_announces_documents() -> None:
    text = """检查按照下列文件执行：
（一）《示例管理条例》；
（二）示例二次供水管理办法。"""
    assert relations(text) == [("示例管理条例", "applies", None), ("示例二次供水管理办法", "applies", None)]


@pytest.mark.parametrize(
    "rows",
    [
        "序号文件名称文号\n1关于示例工作的通知示发〔1990〕7号\n2关于样本工作的意见示发〔1991〕8号",
        "序号\n文件名称\n文号\n1\n关于示例工作的通知\n示发〔1990〕7号\n2\n关于样本工作的意见\n示发〔1991〕8号",
        "| 序号 | 文件名称 | 文号 |\n|---|---|---|\n| 1 | 关于示例工作的通知 | 示发〔1990〕7号 |\n"
        "| 2 | 关于样本工作的意见 | 示发〔1991〕8号 |",
        "（共2件）\n一、关于示例工作的通知（示发〔1990〕7号）\n二、关于样本工作的意见（示发〔1991〕8号）",
    ],
    ids=["row a line", "cell a line", "pipes", "remark"],
)
def test_the_table_of_an_annex(rows: str) -> None:
    text = f"示例部对文件进行了清理。\n附件\n示例部决定失效的文件目录\n{rows}"
    assert relations(text) == [
        ("关于示例工作的通知", "repeals", "示发〔1990〕7号"),
        ("关于样本工作的意见", "repeals", "示发〔1991〕8号"),
    ]


@pytest.mark.parametrize(
    ("heading", "relation"),
    [
        ("检查依据：", "based_on"),
        ("二、执法依据", "based_on"),
        ("（一）编制依据", "based_on"),
        ("2规范性引用文件", "applies"),
        ("参考文献", "mentions"),
        ("继续有效的文件目录", "mentions"),
        ("不予废止的文件：", "mentions"),
        ("现将以下文件予以废止：", "repeals"),
        ("为贯彻落实下列文件：", "implements"),
    ],
)
def test_what_a_heading_says(heading: str, relation: str) -> None:
    assert relations(f"{heading}\n1.《示例管理办法》\n2.《样本条例》；") == [
        ("示例管理办法", relation, None),
        ("样本条例", relation, None),
    ]


def test_a_heading_holds_until_the_next_one() -> None:
    text = "一、检查依据\n1.《示例条例》\n二、检查结果\n按照《样本办法》公布。"
    assert [relation for _, relation, _ in relations(text)] == ["based_on", "applies"]


def test_a_sentence_under_a_heading_speaks_for_itself() -> None:
    text = "一、对下列规章作出修改：\n1.删去《示例办法》第三条。\n二、下列规章予以废止：\n1.《样本办法》"
    assert relations(text) == [("示例办法", "amends", None), ("样本办法", "repeals", None)]


def test_a_title_that_opens_a_sentence_over_a_line_is_no_annex() -> None:
    assert [relation for _, relation, _ in relations("《示例规划》提出：\n到2030年，完成示例。")] == ["mentions"]


@given(st.text("《》1.（一）、示例办法通知废止依据：\n", max_size=200))
def test_entries_stand_in_the_text_in_order(text: str) -> None:
    entries = list_entries(text, 0)
    assert all(one.start < one.end <= len(text) for one in entries)
    assert all(left.end <= right.start for left, right in pairwise(entries))
    assert all(one.start <= one.name[0] < one.name[1] <= one.end for one in entries if one.name)


def test_no_heading_says_nothing() -> None:
    assert relation_of_list("") is None


@pytest.mark.parametrize(
    "unit", ["废止以下文件：\n", "1.《示例办法》\n", "1.关于示例的通知（示发〔1990〕7号）\n", "（"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: list_entries("废止文件：\n" + unit * size, 0), 1_000)


def test_the_verb_before_a_notice_governs_what_the_notice_hands_on() -> None:
    text = "二、要求\n按照示例部关于印发《样本操作指引》的通知（示发〔2019〕7号），开展示例工作。"
    assert relations(text) == [("样本操作指引", "applies", "示发〔2019〕7号")]


@pytest.mark.parametrize(
    "text",
    [
        "地方要废止妨碍示例市场的规定\n监管规则等方面的示例性规定\n一律清理。",
        "对失效文件\n的政策性文件及时发布示例通知\n并公开。",
        "一、废止情况\n3.专门面向示例项目应当在备注中予以说明",
    ],
)
def test_lines_of_prose_are_no_entries(text: str) -> None:
    assert relations(text) == []


def test_entries_go_on_behind_one_that_names_more_or_nothing() -> None:
    text = (
        "示例检查报告\n一、检查依据\n（一）《示例安全法》；\n（二）《示例设施监督条例》及其实施细则；\n"
        "（三）示例局批准或认可的文件；\n（四）《示例选址规定》。\n二、检查内容\n（一）《示例手册》执行情况；"
    )
    found = [(text[entry.start : entry.end], entry.relation) for entry in list_entries(text, 0)]
    assert [relation for line, relation in found if "《" in line][:3] == ["based_on"] * 3
    assert "based_on" not in {relation for line, relation in found if "手册" in line}


def test_an_entry_with_its_rules_and_one_without_a_title_go_on_the_list() -> None:
    text = (
        "一、检查依据\n（一）《示例条例》及其实施细则；\n（二）《样本规定》；\n（三）示例部批准的文件。\n（四）《试验规定》。\n"
        "二、检查内容\n《样本规程》执行情况。"
    )
    found = {surface: relation for surface, relation, _ in relations(text)}
    assert {found[name] for name in ("示例条例", "样本规定", "试验规定")} == {"based_on"}
    assert found["样本规程"] == "mentions"


def test_only_a_column_of_what_is_replaced_says_that_a_standard_is() -> None:
    row = "1 GB/T 1234-2031 示例示例示例（另见 GB/T 1234-2020）"
    assert [relation for _, relation, _ in relations(f"批准发布以下标准：\n{row}")] == ["issues", "issues"]
    table = (
        "附件：2项行业标准编号、名称一览表\n序号标准编号标准名称代替标准\n1\tHG/T 5001-2031\t示例方法\tHG/T 5001-2020\n"
    )
    assert [relation for _, relation, _ in relations(f"{table}二、批准发布以下标准：\n{row}")][2:] == ["issues"] * 2


@pytest.mark.parametrize(("length", "relation"), [(4, "issues"), (5, "replaces")])
def test_the_own_number_of_a_row_stands_near_its_beginning(length: int, relation: str) -> None:
    head = "附件：2项行业标准编号、名称一览表\n序号标准编号标准名称代替标准实施日期\n"
    assert relations(f"{head}2GB/T1-2031{'示' * length}GB/T2-2020\n")[-1][1] == relation


def test_an_entry_that_begins_with_a_standard_has_no_other_name() -> None:
    text = "废止的标准：\n1GB/T1234-2031关于示例的管理办法\n2关于示例的管理办法（示发〔1990〕7号）\n"
    first, second = list_entries(text, 0)
    assert first.name is None
    assert second.name is not None and text[slice(*second.name)] == "关于示例的管理办法"


def test_a_task_that_is_a_sentence_heads_no_list() -> None:
    text = "一、对示政〔2015〕3号予以废止。\n二、示例市设置管理办法（示政〔2013〕12号）继续有效，可以调整。\n"
    assert "repeals" not in [relation for surface, relation, _ in relations(text) if "办法" in surface]


BASES = """1.1 编制依据
（1）《示例安置条例》（国务院令第679号）；
（2）《示例扶持意见》（国发〔2006〕17号）第三条：国家对示例移民实行扶持。
（3）示移〔2020〕45号；
1.2 与示例规划的关系
（1）《样本规划》第三条对示例任务作了规定。"""


def test_items_under_a_heading_of_bases_begin_with_a_basis() -> None:
    assert [relation for _, relation, _ in relations(BASES)] == ["based_on"] * 3 + ["applies"]


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("设定依据：《示例条例》第三十条", "based_on"),
        ("设定依据：1.《样本条例》（国务院令第520号）第三十条；2.【行政法规】《示例条例》第四条", "based_on"),
        ("2024年预算编制依据：示发〔2020〕3号、《示例条例》。", "based_on"),
        ("编制依据：略。附注：《示例条例》第三十条", "mentions"),
        ("编制依据：示例单位违反《示例条例》第三十条", "applies"),
    ],
)
def test_a_label_of_bases_speaks_for_the_titles_right_behind_it(line: str, relation: str) -> None:
    assert {title: found for title, found, _ in relations(line)}["示例条例"] == relation
