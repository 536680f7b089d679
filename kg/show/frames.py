"""Answers as DataFrames of pandas: days are days, numbers are numbers, and what is not known is missing.

In: a table, records, or the terms that a query found. Out: a DataFrame with a column for each of theirs, in order. A
cell holds a text, a number, a day, or several of these as a tuple, never a record: so Parquet, Feather, CSV and JSON
take what pandas hands them. pandas is no part of kg: who has none is told how to get it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.analyse.table import Cell, Table
from kg.errors import InputError
from kg.graph.store import text_of
from kg.vocabulary.namespaces import XSD

if TYPE_CHECKING:
    import pandas as pd

# what values of the types that graphs have, and that counting gives, are in Python; all else is a text
_READ: Mapping[str, Callable[[str], object]] = {
    **{XSD + name: int for name in ("integer", "gYear")},
    **{XSD + name: float for name in ("decimal", "double", "float")},
    XSD + "boolean": lambda text: text in ("true", "1"),
    XSD + "date": date.fromisoformat,
}
_WHEN = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
_ONLY = "to_dataframe: takes a table or records of kg; give a query itself, not its rows"
_DAY, _SINCE, _YEAR = "date", "since", "year"
# types of Python, and those of pandas that have missing values too; `_DAY` is numpy's
_TYPES: Mapping[str, str] = {"int": "Int64", "bool": "boolean", "float": "float64", "Decimal": "float64"}


def of_solutions(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return what a query found; a column whose values are all of one type has that.

    Parameters
    ----------
    columns : sequence of str
        The variables.
    rows : sequence of sequences of terms of pyoxigraph
        Their values, None where one is unbound.
    """
    found = {name: _values([row[at] for row in rows]) for at, name in enumerate(columns)}
    return _frame(found, {name: _type_of(values) for name, values in found.items()})


def of_rows(rows: Table | Iterable[object]) -> pd.DataFrame:
    """Return a table, or records of one class.

    A `date` is a day, and missing where no more than the year is known; beside it stands the `year`. A record within a
    record is a column for each of its fields: `target_iri`, `target_title`. Places are texts, `FILE:LINE`.

    Raises
    ------
    InputError
        If they are other things.
    """
    return _of_table(rows) if isinstance(rows, Table) else _of_records(rows)


def _of_table(table: Table) -> pd.DataFrame:
    """The rows of a table; what holds for all of them is in `attrs`."""
    columns = {name: _of_one_type([row[at] for row in table.rows]) for at, name in enumerate(table.columns)}
    frame = _dated(columns, {name: _type_of(values) for name, values in columns.items()})
    frame.attrs = dict(table.facts)
    return frame


def _of_one_type(cells: list[Cell]) -> Sequence[Cell]:
    """Cells of a column; where texts and numbers stand in it, all are texts."""
    texts = [one for one in cells if isinstance(one, str)]
    if not texts or len(texts) + cells.count(None) == len(cells):
        return cells
    return [None if one is None else str(one) for one in cells]


def _of_records(records: Iterable[object]) -> pd.DataFrame:
    """Frozen records, a column a field of its type."""
    if not isinstance(records, Iterable):
        raise InputError(_ONLY)
    listed = list(records)
    if not all(map(_is_record, listed)):
        raise InputError(_ONLY)
    columns = dict(_columns(type(listed[0]), listed)) if listed else {}
    return _dated(
        {name: values for name, (_, values) in columns.items()}, {name: kind for name, (kind, _) in columns.items()}
    )


def _columns(kind: type, records: Sequence[Any]) -> Iterator[tuple[str, tuple[str, list[Any]]]]:
    """Yield the columns of records of a class, some of which may be None: each name with its type and values."""
    for field in fields(kind):
        values = [None if one is None else getattr(one, field.name) for one in records]
        said = str(field.type).removesuffix(" | None")
        # of a field that is empty in all records the class is the one that it is declared with
        inner = next((type(one) for one in values if _is_record(one)), vars(sys.modules[kind.__module__]).get(said))
        if isinstance(inner, type) and is_dataclass(inner):
            yield from ((f"{field.name}_{name}", column) for name, column in _columns(inner, values))
        else:
            yield field.name, (said, list(map(_cell, values)))


def _is_record(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)


def _cell(value: Any) -> Any:
    """A value as a cell, whose members are of one type: places, which are a file and a line, are texts."""
    if not isinstance(value, tuple | list | set | frozenset):
        return value
    return tuple(_member(one) for one in value)


def _member(one: Any) -> Any:
    if _is_record(one):
        return asdict(one)
    return one if not isinstance(one, tuple) or len(set(map(type, one))) < 2 else ":".join(map(str, one))


def _dated(columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> pd.DataFrame:
    """Columns of some types, a `date` as a day; the year of it, which may be all that is known, stands beside it."""
    told: dict[str, Sequence[Any]] = {}
    known = dict(types)
    for name, values in columns.items():
        is_day = name in (_DAY, _SINCE) and all(_WHEN.fullmatch(str(text)) for text in values if text)
        told[name], known[name] = (list(map(_day, values)), _DAY) if is_day else (values, types[name])
        if is_day and name == _DAY and _YEAR not in columns:
            told[_YEAR], known[_YEAR] = [int(text[:4]) if text else None for text in values], "int"
    return _frame(told, known)


def _values(terms: Sequence[Any]) -> list[object]:
    """Terms as values of Python; as texts where they are of several types, or one is not what its type says."""
    types = {term.datatype.value if isinstance(term, ox.Literal) else "" for term in terms if term is not None}
    read = _READ.get(types.pop(), str) if len(types) == 1 else str
    texts = [None if term is None else text_of(term) for term in terms]
    try:
        return [None if text is None else read(text) for text in texts]
    except ValueError:
        return list(texts)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == len("2021-10-24") else None


def _frame(columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> pd.DataFrame:
    """Columns of some types (keys of `_TYPES`); of others pandas sees for itself."""
    try:
        import pandas as pd
    except ImportError:
        raise InputError("to_dataframe: needs pandas; install it with `pip install pandas`") from None
    made = {
        # days by the second, so that no year is out of bounds
        name: pd.Series(_days(values) if types.get(name) == _DAY else values, dtype=_TYPES.get(types.get(name, "")))
        for name, values in columns.items()
    }
    return pd.DataFrame(made)


def _days(values: Sequence[date | None]) -> Any:
    import numpy as np

    return np.array(values, dtype="datetime64[s]")


def _type_of(values: Iterable[object]) -> str:
    """The name of the type that all values are of which are there; nothing where there are several."""
    found = {type(value).__name__ for value in values if value is not None}
    return found.pop() if len(found) == 1 else ""
