"""How many of each thing a graph holds: the one place that counts, for a build, its report and `kg stats`.

In: `Records` of a graph. Out: counts by kind and citations by relation. Citations, duties and targets are counted by
what is stated (kg:statement): a text that stands in two compilations says a thing once. A graph that was just written
is counted by what was gathered of it, any other one is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.conflicts import CONTRADICTIONS
from kg.analyse.kept_answers import KeptAnswer
from kg.graph.gathered import GatheredStore
from kg.vocabulary.namespaces import AVAILABILITY, CITO, ELI, ID, KG, RELATIONS

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.store import GraphStore

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
_CITATION = KG + "Citation"


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a graph holds: the triples first, then what COUNTS names; and its citations by relation (an IRI), most
    first."""

    held: list[tuple[str, int]]
    relations: list[tuple[str, int]]


def counts(records: Records) -> list[tuple[str, int]]:
    """Return what a graph holds: pairs of a name and a count, the triples first, the conflicts last."""
    return [*stated_counts(records), ("conflicts", len(CONTRADICTIONS.of(records)))]


def stated_counts(records: Records) -> list[tuple[str, int]]:
    """Return the same without conflicts, which are found by comparing, for who looks at each of them."""
    return COUNTED.of(records).held


def relation_counts(records: Records) -> list[tuple[str, int]]:
    """Return the citations by relation, most first."""
    names = {relation: name for name, relation in RELATIONS.items()}
    return [(names.get(relation, relation), count) for relation, count in COUNTED.of(records).relations]


def _counted(records: Records) -> Counted:
    graph = records.graph
    return _Gathered(graph).counted() if isinstance(graph, GatheredStore) else _asked(graph)


def _asked(graph: GraphStore) -> Counted:
    held = [("triples", len(graph))]
    for name, pattern in COUNTS.items():
        found = graph.select(f"SELECT (COUNT(DISTINCT ?x) AS ?count) WHERE {{ {pattern} }}")
        held.append((name, int(found[0]["count"] or 0)))
    rows = graph.select(
        "SELECT ?relation (COUNT(DISTINCT ?x) AS ?count) WHERE "
        f"{{ ?mention a kg:Citation ; cito:hasCitationCharacterization ?relation {_STATED} }} "
        "GROUP BY ?relation ORDER BY DESC(?count) ?relation"
    )
    return Counted(held, [(row["relation"] or "", int(row["count"] or 0)) for row in rows])


class _Gathered:
    """What was gathered of a graph, counted as COUNTS says."""

    def __init__(self, graph: GatheredStore) -> None:
        self._graph = graph
        self._states = graph.values(KG + "availability")
        self._statements = graph.values(KG + "statement", _CITATION)

    def counted(self) -> Counted:
        graph = self._graph
        states = Counter(state for said in self._states.values() for state in said)
        cited = self._cited()
        duties, targets = (graph.clauses(KG + kind) for kind in ("Responsibility", "Target"))
        citations = graph.instances(_CITATION)
        found = {
            "compilations": len(graph.instances(KG + "Compilation")),
            "policies": len(graph.instances(KG + "Policy")),
            **{f"policies: {state}": states[iri] for state, iri in AVAILABILITY.items()},
            "occurrences": len(graph.values(KG + "occurrenceOf")),
            "rows of policy tables": len(graph.instances(KG + "CatalogueEntry")),
            "citations": self._stated(citations),
            **{f"citations: {state}": self._stated(cited[iri]) for state, iri in AVAILABILITY.items()},
            "citations: unresolved": self._stated(graph.values(KG + "unresolvedBecause", _CITATION)),
            "issuing bodies": len(self._named("passed_by").intersection(graph.instances(KG + "Body"))),
            "regions": sum(one.startswith(f"{ID}region/") for one in self._named("jurisdiction", "relevant_for")),
            "sectors": sum(one.startswith(f"{ID}sector/") for one in self._named("is_about")),
            "responsibilities": len(duties.stated),
            "targets": len(targets.stated),
            "mentions of policies": len(citations),
            "mentions of responsibilities": duties.mentions,
            "mentions of targets": targets.mentions,
        }
        return Counted([("triples", len(graph)), *((name, found[name]) for name in COUNTS)], self._relations())

    def _cited(self) -> Mapping[str, list[str]]:
        """The mentions of policies of each state."""
        found: dict[str, list[str]] = {iri: [] for iri in AVAILABILITY.values()}
        for mention, policies in self._graph.values(CITO + "hasCitedEntity").items():
            for state in {state for policy in policies for state in self._states.get(policy, ())}:
                found.setdefault(state, []).append(mention)
        return found

    def _stated(self, mentions: Iterable[str]) -> int:
        """How many statements some mentions make."""
        return len({statement for one in mentions for statement in self._statements.get(one, (one,))})

    def _named(self, *properties: str) -> set[str]:
        """What is a value of some properties of ELI."""

        def values() -> Iterator[tuple[str, ...]]:
            for name in properties:
                yield from self._graph.values(ELI + name).values()

        return set().union(*values())

    def _relations(self) -> list[tuple[str, int]]:
        mentions: dict[str, list[str]] = {}
        relations = self._graph.values(CITO + "hasCitationCharacterization", _CITATION)
        for mention, kinds in relations.items():
            for kind in kinds:
                mentions.setdefault(kind, []).append(mention)
        found = ((kind, self._stated(some)) for kind, some in mentions.items())
        return sorted(found, key=lambda one: (-one[1], one[0]))


COUNTED = KeptAnswer("counts", Counted, _counted)
