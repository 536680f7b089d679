"""Parts of a text that are read already.

In: spans. Out: whether an offset lies in one of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator


class Spans:
    """Spans in order, none overlapping."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, at: int) -> bool:
        near = bisect_right(self._starts, at) - 1
        return near >= 0 and at < self._spans[near][1]

    def within(self, start: int, end: int) -> bool:
        """Whether one of them begins in a part of the text."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._spans)
