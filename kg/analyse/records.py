"""Policies, bodies and mentions of a built graph as records, each asked from the store once.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: frozen records by IRI, sorted.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.topics import CODE, region_key
from kg.graph.store import values
from kg.vocabulary.namespaces import NOT_LINKS, RELATIONS

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

TIERS = ("law", "centre", "ministry", "province", "city", "other", "unknown")
LOCAL_TIERS = ("province", "city")
LEVEL_TIERS = {
    "national": "ministry",
    "province": "province",
    "prefecture": "city",
    "county": "city",
}
PERSON = "person"
OTHER_KINDS = frozenset({"association", "court", "enterprise", "institution", "mass-organisation", "military", PERSON})
LAW_FORCES = frozenset({"law", "administrative-regulation", "local-regulation"})
OTHER_FORCES = frozenset({"standard", "speech", "enterprise-plan", "treaty"})


@dataclass(frozen=True)
class Body:
    """An issuing body; `kind` is the last part of its org:classification, `level` its kg:level.

    A speaker is one too, of the kind `person`.
    """

    iri: str
    name: str
    names: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None
    parent: str | None = None
    territory: str | None = None


@dataclass(frozen=True)
class Mention:
    """Where a policy names another: source file, line (from 1), the sentence, the name as written."""

    file: str = ""
    line: int = 0
    sentence: str = ""
    surface: str = ""

    @property
    def place(self) -> tuple[str, int] | None:
        """File and line, or None where the graph does not say."""
        return (self.file, self.line) if self.file and self.line else None


@dataclass(frozen=True)
class Target:
    """A figure that a policy sets; `value` and `upper` belong to `unit`, `year` has four digits."""

    iri: str
    policy: str
    indicator: str
    comparator: str
    value: float
    upper: float | None = None
    unit: str = ""
    year: str = ""
    baseline: str = ""
    binding: str = ""
    surface: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Policy:
    """A policy as its node in a network shows it.

    `date` is YYYY-MM-DD, or the year of its number where no date is known; `places` are pairs of a
    source file and the first line there (from 1). `regions` and `sectors` are keys of topics: where
    it holds or what it is specifically about, by province, and the sections of its sectors.
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


def bodies(graph: GraphStore) -> dict[str, Body]:
    """All bodies of the graph by IRI, speakers included.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    rows = graph.sorted_rows(
        "SELECT ?body ?name ?kind ?level ?parent ?person ?territory WHERE {"
        " { ?body a kg:Body } UNION { ?body a foaf:Person BIND('person' AS ?person) }"
        " ?body skos:prefLabel ?name"
        " OPTIONAL { ?body org:classification ?kind } OPTIONAL { ?body kg:level ?level }"
        " OPTIONAL { ?body org:subOrganizationOf ?parent } OPTIONAL { ?body kg:territory ?territory } }"
    )
    names = values(graph, "?subject a kg:Body ; skos:altLabel ?value")
    found: dict[str, Body] = {}
    for row in rows:
        iri = row["body"]
        found.setdefault(
            iri,
            Body(
                iri=iri,
                name=row["name"] or iri,
                names=names.get(iri, ()),
                kind=PERSON if row["person"] else _last_part(row["kind"]),
                level=row["level"] or None,
                parent=row["parent"] or None,
                territory=row["territory"] or None,
            ),
        )
    return found


def policies(graph: GraphStore) -> dict[str, Policy]:
    """All policies of the graph by IRI, sorted.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    titles = values(graph, "?subject a kg:Policy ; dcterms:title ?value")
    names = values(graph, "?subject a kg:Policy ; dcterms:alternative ?value")
    numbers = values(graph, "?subject a kg:Policy ; eli:id_local ?value")
    dates = values(graph, "?subject a kg:Policy ; eli:date_document ?value")
    years = values(graph, "?subject a kg:Policy ; kg:numberYear ?value")
    types = values(graph, "?subject a kg:Policy ; eli:type_document ?type . ?type skos:prefLabel ?value")
    forces = values(graph, "?subject a kg:Policy ; kg:legalForce ?value")
    codes = values(graph, "?subject a kg:Policy ; eli:jurisdiction ?region . ?region skos:notation ?value")
    binding = values(graph, "?subject a kg:Policy ; eli:jurisdiction ?value")
    special = values(graph, "?subject a kg:Policy ; eli:relevant_for ?value")
    about = values(graph, "?subject a kg:Policy ; eli:is_about ?sector . ?sector skos:notation ?value")
    places = _places(graph)
    known, issuers = bodies(graph), issuers_of(graph)
    found: dict[str, Policy] = {}
    for row in graph.select("SELECT DISTINCT ?policy WHERE { ?policy a kg:Policy } ORDER BY ?policy"):
        iri = row["policy"] or ""
        issued_by = tuple(known[body] for body in issuers.get(iri, ()) if body in known)
        also = names.get(iri, ())
        number = _first(numbers.get(iri))
        territories = tuple(body.territory for body in issued_by if body.territory)
        regions = binding.get(iri) or territories
        found[iri] = Policy(
            iri=iri,
            title=_first(titles.get(iri)) or _first(also) or number or _last_part(iri) or iri,
            names=also,
            number=number,
            date=_first(dates.get(iri)) or _first(years.get(iri)),
            type=_first(types.get(iri)),
            level=min((body.level for body in issued_by if body.level), default=None, key=_level_key),
            tier=_tier(_last_part(_first(forces.get(iri))), issued_by, known, codes.get(iri, ())),
            bodies=tuple(body.iri for body in issued_by),
            body_names=tuple(body.name for body in issued_by),
            places=places.get(iri, ()),
            regions=tuple(sorted({region_key(region) for region in (*regions, *special.get(iri, ()))})),
            sectors=tuple(sorted({notation[0] for notation in about.get(iri, ())})),
        )
    return found


