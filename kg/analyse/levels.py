"""The level of a policy as a reader tells it: finer than the tiers of the networks.

In: a policy's tier, legal force and the kinds of its issuers. Out: one of `LEVELS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.analyse.tiers import PERSON

LEVELS = (
    "law",
    "centre",
    "ministry",
    "province",
    "city",
    "enterprise",
    "association",
    "institution",
    "treaty",
    "standard",
    "speech",
    "unknown",
)
_BY_FORCE = {"treaty": "treaty", "standard": "standard", "speech": "speech", "enterprise-plan": "enterprise"}
_BY_KIND = {
    "enterprise": "enterprise",
    "association": "association",
    "mass-organisation": "association",
    "court": "institution",
    "institution": "institution",
    "military": "institution",
    PERSON: "speech",
}


def level_of(tier: str, force: str, kinds: Sequence[str]) -> str:
    """Return the level of a policy: its tier, and of what that has together (`other`) by force, then by who issues.

    Parameters
    ----------
    tier : str
        One of `kg.analyse.tiers.TIERS`.
    force : str
        The last part of its kg:legalForce, or nothing.
    kinds : sequence of str
        The kinds of its issuers.
    """
    if tier != "other":
        return tier
    if force in _BY_FORCE:
        return _BY_FORCE[force]
    told = Counter(level for kind in kinds if (level := _BY_KIND.get(kind)))
    return min(told, key=lambda level: (-told[level], LEVELS.index(level)), default="unknown")
