"""Pages: complete in themselves, escaped, the same bytes each time, honest about what they leave
out.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from network_graph import PLAN, read_graph

from kg.analyse import records
from kg.analyse.records import Records
from kg.errors import KgError
from kg.graph.store import GraphStore
from kg.language.title_forms import short_title
from kg.show.pages import citations, grids, parts, positions
from kg.show.pages import networks as views
from kg.show.pages.cascades import cascade_page
from kg.show.pages.chains import chain_page, timeline_page
from kg.show.pages.material import Material
from kg.vocabulary.namespaces import ID

HOSTILE = "<img src=x onerror=alert(1)>\"'</script><b>坏标题&amp;"


@pytest.fixture(scope="module")
def graph() -> Records:
    return Records.of(read_graph())


@pytest.fixture(scope="module")
def pages(graph: Records) -> dict[str, str]:
    drawn = Material.of(graph)
    return {
        **{kind: views.network_page(graph, kind) for kind in views.KINDS},
        "ego": views.ego_network(graph, PLAN),
        "chain": chain_page(drawn, PLAN),
        "cascade": cascade_page(drawn, PLAN),
        "timeline": timeline_page(drawn),
        "matrix": grids.matrix_page(drawn),
        "ranking": views.ranking_page(graph),
    }


class Tags(HTMLParser):
    """Start tags with their attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.blocks.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.tags and self.cdata_elem:
            tag, text = self.blocks[-1]
            self.blocks[-1] = (tag, text + data)


