"""Who carried a policy out, drawn with time along the axis."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from network_graph import CITY, LAW, PLAN, PROVINCE, read_graph

from kg.analyse.cascades import cascade
from kg.analyse.records import Records
from kg.show.pages.cascades import cascade_page
from kg.show.pages.material import Material


@pytest.fixture(scope="module")
def material() -> Material:
    return Material.of(Records.of(read_graph()))


def data_of(material: Material, policy: str) -> Any:
    html = cascade_page(material, policy)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_every_step_is_a_node_and_has_its_place(material: Material) -> None:
    data = data_of(material, PLAN)
    steps = cascade(material.citations, PLAN).steps
    assert {PROVINCE, CITY} <= {step.policy for step in steps}
    assert len(data["nodes"]) == len(steps) + 1
    assert all(None not in node["at"] for node in data["nodes"])


def test_provinces_are_followed_silent_or_unread(material: Material) -> None:
    spread = data_of(material, PLAN)["spread"]
    found = cascade(material.citations, PLAN)
    assert [len(spread[key]) for key in ("followed", "silent", "unread")] == [
        len(found.followed),
        len(found.silent),
        len(found.unread),
    ]


def test_what_nobody_carried_out_stands_alone(material: Material) -> None:
    data = data_of(material, CITY)
    assert (len(data["nodes"]), data["edges"]) == (1, [])
    assert len(data_of(material, LAW)["nodes"]) >= 1
