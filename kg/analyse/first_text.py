"""Since when a policy has been there, where the text at hand is a later one than its first.

In: the date of a text and the days of the acts that its note tells of (1993年…通过 2009年…修正). Out: the day of the
first of them: what rests on a law of 1993 does not rest on a younger one because its text of 2009 is at hand.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord


def since(date: str | None, acts: Iterable[str]) -> str | None:
    """The first day of the acts on a text, where that is before the date of the text; days in ISO 8601.

    >>> since("2039-08-27", ["2033-10-31", "2039-08-27"])
    '2033-10-31'
    """
    first = min(acts, default=None)
    return first if first and date and first < date else None


def begun(policy: PolicyRecord) -> datetime.date | None:
    """The day from which on a policy can be cited and followed: that of its first text, else its date."""
    return datetime.date.fromisoformat(policy.since) if policy.since else policy.day


def act_days(policies: Mapping[str, Iterable[str]], days: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Policy → the days of the acts on it, from what each act is of and when it was."""
    found: dict[str, list[str]] = defaultdict(list)
    for act, each in policies.items():
        for policy in each:
            found[policy] += days.get(act, ())
    return found
