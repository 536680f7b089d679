"""The concepts that a graph refers to, stated with their labels.

In: IRIs used. Out: triples of the vocabularies that say what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.graph.rdf import Node, Statement, decimal, edge, node, plain, text, typed_literal
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

    def link(self, subject: Node, predicate: str, iri: str) -> Statement:
        """Link something to a concept."""
        self.use(iri)
        return edge(subject, predicate, node(iri))

    def statements(self) -> Iterator[Statement]:
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


def described(iri: str, concept: Concept) -> Iterator[Statement]:
    """The triples that say what a concept is."""
    what = node(iri)
    yield text(what, PREF_LABEL, concept.pref_label)
    for label in concept.alt_labels:
        yield text(what, ALT_LABEL, label)
    if concept.label_en:
        yield text(what, RDFS_LABEL, concept.label_en, "en")
    for notation in concept.notations:
        yield plain(what, NOTATION, notation)
    for broader in concept.broader:
        yield edge(what, BROADER, node(broader))
    for narrower in concept.properties.get(NARROWER, ()):
        yield edge(what, NARROWER, node(narrower))
    for factor in concept.properties.get(indicators.FACTOR, ()):
        yield decimal(what, indicators.FACTOR, Decimal(factor))
    for predicate in _KEPT:
        for value in concept.properties.get(predicate, ()):
            is_node = value.startswith("http")
            yield edge(what, predicate, node(value)) if is_node else plain(what, predicate, value)
    for value in concept.properties.get(indicators.ADDS_UP, ()):
        yield typed_literal(what, indicators.ADDS_UP, value, "boolean")
    for year in concept.properties.get(DCTERMS + "date", ()):
        yield typed_literal(what, DCTERMS + "date", year, "gYear")
    for elsewhere in _links_out().get(iri, ()):
        yield edge(what, CLOSE_MATCH, node(elsewhere))
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


def _replacements(change: Concept) -> Iterator[Statement]:
    """The direct edge of a reorganisation: the body that came out of it replaces those that went into it."""
    for resulting in change.properties.get(_RESULTING, ()):
        for original in change.properties.get(_ORIGINAL, ()):
            if original != resulting:
                yield edge(node(resulting), DCTERMS + "replaces", node(original))
