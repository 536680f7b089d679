"""The whole graph as Turtle: of the build's file while it is that, else of the store, and the same bytes from both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_graph import turtle as small_turtle
from small_graph import write_graph

from kg.graph import turtle, whole_graph
from kg.graph.store import GraphStore, open_store
from kg.graph.validate import breaks


@pytest.fixture
def copied(sample_output: Path, tmp_path: Path) -> Path:
    """A build of which a test may change the files."""
    return Path(shutil.copytree(sample_output, tmp_path / "out", symlinks=True))


def change(output: Path) -> None:
    """Say in the file of a build what the store does not know: a policy without a title."""
    with (output / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("<https://example.org/id/policy/示例> a kg:Policy .\n")


def whole(graph: GraphStore) -> bytes:
    return turtle.head().encode() + b"".join(whole_graph.pieces(graph))


def test_the_file_of_a_build_is_read(sample_output: Path) -> None:
    graph = open_store(sample_output)
    assert graph.own_turtle() is not None
    assert whole(graph) == (sample_output / "graph.ttl").read_bytes()


def test_the_store_gives_the_bytes_of_the_file(sample_output: Path) -> None:
    # without its folder the store is all that there is
    graph = GraphStore(open_store(sample_output).store)
    assert graph.own_turtle() is None
    assert whole(graph) == (sample_output / "graph.ttl").read_bytes()


def test_a_file_that_was_changed_is_not_the_graph(copied: Path, sample_output: Path) -> None:
    before = (sample_output / "graph.ttl").read_bytes()
    change(copied)
    graph = open_store(copied)
    assert graph.own_turtle() is None
    assert whole(graph) == before
    assert whole_graph.in_memory(graph) is graph


def test_a_file_that_is_gone_is_not_missed(copied: Path) -> None:
    (copied / "graph.ttl").resolve().unlink()
    assert len(list(whole_graph.triples(open_store(copied)))) == len(open_store(copied))


def test_a_file_in_another_hand_is_put_in_order(tmp_path: Path) -> None:
    graph = open_store(write_graph(tmp_path))
    assert graph.own_turtle() is None
    assert whole(graph) != small_turtle().encode()
    assert set(whole_graph.triples(graph)) == {quad.triple for quad in graph.store}


def test_what_is_asked_in_memory_is_what_the_store_holds(sample_output: Path) -> None:
    graph = open_store(sample_output)
    held = whole_graph.in_memory(graph)
    assert held is not graph
    assert breaks(held.store) == breaks(graph.store)
