"""How high a body or a policy stands: the tiers of the pictures and tables.

In: records of bodies and what a policy's number, force and jurisdiction say. Out: one of TIERS.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.analyse.topics import CODE

if TYPE_CHECKING:
    from kg.analyse.records import BodyRecord

TIERS = ("law", "centre", "ministry", "province", "city", "other", "unknown")
LOCAL_TIERS = ("province", "city")
LEVEL_TIERS = {
    "national": "ministry",
    "province": "province",
    "prefecture": "city",
    "county": "city",
}
PERSON = "person"
OTHER_KINDS = frozenset({"association", "court", "enterprise", "institution", "mass-organisation", "military", PERSON})
LAW_FORCES = frozenset({"law", "administrative-regulation", "local-regulation"})
OTHER_FORCES = frozenset({"standard", "speech", "enterprise-plan", "treaty"})


def body_tier(body: BodyRecord, known: Mapping[str, BodyRecord]) -> str:
    """The tier of TIERS that a body stands on; an office counts with the body that it serves."""
    parent = known.get(body.parent) if body.kind == "office" else None
    if body.kind in OTHER_KINDS:
        return "other"
    if _is_centre(body) or (parent is not None and _is_centre(parent)):
        return "centre"
    return LEVEL_TIERS.get(body.level, "unknown")


def _is_centre(body: BodyRecord) -> bool:
    """The Central Committee and the State Council; departments of either rank as ministries."""
    return body.kind == "state-council" or (body.kind == "party" and not body.parent and body.level in ("", "national"))


def level_order(level: str) -> int:
    """The place of a level among LEVEL_TIERS, the highest first."""
    levels = list(LEVEL_TIERS)
    return levels.index(level) if level in levels else len(levels)


def policy_tier(
    force: str | None,
    issued_by: Sequence[BodyRecord],
    known: Mapping[str, BodyRecord],
    jurisdiction: Sequence[str],
) -> str:
    """The tier of TIERS of a policy.

    Parameters
    ----------
    force : str or None
        The last part of its kg:legalForce.
    issued_by : sequence of BodyRecord
        Who issued it.
    known : mapping of str to BodyRecord
        All bodies by IRI.
    jurisdiction : sequence of str
        Notations of the regions where it holds.
    """
    if force in LAW_FORCES:
        return "law"
    if force in OTHER_FORCES:
        return "other"
    tiers = Counter(tier for body in issued_by if (tier := body_tier(body, known)) != "unknown")
    if tiers:
        # What most of the joint issuers are; the higher of two that are as many.
        return min(tiers, key=lambda tier: (-tiers[tier], TIERS.index(tier)))
    # Nobody known signs, but where it holds is known: GB/T 2260 codes of provinces end in 0000.
    codes = [code for code in jurisdiction if CODE.fullmatch(code)]
    if not codes:
        return "unknown"
    return "province" if all(code.endswith("0000") for code in codes) else "city"
