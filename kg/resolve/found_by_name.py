"""Policies by their names: title keys, title keys in a region, and names that differ by a word.

In: policies. Out: the keys of the policies that a name may mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.language.likeness import NameIndex
from kg.language.title import SHORTEST_TITLE, Title, known_policy, laws, placed_key
from kg.resolve.identity import loose, loose_key
from kg.resolve.lookups import Told, by_name, by_place, like, to_nobody
from kg.resolve.model import Policy
from kg.resolve.names import SHORTEST_ALIKE, at_hand_by_name, keys_of, placed_in, plain_key

_ALIKE = 92.0


class Names:
    """Policies by title key, and by region with the rest of the title key; grows with what is cited.

    Parameters
    ----------
    told : Told
        Told of each lookup that is made.
    """

    def __init__(self, told: Told = to_nobody) -> None:
        self._told = told
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_place: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._to_place: list[tuple[str, str | None, str]] = []

    def enter(self, policy: Policy) -> None:
        """Take in the names of a policy; those it had stay.

        A name of a few characters counts where it is the title of a text at hand, and more than a kind of text.
        """
        for key in keys_of(policy):
            own = policy.in_corpus and key == loose(policy.named.key) and policy.named.ending != key
            if (len(key) >= SHORTEST_TITLE or own) and policy.key not in self._by_name[key]:
                self._by_name[key].append(policy.key)
            self._to_place.append((key, policy.jurisdiction, policy.key))

    def named(self, title: str) -> list[str]:
        """Policies of a title: those it names, those its region has, else the one known by such a name."""
        key = Title.of(title).key
        found = self._of(loose(key)) or self._at(placed_key(loose(key)))
        if not found and (known := known_policy(key)):
            found = self._of(loose_key(known.pref_label))
        return list(found)

    def in_region(self, title: str, territory: str) -> list[str]:
        """Policies of a title that a region promised or has: 江苏省X方案 for X方案."""
        return list(self._at(placed_in(loose_key(title), territory)))

    def _of(self, key: str) -> Sequence[str]:
        self._told(by_name, key)
        return self._by_name.get(key, ())

    def _at(self, placed: tuple[str, str] | None) -> Sequence[str]:
        """Policies by a region and the rest of a title key: worked out when first asked for, as few texts ask."""
        if placed is None:
            return ()
        self._told(by_place, placed)
        for key, territory, policy in self._to_place:
            own = placed_in(key, territory)
            if own and policy not in self._by_place[own]:
                self._by_place[own].append(policy)
        self._to_place.clear()
        return self._by_place.get(placed, ())


class NearNames:
    """Policies at hand by names that differ by a word.

    Parameters
    ----------
    policies : iterable of Policy
        All policies; those without a text here, speeches and commentaries are not looked at.
    told : Told
        Told of each lookup that is made.
    """

    def __init__(self, policies: Iterable[Policy], told: Told = to_nobody) -> None:
        self._told = told
        here = [policy for policy in policies if at_hand_by_name(policy)]
        named = sorted({(key, policy.key) for policy in here for key in keys_of(policy)})
        long = [(key, owner) for key, owner in named if len(key) >= SHORTEST_ALIKE]
        self._names = NameIndex({f"{key} {owner}": plain_key(key) for key, owner in long})
        self._plain_names: dict[str, list[str]] = defaultdict(list)
        for key, owner in named:
            self._plain_names[plain_key(key)].append(owner)

    def one_like(self, title: str, policies: Mapping[str, Policy], may_be: Callable[[Policy], bool]) -> list[str]:
        """Return the policy whose title differs from this one by a word, if there is just one that `may_be` allows."""
        key = Title.of(title).key
        if len(key) < SHORTEST_TITLE or key in laws():
            return []
        self._told(like, key)
        # a short title is alike only where nothing but 试行 and its like tell it from the other
        exact = self._plain_names.get(plain_key(loose(key)), ())
        owners = {owner for owner in exact if may_be(policies[owner])}
        if not owners and len(key) >= SHORTEST_ALIKE:
            alike = ((score, name.rsplit(" ", 1)[1]) for score, name in self._names.near(plain_key(loose(key)), _ALIKE))
            near = [(score, owner) for score, owner in alike if may_be(policies[owner])]
            owners = {owner for score, owner in near if score == near[0][0]}
        return sorted(owners) if len(owners) == 1 else []
