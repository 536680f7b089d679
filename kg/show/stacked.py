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
# cells of a cell: two lines of an ordinary terminal
_MOST_CELLS = 160
_ASIDE, _BETWEEN, CUT, _NONE = 2, " · ", "…", "—"


def stacked(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[list[Text]]:
    """Return the lines of each row; empty cells say nothing, nor does 0 in a table of counts, and what is longer than
    two lines is cut.

    Parameters
    ----------
    heads : sequence of str
        The headings of the columns.
    rows : sequence of sequence of str
        Their cells.
    width : int
        The width of the terminal.
    """
    says_nothing = {"", "0"} if all(cell.isdigit() for row in rows for cell in row[1:]) else {""}
    told = ([cell if cell not in says_nothing else "" for cell in row] for row in rows)
    return [_lines(heads, [" ".join(cell.split("\n")) for cell in row], width) for row in told]


def _lines(heads: Sequence[str], row: Sequence[str], width: int) -> list[Text]:
    from rich.text import Text

    first, *others = row
    about = _cut(first) or _NONE
    told = [f"{head} {_cut(cell)}" for head, cell in zip(heads[1:], others, strict=True) if cell]
    text = Text(about, "bold").append("".join(_BETWEEN + one for one in told), "not bold")
    lines = list(text.divide(_starts([about, *told], width - _ASIDE)))
    for line in lines:
        line.rstrip()
        line.no_wrap = True
    return [lines[0], *(Text(" " * _ASIDE, no_wrap=True).append_text(line) for line in lines[1:])]


def _starts(parts: Sequence[str], width: int) -> list[int]:
    """The offsets at which lines of the parts, with what stands between them, begin: a short part stays whole."""
    from rich.cells import cell_len

    starts: list[int] = []
    at = filled = 0
    room = width - len(_BETWEEN.rstrip())  # behind a part that ends a line stands what leads on
    for part in parts:
        wide = cell_len(part)
        if filled and filled + wide > room and wide <= room // 2:
            starts.append(at)
            filled = 0
        cuts = line_starts(part, room, filled)
        starts += [at + cut for cut in cuts]
        filled = cell_len(part[cuts[-1] :]) if cuts else filled + wide
        at += len(part) + len(_BETWEEN)
        filled += len(_BETWEEN)
    return starts


def are_cut(rows: Sequence[Sequence[Text]]) -> bool:
    """Whether a cell was cut."""
    return any(CUT in line.plain for row in rows for line in row)


def _cut(text: str) -> str:
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= _MOST_CELLS else f"{set_cell_size(text, _MOST_CELLS - 1).rstrip()}{CUT}"
