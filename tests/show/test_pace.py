"""How fast work goes, and what is left."""

from __future__ import annotations

import pytest

from kg.show.pace import Pace


def test_what_is_left_goes_by_the_weight_of_what_is_done() -> None:
    pace = Pace("extract", 4, 1000, start=100.0)
    assert pace.left(100.0) is None and pace.told(100.0) == ""
    pace.what = "示例.txt"
    pace.advance(750)
    assert pace.left(130.0) == pytest.approx(10.0), "one file of four, but three quarters of the bytes"
    assert pace.told(130.0) == "0.0/s, 10 s left, 示例.txt"


@pytest.mark.parametrize(("now", "left"), [(10.0, "10 s left"), (300.0, "5 min left"), (7200.0, "2.0 h left")])
def test_without_weights_all_steps_are_alike(now: float, left: str) -> None:
    pace = Pace("write", 2, 0, start=0.0)
    pace.advance(1)
    assert left in pace.told(now)


def test_of_a_long_path_the_end_is_told() -> None:
    pace = Pace("extract", 2, 0, start=0.0, what="/" + "示例/" * 60 + "示例.txt 及其他")
    pace.advance(1)
    told = pace.told(1.0).rpartition(", ")[2]
    assert told.startswith("…") and told.endswith("/示例.txt 及其他") and len(told) == 60
