"""Policies of one title are told apart."""

from __future__ import annotations

from kg.analyse.namesakes import told_apart
from kg.analyse.records import PolicyRecord


def test_the_first_mark_that_no_namesake_has_tells_policies_apart() -> None:
    policies = [
        PolicyRecord("x/a", "示例条例", number="示例令第1号", date="2021-01-01"),
        PolicyRecord("x/b", "示例条例", number="示例令第1号", date="2025-01-01"),
        PolicyRecord("x/c", "示例条例"),
        PolicyRecord("x/d", "示例办法", number="示例令第2号"),
    ]
    names = told_apart(policies)
    assert names == {
        "x/a": "示例条例 (2021-01-01)",
        "x/b": "示例条例 (2025-01-01)",
        "x/c": "示例条例 (c)",
        "x/d": "示例办法",
    }
    assert told_apart([*policies, policies[0]]) == names
