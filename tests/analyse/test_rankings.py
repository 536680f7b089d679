"""Rankings on a small graph of our own (tests/support/network.ttl)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from network_graph import PLAN, read_graph

from kg.analyse import rankings
from kg.analyse.network import Network
from kg.analyse.networks import issuer_graph
from kg.analyse.rankings import Coverage, issuer_centralities, rank
from kg.analyse.records import Records


@pytest.fixture(scope="module")
def graph() -> Records:
    return Records.of(read_graph())


def test_rank_states_its_coverage(graph: Records) -> None:
    ranking = rank(graph)
    first = ranking.rows[0]
    assert (first.policy, first.cited_by, first.mentions) == (PLAN, 3, 4)
    assert ranking.coverage == Coverage(9, 6, 0, 3, 10, 6, 0, 3)
    assert sum(row.pagerank for row in ranking.rows) <= 1


def test_issuer_centralities(graph: Records) -> None:
    rows = issuer_centralities(issuer_graph(graph))
    first = rows[0]
    assert (first.name, first.partners, first.together) == ("示例乙局", 2, 3)
    assert sum(row.pagerank for row in rows) == pytest.approx(1, abs=0.01)


def test_betweenness_of_many_bodies_is_estimated_near_to_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A star of chains: its middle is between all, an end between none."""
    joint = Network()
    for at in range(60):
        for ends in pairwise(("middle", f"near {at:02}", f"end {at:02}")):
            joint.add_edge(*ends, weight=1)
    for node in joint:
        joint.nodes[node].update(name=node, tier="ministry", count=1)
    exact = {row.body: row.betweenness for row in issuer_centralities(joint)}
    monkeypatch.setattr(rankings, "_PIVOTS", 40)
    estimated = {row.body: row.betweenness for row in issuer_centralities(joint)}
    assert estimated == {row.body: row.betweenness for row in issuer_centralities(joint)} != exact
    assert max(abs(estimated[body] - exact[body]) for body in exact) < 0.05
    assert {estimated[body] for body in exact if body.startswith("end")} == {0}
