"""Pictures of bodies that issue together."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from explorer_frame import alone_on
from network_graph import TURTLE, read_graph

from kg.analyse.network import Network
from kg.show.pictures.groups import Ties, body_ego_page, issuers_finding, issuers_page, strongest_pairs, ties_page
from kg.show.pictures.material import Material
from kg.show.pictures.page import say
from kg.show.pictures.parts import cut_note
from kg.vocabulary.namespaces import ID


@pytest.fixture(scope="module")
def material() -> Material:
    return Material.of(alone_on(read_graph()))


def data_of(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_pair_that_issues_together_is_drawn_and_told(material: Material) -> None:
    assert {f"{ID}body/甲部", f"{ID}body/乙局"} in [set(pair[:2]) for pair in strongest_pairs(material.joint)]
    assert "示例甲部" in issuers_finding(material, material.joint)[0]
    data = data_of(issuers_page(material))
    names = {node["name"] for node in data["nodes"]}
    assert {"示例甲部", "示例乙局"} <= names
    assert {edge["relation"] for edge in data["edges"]} == {"joint", "cites"}


def test_bodies_have_their_english_names_on_an_english_page() -> None:
    named = f'<{ID}body/甲部> <http://www.w3.org/2000/01/rdf-schema#label> "Ministry of Examples"@en .'
    material = Material.of(alone_on(read_graph(f"{TURTLE}\n{named}"), "en"))
    page = issuers_page(material)
    data = data_of(page)
    assert "Ministry of Examples" in issuers_finding(material, material.joint)[1]
    assert ["示例甲部", "Ministry of Examples"] in [node.get("names") for node in data["nodes"]]
    assert {"Ministry of Examples"} <= {body for policy in data["policies"] for body in policy["bodies"]}
    around = body_ego_page(material, f"{ID}body/甲部")
    assert "Around Ministry of Examples" in around and "Around 示例甲部" not in around


def test_a_body_stands_in_the_middle_of_those_around_it(material: Material) -> None:
    data = data_of(body_ego_page(material, f"{ID}body/甲部"))
    nodes = {node["id"]: node["name"] for node in data["nodes"]}
    assert nodes[data["focus"]] == "示例甲部"
    assert all(data["focus"] in (edge["from"], edge["to"]) for edge in data["edges"] if edge["relation"] == "cites")


@pytest.mark.parametrize("most", [1, 2])
def test_a_picture_that_leaves_out_nodes_says_so(material: Material, most: int) -> None:
    html = ties_page(material, Ties("issuers", "joint", material.joint, material.issuer_citations, most=most))
    assert len(data_of(html)["nodes"]) == most
    linked = len(data_of(issuers_page(material))["nodes"])
    assert cut_note(linked, most)[0][0].split("：")[0] in html
    assert cut_note(linked, linked) == ()


def test_pairs_come_by_weight_then_by_name() -> None:
    links = ("丙", "甲", 2), ("甲", "乙", 5), ("乙", "丙", 2)
    network, turned = Network(), Network()
    for one, other, weight in links:
        network.add_edge(one, other, weight=weight)
    for one, other, weight in reversed(links):
        turned.add_edge(other, one, weight=weight)
    assert [pair[2] for pair in strongest_pairs(network)] == [5, 2, 2]
    assert strongest_pairs(network) == strongest_pairs(turned)


def test_without_pairs_nothing_is_claimed(material: Material) -> None:
    assert issuers_finding(material, Network()) == say("finding.issuers.none")
