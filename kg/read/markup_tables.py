"""The tables of data in a text with marks of HTML in it.

In: such a text. Out: `MarkedTable`s, the rows of each with their cells as parts of the text. A table that holds another
one, or a header block, or the layout of a page is none of data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.read.grid_rows import is_grid, span

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|tr|td|th)\b(?P<more>[^<>]{0,400})>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{1,400}>")
_OVER = re.compile(r"\b(?P<kind>rowspan|colspan)\s*=\s*[\"']?\s*(?P<number>\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell: 0-based offsets of what stands in it, and over how many rows and columns it runs."""

    start: int
    end: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row: the offset of its tag, and its cells."""

    start: int
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table: offsets of its first tag and behind its last one, and its rows."""

    start: int
    end: int
    rows: tuple[MarkedRow, ...]


def marked_tables(text: str) -> Iterator[MarkedTable]:
    """Yield the tables of data of a text, in order, none inside another one."""
    opened: int | None = None
    rows: list[tuple[int, list[MarkedCell]]] = []
    for tag in _TAG.finditer(text):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name == "table":
            table = tuple(MarkedRow(start, tuple(cells)) for start, cells in rows if cells)
            if closes and opened is not None and _is_data(text, table):
                yield MarkedTable(opened, tag.end(), table)
            opened, rows = (None if closes else tag.start()), []
        elif opened is None:
            continue
        elif name == "tr":
            rows += [] if closes else [(tag.start(), [])]
        elif rows and closes and rows[-1][1]:
            last = rows[-1][1][-1]
            rows[-1][1][-1] = MarkedCell(last.start, tag.start(), last.rows, last.columns)
        elif rows and not closes:
            over = {found["kind"].lower(): found["number"] for found in _OVER.finditer(tag["more"])}
            rows[-1][1].append(MarkedCell(tag.end(), tag.end(), span(over.get("rowspan")), span(over.get("colspan"))))


def _is_data(text: str, rows: tuple[MarkedRow, ...]) -> bool:
    return is_grid([[_ANY_TAG.sub("", text[cell.start : cell.end]) for cell in row.cells] for row in rows])
