"""The embedded store: written whole, read only, asked with constants."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from small_graph import turtle, write_graph

from kg.errors import KgError, StoreError
from kg.graph.store import GraphStore, open_store
from kg.graph.store_writer import write_store

POLICY = "https://w3id.org/policy-kg/id/policy/示发-2021-1"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return open_store(write_graph(tmp_path_factory.mktemp("graph")))


def test_holds_every_triple(graph: GraphStore) -> None:
    expected = ox.Store()
    expected.load(turtle().encode(), format=ox.RdfFormat.TURTLE)
    assert len(graph) == len(expected)


def test_select_gives_plain_strings_and_none(graph: GraphStore) -> None:
    rows = graph.select(
        "SELECT ?number ?none { ?policy eli:id_local ?number OPTIONAL { ?policy kg:no ?none } }",
        policy=POLICY,
    )
    assert rows == [{"number": "示发〔2021〕1号", "none": None}]


def test_bound_text_cannot_leave_its_literal(graph: GraphStore) -> None:
    query = "SELECT ?policy WHERE { ?policy eli:id_local ?text }"
    assert graph.select(query, text="示发〔2021〕1号") == [{"policy": POLICY}]
    assert graph.select(query, text='" } UNION { ?policy ?b ?c } #') == []


def test_raw_gives_terms(graph: GraphStore) -> None:
    assert bool(graph.raw("ASK { ?policy a kg:Policy }"))


def test_is_read_only(graph: GraphStore) -> None:
    node = ox.NamedNode(POLICY)
    with pytest.raises(RuntimeError):
        graph.store.add(ox.Quad(node, node, node))


def test_syntax_error_is_one_line(graph: GraphStore) -> None:
    with pytest.raises(KgError, match=r"^query, line 2, column \d+: [^\n]+$"):
        graph.select("SELECT ?x WHERE {\n ?x ?y }")


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph in .*: run `kg build` first"):
        open_store(tmp_path)


def test_writing_replaces_what_was_there(tmp_path: Path) -> None:
    before = len(open_store(write_graph(tmp_path)))
    ttl = tmp_path / "graph.ttl"
    ttl.write_text("<http://example.org/a> <http://example.org/b> 1 .", encoding="utf-8")
    write_store(ttl, tmp_path)
    assert (before > 1, len(open_store(tmp_path))) == (True, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "index.sqlite", "store"]


def test_bad_turtle_leaves_the_old_graph(tmp_path: Path) -> None:
    before = len(open_store(write_graph(tmp_path)))
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(KgError, match=r"bad\.ttl"):
        write_store(bad, tmp_path)
    assert len(open_store(tmp_path)) == before


@pytest.mark.parametrize("damaged", ["CURRENT", "*.sst"])
def test_a_damaged_store_is_told(tmp_path: Path, damaged: str) -> None:
    write_graph(tmp_path)
    for file in (tmp_path / "store").glob(damaged):
        file.write_bytes(b"\x00" * 100)
    with pytest.raises(KgError, match=r"store: cannot be read \([^\n]*\); [^\n]* run `kg build` again$"):
        open_store(tmp_path)


def test_a_flipped_byte_is_told_or_harms_nothing(tmp_path: Path) -> None:
    query = "SELECT * { ?s ?p ?o }"
    whole = open_store(write_graph(tmp_path)).sorted_rows(query)
    damages = 0
    for file in sorted((tmp_path / "store").glob("*.sst")):
        data = file.read_bytes()
        for at in range(0, len(data), max(1, len(data) // 12)):
            file.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
            try:
                assert open_store(tmp_path).sorted_rows(query) == whole
            except StoreError as error:
                damages += 1
                assert "store: " in str(error) and "`kg build --restore`" in str(error) and "\n" not in str(error)
        file.write_bytes(data)
    assert damages > 3


def test_a_store_of_others_and_an_empty_one_are_told(tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_graph(tmp_path)
    (store / "kg").unlink()
    with pytest.raises(StoreError, match=r"store: was not written by this version of kg; .*--restore"):
        open_store(tmp_path)
    shutil.rmtree(store)
    ox.Store(str(store)).flush()
    (store / "kg").write_bytes(b"kg store 1\n")
    with pytest.raises(StoreError, match="store: is empty"):
        open_store(tmp_path)
