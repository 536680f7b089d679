"""PageRank is that of networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.pagerank import page_ranks

NODES = range(6)
LINKS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), st.integers(1, 5).map(float), max_size=20
)


@given(links=LINKS)
def test_ranks_are_those_of_another_program(links: dict[tuple[int, int], float]) -> None:
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_nodes_from(NODES)
    network.add_weighted_edges_from((one, other, weight) for (one, other), weight in links.items())
    found = page_ranks(NODES, ((one, other, weight) for (one, other), weight in links.items()))
    assert found == pytest.approx(nx.pagerank(network), abs=1e-9)


def test_without_nodes_there_are_none() -> None:
    assert page_ranks([], []) == {}
