"""Texts over which no title is printed (示例文本, all ours)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from own_texts import PROSE, laid_out, page

from kg.describe.description import Description, describe
from kg.describe.origins import CONTAINER, TEXT
from kg.read.headings import Page
from kg.read.segment import segment
from kg.read.untitled import with_opening

NOTICE = "河北省人民政府关于印发示例行动计划的通知"
PLAN = "河北省示例行动计划"
ADDRESSEES = "各市（含定州、辛集市）人民政府，省政府各部门："
ISSUED = [
    "发文机关：河北省人民政府",
    "文号 ：冀政发〔2031〕4号",
    ADDRESSEES,
    f"现将《{PLAN}》印发给你们，请认真组织实施。",
    "河北省人民政府",
    "2031年3月5日",
]
ANNEX = [PLAN, "一、目标", PROSE, "二、任务", PROSE]


def found(name: str, *paragraphs: str) -> list[Description]:
    clean = laid_out(page(*paragraphs), name)
    return [describe(clean, one) for one in segment(clean)]


def titles(name: str, *paragraphs: str) -> list[str]:
    return [one.title for one in found(name, *paragraphs)]


@pytest.mark.parametrize("before", ["", "007_", "12.", "2031-03-05 ", "（3）"])
@pytest.mark.parametrize("behind", ["", "(1)", "_示例网"])
def test_a_text_without_a_title_is_called_by_the_name_of_its_file(before: str, behind: str) -> None:
    (only,) = found(f"{before}{NOTICE}{behind}.txt", *ISSUED, *ANNEX)
    assert only.title == NOTICE
    assert (only.number and only.number.text, str(only.signed)) == ("冀政发〔2031〕4号", "2031-03-05")
    assert [body.name for body in only.bodies] == ["河北省人民政府"]
    (titled,) = (fact.origin for fact in only.origins if fact.about == "title")
    assert (titled.kind, titled.field) == (CONTAINER, "file name")


def test_a_text_that_begins_with_its_heading_is_left_as_it_is() -> None:
    page_of = Page(laid_out(page(*ISSUED), f"{NOTICE}.txt"))
    (called,) = with_opening(page_of, [], sure=False)
    assert (called.heading, called.first, called.printed) == (NOTICE, 2, False)
    headed = [replace(called, first=0, printed=True)]
    assert with_opening(page_of, headed, sure=True) == headed


def test_without_such_a_name_by_what_it_hands_on() -> None:
    (only,) = found("7504.txt", *ISSUED, *ANNEX)
    assert (only.title, str(only.signed)) == (PLAN, "2031-03-05")
    (titled,) = (fact.origin for fact in only.origins if fact.about == "title")
    assert titled.kind == TEXT
    assert titles("7504.txt", *ISSUED) == [PLAN]


@pytest.mark.parametrize(
    "opening",
    [
        ["（2031年3月5日省政府令第4号公布）", f"第一条 为示例。{PROSE}", f"第二条 自公布之日起施行。{PROSE}"],
        ["第一章 总则", f"第一条 为示例。{PROSE}", f"第二条 自公布之日起施行。{PROSE}"],
        [f"各市人民政府：经研究，现就示例事项通知如下。{PROSE}", f"一、清点。{PROSE}"],
    ],
)
def test_a_rule_or_a_letter_may_begin_at_once(opening: list[str]) -> None:
    assert titles("河北省示例资金管理办法.txt", *opening) == ["河北省示例资金管理办法"]


@pytest.mark.parametrize("year", ["2031年河北省示例工作要点", "二〇三一年河北省示例工作要点"])
def test_a_year_that_begins_a_name_is_part_of_it(year: str) -> None:
    assert titles(f"{year}.txt", ADDRESSEES, f"现就有关事项通知如下。{PROSE}") == [year]


@pytest.mark.parametrize(
    "opening", ["第一条 为了管好示例渔港，制定本条例。", "（2031年3月5日示例省人民代表大会常务委员会通过）"]
)
@pytest.mark.parametrize("name", ["示例渔港条例", "渔港法", "管理办法", "渔港"])
def test_rules_may_have_a_short_name_that_says_of_what(name: str, opening: str) -> None:
    expected = [name] if name in ("示例渔港条例", "渔港法") else []
    assert titles(f"{name}.txt", opening, f"第二条 本省渔港适用本条例。{PROSE}") == expected
    assert titles(f"{name}.txt", ADDRESSEES, f"现就有关事项通知如下。{PROSE}") == []


@pytest.mark.parametrize("name", ["sample.txt", "会议纪要.txt", "示例政策汇编.txt", "《示例行动计划》解读.txt"])
def test_nothing_is_called_by_a_name_that_is_no_title(name: str) -> None:
    assert titles(name, ADDRESSEES, f"请于3月5日前报送示例材料。{PROSE}") == []


@pytest.mark.parametrize(
    "opening",
    [
        f"近日，河北省示例厅走访了几个县。{PROSE}",
        f"近日，河北省人民政府发文，现将《{PLAN}》印发给你们。{PROSE}",
    ],
)
def test_prose_is_no_document_whatever_its_file_is_called(opening: str) -> None:
    assert titles(f"{NOTICE}.txt", opening, ADDRESSEES, PROSE) == []


def test_what_is_forwarded_does_not_name_the_letter_that_forwards_it() -> None:
    letter = [ADDRESSEES, "现将《示例部关于示例工作的通知》转发给你们。", "河北省人民政府", "2031年3月5日"]
    text = ["示例部关于示例工作的通知", "示例发〔2031〕2号", "各省示例厅：", f"现通知如下。{PROSE}"]
    assert titles("7504.txt", *letter) == []
    assert titles("7504.txt", *letter, *text) == ["示例部关于示例工作的通知"]
    name = "河北省人民政府转发示例部关于示例工作通知的通知"
    (only,) = found(f"{name}.txt", *letter, *text)
    assert (only.title, str(only.signed)) == (name, "2031-03-05")
    assert [body.name for body in only.bodies] == ["河北省人民政府"]


def test_a_letter_before_other_documents_names_none_of_them() -> None:
    letter = [ADDRESSEES, f"现将有关示例文件印发给你们。{PROSE}", "河北省人民政府", "2031年3月5日"]
    rest = [NOTICE, "冀政发〔2031〕4号", *ISSUED[2:]]
    (only,) = found("7504.txt", *letter, *rest)
    assert only.title == NOTICE


@pytest.mark.parametrize(
    ("number", "is_title"),
    [
        ("中国人民银行公告〔2031〕第4号", True),
        ("中国人民银行公告2031年第4号", True),
        ("银发〔2031〕4号", False),
        ("第4号", False),
    ],
)
def test_an_announcement_with_nothing_but_a_number_over_it_is_called_by_that(number: str, is_title: bool) -> None:
    text = ["示例在线/文件一览", number, f"为规范示例业务，现将有关事项公告如下：{PROSE}", f"一、清点。{PROSE}"]
    assert titles("7504.txt", *text) == ([number] if is_title else [])


def test_an_announcement_that_makes_a_text_known_is_called_by_that() -> None:
    text = ["中国人民银行公告〔2031〕第4号", "现公布《示例业务管理办法》，自2031年4月1日起施行。", "2031年3月5日"]
    (only,) = found("7504.txt", *text, "示例业务管理办法", f"第一条 为示例。{PROSE}", f"第二条 本办法施行。{PROSE}")
    assert only.title == "示例业务管理办法"
    assert only.number
    assert only.number.text == "中国人民银行公告〔2031〕4号" or only.number.year == 2031


@pytest.mark.parametrize(("lead", "signed"), [(f"示例市发布《{PLAN}》，提出示例目标。", "2031-03-05"), (PROSE, "None")])
def test_a_sentence_that_tells_of_a_text_may_stand_over_it(lead: str, signed: str) -> None:
    (only,) = found("7504.txt", lead, *ISSUED[2:], *ANNEX)
    assert (only.title, str(only.signed)) == (PLAN, signed)
