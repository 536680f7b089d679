"""The concepts that a graph refers to, stated with their labels.

In: IRIs used. Out: triples of the vocabularies that say what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.graph.rdf import Term, decimal, edge, plain, text, typed_literal
from kg.language import indicators
from kg.vocabulary.concepts import (
    ALT_LABEL,
    BROADER,
    NARROWER,
    NOTATION,
    PREF_LABEL,
    RDFS_LABEL,
    Concept,
    load,
    ontology_folder,
)
from kg.vocabulary.namespaces import DCTERMS, KG, ORG, RDF, SKOS

VOCABULARIES = (
    "availability.ttl",
    "document-types.ttl",
    "sectors.ttl",
    "subjects.ttl",
    "regions.ttl",
    "bodies.ttl",
    "body-changes.ttl",
    indicators.FILE,
    "origin-kinds.ttl",
)


class UsedConcepts:
    """The concepts that the statements of one graph refer to."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def use(self, iri: str) -> None:
        """Note that the graph refers to a concept."""
        self._used.add(iri)

    def link(self, subject: ox.NamedNode, predicate: str, iri: str) -> ox.Triple:
        """Link something to a concept."""
        self.use(iri)
        return edge(subject, predicate, ox.NamedNode(iri))

    def statements(self) -> Iterator[ox.Triple]:
        """Yield the entries of the concepts used and of all that they lead to."""
        known = all_concepts()
        queue = sorted(self._used)
        seen: set[str] = set()
        while queue:
            iri = queue.pop()
            if iri in seen or iri not in known:
                continue
            seen.add(iri)
            yield from described(iri, known[iri])
            queue += [*known[iri].broader, *known[iri].properties.get(NARROWER, ()), *linked(known[iri])]


def all_concepts() -> Mapping[str, Concept]:
    """Every concept of the vocabularies by its IRI."""
    return {iri: concept for name in VOCABULARIES for iri, concept in load(name).items()}


CLOSE_MATCH, LINKS_FILE = SKOS + "closeMatch", "region-links.ttl"
_ORIGINAL, _RESULTING = ORG + "originalOrganization", ORG + "resultingOrganization"
_LINKS = (
    ORG + "subOrganizationOf",
    ORG + "resultedFrom",
    ORG + "changedBy",
    _ORIGINAL,
    _RESULTING,
    KG + "territory",
    ORG + "classification",
)
_INDICATOR = (indicators.MEASURED_IN, indicators.BETTER_WHEN)
_KEPT = (*_LINKS, *_INDICATOR, KG + "agencyCode", KG + "level", RDF + "type", SKOS + "inScheme", SKOS + "exactMatch")


def linked(concept: Concept) -> list[str]:
    """The concepts that a concept links to: parents, successors, members."""
    return [value for predicate in _LINKS for value in concept.properties.get(predicate, ())]


def described(iri: str, concept: Concept) -> Iterator[ox.Triple]:
    """The triples that say what a concept is."""
    node = ox.NamedNode(iri)
    yield text(node, PREF_LABEL, concept.pref_label)
    for label in concept.alt_labels:
        yield text(node, ALT_LABEL, label)
    if concept.label_en:
        yield ox.Triple(node, ox.NamedNode(RDFS_LABEL), ox.Literal(concept.label_en, language="en"))
    for notation in concept.notations:
        yield plain(node, NOTATION, notation)
    for broader in concept.broader:
        yield ox.Triple(node, ox.NamedNode(BROADER), ox.NamedNode(broader))
    for narrower in concept.properties.get(NARROWER, ()):
        yield ox.Triple(node, ox.NamedNode(NARROWER), ox.NamedNode(narrower))
    for factor in concept.properties.get(indicators.FACTOR, ()):
        yield decimal(node, indicators.FACTOR, Decimal(factor))
    for predicate in _KEPT:
        for value in concept.properties.get(predicate, ()):
            target: Term = ox.NamedNode(value) if value.startswith("http") else ox.Literal(value)
            yield ox.Triple(node, ox.NamedNode(predicate), target)
    for value in concept.properties.get(indicators.ADDS_UP, ()):
        yield typed_literal(node, indicators.ADDS_UP, value, "boolean")
    for year in concept.properties.get(DCTERMS + "date", ()):
        yield typed_literal(node, DCTERMS + "date", year, "gYear")
    for elsewhere in _links_out().get(iri, ()):
        yield edge(node, CLOSE_MATCH, ox.NamedNode(elsewhere))
    yield from _replacements(concept)


@cache
def _links_out() -> Mapping[str, tuple[str, ...]]:
    """What data sets of others call a region: its seat in GeoNames."""
    found: dict[str, tuple[str, ...]] = {}
    for quad in ox.parse(path=str(ontology_folder() / LINKS_FILE), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == CLOSE_MATCH:
            region, place = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
            found[region] = (*found.get(region, ()), place)
    return found


def _replacements(change: Concept) -> Iterator[ox.Triple]:
    """The direct edge of a reorganisation: the body that came out of it replaces those that went into it."""
    for resulting in change.properties.get(_RESULTING, ()):
        for original in change.properties.get(_ORIGINAL, ()):
            if original != resulting:
                yield ox.Triple(ox.NamedNode(resulting), ox.NamedNode(DCTERMS + "replaces"), ox.NamedNode(original))
