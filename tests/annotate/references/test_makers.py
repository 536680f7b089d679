"""A title behind the makers of two levels names the text of each (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.makers import makers_apart
from kg.annotate.references.mention import DocumentContext
from kg.vocabulary.namespaces import ID

GUIZHOU, GUANGXI = ID + "region/520000", ID + "region/450000"


@pytest.mark.parametrize(
    ("issuers", "home", "groups"),
    [
        (("国务院", "省人民政府"), GUIZHOU, [("国务院",), ("省人民政府",)]),
        (("国务院", "自治区"), GUANGXI, [("国务院",), ("自治区人民政府",)]),
        (("国务院", "海南省"), None, [("国务院",), ("海南省人民政府",)]),
        (("党中央", "国务院", "省委", "省政府"), GUIZHOU, [("党中央", "国务院"), ("省委", "省政府")]),
        (("水利部", "省水利厅"), GUIZHOU, [("水利部",), ("省水利厅",)]),
    ],
)
def test_two_of_one_line_and_two_levels_made_a_text_each(
    issuers: tuple[str, ...], home: str | None, groups: list[tuple[str, ...]]
) -> None:
    assert [tuple(maker.name for maker in group) for group in makers_apart(issuers, home)] == groups


@pytest.mark.parametrize(
    "issuers",
    [
        ("国务院",),
        ("中共中央", "国务院"),
        ("教育部", "财政部"),
        ("国家发展改革委", "广东省人民政府"),
        ("湖南省人民政府", "广东省人民政府"),
        ("国务院", "示例联合会"),
    ],
)
def test_one_text_is_of_bodies_that_may_sign_together(issuers: tuple[str, ...]) -> None:
    assert makers_apart(issuers, GUIZHOU) == ()


def test_each_text_is_mentioned_where_its_maker_is() -> None:
    heading = "示例市关于示例工作的实施意见\n"
    context = DocumentContext(title=heading.strip(), body_start=len(heading), home=GUIZHOU)
    text = heading + "根据国务院、省人民政府《关于推进示例工作的意见》，结合实际，提出如下意见。"
    found = find_mentions(text, context, KnownNames([]))
    assert [(one.surface, one.title, one.marked, one.relation, one.issuers) for one in found] == [
        ("国务院", "关于推进示例工作的意见", False, "based_on", ("国务院",)),
        ("关于推进示例工作的意见", "关于推进示例工作的意见", True, "based_on", ("省人民政府",)),
    ]
    assert text[found[0].start : found[0].end] == "国务院"
