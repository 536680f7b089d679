"""Promised times, sums for each, shares of places, shared names, tables by spaces (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.find import find_targets
from kg.annotate.targets.lists import members

PLAN = "示例市“十四五”示例发展规划\n"


def read(text: str) -> list[tuple[str, str, str | None, int | None]]:
    return [(t.indicator, str(t.value), t.unit, t.year) for t in find_targets(text)]


@pytest.mark.parametrize(
    ("clause", "indicator", "value", "unit"),
    [
        ("将示例补助标准提高到每人每年240元。", "示例补助标准", "240", "元"),
        ("推动示例试点扩大到60%的县。", "示例试点", "60", "%"),
        ("承诺时限3个工作日。", "承诺时限", "3", "个工作日"),
        ("承诺办结时限：3个工作日。", "承诺办结时限", "3", "个工作日"),
    ],
)
def test_levels_without_a_year(clause: str, indicator: str, value: str, unit: str) -> None:
    assert read(f"示例市示例工作实施方案\n{clause}") == [(indicator, value, unit, None)]


def test_money_paid_out_and_shares_that_qualify_are_none() -> None:
    assert read("示例市示例工作实施方案\n对示例企业给予补助每人240元。") == []
    assert read("示例市示例工作实施方案\n对占比达到60%的县开展示例检查。") == []
    assert read("示例市示例工作实施方案\n示例局在3个工作日内答复。") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("粮食、蔬菜产量", ["粮食产量", "蔬菜产量"]),
        ("城镇、农村居民人均可支配收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("非化石能源装机和消费比重", ["非化石能源装机比重", "非化石能源消费比重"]),
        ("人口和城镇化率", ["人口", "城镇化率"]),
        ("示例里程和示例产量", ["示例里程", "示例产量"]),
    ],
)
def test_two_names_share_what_only_one_says(name: str, expected: list[str]) -> None:
    assert members("", name, 2) == expected


@pytest.mark.parametrize("numbers", [("1 ", "2 "), ("", "")])
def test_a_table_whose_cells_only_spaces_part_needs_no_nature(numbers: tuple[str, str]) -> None:
    rows = "指标 单位 2020年 2025年\n{}示例覆盖率 % 20 30\n{}示例产量 万吨 5 8\n".format(*numbers)
    assert read(PLAN + rows) == [("示例覆盖率", "30", "%", 2025), ("示例产量", "8", "万吨", 2025)]


def test_what_a_word_means_is_no_aim() -> None:
    assert read("示例县示例条例\n（二）示例养殖场，是指常年存栏示例当量不少于20头，设有示例的养殖场。") == []
