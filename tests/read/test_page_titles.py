"""The title that a page prints twice (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import PROSE

from kg.read.page_titles import PageTitle, page_title

NAME, PATH = "示例河道办法", "首页 > 政策 > 文件"


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ([f"{NAME}_示例网", PROSE, NAME], 2),
        ([f"{NAME}_示例网", NAME], 1),
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
