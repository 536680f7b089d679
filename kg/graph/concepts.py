"""The concepts that a graph refers to, stated with their labels.

In: IRIs used. Out: triples of the vocabularies that say what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.graph.rdf import Described, decimal, edge, node, plain, text, typed, typed_literal
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

    def link(self, predicate: str, iri: str) -> str:
        """Link something to a concept."""
        self._used.add(iri)
        return edge(predicate, node(iri))

    def statements(self) -> Iterator[Described]:
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
_KEPT = (*_LINKS, *_INDICATOR, KG + "agencyCode", KG + "level", SKOS + "inScheme", SKOS + "exactMatch")


def linked(concept: Concept) -> list[str]:
    """The concepts that a concept links to: parents, successors, members."""
    return [value for predicate in _LINKS for value in concept.properties.get(predicate, ())]


def described(iri: str, concept: Concept) -> Iterator[Described]:
    """What there is to say of a concept."""
    yield node(iri), [*_named(concept), *_linked(concept), *_valued(concept)]
    yield node(iri), [edge(CLOSE_MATCH, node(elsewhere)) for elsewhere in _links_out().get(iri, ())]
    yield from _replacements(concept)


def _named(concept: Concept) -> Iterator[str]:
    yield text(PREF_LABEL, concept.pref_label)
    for label in concept.alt_labels:
        yield text(ALT_LABEL, label)
    if concept.label_en:
        yield text(RDFS_LABEL, concept.label_en, "en")
    for notation in concept.notations:
        yield plain(NOTATION, notation)


def _linked(concept: Concept) -> Iterator[str]:
    for broader in concept.broader:
        yield edge(BROADER, node(broader))
    for narrower in concept.properties.get(NARROWER, ()):
        yield edge(NARROWER, node(narrower))
    for kind in concept.properties.get(RDF + "type", ()):
        yield typed(kind)
    for predicate in _KEPT:
        for value in concept.properties.get(predicate, ()):
            yield edge(predicate, node(value)) if value.startswith("http") else plain(predicate, value)


def _valued(concept: Concept) -> Iterator[str]:
    for factor in concept.properties.get(indicators.FACTOR, ()):
        yield decimal(indicators.FACTOR, Decimal(factor))
    for value in concept.properties.get(indicators.ADDS_UP, ()):
        yield typed_literal(indicators.ADDS_UP, value, "boolean")
    for year in concept.properties.get(DCTERMS + "date", ()):
        yield typed_literal(DCTERMS + "date", year, "gYear")


@cache
def _links_out() -> Mapping[str, tuple[str, ...]]:
    """What data sets of others call a region: its seat in GeoNames."""
    found: dict[str, tuple[str, ...]] = {}
    for quad in ox.parse(path=str(ontology_folder() / LINKS_FILE), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == CLOSE_MATCH:
            region, place = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
            found[region] = (*found.get(region, ()), place)
    return found


def _replacements(change: Concept) -> Iterator[Described]:
    """The direct edge of a reorganisation: the body that came out of it replaces those that went into it."""
    for resulting in change.properties.get(_RESULTING, ()):
        for original in change.properties.get(_ORIGINAL, ()):
            if original != resulting:
                yield node(resulting), (edge(DCTERMS + "replaces", node(original)),)
