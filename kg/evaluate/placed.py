"""What was found, by where it stands.

In: findings, each with its file and line. Out: those between two lines of the files of a compilation, met without a
look at all the others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Generic, Protocol, TypeVar


class InFile(Protocol):
    """What stands in a file."""

    @property
    def file(self) -> str:
        """The name of the file."""


T = TypeVar("T", bound=InFile)
_LINE, _ORDER = itemgetter(0), itemgetter(1)


class Placed(Generic[T]):
    """Findings by file and line.

    Parameters
    ----------
    found : iterable
        Findings, in the order in which they are given back.
    line : callable
        The line at which one begins.
    """

    def __init__(self, found: Iterable[T], line: Callable[[T], int]) -> None:
        by_file: dict[str, list[tuple[int, int, T]]] = defaultdict(list)
        for order, one in enumerate(found):
            by_file[one.file].append((line(one), order, one))
        self._files = sorted(by_file)
        self._in = {file: sorted(placed, key=_LINE) for file, placed in by_file.items()}

    def between(self, head: str, first: int, last: int) -> list[T]:
        """Return what begins between two lines, both included, of the files whose names begin with a head."""
        found: list[tuple[int, int, T]] = []
        for file in self._files[bisect_left(self._files, head) :]:
            if not file.startswith(head):
                break
            placed = self._in[file]
            found += placed[bisect_left(placed, first, key=_LINE) : bisect_right(placed, last, key=_LINE)]
        return [one for _, _, one in sorted(found, key=_ORDER)]
