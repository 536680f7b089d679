"""The name of one document at a place of a text, on words of our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.promised_names import SHORTEST_ACTION, SHORTEST_NAMED_AGAIN, SHORTEST_PLAN, name_at


def named(text: str, **how: bool) -> str | None:
    span = name_at(text, 0, **how)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例科技支撑行动方案，加强攻关。", "示例科技支撑行动方案"),
        ("示例科技支撑行动方案（以下简称方案）。", "示例科技支撑行动方案"),
        ("示例科技支撑工作，加强攻关。", None),
        ("有关示例管理办法。", None),
        ("“示例”产业促进办法。", "“示例”产业促进办法"),
        ("示例战略和样本规律的计划。", None),
    ],
)
def test_a_name_ends_in_a_type_of_document(text: str, name: str | None) -> None:
    assert named(text) == name


@pytest.mark.parametrize(("kind", "fewest"), [("规划", SHORTEST_PLAN), ("行动方案", SHORTEST_ACTION)])
def test_a_plan_needs_so_many_characters(kind: str, fewest: int) -> None:
    whole = "示" * (fewest - len(kind)) + kind
    assert (named(whole + "。"), named(whole[1:] + "。")) == (whole, None)


def test_a_short_plan_needs_another_place_that_names_it() -> None:
    name = "示" * (SHORTEST_NAMED_AGAIN - 2) + "规划"
    assert named(f"{name}。\n{name}不得变更。") == name
    assert named(f"{name}。\n上级{name}不得变更。") is None
    assert named(f"{name}。\n制定{name}。\n编制{name}。") is None
    assert named(name[1:] + f"。\n{name[1:]}不得变更。") is None


@given(st.lists(st.sampled_from(["样本管网规划", "样本名录", "上级样本管网规划", "管网规划", "规划", "不得变更"])))
def test_other_places_are_those_of_the_whole_name(further: list[str]) -> None:
    name = "样本管网规划"
    text = "。\n".join([name, *further])
    above = f"上级{name}" in further
    assert named(text) == (name if name in further and not above else None)


def test_a_verb_that_makes_lists_asks_for_a_list() -> None:
    assert named("示例产业指导目录。", lists_only=True) == "示例产业指导目录"
    assert named("示例产业行动方案。", lists_only=True) is None
