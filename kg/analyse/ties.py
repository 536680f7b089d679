"""Who issues with whom and what cites what, of all policies at once, as arrays: what networks, matrices and paths of a
whole graph are counted from.

In: `Records` of a graph, its policies in the order of its index, and their levels. Out: `Ties`, small enough to be kept
beside 100,000 policies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.chains import RESTING, STRENGTH
from kg.analyse.levels import LEVELS
from kg.analyse.network import Network
from kg.analyse.paths import Citations
from kg.analyse.records import Records
from kg.analyse.tiers import PERSON, body_tier

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.analyse.finder import Entry
    from kg.analyse.records import BodyRecord, LinkKey, PolicyRecord
    from kg.graph.store import GraphStore

Pair = tuple[int, int]
_RESTING = np.array([relation in RESTING for relation in STRENGTH])


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues: its level, one of `kg.analyse.levels.LEVELS`, and its policies by their places."""

    iri: str
    level: str
    policies: tuple[int, ...]


@dataclass(frozen=True)
class Ties:
    """All citations of a graph, and who issues what.

    `iris` are the policies in the order of the index, `levels` the place of each one's level in LEVELS; `citing`,
    `cited` and `relation` (its place in STRENGTH) tell the citations; `issuers` are those with the most policies first.
    """

    iris: tuple[str, ...]
    levels: NDArray[np.int8]
    citing: NDArray[np.int32]
    cited: NDArray[np.int32]
    relation: NDArray[np.int8]
    issuers: tuple[Issuer, ...]

    @classmethod
    def of(
        cls,
        policies: Sequence[PolicyRecord],
        levels: Sequence[str],
        links: Sequence[LinkKey],
        bodies: Mapping[str, BodyRecord],
    ) -> Ties:
        """Gather what policies and citations say.

        Parameters
        ----------
        policies : sequence of PolicyRecord
            All policies, in the order of the index.
        levels : sequence of str
            The level of each.
        links : sequence of LinkKey
            All citations.
        bodies : mapping of str to BodyRecord
            All bodies by IRI.
        """
        place = {policy.iri: at for at, policy in enumerate(policies)}
        known = [(place[a], place[b], STRENGTH.index(name)) for a, b, name in links if a in place and b in place]
        ends = np.array(known, dtype=np.int32).reshape(-1, 3)
        issuers = _issuers(policies, levels, bodies)
        return cls(
            tuple(place),
            np.array([LEVELS.index(level) for level in levels], dtype=np.int8),
            ends[:, 0].copy(),
            ends[:, 1].copy(),
            ends[:, 2].astype(np.int8),
            issuers,
        )

    @classmethod
    def of_graph(cls, graph: GraphStore, entries: Sequence[Entry]) -> Ties:
        """Gather what a graph says, its policies as the search lists them."""
        # records of its own, so that what is read for this alone is let go
        records = Records.of(graph)
        policies = [records.policies[entry.iri] for entry in entries]
        return cls.of(policies, [entry.level for entry in entries], records.link_keys(), records.bodies)

    @cached_property
    def resting(self) -> NDArray[np.bool_]:
        """Which citations make a policy rest on the other."""
        return _RESTING[self.relation]

    @cached_property
    def citations(self) -> Citations:
        """The same citations, for who looks for ways between policies."""
        return Citations(self.citing, self.cited, self.relation)

    @cached_property
    def cites(self) -> NDArray[np.intp]:
        """How many citations each policy makes."""
        return np.bincount(self.citing, minlength=len(self.iris))

    @cached_property
    def cited_by(self) -> NDArray[np.intp]:
        """How many citations mean each policy."""
        return np.bincount(self.cited, minlength=len(self.iris))

    @cached_property
    def issuers_of(self) -> Mapping[int, Sequence[int]]:
        """Each policy (by place) with its issuers (by place)."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, issuer in enumerate(self.issuers):
            for policy in issuer.policies:
                found[policy].append(at)
        return dict(found)

    @cached_property
    def joint(self) -> Counter[Pair]:
        """Pairs of issuers, the smaller place first, with how many policies they issue together."""
        return Counter(pair for held in self.issuers_of.values() for pair in combinations(held, 2))

    @cached_property
    def rests(self) -> Counter[Pair]:
        """Pairs of issuers, whose policies rest on whose, with how many pairs of policies do."""
        held = self.issuers_of
        pairs = set(zip(self.citing[self.resting].tolist(), self.cited[self.resting].tolist(), strict=True))
        return Counter(
            (one, other)
            for citing, cited in pairs
            for one in held.get(citing, ())
            for other in held.get(cited, ())
            if one != other
        )

    @cached_property
    def partners(self) -> Mapping[int, frozenset[int]]:
        """Each issuer with those that it issues with."""
        return _neighbours((*self.joint, *((other, one) for one, other in self.joint)))

    @cached_property
    def bases(self) -> Mapping[int, frozenset[int]]:
        """Each issuer with those on whose policies its own rest."""
        return _neighbours(self.rests)

    @cached_property
    def followers(self) -> Mapping[int, frozenset[int]]:
        """Each issuer with those whose policies rest on its own."""
        return _neighbours((other, one) for one, other in self.rests)

    def tied(self, issuer: int) -> frozenset[int]:
        """All issuers that one has to do with."""
        none: frozenset[int] = frozenset()
        return none.union(*(side.get(issuer, none) for side in (self.partners, self.bases, self.followers)))

    def chosen(
        self, citing: NDArray[np.bool_] | None, cited: NDArray[np.bool_] | None, relations: Sequence[str]
    ) -> NDArray[np.intp]:
        """The citations from some policies to some, by some relations (all where none is named)."""
        kept = np.ones(len(self.citing), dtype=bool)
        if citing is not None:
            kept &= citing[self.citing]
        if cited is not None:
            kept &= cited[self.cited]
        if relations:
            kept &= np.isin(self.relation, [STRENGTH.index(name) for name in relations])
        return np.flatnonzero(kept)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Issuers that belong together by what they issue and what that rests on, the largest group first; each by its
        place, and in one group."""
        from kg.analyse.communities import communities

        network = Network()
        for issuer in self.issuers:
            network.add_node(issuer.iri)
        for ties in (self.joint, self.rests):
            for (one, other), count in sorted(ties.items()):
                network.strengthen(self.issuers[one].iri, self.issuers[other].iri, count)
        place = {issuer.iri: at for at, issuer in enumerate(self.issuers)}
        return tuple(tuple(sorted(place[iri] for iri in group)) for group in communities(network))


def _neighbours(pairs: Iterable[Pair]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _issuers(
    policies: Sequence[PolicyRecord], levels: Sequence[str], bodies: Mapping[str, BodyRecord]
) -> tuple[Issuer, ...]:
    issued: dict[str, list[int]] = defaultdict(list)
    for at, policy in enumerate(policies):
        for body in dict.fromkeys(policy.bodies):
            # a speech is passed by a person, who is no body
            if body in bodies and bodies[body].kind != PERSON:
                issued[body].append(at)
    found = [
        Issuer(iri, _level(bodies[iri], bodies, [levels[at] for at in own]), tuple(own)) for iri, own in issued.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.policies), one.iri)))


def _level(body: BodyRecord, bodies: Mapping[str, BodyRecord], issued: Sequence[str]) -> str:
    """The level of a body: its tier; where that has many kinds together, the level of most of its policies."""
    tier = body_tier(body, bodies)
    if tier in LEVELS and tier != "unknown":
        return tier
    told = Counter(issued)
    return min(told, key=lambda level: (-told[level], LEVELS.index(level)))
