"""Policies as RDF.

In: `Policy`s as resolved. Out: triples: titles, number, issuers in their order, dates, acts, kind, where it holds, what
it is about, and the instrument of which it is an edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.annotate.topics.weigh import Evidence
from kg.describe import acts
from kg.describe.acts import Act
from kg.graph.bodies import BodyStatements
from kg.graph.concepts import UsedConcepts
from kg.graph.iris import Iris
from kg.graph.rdf import Described, Node, date_literal, decimal, edge, integer, node, plain, text, typed
from kg.language.bodies import Body
from kg.resolve.identity import names_agency
from kg.resolve.model import Policy
from kg.vocabulary.namespaces import AVAILABILITY, DCTERMS, ELI, KG, RDF

_NIL = node(RDF + "nil")
_ACTS = {
    acts.ADOPTED: KG + "Adoption",
    acts.AMENDED: KG + "Amendment",
    acts.APPROVED: KG + "Approval",
    acts.PROMULGATED: KG + "Promulgation",
    acts.IN_FORCE: KG + "EntryIntoForce",
}


class PolicyStatements:
    """States policies."""

    def __init__(self, iris: Iris, concepts: UsedConcepts, bodies: BodyStatements) -> None:
        self._iris, self._concepts, self._bodies = iris, concepts, bodies

    def policy(self, policy: Policy) -> Iterator[Described]:
        """Say all that is known of a policy but what links it to others."""
        iri = self._iris.policy(policy.key)
        said = [
            typed(ELI + "LegalResource"),
            typed(KG + "Policy"),
            self._concepts.link(KG + "availability", AVAILABILITY[policy.availability]),
            text(DCTERMS + "title", policy.title),
        ]
        if policy.abstract:
            said.append(typed(KG + "Instrument"))
        if policy.instrument:
            said.append(edge(ELI + "is_member_of", self._iris.policy(policy.instrument)))
        said += [text(DCTERMS + "alternative", name) for name in policy.alternatives]
        yield iri, [*said, *_number(policy), *_days(policy), *self._classed(policy)]
        yield from self._issuers(iri, policy)
        for act in policy.acts:
            yield from self._act(policy.key, act)
        for topic in policy.topics:
            yield from self._topic(policy.key, topic)

    def _topic(self, key: str, topic: Evidence) -> Iterator[Described]:
        """How sure it is that a policy is about a concept, beside the direct edge to it."""
        iri = self._iris.topic(key, topic.iri)
        said = (
            typed(KG + "Topic"),
            edge(KG + "ofPolicy", self._iris.policy(key)),
            self._concepts.link(KG + "topicConcept", topic.iri),
            plain(KG + "rule", topic.rule),
            decimal(KG + "weight", topic.weight),
            decimal(KG + "confidence", topic.confidence),
        )
        yield iri, (*said, *(text(KG + "speakingWord", speaking) for speaking in topic.words))

    def _issuers(self, iri: Node, policy: Policy) -> Iterator[Described]:
        for body in policy.bodies:
            yield from self._bodies.link(iri, ELI + "passed_by", body)
        yield from self._order(iri, policy)
        if policy.issuer_rule:
            confidence = decimal(KG + "issuerConfidence", round(policy.issuer_confidence or 0, 3))
            yield iri, (plain(KG + "issuerRule", policy.issuer_rule), confidence)
        if policy.speaker:
            yield from self._bodies.person(iri, ELI + "passed_by", policy.speaker)

    def _order(self, iri: Node, policy: Policy) -> Iterator[Described]:
        """The issuers in the order in which the document names them, where there are several: a list without blanks."""
        if len(policy.bodies) < 2:
            return
        cells = [self._iris.individual("issuers", f"{policy.key}/{body.name}") for body in policy.bodies]
        yield iri, (edge(KG + "issuerOrder", cells[0]),)
        for cell, body, rest in zip(cells, policy.bodies, [*cells[1:], _NIL], strict=True):
            yield cell, (typed(RDF + "List"), edge(RDF + "first", self._iris.body(body)), edge(RDF + "rest", rest))

    def _act(self, key: str, act: Act) -> Iterator[Described]:
        """An act on a policy: of which kind, on which day, by whom."""
        iri = self._iris.act(key, act)
        kinds, of = (typed(KG + "Act"), typed(_ACTS[act.kind])), edge(KG + "ofPolicy", self._iris.policy(key))
        yield iri, (*kinds, of, date_literal(DCTERMS + "date", act.day))
        if act.body:
            yield from self._bodies.link(iri, KG + "body", act.body)

    def _classed(self, policy: Policy) -> Iterator[str]:
        """What of a policy is a concept of a vocabulary."""
        for predicate, concepts in (
            (ELI + "type_document", (policy.type,)),
            (KG + "legalForce", (policy.force,)),
            (ELI + "jurisdiction", policy.binds),
            (ELI + "relevant_for", policy.scope),
            (ELI + "is_about", policy.sectors),
            (DCTERMS + "subject", policy.subjects),
        ):
            for concept in concepts:
                if concept:
                    yield self._concepts.link(predicate, concept)

    def codes(self, learnt: Mapping[str, Body]) -> Iterator[Described]:
        """State the agency codes that the documents prove: code to body."""
        for code, body in learnt.items():
            yield self._iris.body(body), (plain(KG + "agencyCode", code),)

    def predecessors(self, earlier: Mapping[str, str]) -> Iterator[Described]:
        """Link editions to those before them: key to key."""
        for later, before in earlier.items():
            yield self._iris.policy(later), (edge(KG + "predecessor", self._iris.policy(before)),)

    def drafts(self, came: Mapping[str, str]) -> Iterator[Described]:
        """Link drafts to the texts that came of them: key to key."""
        for draft, text_of_it in came.items():
            yield self._iris.policy(draft), (edge(KG + "draftOf", self._iris.policy(text_of_it)),)


def _number(policy: Policy) -> Iterator[str]:
    if policy.local_id:
        yield plain(ELI + "id_local", policy.local_id)
    if policy.disputed_number:  # it is printed there all the same
        yield plain(ELI + "id_local", policy.disputed_number)
        yield plain(KG + "disputedNumber", policy.disputed_number)
    if policy.number_rule:
        yield plain(KG + "numberRule", policy.number_rule)
    if policy.number and policy.number.year and names_agency(policy.number):
        yield plain(KG + "agencyCode", policy.number.agency_code)
        yield integer(KG + "numberYear", policy.number.year)
        yield integer(KG + "sequence", policy.number.sequence)


def _days(policy: Policy) -> Iterator[str]:
    for edition in policy.editions:
        yield date_literal(KG + "editionDate", edition)
    for term, day in (
        ("date_document", policy.signed),
        ("date_publication", policy.published),
        ("first_date_entry_in_force", policy.effective),
        ("date_no_longer_in_force", policy.expires),
    ):
        if day:
            yield date_literal(ELI + term, day)
