"""Who cites a policy that more cite than a card can show: how many, and the first of them.

In: a graph with the index of its build, and the IRI of a policy. Out: counts by relation and by what is at hand, and of
each relation the citing policies that are themselves cited most. What a hundred thousand cite is asked as fast as what
a hundred do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.vocabulary.namespaces import AVAILABILITY, KG, NAME_ONLY, TEXT

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

# Citing policies that a card shows all of, and how many of each relation where there are more.
MANY, FIRST = 200, 10
_CITING = "FROM link JOIN policy ON iri = citing WHERE cited = ? AND citing != cited"


@dataclass(frozen=True, slots=True)
class CitedOften:
    """Citing policies: by relation, by what is at hand (each once), and the first ones, by IRI."""

    by_relation: Mapping[str, int]
    by_state: Mapping[str, int]
    first: tuple[str, ...]


def cited_often(graph: GraphStore, iri: str) -> CitedOften | None:
    """Return who cites a policy that more than `MANY` do; None for others, and where no build wrote an index."""
    if graph.folder is None:
        return None
    rows = graph.index.rows(f"SELECT relation, count(*) {_CITING} GROUP BY relation", (iri,))
    by_relation: dict[str, int] = dict(rows)
    if sum(by_relation.values()) <= MANY:
        return None
    first = dict.fromkeys(citing for relation in by_relation for citing in _first(graph, iri, relation))
    return CitedOften(by_relation, _by_state(graph, iri), tuple(first))


def _first(graph: GraphStore, iri: str, relation: str) -> list[str]:
    # the numbers of policies rise as they are cited less
    rows = graph.index.rows(f"SELECT citing {_CITING} AND relation = ? ORDER BY id LIMIT {FIRST}", (iri, relation))
    return [citing for (citing,) in rows]


def _by_state(graph: GraphStore, iri: str) -> Mapping[str, int]:
    ((with_text,),) = graph.index.rows(f"SELECT count(DISTINCT citing) {_CITING} AND at_hand", (iri,))
    states = {state: name for name, state in AVAILABILITY.items()}
    # seldom any: only a text cites, or a row of a table
    others = graph.index.rows(f"SELECT DISTINCT citing {_CITING} AND NOT at_hand", (iri,))
    found = [states.get(next(iter(graph.objects(citing, KG + "availability")), ""), NAME_ONLY) for (citing,) in others]
    return Counter({TEXT: with_text}) + Counter(found)
