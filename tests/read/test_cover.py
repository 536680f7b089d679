"""Title and publisher on a cover (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE, laid_out, page

from kg.read.cover import cover


def test_the_cover_has_title_and_publisher() -> None:
    assert cover(laid_out(page("示例政策汇编", "示例编写组", PROSE))) == ("示例政策汇编", "示例编写组")


@pytest.mark.parametrize("line", [PROSE, "1. 示例政策汇编", "示例政策汇编。"])
def test_what_is_no_title_leaves_the_name_of_the_file(line: str) -> None:
    assert cover(laid_out(page(line, PROSE), "某书.txt")) == ("某书", None)


def test_a_name_deep_in_the_text_is_no_cover() -> None:
    assert cover(laid_out(page(*[PROSE] * 20, "示例政策汇编"), "某书.txt"))[0] == "某书"


def test_a_text_without_a_cover_has_no_publisher() -> None:
    assert cover(laid_out(page("关于示例工作的通知", "示例省水利厅", PROSE), "某页.txt")) == ("某页", None)


def test_a_header_block_is_no_cover() -> None:
    found = cover(laid_out(page("分类：产业政策", "发文机关：示例省水利厅", "示例办法", PROSE), "某页.txt"))
    assert found == ("某页", None)


def test_a_page_is_called_what_it_calls_itself() -> None:
    name = "示例省推出示例举措"
    found = cover(laid_out(page(f"{name}_示例网", "当前位置：首页 > 政策 > 动态", name, PROSE, PROSE), "某页.txt"))
    assert found[0] == name


@pytest.mark.parametrize(("lines", "found"), [(13, True), (14, False)])
def test_a_cover_is_the_first_fourteen_lines(lines: int, found: bool) -> None:
    name = cover(laid_out(page(*[PROSE] * lines, "示例政策汇编"), "某书.txt"))[0]
    assert (name == "示例政策汇编") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("政策汇编", True),
        ("策汇编", False),
        (f"{'示' * 56}政策汇编", True),
        (f"{'示' * 57}政策汇编", False),
    ],
)
def test_the_name_of_a_compilation_has_four_to_sixty_characters(line: str, found: bool) -> None:
    assert (cover(laid_out(page(line, PROSE), "某书.txt"))[0] == line) == found
