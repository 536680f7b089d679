"""Titles between marks (示例文本)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.title_marks import LONGEST_TITLE, marked_titles


def titles(text: str) -> list[str]:
    return [text[one.start : one.end] for one in marked_titles(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据《甲办法》和《乙规定》办理。", ["甲办法", "乙规定"]),
        ("《甲办法》《乙规定》", ["甲办法", "乙规定"]),
        ("《关于修改〈示例办法〉的决定》", ["关于修改〈示例办法〉的决定"]),
        ("《关于修改《示例办法》的决定》", ["关于修改《示例办法》的决定"]),
        ("《示例管\n理办法》", ["示例管\n理办法"]),
        ("《示例\n文本》", []),
        ("《示例管\n理办\n法》", []),
        ("《甲》", []),
        ("《甲乙》", ["甲乙"]),
        ("《示例。办法》", []),
        ("《示例办法", []),
        ("示例办法》《乙规定》", ["乙规定"]),
        ("〈示例管理办法〉", ["示例管理办法"]),
        ("〈示例文本〉", []),
        ("〈办法〉", []),
        ("《示例通知（以下简称《通知》）》办理。", ["示例通知"]),
    ],
)
def test_a_title_is_what_stands_between_its_own_marks(text: str, found: list[str]) -> None:
    assert titles(text) == found


@pytest.mark.parametrize(("length", "found"), [(LONGEST_TITLE, 1), (LONGEST_TITLE + 1, 0)])
def test_what_is_longer_than_any_title_is_none(length: int, found: int) -> None:
    assert len(titles(f"《{'示' * length}》")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("印发“关于清点示例设施的通知”。", ["关于清点示例设施的通知"]),
        ("开展“示例设施行动计划”。", []),
        # what deputies propose
        ("您提出的“关于清点示例设施的建议”收悉，“关于示例设施的提案”另复。", []),
        ("《甲办法》和“关于清点示例设施的通知”、《乙规定》", ["甲办法", "关于清点示例设施的通知", "乙规定"]),
        ("《甲“关于清点示例设施的通知”办法》", ["甲“关于清点示例设施的通知”办法"]),
    ],
)
def test_words_in_quotation_marks_are_a_title_where_they_have_its_form(text: str, found: list[str]) -> None:
    assert titles(text) == found


@given(st.text(alphabet="《》〈〉“”（）示例办法关于的通知\n。", max_size=40))
def test_titles_stand_in_order_and_inside_their_marks(text: str) -> None:
    found = marked_titles(text)
    assert all(one.outer_start <= one.start < one.end <= one.outer_end <= len(text) for one in found)
    assert all(one.outer_end <= other.outer_start for one, other in pairwise(found))
    assert all(text[one.outer_start] in "《〈“" and text[one.outer_end - 1] in "》〉”" for one in found)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("《示例法》》第三条", [6]),
        ("《示例法》第三条》", [5]),
        ("《关于《示例法》》第三条", [9]),
        ("《甲办法》》和《乙规定》", [6, 12]),
    ],
)
def test_a_closing_mark_too_many_belongs_to_the_title_before_it(text: str, ends: list[int]) -> None:
    assert [one.outer_end for one in marked_titles(text)] == ends
