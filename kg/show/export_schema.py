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
# the type of a column of several values
_LISTED = "list"
# bytes of JSON that pyarrow reads at a time
_MOST_AT_ONCE = 1 << 30
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
    columns = [_column("iri", False), *(_column(column, is_several(name, column)) for column in kind.names)]
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


def _column(name: str, several: bool) -> dict[str, object]:
    column: dict[str, object] = {"name": name, "titles": name, "datatype": datatype(name)}
    if several:
        column["separator"] = BETWEEN_VALUES
    return column


def datatype(column: str) -> str:
    """The type of a column's values, as XML Schema names it."""
    kinds = {"integer": _INTEGERS, "decimal": _DECIMALS, "date": _DATES, "boolean": _BOOLEANS}
    return next((kind for kind, names in kinds.items() if column in names), "string")


def is_several(name: str, column: str) -> bool:
    """Whether a cell of a table's column may hold several values."""
    kind = TABLES.get(name)
    return kind is not None and (column in kind.lists or any(column in pair for pair in kind.pairs))


def parquet_files(records: Records) -> Mapping[str, bytes]:
    """Return all tables as Parquet by file name: days, numbers and lists as such.

    Raises
    ------
    ImportError
        If pyarrow is not there (`pip install "policy-kg[parquet]"`).
    """
    return {name.replace(".csv", ".parquet"): _parquet(name, *found) for name, found in tables(records.graph)}


def _parquet(name: str, columns: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> bytes:
    import msgspec
    import pyarrow as pa
    import pyarrow.json
    import pyarrow.parquet as pq

    several = [is_several(name, column) for column in columns]
    kinds = [_LISTED if many else datatype(column) for column, many in zip(columns, several, strict=True)]
    schema = pa.schema([(column, _arrow(pa, kind)) for column, kind in zip(columns, kinds, strict=True)])
    # read from JSON: to make an array of values of Python, pyarrow first imports pandas, where it is there
    told = map(_told, kinds, zip(*rows, strict=True))
    lines = msgspec.json.Encoder().encode_lines(
        [dict(zip(columns, row, strict=True)) for row in zip(*told, strict=True)]
    )
    if lines:
        read = pyarrow.json.ReadOptions(use_threads=False, block_size=min(len(lines), _MOST_AT_ONCE))
        parsed = pyarrow.json.ParseOptions(explicit_schema=schema)
        table = pyarrow.json.read_json(io.BytesIO(lines), read, parsed)
    else:
        table = pa.Table.from_batches([], schema)
    output = io.BytesIO()
    pq.write_table(table, output)
    return output.getvalue()


def _arrow(pa: Any, kind: str) -> Any:
    """The type of a column in Arrow."""
    kinds = {"integer": pa.int64(), "decimal": pa.float64(), "date": pa.date32(), "boolean": pa.bool_()}
    return pa.list_(pa.string()) if kind == _LISTED else kinds.get(kind, pa.string())


def _told(kind: str, cells: Sequence[tuple[str, ...]]) -> Sequence[object]:
    """What JSON has of the cells of a column."""
    if kind == _LISTED:
        return cells
    if (read := _READ.get(kind)) is None:
        return [cell[0] if cell else None for cell in cells]
    return [read(cell[0]) if cell else None for cell in cells]


# how a value of a type is told in JSON; days by their distance from the first one of 1970, as Arrow has them
_READ: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "decimal": float,
    "date": lambda value: (date.fromisoformat(value) - date(1970, 1, 1)).days,
    "boolean": "true".__eq__,
}
