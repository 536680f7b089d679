"""The embedded store: written whole, read only, asked with constants."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from small_graph import turtle, write_graph

from kg.errors import KgError
from kg.graph.store import GraphStore, open_store, write_store

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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "store"]


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
    with pytest.raises(KgError, match=r"store: cannot be read \([^\n]*\); run `kg build` again$"):
        open_store(tmp_path)
