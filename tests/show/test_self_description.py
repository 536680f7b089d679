"""What a graph says of itself."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.store import GraphStore
from kg.show.self_description import DATASET_FILE, DCAT, described, vocabularies
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, RDF, SKOS, XSD


def graph_of(*triples: tuple[str, str, ox.NamedNode | ox.Literal]) -> GraphStore:
    store = ox.Store()
    for subject, predicate, value in triples:
        store.add(ox.Quad(ox.NamedNode(ID + subject), ox.NamedNode(predicate), value))
    return GraphStore(store)


def test_vocabularies_are_those_of_which_a_class_or_a_predicate_is_used() -> None:
    number = ox.Literal("2021", datatype=ox.NamedNode(XSD + "gYear"))
    graph = graph_of(
        ("a", RDF + "type", ox.NamedNode(KG + "Policy")), ("a", ELI + "id_local", number), ("a", ID + "x", number)
    )
    assert vocabularies(graph) == (ELI, KG)
    assert vocabularies(graph_of(("a", SKOS + "prefLabel", number))) == (SKOS,)


def test_what_is_said_of_every_graph_is_said_in_both_languages() -> None:
    said = list(described(ox.NamedNode("http://a.b/dataset"), graph_of()))
    assert {one.subject for one in said} == {ox.NamedNode("http://a.b/dataset")}
    for name in (DCTERMS + "title", DCTERMS + "description", DCAT + "keyword"):
        values = [one.object for one in said if one.predicate.value == name]
        assert {one.language for one in values if isinstance(one, ox.Literal)} == {"zh", "en"}
    assert said[0].predicate.value == RDF + "type" and said == list(
        described(ox.NamedNode("http://a.b/dataset"), graph_of())
    )


def test_the_file_speaks_of_the_dataset_alone() -> None:
    read = ox.parse(path=str(ontology_folder() / DATASET_FILE), format=ox.RdfFormat.TURTLE)
    assert {quad.subject for quad in read} == {ox.NamedNode(ID + "dataset")}
