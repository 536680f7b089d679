"""Rankings on a small graph of our own (tests/support/network.ttl)."""

from __future__ import annotations

import pytest
from network_graph import PLAN, read_graph

from kg.analyse.networks import citation_graph, issuer_graph
from kg.analyse.rankings import Coverage, coverage, issuer_centralities, rank
from kg.analyse.records import Records


@pytest.fixture(scope="module")
def graph() -> Records:
    return Records.of(read_graph())


def test_rank_states_its_coverage(graph: Records) -> None:
    ranking = rank(citation_graph(graph), coverage(graph))
    first = ranking.rows[0]
    assert (first.policy, first.cited_by, first.mentions) == (PLAN, 3, 4)
    assert ranking.coverage == Coverage(9, 6, 0, 3, 10, 6, 0, 3)
    assert sum(row.pagerank for row in ranking.rows) <= 1


def test_issuer_centralities(graph: Records) -> None:
    rows = issuer_centralities(issuer_graph(graph))
    first = rows[0]
    assert (first.name, first.partners, first.together) == ("示例乙局", 2, 3)
    assert sum(row.pagerank for row in rows) == pytest.approx(1, abs=0.01)
