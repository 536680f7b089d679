"""Groups of bodies or policies that belong together.

In: a weighted network. Out: communities in a stable order, the same for the same network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.analyse.louvain import partition

if TYPE_CHECKING:
    import networkx as nx

    from kg.analyse.network import Network

SEED = 20210923


def communities(network: Network | nx.Graph[str], seed: int = SEED) -> list[frozenset[str]]:
    """Communities of a weighted network by Louvain, largest first.

    Parameters
    ----------
    network : Network
        Undirected, `weight` on its edges (1 where there is none).
    seed : int
        Fixes the order in which nodes are tried.

    Returns
    -------
    list[frozenset[str]]
        A partition of the nodes; each isolated node is a community of its own.
    """
    nodes = sorted(network)
    place = {node: at for at, node in enumerate(nodes)}
    near: list[dict[int, float]] = [{} for _ in nodes]
    for one, other, weight in weighted_edges(network):
        near[place[one]][place[other]] = near[place[other]][place[one]] = weight
    found = (frozenset(nodes[at] for at in group) for group in partition(near, seed))
    return sorted(found, key=lambda group: (-len(group), min(group)))


def weighted_edges(network: Network | nx.Graph[str]) -> list[tuple[str, str, float]]:
    """Edges with their weight, 1 where there is none."""
    edges = network.edges(data=True)
    return [(one, other, float(data.get("weight", 1))) for one, other, data in edges]


def in_order(network: Network) -> nx.Graph[str]:
    """The network for networkx, with nodes and edges sorted: what is estimated hangs on their order."""
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    ordered.add_weighted_edges_from(
        sorted((min(one, other), max(one, other), w) for one, other, w in weighted_edges(network))
    )
    return ordered
