"""Our communities are those of networkx, to the last node."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.louvain import partition

LINKS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14), st.integers(1, 5)), max_size=60)


@given(LINKS, st.integers(0, 1_000))
def test_communities_are_those_of_networkx(links: list[tuple[int, int, int]], seed: int) -> None:
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(15))
    weights = {(min(one, other), max(one, other)): weight for one, other, weight in links if one != other}
    network.add_weighted_edges_from((*ends, weight) for ends, weight in sorted(weights.items()))
    near = [{other: facts["weight"] for other, facts in network[node].items()} for node in network]
    assert partition(near, seed) == nx.community.louvain_communities(network, weight="weight", seed=seed)
