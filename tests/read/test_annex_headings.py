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
    assert len(found) == len(headings)
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
