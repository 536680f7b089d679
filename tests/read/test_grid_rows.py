"""Rows of tables as lines: cells that run over several rows and columns stand in each, empty ones keep their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.read.grid_rows import Cell, filled, grid_lines, is_grid, span, stands_alone

HEAD = [[Cell("指标", 2), Cell("目标", 1, 2)], [Cell("2031年"), Cell("2036年")]]


def test_a_cell_that_runs_on_stands_in_each_row_and_column() -> None:
    assert list(grid_lines([*HEAD, [Cell("示例率"), Cell(""), Cell("3")]])) == [
        "|指标|目标|目标|",
        "|指标|2031年|2036年|",
        "|示例率||3|",
    ]


def test_a_row_of_one_cell_is_no_row_of_data() -> None:
    assert list(grid_lines([[Cell("一、示例", 1, 3)], [Cell("甲"), Cell("乙|丙"), Cell("丁")]])) == [
        "一、示例",
        "|甲|乙｜丙|丁|",
    ]


def test_a_header_block_is_no_grid() -> None:
    assert not is_grid([["发文字号", "示发〔2031〕3号"], ["成文日期", "2031年3月1日"]])
    assert not is_grid([["示例文本", ""], ["", "示例"]])
    assert is_grid([["指标", "目标"], ["示例率", "3"]])


def test_what_a_page_states_of_a_cell_is_bounded() -> None:
    assert [span(stated) for stated in (None, "2", "0", "x", "99999")] == [1, 2, 1, 1, 64]


@given(
    st.lists(
        st.lists(st.builds(Cell, st.just("甲"), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=5),
        max_size=5,
    )
)
def test_no_cell_is_lost(rows: list[list[Cell]]) -> None:
    shown = [{id(cell) for cell in full} for full in filled(rows)]
    assert all({id(cell) for cell in row} <= seen for row, seen in zip(rows, shown, strict=True))
    assert all(stands_alone(row) is row[0] for row in rows if len(row) == 1)
