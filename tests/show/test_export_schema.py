"""Tables tell their types and links, and other tools read them as what they are."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.analyse.records import Records
from kg.graph.kept_checks import SHAPES_FILE
from kg.graph.said import predicates_in, steps_of
from kg.graph.store import GraphStore, open_store
from kg.show import export
from kg.show.export_schema import METADATA_FILE, is_several
from kg.show.export_tables import BETWEEN_VALUES, JOINS, TABLES
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import ID, KG, PREFIXES, expanded

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


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
            cells = (row[key["columnReference"]] for row in listed)
            values = {one for cell in cells for one in cell.split(BETWEEN_VALUES)} - {""}
            assert values <= keys[key["reference"]["resource"]], (table["url"], key)
            links += len(values)
    assert links > 50


def test_a_column_is_a_list_where_the_rules_allow_several_values() -> None:
    rules = rdflib.Graph().parse(ontology_folder() / SHAPES_FILE)
    most: dict[tuple[str, str], bool] = {}
    for shape, kind in rules.subject_objects(SH.targetClass):
        for rule in rules.objects(shape, SH.property):
            key = (str(kind), str(rules.value(rule, SH.path)))
            most[key] = most.get(key, False) or rules.value(rule, SH.maxCount) == rdflib.Literal(1)
    assert not most[KG + "Compilation", KG + "sourceFile"]  # files of the same content are one compilation
    checked = 0
    for name, table in TABLES.items():
        for column, path in table.columns.items():
            steps = steps_of(path)
            one = most.get((expanded(table.where.partition(" ")[2]), expanded(min(predicates_in(steps[0])))))
            if one is None:
                continue
            several = not one or steps[-1] == "kg:sourceFile"
            assert is_several(name, column) is several, (name, column)
            checked += 1
    assert checked > 80


def test_all_values_of_a_list_are_there(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    store = ox.Store()
    regions = "".join(f'id:{name} skos:prefLabel "{name}" . ' for name in ("甲", "乙"))
    data = f"id:p a kg:Policy ; eli:jurisdiction id:甲, id:乙 . {regions}"
    store.load(f"{''.join(f'PREFIX {p}: <{iri}> ' for p, iri in PREFIXES.items())}{data}".encode(), ox.RdfFormat.TURTLE)
    export.write_folder(Records.of(GraphStore(store)), "parquet", tmp_path)
    (policy,) = pq.read_table(tmp_path / "policies.parquet").to_pylist()
    assert policy["jurisdiction"] == ["乙", "甲"] and policy["jurisdiction_iri"] == [f"{ID}乙", f"{ID}甲"]


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
