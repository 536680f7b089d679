"""Parts of a text that are read already."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.duties.spans import Spans


@given(st.lists(st.integers(0, 60), max_size=12, unique=True), st.integers(-2, 62))
def test_an_offset_lies_in_a_span_or_in_none(edges: list[int], at: int) -> None:
    edges = sorted(edges)
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    assert (at in Spans(reversed(spans))) == any(start <= at < end for start, end in spans)
    assert list(Spans(reversed(spans))) == spans


def test_a_span_begins_in_a_part_of_the_text() -> None:
    spans = Spans([(3, 5), (8, 9)])
    assert spans.within(3, 4) and spans.within(5, 9)
    assert not spans.within(4, 8)
