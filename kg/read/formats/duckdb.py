"""DuckDB: each table with a column of texts, one document a row.

In: the bytes of a database. Out: the documents of its rows in their order, as those of any table: `laws.duckdb#laws=3`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.read.formats.content import Content, File, Wishes
from kg.read.formats.database import content_of, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TABLES = (
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_catalog = current_database() AND table_schema = 'main' ORDER BY table_name, ordinal_position"
)
# a view may name any file or address of the machine; rows come in their order where one thread reads them
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "threads": "1",
    "memory_limit": "1GB",
}


def read(file: File, wishes: Wishes) -> Content:
    """Read the tables of a database.

    Raises
    ------
    InputError
        If it is none, no table has a column of texts, or the package `duckdb` is not there.
    """
    try:
        import duckdb
    except ImportError:
        raise InputError(
            f'{file.shown}: a database of DuckDB; run `pip install "policy-kg[duckdb]"`, or export the table as CSV'
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        # a copy: DuckDB locks the file it opens, and the file may be a member of an archive
        path = Path(folder) / "copy.duckdb"
        path.write_bytes(file.data)
        try:
            with duckdb.connect(str(path), read_only=True, config=_CLOSED) as opened:
                return content_of(file, _columns(opened), lambda table: _rows(opened, table), wishes)
        except duckdb.Error as error:
            told = str(error).splitlines()[0].replace(str(path), file.name)
            raise InputError(
                f"{file.shown}: no database of DuckDB that can be read ({told}); export it as CSV"
            ) from None


def _columns(opened: DuckDBPyConnection) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    for table, column in opened.execute(_TABLES).fetchall():
        columns.setdefault(table, []).append(column)
    return columns


def _rows(opened: DuckDBPyConnection, table: str) -> Iterator[tuple[object, ...]]:
    cursor = opened.cursor().execute(f"SELECT * FROM {quoted(table)}")
    while row := cursor.fetchone():
        yield row
