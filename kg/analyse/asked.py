"""What a graph was asked for, kept: each predicate is read once, whoever asks.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: `Asked`, the values of predicates by subject, sorted, and where the
nodes stand; `kg.analyse.records` makes records of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from kg.analyse.first_text import act_days
from kg.graph import store
from kg.vocabulary.namespaces import DCTERMS, KG, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph.store import GraphStore

_ACT = KG + "Act"


class Asked:
    """A graph, and what it was asked: the values of each predicate once, and where the nodes stand."""

    def __init__(self, graph: GraphStore) -> None:
        """Nothing is asked yet."""
        self.graph = graph
        self._values: dict[str, dict[str, tuple[str, ...]]] = {}
        self._each: dict[tuple[str, str | None], dict[str, tuple[str, ...]]] = {}

    def values(self, pattern: str) -> dict[str, tuple[str, ...]]:
        """What a pattern with ?subject and ?value gives: each subject with its values, sorted."""
        if pattern not in self._values:
            self._values[pattern] = store.values(self.graph, pattern)
        return self._values[pattern]

    def _of(self, predicate: str, kind: str | None = None) -> dict[str, tuple[str, ...]]:
        """The values of a predicate, of the individuals of a class: each subject with its values, sorted."""
        if (predicate, kind) not in self._each:
            self._each[predicate, kind] = self.graph.values(predicate, kind)
        return self._each[predicate, kind]

    def _one(self, subject: str, predicate: str, kind: str | None = None) -> str:
        return first(self._of(predicate, kind).get(subject, ())) or ""

    def _beyond(self, subjects: Iterable[str], predicate: str) -> tuple[str, ...]:
        """The values that several subjects have, sorted."""
        values = self._of(predicate)
        return tuple(sorted({value for one in subjects for value in values.get(one, ())}))

    def _files(self, place: str) -> tuple[str, ...]:
        """The files in which a document or row stands: several where they have the same content."""
        return self._of(KG + "sourceFile").get(self._one(place, KG + "occursIn"), ())

    @cached_property
    def _act_days(self) -> dict[str, list[str]]:
        return act_days(self._of(KG + "ofPolicy", _ACT), self._of(DCTERMS + "date", _ACT))

    def _places(self) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for place, policies in chain.from_iterable(self._of(leading).items() for leading in STANDING):
            line = self._one(place, KG + "startLine")
            for policy in policies if line else ():
                found[policy].update((file, int(line)) for file in self._files(place))
        return {policy: tuple(sorted(places)) for policy, places in found.items()}


def first(values: tuple[str, ...]) -> str | None:
    """Return the first of some values, or None."""
    return values[0] if values else None
