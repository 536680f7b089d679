"""A reader for who reads all things of a graph: each property is read once, for all of them.

In: a `GraphStore`. Out: a `Reader` that gives the same, many times faster where most things are asked for; it holds
what it has read as long as it lives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from kg.analyse.conflicts import CONTRADICTIONS, of_each
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.analyse.tiers import LOCAL_TIERS
from kg.graph.issuers import all_issuers
from kg.vocabulary.namespaces import RDFS, STANDING

if TYPE_CHECKING:
    from kg.analyse.conflicts import Contradiction
    from kg.analyse.records import BodyRecord, PolicyRecord
    from kg.analyse.targets import TargetRecord
    from kg.graph.store import GraphStore


class Whole(Reader):
    """Reads property by property."""

    def __init__(self, graph: GraphStore) -> None:
        super().__init__(graph)
        self._subjects: dict[str, dict[str, tuple[str, ...]]] = {}
        self._instances: dict[str, frozenset[str]] = {}

    def objects(self, iri: str, predicate: str) -> tuple[str, ...]:
        """The values of a property of a thing, sorted."""
        self.read_all(predicate)
        return super().objects(iri, predicate)

    def subjects(self, predicate: str, value: str) -> tuple[str, ...]:
        """The things that have another one as value of a property, sorted."""
        if predicate not in self._subjects:
            self._subjects[predicate] = _gathered([(one, other) for other, one in self.graph.pairs(predicate)])
        return self._subjects[predicate].get(value, ())

    def is_a(self, iri: str, kind: str) -> bool:
        """Whether a thing is of a class."""
        if kind not in self._instances:
            self._instances[kind] = frozenset(self.graph.instances(kind))
        return iri in self._instances[kind]

    def policy(self, iri: str) -> PolicyRecord:
        """A policy, kept for whoever asks next."""
        if iri not in self._policies:
            self._policies[iri] = self.read_policy(iri)
        return self._policies[iri]

    @cached_property
    def _issuers(self) -> dict[str, tuple[str, ...]]:
        return all_issuers(self.graph)

    def issuers(self, iri: str) -> tuple[BodyRecord, ...]:
        """Who issues a policy, in the order of its document."""
        return tuple(body for body in map(self.body, self._issuers.get(iri, ())) if body)

    @cached_property
    def _targets(self) -> tuple[dict[str, list[TargetRecord]], dict[str, list[TargetRecord]]]:
        """All targets by their policies, and by their indicators."""
        of: dict[str, list[TargetRecord]] = defaultdict(list)
        on: dict[str, list[TargetRecord]] = defaultdict(list)
        for target in Records.of(self.graph).targets:
            of[target.policy].append(target)
            on[target.indicator.iri].append(target)
        return of, on

    def targets_of(self, policy: str) -> list[TargetRecord]:
        """The targets that a policy sets, by indicator, owner (the country first), year and place."""
        return self._targets[0].get(policy, [])

    def targets_on(self, indicator: str) -> list[TargetRecord]:
        """The targets of an indicator (an IRI), by owner, year and place."""
        return self._targets[1].get(indicator, [])

    def contradictions(self, policy: str) -> Sequence[Contradiction]:
        """What of a policy cannot all be true."""
        return self._contradictions.get(policy, ())

    @cached_property
    def _contradictions(self) -> Mapping[str, Sequence[Contradiction]]:
        return of_each(CONTRADICTIONS.of(Records.of(self.graph)))

    def english(self, iri: str) -> str:
        """The English name of a thing, or nothing."""
        return self._english.get(iri, "")

    @cached_property
    def _english(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for iri, name in self.graph.texts(RDFS + "label", "en"):
            found[iri] = min(name, found.get(iri, name))
        return found

    def regions_read(self) -> frozenset[str]:
        """The regions of which a text was read: of policies of provinces and cities."""
        read = sorted({policy for _, policy in chain(*map(self.graph.pairs, STANDING))})
        local = (policy for policy in map(self.policy, read) if policy.tier in LOCAL_TIERS)
        return frozenset(region for policy in local for region in policy.regions)


def _gathered(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: tuple(sorted(others)) for one, others in found.items()}
