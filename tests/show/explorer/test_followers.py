"""Who carried a policy out."""

from __future__ import annotations

from explorer_frame import frame_on
from network_graph import PLAN, read_graph

from kg.show.explorer.followers import SPANS, cascade_page, followers_of
from kg.vocabulary.namespaces import ID


def test_followers_come_with_their_lanes_and_a_map_of_those_who_did_not() -> None:
    frame = frame_on(read_graph())
    shown = followers_of(frame, frame.world.reader.policy(PLAN))
    assert [lane for lane, *_ in shown["lanes"]] == ["ministry", "province", "city"]
    assert len(shown["steps"]) == 4
    assert shown["spans"] == [*(span for span in SPANS if span < 500), 0]
    assert "tile followed" in shown["tiles"] and "tile unread" in shown["tiles"]


def test_what_a_province_issues_is_asked_of_no_other() -> None:
    frame = frame_on(read_graph())
    assert followers_of(frame, frame.world.reader.policy(f"{ID}policy/丙政-2022-7"))["tiles"] == ""


def test_the_page_has_the_table_open() -> None:
    page = cascade_page(frame_on(read_graph()), PLAN)
    assert '<details class="more" open>' in page and "220" in page
