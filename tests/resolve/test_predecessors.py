"""Editions at build time, on policies of our own (示例文本)."""

from kg.resolve.model import Policy
from kg.resolve.predecessors import predecessors


def policies(*titles: str, jurisdiction: str | None = None) -> dict[str, Policy]:
    return {title: Policy(key=title, title=title, jurisdiction=jurisdiction) for title in titles}


def test_a_plan_follows_the_plan_of_the_period_before() -> None:
    known = policies("“十三五”示例发展规划", "关于印发“十四五”示例发展规划的通知")
    assert predecessors(known) == {"关于印发“十四五”示例发展规划的通知": "“十三五”示例发展规划"}


def test_editions_in_brackets_follow_each_other() -> None:
    known = policies("示例产业目录（2015年版）", "示例产业目录（2021年版）", "示例产业目录（2019年版）")
    assert predecessors(known) == {
        "示例产业目录（2019年版）": "示例产业目录（2015年版）",
        "示例产业目录（2021年版）": "示例产业目录（2019年版）",
    }


def test_another_instrument_or_territory_is_no_edition() -> None:
    known = policies("“十三五”示例发展规划") | policies("“十四五”示例发展规划", jurisdiction="https://example.org/r")
    assert predecessors(known) == {}
    assert predecessors(policies("“十三五”示例发展规划", "“十四五”别样发展规划")) == {}
