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


def test_a_grid_has_two_rows_of_two_cells_and_at_most_64_columns() -> None:
    assert is_grid([["指标", "目标"], ["示例率", ""], ["示例量", "4"]])
    assert not is_grid([["指标", "目标"], ["示例率", " "]])
    assert [is_grid([["甲"] * columns, ["甲", "乙"]]) for columns in (64, 65)] == [True, False]


def test_a_row_is_as_wide_as_the_cells_that_stand_in_it() -> None:
    assert list(grid_lines([[Cell("甲"), Cell("乙", 3)], [], [Cell("丙")], [Cell("")]])) == [
        "|甲|乙|",
        "乙",
        "|丙|乙|",
    ]
    assert [len(row) for row in filled([[Cell("甲", 1, 64), Cell("乙")]])] == [64]
    assert [len(row) for row in filled([[Cell("甲"), Cell("乙", 1, 64)]])] == [64]
    wide = [Cell("甲", 2) for _ in range(70)]
    assert [len(row) for row in filled([wide, [Cell("乙")]])] == [64, 64]


def test_a_cell_ends_with_the_last_row_it_runs_over() -> None:
    rows = [[Cell("甲", 2), Cell("乙")], [Cell("丙")], [Cell("丁"), Cell("戊")]]
    assert list(grid_lines(rows)) == ["|甲|乙|", "|甲|丙|", "|丁|戊|"]


def test_the_name_of_the_rows_below_may_have_several_lines() -> None:
    assert list(grid_lines([[Cell("一、甲\n二、乙", 1, 2)], [Cell("丙\n丁"), Cell("戊")], [Cell("己")]])) == [
        "一、甲",
        "二、乙",
        "|丙丁|戊|",
        "|己|",
    ]


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
