"""How much a cell of a table is like each kind of column (示例文本)."""

from __future__ import annotations

import pytest

from kg.read.tables.cells import LIKENESS, like_first_bodies


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("关于清点示例设施的通知", "title"),
        ("国务院办公厅关于示例的意见", "title"),
        ("《示例办法》", "title"),
        ("教育部、财政部", "bodies"),
        ("第十三届全国人民代表大会第四次会议", "event"),
    ],
)
def test_a_cell_is_most_like_its_own_kind(cell: str, kind: str) -> None:
    assert max(LIKENESS, key=lambda one: LIKENESS[one](cell)) == kind


@pytest.mark.parametrize(
    ("kind", "like", "unlike"),
    [
        ("number", "国发〔2021〕23号", "关于国发〔2021〕23号的通知"),
        ("number", "国发〔2021〕23号", "国务院办公厅转发的国发〔2021〕23号"),
        ("region", "河北省", "河北省水利厅"),
        ("ordinal", "12", "2021-03-01"),
        ("ordinal", "十二、", "一、示例"),
        ("bodies", "教育部、财政部", "教育部、教育部"),
        ("bodies", "教育部、财政部", "教育部"),
        ("title", "关于示例的通知", "示例通知"),
        ("title", "关于示例的通知", "关于示例的通知。"),
        ("title", "《示例办法》", "《示例办法"),
        ("event", "第四次会议", "示例，文本，第四次会议"),
        ("remark", "无", "示例内容说明"),
        ("category", "规划", "《示例办法》"),
    ],
)
def test_a_cell_is_more_like_a_kind_than_another_cell(kind: str, like: str, unlike: str) -> None:
    assert LIKENESS[kind](like) > LIKENESS[kind](unlike)


def test_a_list_of_bodies_may_break_off_in_a_name() -> None:
    assert like_first_bodies("教育部、财") > 0
    assert like_first_bodies("教育部、财政部") > like_first_bodies("教育部、财")
    for none in ("示例教育部", "教育部关于示例", "示例"):
        assert like_first_bodies(none) < 0
