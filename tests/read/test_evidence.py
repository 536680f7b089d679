"""What speaks for and against a heading (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, page

from kg.read.contents import ContentsEntry
from kg.read.evidence import follow_numbers, is_dated_signature, match_contents, weighed
from kg.read.headings import Candidate, Page

TITLE = "示例局关于公开河道名录的通知"


def read(*lines: str) -> Page:
    return Page(laid_out(page(*lines)))


def score(*lines: str, at: int = 0) -> float:
    found = read(*lines)
    return weighed(found, Candidate(at, at, found.strings[at])).score


def test_a_kind_at_the_end_speaks_for_a_title() -> None:
    assert score(TITLE, PROSE, PROSE) > score("示例局河道名录公开情况", PROSE, PROSE)


@pytest.mark.parametrize(
    "under", ["示发〔2021〕3号", "各市人民政府：", "第一条 为公开河道名录，制定本办法。", "同志们："]
)
def test_what_stands_under_a_heading_speaks_for_it(under: str) -> None:
    assert score(TITLE, under, PROSE) > score(TITLE, PROSE, PROSE)


def test_a_heading_of_a_part_is_no_title() -> None:
    assert score("第一部分 示例办法", PROSE) < 0


def test_one_of_a_list_of_titles_is_no_heading() -> None:
    entries = ("《示例甲办法》；", "《示例乙办法》；", "《示例丙办法》。")
    assert score(*entries, PROSE, at=1) < score(PROSE, entries[1], PROSE, at=1)


def test_weights_are_told_with_their_reason() -> None:
    found = read(TITLE, "示发〔2021〕3号", PROSE)
    candidate = weighed(found, Candidate(0, 0, TITLE))
    assert candidate.score == pytest.approx(sum(float(reason.rsplit(" ", 1)[1]) for reason in candidate.evidence))


@pytest.mark.parametrize(
    ("text", "signed"),
    [("示例局 2021年7月15日", True), (f"{PROSE}2021年7月15日", False), ("示例局", False)],
)
def test_body_and_day_on_one_line_are_a_signature(text: str, signed: bool) -> None:
    assert is_dated_signature(text) == signed


def entry(heading: str, is_document: bool = True) -> ContentsEntry:
    return ContentsEntry(heading, is_document, 1)


def candidates(*headings: str) -> list[Candidate]:
    return [Candidate(at * 10, at * 10, heading, score=2.0) for at, heading in enumerate(headings)]


def test_the_contents_page_names_headings_in_their_order() -> None:
    found = candidates(TITLE, "示例局关于修缮校舍的意见", TITLE)
    match_contents(found, [entry("示例局关于修缮校舍的意见"), entry(TITLE)])
    assert [one.entry is not None for one in found] == [False, True, True]


def test_an_entry_may_lack_the_issuers_and_have_a_number_behind() -> None:
    (found,) = candidates(TITLE)
    match_contents([found], [entry("关于公开河道名录的通知（示发〔2021〕3号）")])
    assert found.entry is not None
    assert found.score == 8.0


def test_a_section_of_the_contents_page_opens_no_document() -> None:
    found = candidates("示例工作", TITLE)
    assert match_contents(found, [entry("示例工作", is_document=False)]) == [0]
    assert found[0].score < 0 < found[1].score


def test_a_chain_of_numbers_speaks_for_its_members_and_against_the_rest() -> None:
    headings = ["1. 示例甲办法", "2. 示例乙办法", "7. 示例细节", "3. 示例丙办法"]
    found = [Candidate(at * 3, at * 3, text, (int(text[0]),), 4.0) for at, text in enumerate(headings)]
    lines = [line for text in headings for line in (text, PROSE, PROSE)]
    follow_numbers(read(*lines), found)
    assert [one.score > 4.0 for one in found] == [True, True, False, True]
