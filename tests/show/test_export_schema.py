"""Tables tell their types and links, and other tools read them as what they are."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show import export
from kg.show.export_schema import METADATA_FILE
from kg.show.export_tables import JOINS, TABLES


@pytest.fixture(scope="module")
def folder(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the sample."""
    path = tmp_path_factory.mktemp("tables")
    export.write_folder(Records.of(open_store(sample_output)), "csv", path)
    return path


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_link_of_a_table_leads_to_a_row(folder: Path) -> None:
    keys = {path.name: {row.get("iri", "") for row in rows(path.read_bytes())} for path in folder.glob("*.csv")}
    described = json.loads((folder / METADATA_FILE).read_text(encoding="utf-8"))
    links = 0
    for table in described["tables"]:
        listed = rows((folder / table["url"]).read_bytes())
        assert listed == [] or list(listed[0]) == [column["name"] for column in table["tableSchema"]["columns"]]
        for key in table["tableSchema"]["foreignKeys"]:
            values = {row[key["columnReference"]] for row in listed} - {""}
            assert values <= keys[key["reference"]["resource"]], (table["url"], key)
            links += len(values)
    assert links > 50


def test_a_tool_for_tables_of_the_web_reads_them(folder: Path) -> None:
    csvw = pytest.importorskip("csvw")
    group = csvw.TableGroup.from_file(folder / METADATA_FILE)
    read = {str(table.url): list(table) for table in group.tables}
    assert set(read) == {*TABLES, *JOINS}
    (plan,) = (row for row in read["policies.csv"] if row["number"] == "国发〔2021〕23号")
    assert str(plan["signed"]).startswith("2021-10-24")
    assert plan["sequence"] == 23
    assert len(plan["sector_names"]) == len(plan["sector_iris"]) > 1


def test_parquet_has_types(sample_output: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    export.write_folder(Records.of(open_store(sample_output)), "parquet", tmp_path)
    policies = pq.read_table(tmp_path / "policies.parquet").to_pylist()
    (plan,) = (row for row in policies if row["number"] == "国发〔2021〕23号")
    assert plan["signed"] == date(2021, 10, 24) and plan["sequence"] == 23
    assert len(plan["sector_names"]) == len(plan["sector_iris"]) > 1
    values = [row["value"] for row in pq.read_table(tmp_path / "targets.parquet").to_pylist()]
    assert values and all(isinstance(value, float) for value in values)
