"""Issuers stand in the order of the document, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import built, page

from kg.analyse.card import card
from kg.analyse.records import Records
from kg.graph.issuers import in_order, issuer_order, issuer_orders, order_of, orders
from kg.graph.lookup import one
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import KG, RDF

# 示例文本; the order of the signatures is not that of the names
TEXT = page(
    "国家能源局 国家发展改革委 财政部关于示例设施有关事项的通知",
    "国能发示例〔2021〕7号",
    "各省能源局：",
    "为做好示例设施工作，现就有关事项通知如下。示例文本。",
    "国家能源局",
    "国家发展改革委",
    "财政部",
    "2021年3月1日",
)
# 示例文本; who leads is not the first by name, and the groups stand between the bodies
DUTIES = page(
    "财政部关于示例任务的通知",
    "财示例〔2021〕7号",
    "各省财政厅：",
    "一、整理示例文本。（水利部、各设区市人民政府、财政部牵头，教育部、各有关单位、科技部配合）",
    "二、公开示例文本。（各有关单位、科技部配合）",
    "财政部",
    "2021年3月1日",
)
NUMBER = "国能发示例〔2021〕7号"
IN_ORDER = ("国家能源局", "国家发展和改革委员会", "财政部")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    folder = tmp_path_factory.mktemp("issuers")
    text = folder / "joint.txt"
    text.write_text(TEXT, encoding="utf-8")
    output: Path = built(folder / "out", text)
    return open_store(output)


def test_the_lead_stands_first_in_records_entries_and_cards(graph: GraphStore) -> None:
    entry = one(graph, NUMBER)
    assert entry.bodies == IN_ORDER
    assert Records.of(graph).policies[entry.iri].body_names == IN_ORDER
    assert dict(card(graph, entry.iri).fields)["issued by"] == IN_ORDER


def test_the_order_of_one_policy_is_that_among_all(graph: GraphStore) -> None:
    orders = issuer_orders(graph)
    assert orders
    assert all(issuer_order(graph, policy) == order for policy, order in orders.items())


@given(st.sets(st.sampled_from("abcdef")), st.permutations("abcd"))
def test_bodies_that_an_order_lacks_stand_behind(bodies: set[str], order: list[str]) -> None:
    found = in_order(bodies, tuple(order))
    assert set(found) == bodies
    known = [body for body in found if body in order]
    assert found[: len(known)] == sorted(known, key=order.index)


def test_bodies_of_a_duty_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sample.txt").write_text(DUTIES, encoding="utf-8")
    graph = open_store(built(tmp_path / "out", tmp_path / "in"))
    first, second = Records.of(graph).duties
    assert [name for _, name in first.lead] == ["水利部", "各设区市人民政府", "财政部"]
    assert [name for _, name in first.others] == ["教育部", "各有关单位", "科学技术部"]
    order = orders(graph, KG + "bodyOrder")
    assert {duty: order_of(graph, duty, KG + "bodyOrder") for duty in order} == order
    assert order[first.iri][-2:] == order[second.iri]  # one list is the end of the other
    assert len(list(graph.pairs(RDF + "rest"))) == len(order[first.iri])
