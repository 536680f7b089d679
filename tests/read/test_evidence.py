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
    assert [one.score for one in found] == [-7.0, 2.0]


def named(entries: list[ContentsEntry], *headings: str, scores: tuple[float, ...] = ()) -> list[bool]:
    """Which headings a contents page names."""
    found = candidates(*headings)
    for one, score_of_it in zip(found, scores, strict=False):
        one.score = score_of_it
    match_contents(found, entries)
    return [one.entry is not None for one in found]


def test_an_entry_that_is_not_in_the_text_costs_none_of_the_others() -> None:
    assert named([entry("示例局关于修缮校舍的意见"), entry(TITLE)], "示例河道名录", TITLE) == [False, True]


def test_of_places_with_one_title_a_document_has_the_likeliest_and_a_section_the_first() -> None:
    assert named([entry(TITLE)], TITLE, TITLE, TITLE, scores=(2.0, 4.0, 3.0)) == [False, True, False]
    section = [entry("示例工作", is_document=False)]
    assert named(section, "示例工作", "示例工作", scores=(2.0, 4.0)) == [True, False]


LIKE = "示例局关于公开河道名单的通知"


def test_an_entry_may_differ_in_a_character_from_a_heading_that_something_speaks_for() -> None:
    assert named([entry(LIKE)], "示例局关于修缮校舍的意见", TITLE, scores=(0.5, 1.0)) == [False, True]
    assert named([entry(LIKE)], TITLE, scores=(0.9,)) == [False]
    assert named([entry(LIKE, is_document=False)], TITLE) == [False]
    # a heading is named once
    assert named([entry(TITLE), entry(LIKE)], TITLE, "示例局关于公开河道名册的通知") == [True, True]
    assert named([entry(TITLE), entry(LIKE)], TITLE) == [True]


def test_titles_of_seven_characters_must_be_the_same() -> None:
    assert named([entry("示例河道管理法")], "甲示例河道管理法") == [False]
    assert named([entry("示例河道管理办法")], "甲示例河道管理办法") == [True]
    assert named([entry("甲示例河道管理办法")], "示例河道管理办法") == [True]


def test_a_chain_of_numbers_speaks_for_its_members_and_against_the_rest() -> None:
    headings = ["1. 示例甲办法", "2. 示例乙办法", "7. 示例细节", "3. 示例丙办法"]
    found = [Candidate(at * 3, at * 3, text, (int(text[0]),), 4.0) for at, text in enumerate(headings)]
    lines = [line for text in headings for line in (text, PROSE, PROSE)]
    follow_numbers(read(*lines), found)
    assert [one.score > 4.0 for one in found] == [True, True, False, True]


NUMBER, ADDRESSEE, DEAR, FIRST = "示发〔2021〕3号", "各市人民政府：", "同志们：", "第一条 为公开河道名录，制定本办法。"
ADOPTED, GROUNDS = "（2021年3月5日示例省人民代表大会常务委员会第三次会议通过）", "根据《示例办法》，制定本办法。"
FIELD, ADDRESS, LAST = "发文字号：示发〔2021〕3号", "https://www.example.org/a", "第九条 本办法自2021年3月5日起施行。"
OF_ITSELF, OPENS = {"ends in a type word": 1.5, "关于 or 印发": 1.0}, {"first of the text": 1.5}


def signs(lines: list[str], at: int) -> dict[str, float]:
    found = read(*lines)
    told = weighed(found, Candidate(at, at, found.strings[at])).evidence
    return {reason: float(points) for reason, _, points in (one.rpartition(" ") for one in told)}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (TITLE, OF_ITSELF),
        ("示例河道办法", {"ends in a type word": 1.5}),
        ("示例河办法", {"no type word": -2.0}),
        ("第一部分 示例办法", {"ends in a type word": 1.5, "a part heading": -9.0}),
        ("《示例河道办法》解读", {"ends in a type word": 1.5, "commentary on a document": 2.0}),
        (f"# {TITLE}", OF_ITSELF | {"marked as a heading": 0.5}),
        (f"**{TITLE}**", OF_ITSELF | {"marked as a heading": 0.5}),
        (f"{TITLE}（2021年3月5日示例会议印发）", OF_ITSELF | {"date": 1.0}),
    ],
)
def test_each_sign_in_a_heading_has_its_weight(heading: str, expected: dict[str, float]) -> None:
    assert signs([heading, PROSE], 0) == expected | OPENS


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ([PROSE], {}),
        ([PROSE, f"（{ADDRESS}）"], {"after a source address": 2.0}),
        ([PROSE, ADDRESS], {"after a source address": 1.5}),
        (["示例政策汇编"], {"after the name of the compilation": 1.5}),
        ([PROSE, "2021年3月5日"], {"after the end of a document": 1.5}),
        ([PROSE, "示例局 2021年3月5日"], {"after the end of a document": 1.5}),
        (["第一部分 示例"], {"after a part heading": 1.5}),
        (["第一章 示例"], {"after a part heading": 1.5}),
        (["第一部分 示例", PROSE, PROSE], {"after a part heading": 1.5}),
        (["第一部分 示例", PROSE, PROSE, PROSE], {}),
        ([LAST], {"after the last article": 1.0}),
        ([PROSE, "----------"], {"after a rule": 1.0}),
        (["----------", PROSE], {}),
        ([PROSE, "附件1"], {"after 附件": -5.0}),
    ],
)
def test_each_sign_above_a_heading_has_its_weight(above: list[str], expected: dict[str, float]) -> None:
    at = sum(line not in ("----------", ADDRESS, f"（{ADDRESS}）") for line in above)
    assert signs([*above, TITLE, PROSE], at) == OF_ITSELF | expected


