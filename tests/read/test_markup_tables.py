"""Tables of data in a text with marks of HTML."""

from __future__ import annotations

import time

from kg.read.markup_tables import marked_tables

TWO = "<tr><td>指标</td><td>目标</td></tr><tr><td>示例率</td><td rowspan='2'>3</td></tr>"


def test_a_table_has_its_rows_and_cells() -> None:
    text = f"前文<TABLE border=1>{TWO}</TABLE>后文"
    (table,) = marked_tables(text)
    assert text[table.start : table.start + 6] == "<TABLE" and text[table.end :] == "后文"
    assert [[text[cell.start : cell.end] for cell in row.cells] for row in table.rows] == [
        ["指标", "目标"],
        ["示例率", "3"],
    ]
    assert table.rows[1].cells[1].rows == 2


def test_only_the_inner_one_of_two_tables_is_of_data() -> None:
    text = f"<table><tr><td><table>{TWO}</table></td></tr></table>"
    (table,) = marked_tables(text)
    assert table.start == text.rindex("<table>")


def test_a_row_of_many_cells_takes_linear_time() -> None:
    begun = time.process_time()
    assert list(marked_tables("<table><tr>" + "<td>甲</td>" * 100_000 + "</tr></table>")) == []
    assert time.process_time() - begun < 5
