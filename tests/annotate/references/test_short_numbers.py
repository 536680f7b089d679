"""Numbers of documents without their year or code (示例文本, all ours)."""

from __future__ import annotations

import pytest

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.short_numbers import short_numbers


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in short_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按国发35号文办理。", ["国发35号文"]),
        ("认真落实中央一号文件和省委一号文件。", ["中央一号文件", "省委一号文件"]),
        ("请执行市教育局2031年第17号通知。", ["市教育局2031年第17号通知"]),
        ("对自治区政府2号令第三条的理解。", ["自治区政府2号令"]),
        # things with a number, a proposal, a building, nobody before it
        ("购置1号文件柜，整理2号文化墙，办理第3号议案。", []),
        ("示例地铁5号线通知书模板。", []),
        ("会议传达了一号文件。", []),
        ("按照示例工程项目规定（市住建局16号令）确定。", []),
    ],
)
def test_numbers_without_a_year(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_such_a_number_is_a_mention_without_title_and_number() -> None:
    text = "示例文本标题\n一、总体要求\n全面落实省委一号文件部署。"
    (mention,) = find_mentions(text, DocumentContext("示例文本标题"), KnownNames([]))
    assert (mention.surface, mention.title, mention.number) == ("省委一号文件", None, None)
    assert mention.relation == "implements"
