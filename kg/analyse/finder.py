"""Find policies while somebody types, and count what there is to choose from.

In: a graph, words, and what was chosen of each facet. Out: `Found`: the best hits first, and for each facet how many
hits each of its values has, given all that was chosen of the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.analyse.facets import Facets
from kg.analyse.levels import level_of
from kg.analyse.search import best_first
from kg.graph.index import Index
from kg.vocabulary.namespaces import KG, NOT_LINKS, RELATIONS

if TYPE_CHECKING:
    import sqlite3

    from kg.analyse.facets import Places
    from kg.analyse.records import PolicyRecord, Records
    from kg.graph.store import GraphStore

_ENTRIES, _FACETS = "entries", "facets"
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
    def of(cls, records: Records) -> Finder:
        """The policies as the build has written them down; of a graph that it has not, each is read."""
        import msgspec

        index = records.graph.index
        if not index.has_kept(_ENTRIES):
            return cls(index, *_gathered(records, index.ranked()))
        rows = msgspec.msgpack.decode(index.kept(_ENTRIES), type=list[tuple[str, str, str, str, str, int]])
        return cls(index, [Entry(*row) for row in rows], Facets.unpacked(index.kept(_FACETS)))

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
        left = self.facets.narrowed(self._places(text), _of_facets(chosen))
        hits = [self.entries[place] for place in left.kept[start : start + length].tolist()]
        loosened = {facet: count for facet, count in left.without.items() if count}
        return Found(len(left.kept), hits, left.counts, {} if len(left.kept) else loosened)

    def total(self, text: str, chosen: Mapping[str, Collection[str]]) -> int:
        """How many `found` finds."""
        return len(self.facets.kept(self._places(text), _of_facets(chosen)))

    def first(self, text: str, most: int) -> list[Entry]:
        """The first hits of `found`, with nothing chosen."""
        return [self.entries[place] for place in best_first(self._index, text)[:most] - 1]

    def _places(self, text: str) -> Places | None:
        return best_first(self._index, text) - 1 if text.strip() else None


def _of_facets(chosen: Mapping[str, Collection[str]]) -> Mapping[str, Collection[str]]:
    return {facet: chosen[facet] for facet in FACETS if facet in chosen}


def keep_search(connection: sqlite3.Connection, records: Records) -> None:
    """Write down what `Finder.of` gives, in an index that has the names of the same graph."""
    import msgspec

    from kg.graph.index_writer import keep

    entries, facets = _gathered(records, Index(connection).ranked())
    rows = [(one.iri, one.title, one.number, one.date, one.level, one.cited) for one in entries]
    keep(connection, [(_ENTRIES, msgspec.msgpack.encode(rows)), (_FACETS, facets.packed())])


def _gathered(records: Records, ranked: Sequence[tuple[str, int]]) -> tuple[list[Entry], Facets]:
    """All policies in the order of the index (IRIs, each with how many cite it), and their facets."""
    force = dict(records.graph.pairs(KG + "legalForce"))
    relations = bindings(records.graph)
    entries: list[Entry] = []
    held: dict[str, list[Collection[str]]] = {facet: [] for facet in FACETS}
    for iri, cited in ranked:
        policy = records.policies[iri]
        kinds = [records.bodies[body].kind for body in policy.bodies if body in records.bodies]
        level = level_of(policy.tier, force.get(iri, "").rsplit("/", 1)[-1], kinds)
        for facet, values in facet_values(policy, level, relations.get(iri, ())).items():
            held[facet].append(values)
        entries.append(Entry(iri, policy.title, policy.number or "", policy.date or "", level, cited))
    return entries, Facets(len(entries), held)


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


def bindings(graph: GraphStore) -> dict[str, dict[str, None]]:
    """By which relations each policy is bound to others that it names; to be mentioned alone binds nobody."""
    found: dict[str, dict[str, None]] = {}
    for name, iri in RELATIONS.items():
        if name not in NOT_LINKS and name != "mentions":
            for policy, _ in graph.pairs(iri):
                found.setdefault(policy, {})[name] = None
    return found
