"""Rows between pipes and what their cells hold (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.grid_rows import clean, comparator, is_empty, pipe_rows, value_in, without_year, year_in


def test_a_row_has_its_cells_and_a_rule_is_none() -> None:
    (row,) = pipe_rows("示例文本\n|---|---|\n| 示例率 ① | 3 |\n甲|乙\n")
    assert row.cells == ("示例率", "3")


@pytest.mark.parametrize(
    ("cell", "value", "meant"),
    [
        ("≥25", "25", "≥"),
        ("1,200万吨", "1200", "="),
        ("40左右", "40", "≈"),
        ("[3.5]", "3.5", "="),
        ("不高于5%", "5", "≤"),
    ],
)
def test_the_number_of_a_cell(cell: str, value: str, meant: str) -> None:
    found = value_in(cell)
    assert found is not None
    assert (found["value"].replace(",", ""), comparator(found)) == (value, meant)


@pytest.mark.parametrize("cell", ["示例", "3个示例", "", "3—5年级"])
def test_what_is_no_number(cell: str) -> None:
    assert value_in(cell) is None


def test_the_year_of_a_head() -> None:
    assert (year_in("2031年目标"), year_in("“十五五”末"), year_in("目标")) == (2031, 2030, None)
    assert without_year("2031年示例率") == "年示例率"


def test_a_dash_is_an_empty_cell() -> None:
    assert is_empty("—") and is_empty("") and not is_empty("3")
    assert clean("<b>示 例</b>") == "示例"