def parse(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    return parser


def data_text(html: str) -> str:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


def data_of(html: str) -> Any:
    return json.loads(data_text(html))


def test_pages_ask_nothing_of_any_network(pages: dict[str, str]) -> None:
    for html in pages.values():
        for tag, attributes in parse(html).tags:
            assert tag not in {"link", "img", "iframe", "object", "base"}
            assert "src" not in attributes
            assert not (attributes.get("href") or "").startswith(("http", "//"))
            assert not any(name.startswith("on") or name == "style" for name in attributes)


def test_only_the_scripts_and_styles_of_the_page_may_run(pages: dict[str, str]) -> None:
    for html in pages.values():
        parser = parse(html)
        rule = next(
            attributes["content"] or ""
            for tag, attributes in parser.tags
            if attributes.get("http-equiv") == "Content-Security-Policy"
        )
        assert rule.startswith("default-src 'none'; ")
        assert "unsafe" not in rule
        for _, text in parser.blocks:
            if text and not text.startswith("{"):
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in rule


def test_hostile_title_stays_text(pages: dict[str, str]) -> None:
    html = pages["citations"]
    assert HOSTILE in {policy["title"] for policy in data_of(html)["policies"]}
    assert "<img" not in html
    assert [tag for tag, _ in parse(html).tags].count("script") == 3


def test_hostile_title_of_a_chain_stays_text(graph: Records) -> None:
    html = chain_page(Material.of(graph), f"{ID}policy/坏标题")
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


@pytest.mark.parametrize("kind", views.KINDS)
def test_same_graph_same_bytes(pages: dict[str, str], kind: str) -> None:
    assert views.network_page(Records.of(read_graph()), kind) == pages[kind]


def test_a_page_leads_nowhere(pages: dict[str, str]) -> None:
    assert not [html for html in pages.values() if "a" in {tag for tag, _ in parse(html).tags}]


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


def test_cascade_page_says_who_followed_and_who_did_not(pages: dict[str, str]) -> None:
    html = pages["cascade"]
    assert "4 件政策落实它；1 个省份：广东；最快 广东，220 天" in html
    data = data_of(html)
    assert data["spread"]["followed"] == [{"name": ["广东", "Guangdong"], "days": 220, "node": 1}]
    assert [each["name"][0] for each in data["spread"]["silent"]] == ["四川"]
    assert len(data["spread"]["unread"]) == 29
    place = {node["key"]: node["at"][0] for node in data["nodes"]}
    assert place["国发-2021-23"][0] < place["甲发-2022-1"][0] < place["丙政-2022-7"][0] < place["丁政-2023-1"][0]
    assert {(edge["from"], edge["to"]) for edge in data["edges"]} == {(0, 1), (1, 3), (3, 2), (4, 2)}


def test_matrix_page_has_a_square_for_each_sector_and_region(pages: dict[str, str]) -> None:
    data = data_of(pages["matrix"])
    cells = {tuple(words[0] for words in node["cell"]): len(node["policies"]) for node in data["nodes"]}
    assert cells == {
        ("C 制造业", "全国"): 2,
        ("C 制造业", "广东"): 1,
        ("D 电力、热力、燃气及水生产和供应业", "全国"): 1,
    }


@pytest.mark.parametrize("kind", views.KINDS)
def test_every_network_has_a_page(graph: Records, kind: str) -> None:
    data = data_of(views.network_page(graph, kind))
    assert data["nodes"]
    # Every policy behind a link stands in the page.
    assert all(i < len(data["policies"]) for edge in data["edges"] for i in edge.get("policies", ()))


def test_ego_page_of_a_body_and_of_a_policy(graph: Records) -> None:
    body = data_of(views.ego_network(graph, f"{ID}body/乙局"))
    assert body["nodes"][body["focus"]]["name"] == "示例乙局"
    assert {node["name"] for node in body["nodes"]} >= {"示例甲部", "国务院办公厅"}
    policy = data_of(views.ego_network(graph, PLAN))
    assert policy["nodes"][policy["focus"]]["key"] == "国发-2021-23"
    with pytest.raises(KgError, match="no such policy or issuing body"):
        views.ego_network(graph, f"{ID}policy/没有")


def test_chain_page_says_what_rests_on_it(pages: dict[str, str]) -> None:
    html = pages["chain"]
    assert "3 件政策引用它（中央部委 2、省级 1），其中 3 件依据" in html
    data = data_of(html)
    assert [lane["name"][1] for lane in data["tables"][0]["lanes"]] == [
        "Laws and regulations",
        "Party centre, State Council",
        "Ministries",
        "Provinces",
    ]
    assert {edge["step"] for edge in data["edges"]} == {0, 1}


def test_chain_page_of_an_unknown_policy_says_so(graph: Records) -> None:
    with pytest.raises(KgError, match="no such policy"):
        chain_page(Material.of(graph), f"{ID}policy/没有")


def test_large_network_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch, graph: Records) -> None:
    monkeypatch.setattr(citations, "MOST_NODES", 4)
    html = views.network_page(graph, "citations")
    data = data_of(html)
    assert len(data["nodes"]) == 4
    assert "共 8 个节点" in html
    assert "--format csv" in html
    plan = next(policy for policy in data["policies"] if policy.get("number") == "国发〔2021〕23号")
    assert plan["more_out"] == 1


def test_empty_graph_gives_a_page_that_says_so() -> None:
    assert "没有政策之间的引用" in views.network_page(Records.of(GraphStore(ox.Store())), "citations")


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
    named: nx.Graph[str] = nx.relabel_nodes(network, {n: f"n{n:02}" for n in network})
    points = positions.community_positions(named, 40, 40)
    assert len(points) == 20
    gaps = [
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
        for a, (ax, ay) in points.items()
        for b, (bx, by) in points.items()
        if a < b
    ]
    assert min(gaps) > 25


def test_bars_do_not_overlap() -> None:
    bars = [positions.Bar(f"n{i}", i % 2, 30 * i, 100) for i in range(20)]
    points, lanes = positions.bar_positions(bars, 40)
    for one in bars:
        for other in bars:
            if one.node < other.node and points[one.node][1] == points[other.node][1]:
                assert abs(points[one.node][0] - points[other.node][0]) >= 100
    assert lanes[1][0] == lanes[0][1]


def test_table_has_one_node_a_slot() -> None:
    slots = [positions.Slot(f"n{i}", i % 3, i % 2) for i in range(30)]
    table = positions.table_positions(slots, 200, 40, 4)
    assert len(set(table.points.values())) == 30
