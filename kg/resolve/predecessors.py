"""Which policy is the next edition of which.

In: the policies of a build. Out: for a policy the one it follows: the “十三五” plan, or the edition of an earlier year.
Only titles that are the same but for the mark of the edition count, in the same territory; of two with the same mark
neither does, since it cannot be told which one the next follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.language.edition_marks import successive
from kg.language.regions import NATION
from kg.language.title import Title
from kg.resolve.model import Policy

_SHORTEST = 4


def predecessors(policies: Mapping[str, Policy]) -> dict[str, str]:
    """Return the key of the earlier edition of each policy that has one.

    Parameters
    ----------
    policies : mapping
        All policies by key.
    """
    groups: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, policy in sorted(policies.items()):
        plain = Title.of(policy.named.key)
        if plain.edition and len(plain.series) >= _SHORTEST and policy.speaker is None:
            groups[plain.series, policy.jurisdiction or NATION][plain.edition].append(key)
    return dict(sorted((later, before) for group in groups.values() for before, later in successive(group)))
