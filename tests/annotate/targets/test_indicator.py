"""The name of what a number measures (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.targets.clause import Surroundings
from kg.annotate.targets.find import find_targets
from kg.annotate.targets.indicator import Namer
from kg.annotate.targets.numbers import Number, find_numbers
from kg.annotate.targets.objects import at_ratio, object_of, share_of
from kg.language.spaces import squeeze


def first_number(text: str) -> Number:
    return next(iter(find_numbers(text, 0, len(text), Surroundings(squeeze(text), None).years)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("到2025年，全省覆盖率", "全省覆盖率"),
        ("（一）设施覆盖率", "设施覆盖率"),
        ("能耗（含示例）比2020年", "能耗"),
        ("到2025年，", ""),
    ],
)
def test_a_name_has_no_year_label_or_comparison(words: str, name: str) -> None:
    assert Namer(Surroundings(squeeze(words), None)).subject(0, len(words)) == name


@pytest.mark.parametrize(
    ("text", "thing"),
    [("建成100个示例基地。", "示例基地"), ("达到100个。", ""), ("建成100个左右示例基地，并公开。", "示例基地")],
)
def test_what_is_counted_stands_behind(text: str, thing: str) -> None:
    assert object_of(text, first_number(text), len(text)) == thing


def test_a_share_may_be_said_of_what_follows() -> None:
    text = "80%以上钢铁产能完成改造。"
    assert share_of(text, first_number(text), len(text)) == "钢铁产能完成改造"
    assert share_of("80%以上。", first_number("80%以上。"), 6) == ""


def test_a_proportion_names_itself() -> None:
    text = "按10%的比例抽查。"
    found = at_ratio(text, first_number(text))
    assert found is not None
    assert found[1] == "比例"


def test_a_year_between_a_name_and_its_verb_is_no_part_of_it() -> None:
    (found,) = find_targets("示例产值到2025年突破500亿元。")
    assert (found.indicator, found.year) == ("示例产值", 2025)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到2031年，把示例补助标准提高到120元。", "示例补助标准"),
        ("2031年，各部门应更新示例名录，完成不少于120条示例问答。", "示例问答"),
    ],
)
def test_what_leads_to_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert [found.indicator for found in find_targets(text)] == [name]
