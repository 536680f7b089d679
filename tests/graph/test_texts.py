"""The texts kept beside a graph: lines, articles, sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.texts import TextPart, article, sections

LAW = TextPart(
    "示例.txt",
    11,
    (
        "示例条例（示例文本）",
        "第一章　总则",
        "第一条　为了示例，制定本条例。",
        "第二条　示例设施分为两类：",
        "（一）第三条所说的设施；",
        "",
        "第二章　附则",
        "第三条　本条例自公布之日起施行。",
        "",
    ),
)


@pytest.mark.parametrize(
    ("number", "first", "lines"),
    [(1, 13, 1), (2, 14, 2), (3, 18, 1)],
)
def test_an_article_ends_before_the_next_article_or_chapter(number: int, first: int, lines: int) -> None:
    found = article(LAW, number)
    assert found
    assert (found.file, found.first, len(found.lines)) == ("示例.txt", first, lines)


def test_no_article_of_that_number() -> None:
    assert article(LAW, 4) is None


def test_sections_are_the_widest_that_the_text_has() -> None:
    assert sections(LAW) == ["第一章　总则", "第二章　附则"]
    assert sections(TextPart("", 1, ("一、总体要求", "（一）目标", "二、任务"))) == ["一、总体要求", "二、任务"]


@given(st.lists(st.text(max_size=12)), st.integers(1, 200))
def test_an_article_is_part_of_its_text(lines: list[str], number: int) -> None:
    part = TextPart("", 1, tuple(lines))
    found = article(part, number)
    assert found is None or part.lines[found.first - 1 :][: len(found.lines)] == found.lines
