"""What a graph holds at a glance: what is cited and followed most, from which years, and its lists.

In: the records of a graph. Out: an `Overview`; a build writes it down, since to count it anew takes a second of whoever
asks first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.index import decoded
from kg.vocabulary.namespaces import ELI, KG, NATION

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.store import GraphStore

Counts = tuple[tuple[str, int], ...]
_KEPT = "overview"
_TARGET = KG + "Target"
_CITED, _FOLLOWED = 12, 8
_MOST_CITED = f"""
SELECT ?policy (COUNT(DISTINCT ?citing) AS ?count) WHERE {{ ?citing eli:cites ?policy }}
GROUP BY ?policy ORDER BY DESC(?count) ?policy LIMIT {_CITED}"""
_MOST_FOLLOWED = f"""
SELECT ?policy (COUNT(DISTINCT ?region) AS ?count) WHERE {{
  VALUES ?relation {{ eli:based_on eli:ensures_implementation_of eli:applies kg:forwards }}
  ?follower ?relation ?policy ; eli:jurisdiction ?region . ?region skos:notation ?code FILTER(STRENDS(?code, "0000"))
  ?policy eli:jurisdiction <{NATION}>
}} GROUP BY ?policy ORDER BY DESC(?count) ?policy LIMIT {_FOLLOWED}"""
# A list, and the properties whose values it has.
_LISTS: Mapping[str, tuple[str, ...]] = {
    "regions": (ELI + "jurisdiction", ELI + "relevant_for"),
    "sectors": (ELI + "is_about",),
}


@dataclass(frozen=True, slots=True)
class Overview:
    """`cited`, `followed`: policies, by how many others cite them and how many provinces follow; `years`: how many are
    of each; `lists`: bodies, regions …, each with how many times it is named, the largest first. How much there is is
    counted in `kg.analyse.counts`."""

    cited: Counts
    followed: Counts
    years: Counts
    lists: Mapping[str, Counts]

    @classmethod
    def of(cls, records: Records) -> Overview:
        """What the build has written down; of a graph that it has not, counted."""
        import msgspec

        index = records.graph.index
        if not index.has_kept(_KEPT):
            return _counted(records)
        return decoded(msgspec.msgpack.Decoder(cls).decode, index.kept(_KEPT))


def keep_overview(connection: sqlite3.Connection, records: Records) -> None:
    """Write down what `Overview.of` gives, in the index of the same graph."""
    import msgspec

    from kg.graph.index_writer import keep

    keep(connection, [(_KEPT, msgspec.msgpack.encode(_counted(records)))])


def _counted(records: Records) -> Overview:
    graph = records.graph
    # as the search has them: each bar of the first page leads there
    years = Counter(policy.year for policy in records.policies.values() if policy.year)
    lists = {name: _largest_first(_values(graph, predicates)) for name, predicates in _LISTS.items()}
    lists["compilations"] = _largest_first(_compilations(graph))
    lists["indicators"] = _largest_first(_indicators(graph))
    lists["bodies"] = _largest_first(body for bodies in records.issuers.values() for body in bodies)
    return Overview(
        _rows(graph, _MOST_CITED),
        _rows(graph, _MOST_FOLLOWED),
        tuple(sorted(years.items())),
        lists,
    )


def _values(graph: GraphStore, predicates: Iterable[str]) -> Iterable[str]:
    """The values of some properties, each once of a subject."""
    return (value for _, value in {pair for predicate in predicates for pair in graph.pairs(predicate)})


def _compilations(graph: GraphStore) -> Iterable[str]:
    """The compilation of each policy that stands in it, in its text or in a row of a table."""
    policies = graph.values(KG + "occurrenceOf")
    places = graph.pairs(KG + "occursIn")
    stands = {(policy, compilation) for place, compilation in places for policy in policies.get(place, ())}
    return (compilation for _, compilation in stands)


def _indicators(graph: GraphStore) -> Iterable[str]:
    """The indicator of each target that has a value; what several texts state is one target."""
    statements, figures = (graph.values(KG + name, _TARGET) for name in ("statement", "value"))
    pairs = graph.pairs(KG + "indicatorConcept", _TARGET)
    said = {(statements.get(target, (target,))[0], concept) for target, concept in pairs if target in figures}
    return (concept for _, concept in said)


def _largest_first(things: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))


def _rows(graph: GraphStore, query: str) -> Counts:
    return tuple((row["policy"] or "", int(row["count"] or 0)) for row in graph.select(query))
