"""Databases: which of their tables hold texts, and these read as one table each.

In: the columns of each table, and what gives its rows. Out: the documents of the rows in their order: `laws.db#laws=3`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.errors import InputError
from kg.read.formats.columns import kind_of
from kg.read.formats.content import Content, File, Wishes
from kg.read.formats.table import Row, documents

Cells = Iterable[Sequence[object]]


def content_of(
    file: File, columns: Mapping[str, Sequence[str]], rows: Callable[[str], Cells], wishes: Wishes
) -> Content:
    """Read the tables that hold texts.

    Parameters
    ----------
    file : File
        The database.
    columns : mapping of str to sequence of str
        The names of the columns of each table, tables in the order they are read.
    rows : callable
        Gives the rows of a table of this name, cells in the order of its columns.
    wishes : Wishes
        Which column is what.

    Raises
    ------
    InputError
        If no table has a column of texts.
    """
    content = Content()
    for table, names in columns.items():
        if _holds_texts(names, wishes):
            found = documents(file, _rows(names, rows(table)), wishes, table)
            content.sources += found.sources
            content.add(found)
    if not content.sources and not content.known:
        raise InputError(f"{file.shown}: no table with a column of texts; name it with --columns text=…")
    return content


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _holds_texts(names: Sequence[str], wishes: Wishes) -> bool:
    """Whether the columns told are all there, or without any told one that is known to hold texts."""
    told = set(wishes.columns.values())
    return told <= set(names) if told else any(kind_of(name) == "text" for name in names)


def _rows(names: Sequence[str], rows: Cells) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        cells = ("" if cell is None or isinstance(cell, bytes) else str(cell) for cell in row)
        yield Row(number, dict(zip(names, cells, strict=True)))
