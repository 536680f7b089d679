"""Tables as CSV and JSON text.

In: a `Table`. Out: text; cells that a spreadsheet would run are made harmless.
"""

from __future__ import annotations

import csv
import io
import json
import re

from kg.analyse.table import Table

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]\d+(?:\.\d+)?")


def csv_text(table: Table) -> str:
    """The rows under their column names; text that a spreadsheet would run gets an apostrophe before it."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return output.getvalue()


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before it where a spreadsheet would run it.

    A lone = is a comparator and no formula, and a number with its sign is what it says.
    """
    runs = len(cell) > 1 and cell.startswith(FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def json_text(table: Table) -> str:
    """An object with `rows`, a list of objects, and the facts."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps({"rows": rows, **table.facts}, ensure_ascii=False, indent=1) + "\n"


def shown(table: Table, limit: int) -> list[tuple[str, ...]]:
    """The first rows as text for a terminal; 0 for all."""
    rows = table.rows[:limit] if limit else table.rows
    return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
