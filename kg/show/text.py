"""Tables as CSV and JSON text.

In: a `Table`. Out: text; cells that a spreadsheet would run are made harmless.
"""

from __future__ import annotations

import csv
import io
import json

from kg.analyse.table import Table

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(table: Table) -> str:
    """The rows under their column names; text that a spreadsheet would run gets an apostrophe before it."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([f"'{cell}" if _would_run(cell) else cell for cell in row])
    return output.getvalue()


def _would_run(cell: object) -> bool:
    """A lone = is a comparator, no formula."""
    return isinstance(cell, str) and len(cell) > 1 and cell.startswith(FORMULA)


def json_text(table: Table) -> str:
    """An object with `rows`, a list of objects, and the facts."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps({"rows": rows, **table.facts}, ensure_ascii=False, indent=1) + "\n"


def shown(table: Table, limit: int) -> list[tuple[str, ...]]:
    """The first rows as text for a terminal; 0 for all."""
    rows = table.rows[:limit] if limit else table.rows
    return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
