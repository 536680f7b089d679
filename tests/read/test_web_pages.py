"""What a web page prints around a document (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE

from kg.read.web_pages import web_page_lines


@pytest.mark.parametrize("line", ["当前位置：首页 > 政策", "字体：大 中 小", "上一篇：示例通知", "打印本页 关闭窗口"])
def test_menus_are_no_text(line: str) -> None:
    assert web_page_lines([line, PROSE]) == [True, False]


@pytest.mark.parametrize("line", [PROSE, "附件：1. 示例表", "2021年3月1日", "一、当前位置和任务"])
def test_text_stays(line: str) -> None:
    assert web_page_lines([line, PROSE]) == [False, False]


def test_a_path_with_a_step_a_line_is_no_text() -> None:
    assert web_page_lines(["首页", ">", "政务公开", ">", "通知公告", PROSE]) == [True] * 5 + [False]
