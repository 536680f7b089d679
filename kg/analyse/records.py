"""What a built graph says, as records: each question goes to the store once, whoever asks.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: `Records`, handed on to networks, tables, pages, exports and scores:
frozen records of policies, bodies, citations, targets and duties, sorted.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.analyse import duties, targets, topics
from kg.analyse.asked import Asked, first
from kg.analyse.first_text import since
from kg.analyse.tiers import LOCAL_TIERS, PERSON, level_order, policy_tier
from kg.graph.issuers import all_issuers
from kg.vocabulary.namespaces import (
    AVAILABILITY,
    CITO,
    DCTERMS,
    ELI,
    FOAF,
    KG,
    NAME_ONLY,
    NOT_LINKS,
    OA,
    ORG,
    RELATIONS,
    SCHEMA,
    SKOS,
    TEXT,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.analyse.chains import Direction
    from kg.analyse.rankings import IssuerRow
    from kg.graph.store import GraphStore
    from kg.language.title import Title

# citing policy, cited policy, relation
LinkKey = tuple[str, str, str]
_POLICY, _BODY, _CITATION = (KG + name for name in ("Policy", "Body", "Citation"))
STATES = {iri: name for name, iri in AVAILABILITY.items()}


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body; a speaker is one too, of the kind `person`. What the graph does not say is empty.

    `kind` is the last part of its org:classification, `class_name` the Chinese name of that, `level` its kg:level;
    `parent` and `territory` are IRIs, `parent_name` and `region` the names of those.
    """

    iri: str
    name: str
    names: tuple[str, ...] = ()
    kind: str = ""
    class_name: str = ""
    level: str = ""
    parent: str = ""
    parent_name: str = ""
    territory: str = ""
    region: str = ""

    @property
    def short_forms(self) -> tuple[str, ...]:
        """Its other names, the shortest first."""
        return tuple(sorted(self.names, key=lambda name: (len(name), name)))

    def described(self, named: Callable[[Sequence[str]], Sequence[str]] = tuple) -> str:
        """Return the name with what `named` calls the body, if that is another, and what tells it from namesakes."""
        rest = "; ".join(one for one in named([self.name, self.class_name, self.region]) if one not in ("", self.name))
        return f"{self.name} ({rest})" if rest else self.name


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """Where a policy cites another: source file, line (from 1), the sentence, the name as written."""

    file: str = ""
    line: int = 0
    sentence: str = ""
    surface: str = ""

    @property
    def place(self) -> tuple[str, int] | None:
        """File and line, or None where the graph does not say."""
        return (self.file, self.line) if self.file and self.line else None


@dataclass(frozen=True)
class PolicyRecord:
    """A policy as its node in a network shows it.

    `date` is YYYY-MM-DD, or the year of its number where no date is known; `places` are pairs of a
    source file and the first line there (from 1). `regions` and `sectors` are keys of topics: where
    it holds or what it is specifically about, by province, and the sections of its sectors; `availability` is what is
    at hand of it: text at hand, known (by a number, a law of the vocabulary, a list), name only. `since` is the day of
    its first text where the one at hand is a later one.
    """

    iri: str
    title: str
    names: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    type: str | None = None
    level: str | None = None
    tier: str = "unknown"
    bodies: tuple[str, ...] = ()
    body_names: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    regions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    availability: str = ""
    since: str | None = None

    @property
    def named(self) -> Title:
        """Its title, taken apart."""
        from kg.language.title import Title

        return Title.of(self.title)

    @property
    def year(self) -> str:
        """The year of its date, or nothing."""
        return (self.date or "")[:4]

    @property
    def day(self) -> datetime.date | None:
        """Its date, where it is known to the day."""
        text = self.date or ""
        return datetime.date.fromisoformat(text) if len(text) == len("2021-10-24") else None

    @property
    def in_corpus(self) -> bool:
        """Whether its own text stands in a compilation; else it is only cited, or told of in a row of a table."""
        return self.availability == TEXT


