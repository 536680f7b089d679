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


def around(line: str) -> bool:
    return web_page_lines([line, PROSE])[0]


@pytest.mark.parametrize(
    ("line", "is_around"),
    [
        ("首页 > 政务公开 > 通知公告", True),
        ("首页 > 政务公开", False),
        ("首页»政务公开»通知公告", True),
        ("a > b > c", False),
        ("首页 > 政务公开 > 通知，公告", False),
        ("上一篇：示例通知，示例公告", False),
        (f"上一篇：{'示' * 156}", True),
        (f"上一篇：{'示' * 157}", False),
        ("上一篇：示例通知。", False),
        ("【打印】", True),
        ("（打印）（关闭）", True),
        ("示例（打印）", False),
        ("大", False),
        ("大 中 小", True),
    ],
)
def test_what_stands_around_a_text(line: str, is_around: bool) -> None:
    assert around(line) == is_around


def test_a_list_of_links_under_its_heading_is_no_text() -> None:
    heading = next(line for line in ("相关链接", "相关文章", "相关文件", "相关新闻", "延伸阅读") if around(line))
    lines = [f"{heading}：", "· 示例通知", "• 示例公告", "示例文本", "· 示例意见"]
    assert web_page_lines([*lines, PROSE]) == [True, True, True, False, False, False]


@pytest.mark.parametrize(("width", "is_step"), [(16, True), (17, False)])
def test_a_step_of_a_path_is_sixteen_characters_at_most(width: int, is_step: bool) -> None:
    found = web_page_lines(["首页", ">", "政" * width, "通知公告", PROSE])
    assert found == [True, True, is_step, False, False]


@pytest.mark.parametrize(("width", "ends"), [(80, True), (81, False)])
def test_below_the_last_line_that_may_be_text_the_foot_begins_with_a_button(width: int, ends: bool) -> None:
    foot = ["【打印】", "示" * width, "示例局"]
    assert web_page_lines([PROSE, *foot]) == [False, True, ends, ends]


@pytest.mark.parametrize("text", ["2021年3月5日", "二〇二一年三月五日", "附件：示例表", "示例；"])
def test_days_sentences_and_annexes_are_never_the_foot(text: str) -> None:
    assert web_page_lines([PROSE, "【打印】", "示例局", text]) == [False, True, False, False]
    assert web_page_lines([PROSE, text, "【打印】", "示例局"]) == [False, False, True, True]


def test_where_there_are_only_short_lines_none_is_the_foot() -> None:
    assert web_page_lines(["示例局", "【打印】", "示例局"]) == [False, True, False]


@pytest.mark.parametrize(
    ("line", "is_path"),
    [
        ("首页 / 法规库 / 地方法规", True),
        ("Home / Policies / Regulations", True),
        ("财政部 / 税务总局 / 海关总署", False),
        ("首页 / 法规库", False),
        ("数量/单位/备注", False),
    ],
)
def test_a_path_between_slashes_begins_at_the_front_page(line: str, is_path: bool) -> None:
    assert web_page_lines([line, "示例文本。"])[0] == is_path
