"""SQLite: each table with a column of texts, one document a row.

In: the bytes of a database. Out: the documents of its rows in their order, as those of any table: `laws.db#laws=3`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kg.errors import InputError
from kg.read.formats.columns import kind_of
from kg.read.formats.content import Content, File, Wishes
from kg.read.formats.table import Row, documents

_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


def read(file: File, wishes: Wishes) -> Content:
    """Read the tables of a database.

    Raises
    ------
    InputError
        If it is none, or no table has a column of texts.
    """
    content = Content()
    with tempfile.TemporaryDirectory() as folder:
        # a copy: the file may be a member of an archive, and a database that is open elsewhere stays as it is
        path = Path(folder) / "copy.db"
        path.write_bytes(file.data)
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as opened:
                opened.text_factory = lambda data: data.decode("utf-8", "replace")
                for table in _with_texts(opened, wishes):
                    found = documents(file, _rows(opened, table), wishes, table)
                    content.sources += found.sources
                    content.add(found)
        except sqlite3.Error as error:
            raise InputError(
                f"{file.shown}: no database of SQLite that can be read ({error}); export it as CSV"
            ) from None
    if not content.sources and not content.known:
        raise InputError(f"{file.shown}: no table with a column of texts; name it with --columns text=…")
    return content


def _with_texts(opened: sqlite3.Connection, wishes: Wishes) -> list[str]:
    """The tables that have the columns told, or one that is known to hold texts."""
    told = set(wishes.columns.values())
    found = []
    for (table,) in opened.execute(_TABLES):
        names = [row[1] for row in opened.execute(f"PRAGMA table_info({_quoted(table)})")]
        if told <= set(names) if told else any(kind_of(name) == "text" for name in names):
            found.append(table)
    return found


def _rows(opened: sqlite3.Connection, table: str) -> Iterator[Row]:
    cursor = opened.execute(f"SELECT * FROM {_quoted(table)}")
    names = [column[0] for column in cursor.description]
    for number, row in enumerate(cursor, 1):
        cells = ("" if cell is None or isinstance(cell, bytes) else str(cell) for cell in row)
        yield Row(number, dict(zip(names, cells, strict=True)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
