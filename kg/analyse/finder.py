"""Find policies while somebody types, and count what there is to choose from.

In: a graph, words, and what was chosen of each facet. Out: `Found`: the best hits first, and for each facet how many
hits each of its values has, given all that was chosen of the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.analyse.facets import Facets
from kg.analyse.search import best_first
from kg.vocabulary.namespaces import NOT_LINKS, RELATIONS

if TYPE_CHECKING:
    from kg.analyse.reader import Reader
    from kg.analyse.records import PolicyRecord
    from kg.graph.index import Index

FACETS = ("level", "availability", "year", "type", "region", "sector", "relation", "body")


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy as a list of hits shows it; `cited` is how many policies cite it."""

    iri: str
    title: str
    number: str
    date: str
    level: str
    cited: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: how many, the hits of one page, and the counts of each facet."""

    total: int
    hits: Sequence[Entry]
    counts: Mapping[str, Mapping[str, int]]
    # how many there would be without each of what was chosen, for who finds nothing
    without: Mapping[str, int] = field(default_factory=dict)


class Finder:
    """The policies of a graph by their names: the index of the graph, and the facets of all policies.

    Parameters
    ----------
    index : Index
        The index of the graph.
    entries : sequence of Entry
        All policies, by their numbers in it.
    facets : Facets
        Theirs, in the same order.
    """

    def __init__(self, index: Index, entries: Sequence[Entry], facets: Facets) -> None:
        self._index, self.entries, self.facets = index, entries, facets

    @classmethod
    def of(cls, reader: Reader) -> Finder:
        """Read all policies once."""
        index, relations = reader.graph.index, bindings(reader)
        cited = index.cited
        entries: list[Entry] = []
        held: dict[str, list[Collection[str]]] = {facet: [] for facet in FACETS}
        for iri in index.all_iris:
            policy = reader.policy(iri)
            level = reader.level_of(policy)
            for facet, values in facet_values(policy, level, relations.get(iri, ())).items():
                held[facet].append(values)
            entries.append(Entry(iri, policy.title, policy.number or "", policy.date or "", level, cited[iri]))
        return cls(index, entries, Facets(len(entries), held))

    def found(self, text: str, chosen: Mapping[str, Collection[str]], start: int = 0, length: int = 20) -> Found:
        """Find by words in any order, a number in any brackets, or nothing but what was chosen.

        Parameters
        ----------
        text : str
            What was typed; words that a title, number or issuer has to have.
        chosen : mapping of str to collection of str
            Facet to values, one of which a hit has to have; what is no facet is not looked at.
        start, length : int
            Which hits are wanted.
        """
        places = [number - 1 for number in best_first(self._index, text)] if text.strip() else None
        left = self.facets.narrowed(places, {facet: chosen[facet] for facet in FACETS if facet in chosen})
        hits = [self.entries[place] for place in left.kept[start : start + length]]
        loosened = {facet: count for facet, count in left.without.items() if count}
        return Found(len(left.kept), hits, left.counts, {} if left.kept else loosened)


def facet_values(policy: PolicyRecord, level: str, relations: Collection[str]) -> dict[str, Collection[str]]:
    """The values of a policy for each of `FACETS`."""
    values = (
        (level,),
        (policy.availability,),
        (policy.year,) if policy.year else (),
        (policy.type,) if policy.type else (),
        policy.regions,
        policy.sectors,
        relations,
        policy.body_names,
    )
    return dict(zip(FACETS, values, strict=True))


def bindings(reader: Reader) -> dict[str, dict[str, None]]:
    """By which relations each policy is bound to others that it names; to be mentioned alone binds nobody."""
    found: dict[str, dict[str, None]] = {}
    for name, iri in RELATIONS.items():
        if name not in NOT_LINKS and name != "mentions":
            for policy, _ in reader.graph.pairs(iri):
                found.setdefault(policy, {})[name] = None
    return found
