"""Units and quantities in English."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.units import in_words, quantity_in_english, unit_in_english


@pytest.mark.parametrize(
    ("unit", "english"),
    [
        ("万千瓦", "10,000 kilowatts"),
        ("公顷", "hectares"),
        ("亿立方米", "100 million cubic metres"),
        ("万元/人", "10,000 yuan per person"),
        ("吨标准煤/万元", "tonnes of standard coal per 10,000 yuan"),
        ("立方米/日", "cubic metres per day"),
        ("万人次/年", "10,000 visits per year"),
        ("个百分点", "percentage points"),
        ("亩", "mu"),
        ("个", ""),
        ("%", "%"),
        ("GW", "GW"),
        (":1.6", ":1.6"),
        ("", ""),
        ("示例单位", "示例单位"),
        ("万元/示例", "万元/示例"),
    ],
)
def test_a_unit_in_english(unit: str, english: str) -> None:
    assert unit_in_english(unit) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("≥5400 万千瓦", "≥54 million kilowatts"),
        ("3–5 亿元", "300–500 million yuan"),
        ("↑5 个百分点 a year", "↑5 percentage points a year"),
        ("≈2.2 万亿元", "≈2.2 trillion yuan"),
        ("1 个月", "1 month"),
        ("4000 亩", "4,000 mu"),
        ("12 件", "12"),
        ("↓13.5 %", "↓13.5 %"),
        ("≥24.1", "≥24.1"),
        ("3 示例单位", "3 示例单位"),
        ("示例目标", "示例目标"),
    ],
)
def test_a_quantity_in_english(text: str, english: str) -> None:
    assert quantity_in_english(text) == english


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_a_number_in_words_is_the_number(value: Decimal) -> None:
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    number, _, word = in_words(value).partition(" ")
    assert Decimal(number.replace(",", "")) * scale.get(word, 1) == value
