"""Lines of Chinese: nothing lost, no line too wide, no mark where it may not stand."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kg.show.folding import FoldedText, folded

TEXT = st.text("示例文本、。，《》（）“”ab1-. ", max_size=80)


@given(TEXT, st.integers(8, 40))
def test_nothing_is_lost_but_space_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = folded(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.lists(st.sampled_from(["示", "例", "文本、", "《规划》，", "（试行）", "2021年"]), max_size=30).map("".join))
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(text: str) -> None:
    lines = folded(text, 12)
    assert not any(line[:1] in tuple("、，》）") for line in lines)
    assert not any(line[-1:] in tuple("《（") for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("示例部 示例局关于示例工作的通知", 12, ["示例部 示例", "局关于示例工", "作的通知"]),
        ("见 demo.txt:31 等处", 12, ["见", "demo.txt:31", "等处"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 10, [""]),
        ("甲\n乙", 10, ["甲", "乙"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


def test_styles_stay_on_their_words() -> None:
    output = io.StringIO()
    text = Text("示例示例示例", style="red").append("文本文本", style="green")
    Console(file=output, width=12, force_terminal=True, color_system="standard").print(FoldedText(text))
    first, second = output.getvalue().splitlines()
    assert "31m" in first and "32m" not in first
    assert "32m" in second and "31m" not in second
