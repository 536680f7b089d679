"""Who counts for how much: policies by their citations, bodies by joint issuing, and what the figures rest on.

In: `Records` and networks of `kg.analyse.networks`. Out: frozen rows ready for a table, sorted.

Sources: degree as networkx has it; PageRank (Page et al. 1999); betweenness is Brandes' (J. Math. Sociol. 25, 163,
2001).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from kg.analyse.communities import SEED, communities, in_order, weighted_edges
from kg.analyse.networks import links_between
from kg.analyse.pagerank import page_ranks
from kg.vocabulary.namespaces import KNOWN, NAME_ONLY, TEXT

if TYPE_CHECKING:
    import networkx as nx

    from kg.analyse.network import Network
    from kg.analyse.records import Records
    from kg.analyse.table import Table

# bodies from which betweenness is estimated where there are more
_PIVOTS = 1000


@dataclass(frozen=True)
class Coverage:
    """What an answer rests on: only policies whose text was read can cite.

    How many policies there are, of how many the text is at hand, how many are known without it, how many by a name
    alone; and how many citations mean one of each.
    """

    policies: int
    with_text: int
    known: int
    name_only: int
    citations: int
    of_text: int
    of_known: int
    of_name_only: int


@dataclass(frozen=True)
class RankRow:
    """A policy's standing: distinct policies that cite it, all their mentions, and PageRank (sums to 1)."""

    policy: str
    title: str
    number: str | None
    cited_by: int
    mentions: int
    pagerank: float
    availability: str


@dataclass(frozen=True)
class Ranking:
    """Rows, most cited first, and the coverage to be stated with them."""

    rows: tuple[RankRow, ...]
    coverage: Coverage


@dataclass(frozen=True)
class IssuerRow:
    """A body's place in joint issuing: policies, partners, joint signatures, centralities, community (from 1)."""

    body: str
    name: str
    tier: str
    issued: int
    partners: int
    together: int
    betweenness: float
    pagerank: float
    community: int


def rank(records: Records) -> Ranking:
    """Cited policies by influence: by distinct citing policies, then PageRank, then IRI.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    policies, mentions = records.policies, Counter[str]()
    pairs: set[tuple[str, str]] = set()
    for (citing, cited, _), found in links_between(records):
        pairs.add((citing, cited))
        mentions[cited] += len(found)
    links = sorted(pairs)
    cited_by = Counter(cited for _, cited in links)
    scores = page_ranks(sorted(policies), ((one, other, 1.0) for one, other in links))
    rows = [
        RankRow(
            policy=iri,
            title=policies[iri].title,
            number=policies[iri].number,
            cited_by=cited_by[iri],
            mentions=mentions[iri],
            pagerank=round(scores[iri], 6),
            availability=policies[iri].availability,
        )
        for iri in sorted(cited_by)
    ]
    rows.sort(key=lambda row: (-row.cited_by, -row.pagerank, row.policy))
    return Ranking(tuple(rows), coverage(records))


def issuer_centralities(joint: Network) -> list[IssuerRow]:
    """Bodies by their place in joint issuing, the most partners first.

    Betweenness is Brandes' (J. Math. Sociol. 25, 163, 2001), without weights; of more than a thousand bodies it is
    estimated from a thousand (Brandes and Pich, Int. J. Bifurcat. Chaos 17, 2303, 2007), for its cost grows with the
    square of their number. PageRank is with weights.

    Parameters
    ----------
    joint : Network
        As `kg.analyse.networks.issuer_graph` gives it.
    """
    group_of = {body: i for i, group in enumerate(communities(joint), 1) for body in group}
    ordered = in_order(joint)
    between = _betweenness(ordered)
    edges = weighted_edges(ordered)
    # a loop is one link, whichever way it is gone
    both = (link for one, other, weight in edges for link in {(one, other, weight), (other, one, weight)})
    scores = page_ranks(sorted(joint), sorted(both))
    rows = [
        IssuerRow(
            body=node,
            name=data["name"],
            tier=data["tier"],
            issued=data["count"],
            partners=joint.degree(node),
            together=int(joint.degree(node, weight="weight")),
            betweenness=round(between[node], 4),
            pagerank=round(scores[node], 4),
            community=group_of[node],
        )
        for node, data in joint.nodes(data=True)
    ]
    return sorted(rows, key=lambda row: (-row.partners, -row.together, row.body))


def with_coverage(table: Table, records: Records) -> Table:
    """Return a table with what it rests on among its facts, the last of them.

    Parameters
    ----------
    table : Table
        What an analysis found in the texts at hand.
    records : Records
        Of the store of a build.
    """
    return replace(table, facts={**table.facts, "coverage": asdict(coverage(records))})


def _betweenness(joint: nx.Graph[str]) -> Mapping[str, float]:
    import networkx as nx

    pivots = _PIVOTS if len(joint) > _PIVOTS else None
    found: Mapping[str, float] = nx.betweenness_centrality(joint, k=pivots, seed=SEED)
    return found


def coverage(records: Records) -> Coverage:
    """How much was read, and what is known of what is cited (`self` and `issues` left out).

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    states, cited = records.availabilities, records.citation_states
    return Coverage(
        policies=sum(states.values()),
        with_text=states.get(TEXT, 0),
        known=states.get(KNOWN, 0),
        name_only=states.get(NAME_ONLY, 0),
        citations=sum(cited.values()),
        of_text=cited.get(TEXT, 0),
        of_known=cited.get(KNOWN, 0),
        of_name_only=cited.get(NAME_ONLY, 0),
    )
