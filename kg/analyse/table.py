"""A table as data: headings, rows and cells, before anybody shows it.

In: what an analysis found. Out: `Table`, which the terminal, CSV, JSON and the pages show each in their way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | None
# Stands between the names of a cell and how many more there are.
MORE = " +"


class Quote(str):
    """Words of a text in a cell: whatever names stand in them, they stay as they are in any language."""

    __slots__ = ()


@dataclass(frozen=True)
class Table:
    """Columns, rows, and facts about the whole."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    facts: Mapping[str, object] = field(default_factory=dict)
