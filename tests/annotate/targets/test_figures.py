"""Figures as people write them. All sentences are our own (示例文本)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.targets.figures import plain_figures, written_pattern, written_value
from kg.annotate.targets.find import find_targets


@given(st.text(alphabet="示例０９１２％．.Ａ＞≧ 年", max_size=30))
def test_plain_figures_keep_every_place(text: str) -> None:
    assert len(plain_figures(text)) == len(text)


def test_full_width_figures_are_read() -> None:
    assert plain_figures("２４．１％") == "24.1%"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之二十四点一", "24.1", "%"),
        ("百分之一百零五", "105", "%"),
        ("九成以上", "90", "%"),
        ("九成五左右", "95", "%"),
        ("百分之十五", "15", "%"),
        ("三分之二", "66.67", "%"),
        ("翻两番", "2", "番"),
        ("两百万个", "200", "万"),
        ("一亿二千万人", "1.2", "亿"),
        ("一点五亿元", "1.5", "亿"),
        ("三千二百五十六个", "3256", ""),
    ],
)
def test_numbers_in_chinese(text: str, value: str, unit: str) -> None:
    match = written_pattern().search(text)
    assert match is not None
    assert written_value(match) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["打造百亿级示例产业", "建设一个示例平台", "示例文本千家万户", "推进成百上千示例"])
def test_what_is_no_number(text: str) -> None:
    assert find_targets(f"到2025年，{text}。") == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "year"),
    [
        ("到2025年，示例覆盖率达到百分之六十。", "60", "%", 2025),
        ("示例覆盖率到２０２５年达到６０．５％。", "60.5", "%", 2025),
        ("到二〇三五年，示例产量达到三百万吨。", "300", "万吨", 2035),
        ("到本世纪中叶，示例覆盖率达到60%以上。", "60", "%", 2050),
        ("三年内建成示例基地30个。", "30", "个", 2024),
        ("力争用五年左右时间，示例覆盖率达到60%。", "60", "%", 2026),
    ],
)
def test_values_and_years(sentence: str, value: str, unit: str, year: int) -> None:
    (target,) = find_targets(sentence, date(2021, 3, 1))
    assert (str(target.value), target.unit, target.year) == (value, unit, year)


def test_years_before_2000() -> None:
    (target,) = find_targets("到1995年，示例覆盖率达到14%。", date(1991, 3, 1))
    assert target.year == 1995
    (target,) = find_targets("到“九五”末，示例覆盖率达到14%。", date(1996, 3, 1))
    assert target.year == 2000


def test_the_second_object_of_a_verb() -> None:
    found = find_targets("到2025年，建设50所示例学校和150个示例专业。")
    assert [(t.indicator, int(t.value)) for t in found] == [("示例学校", 50), ("示例专业", 150)]


def test_a_sign_in_a_formula_is_no_target() -> None:
    assert find_targets("示例等级R≥50时停止作业。") == []
    (target,) = find_targets("到2025年，示例浓度≤35微克。")
    assert target.comparator == "≤"


def test_a_ban_is_an_order_whatever_is_told_before() -> None:
    (target,) = find_targets("检查2019年以来的示例记录。示例检查比例不得少于20%。", date(2021, 3, 1))
    assert (target.comparator, target.year) == ("≥", None)


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("到2025年，示例产业规模突破万亿元。", "1", "万亿元"),
        ("到2025年，打造百项示例产品。", "100", "项"),
        ("到2025年，示例收入达到千亿元。", "1000", "亿元"),
    ],
)
def test_a_place_alone_is_one_of_it(sentence: str, value: str, unit: str) -> None:
    (found,) = find_targets(sentence)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["形成千亿元级示例集群", "打造百年示例品牌", "实施万人示例计划"])
def test_a_place_that_tells_a_size_is_no_number(text: str) -> None:
    assert find_targets(f"到2025年，{text}。") == []
