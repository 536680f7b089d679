"""SQLite: each table with a column of texts, one document a row.

In: the bytes of a database. Out: the documents of its rows in their order, as those of any table: `laws.db#laws=3`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from kg.errors import InputError
from kg.read.formats.content import Content, File, Wishes
from kg.read.formats.database import content_of, quoted

_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


def read(file: File, wishes: Wishes) -> Content:
    """Read the tables of a database.

    Raises
    ------
    InputError
        If it is none, or no table has a column of texts.
    """
    with tempfile.TemporaryDirectory() as folder:
        # a copy: the file may be a member of an archive, and a database that is open elsewhere stays as it is
        path = Path(folder) / "copy.db"
        path.write_bytes(file.data)
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as opened:
                opened.text_factory = lambda data: data.decode("utf-8", "replace")
                return content_of(
                    file,
                    {table: _columns(opened, table) for (table,) in opened.execute(_TABLES)},
                    lambda table: opened.execute(f"SELECT * FROM {quoted(table)}"),
                    wishes,
                )
        except sqlite3.Error as error:
            raise InputError(
                f"{file.shown}: no database of SQLite that can be read ({error}); export it as CSV"
            ) from None


def _columns(opened: sqlite3.Connection, table: str) -> list[str]:
    return [column[0] for column in opened.execute(f"SELECT * FROM {quoted(table)} LIMIT 0").description]
