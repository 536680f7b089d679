"""The numbers of a sentence with their units (示例文本)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.targets.numbers import Number, find_counts, find_numbers
from kg.annotate.targets.years import years


def numbers(text: str) -> list[Number]:
    return list(find_numbers(text, 0, len(text), years(text, 2021)))


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "after"),
    [
        ("装机达到4000万千瓦。", "4000", None, "万千瓦", ""),
        ("降低10%—15%。", "10", "15", "%", ""),
        ("覆盖率80%以上。", "80", None, "%", "以上"),
        ("治理1,200公里。", "1200", None, "公里", ""),
        ("完成八成以上。", "80", None, "%", "以上"),
    ],
)
def test_a_number_has_value_unit_and_what_stands_behind(
    text: str, value: str, upper: str | None, unit: str, after: str
) -> None:
    (found,) = numbers(text)
    assert (found.value, found.upper) == (Decimal(value), Decimal(upper) if upper else None)
    assert (found.unit, found.after) == (unit, after)


@pytest.mark.parametrize("text", ["到2025年完成。", "按照第3条办理。", "见表2。", "专栏3所列事项。", "型号A4。"])
def test_years_articles_and_labels_are_no_numbers(text: str) -> None:
    assert [found for found in numbers(text) if found.unit] == []


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=6))
def test_numbers_stand_in_the_order_of_the_text(values: list[int]) -> None:
    text = "，".join(f"治理{value}公里" for value in values)
    assert [found.value for found in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "value"), [("每年至少开展一次检查", "一"), ("每季度开展两次检查", "两"), ("开展第一次检查", None)]
)
def test_a_duty_may_count_in_words(text: str, value: str | None) -> None:
    assert [found["value"] for found in find_counts(text, 0, len(text))] == ([value] if value else [])
