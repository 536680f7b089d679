"""Pictures of networks: escaped, the same bytes each time, honest about what they leave out."""

from __future__ import annotations

import json
import re
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from explorer_frame import alone_on
from network_graph import PLAN, read_graph

from kg.analyse import records
from kg.analyse.network import Network
from kg.errors import KgError
from kg.graph.store import GraphStore
from kg.language.title_forms import short_title
from kg.show.explorer.frame import Frame
from kg.show.pictures import citations, parts, positions
from kg.show.pictures import networks as views
from kg.vocabulary.namespaces import ID

HOSTILE = "<img src=x onerror=alert(1)>\"'</script><b>坏标题&amp;"


@pytest.fixture(scope="module")
def frame() -> Frame:
    return alone_on(read_graph())


@pytest.fixture(scope="module")
def pages(frame: Frame) -> dict[str, str]:
    return {
        **{kind: views.network_page(frame, kind) for kind in views.KINDS},
        "ego": views.ego_network(frame, PLAN),
    }


def data_text(html: str) -> str:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


def data_of(html: str) -> Any:
    return json.loads(data_text(html))


def test_hostile_title_stays_text(pages: dict[str, str]) -> None:
    html = pages["citations"]
    assert HOSTILE in {policy["title"] for policy in data_of(html)["policies"]}
    assert "<img" not in html
    assert html.count("</script>") == 3


@pytest.mark.parametrize("kind", views.KINDS)
def test_same_graph_same_bytes(pages: dict[str, str], kind: str) -> None:
    assert views.network_page(alone_on(read_graph()), kind) == pages[kind]


def test_citations_page_has_what_the_panel_shows(pages: dict[str, str]) -> None:
    data = data_of(pages["citations"])
    policy = next(each for each in data["policies"] if each.get("number") == "国发〔2021〕23号")
    node = data["nodes"][data["policies"].index(policy)]
    assert (node["name"], node["group"]) == ("示例行动方案", "centre")
    assert policy["bodies"] == ["国务院"]
    assert policy["also"] == ["《行动方案》"]
    assert policy["places"] == [[0, 3]]
    assert (policy["date"], policy["type"], policy["text"]) == ("2021-10-24", "通知", True)
    assert (policy["regions"], policy["sectors"]) == (["rCN"], ["C"])
    edges = [edge for edge in data["edges"] if edge["to"] == node["id"]]
    assert {edge["relation"] for edge in edges} == {"implements", "based_on"}
    twice = next(edge for edge in edges if edge["weight"] == 2)
    assert (twice["line"], data["files"][twice["file"]]) == (52, "demo.txt")
    assert twice["sentence"] == "为贯彻落实《行动方案》，制定本示例方案。"
    assert data["top"][0] == [node["id"], 3]
    assert data["options"]["physics"] == {"enabled": False}
    assert "另有 1 个没有连线" in pages["citations"]


def test_long_sentence_is_cut_around_the_name() -> None:
    mention = records.CitationRecord("demo.txt", 1, "前" * 300 + "《示例法》" + "后" * 300, "《示例法》")
    shown = parts.evidence(mention)
    assert len(shown) == parts.EVIDENCE + 2
    assert "《示例法》" in shown
    assert (shown[0], shown[-1]) == ("…", "…")
    assert parts.evidence(records.CitationRecord(sentence="短句。")) == "短句。"


@pytest.mark.parametrize("kind", views.KINDS)
def test_every_network_has_a_page(frame: Frame, kind: str) -> None:
    data = data_of(views.network_page(frame, kind))
    assert data["nodes"]
    # Every policy behind a link stands in the page.
    assert all(i < len(data["policies"]) for edge in data["edges"] for i in edge.get("policies", ()))


def test_ego_page_of_a_body_and_of_a_policy(frame: Frame) -> None:
    body = data_of(views.ego_network(frame, f"{ID}body/乙局"))
    assert body["nodes"][body["focus"]]["name"] == "示例乙局"
    assert {node["name"] for node in body["nodes"]} >= {"示例甲部", "国务院办公厅"}
    policy = data_of(views.ego_network(frame, PLAN))
    assert policy["nodes"][policy["focus"]]["key"] == "国发-2021-23"
    with pytest.raises(KgError, match="no such policy or issuing body"):
        views.ego_network(frame, f"{ID}policy/没有")


def test_large_network_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch, frame: Frame) -> None:
    monkeypatch.setattr(citations, "MOST_NODES", 4)
    html = views.network_page(frame, "citations")
    data = data_of(html)
    assert len(data["nodes"]) == 4
    assert "共 8 个节点" in html
    assert "--format csv" in html
    plan = next(policy for policy in data["policies"] if policy.get("number") == "国发〔2021〕23号")
    assert plan["more_out"] == 1


def test_empty_graph_gives_a_page_that_says_so() -> None:
    assert "没有政策之间的引用" in views.network_page(alone_on(GraphStore(ox.Store())), "citations")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("国务院关于印发示例行动方案的通知", "示例行动方案"),
        ("关于示例工作的意见", "示例工作的意见"),
        ("示例法", "示例法"),
        ("中共中央 国务院印发《示例纲要》", "示例纲要"),
    ],
)
def test_short_title(title: str, short: str) -> None:
    assert short_title(title) == short


def test_islands_do_not_overlap() -> None:
    network = nx.disjoint_union_all([nx.star_graph(12), nx.cycle_graph(5), nx.path_graph(2)])
    named = Network()
    for one, other in network.edges():
        named.add_edge(f"n{one:02}", f"n{other:02}")
    points = positions.community_positions(named, 40, 40)
    assert len(points) == 20
    gaps = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for a, (ax, ay) in points.items()
        for b, (bx, by) in points.items()
        if a < b
    ]
    assert min(gaps) > 25
