"""Tags and entities of HTML in a text: read as a browser shows them, offsets those of the text. All texts are our own
(示例文本)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import laid_out

import kg
from kg.read.markup import end_of_character, without_markup
from kg.read.segment import segment

PAGE = """<!DOCTYPE html><html><head><title>示例网站</title><style>p { color: red }</style></head><body>
<h1>示例市人民政府关于加强示例管理的意见</h1>
<p>示政发〔2031〕15号</p>
<p>各区人民政府：</p>
<p>&emsp;&emsp;为落实《示例省人民政府关于印发&ldquo;示例&rdquo;行动方案的通知》（<b>示发</b>〔2021〕33号），&nbsp;提出以下意见。</p>
<p align="right">示例市人民政府<br/>2031年3月1日</p></body></html>
"""


def test_a_page_saved_as_text_is_a_document() -> None:
    (one,) = segment(laid_out(PAGE))
    assert one.title == "示例市人民政府关于加强示例管理的意见"
    assert (one.first_line, one.last_line) == (2, 6)
    assert "color" not in laid_out(PAGE).text and "示例网站" not in laid_out(PAGE).text


def test_a_break_ends_a_line_and_a_mark_of_type_does_not() -> None:
    lines = laid_out(PAGE).text.splitlines()
    assert lines[-2:] == ["示例市人民政府", "2031年3月1日"]
    assert any("示发〔2021〕33号" in line for line in lines)


def test_offsets_are_those_of_the_text_with_its_markup() -> None:
    (found,) = (one for one in kg.find_references(PAGE) if one.marked)
    assert found.surface == "示例省人民政府关于印发“示例”行动方案的通知"
    assert PAGE[found.start : found.end] == "示例省人民政府关于印发&ldquo;示例&rdquo;行动方案的通知"
    assert (found.number, found.line) == ("示发〔2021〕33号", 5)


def test_an_entity_at_the_end_is_whole() -> None:
    text = "示例文本：执行《示例办法&#65288;试行&#65289;》。"
    (found,) = kg.find_references(text)
    assert text[found.start : found.end] == "示例办法&#65288;试行&#65289;"


@pytest.mark.parametrize(
    "text",
    [
        "示例文本：执行《示例办法》。",
        "执行<<示例办法>>和<示例条例>，a<b 且 b>c，AT&T;",
        "| 甲 | 乙 |",
    ],
)
def test_marks_of_the_text_are_no_markup(text: str) -> None:
    shown = without_markup(text)
    assert shown is None or shown.text == text


def test_a_row_of_a_table_stays_one_line() -> None:
    shown = without_markup("| 示例 | 第一项<br>第二项 |\n| 甲 | 乙 |")
    assert shown is not None and shown.text.count("\n") == 1


PIECES = (
    "示例文本",
    "&ldquo;",
    "&amp;rdquo;",
    "<p>",
    "</p>",
    "<br/>",
    "<b>",
    "</b>",
    "《",
    "》",
    "\n",
    " ",
    "&nbsp;",
    "&甲;",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_character_that_is_kept_stands_where_the_map_says(text: str) -> None:
    clean = laid_out("示例\n" + text)
    for at, character in enumerate(clean.text):
        if re.match("[示例文本《》]", character):
            assert clean.source.text[clean.source_offset(at)] == character
    assert [*clean.run_clean] == sorted(set(clean.run_clean))


TABLE = (
    "<table><tr><th rowspan=2>指标</th><th colspan='2'>目标</th></tr><tr><td>2031年</td><td>2036年</td></tr>"
    "<tr><td><p>示例率</p><p>（甲）</p></td><td></td><td>&ge;3</td></tr></table>"
)


def test_a_table_of_data_has_a_line_a_row() -> None:
    shown = without_markup("示例\n" + TABLE + "后文")
    assert shown is not None
    assert shown.text.splitlines() == [
        "示例",
        "|指标|目标|目标|",
        "|指标|2031年|2036年|",
        "|示例率（甲）||≥3|",
        "后文",
    ]


def test_a_character_of_a_table_stands_where_the_map_says() -> None:
    shown = without_markup(TABLE)
    assert shown is not None
    assert TABLE[shown.source_offset(shown.text.index("2036"))] == "2"
    assert TABLE[shown.source_offset(shown.text.index("示例率"))] == "示"
    # a cell that goes on in a later row stands at the tag of that row there
    assert TABLE.startswith("<tr>", shown.source_offset(shown.text.rindex("指标")))


def test_a_table_that_only_lays_out_a_page_is_none_of_data() -> None:
    shown = without_markup("<table><tr><td>甲</td><td><table><tr><td>一</td></tr></table></td></tr></table>")
    assert shown is not None and "|" not in shown.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲<p>乙</p>丙", "甲\n乙\n丙"),
        ("甲\n<p>乙", "甲\n乙"),
        ("甲\n  <p>乙", "甲\n  乙"),
        ("<p>甲", "甲"),
        ("甲<br><br>乙", "甲\n乙"),
        ("甲<h2>乙</h2>丙", "甲\n## 乙\n丙"),
        ("<h1>甲</h1>", "# 甲\n"),
        ("甲<b>乙</b><o:p>丙</o:p>", "甲乙丙"),
        ("<tr><td>甲</td><td>乙</td></tr>", "甲\t乙\t\n"),
        ("甲&nbsp;乙&emsp;丙&#8203;丁", "甲 乙\u3000丙丁"),
        ("甲&ldquo;乙&amp;rdquo;", "甲“乙”"),
        ("甲&none;乙<b>", "甲&none;乙"),
        (" |甲<br>乙", " |甲 乙"),
        ("甲|乙<br>丙", "甲|乙\n丙"),
        ("|甲\n乙<br>丙", "|甲\n乙\n丙"),
    ],
)
def test_a_tag_or_an_entity_is_what_a_browser_shows(text: str, shown: str) -> None:
    found = without_markup(text)
    assert found is not None and found.text == shown


def test_a_text_without_markup_is_left() -> None:
    assert without_markup("示例 < 文本 & 甲 > 乙") is None


def test_rows_that_are_named_by_one_cell_stand_alone_and_pipes_are_none_of_a_cell() -> None:
    rows = "<tr><td>甲|乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr>"
    table = f"<table><tr><td colspan=2>一、示例</td></tr>{rows}</table>"
    found = without_markup(f"前{table}<p>后")
    assert found is not None and found.text == "前\n一、示例\n|甲｜乙|丙|\n|丁|戊|\n后"
    assert table[found.source_offset(found.text.index("丙")) - 1] == "丙"


def test_a_cell_that_comes_twice_stands_at_its_own_place_each_time() -> None:
    table = "<table><tr><td>甲</td><td>甲</td></tr><tr><td>甲</td><td>乙</td></tr></table>"
    found = without_markup(table)
    assert found is not None
    at = [at for at, character in enumerate(found.text) if character == "甲"]
    assert [found.source_offset(one) for one in at] == [at for at, character in enumerate(table) if character == "甲"]


@pytest.mark.parametrize(("text", "end"), [("&ldquo;甲", 7), ("甲乙", 1), ("&lt;甲", 1)])
def test_an_entity_is_one_character(text: str, end: int) -> None:
    assert end_of_character(text, 0, "“" if "ldquo" in text else text[0]) == end


@pytest.mark.parametrize(
    "name",
    [
        "示<ruby>例<rt>li</rt></ruby>法",
        "示<ruby><rb>例</rb><rp>(</rp><rt>li</rt><rp>)</rp></ruby>法",
        '示例<span style="display: none">隐去</span>法',
    ],
)
def test_readings_above_characters_and_hidden_words_are_no_text(name: str) -> None:
    found = without_markup(name)
    assert found is not None and found.text == "示例法"
