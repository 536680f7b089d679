"""Several numbers for several subjects (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.lists import members


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("秸秆、粪污利用率", 2, ["秸秆利用率", "粪污利用率"]),
        ("示例甲率、示例乙率", 2, ["示例甲率", "示例乙率"]),
        ("城市和农村地区", 2, ["城市", "农村地区"]),
        ("秸秆、粪污利用率", 3, []),
    ],
)
def test_each_member_has_its_name(name: str, count: int, expected: list[str]) -> None:
    assert members(f"清理秸秆、粪污，公开结果。{name}分别达到60%和70%。", name, count) == expected


def test_another_place_in_the_text_says_where_a_name_ends() -> None:
    text = "推动秸秆、粪污、农膜利用。秸秆、粪污、农膜回收利用率分别达到甲乙丙。"
    assert members(text, "秸秆、粪污、农膜回收利用率", 3) == ["秸秆回收利用率", "粪污回收利用率", "农膜回收利用率"]
