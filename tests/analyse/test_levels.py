"""The level of a policy, finer than its tier."""

from __future__ import annotations

import pytest

from kg.analyse.levels import LEVELS, level_of
from kg.analyse.tiers import TIERS


@pytest.mark.parametrize(
    ("force", "kinds", "expected"),
    [
        ("treaty", [], "treaty"),
        ("speech", ["person"], "speech"),
        ("standard", ["ministry"], "standard"),
        ("enterprise-plan", ["enterprise"], "enterprise"),
        ("normative-document", ["association", "enterprise", "enterprise"], "enterprise"),
        ("normative-document", ["mass-organisation"], "association"),
        ("", ["court"], "institution"),
        ("", [], "unknown"),
    ],
)
def test_what_is_no_government_has_a_level_of_its_own(force: str, kinds: list[str], expected: str) -> None:
    assert level_of("other", force, kinds) == expected


def test_every_other_tier_is_its_level() -> None:
    for tier in TIERS:
        assert tier == "other" or level_of(tier, "treaty", ["enterprise"]) == tier
        assert level_of(tier, "", []) in LEVELS
