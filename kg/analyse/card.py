"""One policy on one card: its names and issuers, what it cites, what cites it, where it stands.

In: a graph and the IRI of a policy. Out: a frozen `Card`, each list sorted; and the counts of a
whole graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.analyse.cited_often import CitedOften, cited_often
from kg.graph.lookup import entry
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import AVAILABILITY, NAME_ONLY, NOT_LINKS, RELATIONS

# Label on the card, and the property path of ONTOLOGY.md that its values come from.
FIELDS: Mapping[str, str] = {
    "title": "dcterms:title",
    "other names": "dcterms:alternative",
    "number": "eli:id_local",
    "availability": "kg:availability/rdfs:label",
    "disputed number": "kg:disputedNumber",
    "issued by": "eli:passed_by/skos:prefLabel",
    "signed": "eli:date_document",
    "published": "eli:date_publication",
    "in force from": "eli:first_date_entry_in_force",
    "in force until": "eli:date_no_longer_in_force",
    "in force": "eli:in_force",
    "type": "eli:type_document/skos:prefLabel",
    "legal force": "kg:legalForce/skos:prefLabel",
    "jurisdiction": "eli:jurisdiction/skos:prefLabel",
    "about the regions": "eli:relevant_for/skos:prefLabel",
    "sectors": "eli:is_about/skos:prefLabel",
    "earlier edition": "kg:predecessor/dcterms:title",
}
_LINKS = """
SELECT ?relation ?other ?title ?number ?state (COUNT(DISTINCT ?one) AS ?mentions)
  (GROUP_CONCAT(DISTINCT ?kind) AS ?kinds) WHERE {
  #others
  ?citation %s ?policy ; %s ?other ; cito:hasCitationCharacterization ?relation .
  OPTIONAL { ?citation kg:statement ?statement } BIND(COALESCE(?statement, ?citation) AS ?one)
  FILTER(?other != ?policy)
  OPTIONAL { ?other dcterms:title ?title } OPTIONAL { ?other eli:id_local ?number }
  OPTIONAL { ?other kg:availability ?state } OPTIONAL { ?citation kg:promises ?kind }
} GROUP BY ?relation ?other ?title ?number ?state ORDER BY ?relation DESC(?mentions) ?title ?other"""
CITES = _LINKS % ("cito:hasCitingEntity", "cito:hasCitedEntity")
CITED_BY = _LINKS % ("cito:hasCitedEntity", "cito:hasCitingEntity")
UNRESOLVED = """
SELECT (COUNT(DISTINCT ?one) AS ?count) WHERE {
  ?citation cito:hasCitingEntity ?policy ; kg:unresolvedBecause ?why .
  OPTIONAL { ?citation kg:statement ?statement } BIND(COALESCE(?statement, ?citation) AS ?one)
}"""
PLACES = """
SELECT ?file ?start ?end ?heading ?source ?page ?row ?within WHERE {
  ?place kg:occurrenceOf|kg:enclosedTextOf ?policy ; kg:occursIn/kg:sourceFile ?file ;
    kg:startLine ?start ; kg:endLine ?end .
  OPTIONAL { ?place kg:heading ?heading } OPTIONAL { ?place dcterms:source ?source }
  OPTIONAL { ?place kg:page ?page } OPTIONAL { ?place kg:row ?row }
  OPTIONAL { ?place kg:inOccurrence/kg:occurrenceOf/dcterms:title ?within }
} ORDER BY ?file ?start ?heading ?source"""


@dataclass(frozen=True, slots=True)
class Link:
    """Another policy, how it is linked (a key of `RELATIONS`), by how many mentions, what is at hand of it; of a
    promise what it promises (new, revise, repeal)."""

    relation: str
    iri: str
    title: str
    number: str
    mentions: int
    availability: str
    promises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text stands: file, first and last line (1-based), heading, source address; page or row, if any; the
    title of what forwards it, if it is printed in that."""

    file: str
    start: int
    end: int
    heading: str
    source: str
    page: int | None = None
    row: int | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A policy; `fields` are pairs of a label of `FIELDS` and its values, empty ones left out. `often` is there where
    `cited_by` are only the first of those that cite it."""

    iri: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    cites: tuple[Link, ...]
    cited_by: tuple[Link, ...]
    places: tuple[Place, ...]
    unresolved: int
    often: CitedOften | None = None


def card(graph: GraphStore, iri: str) -> Card:
    """Return the card of the policy with this IRI."""
    fields = []
    for label, path in FIELDS.items():
        query = f"SELECT DISTINCT ?value WHERE {{ ?policy {path} ?value }} ORDER BY ?value"
        values = tuple(row["value"] or "" for row in graph.select(query, policy=iri))
        if label == "issued by":
            values = entry(graph, iri).bodies
        if values:
            fields.append((label, values))
    unresolved = graph.select(UNRESOLVED, policy=iri)
    often = cited_often(graph, iri)
    return Card(
        iri,
        tuple(fields),
        _links(graph, CITES, iri),
        _links(graph, CITED_BY, iri, often.first if often else ()),
        tuple(map(_place, graph.select(PLACES, policy=iri))),
        int(unresolved[0]["count"] or 0),
        often,
    )


def _place(row: Mapping[str, str | None]) -> Place:
    return Place(
        row["file"] or "",
        int(row["start"] or 0),
        int(row["end"] or 0),
        row["heading"] or "",
        row["source"] or "",
        int(row["page"]) if row["page"] else None,
        int(row["row"]) if row["row"] else None,
        row["within"],
    )


def _links(graph: GraphStore, query: str, iri: str, others: Sequence[str] = ()) -> tuple[Link, ...]:
    """What a query finds of a policy; of all others, or of some."""
    if others:
        query = query.replace("#others", f"VALUES ?other {{ {' '.join(f'<{other}>' for other in others)} }}")
    names = {relation: name for name, relation in RELATIONS.items() if name not in NOT_LINKS}
    states = {iri: state for state, iri in AVAILABILITY.items()}
    links: dict[tuple[str, str], Link] = {}
    for row in graph.select(query, policy=iri):
        relation, other = row["relation"] or "", row["other"] or ""
        if relation in names:
            # A policy with two titles or numbers would come twice; the first, in order, stands.
            links.setdefault(
                (relation, other),
                Link(
                    names[relation],
                    other,
                    row["title"] or row["number"] or other,
                    row["number"] or "",
                    int(row["mentions"] or 0),
                    states.get(row["state"] or "", NAME_ONLY),
                    tuple(sorted((row["kinds"] or "").split())),
                ),
            )
    order = list(names.values())
    return tuple(sorted(links.values(), key=lambda link: order.index(link.relation)))
