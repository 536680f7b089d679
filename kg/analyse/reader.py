"""What a graph says of one thing at a time, asked of the store when it is wanted.

In: a `GraphStore` and an IRI. Out: the same records as `kg.analyse.records` gives of all things at once, and the links
of one policy. A page of one policy costs what that policy is linked to, whatever the size of the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from kg.analyse import topics
from kg.analyse.columns import written_policy
from kg.analyse.first_text import since
from kg.analyse.levels import level_of
from kg.analyse.records import STATES, BodyRecord, PolicyRecord
from kg.analyse.targets import TargetRecord, read_targets
from kg.analyse.tiers import PERSON, level_order, policy_tier
from kg.graph.issuers import in_order, issuer_order
from kg.graph.store import text_of
from kg.vocabulary.namespaces import (
    CITO,
    DCTERMS,
    ELI,
    FOAF,
    KG,
    NAME_ONLY,
    NOT_LINKS,
    ORG,
    RDF,
    RDFS,
    RELATIONS,
    SKOS,
    STANDING,
    TEXT,
)

if TYPE_CHECKING:
    from kg.analyse.conflicts import Contradiction
    from kg.graph.store import GraphStore

Record = TypeVar("Record", BodyRecord, PolicyRecord)
# Records that are kept; past that the memory of a server would grow with all that was ever looked at.
_KEPT = 20_000
_RELATION_OF = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}


@dataclass(frozen=True, slots=True)
class Link:
    """A policy that another one is linked to: by which relation, in how many statements, promising what; file, line
    (from 1) and sentence of the first mention."""

    relation: str
    other: str
    mentions: int
    promises: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    sentence: str = ""


def places_of(reader: Reader, policy: str) -> list[str]:
    """Return where the text of a policy stands, also within one that forwards it, and the rows that tell of it."""
    return [place for leading in STANDING for place in reader.subjects(leading, policy)]


class Reader:
    """Reads one thing at a time, and keeps what it has read."""

    def __init__(self, graph: GraphStore) -> None:
        self.graph = graph
        self._policies: dict[str, PolicyRecord] = {}
        self._bodies: dict[str, BodyRecord] = {}
        self._of_all: dict[str, dict[str, tuple[str, ...]]] = {}

    def read_all(self, predicate: str) -> None:
        """Read a property of all things at once, for who is going to ask it of thousands."""
        if predicate not in self._of_all:
            self._of_all[predicate] = self.graph.values(predicate)

    def objects(self, iri: str, predicate: str) -> tuple[str, ...]:
        """The values of a property of a thing, sorted."""
        if predicate in self._of_all:
            return self._of_all[predicate].get(iri, ())
        quads = self.graph.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        return tuple(sorted({text_of(quad.object) for quad in quads}))

    def subjects(self, predicate: str, value: str) -> tuple[str, ...]:
        """The things that have another one as value of a property, sorted."""
        quads = self.graph.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value))
        return tuple(sorted({text_of(quad.subject) for quad in quads}))

    def first(self, iri: str, predicate: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.objects(iri, predicate)), "")

    def is_a(self, iri: str, kind: str) -> bool:
        """Whether a thing is of a class."""
        quad = ox.Quad(ox.NamedNode(iri), ox.NamedNode(RDF + "type"), ox.NamedNode(kind))
        return quad in self.graph.store

    def kinds(self, iri: str) -> tuple[str, ...]:
        """The classes of a thing, sorted."""
        return self.objects(iri, RDF + "type")

    def english(self, iri: str) -> str:
        """The English name of a thing, or nothing."""
        quads = self.graph.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDFS + "label"), None)
        found = [q.object for q in quads if isinstance(q.object, ox.Literal) and q.object.language == "en"]
        return min((term.value for term in found), default="")

    def name(self, iri: str) -> str:
        """The Chinese name of a thing, or nothing."""
        return self.first(iri, SKOS + "prefLabel")

    def body(self, iri: str) -> BodyRecord | None:
        """A body or speaker; None where the graph has no such."""
        if iri not in self._bodies:
            found = self._read_body(iri)
            if found is None:
                return None
            _keep(self._bodies, iri, found)
        return self._bodies[iri]

    def _read_body(self, iri: str) -> BodyRecord | None:
        person = self.is_a(iri, FOAF + "Person") and not self.is_a(iri, KG + "Body")
        name = self.name(iri)
        if not name or not (person or self.is_a(iri, KG + "Body")):
            return None
        kind, parent = self.first(iri, ORG + "classification"), self.first(iri, ORG + "subOrganizationOf")
        territory = self.first(iri, KG + "territory")
        return BodyRecord(
            iri=iri,
            name=name,
            names=() if person else self.objects(iri, SKOS + "altLabel"),
            kind=PERSON if person else kind.rsplit("/", 1)[-1],
            class_name=self.name(kind) if kind else "",
            level=self.first(iri, KG + "level"),
            parent=parent,
            parent_name=self.name(parent) if parent else "",
            territory=territory,
            region=self.name(territory) if territory else "",
        )

    def issuers(self, iri: str) -> tuple[BodyRecord, ...]:
        """Who issues a policy, in the order of its document; where none is stated, whose agency code its number has."""
        stated: Iterable[str] = self.objects(iri, ELI + "passed_by")
        if not stated:
            coded = {body for code in self.objects(iri, KG + "agencyCode") for body in self._coded(code)}
            # a code that two bodies share proves neither
            stated = coded if len(coded) == 1 else ()
        ordered = in_order(stated, issuer_order(self.graph, iri))
        return tuple(body for body in map(self.body, ordered) if body)

    def _coded(self, code: str) -> list[str]:
        quads = self.graph.store.quads_for_pattern(None, ox.NamedNode(KG + "agencyCode"), ox.Literal(code))
        return [text_of(quad.subject) for quad in quads if self.is_a(text_of(quad.subject), KG + "Body")]

    def policy(self, iri: str) -> PolicyRecord:
        """A policy; of an IRI that is none an empty one under its own name."""
        if iri not in self._policies:
            _keep(self._policies, iri, written_policy(self.graph, iri) or self.read_policy(iri))
        return self._policies[iri]

    def read_policy(self, iri: str) -> PolicyRecord:
        """A policy as the graph tells it, read anew and not kept."""
        issued_by = self.issuers(iri)
        number, also = self.first(iri, ELI + "id_local"), self.objects(iri, DCTERMS + "alternative")
        jurisdiction, places = self.objects(iri, ELI + "jurisdiction"), self._places(iri)
        regions = jurisdiction or tuple(body.territory for body in issued_by if body.territory)
        codes = [code for region in jurisdiction for code in self.objects(region, SKOS + "notation")]
        about = [
            notation for one in self.objects(iri, ELI + "is_about") for notation in self.objects(one, SKOS + "notation")
        ]
        type_ = self.first(iri, ELI + "type_document")
        parents = {one.parent: self.body(one.parent) for one in issued_by if one.parent}
        known = {iri: body for iri, body in parents.items() if body}
        force = self.first(iri, KG + "legalForce").rsplit("/", 1)[-1]
        return PolicyRecord(
            iri=iri,
            title=self.first(iri, DCTERMS + "title") or next(iter(also), "") or number or iri.rsplit("/", 1)[-1],
            names=also,
            number=number or None,
            date=self.first(iri, ELI + "date_document") or self.first(iri, KG + "numberYear") or None,
            type=(self.name(type_) or None) if type_ else None,
            level=min((body.level for body in issued_by if body.level), default=None, key=level_order),
            tier=policy_tier(force or None, issued_by, known, codes),
            bodies=tuple(body.iri for body in issued_by),
            body_names=tuple(body.name for body in issued_by),
            places=places,
            regions=tuple(
                sorted({topics.region_key(one) for one in (*regions, *self.objects(iri, ELI + "relevant_for"))})
            ),
            sectors=tuple(sorted({notation[0] for notation in about})),
            availability=STATES.get(self.first(iri, KG + "availability"), TEXT if places else NAME_ONLY),
            since=since(self.first(iri, ELI + "date_document"), _act_days(self, iri)),
        )

    def _places(self, iri: str) -> tuple[tuple[str, int], ...]:
        found = set()
        for place in places_of(self, iri):
            line, file = self.first(place, KG + "startLine"), self.file_of(place)
            if line and file:
                found.add((file, int(line)))
        return tuple(sorted(found))

    def file_of(self, place: str) -> str:
        """The name of the file in which an occurrence stands, or nothing."""
        return self.first(self.first(place, KG + "occursIn") or place, KG + "sourceFile")

    def level(self, iri: str) -> str:
        """The level of a policy, one of `kg.analyse.levels.LEVELS`."""
        return self.level_of(self.policy(iri))

    def level_of(self, policy: PolicyRecord) -> str:
        """The level of a policy that was read."""
        force = self.first(policy.iri, KG + "legalForce").rsplit("/", 1)[-1]
        kinds = [body.kind for body in map(self.body, policy.bodies) if body]
        return level_of(policy.tier, force, kinds)

    def links(self, iri: str, cited: bool) -> list[Link]:
        """What cites a policy (`cited`), or what it cites: strongest relation first, then most mentions."""
        own, theirs = (CITO + "hasCitedEntity", CITO + "hasCitingEntity")[:: 1 if cited else -1]
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for mention in self.subjects(own, iri):
            relation = _RELATION_OF.get(self.first(mention, CITO + "hasCitationCharacterization"))
            other = self.first(mention, theirs)
            if relation and other and other != iri:
                said = self.first(mention, KG + "statement") or mention
                found[relation, other].setdefault(said, mention)
        links = [_link(self, relation, other, list(said.values())) for (relation, other), said in found.items()]
        return sorted(links, key=lambda link: (link.relation, -link.mentions, link.other))

    def citing(self, iri: str, relations: Collection[str]) -> list[tuple[str, str]]:
        """The policies that cite one by some relations, each with its relation, sorted."""
        found = set()
        for mention in self.subjects(CITO + "hasCitedEntity", iri):
            relation = _RELATION_OF.get(self.first(mention, CITO + "hasCitationCharacterization"), "")
            if relation in relations:
                found.add((self.first(mention, CITO + "hasCitingEntity"), relation))
        return sorted(found - {(iri, relation) for relation in relations})

    def targets_of(self, policy: str) -> list[TargetRecord]:
        """The targets that a policy sets, by indicator, owner (the country first), year and place."""
        stated = [one for one in self.subjects(KG + "ofPolicy", policy) if self.is_a(one, KG + "Target")]
        return read_targets(self.graph, stated)

    def targets_on(self, indicator: str) -> list[TargetRecord]:
        """The targets of an indicator (an IRI), by owner, year and place."""
        stated = read_targets(self.graph, self.subjects(KG + "indicatorConcept", indicator))
        return [one for one in stated if one.indicator.iri == indicator]

    def contradictions(self, policy: str) -> Sequence[Contradiction]:
        """What of a policy cannot all be true."""
        from kg.analyse.conflicts import contradictions  # which few questions need

        return contradictions(self.graph, policy)


def duties_among(reader: Reader, things: Iterable[str]) -> list[str]:
    """Return the duties among things; of one that several texts state the first."""
    said: dict[str, str] = {}
    for thing in things:
        if reader.is_a(thing, KG + "Responsibility"):
            said.setdefault(reader.first(thing, KG + "statement") or thing, thing)
    return list(said.values())


def _keep(kept: dict[str, Record], iri: str, record: Record) -> None:
    if len(kept) >= _KEPT:
        kept.clear()
    kept[iri] = record


def _act_days(reader: Reader, policy: str) -> list[str]:
    acts = (one for one in reader.subjects(KG + "ofPolicy", policy) if reader.is_a(one, KG + "Act"))
    return [day for act in acts for day in reader.objects(act, DCTERMS + "date")]


def _link(reader: Reader, relation: str, other: str, mentions: list[str]) -> Link:
    first = min(mentions, key=lambda one: (int(reader.first(one, KG + "line") or 0), one))
    place = reader.first(first, KG + "inOccurrence")
    return Link(
        relation,
        other,
        len(mentions),
        tuple(sorted({kind for mention in mentions for kind in reader.objects(mention, KG + "promises")})),
        reader.file_of(place) if place else "",
        int(reader.first(first, KG + "line") or 0),
        reader.first(first, KG + "sentence"),
    )
