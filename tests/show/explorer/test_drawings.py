"""Pictures on true axes."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from explorer_frame import frame_on
from hypothesis import given
from hypothesis import strategies as st
from network_graph import PLAN, read_graph

from kg.analyse.cascades import Cascade, CascadeStep
from kg.analyse.following import following
from kg.show.explorer.drawings import Dot, cascade_strip, value_axis


def shapes(markup: str, name: str) -> list[ElementTree.Element]:
    """The shapes of a name in the first picture, which is the one for a desk."""
    picture = ElementTree.fromstring(markup[markup.index("<svg") : markup.index("</svg>") + len("</svg>")])
    return list(picture.iter(name))


def test_what_is_later_stands_further_right_and_as_far_as_the_days_say() -> None:
    frame = frame_on(read_graph())
    found = following(frame.world.reader, PLAN, frozenset)
    days = {step.policy: step.days for step in found.steps if step.days is not None}
    places = {
        link.get("href"): float(dot.get("cx") or 0)
        for link in shapes(str(cascade_strip(frame, found)), "a")
        for dot in link.iter("circle")
    }
    dated = sorted((day, places[frame.to(policy)]) for policy, day in days.items())
    assert len(dated) > 1
    (first, x), (last, y) = dated[0], dated[-1]
    for day, at in dated:
        assert at == pytest.approx(x + (day - first) * (y - x) / (last - first), abs=0.2)


def test_days_that_are_too_near_for_years_are_named_themselves() -> None:
    frame = frame_on(read_graph())
    step = CascadeStep(PLAN, PLAN, "implements", 1, "province", (), None, 0, 0)
    markup = str(cascade_strip(frame, Cascade(PLAN, (step,), (), (), ())))
    assert re.findall(r'class="tick"[^>]*>(\d{4}-\d\d-\d\d)<', markup)


def test_direct_and_indirect_followers_and_undated_ones_differ() -> None:
    def step(policy: str, depth: int, days: int | None) -> CascadeStep:
        return CascadeStep(policy, PLAN, "implements", depth, "province", (), None, days, None)

    frame = frame_on(read_graph())
    markup = str(cascade_strip(frame, Cascade(PLAN, (step("urn:a", 1, None), step("urn:b", 2, None)), (), (), ())))
    kinds = [dot.get("class") or "" for dot in shapes(markup, "circle")]
    assert [("hollow" in kind) for kind in kinds] == [False, True]
    assert not [line for line in shapes(markup, "line") if "stem" in (line.get("class") or "")]


@given(
    st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=8),
    st.lists(st.decimals(-1000, 1000, places=2), max_size=2),
)
def test_values_stand_in_their_order_inside_the_picture(values: list[Decimal], national: list[Decimal]) -> None:
    dots = [Dot(f"示例{at}", value, None, str(value), None, "", "province") for at, value in enumerate(values)]
    markup = str(value_axis(frame_on(read_graph()), dots, national, "%"))
    places = [float(dot.get("cx") or 0) for dot in shapes(markup, "circle")]
    assert places == sorted(places, reverse=True) and len(places) == len(values)
    assert all(0 < at < 760 for at in places)
    wide, narrow = (len(re.findall('class="tick"', one)) for one in markup.split("on-phone"))
    assert 1 <= narrow <= wide <= 14


def test_provinces_cities_and_companies_stand_apart_and_the_legend_has_only_what_is_drawn() -> None:
    dots = [Dot(kind, Decimal(at), None, str(at), None, side, kind) for at, (kind, side) in enumerate(KINDS)]
    markup = str(value_axis(frame_on(read_graph(), "en"), dots, [Decimal(2)], "%"))
    names = [text.text for text in shapes(markup, "text") if text.get("class") == "who"]
    assert names == ["province", "province", "city"]
    assert sum(line.get("class") == "apart" for line in shapes(markup, "line")) == 1
    legend = markup[markup.rindex("<ul") :]
    assert "Provinces" in legend and "Cities" in legend and "Enterprises" not in legend
    assert "＝" in legend and "▼" in legend and "▲" not in legend


KINDS = (("province", ""), ("city", "behind"), ("province", "reached"))
