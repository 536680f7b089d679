"""Groups of bodies or policies that belong together.

In: a weighted network. Out: communities in a stable order, the same for the same network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

SEED = 20210923


def communities(network: nx.Graph[str], seed: int = SEED) -> list[frozenset[str]]:
    """Communities of a weighted network by Louvain, largest first.

    Parameters
    ----------
    network : nx.Graph
        Undirected, `weight` on its edges (1 where there is none).
    seed : int
        Fixes the order in which nodes are tried.

    Returns
    -------
    list[frozenset[str]]
        A partition of the nodes; each isolated node is a community of its own.
    """
    import networkx as nx

    found = nx.community.louvain_communities(in_order(network), weight="weight", seed=seed)
    return sorted((frozenset(c) for c in found), key=lambda c: (-len(c), min(c)))


def weighted_edges(network: nx.Graph[str]) -> list[tuple[str, str, float]]:
    """Edges with their weight, 1 where there is none."""
    edges = network.edges(data=True)
    return [(one, other, float(data.get("weight", 1))) for one, other, data in edges]


def in_order(network: nx.Graph[str]) -> nx.Graph[str]:
    """The network with nodes and edges sorted: Louvain's result hangs on their order."""
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    ordered.add_weighted_edges_from(
        sorted((min(one, other), max(one, other), w) for one, other, w in weighted_edges(network))
    )
    return ordered
