"""The rows of a table whose cells are known, as lines of text.

In: the cells of each row, with how many rows and columns they run over. Out: a line a row. Rows of data are set between
pipes, as in Markdown, so that an empty cell keeps its place and a cell that runs over several rows or columns stands in
each; a header block (names and values by turns) and a table that only holds the layout of a page are set with tabs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.language.header_fields import header_row

_FEWEST = 2
# a page may say anything; no table of a policy is wider
_MOST_COLUMNS = 64
C = TypeVar("C", bound="Cell")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the lines of which make one in a row, and over how many rows and columns it runs."""

    text: str
    rows: int = 1
    columns: int = 1


def span(stated: str | None) -> int:
    """Return over how many rows or columns a cell runs, as its attribute states it: 1 where that is no number."""
    return max(1, min(int(stated), _MOST_COLUMNS)) if stated and stated.strip().isdecimal() else 1


def is_grid(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the texts of a table's cells are rows of data, and no header block and no layout of a page."""
    full = [[cell for cell in row if cell.strip()] for row in rows]
    several = [row for row in full if len(row) >= _FEWEST]
    narrow = all(len(row) <= _MOST_COLUMNS for row in rows)
    return narrow and len(several) >= _FEWEST and not any(header_row("\t".join(row)) for row in several)


def filled(rows: Iterable[Sequence[C]]) -> Iterator[list[C | None]]:
    """Yield the rows with a cell for each column: one that runs on stands in each row and column that it covers; None
    where there is none."""
    below: dict[int, tuple[C, int]] = {}
    for row in rows:
        full: list[C | None] = []
        coming = iter(row)
        cell = next(coming, None)
        while len(full) < _MOST_COLUMNS and (cell is not None or any(at >= len(full) for at in below)):
            if (over := below.get(len(full))) is not None:
                below[len(full)] = (over[0], over[1] - 1)
                full.append(over[0])
                continue
            if cell is None:
                full.append(None)
                continue
            for _ in range(min(cell.columns, _MOST_COLUMNS - len(full))):
                below[len(full)] = (cell, cell.rows - 1)
                full.append(cell)
            cell = next(coming, None)
        below = {at: over for at, over in below.items() if over[1] > 0}
        yield full


def stands_alone(row: Sequence[C | None]) -> C | None:
    """Return the one cell of a row in which nothing else stands, or None: the name of the rows below."""
    named = {id(cell): cell for cell in row if cell is not None and cell.text}
    return next(iter(named.values())) if len(named) == 1 else None


def grid_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield the line of each row of data that is not empty."""
    for row in filled(rows):
        alone = stands_alone(row)
        if alone is not None and len(row) > 1:
            yield from alone.text.split("\n")
        elif any(cell is not None and cell.text for cell in row):
            yield f"|{'|'.join(_between_pipes(cell.text) if cell else '' for cell in row)}|"


def _between_pipes(text: str) -> str:
    return text.replace("\n", "").replace("|", "｜")
