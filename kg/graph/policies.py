"""Policies as RDF.

In: `Policy`s as resolved. Out: triples: titles, number, issuers, dates, kind, where it holds and what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.graph.bodies import BodyStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.rdf import date_literal, edge, integer, plain, text, typed, typed_literal
from kg.language.bodies import Body
from kg.resolve.model import Policy
from kg.vocabulary.namespaces import DCTERMS, ELI, KG


class PolicyStatements:
    """States policies."""

    def __init__(self, iris: Iris, concepts: UsedConcepts, bodies: BodyStatements) -> None:
        self._iris, self._concepts, self._bodies = iris, concepts, bodies

    def policy(self, policy: Policy) -> Iterator[ox.Triple]:
        """Say all that is known of a policy but what links it to others."""
        iri = self._iris.policy(policy.key)
        yield typed(iri, ELI + "LegalResource")
        yield typed(iri, KG + "Policy")
        yield text(iri, DCTERMS + "title", policy.title)
        for name in policy.alternatives:
            yield text(iri, DCTERMS + "alternative", name)
        yield from _number(iri, policy)
        yield from self._issuers(iri, policy)
        yield from _days(iri, policy)
        yield from self._classed(iri, policy)

    def _issuers(self, iri: ox.NamedNode, policy: Policy) -> Iterator[ox.Triple]:
        for body in policy.bodies:
            yield from self._bodies.link(iri, ELI + "passed_by", body)
        if policy.issuer_rule:
            yield plain(iri, KG + "issuerRule", policy.issuer_rule)
            yield typed_literal(iri, KG + "issuerConfidence", f"{policy.issuer_confidence:.3f}", "decimal")
        if policy.speaker:
            yield from self._bodies.person(iri, ELI + "passed_by", policy.speaker)

    def _classed(self, iri: ox.NamedNode, policy: Policy) -> Iterator[ox.Triple]:
        """What of a policy is a concept of a vocabulary."""
        for predicate, concepts in (
            (ELI + "type_document", (policy.type,)),
            (KG + "legalForce", (policy.force,)),
            (ELI + "jurisdiction", (policy.jurisdiction,)),
            (ELI + "relevant_for", policy.scope),
            (ELI + "is_about", policy.sectors),
            (DCTERMS + "subject", policy.subjects),
        ):
            for concept in concepts:
                if concept:
                    yield self._concepts.link(iri, predicate, concept)

    def codes(self, learnt: Mapping[str, Body]) -> Iterator[ox.Triple]:
        """State the agency codes that the documents prove: code to body."""
        for code, body in learnt.items():
            yield plain(self._iris.body(body), KG + "agencyCode", code)

    def predecessors(self, earlier: Mapping[str, str]) -> Iterator[ox.Triple]:
        """Link editions to those before them: key to key."""
        for later, before in earlier.items():
            yield edge(self._iris.policy(later), KG + "predecessor", self._iris.policy(before))


def _number(iri: ox.NamedNode, policy: Policy) -> Iterator[ox.Triple]:
    if policy.local_id:
        yield plain(iri, ELI + "id_local", policy.local_id)
    if policy.number and policy.number.year and policy.number.agency_code:
        yield plain(iri, KG + "agencyCode", policy.number.agency_code)
        yield integer(iri, KG + "numberYear", policy.number.year)
        yield integer(iri, KG + "sequence", policy.number.sequence)


def _days(iri: ox.NamedNode, policy: Policy) -> Iterator[ox.Triple]:
    for edition in policy.editions:
        yield date_literal(iri, KG + "editionDate", edition)
    for term, day in (
        ("date_document", policy.signed),
        ("date_publication", policy.published),
        ("first_date_entry_in_force", policy.effective),
        ("date_no_longer_in_force", policy.expires),
    ):
        if day:
            yield date_literal(iri, ELI + term, day)
