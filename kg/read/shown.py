"""A text as a reader sees it, with the way back to the text that it was made from.

In: pieces of text, each with its offset in the text given. Out: `Shown`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as a browser shows it. Its character `run_shown[k]` is character `run_source[k]` of the text given, and so
    on one by one to the next run."""

    text: str
    run_shown: array[int]
    run_source: array[int]

    def source_offset(self, offset: int) -> int:
        """Return the 0-based offset into the text given of the character at `offset`."""
        run = bisect_right(self.run_shown, offset) - 1
        return self.run_source[run] + offset - self.run_shown[run]


class Writer:
    """Puts the shown text together; `ended` is whether nothing but blanks stands in its last line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._run_shown, self._run_source = array("l"), array("l")
        self.ended = True

    def put(self, piece: str, at: int) -> None:
        """Add text that stands at an offset of the source."""
        if piece:
            self._run_shown.append(self._length)
            self._run_source.append(at)
            self._parts.append(piece)
            self._length += len(piece)
            last = piece.rpartition("\n")
            self.ended = not last[2].strip() and (self.ended or bool(last[1]))

    def shown(self) -> Shown:
        """Return the text put together."""
        return Shown("".join(self._parts), self._run_shown, self._run_source)
