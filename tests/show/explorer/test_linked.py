"""The citations behind a number or a line."""

from __future__ import annotations

import json

import pytest
from explorer_frame import frame_on
from network_graph import read_graph

from kg.show.explorer import linked
from kg.show.explorer.frame import Frame
from kg.show.explorer.linked import links_page, links_script, static_links_page


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def rows(page: str) -> int:
    return page.count("<tr><td>")


def test_citations_are_listed_by_both_ends_each_with_its_place(frame: Frame) -> None:
    page = links_page(frame, {"citing": ["甲部"], "cited": ["国务院"]})
    assert rows(page) == 2
    assert "demo.txt" in page and 'href="/policy/甲发-2022-1#L52"' in page
    assert "示例甲部 → 国务院" in page


def test_levels_and_relations_narrow_them(frame: Frame) -> None:
    everything = rows(links_page(frame, {}))
    assert rows(links_page(frame, {"to_level": ["law"]})) == 1
    based = rows(links_page(frame, {"relation": ["based_on"]}))
    assert 0 < based < everything
    # a stranger's words are none of ours
    assert rows(links_page(frame, {"relation": ["<script>"], "to_level": ["x"], "citing": ["无此机关"]})) == 0


def test_many_are_paged(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "LENGTH", 3)
    whole = {f"start={start}" for start in (3, 6)}
    first = links_page(frame, {"relation": []})
    assert rows(first) == 3 and any(each in first for each in whole)
    assert rows(links_page(frame, {}, 6)) > 0 and "start=3" in links_page(frame, {}, 6)


def test_a_folder_has_all_citations_with_their_lines_in_one_script(
    frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = json.loads(links_script(frame).removeprefix("window.kgLinks=").removesuffix(";\n"))
    assert len(held["links"]) == rows(links_page(frame, {}))
    assert held["issuers"]["甲部"][0] == "示例甲部" and len(held["issuers"]["甲部"][1]) == 2
    assert all(held["files"][file] == "demo.txt" and line > 0 and at == 0 for *_, file, line, at in held["links"])
    monkeypatch.setattr(linked, "MOST", 2)
    assert '"links":null' in links_script(frame)


def test_the_page_of_a_folder_says_what_its_script_shall_say(frame: Frame) -> None:
    assert "data-words='{" in static_links_page(frame)
