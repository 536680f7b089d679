"""Headings of annexes open no document of their own (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, page

from kg.read.annex_headings import without_annexes
from kg.read.headings import Candidate, Page

NOTICE = "示例局关于印发《示例设施清点办法》的通知"
PLAN = "示例设施清点办法"


def kept(*lines: str, headings: tuple[str, ...]) -> list[str]:
    """The headings that stay, of those at the given lines."""
    read = Page(laid_out(page(*lines)))
    found = [Candidate(at, at, text) for at, text in enumerate(read.strings) if text in headings]
    assert {one.heading for one in found} == set(headings)
    return [one.heading for one in without_annexes(read, found)]


def test_what_a_notice_hands_on_is_the_same_document() -> None:
    lines = (NOTICE, "各单位：", PROSE, PLAN, PROSE)
    assert kept(*lines, headings=(NOTICE, PLAN)) == [NOTICE]


def test_another_document_stays() -> None:
    other = "示例局关于公开河道名录的公告"
    assert kept(NOTICE, PROSE, PROSE, other, PROSE, headings=(NOTICE, other)) == [NOTICE, other]


@pytest.mark.parametrize(("listed", "stays"), [("附件：设施维护记录格式样本", False), (PROSE, True)])
def test_a_heading_that_is_listed_as_an_annex_is_one(listed: str, stays: bool) -> None:
    notice, annex = "示例局关于加强设施维护工作的通知", "设施维护记录格式样本"
    found = kept(notice, PROSE, listed, *[PROSE] * 20, annex, PROSE, headings=(notice, annex))
    assert (annex in found) == stays


def test_a_commentary_is_a_document_of_its_own() -> None:
    comment = "《示例设施清点办法》解读"
    assert kept(NOTICE, PROSE, comment, PROSE, headings=(NOTICE, comment)) == [NOTICE, comment]


def test_the_heading_of_a_section_without_text_is_dropped() -> None:
    section = "第一部分 示例办法"
    assert kept(section, NOTICE, PROSE, headings=(section, NOTICE)) == [NOTICE]


@pytest.mark.parametrize(("lines", "stays"), [(15, False), (16, True)])
def test_a_title_that_is_said_again_within_sixteen_lines_is_the_same(lines: int, stays: bool) -> None:
    title = "示例局设施维护工作报告"
    assert again(title, title, lines) == [title, title][: 1 + stays]


def again(one: str, other: str, lines: int, *between: str, under: str = PROSE) -> list[str]:
    """Which of two headings stay, with so many lines between them."""
    read = Page(laid_out(page(one, *between, *[PROSE] * (lines - len(between)), other, under, PROSE)))
    at = lines + 1
    found = [Candidate(0, 0, one), Candidate(at, at, other)]
    assert [read.strings[place.first] for place in found] == [one, other]
    return [heading.heading for heading in without_annexes(read, found)]


LONG, ALIKE = "示例局关于示例设施维护工作情况的年度报告", "示例局关于示例设施维护工作状况的年度报告"


@pytest.mark.parametrize(
    ("between", "under", "stays"),
    [
        ((), PROSE, False),
        (("2021年3月5日",), PROSE, True),
        (("示例局 2021年3月5日",), PROSE, True),
        (("示发〔2021〕3号",), PROSE, False),
        (("示发〔2021〕3号",), "示发〔2021〕4号", True),
        (("示发〔2021〕3号",), "示发〔2021〕3号", False),
        ((PROSE, PROSE, "示发〔2021〕3号"), "示发〔2021〕4号", False),
    ],
)
def test_titles_alike_are_one_unless_a_day_or_numbers_of_their_own_tell_them_apart(
    between: tuple[str, ...], under: str, stays: bool
) -> None:
    assert again(LONG, ALIKE, 4, *between, under=under) == [LONG, ALIKE][: 1 + stays]
    assert again(LONG, LONG, 4, *between, under=under) == [LONG]


ORDER, MADE = "示例省人民政府令", "示例设施维护规定"
KNOWN = "《示例设施维护规定》已经示例会议通过，现予公布。"


@pytest.mark.parametrize(
    ("order", "said", "lines", "stays"),
    [
        (ORDER, KNOWN, 15, False),
        (ORDER, KNOWN, 16, True),
        (ORDER, "《示例设施维护规定》已经示例会议讨论。", 4, True),
        (ORDER, "《示例河道规定》已经示例会议通过，现予公布。", 4, True),
        ("示例省人民政府报告", KNOWN, 4, True),
    ],
)
def test_an_order_and_the_text_that_it_makes_known_are_one(order: str, said: str, lines: int, stays: bool) -> None:
    assert again(order, MADE, lines, said) == [order, MADE][: 1 + stays]


@pytest.mark.parametrize(("lines", "stays"), [(3, False), (4, True)])
def test_an_order_may_stand_under_the_title_of_its_text(lines: int, stays: bool) -> None:
    read = Page(laid_out(page(MADE, "示例网", ORDER, *["示例"] * lines, KNOWN, PROSE)))
    found = [Candidate(0, 0, MADE), Candidate(2, 2, ORDER)]
    assert [one.heading for one in without_annexes(read, found)] == [MADE, ORDER][: 1 + stays]
    spoken = Page(laid_out(page(MADE, PROSE, ORDER, KNOWN, PROSE)))
    assert len(without_annexes(spoken, found)) == 2


@pytest.mark.parametrize(
    ("titles", "stays"),
    [
        (("1．示例决定", "2．示例规定", "3．示例办法"), False),
        (("1．示例决定", "3．示例规定", "4．示例办法"), True),
        (("1．示例工作", "2．示例规定", "3．示例办法"), True),
        (("示例文本", "2．示例规定", "3．示例办法"), True),
    ],
)
def test_the_last_of_a_list_of_titles_opens_no_document(titles: tuple[str, ...], stays: bool) -> None:
    read = Page(laid_out(page(*titles, PROSE)))
    last = Candidate(2, 2, read.strings[2], (int(titles[2][0]),))
    assert bool(without_annexes(read, [last])) == stays


@pytest.mark.parametrize(
    ("annex", "stays"),
    [
        ("示例设施清点办法", False),
        ("示例设施清点管理办法", False),
        ("示例河道疏浚方案", True),
    ],
)
def test_what_is_handed_on_may_have_a_word_more(annex: str, stays: bool) -> None:
    assert again(NOTICE, annex, 20) == [NOTICE, annex][: 1 + stays]


@pytest.mark.parametrize(("named", "stays"), [("现将《示例市示例设施清点办法》印发给你们。", False), (PROSE, True)])
def test_what_a_notice_hands_on_may_have_its_place_before_it(named: str, stays: bool) -> None:
    annex = "示例市示例设施清点办法"
    found = kept(NOTICE, "各单位：", named, PROSE, annex, PROSE, headings=(NOTICE, annex))
    assert (annex in found) == stays


def test_two_editions_with_a_history_each_are_two_texts() -> None:
    law = "示例省示例设施管理条例"
    first = "（2019年3月1日示例省第十三届人民代表大会常务委员会第二次会议通过）"
    second = first[:-1] + "　2021年5月6日示例省第十三届人民代表大会常务委员会第九次会议修订）"
    assert kept(law, first, PROSE, law, second, PROSE, headings=(law,)) == [law, law]
