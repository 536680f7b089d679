"""Citation and issuer networks on a small graph of our own (tests/network.ttl)."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import analysis
from kg.errors import KgError
from kg.namespaces import ID
from kg.store import GraphStore

NETWORK = Path(__file__).parent / "network.ttl"
PLAN = f"{ID}policy/国发-2021-23"
SCHEME = f"{ID}policy/甲发-2022-1"
OPINION = f"{ID}policy/甲发-2022-2"
PROVINCE = f"{ID}policy/丙政-2022-7"
CITY = f"{ID}policy/丁政-2023-1"
LAW = f"{ID}policy/示例法"
ONLY_CITED = f"{ID}policy/国办发-2020-9"


@pytest.fixture(scope="module")
def graph() -> GraphStore:
    store = ox.Store()
    store.load(path=str(NETWORK), format=ox.RdfFormat.TURTLE)
    return GraphStore(store)


def test_citation_graph_has_one_edge_for_each_relation_and_counts_mentions(
    graph: GraphStore,
) -> None:
    network = analysis.citation_graph(graph)
    assert network.number_of_nodes() == 9
    assert network.number_of_edges() == 8
    edge = network.edges[SCHEME, PLAN, "implements"]
    assert edge["weight"] == 2
    assert edge["place"] == ("demo.txt", 52)
    assert not network.has_edge(PLAN, PLAN)


@pytest.mark.parametrize(
    ("policy", "tier"),
    [
        (PLAN, "centre"),
        (SCHEME, "ministry"),
        (PROVINCE, "province"),
        (CITY, "city"),
        (LAW, "law"),
        # The number's agency code tells who issued it, and an office counts with what it serves.
        (ONLY_CITED, "centre"),
        # What most of the joint issuers are.
        (OPINION, "ministry"),
        # Nobody signs it, but it holds in one province.
        (f"{ID}policy/孤立", "province"),
        (f"{ID}policy/坏标题", "unknown"),
    ],
)
def test_tier(graph: GraphStore, policy: str, tier: str) -> None:
    assert analysis.policies(graph)[policy].tier == tier


def test_policy_without_date_has_the_year_of_its_number(graph: GraphStore) -> None:
    found = analysis.policies(graph)[ONLY_CITED]
    assert (found.date, found.in_corpus, found.body_names) == ("2020", False, ("国务院办公厅",))


def test_issuer_graph_weighs_pairs(graph: GraphStore) -> None:
    network = analysis.issuer_graph(graph)
    pair = network.edges[f"{ID}body/甲部", f"{ID}body/乙局"]
    assert pair["weight"] == 2
    assert pair["share"] == pytest.approx(1 + 1 / 2)
    assert pair["policies"] == (SCHEME, OPINION)
    assert network.nodes[f"{ID}body/甲部"]["issued"] == 2
    assert network.degree(f"{ID}body/丙省") == 0


def test_issuer_citation_graph_counts_pairs_of_policies(graph: GraphStore) -> None:
    network = analysis.issuer_citation_graph(graph)
    assert network.edges[f"{ID}body/甲部", f"{ID}body/国务院"]["weight"] == 2
    assert network.edges[f"{ID}body/丁市", f"{ID}body/丙省"]["weight"] == 1
    assert not network.has_edge(f"{ID}body/国务院", f"{ID}body/甲部")


def test_chain_down_goes_step_by_step_and_takes_each_link_once(graph: GraphStore) -> None:
    links = analysis.citation_chain(graph, PLAN, "down", 3)
    assert [(link.depth, link.citing, link.cited) for link in links] == [
        (1, PROVINCE, PLAN),
        (1, SCHEME, PLAN),
        (1, OPINION, PLAN),
        (2, CITY, PROVINCE),
        (2, PROVINCE, SCHEME),
    ]


def test_chain_up_and_by_relation(graph: GraphStore) -> None:
    up = analysis.citation_chain(graph, PROVINCE, "up", 9)
    assert {link.cited for link in up} == {PLAN, SCHEME, LAW}
    only = analysis.citation_chain(graph, PLAN, "down", 9, relations={"based_on"})
    assert [link.citing for link in only] == [OPINION]


def test_chain_ends_on_a_circle(graph: GraphStore) -> None:
    network = analysis.citation_graph(graph)
    network.add_edge(LAW, CITY, "mentions", relation="mentions", weight=1, place=None)
    assert max(link.depth for link in analysis.chain_links(network, PLAN, "up", 50)) <= 9


def test_chain_of_an_unknown_policy_says_so(graph: GraphStore) -> None:
    with pytest.raises(KgError, match="no such policy"):
        analysis.citation_chain(graph, f"{ID}policy/没有", "up", 1)


def test_rank_states_its_coverage(graph: GraphStore) -> None:
    ranking = analysis.rank(graph)
    first = ranking.rows[0]
    assert (first.policy, first.cited_by, first.mentions) == (PLAN, 3, 4)
    assert ranking.coverage == analysis.Coverage(9, 5, 10, 9)
    assert sum(row.pagerank for row in ranking.rows) <= 1


def test_communities_are_a_partition_that_does_not_hang_on_order() -> None:
    one: nx.Graph[str] = nx.Graph()
    one.add_weighted_edges_from([("a", "b", 3), ("b", "c", 3), ("a", "c", 3), ("c", "d", 1), ("d", "e", 3)])
    one.add_node("f")
    other: nx.Graph[str] = nx.Graph()
    other.add_node("f")
    other.add_weighted_edges_from(
        (two, first, data["weight"]) for first, two, data in reversed(list(one.edges(data=True)))
    )
    found = analysis.communities(one)
    assert found == analysis.communities(other)
    assert found == [frozenset("abc"), frozenset("de"), frozenset("f")]


def test_empty_graph_gives_empty_answers() -> None:
    empty = GraphStore(ox.Store())
    assert not analysis.citation_graph(empty)
    assert not analysis.issuer_graph(empty)
    assert analysis.rank(empty) == analysis.Ranking((), analysis.Coverage(0, 0, 0, 0))
