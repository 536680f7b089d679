"""The timeline: what is dated to the day, to the year, and not at all."""

from __future__ import annotations

import pytest
from explorer_frame import frame_on
from network_graph import PLAN, PROVINCE, read_graph

from kg.show.explorer import timeline
from kg.show.explorer.frame import Frame


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph())


def test_every_policy_is_counted_once_under_what_is_known_of_its_date(frame: Frame) -> None:
    counts = timeline.day_counts(frame)
    assert sum(count for *_, count in counts) == len(frame.world.finder.entries)
    assert {len(date) for date, *_ in counts} == {0, 4, 10}
    assert ("2021-10-24", "centre", 1) in counts and ("2020", "centre", 1) in counts


def test_a_span_has_its_first_and_its_last_day_and_those_with_a_day_alone(frame: Frame) -> None:
    found = timeline.between(frame, "2021-10-24", "2022-06-01")
    assert [one["d"] for one in found] == sorted(one["d"] for one in found)
    assert (found[0]["h"], found[-1]["h"]) == (
        f"/policy/{PLAN.rpartition('/')[2]}",
        f"/policy/{PROVINCE.rpartition('/')[2]}",
    )
    assert timeline.between(frame, "2020-01-01", "2020-12-31") == []
    assert timeline.between(frame, "2022-06-01", "2021-10-24") == []


def test_of_too_many_the_first_are_told(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST", 2)
    assert len(timeline.between(frame, "1900-01-01", "2100-01-01")) == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_has_ways_to_zoom_and_a_field_for_each_end(lang: str) -> None:
    page = timeline.timeline_page(frame_on(read_graph(), lang))
    assert page.count("data-zoom=") == 5 and page.count('type="date"') == 2
