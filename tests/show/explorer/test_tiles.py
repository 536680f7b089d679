"""The provinces as squares."""

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
from kg.analyse.topics import NOT_MAINLAND, provinces
from kg.show.explorer.frame import Frame
from kg.show.explorer.tiles import SHADES, Aim, Shades, aim_tiles, count_tiles, positions, province_tiles


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def states(markup: str) -> list[str]:
    """The state of each square of the map."""
    picture = ElementTree.fromstring(markup[: markup.index("</svg>") + len("</svg>")])
    return [(group.get("class") or "").removeprefix("tile ") for group in picture.iter("g")]


def test_every_mainland_province_has_a_square_of_its_own() -> None:
    assert set(positions()) == set(provinces()) - NOT_MAINLAND
    assert len(set(positions().values())) == len(positions()) == 31


def test_a_province_that_was_not_read_does_not_look_like_one_that_did_not_follow(frame: Frame) -> None:
    followed, silent, unread = list(positions())[:1], list(positions())[1:3], list(positions())[3:]
    step = CascadeStep(PLAN, PLAN, "implements", 1, "province", (followed[0],), None, 30, None)
    markup = str(province_tiles(frame, Cascade(PLAN, (step,), tuple(followed), tuple(silent), tuple(unread))))
    found = states(markup)
    assert [found.count(state) for state in ("followed", "silent", "unread")] == [1, 2, 28]
    assert "30" in markup


def test_counts_have_a_scale_a_legend_and_lead_to_the_search(frame: Frame) -> None:
    markup = str(count_tiles(frame, {"110000": 3, "130000": 40, "330000": 1000}))
    assert sorted(set(states(markup))) == ["shade-1", "shade-3", "shade-5", "unread"]
    assert 'href="/search?region=330000"' in markup
    legend = markup[markup.index('class="legend"') :]
    assert all(f"</svg> {count}</li>" in legend for count in (3, 40, 1000))


def test_what_provinces_aim_at_stands_in_the_map_and_in_the_table(frame: Frame) -> None:
    aims = {"130000": Aim(Decimal(13), "13", "/policy/a"), "330000": Aim(Decimal("24.5"), "≥24.5", "/policy/b")}
    markup = str(aim_tiles(frame, aims, "%"))
    assert [state for state in states(markup) if state.startswith("shade")] == ["shade-1", "shade-5"]
    assert "</svg> 24.5 %</li>" in markup
    table = markup[markup.index("<table") :]
    assert table.count("<tr>") == 32 and '<a href="/policy/b">≥24.5</a>' in table


def test_one_province_alone_is_no_map(frame: Frame) -> None:
    assert aim_tiles(frame, {"130000": Aim(Decimal(13), "13", None), "CN": Aim(Decimal(1), "1", None)}, "%") is None


def test_in_english_a_square_has_letters_for_small_screens(frame: Frame) -> None:
    markup = str(count_tiles(Frame(frame.world, frame.places, "en"), {"110000": 3}))
    assert re.findall(r'class="name letters"[^>]*>(\w+)<', markup).count("BJ") == 1


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=40))
def test_a_greater_value_is_never_paler_and_the_legend_holds_each_value(values: list[Decimal]) -> None:
    shades = Shades.of(values)
    names = [shades.of_value(value) for value in sorted(values)]
    assert names == sorted(names)
    assert len(shades.spans) == min(SHADES, len(set(values)))
    assert all(any(least <= value <= greatest for least, greatest in shades.spans) for value in values)
    assert len(dict(shades.legend())) == len(shades.spans)
