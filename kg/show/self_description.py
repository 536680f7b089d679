"""What a graph says of itself as a dataset: its name, licence and languages, and the vocabularies that it uses.

In: a graph. Out: triples of VoID, DCAT and Dublin Core, with the words of `ontology/dataset.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from weakref import WeakKeyDictionary

import pyoxigraph as ox

from kg.graph.store import GraphStore, text_of
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import PREFIXES, RDF

DATASET_FILE = "dataset.ttl"
VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
_TERMS = "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }"
# individuals and datatypes are no terms of a vocabulary; that of RDF is in every graph
_NO_VOCABULARIES = ("id", "xsd", "rdf")
_used: WeakKeyDictionary[GraphStore, tuple[str, ...]] = WeakKeyDictionary()


def described(whole: ox.NamedNode, graph: GraphStore) -> Iterator[ox.Triple]:
    """Yield what a graph is.

    Parameters
    ----------
    whole : NamedNode
        The IRI of the dataset.
    graph : GraphStore
        The graph, which is looked through once.
    """
    for triple in _said():
        yield ox.Triple(whole, triple.predicate, triple.object)
    for vocabulary in vocabularies(graph):
        yield ox.Triple(whole, ox.NamedNode(VOID + "vocabulary"), ox.NamedNode(vocabulary))


def vocabularies(graph: GraphStore) -> tuple[str, ...]:
    """Return the namespaces of which a graph uses a predicate or a class, sorted."""
    if graph not in _used:
        terms = {text_of(row[0]) for row in graph.solutions(_TERMS)}
        known = (iri for name, iri in PREFIXES.items() if name not in _NO_VOCABULARIES)
        _used[graph] = tuple(sorted(iri for iri in known if any(term.startswith(iri) for term in terms)))
    return _used[graph]


@cache
def _said() -> tuple[ox.Triple, ...]:
    """What holds for each graph, its classes first."""
    read = ox.parse(path=str(ontology_folder() / DATASET_FILE), format=ox.RdfFormat.TURTLE)
    return tuple(
        sorted((quad.triple for quad in read), key=lambda one: (one.predicate.value != RDF + "type", str(one)))
    )


def _place(triple: ox.Triple) -> tuple[bool, str]:
    return triple.predicate.value != RDF + "type", str(triple)
