"""How much a cell of a table is like each kind of column (示例文本)."""

from __future__ import annotations

import pytest

from kg.read.tables.cells import EMPTY, LIKENESS, like_first_bodies


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


@pytest.mark.parametrize(
    ("kind", "cell", "score"),
    [
        ("category", "规划", 1.8),
        ("category", "规" * 20, 0.0),
        ("category", "规" * 21, -6.0),
        ("category", "规划，甲", -6.0),
        ("bodies", "教育部", 2.7),
        ("bodies", "教育部、财政部", 3.4),
        ("bodies", "教育部、教育部", -0.3),
        ("bodies", "示例", -5.0),
        ("bodies", "教育部关于示例", -5.0),
        ("title", "示例通知", 2.0),
        ("title", "关于示例的通知", 6.0),
        ("title", "示例", -3.0),
        ("title", "省示例通知", 5.0),
        ("title", "教育部示例通知", 5.0),
        ("title", "《示例办法", 3.0),
        ("title", "示例通知。示例通知", -3.0),
        ("title", f"{'甲' * 38}教育部示例通知", 2.0),
        ("event", "示例", 3.0),
        ("event", "示例，", -1.0),
        ("event", "第四次会议", 4.0),
        ("ordinal", "1", 3.0),
        ("ordinal", "1234.", 3.0),
        ("ordinal", "12345", -6.0),
        ("ordinal", "1.2", -6.0),
        ("number", "国发〔2021〕23号", 2.9),
        ("number", "国发〔2021〕23 号", 2.8),
        ("number", "第三号", -5.0),
        ("number", "国发〔2021〕23号通知", -5.0),
        ("region", "河北省", 3.0),
        ("region", "甲河北省", -4.0),
        ("region", "河北省水利厅", -4.0),
        ("region", "示例", -4.0),
        ("remark", "示例", -0.6),
        ("link", "示例", -0.6),
    ],
)
def test_each_sign_of_a_kind_has_its_weight(kind: str, cell: str, score: float) -> None:
    assert LIKENESS[kind](cell) == pytest.approx(score)


def test_what_breaks_off_in_a_name_is_twelve_characters_at_most() -> None:
    assert like_first_bodies(f"教育部、{'财' * 11}") == pytest.approx(0.7)
    assert like_first_bodies(f"教育部、{'财' * 12}") == -5.0
    assert like_first_bodies("甲教育部") == like_first_bodies("教育部印发") == -5.0


def test_an_empty_cell_costs_most_where_no_row_is_without_it() -> None:
    assert EMPTY == {"title": -6.0, "event": -6.0, "bodies": -2.0, "category": -1.0, "link": 0.0, "remark": 0.0}


def test_a_list_of_bodies_may_break_off_in_a_name() -> None:
    assert like_first_bodies("教育部、财") > 0
    assert like_first_bodies("教育部、财政部") > like_first_bodies("教育部、财")
    for none in ("示例教育部", "教育部关于示例", "示例"):
        assert like_first_bodies(none) < 0
