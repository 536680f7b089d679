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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("甲、乙产量", ["甲产量", "乙产量"]),
        ("示例能源装机和消费比重", ["示例能源装机比重", "示例能源消费比重"]),
        ("示例产量和消费量", ["示例产量", "示例消费量"]),
        ("钢铁产量、水泥", ["钢铁产量", "水泥"]),
        ("甲类、乙类示例排放总量", ["甲类示例排放总量", "乙类示例排放总量"]),
        ("秸秆、粪污、农膜回收率", ["秸秆回收率", "粪污回收率", "农膜回收率"]),
        ("城市、县城、乡镇示例率", ["城市示例率", "县城示例率", "乡镇示例率"]),
        ("示例甲率、示例乙率均", ["示例甲率", "示例乙率"]),
        ("森林覆盖率、蓄积量", ["森林覆盖率", "森林蓄积量"]),
        ("示例产业增加值和研发投入", ["示例产业增加值", "研发投入"]),
    ],
)
def test_members_share_what_the_last_one_ends_with(name: str, expected: list[str]) -> None:
    assert members(f"到2025年，{name}分别达到60、70、80。", name, len(expected)) == expected


def test_the_tail_is_what_stands_alone_elsewhere_too() -> None:
    name = "肉类、果蔬、水产品产地低温处理率"
    text = f"{name}分别达到85%、30%和85%。推进肉类、果蔬、水产品冷藏，提高产地低温处理率。"
    assert members(text, name, 3) == [f"{kind}产地低温处理率" for kind in ("肉类", "果蔬", "水产品")]


def test_a_member_may_hold_a_conjunction() -> None:
    assert members("示例文本", "示例甲率、示例乙和丙率", 2) == ["示例甲率", "示例乙和丙率"]
    assert members("示例文本", "示例甲率、示例乙率、示例丙率", 2) == []


@pytest.mark.parametrize("others", ["等区域", "等城市", "等地", ""])
def test_places_of_a_list_say_nothing_of_what_is_measured(others: str) -> None:
    name = f"北京市、天津市{others}绿化覆盖率"
    assert members(f"到2025年，{name}分别达到40、35。", name, 2) == ["北京市绿化覆盖率", "天津市绿化覆盖率"]
