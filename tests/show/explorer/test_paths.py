"""How two policies hang together, as a page."""

from __future__ import annotations

from typing import Any

import pytest
from explorer_frame import TestPlaces, frame_on
from network_graph import CITY, LAW, PROVINCE, read_graph

from kg.show.explorer.frame import Frame, World
from kg.show.explorer.paths import path_found, path_page


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def relations(found: dict[str, Any]) -> list[list[str]]:
    return [[step[2] for step in chain] for chain in found["chains"]]


@pytest.mark.parametrize(
    "text", ["丁政〔2023〕1号", "丁政[2023]1号", "丁市示例实施细则", CITY, CITY.rpartition("/")[2]]
)
def test_an_end_is_named_by_number_title_key_or_iri(frame: Frame, text: str) -> None:
    found = path_found(frame, text, "示例法")
    first, last = (found["policies"][end] for end in found["ends"])
    assert (first["n"], last["t"]) == ("丁政〔2023〕1号", "示例法")


def test_each_step_has_its_relation_and_its_line(frame: Frame) -> None:
    found = path_found(frame, CITY, LAW)
    assert found["how"] == "with" and relations(found) == [["based_on", "implements", "based_on"]]
    assert [step[3:5] for step in found["chains"][0]] == [["demo.txt", 171], ["demo.txt", 132], ["demo.txt", 5]]
    assert path_found(frame, LAW, CITY)["how"] == "against"


def test_no_path_and_no_such_policy_are_told_apart(frame: Frame) -> None:
    apart = path_found(frame, "没有引用的示例公告", LAW)
    assert apart["how"] == "" and apart["chains"] == [] and None not in apart["ends"]
    assert path_found(frame, "无此文件", LAW)["ends"][0] is None
    assert path_found(frame, PROVINCE, PROVINCE)["chains"] == []


def test_a_page_in_a_folder_leaves_the_search_to_its_script() -> None:
    folder = Frame(World(read_graph(), frame_on(read_graph()).world.directory), TestPlaces(live=False))
    page = path_page(folder)
    assert "data-found='null'" in page and 'data-script="/static/links.js"' in page


def test_nothing_that_was_typed_is_taken_for_markup(frame: Frame) -> None:
    page = path_page(frame, "<script>alert(1)</script>", "'><img src=x>")
    assert "<script>alert" not in page and "<img" not in page
