"""How wide and how close a text is set (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import paragraphs_of, source

from kg.read.source_lines import source_lines
from kg.read.wrapping import close_set, fills, wrap_limits

FULL = "示例文本写明本地怎样清点设施怎样安排先后怎样公开"


@pytest.mark.parametrize(("width", "joined"), [(17, False), (18, True), (62, True), (63, False)])
def test_lines_are_wrapped_at_widths_that_are_printed(width: int, joined: bool) -> None:
    lines = ["示" * width] * 7
    assert paragraphs_of(*lines, "末。") == (["".join(lines) + "末。"] if joined else [*lines, "末。"])


@pytest.mark.parametrize(("lines", "joined"), [(4, False), (5, True)])
def test_six_lines_show_where_a_text_wraps(lines: int, joined: bool) -> None:
    assert (len(paragraphs_of(*[FULL] * lines, "末。")) == 1) == joined


@pytest.mark.parametrize(("full", "joined"), [(2, False), (3, True)])
def test_a_text_wraps_where_three_of_ten_lines_are_full(full: int, joined: bool) -> None:
    found = paragraphs_of(*["示" * 30] * full, *["示例一二三四五六。"] * (10 - full))
    assert found[0] == ("示" * 30 * full + "示例一二三四五六。" if joined else "示" * 30)


@pytest.mark.parametrize(
    ("line", "goes_on"), [("示" * 28, True), ("示" * 27, False), (f"{'示' * 15}，", True), (f"{'示' * 14}，", False)]
)
def test_a_line_goes_on_where_the_next_character_would_not_have_fitted_or_its_mark_says_so(
    line: str, goes_on: bool
) -> None:
    above, after = "示" * 30 * 6, "后文在此结束。"
    found = paragraphs_of(*["示" * 30] * 6, line, after)
    assert found == ([above + line + after] if goes_on else [above + line, after])


@pytest.mark.parametrize(("lines", "close"), [(7, False), (8, True)])
def test_eight_lines_show_that_a_text_is_set_close(lines: int, close: bool) -> None:
    half = lines // 2
    found = paragraphs_of(*[FULL] * half, "", *[FULL] * (lines - half - 1), "末。")
    assert (len(found) == 2) == close


def test_each_line_is_told_how_wide_and_how_close_the_text_around_it_is_set() -> None:
    lines = list(source_lines(source("\n".join([*[FULL] * 8, "末。"]) + "\n")))
    assert wrap_limits(lines) == [float(len(FULL))] * 9
    assert close_set(lines) == [True] * 9
    assert fills(lines[0], lines[1], float(len(FULL)))
    assert not fills(lines[8], lines[0], float(len(FULL)))