def test_the_begin_of_a_page_has_its_weight() -> None:
    assert signs([f"{PROSE}\n\f{TITLE}", PROSE], 1) == OF_ITSELF | {"begins a page": 1.0}


@pytest.mark.parametrize(
    ("sign", "lines", "expected"),
    [
        (FIELD, 2, {"header block": 4.0}),
        (NUMBER, 2, {"document number": 3.0}),
        ("2021年3月5日", 1, {"date": 1.0}),
        (ADDRESSEE, 4, {"addressee": 2.0}),
        (DEAR, 4, {"salutation": 2.0}),
        (ADOPTED, 2, {"note of adoption": 2.5}),
        (GROUNDS, 3, {"enacting words": 0.5}),
        ("附件1", 1, {"before 附件": -1.0}),
    ],
)
def test_each_sign_under_a_heading_has_its_weight_within_so_many_lines(
    sign: str, lines: int, expected: dict[str, float]
) -> None:
    for above in range(lines):
        assert signs([TITLE, *[PROSE] * above, sign, PROSE], 0) == OF_ITSELF | OPENS | expected
    assert signs([TITLE, *[PROSE] * lines, sign, PROSE], 0) == OF_ITSELF | OPENS


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ([FIRST], {"first article": 2.5}),
        ([PROSE, FIRST], {"enacting words": 0.5}),
        (["示例局关于修缮校舍的意见", NUMBER], {}),
        (["目录", NUMBER, ADDRESSEE], {"document number": 3.0, "addressee": 2.0}),
        ([NUMBER, ADDRESSEE, DEAR, FIRST], {"document number": 3.0, "addressee": 2.0}),
        ([FIELD, NUMBER], {"header block": 4.0}),
        ([NUMBER, "2021年3月5日"], {"document number": 3.0}),
    ],
)
def test_of_signs_alike_the_strongest_under_a_heading_counts(under: list[str], expected: dict[str, float]) -> None:
    assert signs([TITLE, *under], 0) == OF_ITSELF | OPENS | expected


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        (["《示例乙办法》；", "《示例丙办法》。", PROSE], True),
        (["《示例甲办法》；", "《示例乙办法》；", PROSE], True),
        (["《示例乙办法》；", PROSE, "《示例丙办法》。"], False),
    ],
)
def test_a_line_is_one_of_a_list_by_the_lines_beside_it(lines: list[str], listed: bool) -> None:
    weight = signs([PROSE, *lines], lines.index("《示例乙办法》；") + 1)
    assert weight == {"no type word": -2.0} | ({"one of a list of documents": -6.0} if listed else {})


def numbered(*labels: str, last: float, before: str = PROSE, first: float = 8.0) -> list[bool]:
    """Which of some headings continue a numbering, the last one with a score of its own."""
    headings = [f"{label} 示例办法" for label in labels]
    parts = [tuple(map(int, label.rstrip(".").split("."))) for label in labels]
    found = [Candidate(at * 4, at * 4, text, parts[at], first) for at, text in enumerate(headings)]
    found[-1].score = last
    lines = [line for text in headings for line in (text, PROSE, PROSE, PROSE)]
    lines[found[-1].first - 1] = before
    follow_numbers(read(*lines), found)
    return ["continues the numbering +3" in one.evidence for one in found]


