"""Cascades on a small graph of our own (tests/support/network.ttl)."""

from __future__ import annotations

import pytest
from network_graph import CITY, OPINION, PLAN, PROVINCE, SCHEME, read_graph

from kg.analyse.cascades import cascade
from kg.analyse.network import Network
from kg.analyse.networks import citation_graph
from kg.analyse.records import PolicyRecord, Records


@pytest.fixture(scope="module")
def graph() -> Records:
    return Records.of(read_graph())


def test_cascade_counts_days_and_tells_who_has_not_followed(graph: Records) -> None:
    found = cascade(citation_graph(graph), PLAN)
    steps = {step.policy: step for step in found.steps}
    assert set(steps) == {SCHEME, OPINION, PROVINCE, CITY}
    # It names both the plan and the ministries' scheme: the nearer one above it counts.
    assert (steps[PROVINCE].parent, steps[PROVINCE].days, steps[PROVINCE].days_from_parent) == (SCHEME, 220, 147)
    assert (steps[CITY].parent, steps[CITY].tier, steps[CITY].depth) == (PROVINCE, "city", 2)
    assert found.followed == ("440000",)
    assert found.silent == ("510000",)
    assert len(found.unread) == 29


def test_cascade_leaves_out_what_is_older() -> None:
    network = Network(directed=True, multi=True)
    dates = {"root": "2021-05-01", "older": "2021-04-30", "year": "2020", "later": "2021", "undated": None}
    for name, date in dates.items():
        network.add_node(name, policy=PolicyRecord(name, name, date=date))
    for name in ("older", "year", "later", "undated"):
        network.add_edge(name, "root", "implements", relation="implements", weight=1)
    # A circle among followers ends.
    network.add_edge("later", "undated", "applies", relation="applies", weight=1)
    network.add_edge("undated", "later", "applies", relation="applies", weight=1)
    assert {step.policy for step in cascade(network, "root").steps} == {"later", "undated"}


def test_all_of_a_tie_are_first_and_what_names_a_follower_alone_follows_indirectly() -> None:
    network = Network(directed=True, multi=True)
    provinces = {"one": "130000", "other": "140000", "later": "150000"}
    network.add_node("root", policy=PolicyRecord("root", "root", date="2021-05-01", tier="ministry"))
    for name, region in provinces.items():
        day = "2021-08-01" if name == "later" else "2021-06-01"
        network.add_node(name, policy=PolicyRecord(name, name, date=day, tier="province", regions=(region,)))
        cited = "one" if name == "later" else "root"
        network.add_edge(name, cited, "implements", relation="implements", weight=1)
    found = cascade(network, "root")
    assert found.first == (("130000", "140000"), 31)
    assert {step.policy for step in found.steps if step.direct} == {"one", "other"}


def test_of_parents_of_one_level_and_day_all_are_told() -> None:
    network = Network(directed=True, multi=True)
    network.add_node("root", policy=PolicyRecord("root", "root", date="2021-05-01", tier="centre"))
    days = {"one": "2021-06-01", "other": "2021-06-01", "older": "2021-05-20"}
    for name, day in days.items():
        network.add_node(name, policy=PolicyRecord(name, name, date=day, tier="ministry"))
        network.add_edge(name, "root", "implements", relation="implements", weight=1)
    network.add_node("local", policy=PolicyRecord("local", "local", date="2021-07-01", tier="province"))
    for cited in ("root", *days):
        network.add_edge("local", cited, "implements", relation="implements", weight=1)
    steps = {step.policy: step for step in cascade(network, "root").steps}
    assert {steps["local"].parent, *steps["local"].ties} == {"one", "other"}
    assert steps["one"].ties == ()