class Records(Asked):
    """The records of a graph, each kind read when it is first asked for and then kept.

    This class asks the graph for each; `kg.analyse.columns` has what a build has written down of the answers.
    """

    @classmethod
    def of(cls, graph: GraphStore) -> Records:
        """The records of a graph: those that its build has written down, or what a graph in memory says.

        Parameters
        ----------
        graph : GraphStore
            The store of a build.
        """
        if graph.folder is None:
            return cls(graph)
        from kg.analyse.columns import StoredRecords

        return StoredRecords(graph)

    @cached_property
    def bodies(self) -> dict[str, BodyRecord]:
        """All bodies by IRI, sorted, speakers included."""
        bodies, speakers = (frozenset(self.graph.instances(kind)) for kind in (_BODY, FOAF + "Person"))
        named = self._of(SKOS + "prefLabel")
        return {iri: self._body(iri, iri in bodies) for iri in sorted(bodies | speakers) if iri in named}

    def _body(self, iri: str, is_body: bool) -> BodyRecord:
        name, parent, territory = SKOS + "prefLabel", ORG + "subOrganizationOf", KG + "territory"
        kind, whose, where = (self._one(iri, link) for link in (ORG + "classification", parent, territory))
        return BodyRecord(
            iri=iri,
            name=self._one(iri, name),
            names=self._of(SKOS + "altLabel").get(iri, ()) if is_body else (),
            kind=(_last_part(kind) or "") if is_body else PERSON,
            class_name=self._one(kind, name),
            level=self._one(iri, KG + "level"),
            parent=whose,
            parent_name=self._one(whose, name),
            territory=where,
            region=self._one(where, name),
        )

    @cached_property
    def issuers(self) -> dict[str, tuple[str, ...]]:
        """Policy → bodies that issue it, in the order of its document. Where none is stated, its number's agency code
        tells."""
        return {
            policy: tuple(body for body in found if body in self.bodies)
            for policy, found in all_issuers(self.graph).items()
        }

    @cached_property
    def policies(self) -> dict[str, PolicyRecord]:
        """All policies by IRI, sorted."""
        places = self._places()
        return {iri: self._policy(iri, places.get(iri, ())) for iri in self.graph.instances(_POLICY)}

    def policy(self, iri: str) -> PolicyRecord | None:
        """One policy; None where the graph has no such."""
        return self.policies.get(iri)

    def policies_of(self, iris: Iterable[str]) -> list[PolicyRecord]:
        """Some policies in the order asked for, without those that the graph does not have."""
        return [found for iri in iris if (found := self.policy(iri))]

    def _policy(self, iri: str, places: tuple[tuple[str, int], ...]) -> PolicyRecord:
        def of(predicate: str) -> tuple[str, ...]:
            return self._of(predicate, _POLICY).get(iri, ())

        issued_by = tuple(self.bodies[body] for body in self.issuers.get(iri, ()))
        number, also = first(of(ELI + "id_local")), of(DCTERMS + "alternative")
        binds = of(ELI + "jurisdiction")
        regions = binds or tuple(body.territory for body in issued_by if body.territory)
        force = _last_part(first(of(KG + "legalForce")))
        about = self._beyond(of(ELI + "is_about"), SKOS + "notation")
        return PolicyRecord(
            iri=iri,
            title=first(of(DCTERMS + "title")) or first(also) or number or _last_part(iri) or iri,
            names=also,
            number=number,
            date=first(of(ELI + "date_document")) or first(of(KG + "numberYear")),
            type=first(self._beyond(of(ELI + "type_document"), SKOS + "prefLabel")),
            level=min((body.level for body in issued_by if body.level), default=None, key=level_order),
            tier=policy_tier(force, issued_by, self.bodies, self._beyond(binds, SKOS + "notation")),
            bodies=tuple(body.iri for body in issued_by),
            body_names=tuple(body.name for body in issued_by),
            places=places,
            regions=tuple(sorted({topics.region_key(one) for one in (*regions, *of(ELI + "relevant_for"))})),
            sectors=tuple(sorted({notation[0] for notation in about})),
            availability=STATES.get(first(of(KG + "availability")) or "", TEXT if places else NAME_ONLY),
            since=since(first(of(ELI + "date_document")), self._act_days.get(iri, ())),
        )

    @cached_property
    def predecessors(self) -> dict[str, str]:
        """Policy → its earlier edition, as the graph states it (kg:predecessor)."""
        return {policy: earlier[0] for policy, earlier in sorted(self._of(KG + "predecessor").items())}

    @cached_property
    def citations(self) -> dict[LinkKey, list[CitationRecord]]:
        """(citing, cited, relation) → each citation, by file, line and sentence; `issues` and `self` left out.

        Mentions of a text that stands in two compilations count once."""
        relation_of = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}
        cited, relations = self._of(CITO + "hasCitedEntity"), self._of(CITO + "hasCitationCharacterization")
        found: dict[LinkKey, list[CitationRecord]] = defaultdict(list)
        for citation, citing in self._said_once().items():
            relation = relation_of.get(first(relations.get(citation, ())) or "")
            if relation and citation in cited:
                found[citing, cited[citation][0], relation].append(self._citation(citation))
        return {
            key: sorted(each, key=lambda one: (one.file, one.line, one.sentence)) for key, each in sorted(found.items())
        }

    def _said_once(self) -> dict[str, str]:
        """Citation → the policy that cites, of the mentions of one statement the first by IRI."""
        stated = self._of(KG + "statement", _CITATION)
        citing = self._of(CITO + "hasCitingEntity")
        kept: dict[str, str] = {}
        for citation in sorted(citing):
            kept.setdefault(first(stated.get(citation, ())) or citation, citation)
        return {citation: citing[citation][0] for citation in kept.values()}

    def _citation(self, citation: str) -> CitationRecord:
        line = self._one(citation, KG + "line", _CITATION)
        file = first(self._files(self._one(citation, KG + "inOccurrence", _CITATION)))
        # of graphs built before kg:sentence the sentence is oa:exact
        sentence = self._one(citation, KG + "sentence") or self._one(citation, OA + "exact", _CITATION)
        where = (file, int(line)) if file and line else ("", 0)
        return CitationRecord(*where, sentence, self._one(citation, KG + "surface", _CITATION))

    def links(self, policies: Iterable[str], direction: Direction) -> dict[LinkKey, list[CitationRecord]]:
        """The citations that some policies make (`up`) or that mean them (`down`), as in `citations`."""
        ends, at = frozenset(policies), 0 if direction == "up" else 1
        return {key: found for key, found in self.citations.items() if key[at] in ends}

    def link_keys(self) -> list[LinkKey]:
        """Who cites whom by which relation, sorted, without the mentions."""
        return sorted(self.citations)

    @cached_property
    def cited_by(self) -> dict[str, set[str]]:
        """Policy → the policies that cite it; one that nobody cites is left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for citing, cited, _ in self.citations:
            found[cited].add(citing)
        return dict(found)

    @cached_property
    def availabilities(self) -> Mapping[str, int]:
        """How many policies are at hand, known, a name only."""
        return Counter(policy.availability for policy in self.policies.values())

    @cached_property
    def centralities(self) -> list[IssuerRow]:
        """The bodies by their place in joint issuing, the most partners first."""
        from kg.analyse.networks import issuer_graph
        from kg.analyse.rankings import issuer_centralities

        return issuer_centralities(issuer_graph(self))

    @cached_property
    def regions_read(self) -> frozenset[str]:
        """The regions of which a text was read: of policies of provinces and cities."""
        local = (one for one in self.policies.values() if one.in_corpus and one.tier in LOCAL_TIERS)
        return frozenset(region for one in local for region in one.regions)

    @cached_property
    def citation_states(self) -> dict[str, int]:
        """How many citations mean a policy of each state (text at hand, known, name only), and how many mean none that
        is known (the empty state); `issues` and `self` left out."""
        left_out = {RELATIONS[name] for name in NOT_LINKS}
        cited, stated = self._of(CITO + "hasCitedEntity"), self._of(KG + "statement", _CITATION)
        state_of, relation = dict[str, str](), self._of(CITO + "hasCitationCharacterization")
        for citation in self.graph.instances(_CITATION):
            if citation in relation and relation[citation][0] not in left_out:
                policy = first(cited.get(citation, ()))
                statement = first(stated.get(citation, ())) or citation
                state_of[statement] = self.policies[policy].availability if policy else ""
        return dict(Counter(state_of.values()))

    @cached_property
    def regions(self) -> dict[str, topics.Topic]:
        """All provinces, the whole country, and the named areas of the graph, by key, in order of code."""
        names = self._of(SKOS + "prefLabel")
        areas = self.graph.instances(SCHEMA + "AdministrativeArea")
        return topics.region_topics({iri: names[iri] for iri in areas if iri in names})

    @cached_property
    def targets(self) -> list[targets.TargetRecord]:
        """All targets with a value, by indicator, owner (the country first), year and place."""
        return targets.read_targets(self.graph)

    @cached_property
    def duties(self) -> list[duties.DutyRecord]:
        """All duties, by file and line."""
        return duties.read_duties(self.graph)


def called(records: Records, iri: str) -> tuple[str, str | None]:
    """Return title and number of a policy; its IRI stands for the title of what is none of the graph."""
    policy = records.policy(iri)
    return (policy.title, policy.number) if policy else (iri, None)


def _last_part(iri: str | None) -> str | None:
    return iri.rsplit("/", 1)[-1] if iri else None
