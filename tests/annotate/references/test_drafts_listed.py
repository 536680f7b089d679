"""Plans of legislation list what is drafted, and by whom. All texts are our own (示例文本)."""

from __future__ import annotations

import pytest
from own_texts import is_linear

from kg.annotate.references.drafts_listed import drafts_listed
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext

PLAN = "示例市人民政府2031年度立法工作计划"
NOTICE = "示例市人民政府关于加强示例工作的通知"


def promised(title: str, *lines: str) -> list[str]:
    text = "\n".join((title, *lines))
    found = find_mentions(text, DocumentContext(title, body_start=len(title) + 1), KnownNames([]))
    return [one.surface for one in found if one.relation == "proposes"]


@pytest.mark.parametrize("title", [PLAN, NOTICE])
@pytest.mark.parametrize(
    "lines",
    [
        ("1.示例市节水条例（市水利局牵头起草；6月底前提交草案送审稿）",),
        ("1.示例市节水条例（修订）（市水利局起草）；",),
        ("示例市节水条例", "起草单位：市水利局"),
        ("1.《示例市节水条例》（市水利局起草）",),
    ],
)
def test_who_drafts_it_makes_it_a_draft(title: str, lines: tuple[str, ...]) -> None:
    assert [name.strip("《》") for name in promised(title, "一、审议项目", *lines)] == ["示例市节水条例"]


def test_a_plan_of_legislation_lists_drafts_on_lines_of_their_own() -> None:
    lines = (
        "三、调研项目（2件）",
        "1.示例市文明行为促进条例",
        "责任单位：市文明办",
        "2.示例市古城保护办法",
        "责任单位：市住建局",
    )
    assert promised(PLAN, *lines) == ["示例市文明行为促进条例", "示例市古城保护办法"]
    assert promised(NOTICE, *lines) == []


@pytest.mark.parametrize(
    "line", ["1.加强示例工作（市水利局起草）", "示例市节水条例（试行）", "各级示例管理办法（市水利局起草）"]
)
def test_what_names_no_text_or_says_nothing_of_drafting_is_none(line: str) -> None:
    assert promised(NOTICE, line) == []


def test_the_time_grows_with_the_text() -> None:
    lines = "1.示例市节水条例（市水利局牵头起草；6月底前提交草案）\n示例市古城保护办法（\n"
    assert is_linear(lambda size: lambda: drafts_listed(lines * size, 0, PLAN), 300)