@pytest.mark.parametrize(
    ("labels", "costs"),
    [
        (("1.1", "1.2", "1.3", "1.4"), 0.5),
        (("1.1", "1.2", "1.3", "2.1"), 1.5),
        (("1.1", "1.2", "1.3", "3.1"), 3.5),
        (("1.1", "1.2", "1.3", "1.5"), 4.5),
        (("1.1", "1.2", "1.3", "2.2"), 4.5),
        (("1.1", "1.2", "1.3", "1.6"), 6.0),
        (("1.1", "1.2", "1.3", "3.3"), 11.5),
        (("1.1", "1.2", "1.3", "1.1"), 11.5),
    ],
)
def test_a_number_joins_a_numbering_if_it_brings_more_than_the_step_costs(
    labels: tuple[str, ...], costs: float
) -> None:
    assert numbered(*labels, last=costs + 0.1, first=20.0) == [True] * 4
    assert numbered(*labels, last=costs - 0.1, first=20.0) == [True] * 3 + [False]


def test_a_part_begins_the_numbering_again() -> None:
    labels = ("1.1", "1.2", "1.3", "1.1")
    assert numbered(*labels, last=0.6, before="第二部分 示例") == [True] * 4
    assert numbered(*labels, last=0.4, before="第二部分 示例") == [True] * 3 + [False]


def test_the_chapter_above_speaks_for_a_number_of_it() -> None:
    labels = ("1.1", "1.2", "1.3", "3.1")
    assert numbered(*labels, last=1.6, before="第三章 示例") == [True] * 4
    assert numbered(*labels, last=1.6, before="第二章 示例") == [True] * 3 + [False]


def test_a_number_that_breaks_the_numbering_counts_against_a_heading() -> None:
    headings = ["1.1 示例甲办法", "1.2 示例乙办法", "7.7 示例细节", "1.3 示例丙办法", "1. 甲", "2. 乙", "3. 丙"]
    found = [Candidate(at * 4, at * 4, text, (1, 1), 6.0) for at, text in enumerate(headings)]
    for one, label in zip(found, ((1, 1), (1, 2), (7, 7), (1, 3), (1,), (2,), (3,)), strict=True):
        one.label = label
    follow_numbers(read(*[line for text in headings for line in (text, PROSE, PROSE, PROSE)]), found)
    assert [one.score for one in found] == [9.0, 9.0, 3.0, 9.0, 9.0, 9.0, 9.0]


def test_numbers_of_each_form_are_a_numbering_of_their_own() -> None:
    headings = ["1.1 示例甲办法", "1.2 示例乙办法", "1. 甲", "2. 乙", "3. 丙"]
    labels = ((1, 1), (1, 2), (1,), (2,), (3,))
    found = [Candidate(at * 4, at * 4, text, labels[at], 6.0) for at, text in enumerate(headings)]
    follow_numbers(read(*[line for text in headings for line in (text, PROSE, PROSE, PROSE)]), found)
    assert [one.score for one in found] == [6.0, 6.0, 9.0, 9.0, 9.0]


def test_a_numbering_has_three_members_and_without_dots_they_must_be_titles() -> None:
    assert numbered("1.1", "1.2", last=8.0) == [False] * 2
    assert numbered("1.", "2.", "3.", last=2.5, first=2.5) == [True] * 3
    assert numbered("1.", "2.", "3.", last=2.4, first=2.5) == [False] * 3
    assert numbered("1.1", "1.2", "1.3", last=0.6, first=0.6) == [True] * 3


def chained(labels: tuple[tuple[int, ...], ...], *scores: float) -> list[bool]:
    """Which of some numbered headings, each with a score, continue the numbering."""
    headings = [f"{'.'.join(map(str, label))} 示例办法" for label in labels]
    found = [
        Candidate(at * 4, at * 4, text, label, score)
        for at, (text, label, score) in enumerate(zip(headings, labels, scores, strict=True))
    ]
    follow_numbers(read(*[line for text in headings for line in (text, PROSE, PROSE, PROSE)]), found)
    return ["continues the numbering +3" in one.evidence for one in found]


def test_a_numbering_may_begin_anywhere_but_rather_with_one() -> None:
    """What stands before is taken if it costs less than to begin anew: three where that is not with 1, else nothing."""
    second = ((1, 1), (1, 2), (1, 3), (1, 4))
    assert chained(second, -2.4, 20.0, 20.0, 20.0) == [True] * 4
    assert chained(second, -2.6, 20.0, 20.0, 20.0) == [False, True, True, True]
    chapter = ((1, 1), (2, 1), (2, 2), (2, 3))
    assert chained(chapter, 1.6, 20.0, 20.0, 20.0) == [True] * 4
    assert chained(chapter, 1.4, 20.0, 20.0, 20.0) == [False, True, True, True]
