"""Levels as lanes, years as columns."""

from __future__ import annotations

import pytest
from network_graph import CITY, LAW, PLAN, PROVINCE, SCHEME, read_graph

from kg.analyse.records import Records
from kg.show.pages.colours import TIER_COLOURS
from kg.show.pages.lanes import in_lanes, tier_lane
from kg.show.pages.material import Material

NODES = [LAW, PLAN, SCHEME, PROVINCE, CITY]


@pytest.fixture(scope="module")
def material() -> Material:
    return Material.of(Records.of(read_graph()))


def test_higher_levels_stand_higher_and_later_years_further_right(material: Material) -> None:
    table, _ = in_lanes(material, NODES, 1.3)
    points = table.points
    assert set(points) == set(NODES)
    assert points[LAW][1] < points[PLAN][1] < points[SCHEME][1] < points[PROVINCE][1] < points[CITY][1]
    assert points[LAW][0] < points[PLAN][0] <= points[SCHEME][0] <= points[CITY][0]


def test_no_two_policies_share_a_place(material: Material) -> None:
    table, _ = in_lanes(material, list(material.citations), 1.3)
    assert len(set(table.points.values())) == len(table.points) == len(material.citations)


def test_the_order_of_the_policies_makes_no_difference(material: Material) -> None:
    assert in_lanes(material, NODES, 1.3) == in_lanes(material, NODES[::-1], 1.3)


def test_nothing_is_an_empty_table(material: Material) -> None:
    assert in_lanes(material, [], 1.3)[0].points == {}


def test_a_lane_has_the_colour_of_its_tier() -> None:
    assert TIER_COLOURS["city"] in str(tier_lane("city", 0, 10))
