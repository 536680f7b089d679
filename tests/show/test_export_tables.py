"""Tables join by IRI, tell their types, and are read by other tools as what they are."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
from small_graph import write_graph

from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store
from kg.show import export_tables
from kg.vocabulary.namespaces import PREFIXES

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records.of(open_store(write_graph(tmp_path_factory.mktemp("graph"))))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def of_graph(turtle: str, name: str) -> list[dict[str, str]]:
    store = ox.Store()
    store.load(f"{PROLOGUE}{turtle}".encode(), ox.RdfFormat.TURTLE)
    return rows(export_tables.files(GraphStore(store))[name])


def test_tables(small: Records) -> None:
    files = export_tables.files(small.graph)
    assert all(data.startswith(b"\xef\xbb\xbf") for name, data in files.items() if name.endswith(".csv"))
    found = {name: rows(data) for name, data in files.items()}
    assert len(found["policies.csv"]) == 6
    by_number = {row["number"]: row for row in found["policies.csv"]}
    assert by_number["示发〔2021〕1号"]["bodies"] == "示例乙部 | 示例甲部"
    assert by_number["示发〔2021〕1号"]["files"] == "demo.txt"
    assert [row["line"] for row in found["citations.csv"] if row["relation"] == "repeals"] == ["46"]
    assert found["targets.csv"][0]["value"] == "10.5"
    assert found["responsibilities.csv"][0]["lead_bodies"] == "示例甲部"


def test_names_stand_in_the_order_of_their_iris() -> None:
    """The names sort otherwise than the codes; one has none."""
    named = {"A": "丙", "C31": "甲", "E": ""}
    sectors = "".join(f'id:{code} skos:prefLabel "{name}"@zh .\n' for code, name in named.items() if name)
    (row,) = of_graph(f"id:p a kg:Policy ; eli:is_about id:E, id:A, id:C31 .\n{sectors}", "policies.csv")
    iris = [iri.rpartition("/")[2] for iri in row["sector_iris"].split(" | ")]
    assert dict(zip(iris, row["sector_names"].split(" | "), strict=True)) == named


def test_issuers_have_their_place() -> None:
    listed = of_graph(
        "id:p a kg:Policy ; eli:passed_by id:a, id:b ; kg:issuerOrder id:1 . id:1 rdf:first id:b ; rdf:rest id:2 . "
        "id:2 rdf:first id:a ; rdf:rest rdf:nil . id:q a kg:Policy ; eli:passed_by id:a .",
        "policy_bodies.csv",
    )
    assert [tuple(value.rpartition("/")[2] for value in row.values()) for row in listed] == [
        ("p", "a", "2"),
        ("p", "b", "1"),
        ("q", "a", ""),
    ]


def test_a_place_in_a_printed_file_and_in_a_table_is_a_column() -> None:
    places = of_graph(
        "id:c a kg:Citation ; kg:line 7 ; kg:page 2 . id:d a kg:Citation ; kg:line 3 ; kg:row 5 .", "citations.csv"
    )
    assert [(row["line"], row["page"], row["row"]) for row in places] == [("7", "2", ""), ("3", "", "5")]


def test_a_spreadsheet_runs_no_title() -> None:
    written = export_tables.csv_bytes(("iri", "title", "value"), [(("http://a/b",), ("=1+1 示例",), ("-2",))])
    assert rows(written) == [{"iri": "http://a/b", "title": "'=1+1 示例", "value": "-2"}]
