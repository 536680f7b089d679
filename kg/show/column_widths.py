"""How wide the columns of a table are on a terminal that may be too narrow for it.

In: the cells of each column, the heading first, and a width. Out: the parts in which the table is shown, each with its
columns and their widths. Chinese may be folded between any two characters, a word, a number or an address may not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BETWEEN_COLUMNS = 2
# What a column keeps at least, in cells, the wider a terminal the more: of text, and of a word, which is better kept
# whole (the place in a file, `betweenness`).
_LEAST = ((8, 30), (8, 20), (8, 16), (8, 13), (8, 11), (7, 11), (6, 11), (6, 8))
# rows looked at for who needs most room: a long table is like its beginning
_LOOKED_AT = 100
_WORD = re.compile("[!-~]+")


def fitted(filled: Sequence[Sequence[str]], width: int) -> list[tuple[list[int], list[int]]]:
    """Return the parts of a table: positions of columns, and their widths.

    Columns that say nothing in any row are left out where the table does not fit whole.

    Parameters
    ----------
    filled : sequence of sequence of str
        The cells of each column, its heading first.
    width : int
        The width of the terminal.
    """
    from rich.cells import cell_len

    lengths = [[cell_len(cell) for cell in cells] for cells in filled]
    needed = [max(own) for own in lengths]
    shown = [*range(len(filled))]
    if _taken(needed) > width:
        shown = [at for at in shown if not at or len(lengths[at]) == 1 or any(lengths[at][1:])]
    heads = [_longest_word(filled[at][:1]) for at in shown]
    words = [_longest_word(filled[at]) for at in shown]
    parts = []
    for part, least in _parts([needed[at] for at in shown], words, heads, width):
        of_part = [shown[at] for at in part]
        looked_at = [lengths[at][: _LOOKED_AT + 1] for at in of_part]
        parts.append((of_part, _shared(least, looked_at, [needed[at] for at in of_part], width)))
    return parts


def _longest_word(cells: Sequence[str]) -> int:
    return max((len(word) for cell in cells for word in _WORD.findall(cell)), default=0)


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + BETWEEN_COLUMNS * (len(widths) - 1)


def _parts(
    needed: Sequence[int], words: Sequence[int], heads: Sequence[int], width: int
) -> list[tuple[list[int], list[int]]]:
    """Positions and least widths of the columns of each part of a table: one part, if that can be.

    A column is as wide as the longest word of its heading, if the terminal is.
    """
    narrower = [
        [
            min(need, max(text, min(kept, word), min(head, width // 4)))
            for need, word, head in zip(needed, words, heads, strict=True)
        ]
        for text, kept in _LEAST
    ]
    for least in narrower:
        if _taken(least) <= width:
            return [([*range(len(needed))], least)]
    # The first column says what a row is about, in each part.
    least = narrower[_LEAST.index((8, 11))]
    least[0] = min(needed[0], max(least[0], width // 4))
    parts: list[list[int]] = [[0]]
    for position in range(1, len(needed)):
        if len(parts[-1]) > 1 and _taken([least[i] for i in (*parts[-1], position)]) > width:
            parts.append([0])
        parts[-1].append(position)
    return [(part, [least[i] for i in part]) for part in parts]


def _shared(least: Sequence[int], lengths: Sequence[Sequence[int]], needed: Sequence[int], width: int) -> list[int]:
    """The widths of columns: each cell of room that is left goes to the column that makes most lines."""
    widths = list(least)
    rows = list(zip(*lengths, strict=True))
    for _ in range(width - _taken(widths)):
        lines = [0] * len(widths)
        for row in rows:
            tall = [-(-length // own) for length, own in zip(row, widths, strict=True)]
            most = max(tall)
            for at, lines_of_cell in enumerate(tall):
                lines[at] += most if lines_of_cell == most > 1 else 0
        wanting = [at for at, own in enumerate(widths) if own < needed[at]]
        if not wanting:
            break
        widths[max(wanting, key=lambda at: (lines[at], needed[at] - widths[at]))] += 1
    return widths
