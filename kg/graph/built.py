"""A graph as resolution knows it, so that a text that comes later is resolved as in the build.

In: a graph as built. Out: `BuiltPolicies`: its policies, where their texts stand, and which numbers stand
beside which titles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.describe.force import ENTERPRISE, SPEECH, TREATY
from kg.extract.fingerprint import fingerprint_of_titles
from kg.graph.index import decoded
from kg.graph.index_writer import keep
from kg.graph.store import GraphStore
from kg.language.bodies import Body, named
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.language.title import Title, names_of_laws
from kg.resolve.identity import COMMENTARY
from kg.resolve.instruments import with_series
from kg.resolve.model import Policy
from kg.vocabulary.concepts import PREF_LABEL
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, RDF

_POLICY, _KEPT = "policy/", "policies"
_KINDS = {TREATY: "treaty", ENTERPRISE: "enterprise", SPEECH: "speech"}


@dataclass(frozen=True, slots=True)
class BuiltPolicies:
    """What a graph says of policies.

    `base` is what the IRIs of its individuals begin with, `policies` are all policies by key, `policy_of` is the key of
    the policy of each document (by `Document.key`), `beside` are titles as cited, each with a number beside it.
    `title_keys` are the keys of all these titles, and of the laws that come with kg, as the code and vocabularies of
    the hash `made_with` work them out.
    """

    base: str = ID
    policies: Mapping[str, Policy] = field(default_factory=dict)
    policy_of: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[tuple[str, str], ...] = ()
    title_keys: Mapping[str, str] = field(default_factory=dict)
    made_with: str = ""


def built_policies(graph: GraphStore) -> BuiltPolicies:
    """Read the policies of a graph back: as its build wrote them down, or as a graph in memory says.

    Parameters
    ----------
    graph : GraphStore
        What a build wrote.
    """
    if graph.folder is None:
        return read_policies(graph)
    import msgspec

    kept = decoded(msgspec.msgpack.Decoder(BuiltPolicies).decode, graph.index.kept(_KEPT))
    if kept.made_with == fingerprint_of_titles():
        Title.learn(kept.title_keys)
    return kept


def keep_policies(connection: sqlite3.Connection, graph: GraphStore) -> None:
    """Write down what `built_policies` gives, in the index of a graph."""
    import msgspec

    built = read_policies(graph)
    named = {name.text for one in built.policies.values() for name in one.names}
    titles = named | {title for title, _ in built.beside} | names_of_laws()
    keys = {text: Title.of(text).key for text in sorted(titles)}
    whole = replace(built, title_keys=keys, made_with=fingerprint_of_titles())
    keep(connection, [(_KEPT, msgspec.msgpack.encode(whole))])


def read_policies(graph: GraphStore) -> BuiltPolicies:
    """Read the policies of a graph from its statements."""
    facts = _Facts(graph)
    base = next((iri.rpartition(_POLICY)[0] for iri in facts.policies), ID)
    own = len(base) + len(_POLICY)
    texts = {text: iri[own:] for text, iri in facts.texts()}
    at_hand = set(texts.values())
    policies = [_policy(facts, iri, iri[own:], iri[own:] in at_hand, own) for iri in facts.policies]
    policy_of = {text.partition("/occurrence/")[2]: key for text, key in texts.items()}
    return BuiltPolicies(base, with_series({one.key: one for one in policies}), policy_of, tuple(facts.beside()))


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
        for occurrence, policies in self.all(KG + "occurrenceOf").items():
            if occurrence not in rows:
                yield occurrence, policies[0]

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
