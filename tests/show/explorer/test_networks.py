"""The network of bodies, one look at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from explorer_frame import frame_on
from network_graph import read_graph

from kg.show.explorer import networks
from kg.show.explorer.frame import Frame
from kg.show.explorer.networks import KINDS, network_page, network_scripts, network_view, part_of


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


def held(script: str) -> dict[str, Any]:
    """What a script of a folder of files holds."""
    found: dict[str, Any] = json.loads(script.partition("=")[2].removesuffix(";\n"))
    return found


def test_every_look_leads_to_looks_that_are_there(frame: Frame) -> None:
    scripts = [held(script) for script in network_scripts(frame)]
    views = {look: (view, each["things"]) for each in scripts for look, view in each["views"].items()}
    for view, things in views.values():
        wanted = {thing["at"] for thing in things.values() if "at" in thing}
        wanted |= {crumb["at"] for crumb in (*view["crumbs"], *view.get("beside", ())) if "at" in crumb}
        assert wanted <= set(views)
        assert all(max(a, b) < len(view["nodes"]) for a, b, *_ in view["edges"])
        assert {str(key) for key in (*view["nodes"], *(row[0] for row in view["rows"]))} <= set(things)
        assert all(len(row) == len(view["head"]) - 1 for row in view["rows"])


@pytest.mark.parametrize("looks", [2, 5, 60])
def test_a_folder_of_files_has_each_look_in_the_script_where_it_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    monkeypatch.setattr(networks, "LOOKS", looks)
    first, *parts = (held(script) for script in network_scripts(frame_on(read_graph())))
    assert "" in first["views"] and first["parts"] == len(parts) == -(-12 // looks)
    for at, part in enumerate(parts):
        assert all(part_of(look, len(parts)) == at for look in part["views"])
    assert {look for part in parts for look in part["views"]} >= {"body:甲部", "policies:甲部"}


def test_scripts_are_the_same_each_time(frame: Frame) -> None:
    assert list(network_scripts(frame)) == list(network_scripts(frame_on(read_graph())))


def test_the_script_of_a_look_is_reckoned_as_in_a_browser() -> None:
    # by hand: 31 times what came before and the next UTF-16 unit, in 32 bits
    assert part_of("a", 1000) == 97 and part_of("ab", 10_000) == 31 * 97 + 98
    assert part_of("\U00020000", 2**32) == 31 * 0xD840 + 0xDC00


def test_no_text_of_the_graph_ends_the_attribute_that_tells_the_script(frame: Frame) -> None:
    assert "<img" not in network_page(frame) and "data-drawn='" in network_page(frame)
