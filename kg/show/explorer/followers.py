"""Who carried a policy out: the section of its page, and a page of that alone.

In: a `Frame` and a policy. Out: what the template shows (an axis of time, a map of the provinces, a table), and HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.analyse.following import following
from kg.analyse.tiers import LOCAL_TIERS, TIERS
from kg.analyse.topics import NATIONAL
from kg.show.explorer.drawings import cascade_strip
from kg.show.explorer.signs import outline
from kg.show.explorer.tiles import province_tiles

if TYPE_CHECKING:
    from kg.analyse.cascades import Cascade
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame

# Days of the axis of followers that can be chosen.
SPANS = (365, 730)


def cascade_page(frame: Frame, iri: str) -> str:
    """Return the page of who carried a policy out, without the rest of what is known of it."""
    policy = frame.world.reader.policy(iri)
    shown = followers_of(frame, policy)
    return frame.render("cascade.html", policy=policy, level=frame.world.reader.level(iri), alone=True, **shown)


def followers_of(frame: Frame, policy: PolicyRecord, days: int = 0) -> dict[str, Any]:
    """Return what the template of followers shows.

    Parameters
    ----------
    frame : Frame
        The page.
    policy : PolicyRecord
        What they follow.
    days : int
        The days after it that the axis has (0: all).
    """
    found = following(frame.world.reader, policy.iri, frame.world.regions_read)
    return {
        "iri": policy.iri,
        "key": policy.iri.rpartition("/")[2],
        "cascade": cascade_strip(frame, found, days) if found.steps else "",
        "lanes": _lanes(frame, found),
        "spans": _spans(found),
        "days": days,
        "tiles": province_tiles(frame, found) if found.followed and _is_national(policy) else "",
        "followers": found,
        "steps": [(step, frame.world.reader.policy(step.policy)) for step in found.steps],
    }


def _is_national(policy: PolicyRecord) -> bool:
    """Whether a policy is for all provinces; that others do not follow what one of them issues says nothing."""
    return policy.tier not in LOCAL_TIERS and policy.regions in ((), (NATIONAL,))


def _lanes(frame: Frame, followers: Cascade) -> list[tuple[str, str, str, str]]:
    """The lanes of an axis of followers: the tier, its name, the level whose colour it has, and its sign."""
    tiers = [tier for tier in TIERS if any(step.tier == tier for step in followers.steps)]
    levels = {tier: tier if tier != "other" else "institution" for tier in tiers}
    return [(tier, frame.say(f"tier.{tier}"), level, outline(level)) for tier, level in levels.items()]


def _spans(followers: Cascade) -> list[int]:
    """The spans of days that are worth a look, 0 for all: one year and two, where followers came later than that."""
    last = max((step.days for step in followers.steps if step.days is not None), default=0)
    shorter = [span for span in SPANS if span < last]
    return [*shorter, 0] if shorter else []
