"""A flattened table step by step: where it stands, its rows, what its cells look like."""

from __future__ import annotations

import pytest
from own_texts import laid_out

from kg.read.tables.cells import LIKENESS, like_first_bodies, without_spaces
from kg.read.tables.printed import find_tables
from kg.read.tables.rows import rows_of

TABLE = [
    *("2.1示例文本政策一览", "发布时间", "发布部门", "政策名称", "主要内容"),
    *("2021-12-03", "水利部", "水利部关于示例灌区的通知"),
    "示例文本写明各灌区怎样清点设施，怎样安排先后，怎样公开结果，各单位照此办理。",
    *("2021-12-09", "财政部", "财政部关于示例资金的通知"),
    "示例文本写明资金怎样申请，怎样下达，怎样公开结果，各单位照此办理。",
]


def test_a_table_has_the_columns_of_its_head_and_the_caption_above() -> None:
    (table,) = find_tables(laid_out("\n\n".join(TABLE) + "\n"))
    assert table.caption == TABLE[0]
    assert table.kinds == ("date", "bodies", "title", "summary")
    assert (table.before, table.after) == ((), ("bodies", "title", "summary"))
    assert [piece.text for piece in table.pieces] == TABLE[5:]


def test_a_text_without_a_head_has_no_table() -> None:
    assert list(find_tables(laid_out("\n\n".join(TABLE[5:]) + "\n"))) == []


def test_each_date_opens_a_row() -> None:
    (table,) = find_tables(laid_out("\n\n".join(TABLE) + "\n"))
    rows = rows_of(table)
    assert [row.date for row in rows] == ["2021-12-03", "2021-12-09"]
    assert [row.text("bodies") for row in rows] == ["水利部", "财政部"]
    assert [row.text("title") for row in rows] == [TABLE[7], TABLE[11]]
    assert rows[0].end <= rows[1].start


@pytest.mark.parametrize(
    ("kind", "like", "unlike"),
    [
        ("bodies", "水利部财政部", "水利部关于示例灌区的通知"),
        ("title", "水利部关于示例灌区的通知", "水利部门负责。"),
        ("ordinal", "12", "2021年"),
        ("number", "水规〔2021〕3号", "水利部关于示例灌区的通知"),
        ("region", "河北省", "水利部"),
        ("category", "节水", "示例文本，写明设施。"),
    ],
)
def test_a_cell_looks_like_what_its_column_holds(kind: str, like: str, unlike: str) -> None:
    assert LIKENESS[kind](like) > 0 > LIKENESS[kind](unlike)


def test_a_list_of_bodies_may_break_off_inside_a_name() -> None:
    assert like_first_bodies("水利部 财政部 国家卫生") > like_first_bodies("国家卫生")


def test_one_space_stays_between_latin_words() -> None:
    assert without_spaces(" 示 例\n Open  Data 平台 ") == "示例Open Data平台"
