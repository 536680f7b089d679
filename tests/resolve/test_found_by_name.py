"""Policies found by their names (示例文本)."""

from __future__ import annotations

from policies import HEBEI, policy

from kg.resolve.found_by_name import Names, NearNames
from kg.resolve.model import Policy

LOCAL = policy("河北省示例河道清理整治工作方案", jurisdiction=HEBEI)
NATIONAL = policy("示例河道清理整治工作方案")


def names(*policies: Policy) -> Names:
    found = Names()
    for one in policies:
        found.enter(one)
    return found


def test_a_title_finds_its_policy_with_and_without_a_particle() -> None:
    found = names(policy("示例河道的清理整治方案", key="甲"))
    assert found.named("示例河道清理整治方案") == found.named("《示例河道的清理整治方案》") == ["甲"]
    assert found.named("示例湖泊清理整治方案") == []


def test_other_names_find_it_too() -> None:
    found = names(policy("示例甲方案通知全称文本", alternatives=("示例河道清理整治总体方案",), key="甲"))
    assert found.named("示例河道清理整治总体方案") == ["甲"]


def test_a_region_has_its_own_of_that_name() -> None:
    found = names(LOCAL, NATIONAL)
    assert found.in_region("示例河道清理整治工作方案", HEBEI) == [LOCAL.key]
    assert found.named(NATIONAL.title) == [NATIONAL.key]


def test_a_name_that_differs_by_a_word_is_near() -> None:
    known = {one.key: one for one in (policy("示例河道清理整治三年行动实施方案"), policy("示例学校食堂改造指南"))}
    near = NearNames(known.values())
    assert near.one_like("示例河道清理整治三年行动的方案", known, lambda _: True) == [
        "示例河道清理整治三年行动实施方案"
    ]
    assert near.one_like("示例河道清理整治三年行动的方案", known, lambda _: False) == []
    assert near.one_like("示例城市道路照明维护工作方案", known, lambda _: True) == []


def test_of_two_that_are_as_near_none_is_meant() -> None:
    pair = (policy("示例河道清理整治方案（试行）", key="甲"), policy("示例河道清理整治方案（暂行）", key="乙"))
    known = {one.key: one for one in pair}
    assert NearNames(known.values()).one_like("示例河道清理整治方案", known, lambda _: True) == []
