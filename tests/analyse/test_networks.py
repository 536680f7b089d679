"""Networks, chains and periods on a small graph of our own (tests/support/network.ttl)."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox
import pytest
from network_graph import CITY, LAW, ONLY_CITED, OPINION, PLAN, PROVINCE, SCHEME, read_graph

from kg.analyse import chains, communities, networks, rankings
from kg.analyse import table as table_analyse
from kg.analyse.network import Network
from kg.analyse.records import Records
from kg.errors import KgError
from kg.graph.store import GraphStore
from kg.show import text
from kg.vocabulary.namespaces import ID


@pytest.fixture(scope="module")
def graph() -> Records:
    return Records.of(read_graph())


def test_citation_graph_has_one_edge_for_each_relation_and_counts_mentions(
    graph: Records,
) -> None:
    network = networks.citation_graph(graph)
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
def test_tier(graph: Records, policy: str, tier: str) -> None:
    assert graph.policies[policy].tier == tier


def test_policy_without_date_has_the_year_of_its_number(graph: Records) -> None:
    found = graph.policies[ONLY_CITED]
    assert (found.date, found.in_corpus, found.body_names) == ("2020", False, ("国务院办公厅",))


def test_issuer_graph_weighs_pairs(graph: Records) -> None:
    network = networks.issuer_graph(graph)
    pair = network.edges[f"{ID}body/甲部", f"{ID}body/乙局"]
    assert pair["weight"] == 2
    assert pair["share"] == pytest.approx(1 + 1 / 2)
    assert pair["policies"] == (SCHEME, OPINION)
    assert network.nodes[f"{ID}body/甲部"]["count"] == 2
    assert network.degree(f"{ID}body/丙省") == 0


def test_issuer_citation_graph_counts_pairs_of_policies(graph: Records) -> None:
    network = networks.issuer_citation_graph(graph)
    assert network.edges[f"{ID}body/甲部", f"{ID}body/国务院"]["weight"] == 2
    assert network.edges[f"{ID}body/丁市", f"{ID}body/丙省"]["weight"] == 1
    assert not network.has_edge(f"{ID}body/国务院", f"{ID}body/甲部")


def test_chain_down_goes_step_by_step_and_takes_each_link_once(graph: Records) -> None:
    links = chains.citation_chain(graph, PLAN, "down", 3)
    assert [(link.depth, link.citing, link.cited) for link in links] == [
        (1, PROVINCE, PLAN),
        (1, SCHEME, PLAN),
        (1, OPINION, PLAN),
        (2, CITY, PROVINCE),
        (2, PROVINCE, SCHEME),
    ]


def test_chain_up_and_by_relation(graph: Records) -> None:
    up = chains.citation_chain(graph, PROVINCE, "up", 9)
    assert {link.cited for link in up} == {PLAN, SCHEME, LAW}
    only = chains.citation_chain(graph, PLAN, "down", 9, relations={"based_on"})
    assert [link.citing for link in only] == [OPINION]


def test_chain_ends_on_a_circle(graph: Records) -> None:
    network = networks.citation_graph(graph)
    network.add_edge(LAW, CITY, "mentions", relation="mentions", weight=1, place=None)
    assert max(link.depth for link in chains.chain_links(network, PLAN, "up", 50)) <= 9


def test_chain_of_an_unknown_policy_says_so(graph: Records) -> None:
    with pytest.raises(KgError, match="no such policy"):
        chains.citation_chain(graph, f"{ID}policy/没有", "up", 1)


def test_communities_are_a_partition_that_does_not_hang_on_order() -> None:
    one: nx.Graph[str] = nx.Graph()
    one.add_weighted_edges_from([("a", "b", 3), ("b", "c", 3), ("a", "c", 3), ("c", "d", 1), ("d", "e", 3)])
    one.add_node("f")
    other: nx.Graph[str] = nx.Graph()
    other.add_node("f")
    other.add_weighted_edges_from(
        (two, first, data["weight"]) for first, two, data in reversed(list(one.edges(data=True)))
    )
    found = communities.communities(one)
    assert found == communities.communities(other)
    assert found == [frozenset("abc"), frozenset("de"), frozenset("f")]


def test_issuer_graph_of_some_years(graph: Records) -> None:
    assert networks.issuer_graph(graph, (2021, 2021)).number_of_edges() == 0
    assert networks.issuer_graph(graph, (2022, 2022)).number_of_edges() == 3
    assert networks.issuer_citation_graph(graph, (2023, 2023)).number_of_edges() == 1


def test_co_citation_and_coupling(graph: Records) -> None:
    citations = networks.citation_graph(graph)
    together = networks.co_citation_graph(citations)
    assert together.edges[PLAN, SCHEME]["policies"] == (PROVINCE,)
    alike = networks.coupling_graph(citations)
    assert alike.edges[SCHEME, PROVINCE]["policies"] == (PLAN,)
    assert alike.edges[SCHEME, OPINION]["weight"] == 1


def test_a_policy_that_very_many_cite_couples_only_those_that_another_one_couples_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a list of thousands no pair is made; the others are as they were."""
    citations = Network(directed=True, multi=True)
    for citing, cited in (*((f"{at}", "hub") for at in range(6)), ("0", "rare"), ("1", "rare"), ("7", "rare")):
        citations.add_edge(citing, cited, "applies")
    every = networks.coupling_graph(citations)
    assert every.number_of_edges() == 15 + 2 and every.edges["0", "1"]["policies"] == ("hub", "rare")
    monkeypatch.setattr(networks, "MANY_TOGETHER", 5)
    bounded = networks.coupling_graph(citations)
    assert bounded.graph[networks.TOO_MANY] == ("hub",)
    assert {frozenset(ends) for ends in bounded.edges} == {frozenset(ends) for ends in ("01", "07", "17")}
    assert bounded.edges["0", "1"] == every.edges["0", "1"] and bounded.edges["1", "7"] == every.edges["1", "7"]


def test_sectors_and_regions(graph: Records) -> None:
    assert networks.sector_graph(graph).edges["C", "D"]["policies"] == (SCHEME,)
    regions = networks.region_graph(graph)
    assert regions.edges["440000", "CN"]["weight"] == 2
    assert regions.nodes["440000"]["name"] == "广东省"
    assert networks.sector_by_region(graph.policies)["C", "440000"] == (PROVINCE,)


def test_timeline_counts_by_level(graph: Records) -> None:
    dated = networks.timeline(graph)
    assert [policy.date for policy in dated][:2] == ["2020", "2021-10-24"]
    assert networks.timeline_counts(dated)[2] == networks.PeriodRow("2022", 3, {"ministry": 2, "province": 1})
    assert [row.period for row in networks.timeline_counts(dated, 7)][1] == "2021-10"


def test_tables_as_csv_and_json() -> None:
    table = table_analyse.Table(("title", "count"), [("=示例()", 1), ('带"引号",逗号', None)], {"missing": ["甲"]})
    assert text.csv_text(table) == 'title,count\r\n\'=示例(),1\r\n"带""引号"",逗号",\r\n'
    assert '"missing": [' in text.json_text(table)
    assert text.shown(table, 1) == [("=示例()", "1")]


def test_empty_graph_gives_empty_answers() -> None:
    empty = Records.of(GraphStore(ox.Store()))
    assert not networks.citation_graph(empty)
    assert not networks.issuer_graph(empty)
    assert rankings.rank(empty) == rankings.Ranking((), rankings.Coverage(0, 0, 0, 0, 0, 0, 0, 0))
