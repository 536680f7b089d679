"""The title that a page prints twice (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE

from kg.read.page_titles import PageTitle, page_title

NAME, PATH = "示例河道办法", "首页 > 政策 > 文件"


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ([f"{NAME}_示例网", PROSE, NAME], 2),
        ([f"{NAME}_示例网", NAME], 1),
        ([f"示例政务网 政务公开 {NAME}", PATH, NAME], 2),
        ([f"示例政务网>>公告 | {NAME}", NAME], 1),
        ([f"示例政务网 {NAME}", PATH, "示例政务网"], None),
        ([f"示例市财政局 {NAME}", PATH, "示例市财政局", NAME], None),
        ([NAME, PATH, NAME], 2),
        ([NAME, "发文字号：示发〔2021〕3号", NAME], 2),
        ([NAME, PROSE, NAME], None),
        ([NAME, PATH], None),
        ([NAME], None),
        (["示例河办法", PATH, "示例河办法"], None),
        (["open data", PATH, "open data"], None),
        (["示例河道办法。", PATH, "示例河道办法。"], None),
        ([NAME, PATH, *[PROSE] * 57, NAME], 59),
        ([NAME, PATH, *[PROSE] * 58, NAME], None),
    ],
)
def test_a_title_comes_again_behind_the_menu_or_without_the_name_of_the_site(lines: list[str], at: int | None) -> None:
    assert page_title(lines, None) == (None if at is None else PageTitle(NAME, at, flat=False))


def test_a_page_on_one_line_knows_its_title() -> None:
    assert page_title([PROSE, NAME], 1) == PageTitle(NAME, 1, flat=True)


TITLE = "示例市示例资金管理办法"


def test_the_last_print_of_the_name_opens_the_text() -> None:
    lines = [
        "您的位置: 首页 » 示例网",
        TITLE,
        "时间:2024-07-09 来源: 示例网",
        TITLE,
        "示例市人民政府",
        TITLE,
        "第一条 为规范。",
    ]
    found = page_title(lines, None)
    assert found is not None and (found.at, found.before) == (5, (1, 3))


def test_a_sentence_between_two_prints_is_text() -> None:
    lines = [TITLE, "来源：示例网", TITLE, f"《{TITLE}》已经会议通过，现予公布。", TITLE, "第一条 为规范。"]
    found = page_title(lines, None)
    assert found is not None and (found.at, found.before) == (2, (0,))


def test_a_text_that_names_itself_once_has_no_title_of_a_page() -> None:
    assert page_title([TITLE, "示例市人民政府", "第一条 为规范。"], None) is None


@given(
    st.lists(
        st.sampled_from([TITLE, "来源：示例网", "示例市人民政府", "第一条 为规范。", "首页 > 政策 > 文件"]), max_size=9
    )
)
def test_every_print_is_the_name(lines: list[str]) -> None:
    found = page_title(lines, None)
    assert found is None or all(lines[at] == TITLE for at in (found.at, *found.before))