def targets(graph: GraphStore) -> list[Target]:
    """All targets with a value and an indicator, by indicator, year and IRI; empty where there are none.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    rows = graph.sorted_rows(
        "SELECT ?target ?policy ?indicator ?concept ?comparator ?value ?upper ?unit ?year ?baseline ?binding ?surface"
        " ?line ?file WHERE { ?target a kg:Target ; kg:ofPolicy ?policy ; kg:indicator ?indicator ; kg:value ?value"
        " OPTIONAL { ?target kg:indicatorConcept/skos:prefLabel ?concept }"
        " OPTIONAL { ?target kg:comparator ?comparator } OPTIONAL { ?target kg:upperValue ?upper }"
        " OPTIONAL { ?target kg:unit ?unit } OPTIONAL { ?target kg:year ?year }"
        " OPTIONAL { ?target kg:baselineYear ?baseline } OPTIONAL { ?target kg:binding ?binding }"
        " OPTIONAL { ?target kg:surface ?surface } OPTIONAL { ?target kg:line ?line }"
        " OPTIONAL { ?target kg:inOccurrence/kg:occursIn/kg:sourceFile ?file } }"
    )
    found = {
        row["target"]: Target(
            iri=row["target"],
            policy=row["policy"],
            indicator=row["concept"] or row["indicator"],
            comparator=row["comparator"],
            value=float(row["value"] or 0),
            upper=float(row["upper"]) if row["upper"] else None,
            unit=row["unit"],
            year=row["year"],
            baseline=row["baseline"],
            binding=row["binding"],
            surface=row["surface"],
            file=row["file"],
            line=int(row["line"] or 0),
        )
        for row in rows
    }
    return sorted(found.values(), key=lambda target: (target.indicator, target.year, target.iri))


def predecessors(graph: GraphStore) -> dict[str, str]:
    """Policy → its earlier edition, as the graph states it (kg:predecessor).

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    stated = values(graph, "?subject kg:predecessor ?value")
    return {policy: earlier[0] for policy, earlier in stated.items()}


