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
from kg.analyse.tiers import LOCAL_TIERS, PERSON, level_order, policy_tier
from kg.graph import store
from kg.graph.issuers import all_issuers
from kg.language.title import Title
from kg.vocabulary.namespaces import AVAILABILITY, NAME_ONLY, NOT_LINKS, RELATIONS, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.analyse.chains import Direction
    from kg.analyse.duties import DutyRecord
    from kg.analyse.rankings import IssuerRow
    from kg.analyse.targets import TargetRecord
    from kg.analyse.topics import Topic
    from kg.graph.store import GraphStore

# citing policy, cited policy, relation
LinkKey = tuple[str, str, str]
_BODIES = """
SELECT ?body ?name ?kind ?level ?parent ?person ?territory ?class ?region ?belongs WHERE {
  { ?body a kg:Body } UNION { ?body a foaf:Person BIND('person' AS ?person) }
  ?body skos:prefLabel ?name
  OPTIONAL { ?body kg:level ?level }
  OPTIONAL { ?body org:classification ?kind OPTIONAL { ?kind skos:prefLabel ?class } }
  OPTIONAL { ?body org:subOrganizationOf ?parent OPTIONAL { ?parent skos:prefLabel ?belongs } }
  OPTIONAL { ?body kg:territory ?territory OPTIONAL { ?territory skos:prefLabel ?region } }
}"""
_CITATIONS = """
SELECT ?citation ?citing ?cited ?relation ?line ?file ?sentence ?surface ?statement WHERE {
  ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ;
    cito:hasCitationCharacterization ?relation
  # of graphs built before kg:sentence the sentence is oa:exact
  OPTIONAL { ?citation kg:sentence ?around } OPTIONAL { ?citation oa:exact ?exact }
  BIND(COALESCE(?around, ?exact) AS ?sentence)
  OPTIONAL { ?citation kg:statement ?statement } OPTIONAL { ?citation kg:surface ?surface }
  OPTIONAL { ?citation kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file }
}"""
_PLACES = """
SELECT ?policy ?line ?file WHERE {
  ?occurrence kg:occurrenceOf ?policy ; kg:startLine ?line ; kg:occursIn/kg:sourceFile ?file
}"""
_STATED = """
SELECT DISTINCT ?relation ?statement ?cited WHERE {
  ?citation a kg:Citation ; cito:hasCitationCharacterization ?relation
  OPTIONAL { ?citation kg:statement ?said }
  BIND(COALESCE(?said, ?citation) AS ?statement)
  OPTIONAL { ?citation cito:hasCitedEntity ?cited }
}"""


_STATES = {iri: name for name, iri in AVAILABILITY.items()}


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

    def described(self) -> str:
        """Return the name with what tells the body from namesakes."""
        rest = "; ".join(part for part in (self.class_name, self.region) if part)
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
    at hand of it: text at hand, known (by a number, a law of the vocabulary, a list), name only.
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

    @property
    def named(self) -> Title:
        """Its title, taken apart."""
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
        """Whether its own text stands in a compilation (else it is only cited)."""
        return bool(self.places)


