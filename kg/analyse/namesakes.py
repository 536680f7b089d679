"""Policies by titles that tell them apart: two editions of one law have one title.

In: policies. Out: the title of each; where several have it, with number, day or the end of the IRI behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord


def told_apart(policies: Iterable[PolicyRecord]) -> dict[str, str]:
    """Return a name for each policy (an IRI) that no other one of them has.

    Parameters
    ----------
    policies : iterable of PolicyRecord
        Those that stand in one answer.
    """
    by_title: dict[str, dict[str, PolicyRecord]] = defaultdict(dict)
    for policy in policies:
        by_title[policy.title][policy.iri] = policy
    return {
        iri: title if len(group) == 1 else f"{title} ({_mark(policy, group.values())})"
        for title, group in by_title.items()
        for iri, policy in group.items()
    }


def _mark(policy: PolicyRecord, namesakes: Iterable[PolicyRecord]) -> str:
    """The first of number, day and end of the IRI that none of its namesakes has."""
    others = [one for one in namesakes if one.iri != policy.iri]
    for own, theirs in ((policy.number, {one.number for one in others}), (policy.date, {one.date for one in others})):
        if own and own not in theirs:
            return own
    return policy.iri.rpartition("/")[2]
