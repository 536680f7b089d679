"""The collector of cycles looks seldom while something large is made, and as often as before afterwards."""

from __future__ import annotations

import gc

import pytest

from kg.cycles import seldom_collected


def test_the_collector_looks_seldom_and_then_as_before() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_it_looks_as_before_where_something_went_wrong() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="示例"), seldom_collected():
        raise ValueError("示例")
    assert gc.get_threshold() == before