class Records:
    """The records of a graph, each kind read when it is first asked for and then kept.

    This class asks the graph for each; `kg.analyse.columns` has what a build has written down of the answers.
    """

    def __init__(self, graph: GraphStore) -> None:
        """Nothing is asked yet."""
        self.graph = graph
        self._values: dict[str, dict[str, tuple[str, ...]]] = {}

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

    def values(self, pattern: str) -> dict[str, tuple[str, ...]]:
        """What a pattern with ?subject and ?value gives: each subject with its values, sorted."""
        if pattern not in self._values:
            self._values[pattern] = store.values(self.graph, pattern)
        return self._values[pattern]

    @cached_property
    def bodies(self) -> dict[str, BodyRecord]:
        """All bodies by IRI, sorted, speakers included."""
        names = self.values("?subject a kg:Body ; skos:altLabel ?value")
        found: dict[str, BodyRecord] = {}
        for row in self.graph.sorted_rows(_BODIES):
            iri = row["body"]
            found.setdefault(
                iri,
                BodyRecord(
                    iri=iri,
                    name=row["name"] or iri,
                    names=names.get(iri, ()),
                    kind=PERSON if row["person"] else _last_part(row["kind"]) or "",
                    class_name=row["class"],
                    level=row["level"],
                    parent=row["parent"],
                    parent_name=row["belongs"],
                    territory=row["territory"],
                    region=row["region"],
                ),
            )
        return found

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
        rows = self.graph.select("SELECT DISTINCT ?policy WHERE { ?policy a kg:Policy } ORDER BY ?policy")
        places = self._places()
        return {iri: self._policy(iri, places.get(iri, ())) for iri in (row["policy"] or "" for row in rows)}

    def policy(self, iri: str) -> PolicyRecord | None:
        """One policy; None where the graph has no such."""
        return self.policies.get(iri)

    def _policy(self, iri: str, places: tuple[tuple[str, int], ...]) -> PolicyRecord:
        def of(path: str) -> tuple[str, ...]:
            return self.values(f"?subject a kg:Policy ; {path}").get(iri, ())

        issued_by = tuple(self.bodies[body] for body in self.issuers.get(iri, ()))
        number, also = _first(of("eli:id_local ?value")), of("dcterms:alternative ?value")
        regions = of("eli:jurisdiction ?value") or tuple(body.territory for body in issued_by if body.territory)
        codes = of("eli:jurisdiction ?region . ?region skos:notation ?value")
        force = _last_part(_first(of("kg:legalForce ?value")))
        about = of("eli:is_about ?sector . ?sector skos:notation ?value")
        return PolicyRecord(
            iri=iri,
            title=_first(of("dcterms:title ?value")) or _first(also) or number or _last_part(iri) or iri,
            names=also,
            number=number,
            date=_first(of("eli:date_document ?value")) or _first(of("kg:numberYear ?value")),
            type=_first(of("eli:type_document ?type . ?type skos:prefLabel ?value")),
            level=min((body.level for body in issued_by if body.level), default=None, key=level_order),
            tier=policy_tier(force, issued_by, self.bodies, codes),
            bodies=tuple(body.iri for body in issued_by),
            body_names=tuple(body.name for body in issued_by),
            places=places,
            regions=tuple(sorted({topics.region_key(one) for one in (*regions, *of("eli:relevant_for ?value"))})),
            sectors=tuple(sorted({notation[0] for notation in about})),
            availability=_STATES.get(_first(of("kg:availability ?value")) or "", TEXT if places else NAME_ONLY),
        )

    def _places(self) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for row in self.graph.select(_PLACES):
            found[row["policy"] or ""].add((row["file"] or "", int(row["line"] or 0)))
        return {policy: tuple(sorted(places)) for policy, places in found.items()}

    @cached_property
    def predecessors(self) -> dict[str, str]:
        """Policy → its earlier edition, as the graph states it (kg:predecessor)."""
        return {policy: earlier[0] for policy, earlier in self.values("?subject kg:predecessor ?value").items()}

    @cached_property
    def citations(self) -> dict[LinkKey, list[CitationRecord]]:
        """(citing, cited, relation) → each citation, by file, line and sentence; `issues` and `self` left out.

        Mentions of a text that stands in two compilations count once."""
        relation_of = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}
        found: dict[LinkKey, dict[str, CitationRecord]] = defaultdict(dict)
        for row in store.said_once(self.graph.select(_CITATIONS), "citation"):
            citing, cited = row["citing"], row["cited"]
            relation = relation_of.get(row["relation"] or "")
            if citing and cited and relation:
                found[citing, cited, relation][row["citation"] or ""] = CitationRecord(
                    row["file"] or "", int(row["line"] or 0), row["sentence"] or "", row["surface"] or ""
                )
        return {
            key: sorted(each.values(), key=lambda one: (one.file, one.line, one.sentence))
            for key, each in sorted(found.items())
        }

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
        state_of = {
            row["statement"]: self.policies[row["cited"]].availability if row["cited"] else ""
            for row in self.graph.select(_STATED)
            if row["relation"] not in left_out
        }
        return dict(Counter(state_of.values()))

    @cached_property
    def regions(self) -> dict[str, Topic]:
        """All provinces, the whole country, and the named areas of the graph, by key, in order of code."""
        return topics.region_topics(self.values("?subject a schema:AdministrativeArea ; skos:prefLabel ?value"))

    @cached_property
    def targets(self) -> list[TargetRecord]:
        """All targets with a value, by indicator, owner (the country first), year and place."""
        return targets.read_targets(self.graph)

    @cached_property
    def duties(self) -> list[DutyRecord]:
        """All duties, by file and line."""
        return duties.read_duties(self.graph)


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _last_part(iri: str | None) -> str | None:
    return iri.rsplit("/", 1)[-1] if iri else None
