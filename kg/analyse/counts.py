"""How many of each thing a graph holds: the one place that counts, for a build, its report and `kg stats`.

In: the store. Out: counts by kind and citations by relation. Citations, duties and targets are counted by what is
stated (kg:statement): a text that stands in two compilations says a thing once.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.analyse.conflicts import contradictions
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import AVAILABILITY, ID, RELATIONS

# what a mention states; a graph without kg:statement has a mention for each statement
_STATED = "OPTIONAL { ?mention kg:statement ?statement } BIND(COALESCE(?statement, ?mention) AS ?x)"
COUNTS: Mapping[str, str] = {
    "compilations": "?x a kg:Compilation",
    "policies": "?x a kg:Policy",
    **{f"policies: {state}": f"?x kg:availability <{iri}>" for state, iri in AVAILABILITY.items()},
    "occurrences": "?x kg:occurrenceOf ?p",
    "rows of policy tables": "?x a kg:CatalogueEntry",
    "citations": f"?mention a kg:Citation {_STATED}",
    **{
        f"citations: {state}": f"?mention cito:hasCitedEntity/kg:availability <{iri}> {_STATED}"
        for state, iri in AVAILABILITY.items()
    },
    "citations: unresolved": f"?mention a kg:Citation ; kg:unresolvedBecause ?why {_STATED}",
    "issuing bodies": "?p eli:passed_by ?x . ?x a kg:Body",
    "regions": f"?p eli:jurisdiction|eli:relevant_for ?x FILTER(STRSTARTS(STR(?x), '{ID}region/'))",
    "sectors": f"?p eli:is_about ?x FILTER(STRSTARTS(STR(?x), '{ID}sector/'))",
    "responsibilities": f"?mention a kg:Responsibility {_STATED}",
    "targets": f"?mention a kg:Target {_STATED}",
    "mentions of policies": "?x a kg:Citation",
    "mentions of responsibilities": "?x a kg:Responsibility",
    "mentions of targets": "?x a kg:Target",
}


def counts(graph: GraphStore) -> list[tuple[str, int]]:
    """Return what a graph holds: pairs of a name and a count, the triples first, the conflicts last."""
    return [*stated_counts(graph), ("conflicts", len(contradictions(graph)))]


def stated_counts(graph: GraphStore) -> list[tuple[str, int]]:
    """Return the same without conflicts, which are found by comparing, for who looks at each of them."""
    rows = [("triples", len(graph))]
    for name, pattern in COUNTS.items():
        found = graph.select(f"SELECT (COUNT(DISTINCT ?x) AS ?count) WHERE {{ {pattern} }}")
        rows.append((name, int(found[0]["count"] or 0)))
    return rows


def relation_counts(graph: GraphStore) -> list[tuple[str, int]]:
    """Return the citations by relation, most first."""
    names = {relation: name for name, relation in RELATIONS.items()}
    rows = graph.select(
        "SELECT ?relation (COUNT(DISTINCT ?x) AS ?count) WHERE "
        f"{{ ?mention a kg:Citation ; cito:hasCitationCharacterization ?relation {_STATED} }} "
        "GROUP BY ?relation ORDER BY DESC(?count) ?relation"
    )
    return [(names.get(row["relation"] or "", row["relation"] or ""), int(row["count"] or 0)) for row in rows]