def body_tier(body: Body, known: Mapping[str, Body]) -> str:
    """The tier of TIERS that a body stands on; an office counts with the body that it serves."""
    parent = known.get(body.parent) if body.kind == "office" and body.parent else None
    if body.kind in OTHER_KINDS:
        return "other"
    if _is_centre(body) or (parent is not None and _is_centre(parent)):
        return "centre"
    return LEVEL_TIERS.get(body.level or "", "unknown")


def _is_centre(body: Body) -> bool:
    """The Central Committee and the State Council; departments of either rank as ministries."""
    return body.kind == "state-council" or (
        body.kind == "party" and body.parent is None and body.level in (None, "national")
    )


def _level_key(level: str) -> int:
    levels = list(LEVEL_TIERS)
    return levels.index(level) if level in levels else len(levels)


def _tier(
    force: str | None,
    issued_by: tuple[Body, ...],
    known: Mapping[str, Body],
    jurisdiction: tuple[str, ...],
) -> str:
    if force in LAW_FORCES:
        return "law"
    if force in OTHER_FORCES:
        return "other"
    tiers = Counter(tier for body in issued_by if (tier := body_tier(body, known)) != "unknown")
    if tiers:
        # What most of the joint issuers are; the higher of two that are as many.
        return min(tiers, key=lambda tier: (-tiers[tier], TIERS.index(tier)))
    # Nobody known signs, but where it holds is known: GB/T 2260 codes of provinces end in 0000.
    codes = [code for code in jurisdiction if CODE.fullmatch(code)]
    if not codes:
        return "unknown"
    return "province" if all(code.endswith("0000") for code in codes) else "city"


def mentions(graph: GraphStore) -> dict[tuple[str, str, str], list[Mention]]:
    """(citing, cited, relation) → each mention, in order of file and line; `issues` and `self` left out.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    relation_of = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}
    rows = graph.select(
        "SELECT ?citation ?citing ?cited ?relation ?line ?file ?exact ?surface WHERE {"
        " ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ;"
        " cito:hasCitationCharacterization ?relation"
        " OPTIONAL { ?citation oa:exact ?exact } OPTIONAL { ?citation kg:surface ?surface }"
        " OPTIONAL { ?citation kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file } }"
    )
    found: dict[tuple[str, str, str], dict[str, Mention]] = defaultdict(dict)
    for row in rows:
        citing, cited = row["citing"], row["cited"]
        relation = relation_of.get(row["relation"] or "")
        if citing and cited and relation:
            found[citing, cited, relation][row["citation"] or ""] = Mention(
                row["file"] or "", int(row["line"] or 0), row["exact"] or "", row["surface"] or ""
            )
    return {
        key: sorted(each.values(), key=lambda one: (one.file, one.line, one.sentence))
        for key, each in sorted(found.items())
    }


def issuers_of(graph: GraphStore) -> dict[str, tuple[str, ...]]:
    """Policy → bodies that issue it. Where none is stated, its number's agency code tells.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    """
    known = set(bodies(graph))
    stated = values(graph, "?subject a kg:Policy ; eli:passed_by ?value")
    by_code = values(
        graph,
        "?subject a kg:Policy ; kg:agencyCode ?code . ?value a kg:Body ; kg:agencyCode ?code",
    )
    # A code that two bodies share proves neither.
    told = {policy: found for policy, found in by_code.items() if len(found) == 1}
    return {
        policy: tuple(body for body in issuers if body in known)
        for policy, issuers in sorted({**told, **stated}.items())
    }


def _places(graph: GraphStore) -> dict[str, tuple[tuple[str, int], ...]]:
    rows = graph.select(
        "SELECT ?policy ?line ?file WHERE {"
        " ?occurrence kg:occurrenceOf ?policy ; kg:startLine ?line ;"
        " kg:occursIn/kg:sourceFile ?file }"
    )
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for row in rows:
        found[row["policy"] or ""].add((row["file"] or "", int(row["line"] or 0)))
    return {policy: tuple(sorted(places)) for policy, places in found.items()}


def _first(values: tuple[str, ...] | None) -> str | None:
    return values[0] if values else None


def _last_part(iri: str | None) -> str | None:
    return iri.rsplit("/", 1)[-1] if iri else None
