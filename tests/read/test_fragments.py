"""Lines that break inside a figure (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.read.clean_text import Line
from kg.read.fragments import CutRows, broken_lines


def paragraphs(lines: list[str]) -> list[str]:
    return laid_out("\n".join(lines) + "\n").text.split("\n")[:-1]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["示例市水务局", "2025", "年", "8", "月", "26", "日"], ["示例市水务局", "2025年8月26日"]),
        (["水规函", "〔", "2025", "〕", "349", "号", "各单位："], ["水规函〔2025〕349号", "各单位："]),
        (["请各地于", "2025", "年", "10", "月", "15", "日前报送。"], ["请各地于2025年10月15日前报送。"]),
        (["见附件", "1", "、附件", "2", "）。"], ["见附件1、附件2）。"]),
        (
            ["根据《示例办法》（水规〔", "2025", "〕", "13", "号）办理。"],
            ["根据《示例办法》（水规〔2025〕13号）办理。"],
        ),
        (
            ["为加强示例湖保护，根据《示例办法》（水规〔2025〕", "13 号），制定本方案。"],
            ["为加强示例湖保护，根据《示例办法》（水规〔2025〕13号），制定本方案。"],
        ),
    ],
)
def test_figures_on_lines_of_their_own_are_joined(lines: list[str], whole: list[str]) -> None:
    assert paragraphs([PROSE, *lines]) == [PROSE, *whole]


@given(st.lists(st.text(alphabet="示例文本。，《》", min_size=1)))
def test_lines_without_figures_are_never_broken(lines: list[str]) -> None:
    assert not any(broken_lines(lines))


CUT = [
    "第一条为规范示例市节水管理工作，保障示例市城乡供水安全和水资源可持续利用，",
    "鼓励示例用水单位主动节水、",
    "合理用水、",
    "科学用水，",
    "降低示例成本，",
    "提高效率，",
    "依据",
    "《示例省节水条例》",
    "《示例市",
    "供水办法》，制定本办法。",
    "第二条示例市节水管理，",
    "适用本办法。",
]


def test_rows_cut_at_their_marks_are_whole_again() -> None:
    whole = paragraphs([*CUT, "第三条示例市水务局负责示例市节水管理的组织、指导、监督工作"])
    assert "降低示例成本，提高效率，依据《示例省节水条例》《示例市供水办法》，制定本办法。" in whole[0]
    assert whole[1] == "第二条示例市节水管理，适用本办法。"


def test_an_article_cited_behind_a_title_begins_no_paragraph() -> None:
    whole = paragraphs([*CUT, "第三条除", "《示例省节水条例》", "第十四条第三款规定的项目，", "不得取水。"])
    assert whole[-1] == "第三条除《示例省节水条例》第十四条第三款规定的项目，不得取水。"


@pytest.mark.parametrize(
    "line",
    ["示例市水务局节水工作方案", "一、工作目标", "一、加强领导，落实责任", "水规函〔2025〕349号", "2025年8月26日"],
)
def test_what_stands_by_itself_is_no_part_of_a_cut_row(line: str) -> None:
    assert line in paragraphs([*CUT, line, "为深入推进示例市节水工作，", "结合实际，", "制定本方案。"])


@given(st.lists(st.text(alphabet="示例文本。", min_size=1)))
def test_rows_that_no_comma_ends_are_not_cut(texts: list[str]) -> None:
    lines = [Line(at, 0, 0, text, 0, False, False, 0, float(len(text)), 0.0) for at, text in enumerate(texts)]
    rows = CutRows(lines)
    assert not any(rows.goes_on(lines[:at], at) for at in range(1, len(lines)))
