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


@pytest.mark.parametrize(
    ("lines", "broken"),
    [
        (["示例2021", "年示例"], True),
        (["示例2021", "示例"], False),
        (["示例〔2021〕", "3号"], True),
        (["示例〔2021〕", "号"], False),
        (["年", "8", "月"], True),
        (["（", "8", "号"], True),
        (["示例", "8", "月"], True),
        (["示例。", "8", "月"], False),
        (["示例", "8", "示例"], False),
        (["示例", "123456", "月"], False),
        (["水规", "〔", "2021"], True),
        (["水规。", "〔", "2021"], False),
        (["水规", "〔", "甲"], False),
        (["水规", "〔甲", "2021"], False),
        (["水规", "〔2", "021"], False),
        (["示例", "2021年8月26日"], False),
        (["示例8", "月"], True),
    ],
)
def test_a_line_breaks_off_inside_a_figure_a_day_or_a_number(lines: list[str], broken: bool) -> None:
    assert broken_lines([*lines, "2"])[0] == broken


def test_a_day_on_lines_of_its_own_is_none_of_the_line_before() -> None:
    day = ["2025", "年", "8", "月", "26", "日"]
    assert broken_lines(["示例局", *day]) == [False, True, True, True, True, True, False]
    assert broken_lines(["示例局", *day[:5], "号"])[0]


def rows(*texts: str) -> list[bool]:
    """Which lines go on the one before, each the second of its paragraph."""
    lines = [Line(at, 0, 0, text, 0, False, False, 0, float(len(text)), 0.0) for at, text in enumerate(texts)]
    cut = CutRows(lines)
    return [cut.goes_on([lines[at - 1]], at) for at in range(1, len(lines))]


FILL = [f"{'示' * 30}。"] * 20


@pytest.mark.parametrize(("cut", "are_cut"), [(3, False), (4, True)])
def test_rows_are_cut_where_four_pieces_would_fit_with_the_next(cut: int, are_cut: bool) -> None:
    pieces = [line for _ in range(cut) for line in ("示例用水，", "示例节水。")]
    assert rows(*FILL, *pieces)[len(FILL)] == are_cut


@pytest.mark.parametrize(("width", "are_cut"), [(17, False), (18, True)])
def test_rows_that_are_cut_have_a_width_that_is_printed(width: int, are_cut: bool) -> None:
    pieces = [line for _ in range(5) for line in ("示例用水，", "示例节水。")]
    assert rows(*[f"{'示' * (width - 1)}。"] * 20, *pieces)[20] == are_cut


PIECES = [line for _ in range(5) for line in ("示例用水，", "示例节水。")]


@pytest.mark.parametrize(
    ("before", "line", "goes_on"),
    [
        ("示例用水，", "示例节水。", True),
        ("示例用水。", "示例节水。", False),
        ("示例用水，", "一、示例节水", False),
        ("示例用水", "《示例办法》", True),
        ("《示例办法》", "第十四条规定的", True),
        ("《示例办法》", "第十四条 示例", False),
        ("《示例办法》", "示例", True),
        ("《示例办法", "示例", False),
        ("示例办法》", "示例", False),
        ("示" * 30, "，示例", True),
        ("示" * 26, "示例", False),
        ("示" * 27, "示例", True),
        ("一、加强领导，落实责任", "示例文本", False),
        (f"一、加强领导，{'落' * 19}", "示例文本的事", False),
        (f"一、加强领导，{'落' * 22}", "示例文本的事", True),
    ],
)
def test_a_row_that_was_cut_goes_on(before: str, line: str, goes_on: bool) -> None:
    assert rows(*FILL, *PIECES, before, line)[-1] == goes_on
