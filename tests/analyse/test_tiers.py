"""How high a body or a policy stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.records import BodyRecord
from kg.analyse.tiers import LEVEL_TIERS, TIERS, body_tier, level_order, policy_tier

COUNCIL = BodyRecord("示例:国务院", "国务院", kind="state-council", level="national")
OFFICE = BodyRecord("示例:办公厅", "国务院办公厅", kind="office", level="national", parent=COUNCIL.iri)
MINISTRY = BodyRecord("示例:甲部", "示例甲部", kind="ministry", level="national")
PROVINCE = BodyRecord("示例:丙省", "丙省人民政府", kind="local-government", level="province")
FIRM = BodyRecord("示例:公司", "示例公司", kind="enterprise", level="national")
KNOWN = {one.iri: one for one in (COUNCIL, OFFICE, MINISTRY, PROVINCE, FIRM)}


@pytest.mark.parametrize(
    ("body", "tier"),
    [(COUNCIL, "centre"), (OFFICE, "centre"), (MINISTRY, "ministry"), (PROVINCE, "province"), (FIRM, "other")],
)
def test_a_body_stands_where_its_class_and_level_say(body: BodyRecord, tier: str) -> None:
    assert body_tier(body, KNOWN) == tier


def test_an_office_of_nobody_known_counts_by_its_level() -> None:
    assert body_tier(OFFICE, {}) == "ministry"
    assert body_tier(BodyRecord("示例:某", "某"), {}) == "unknown"


def test_levels_are_ordered_from_above() -> None:
    assert sorted(sorted(LEVEL_TIERS), key=level_order) == list(LEVEL_TIERS)
    assert level_order("示例") == len(LEVEL_TIERS)


@pytest.mark.parametrize(
    ("force", "bodies", "codes", "tier"),
    [
        ("law", [PROVINCE], [], "law"),
        ("speech", [COUNCIL], [], "other"),
        (None, [MINISTRY, MINISTRY, PROVINCE], [], "ministry"),
        (None, [MINISTRY, PROVINCE], [], "ministry"),
        (None, [], ["130000"], "province"),
        (None, [], ["130100"], "city"),
        (None, [], [], "unknown"),
    ],
)
def test_a_policy_stands_where_force_issuers_or_place_say(
    force: str | None, bodies: list[BodyRecord], codes: list[str], tier: str
) -> None:
    assert policy_tier(force, bodies, KNOWN, codes) == tier


@given(st.permutations([COUNCIL, MINISTRY, PROVINCE, FIRM]))
def test_the_order_of_the_issuers_makes_no_difference(bodies: list[BodyRecord]) -> None:
    assert policy_tier(None, bodies, KNOWN, []) == "centre"
    assert TIERS.index("centre") < TIERS.index("ministry")
