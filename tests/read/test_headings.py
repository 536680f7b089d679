"""Headings: how they wrap, what ends them, what may not open one (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.read.headings import without_brackets
from kg.read.segment import segment

BODY = ["各市人民政府：", f"示例文本。{PROSE}", "一、总体要求", PROSE, PROSE, PROSE]


def headings(*lines: str) -> list[str]:
    return [one.title for one in segment(laid_out("\n".join(lines) + "\n"))]


@pytest.mark.parametrize("ending", ["（2023年6月13日）", "（试行）", "（附：示例表（一））（2023年6月13日）", ""])
@pytest.mark.parametrize(
    "lines",
    [
        ["河北省人民政府办公厅关于印发河北省示例河道", "清理工作方案的通知"],
        ["河北省人民政府办公厅关于印发", "《河北省示例河道清理工", "作方案》的通知"],
        ["河北省人民政府办公厅关于印发《河北省示例河道清理工作方案》", "的通知"],
        ["河北省人民政府办公厅关于印发", "《河北省示例", "河道", "“一次清理”", "工作", "方案》", "的通知"],
    ],
)
def test_a_heading_may_wrap_before_its_brackets(lines: list[str], ending: str) -> None:
    numbered = [f"1. {lines[0]}", *lines[1:-1], lines[-1] + ending]
    (found,) = headings(*numbered, "冀政办〔2023〕1号", *BODY)
    assert without_brackets(found) == "".join(lines)


def test_the_plan_under_a_heading_with_its_day_is_the_same_document() -> None:
    notice = "1. 河北省人民政府办公厅关于印发《河北省示例河道清理工作方案》的通知（2023年6月13日）"
    assert len(headings(notice, *BODY, "2023年6月13日", "河北省示例河道清理工作方案", *BODY[1:])) == 1


def test_the_end_of_a_bracket_opens_no_heading() -> None:
    lines = [PROSE, "（责", "任单位：示例市各有关部门）", "2.", "河北省人民政府关于示例工作的通知", *BODY]
    assert headings("1. 河北省人民政府关于加强食堂改造的通知", *BODY, *lines)[-1] == "河北省人民政府关于示例工作的通知"


@given(st.text(alphabet="示例办法的通知", min_size=1), st.lists(st.text(alphabet="示例（）()", max_size=6), max_size=3))
def test_what_is_left_of_a_title_without_brackets_begins_it(title: str, brackets: list[str]) -> None:
    whole = title + "".join(f"（{inner}）" for inner in brackets)
    left = without_brackets(whole)
    assert whole.startswith(left) and left
    assert without_brackets(left) == left
