"""The network of bodies, one look at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from explorer_frame import frame_on
from network_graph import read_graph

from kg.show.explorer import networks
from kg.show.explorer.frame import Frame
from kg.show.explorer.networks import KINDS, all_views, network_page, network_script, network_view


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def names(view: dict[str, Any]) -> list[str]:
    return [view["things"][key]["n"] for key in view["nodes"]]


def lines(view: dict[str, Any], kind: str) -> set[tuple[str, str, int]]:
    called = names(view)
    return {(called[a], called[b], count) for a, b, count, each in view["edges"] if KINDS[each] == kind}


def test_it_opens_on_all_bodies_where_they_are_few(frame: Frame) -> None:
    view = network_view(frame)
    assert view is not None and len(names(view)) == 6
    assert {frozenset(line[:2]) for line in lines(view, "joint")} >= {frozenset(("示例甲部", "示例乙局"))}
    assert ("示例甲部", "国务院", 2) in lines(view, "rests")


def test_of_many_bodies_those_that_issue_most_are_named_and_the_others_stand_in_groups(
    frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "NODES", 4)
    monkeypatch.setattr(networks, "NAMED", 2)
    view = network_view(frame)
    assert view is not None and len(view["nodes"]) <= 4
    groups = [view["things"][key] for key in view["nodes"] if str(key).startswith("g")]
    assert all(group["at"].startswith("group:") and group["x"] for group in groups)
    # what no picture has room for is in the table, and the page says how many
    assert len(view["rows"]) == 6
    assert groups or view["note"]


def test_a_body_stands_among_its_partners_with_what_it_has_to_do_with_each(frame: Frame) -> None:
    view = network_view(frame, "body:甲部")
    assert view is not None and view["nodes"][0] == view["here"]
    rows = {view["things"][key]["n"]: tuple(told) for key, *told in view["rows"]}
    assert rows["示例乙局"] == (2, 0, 0) and rows["国务院"] == (0, 2, 0) and rows["丙省人民政府"] == (0, 0, 1)
    assert view["crumbs"][0]["at"] == ""


def test_the_policies_of_a_body_stand_with_what_they_cite_and_what_cites_them(frame: Frame) -> None:
    view = network_view(frame, "policies:甲部")
    assert view is not None and view["own"] == 2
    assert {"甲发〔2022〕1号", "甲发〔2022〕2号"} <= {thing["s"] for thing in view["things"].values()}
    arrows = {(view["things"][view["nodes"][a]].get("s"), KINDS[kind]) for a, _, _, kind in view["edges"]}
    assert ("甲发〔2022〕1号", "rests") in arrows and ("甲发〔2022〕2号", "names") in arrows
    assert all(view["things"][key]["h"] for key in view["nodes"])


@pytest.mark.parametrize("at", ["body:无此机关", "nothing", "policies:", "body", "group:甲部:乙局"])
def test_what_is_not_there_is_no_view(frame: Frame, at: str) -> None:
    assert network_view(frame, at) is None


def test_every_look_leads_to_looks_that_are_there(frame: Frame) -> None:
    views = all_views(frame)
    for view in views.values():
        wanted = {thing["at"] for thing in view["things"].values() if "at" in thing}
        wanted |= {crumb["at"] for crumb in (*view["crumbs"], *view.get("beside", ())) if "at" in crumb}
        assert wanted <= set(views)
        assert all(max(a, b) < len(view["nodes"]) for a, b, *_ in view["edges"])
        assert all(row[0] in view["things"] and len(row) == len(view["head"]) - 1 for row in view["rows"])


def test_a_folder_of_files_has_all_looks_in_one_script(frame: Frame) -> None:
    script = network_script(frame)
    held = json.loads(script.removeprefix("window.kgNetwork=").removesuffix(";\n"))
    assert set(held["views"]) == set(all_views(frame))
    assert script == network_script(frame_on(read_graph()))


def test_no_text_of_the_graph_ends_the_attribute_that_tells_the_script(frame: Frame) -> None:
    assert "<img" not in network_page(frame) and "data-drawn='" in network_page(frame)
