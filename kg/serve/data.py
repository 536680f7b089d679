"""What the graph says, as RDF for machines: of one of its IRIs, of itself, and of the endpoint.

In: a served graph and an IRI. Out: triples, and bytes in a format of `kg.graph.results.TRIPLES`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.graph import results
from kg.show import self_description
from kg.show.explorer.frame import World
from kg.show.self_description import DCAT, VOID
from kg.vocabulary.namespaces import DCTERMS, KG, PREFIXES, RDF, RDFS, SKOS, XSD

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
# Of what speaks of a thing so many triples are given; the endpoint has the others.
MOST_INCOMING = 1000
# what is said of the dataset and of the service that gives it
_OF_BOTH = (DCTERMS + "title", DCTERMS + "license")
_NAMES = (SKOS + "prefLabel", RDFS + "label", DCTERMS + "title")
_WRITTEN = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_WRITTEN_TRIPLES = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")


def described(world: World, iri: str) -> list[ox.Triple]:
    """Return what the graph says of an IRI, what points to it, and the names of all that is in this."""
    node, store = ox.NamedNode(iri), world.graph.store
    own = [quad.triple for quad in store.quads_for_pattern(node, None, None)]
    incoming = (quad.triple for quad in store.quads_for_pattern(None, None, node))
    triples = [*own, *islice(incoming, MOST_INCOMING)]
    others = {term for triple in triples for term in (triple.subject, triple.object) if isinstance(term, ox.NamedNode)}
    names = (
        quad.triple
        for other in others - {node}
        for name in _NAMES
        for quad in store.quads_for_pattern(other, ox.NamedNode(name), None)
    )
    return sorted({*triples, *names}, key=str)


def written(triples: Iterable[ox.Triple], form: str) -> bytes:
    """Return triples in a format, a key of `kg.graph.results.TRIPLES`."""
    prefixes = dict(PREFIXES) | {"void": VOID, "sd": SD, "dcat": DCAT}
    named = prefixes if form in ("ttl", "jsonld") else None
    return ox.serialize(triples, format=results.TRIPLES[form], prefixes=named) or b""


def about(world: World, endpoint: str, rows: int) -> list[ox.Triple]:
    """Return the service description of the endpoint and the VoID description of the graph.

    Parameters
    ----------
    world : World
        The graph.
    endpoint : str
        The address of the endpoint.
    rows : int
        The most rows of an answer.
    """
    return list(_about(world, ox.NamedNode(endpoint), rows))


def _about(world: World, service: ox.NamedNode, rows: int) -> Iterator[ox.Triple]:
    whole = ox.NamedNode(world.individuals.base + "dataset")
    data, graph = ox.NamedNode(f"{service.value}#dataset"), ox.NamedNode(f"{service.value}#graph")
    yield _link(service, RDF + "type", SD + "Service")
    yield _link(service, SD + "endpoint", service.value)
    yield _link(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    for name in (*_WRITTEN, *_WRITTEN_TRIPLES):
        yield _link(service, SD + "resultFormat", FORMATS + name)
    yield _link(service, SD + "defaultDataset", data.value)
    yield _link(data, RDF + "type", SD + "Dataset")
    yield _link(data, SD + "defaultGraph", graph.value)
    yield _link(graph, RDF + "type", SD + "Graph")
    yield _number(graph, VOID + "triples", len(world.graph))
    bound = f"Read-only; an answer has no more than {rows} rows, and says so in a header where there are more."
    yield ox.Triple(service, ox.NamedNode(RDFS + "comment"), ox.Literal(bound, language="en"))
    said = list(self_description.described(whole, world.graph))
    yield from said
    yield _link(service, RDF + "type", DCAT + "DataService")
    yield _link(service, DCAT + "endpointURL", service.value)
    yield _link(service, DCAT + "endpointDescription", service.value)
    yield _link(service, DCAT + "servesDataset", whole.value)
    for one in said:
        if one.predicate.value in _OF_BOTH:
            yield ox.Triple(service, one.predicate, one.object)
    yield _link(whole, VOID + "sparqlEndpoint", service.value)
    yield _number(whole, VOID + "triples", len(world.graph))
    yield ox.Triple(whole, ox.NamedNode(VOID + "uriSpace"), ox.Literal(world.individuals.base))
    for kind in ("Policy", "Body", "Citation", "Target", "Responsibility", "Compilation"):
        part = ox.NamedNode(f"{whole.value}#{kind}")
        members = world.graph.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(KG + kind))
        yield _link(whole, VOID + "classPartition", part.value)
        yield _link(part, VOID + "class", KG + kind)
        yield _number(part, VOID + "entities", sum(1 for _ in members))


def _link(subject: ox.NamedNode, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(target))


def _number(subject: ox.NamedNode, predicate: str, count: int) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(str(count), datatype=ox.NamedNode(XSD + "integer")))
