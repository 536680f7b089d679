"""Tables that a user writes: own bodies and places, own decisions.

In: a file in CSV whose columns have the names of `own-columns.ttl`, in Chinese or English. Out: its rows, each with the
place where it stands, for messages.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.vocabulary.forms import words

_BETWEEN = re.compile("[;；、|]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands, and its cells by the last part of the names of columns."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where there is none."""
        return self.cells.get(column, "")

    def listed(self, column: str) -> tuple[str, ...]:
        """Return what a cell lists."""
        return tuple(one.strip() for one in _BETWEEN.split(self[column]) if one.strip())


def table_rows(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table in CSV whose columns have names of the lists of `own-columns.ttl`.

    Parameters
    ----------
    path : Path
        The file.
    columns : sequence of str
        The lists of names that its columns may have.
    needed : sequence of str
        Those of them that it has to have.

    Raises
    ------
    InputError
        If a column is missing or unknown, a row is longer than the first line, or it is no CSV.
    """
    named = {word: column for column in columns for word in words(column)}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        try:
            heads = [head.strip() for head in next(reader, [])]
            kinds = [named.get(head.lower().replace(" ", "_")) for head in heads]
            _check_heads(path, heads, kinds, columns, needed)
            for cells in reader:
                where = f"{path}: line {reader.line_num}"
                if len(cells) > len(heads):
                    raise InputError(f"{where}: {len(cells)} cells under {len(heads)} columns; quote cells with commas")
                filled = {_last(kind): cell.strip() for kind, cell in zip(kinds, cells, strict=False) if kind}
                if any(filled.values()):
                    yield Row(where, filled)
        except csv.Error as error:
            raise InputError(f"{path}: line {reader.line_num}: not CSV ({error}); check the quotation marks") from None
        except UnicodeDecodeError:
            raise InputError(f"{path}: not UTF-8; save the table as CSV in UTF-8") from None


def _check_heads(
    path: Path, heads: Sequence[str], kinds: Sequence[str | None], columns: Sequence[str], needed: Sequence[str]
) -> None:
    may_be = ", ".join(map(_last, columns))
    missing = [_last(column) for column in needed if column not in kinds]
    if missing:
        raise InputError(
            f"{path}: line 1: no column {missing[0]}; "
            f"the first line names the columns, with commas between them: {may_be}"
        )
    twice = [head for at, head in enumerate(heads) if kinds[at] and kinds[at] in kinds[:at]]
    if twice:
        raise InputError(f"{path}: line 1: {twice[0]} is a column that stands there already; take one of the two out")
    unknown = [head for head, kind in zip(heads, kinds, strict=True) if head and kind is None]
    if unknown:
        raise InputError(f"{path}: line 1: {unknown[0]} is no column of this table; the columns are {may_be}")


def _last(name: str) -> str:
    return name.partition("/")[2]
