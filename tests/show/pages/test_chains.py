"""What a policy rests on and what rests on it, drawn."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from network_graph import CITY, PLAN, read_graph

from kg.analyse.records import Records
from kg.show.pages.chains import chain_page, timeline_finding, timeline_page
from kg.show.pages.material import Material


@pytest.fixture(scope="module")
def material() -> Material:
    return Material.of(Records.of(read_graph()))


def data_of(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_chain_reaches_two_steps_and_tells_which(material: Material) -> None:
    data = data_of(chain_page(material, PLAN))
    assert data["nodes"][data["focus"]]["size"] == 13
    assert {edge["step"] for edge in data["edges"]} == {0, 1}
    assert len(data["tables"]) == 2


def test_a_second_step_is_none_of_the_first_table(material: Material) -> None:
    data = data_of(chain_page(material, CITY))
    at = [node["at"] for node in data["nodes"]]
    assert any(first is None and second is not None for first, second in at)
    assert all(second is not None for _, second in at)


def test_the_timeline_holds_the_dated_texts(material: Material) -> None:
    dated = [one for one in material.citations if material.policy(one).in_corpus and material.policy(one).date]
    assert len(data_of(timeline_page(material))["nodes"]) == len(dated) > 3
    assert str(len(dated)) in timeline_finding(material)[0]
