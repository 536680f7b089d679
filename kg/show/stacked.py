"""Rows of a table that is too wide for a terminal, one under the other: what each is about, then its cells with their
headings.

In: headings, rows and a width. Out: the lines of each row. As columns, a long name in a narrow column makes many lines
of every row and leaves most of the screen empty; as a running text the same cells take as many lines as they fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.show.folding import line_starts

if TYPE_CHECKING:
    from rich.text import Text

# lines of a row in columns, on average, from which on rows are stacked
MOST_LINES = 4
_ASIDE, _BETWEEN, _CUT, _NONE = 2, " · ", "…", "—"


def stacked(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[list[Text]]:
    """Return the lines of each row; empty cells say nothing, and what is longer than a line is cut.

    Parameters
    ----------
    heads : sequence of str
        The headings of the columns.
    rows : sequence of sequence of str
        Their cells.
    width : int
        The width of the terminal.
    """
    return [_lines(heads, [" ".join(cell.split("\n")) for cell in row], width) for row in rows]


def _lines(heads: Sequence[str], row: Sequence[str], width: int) -> list[Text]:
    from rich.text import Text

    first, *others = row
    text = Text(_cut(first, 2 * width) or _NONE, "bold")
    for head, cell in zip(heads[1:], others, strict=True):
        if cell:
            text.append(f"{_BETWEEN}{head} {_cut(cell, width)}", "not bold")
    lines = list(text.divide(line_starts(text.plain, width - _ASIDE)))
    for line in lines:
        line.rstrip()
        line.no_wrap = True
    return [lines[0], *(Text(" " * _ASIDE, no_wrap=True).append_text(line) for line in lines[1:])]


def are_cut(rows: Sequence[Sequence[Text]]) -> bool:
    """Whether a cell was cut."""
    return any(_CUT in line.plain for row in rows for line in row)


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}{_CUT}"
