"""What is gathered as a graph is written is what its store says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_graph import as_gathered
from stated import triple

from kg.graph.gathered import value_of
from kg.graph.rdf import TYPE, node, plain, text
from kg.graph.store import GraphStore, open_store, text_of
from kg.vocabulary.namespaces import KG


@pytest.fixture(scope="module")
def graphs(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphStore, GraphStore]:
    """The graph of the sample, as gathered and as stored."""
    stored = open_store(sample_output)
    return as_gathered(stored, tmp_path_factory.mktemp("runs")), stored


@pytest.mark.parametrize("kind", [None, KG + "Policy", KG + "Body", KG + "Citation", KG + "Act", KG + "Target"])
def test_every_predicate_has_the_pairs_of_the_store(graphs: tuple[GraphStore, GraphStore], kind: str | None) -> None:
    gathered, stored = graphs
    predicates = {quad.predicate.value for quad in stored.store} - {TYPE}
    assert len(predicates) > 50
    for predicate in predicates:
        assert Counter(gathered.pairs(predicate, kind)) == Counter(stored.pairs(predicate, kind))


def test_every_class_has_its_nodes(graphs: tuple[GraphStore, GraphStore]) -> None:
    gathered, stored = graphs
    kinds = {text_of(quad.object) for quad in stored.store.quads_for_pattern(None, ox.NamedNode(TYPE), None)}
    assert len(kinds) > 15
    assert {kind: gathered.instances(kind) for kind in kinds} == {kind: stored.instances(kind) for kind in kinds}


def test_triples_are_counted(graphs: tuple[GraphStore, GraphStore]) -> None:
    gathered, stored = graphs
    assert len(gathered) == len(stored) > 1000


@given(st.text())
def test_a_value_reads_back(words: str) -> None:
    for stated in (plain(KG, words), text(KG, words)):
        assert value_of(stated.partition(" ")[2]) == text_of(triple((node(KG), [stated])).object)
