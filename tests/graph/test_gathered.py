"""What is gathered as a graph is written is what its store says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import triple

from kg.graph.gathered import Gathered, GatheredStore, value_of
from kg.graph.rdf import TYPE, Node, node, plain, said_by, text
from kg.graph.sorted_statements import SortedStatements
from kg.graph.store import GraphStore, open_store, text_of
from kg.vocabulary.namespaces import KG


@pytest.fixture(scope="module")
def graphs(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphStore, GraphStore]:
    """The graph of the sample, as gathered and as stored."""
    stored = open_store(sample_output)
    ordered = SortedStatements(tmp_path_factory.mktemp("runs"))
    ordered.take((Node(str(quad.subject)), [said_by(quad.predicate.value, str(quad.object))]) for quad in stored.store)
    gathered = Gathered()
    assert sum(len(said) for _, said in gathered.passing(ordered)) == len(stored)
    return GatheredStore(stored, gathered), stored


@pytest.mark.parametrize("kind", [None, KG + "Policy", KG + "Body", KG + "Citation", KG + "Target"])
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


@given(st.text())
def test_a_value_reads_back(words: str) -> None:
    for stated in (plain(KG, words), text(KG, words)):
        assert value_of(stated.partition(" ")[2]) == text_of(triple((node(KG), [stated])).object)
