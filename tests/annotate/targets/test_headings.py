"""Under which headings paragraphs stand (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.headings import heading_level


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        ("第一章 总则", 0),
        ("第二部分 示例", 0),
        ("第一节 示例", 1),
        ("一、总体要求", 2),
        ("（一）示例目标", 3),
        ("1. 清点示例设施。", None),
        ("示例文本。", None),
    ],
)
def test_a_heading_has_its_depth(paragraph: str, level: int | None) -> None:
    assert heading_level(paragraph) == level
