"""Titles without marks over the changes that a decision makes to them (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.changed_below import titles_changed_below
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext

CHANGED = (
    "一、示例省示例灾害防御规定\n删去第二十条。\n二、示例省样本管理办法（示例令第7号）\n将第四条中的“甲”修改为“乙”。"
)


def test_each_is_amended() -> None:
    title = "示例省人民政府关于修改示例规章的决定"
    text = f"{title}\n省政府决定修改下列规章：\n{CHANGED}\n三、工作要求\n抓好落实。"
    found = find_mentions(text, DocumentContext(title, body_start=len(title)), KnownNames([]))
    assert [(one.surface, one.relation) for one in found if one.title] == [
        ("示例省示例灾害防御规定", "amends"),
        ("示例省样本管理办法", "amends"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、示例省示例管理规定\n各地要抓好落实。",
        "示例省示例管理规定\n删去第二十条。",
        "一、修改的内容\n删去第二十条。",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert titles_changed_below(text) == []
