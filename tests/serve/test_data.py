"""What the graph says of a thing, and of itself."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from small_graph import write_graph

from kg.graph.results import TRIPLES
from kg.serve.data import about, described, written
from kg.serve.opened import Source
from kg.show.explorer.frame import World
from kg.show.self_description import DCAT
from kg.vocabulary.namespaces import DCTERMS, ID


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> World:
    return Source(write_graph(tmp_path_factory.mktemp("graph"))).current()


def test_a_thing_is_told_from_both_sides_with_the_names_of_the_others(served: World) -> None:
    found = described(served, f"{ID}body/甲部")
    issued = {str(triple.subject) for triple in found if triple.object == ox.NamedNode(f"{ID}body/甲部")}
    assert f"<{ID}policy/示发-2021-1>" in issued
    assert any(triple.object == ox.Literal("示例节能规划", language="zh") for triple in found)
    assert found == described(served, f"{ID}body/甲部")


@pytest.mark.parametrize("form", TRIPLES)
def test_what_is_written_reads_the_same(served: World, form: str) -> None:
    triples = about(served, "http://127.0.0.1/sparql", 10)
    read = {quad.triple for quad in ox.parse(written(triples, form), format=TRIPLES[form])}
    assert read == set(triples)


def test_the_graph_says_what_it_is_and_where_it_answers(served: World) -> None:
    said = {(str(one.subject)[1:-1], one.predicate.value): one.object for one in about(served, "http://a.b/sparql", 10)}
    whole = ox.NamedNode(ID + "dataset")
    assert said["http://a.b/sparql", DCAT + "endpointURL"] == ox.NamedNode("http://a.b/sparql")
    assert said["http://a.b/sparql", DCAT + "servesDataset"] == whole
    for name in ("title", "description", "license", "language", "conformsTo"):
        assert (whole.value, DCTERMS + name) in said
