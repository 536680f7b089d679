"""Lines that break inside a figure (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, laid_out

from kg.read.fragments import broken_lines


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
    ],
)
def test_figures_on_lines_of_their_own_are_joined(lines: list[str], whole: list[str]) -> None:
    assert paragraphs([PROSE, *lines]) == [PROSE, *whole]


@given(st.lists(st.text(alphabet="示例文本。，《》", min_size=1)))
def test_lines_without_figures_are_never_broken(lines: list[str]) -> None:
    assert not any(broken_lines(lines))
