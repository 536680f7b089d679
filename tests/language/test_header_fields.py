"""The fields of a header block, line by line (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.header_fields import HeaderField, field_kind, header_fields, header_row, is_label


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("发文机关：示例省水利厅", [("bodies", "示例省水利厅")]),
        ("发文字号:示例发〔2021〕3号", [("number", "示例发〔2021〕3号")]),
        ("【发布部门】示例市人民政府", [("bodies", "示例市人民政府")]),
        ("发 文 字 号：示例发〔2021〕3号", [("number", "示例发〔2021〕3号")]),
        (
            "发布部门：示例市人民政府 文号：示例发〔2021〕3号",
            [("bodies", "示例市人民政府"), ("number", "示例发〔2021〕3号")],
        ),
        ("| 发文机关 | 示例省水利厅 |", [("bodies", "示例省水利厅")]),
        ("发文字号：", [("number", "")]),
        ("示例级别：省级 发布日期：2031-02-28", [("published", "2031-02-28")]),
    ],
)
def test_fields_of_a_line(line: str, fields: list[tuple[str, str]]) -> None:
    assert [(field.kind, field.value) for field in header_fields(line)] == fields


@pytest.mark.parametrize(
    "line", ["", "现将有关事项通知如下：", "各市人民政府：", "标题 示例河道", "根据发文机关：示例省水利厅的要求"]
)
def test_lines_that_begin_with_no_field(line: str) -> None:
    assert header_fields(line) == []


def test_a_field_says_where_it_begins() -> None:
    line = "发布部门：示例市人民政府 文号：示例发〔2021〕3号"
    assert header_fields(line)[1] == HeaderField("number", "示例发〔2021〕3号", line.index("文号"))


def test_names_are_known_with_spaces_and_without() -> None:
    assert field_kind("文 号") == field_kind("文号") == "number"
    assert field_kind("示例") is None


def test_rows_of_a_header_table_alternate_names_and_values() -> None:
    assert header_row("发文机关\t示例省水利厅\t文号\t示例发〔2021〕3号")
    assert not header_row("发文机关\t文号\t标题")
    assert not header_row("示例\t示例")


@given(st.text(alphabet="发文机关字号：: |【】\t示例省1〔〕", max_size=40))
def test_fields_lie_in_the_line_in_order(line: str) -> None:
    fields = header_fields(line)
    assert [field.at for field in fields] == sorted({field.at for field in fields})
    assert all(field.value in line for field in fields)


@pytest.mark.parametrize("unit", ["文号：", "| 文号 ", "【文号】", "文 "])
def test_long_lines_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: header_fields(unit * size), 2_000)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        # the name of a field ends within sixteen characters
        ("示 例 示 例 示 例 示 例：省级 发布日期：2031-02-28", ["published"]),
        ("示  例 示 例 示 例 示 例：省级 发布日期：2031-02-28", []),
        ("示例。级别：省级 发布日期：2031-02-28", []),
        # of names in a row without marks, everyday words need a value of their kind
        ("文号 示例发〔2021〕3号", ["number"]),
        ("文号 示例", []),
        ("标题 示例河道管理办法", ["title"]),
        ("索引号 0001", ["index"]),
        ("发文机关 示例省水利厅 文号 示例发〔2021〕3号", ["bodies", "number"]),
        ("发布部门 发布日期 主要内容", []),
        ("| 文号 | 示例 |", ["number"]),
        ("| 文号 | |", []),
        (f"| 发文机关 | {'示' * 189} |", ["bodies"]),
        (f"| 发文机关 | {'示' * 190} |", []),
    ],
)
def test_what_is_a_field_and_what_only_has_its_words(line: str, kinds: list[str]) -> None:
    assert [field.kind for field in header_fields(line)] == kinds


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("分类：水利", True),
        ("分类：", True),
        ("分：水利", False),
        ("一二三四五六七八：水利", True),
        ("一二三四五六七八九：水利", False),
        (f"分类：{'水' * 60}", True),
        (f"分类：{'水' * 61}", False),
        ("分类：水利。", False),
        ("分类：水利：示例", False),
        ("【分类】：水利", True),
    ],
)
def test_the_form_of_a_field(line: str, is_one: bool) -> None:
    assert is_label(line) == is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("发文机关\t示例省水利厅", True),
        ("发文机关\t", False),
        ("发文机关|示例省水利厅|文号|", True),
        ("发文机关\t示例省水利厅\t示例\t甲", False),
        ("发文机关 示例省水利厅", False),
        (f"发文机关\t{'示' * 195}\t示例\t甲", True),
        (f"发文机关\t{'示' * 193}\t示例\t甲", False),
    ],
)
def test_a_row_of_a_header_table_has_a_name_first(line: str, is_one: bool) -> None:
    assert header_row(line) == is_one


def test_fields_may_have_names_in_english_of_several_words() -> None:
    line = "Publication date: 2031-12-30 Source: 示例部"
    assert [(field.kind, field.value) for field in header_fields(line)] == [
        ("published", "2031-12-30"),
        ("index", "示例部"),
    ]
    assert field_kind("Issuing Authority") == "bodies"
