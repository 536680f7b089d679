"""A graph as resolution knows it, so that a text that comes later is resolved as in the build.

In: a graph as built. Out: `BuiltPolicies`: its policies, where their texts stand, and which numbers stand
beside which titles. `kg.graph.kept_policies` has what a build has written down of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from kg.annotate.references.known_names import citable_names
from kg.describe.force import ENTERPRISE, SPEECH, TREATY
from kg.graph.store import GraphStore
from kg.language.bodies import Body, named
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.resolve.identity import COMMENTARY
from kg.resolve.instruments import with_series
from kg.resolve.known import AllKnown
from kg.resolve.model import Policy
from kg.vocabulary.concepts import PREF_LABEL
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, RDF, STANDING

_POLICY = "policy/"
_KINDS = {TREATY: "treaty", ENTERPRISE: "enterprise", SPEECH: "speech"}


@dataclass(frozen=True)
class BuiltPolicies(AllKnown):
    """What a graph says of policies; `base` is what the IRIs of its individuals begin with."""

    base: str = ID

    def holds(self, key: str) -> bool:
        """Whether the graph has a policy of this key."""
        return key in self.policies

    def names_in(self, text: str) -> frozenset[str]:
        """Return the names in a squeezed text under which texts cite documents of the graph without 《》."""
        return frozenset(name for name in self._names if name in text)

    @cached_property
    def _names(self) -> list[str]:
        return citable_names(name for one in self.policies.values() for name in names_of_text(one))


def names_of_text(policy: Policy) -> tuple[str, ...]:
    """The names of a policy whose text is here; of others, and of what is no policy, none is found without 《》."""
    return (policy.title, *policy.alternatives) if policy.in_corpus and policy.kind == "policy" else ()


def read_policies(graph: GraphStore) -> BuiltPolicies:
    """Read the policies of a graph from its statements."""
    facts = _Facts(graph)
    base = next((iri.rpartition(_POLICY)[0] for iri in facts.policies), ID)
    own = len(base) + len(_POLICY)
    texts = {text: iri[own:] for text, iri in facts.texts()}
    at_hand = set(texts.values())
    policies = [_policy(facts, iri, iri[own:], iri[own:] in at_hand, own) for iri in facts.policies]
    policy_of = {text.partition("/occurrence/")[2]: key for text, key in texts.items()}
    known = with_series({one.key: one for one in policies})
    return BuiltPolicies(known, policy_of, tuple(facts.beside()), base)


class _Facts:
    """The statements of a graph, each predicate read once: subject to values."""

    def __init__(self, graph: GraphStore) -> None:
        self._graph = graph
        self._read: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self.policies = graph.instances(KG + "Policy")
        self.instruments = frozenset(graph.instances(KG + "Instrument"))

    def all(self, predicate: str, kind: str | None = None) -> Mapping[str, tuple[str, ...]]:
        if predicate not in self._read:
            self._read[predicate] = self._graph.values(predicate, kind)
        return self._read[predicate]

    def of(self, subject: str, predicate: str) -> tuple[str, ...]:
        return self.all(predicate).get(subject, ())

    def one(self, subject: str, predicate: str) -> str | None:
        return next(iter(self.of(subject, predicate)), None)

    def day(self, subject: str, predicate: str) -> date | None:
        value = self.one(subject, ELI + predicate)
        return date.fromisoformat(value) if value else None

    def texts(self) -> Iterator[tuple[str, str]]:
        """Occurrences that hold the text of a policy, and that policy; a row of a table holds none."""
        rows = frozenset(self._graph.instances(KG + "CatalogueEntry"))
        for place, policies in chain.from_iterable(self.all(leading).items() for leading in STANDING):
            if place not in rows:
                yield place, policies[0]

    def beside(self) -> Iterator[tuple[str, str]]:
        surfaces = self.all(KG + "surface", KG + "Citation")
        for citation, numbers in sorted(self.all(KG + "citedNumber").items()):
            for surface in surfaces.get(citation, ()):
                yield surface, numbers[0]

    def bodies(self, policy: str) -> Iterator[Body]:
        """The issuers in their order, without persons."""
        issuers = self.of(policy, ELI + "passed_by")
        order, cell = [], self.one(policy, KG + "issuerOrder")
        while cell and (issuer := self.one(cell, RDF + "first")):
            order.append(issuer)
            cell = self.one(cell, RDF + "rest")
        for issuer in order or issuers:
            name = self.one(issuer, PREF_LABEL)
            if name and "/person/" not in issuer:
                yield named(name, self.one(issuer, KG + "territory") or NATION)

    def speaker(self, policy: str) -> str | None:
        issuers = self.of(policy, ELI + "passed_by")
        return next((self.one(issuer, PREF_LABEL) for issuer in issuers if "/person/" in issuer), None)


def _policy(facts: _Facts, iri: str, key: str, at_hand: bool, own: int) -> Policy:
    """A policy with what its build knew of it before it looked at who cites whom."""
    number, instrument = facts.one(iri, ELI + "id_local"), facts.one(iri, ELI + "is_member_of")
    force, abstract = facts.one(iri, KG + "legalForce"), iri in facts.instruments
    return Policy(
        key=key,
        title=facts.one(iri, DCTERMS + "title") or "",
        alternatives=facts.of(iri, DCTERMS + "alternative"),
        number=parse_number(number) if number else None,
        local_id=number,
        # an issuer that follows from the number alone was not there when mentions were resolved
        bodies=() if facts.one(iri, KG + "issuerRule") else tuple(facts.bodies(iri)),
        speaker=facts.speaker(iri),
        signed=facts.day(iri, "date_document"),
        published=facts.day(iri, "date_publication"),
        effective=facts.day(iri, "first_date_entry_in_force"),
        expires=facts.day(iri, "date_no_longer_in_force"),
        type=facts.one(iri, ELI + "type_document"),
        force=force,
        jurisdiction=facts.one(iri, ELI + "jurisdiction"),
        scope=facts.of(iri, ELI + "relevant_for"),
        sectors=facts.of(iri, ELI + "is_about"),
        in_corpus=at_hand,
        editions=tuple(map(date.fromisoformat, facts.of(iri, KG + "editionDate"))),
        subjects=facts.of(iri, DCTERMS + "subject"),
        kind="interpretation" if key.startswith(COMMENTARY) else _KINDS.get(force or "", "policy"),
        series=key if abstract else instrument[own:] if instrument else None,
        instrument=instrument[own:] if instrument else None,
        abstract=abstract,
        number_rule=facts.one(iri, KG + "numberRule"),
    )
