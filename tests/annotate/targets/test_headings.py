"""Under which headings paragraphs stand (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.headings import Headings, content_start, heading_level


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        ("第一章 总则", 0),
        ("第二部分 示例", 0),
        ("第一节 示例", 1),
        ("一、总体要求", 2),
        ("（一）示例目标", 3),
        ("1. 清点示例设施。", None),
        ("示例文本。", None),
    ],
)
def test_a_heading_has_its_depth(paragraph: str, level: int | None) -> None:
    assert heading_level(paragraph) == level


AIM, AIMS, TEXT = "一、发展目标", "（一）示例目标", "示例率达到80%。"
Seen = tuple[int | None, int | None, int | None]


def seen(*paragraphs: tuple[str, int | None]) -> list[Seen]:
    """What holds at each paragraph: the levels of a heading of aims and of achievements, and the year handed on."""
    headings, found = Headings(), list[Seen]()
    for paragraph, year in paragraphs:
        headings.enter(paragraph)
        found.append((headings.goal, headings.told, headings.year))
        headings.leave(paragraph, year)
    return found


def test_the_year_goes_on_under_a_heading_of_aims_and_ends_with_it() -> None:
    assert seen((AIM, None), (TEXT, 2025), (TEXT, None), ("二、重点任务", None), (TEXT, None)) == [
        (2, None, None),
        (2, None, None),
        (2, None, 2025),
        (None, None, None),
        (None, None, None),
    ]


def test_a_deeper_heading_leaves_the_aims_and_their_year() -> None:
    below = seen((AIM, None), (AIMS, None), (TEXT, 2025), ("（二）示例", None), ("二、任务", None))
    assert [goal for goal, _, _ in below] == [2, 3, 3, None, None]
    plain = seen((AIM, None), ("（一）示例", None), (TEXT, 2025), ("（二）示例", None), ("二、任务", None))
    assert plain[3:] == [(2, None, 2025), (None, None, None)]


def test_achievements_end_where_aims_of_their_level_begin() -> None:
    told = seen(("一、发展成效", None), (TEXT, 2020), (AIM.replace("一", "二"), None), ("三、保障", None))
    assert told == [(None, 2, None), (None, 2, None), (2, None, None), (None, None, None)]
    inside = seen(("一、发展成效", None), (AIMS, None), ("（二）示例", None))
    assert inside == [(None, 2, None), (3, 2, None), (None, 2, None)]


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_colon_hands_its_year_to_the_next_paragraph_and_to_a_list(colon: str) -> None:
    lead = f"到2025年实现以下指标{colon}"
    assert [year for *_, year in seen((lead, 2025), ("示例甲。", None), ("示例乙。", None))] == [None, 2025, None]
    assert [year for *_, year in seen((lead, 2025), ("——示例甲。", 2025), ("——示例乙。", None))] == [None, 2025, 2025]
    assert [year for *_, year in seen((TEXT, 2025), (TEXT, None))] == [None, None]


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        ("示例目标", 4),
        ("示例目标：", None),
        ("示例目标2025", None),
        ("示" * 39, 4),
        ("示" * 40, None),
        ("示例，目标", None),
    ],
)
def test_a_short_line_without_marks_and_figures_is_a_heading(paragraph: str, level: int | None) -> None:
    assert heading_level(paragraph) == level


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("（甲局负责）81个", "81个"),
        ("（一）示例", "示例"),
        ("1.示例", "示例"),
        ("第三条示例", "示例"),
        ("示例（一）", "示例（一）"),
    ],
)
def test_a_sentence_begins_behind_its_label_and_the_bracket_before(text: str, own: str) -> None:
    assert text[content_start(text, 0) :] == own
