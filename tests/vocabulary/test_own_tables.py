"""Tables that a user writes: names of columns in two languages, each row with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.vocabulary.own_tables import Row, table_rows

COLUMNS = ("own-column/one", "own-column/other", "own-column/same")


def rows_of(folder: Path, text: str, encoding: str = "utf-8") -> list[Row]:
    path = folder / "own.csv"
    path.write_text(text, encoding=encoding)
    return list(table_rows(path, COLUMNS, COLUMNS[:2]))


def test_rows_by_the_names_of_columns_with_their_lines(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, 'One,乙\n示例甲, 示例乙 \n\n"示例\n丙",示例丁\n', "utf-8-sig")
    assert [(row["one"], row["other"], row["same"]) for row in rows] == [
        ("示例甲", "示例乙", ""),
        ("示例\n丙", "示例丁", ""),
    ]
    assert [row.where.rpartition(": ")[2] for row in rows] == ["line 2", "line 5"]


@given(st.lists(st.text("示例甲乙 ", min_size=1).filter(str.strip), max_size=4))
def test_a_cell_lists_what_marks_part(names: list[str]) -> None:
    told = tuple(name.strip() for name in names)
    assert Row("", {"one": "、".join(names)}).listed("one") == told


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        rows_of(tmp_path, "一,乙\n示例,示例\n", "gb18030")
