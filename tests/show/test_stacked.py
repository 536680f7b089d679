"""Rows one under the other: nothing is lost but what is longer than a line, and no line is wider than the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.show.stacked import are_cut, stacked

HEADS = ("law", "relation", "bodies", "times")


def plain(*row: str, width: int = 40) -> list[str]:
    (lines,) = stacked(HEADS, [row], width)
    return [line.plain for line in lines]


def test_cells_stand_behind_their_headings() -> None:
    assert plain("示例法", "applies", "国务院", "2") == ["示例法 · relation applies ·", "  bodies 国务院 · times 2"]


def test_a_heading_stays_with_a_short_cell_and_a_line_never_begins_with_what_stands_between() -> None:
    lines = plain("示例法", "applies", "示例机关、示例办公厅、示例委员会、示例总局", "2")
    assert lines[-1].endswith("times 2")
    assert not any(line.lstrip().startswith("·") for line in lines)


def test_empty_cells_say_nothing_and_a_row_about_nothing_says_so() -> None:
    assert plain("示例法", "applies", "", "0") == ["示例法 · relation applies · times 0"]
    assert plain("", "applies", "", "") == ["— · relation applies"]


def test_in_a_table_of_counts_0_says_nothing() -> None:
    rows = stacked(("sector", "北京", "天津", "河北"), [("示例业", "0", "3", "0"), ("示范业", "0", "0", "0")], 40)
    assert [[line.plain for line in lines] for lines in rows] == [["示例业 · 天津 3"], ["示范业"]]


def test_what_is_longer_than_two_lines_is_cut_and_told() -> None:
    rows = stacked(HEADS, [("示例法", "", "示例机关、" * 20, "")], 40)
    assert are_cut(rows) and rows[0][-1].plain.endswith("…")
    assert not are_cut(stacked(HEADS, [("示例法", "", "示例机关", "")], 40))


@given(st.integers(20, 120), st.tuples(*[st.text("示例、abc 1-\n", max_size=60)] * 4))
def test_no_line_is_wider_than_the_terminal_and_no_short_cell_is_lost(width: int, row: tuple[str, ...]) -> None:
    lines = plain(*row, width=width)
    assert max(map(cell_len, lines)) <= width
    said = "".join("".join(lines).split())
    for cell in row:
        assert cell_len(cell) > 160 or "".join(cell.split()) in said
