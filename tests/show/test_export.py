"""Exports: the same triples in each format, the same bytes each time, tables that Excel opens."""

from __future__ import annotations

import io
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from small_graph import turtle, write_graph

from kg.analyse.records import Records
from kg.errors import KgError
from kg.graph.store import open_store
from kg.show import export

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


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_a_zip_is_the_same_each_time(graph: Records, tmp_path: Path, form: str) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    assert export.write_folder(graph, form, one) == [one]
    export.write_folder(graph, form, other)
    assert one.read_bytes() == other.read_bytes()
    assert zipfile.ZipFile(one).namelist() == [name for name, _ in export.FOLDERS[form](graph)]


def test_what_cannot_be_written_is_told(graph: Records, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(KgError, match="cannot be written"):
        export.write_file(graph, "turtle", blocked / "graph.ttl")
    with pytest.raises(KgError, match="cannot be written"):
        export.write_folder(graph, "csv", blocked / "tables")


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
