"""Databases: which tables hold texts, and how their cells become rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.formats.content import NO_WISHES, File, Wishes
from kg.read.formats.database import content_of, quoted

FILE = File(Path("a.db"), "a.db", b"")
TEXT = "示例文本：关于印发示例办法的通知。"


def names(columns: dict[str, list[str]], wishes: Wishes) -> list[str]:
    content = content_of(FILE, columns, lambda table: [[TEXT] * len(columns[table])], wishes)
    return [source.name for source in content.sources]


def test_a_table_with_a_known_column_of_texts_is_read() -> None:
    assert names({"b": ["标题", "正文"], "a": ["其他"]}, NO_WISHES) == ["a.db#b=1"]


def test_the_columns_told_decide() -> None:
    assert names({"a": ["x", "正文"], "b": ["正文"]}, Wishes({"text": "x"})) == ["a.db#a=1"]


def test_no_table_of_texts_is_refused() -> None:
    with pytest.raises(InputError, match="no table with a column of texts"):
        names({"a": ["其他"]}, NO_WISHES)


def test_cells_that_are_none_or_bytes_are_empty() -> None:
    content = content_of(FILE, {"a": ["标题", "正文"]}, lambda table: [[None, TEXT], [b"\xff", TEXT]], NO_WISHES)
    assert [source.text.strip() for source in content.sources] == [TEXT, TEXT]


def test_a_name_is_quoted_whatever_it_holds() -> None:
    assert quoted('政策 "表"') == '"政策 ""表"""'
