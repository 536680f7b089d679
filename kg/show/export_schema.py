"""What the tables are: types of columns, keys, and links from one table to another.

In: `TABLES` and `JOINS`. Out: metadata in the W3C's vocabulary for tabular data (CSVW), or the tables as Parquet.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kg.analyse.records import Records
from kg.show.export_tables import BETWEEN_VALUES, JOINS, TABLES, Kind, files, tables
from kg.vocabulary.namespaces import PREFIXES, expanded

METADATA_FILE = "csv-metadata.json"
_INTEGERS = {"number_year", "sequence", "line", "start", "end", "start_line", "end_line", "position"}
_DECIMALS = {"value", "upper_value", "base_value", "confidence"}
_DATES = {"signed", "published", "in_force_from", "in_force_until", "date"}
_BOOLEANS = {"adds_up"}
_SEVERAL = {"agency_code", "codes", "files", "kind", "other_names", "pinpoint", "predecessor", "source"}
# Which column of which table leads to which table.
_KEYS = {
    "policy": "policies.csv",
    "citing": "policies.csv",
    "cited": "policies.csv",
    "occurrence": "occurrences.csv",
    "compilation": "compilations.csv",
    "body": "bodies.csv",
    "responsibility": "responsibilities.csv",
    "indicator_iri": "indicators.csv",
}


def csv_files(records: Records) -> Mapping[str, bytes]:
    """Return all tables as CSV and the metadata, by file name."""
    return {**files(records.graph), METADATA_FILE: metadata()}


def metadata() -> bytes:
    """Return what the tables are, as the W3C's vocabulary for tabular data says it: types, keys, links."""
    listed = [_described(name, kind) for name, kind in TABLES.items()]
    listed += [_described_join(name, columns) for name, (columns, _) in JOINS.items()]
    whole = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}], "tables": listed}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _described(name: str, kind: Kind) -> dict[str, object]:
    several = {column for pair in kind.pairs for column in pair}
    columns = [_column("iri", False), *(_column(column, column in several) for column in kind.names)]
    for column in columns:
        path = kind.columns.get(str(column["name"]), "")
        prefix, _, local = path.partition(":")
        if prefix in PREFIXES and local.replace("_", "").isalnum():
            column["propertyUrl"] = expanded(path)
    schema: dict[str, object] = {"columns": columns, "primaryKey": "iri", "aboutUrl": "{+iri}"}
    schema["foreignKeys"] = [_key(column, _KEYS[column]) for column in kind.names if column in _KEYS]
    return {"url": name, "tableSchema": schema}


def _described_join(name: str, columns: Sequence[str]) -> dict[str, object]:
    keys = [_key(column, _KEYS[column]) for column in columns if column in _KEYS and column != "body"]
    return {"url": name, "tableSchema": {"columns": [_column(one, False) for one in columns], "foreignKeys": keys}}


def _key(column: str, other: str) -> dict[str, object]:
    return {"columnReference": column, "reference": {"resource": other, "columnReference": "iri"}}


def _column(name: str, paired: bool) -> dict[str, object]:
    column: dict[str, object] = {"name": name, "titles": name, "datatype": datatype(name)}
    if paired or name in _SEVERAL:
        column["separator"] = BETWEEN_VALUES
    return column


def datatype(column: str) -> str:
    """The type of a column's values, as XML Schema names it."""
    kinds = {"integer": _INTEGERS, "decimal": _DECIMALS, "date": _DATES, "boolean": _BOOLEANS}
    return next((kind for kind, names in kinds.items() if column in names), "string")


def is_several(name: str, column: str) -> bool:
    """Whether a cell of a table's column may hold several values."""
    paired = name in TABLES and any(column in pair for pair in TABLES[name].pairs)
    return paired or column in _SEVERAL


def parquet_files(records: Records) -> Mapping[str, bytes]:
    """Return all tables as Parquet by file name: days, numbers and lists as such.

    Raises
    ------
    ImportError
        If pyarrow is not there (`pip install policy-kg[parquet]`).
    """
    return {name.replace(".csv", ".parquet"): _parquet(name, *found) for name, found in tables(records.graph)}


def _parquet(name: str, columns: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    output, arrays = io.BytesIO(), []
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows]
        if is_several(name, column):
            arrays.append(pa.array([list(cell) for cell in cells], type=pa.list_(pa.string())))
        else:
            kind, read = _arrow(pa, datatype(column))
            arrays.append(pa.array([read(cell[0]) if cell else None for cell in cells], type=kind))
    pq.write_table(pa.table(arrays, names=list(columns)), output)
    return output.getvalue()


def _arrow(pa: Any, kind: str) -> tuple[Any, Callable[[str], object]]:
    """The type of a column in Arrow, and what makes a value of its text."""
    kinds: Mapping[str, tuple[Any, Callable[[str], object]]] = {
        "integer": (pa.int64(), int),
        "decimal": (pa.float64(), float),
        "date": (pa.date32(), date.fromisoformat),
        "boolean": (pa.bool_(), "true".__eq__),
    }
    return kinds.get(kind, (pa.string(), str))
