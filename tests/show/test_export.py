"""Exports: the same triples in each format, the same bytes each time, tables that Excel opens."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from small_graph import turtle, write_graph

from kg.analyse.records import Records
from kg.errors import KgError
from kg.graph.store import GraphStore, open_store
from kg.show import export
from kg.vocabulary.namespaces import PREFIXES

RDFLIB_NAMES = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Records:
    return Records.of(open_store(write_graph(tmp_path_factory.mktemp("graph"))))


def written(graph: Records, form: str) -> bytes:
    output = io.BytesIO()
    export.WRITERS[form](graph, output)
    return output.getvalue()


@pytest.mark.parametrize("form", RDFLIB_NAMES)
def test_rdf_holds_every_triple(graph: Records, form: str) -> None:
    # With a JSON-LD default graph, rdflib reads into a Dataset's default graph.
    read = rdflib.Graph().parse(data=written(graph, form), format=RDFLIB_NAMES[form])
    assert isomorphic(read, rdflib.Graph().parse(data=turtle(), format="turtle"))


@pytest.mark.parametrize("form", export.WRITERS)
def test_same_graph_same_bytes(graph: Records, form: str, tmp_path: Path) -> None:
    assert written(graph, form) == written(Records.of(open_store(write_graph(tmp_path))), form)


def test_graphml_has_policies_and_citations(graph: Records, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "graph.graphml"
    export.write_file(graph, "graphml", path)
    read = nx.read_graphml(path)
    policy = "https://w3id.org/policy-kg/id/policy/"
    assert read.nodes[policy + "示发-2021-1"]["number"] == "示发〔2021〕1号"
    assert read.nodes[policy + "示发-2021-1"]["bodies"] == "示例乙部 | 示例甲部"
    edges = {(u, v, data["relation"]) for u, v, data in read.edges(data=True)}
    assert (policy + "丙政-2021-7", policy + "示发-2021-5", "implements") in edges
    assert len(edges) == 6
    assert sorted(path.parent.iterdir()) == [path]


def test_tables(graph: Records, tmp_path: Path) -> None:
    files = export.write_tables(graph, tmp_path / "tables")
    assert [file.name for file in files] == list(export.TABLES)
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf")
    rows = {file.name: list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))) for file in files}
    assert len(rows["policies.csv"]) == 6
    by_number = {row["number"]: row for row in rows["policies.csv"]}
    assert by_number["示发〔2021〕1号"]["bodies"] == "示例乙部 | 示例甲部"
    assert by_number["示发〔2021〕1号"]["files"] == "demo.txt"
    assert [row["line"] for row in rows["citations.csv"] if row["relation"] == "repeals"] == ["46"]
    assert rows["targets.csv"][0]["value"] == "10.5"
    assert rows["responsibilities.csv"][0]["lead_bodies"] == "示例甲部"


def test_sectors_and_their_names_stand_in_one_order(tmp_path: Path) -> None:
    """The names sort otherwise than the codes."""
    named = {"A": "丙", "C31": "甲", "E": "乙"}
    store = ox.Store()
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    sectors = "".join(
        f'id:{code} skos:notation "{code}" ; skos:prefLabel "{name}"@zh .\n' for code, name in named.items()
    )
    store.load(
        f"{prefixes}id:p a kg:Policy ; eli:is_about id:E, id:A, id:C31 .\n{sectors}".encode(), ox.RdfFormat.TURTLE
    )
    read = export.table(Records.of(GraphStore(store)), "policies.csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(read))
    codes, names = (row[column].split(" | ") for column in ("sectors", "sector_names"))
    assert dict(zip(codes, names, strict=True)) == named
    assert codes == sorted(named)


def test_a_zip_is_the_same_each_time(graph: Records, tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    assert export.write_tables(graph, one) == [one]
    export.write_tables(graph, other)
    assert one.read_bytes() == other.read_bytes()
    assert zipfile.ZipFile(one).namelist() == list(export.TABLES)


def test_what_cannot_be_written_is_told(graph: Records, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        export.write_file(graph, "turtle", blocked / "graph.ttl")
    with pytest.raises(KgError, match="cannot be written"):
        export.write_tables(graph, blocked / "tables")


def test_a_pipe_is_written_and_stays_a_pipe(graph: Records, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        export.write_file(graph, "ntriples", pipe)
        assert len(read.result(timeout=30).splitlines()) == len(graph.graph)
    assert pipe.is_fifo()


def test_a_link_to_a_file_stays_a_link(graph: Records, tmp_path: Path) -> None:
    link = tmp_path / "link.nt"
    link.symlink_to(tmp_path / "real.nt")
    export.write_file(graph, "ntriples", link)
    assert link.is_symlink()
    assert len((tmp_path / "real.nt").read_bytes().splitlines()) == len(graph.graph)


@pytest.mark.slow
def test_an_export_of_a_build_is_the_file_of_the_build(sample_output: Path) -> None:
    """Numbers have one form each, so the store gives back what was written."""
    read = rdflib.Graph().parse(data=written(Records.of(open_store(sample_output)), "turtle"), format="turtle")
    assert isomorphic(read, rdflib.Graph().parse(sample_output / "graph.ttl"))
    triples = {quad.triple for quad in ox.parse(path=str(sample_output / "graph.ttl"), format=ox.RdfFormat.TURTLE)}
    assert triples == {quad.triple for quad in open_store(sample_output).store}
