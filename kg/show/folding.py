"""Where lines of Chinese break: between any two characters, but not before a mark that closes nor after one that opens.

In: text and a width in cells. Out: the offsets at which lines begin. Words, numbers and addresses stay whole where they
fit into a line; `FoldedText` is what rich prints so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

_CLOSING = "、，。；：！？）》〉〕】」』”’),.;:!?"
_OPENING = "（《〈〔【「『“‘("
_UNIT = re.compile(rf"\s+|[{_OPENING}]*(?:[!-~]+|[^\s{_OPENING}])[{_CLOSING}]*|[{_OPENING}]+")


def line_starts(text: str, width: int, filled: int = 0) -> list[int]:
    """Return the offsets, but the first, at which the lines of a text of one line begin, each at most `width` wide;
    `filled` cells of the first one are taken."""
    from rich.cells import cell_len

    starts = []
    for at, unit in _units(text, width):
        wide = cell_len(unit)
        if filled and not unit.isspace() and filled + wide > width:
            starts.append(at)
            filled = 0
        filled += wide
    return starts


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """What no line parts, by offset; of a word that no line holds its characters."""
    from rich.cells import cell_len

    for found in _UNIT.finditer(text):
        if cell_len(found[0]) <= width:
            yield found.start(), found[0]
        else:
            yield from enumerate(found[0], found.start())


def folded(text: str, width: int) -> list[str]:
    """Return the lines of a text, without the space at which they break."""
    lines = []
    for line in text.split("\n"):
        cuts = [0, *line_starts(line, width), len(line)]
        lines += [line[start:end].rstrip() for start, end in pairwise(cuts)]
    return lines


class FoldedText:
    """Text with styles that rich prints folded to the width that it is given."""

    def __init__(self, text: Text) -> None:
        """Take the text, of one line."""
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines."""
        for line in self._text.divide(line_starts(self._text.plain, options.max_width)):
            line.rstrip()
            line.no_wrap, line.overflow = True, "ignore"
            yield line
