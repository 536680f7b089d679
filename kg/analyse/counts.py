"""How many of each thing a graph holds.

In: the store. Out: counts by kind and citations by relation.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import RELATIONS

COUNTS: Mapping[str, str] = {
    "compilations": "?x a kg:Compilation",
    "policies": "?x a kg:Policy",
    "policies with text": "?x a kg:Policy . FILTER EXISTS { ?o kg:occurrenceOf ?x }",
    "policies only cited": "?x a kg:Policy . FILTER NOT EXISTS { ?o kg:occurrenceOf ?x }",
    "occurrences": "?x kg:occurrenceOf ?p",
    "rows of policy tables": "?x a kg:CatalogueEntry",
    "citations": "?x a kg:Citation",
    "citations resolved": "?x a kg:Citation ; cito:hasCitedEntity ?p",
    "citations unresolved": "?x a kg:Citation ; kg:unresolvedBecause ?why",
    "issuing bodies": "?p eli:passed_by ?x",
    "responsibilities": "?x a kg:Responsibility",
    "targets": "?x a kg:Target",
}


def counts(graph: GraphStore) -> list[tuple[str, int]]:
    """Return what a graph holds: pairs of a name and a count, the triples first."""
    rows = [("triples", len(graph))]
    for name, pattern in COUNTS.items():
        found = graph.select(f"SELECT (COUNT(DISTINCT ?x) AS ?count) WHERE {{ {pattern} }}")
        rows.append((name, int(found[0]["count"] or 0)))
    return rows


def relation_counts(graph: GraphStore) -> list[tuple[str, int]]:
    """Return the citations by relation, most first."""
    names = {relation: name for name, relation in RELATIONS.items()}
    rows = graph.select(
        "SELECT ?relation (COUNT(*) AS ?count) WHERE "
        "{ ?c a kg:Citation ; cito:hasCitationCharacterization ?relation } "
        "GROUP BY ?relation ORDER BY DESC(?count) ?relation"
    )
    return [(names.get(row["relation"] or "", row["relation"] or ""), int(row["count"] or 0)) for row in rows]
