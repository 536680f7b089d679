"""Duties, targets and table rows of a graph against those of a key."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.found import FoundDuty, FoundGraph, FoundTarget
from kg.evaluate.gold import Gold, GoldDuty, GoldRow, GoldTarget
from kg.evaluate.match_facts import duty_verdicts, row_verdicts, target_verdicts


def gold(**facts: Any) -> Gold:
    return Gold(**(dict.fromkeys(Gold.__dataclass_fields__, ()) | facts))


def graph(**facts: Any) -> FoundGraph:
    known: dict[str, Any] = dict.fromkeys(("files", "occurrences", "mentions", "duties", "targets"), ())
    return FoundGraph(**(known | {"listed": {}, "facts": {"issuer": {}}} | facts))


def names(*bodies: str) -> frozenset[str]:
    return frozenset(bodies)


def duty(line: int, bodies: frozenset[str], lead: frozenset[str]) -> FoundDuty:
    return FoundDuty("demo.txt", line, bodies, lead)


ASKED = gold(duties=(GoldDuty("demo-1", 13, names("甲部", "乙部"), names("甲部")),))


@pytest.mark.parametrize(
    ("found", "statuses"),
    [
        ([duty(13, names("甲部", "乙部"), names("甲部"))], ["right", "right", "right"]),
        ([duty(14, names("甲部", "乙部"), names())], ["right", "right", "wrong"]),
        ([duty(13, names("甲部"), names("甲部"))], ["missed", "right", "wrong"]),
        ([duty(13, names("甲部", "乙部", "丙部"), names("甲部"))], ["right", "right", "spurious", "wrong"]),
        ([duty(30, names("甲部", "乙部"), names("甲部"))], ["missed", "missed", "wrong"]),
    ],
)
def test_each_body_counts_and_all_of_them_together(found: list[FoundDuty], statuses: list[str]) -> None:
    checks = [one.status for one in duty_verdicts(ASKED, graph(duties=tuple(found)))]
    assert (sorted(checks[:-1]), checks[-1]) == (sorted(statuses[:-1]), statuses[-1])


def test_of_several_clauses_the_one_that_shares_most_is_meant() -> None:
    clauses = (duty(13, names("丙部"), names()), duty(13, names("甲部", "乙部"), names("甲部")))
    assert {one.status for one in duty_verdicts(ASKED, graph(duties=clauses))} == {"right"}


def target(value: float = 10.5, unit: str = "%", year: str = "2025", indicator: str = "示例排放总量") -> FoundTarget:
    return FoundTarget("demo.txt", 13, indicator, value, unit, year)


@pytest.mark.parametrize(
    ("found", "value", "indicator"),
    [
        (target(), "right", "right"),
        (target(indicator="另一指标"), "right", "wrong"),
        (target(value=10.6), "wrong", None),
        (target(unit="吨"), "wrong", None),
        (target(year="2030"), "wrong", None),
    ],
)
def test_a_target_is_value_unit_and_year_and_then_its_name(
    found: FoundTarget, value: str, indicator: str | None
) -> None:
    facts: dict[str, Any] = {
        "document": "demo-1",
        "line": 13,
        "indicator": "排放总量",
        "value": 10.5,
        "unit": "%",
        "year": "2025",
    }
    asked = GoldTarget(surface="", **facts)
    checks = {one.measure: one.status for one in target_verdicts(gold(targets=(asked,)), graph(targets=(found,)))}
    assert checks["target value, unit, year"] == value
    assert checks.get("target indicator") == indicator


def test_a_row_is_found_by_its_title_and_has_its_issuers() -> None:
    rows = (GoldRow("demo-1", 90, "示例节能方案", names("甲部")), GoldRow("demo-1", 95, "示例未列方案", names()))
    found = graph(listed={"示例节能方案": ("示例:1",)}, facts={"issuer": {"示例:1": names("甲部", "乙部")}})
    checks = [(one.measure, one.status) for one in row_verdicts(gold(rows=rows), found)]
    assert checks == [("catalogue rows", "right"), ("catalogue issuers", "right"), ("catalogue rows", "missed")]
