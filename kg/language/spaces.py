"""Text without the spaces of typesetting.

In: text. Out: the same text without white space other than line ends, with a map back to the text
given, so that patterns need not allow for `2030 年` or `〔2021〕 23 号`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SPACE = re.compile(r"[^\S\n]+")
# a line of a text that holds anything
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` without spaces; `origin[i]` is the offset in the text given of character i."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text given of a span (not empty) of the squeezed text."""
        return self.origin[start], self.origin[end - 1] + 1


# the readers of a text ask for the same one after another
@lru_cache(maxsize=1)
def squeeze(text: str) -> Squeezed:
    """Return the text without spaces and tabs; line ends stay."""
    origin: list[int] = []
    pieces: list[str] = []
    at = 0
    for space in _SPACE.finditer(text):
        if space.start() > at:
            pieces.append(text[at : space.start()])
            origin.extend(range(at, space.start()))
        at = space.end()
    if not pieces:
        return Squeezed(text[at:], range(at, len(text)))
    pieces.append(text[at:])
    origin.extend(range(at, len(text)))
    return Squeezed("".join(pieces), origin)


def one_line(text: str) -> str:
    """Return the text on one line: each line end, with the white space around it, is one space."""
    return " ".join(part for line in text.splitlines() if (part := line.strip()))
