"""Quads: what a compilation states stands in its graph, nothing is lost, and the header has no clock."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCTERMS, PROV, RDF, VOID

from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store
from kg.show.datasets import vocabulary_digest, write_dataset
from kg.vocabulary.namespaces import CITO, ID, KG


@pytest.fixture(scope="module")
def graph(sample_output: Path) -> GraphStore:
    return open_store(sample_output)


def written(graph: GraphStore, form: ox.RdfFormat) -> bytes:
    output = io.BytesIO()
    write_dataset(form)(Records.of(graph), output)
    return output.getvalue()


@pytest.mark.parametrize("form", [ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG])
def test_the_named_graphs_together_are_the_graph(graph: GraphStore, form: ox.RdfFormat) -> None:
    quads = list(ox.parse(input=written(graph, form), format=form))
    named = {quad.triple for quad in quads if quad.graph_name != ox.DefaultGraph()}
    assert named == {quad.triple for quad in graph.store}
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} == {
        f"{ID}graph/{name}" for name in ("sample-centre.txt", "sample-local.txt", "shared")
    }


def test_a_mention_stands_in_the_graph_of_its_file_alone(graph: GraphStore) -> None:
    for quad in ox.parse(input=written(graph, ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS):
        if quad.predicate.value in (KG + "statement", CITO + "hasCitingEntity"):
            file = str(quad.subject).rstrip(">").rpartition("/")[2]
            assert str(quad.graph_name).rstrip(">").endswith(f"graph/{file}")


def test_rdflib_reads_the_header(graph: GraphStore) -> None:
    read = rdflib.Dataset()
    read.parse(data=written(graph, ox.RdfFormat.TRIG), format="trig")
    whole = rdflib.URIRef(ID + "dataset")
    header = read.default_graph if hasattr(read, "default_graph") else read.default_context
    assert (whole, RDF.type, VOID.Dataset) in header
    assert header.value(whole, DCTERMS.license) == rdflib.URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
    assert {title.language for title in header.objects(whole, DCTERMS.title)} == {"zh", "en"}
    parts = {part: header.value(part, VOID.triples) for part in header.objects(whole, VOID.subset)}
    assert len(parts) == 3
    for part, count in parts.items():
        assert len(read.graph(part)) == int(str(count))
    made = header.value(whole, PROV.wasGeneratedBy)
    assert len(list(header.objects(made, PROV.used))) == 3
    assert vocabulary_digest() in {str(value) for value in header.objects()}
    assert not {PROV.startedAtTime, PROV.endedAtTime, PROV.generatedAtTime, DCTERMS.created} & set(header.predicates())
