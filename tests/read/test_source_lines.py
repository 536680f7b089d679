"""Lines of a file without the marks of its markup (示例文本)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from own_texts import source

from kg.read.source_lines import source_lines


def test_marks_of_markdown_become_what_they_say() -> None:
    (line,) = source_lines(source("## **示例标题**\n"))
    assert (line.text, line.level, line.bold) == ("示例标题", 2, True)


def test_stars_that_do_not_close_are_no_bold() -> None:
    (line,) = source_lines(source("**示例标题\n"))
    assert (line.text, line.bold) == ("示例标题", False)


def test_a_rule_is_no_mark() -> None:
    (line,) = source_lines(source("***\n"))
    assert (line.text, line.bold) == ("***", False)


def test_blank_lines_indent_and_a_new_page_are_told() -> None:
    first, second, third = source_lines(source("第一段\n\n\n　　第二段\n\f第三段\n"))
    assert (first.blanks_before, second.blanks_before) == (0, 2)
    assert second.indent > first.indent == 0
    assert [line.page_start for line in (first, second, third)] == [False, False, True]


@given(st.text(alphabet="示例#* \n\t1", max_size=60).map("示例".__add__))
def test_a_line_stands_where_it_says(text: str) -> None:
    read = source(text)
    for line in source_lines(read):
        assert read.text[line.start : line.end] == line.text
        assert read.line_of(line.start) == line.number
