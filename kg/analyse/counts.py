"""How many of each thing a graph holds: the one place that counts, for a build, its report and `kg stats`.

In: `Records` of a graph. Out: counts by kind and citations by relation. Citations, duties and targets are counted by
what is stated (kg:statement): a text that stands in two compilations says a thing once. Each count is described once.
A graph that was just written is counted by what was gathered of it, any other one is asked in SPARQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.analyse.conflicts import CONTRADICTIONS
from kg.analyse.kept_answers import KeptAnswer
from kg.graph.gathered import GatheredStore
from kg.vocabulary.namespaces import AVAILABILITY, ID, KG, RELATIONS, expanded

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.store import GraphStore


# a graph without kg:statement has a mention for each statement
_STATED = "OPTIONAL { ?node kg:statement ?statement } BIND(COALESCE(?statement, ?node) AS ?x)"


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes, or what they state; classes and predicates by their names with a prefix.

    Parameters
    ----------
    kind : str
        The class of those meant, or nothing for whatever node.
    path : str
        Predicates, one behind the other with `/` between them: only nodes that it leads from are meant.
    end : str
        The IRI that it leads to, or nothing for whatever value.
    stated : bool
        Whether what they state is counted in their place.
    """

    kind: str = ""
    path: str = ""
    end: str = ""
    stated: bool = False

    @property
    def pattern(self) -> str:
        """What binds each of them to ?x, and the end of its path to ?end."""
        of_kind = f"?node a {self.kind} . " if self.kind else ""
        led = f"?node {self.path} {f'<{self.end}>' if self.end else '?end'} " if self.path else ""
        return of_kind + led + (_STATED if self.stated else "BIND(?node AS ?x)")

    def number(self, graph: GatheredStore) -> int:
        """How many there are."""
        if self.kind and not self.path and (clauses := graph.clauses(expanded(self.kind))):
            return len(clauses.stated) if self.stated else clauses.mentions
        by_end = self.by_end(graph)
        return len(by_end.get(self.end, ()) if self.end else set().union(*by_end.values()))

    def by_end(self, graph: GatheredStore) -> dict[str, Set[str]]:
        """They by the end of their path."""
        kind = expanded(self.kind) if self.kind else None
        nodes = self._led(graph, kind) if self.path else {"": graph.instances(expanded(self.kind))}
        statements = graph.values(KG + "statement", kind) if self.stated else {}
        return {end: {one for node in some for one in statements.get(node, (node,))} for end, some in nodes.items()}

    def _led(self, graph: GatheredStore, kind: str | None) -> Mapping[str, list[str]]:
        """The nodes by the end of their path."""
        first, *further = map(expanded, self.path.split("/"))
        steps = [graph.values(step) for step in further]
        found: dict[str, list[str]] = defaultdict(list)
        for node, ends in graph.values(first, kind).items():
            for step in steps:
                ends = tuple({value for one in ends for value in step.get(one, ())})
            for end in ends:
                found[end].append(node)
        return found


@dataclass(frozen=True, slots=True)
class Values:
    """Values of predicates.

    Parameters
    ----------
    predicates : tuple of str
        Their names with a prefix.
    kind : str
        The class of the values meant, by its name with a prefix, or nothing for whatever.
    begins : str
        How the IRIs of the values meant begin.
    """

    predicates: tuple[str, ...]
    kind: str = ""
    begins: str = ""

    @property
    def pattern(self) -> str:
        """What binds each of them to ?x."""
        of_kind = f" . ?x a {self.kind}" if self.kind else ""
        begins = f" FILTER(STRSTARTS(STR(?x), '{self.begins}'))" if self.begins else ""
        return f"?one {'|'.join(self.predicates)} ?x{of_kind}{begins}"

    def number(self, graph: GatheredStore) -> int:
        """How many there are."""
        columns = (graph.values(expanded(one)).values() for one in self.predicates)
        found = {value for value in chain.from_iterable(chain(*columns)) if value.startswith(self.begins)}
        return len(found.intersection(graph.instances(expanded(self.kind))) if self.kind else found)


COUNTS: Mapping[str, Nodes | Values] = {
    "compilations": Nodes("kg:Compilation"),
    "policies": Nodes("kg:Policy"),
    **{f"policies: {state}": Nodes(path="kg:availability", end=iri) for state, iri in AVAILABILITY.items()},
    "occurrences": Nodes(path="kg:occurrenceOf"),
    "rows of policy tables": Nodes("kg:CatalogueEntry"),
    "citations": Nodes("kg:Citation", stated=True),
    **{
        f"citations: {state}": Nodes("kg:Citation", "cito:hasCitedEntity/kg:availability", iri, stated=True)
        for state, iri in AVAILABILITY.items()
    },
    "citations: unresolved": Nodes("kg:Citation", "kg:unresolvedBecause", stated=True),
    "issuing bodies": Values(("eli:passed_by",), kind="kg:Body"),
    "regions": Values(("eli:jurisdiction", "eli:relevant_for"), begins=f"{ID}region/"),
    "sectors": Values(("eli:is_about",), begins=f"{ID}sector/"),
    "responsibilities": Nodes("kg:Responsibility", stated=True),
    "targets": Nodes("kg:Target", stated=True),
    "mentions of policies": Nodes("kg:Citation"),
    "mentions of responsibilities": Nodes("kg:Responsibility"),
    "mentions of targets": Nodes("kg:Target"),
}
_BY_RELATION = Nodes("kg:Citation", "cito:hasCitationCharacterization", stated=True)


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
    if isinstance(graph, GatheredStore):
        numbers = {name: count.number(graph) for name, count in COUNTS.items()}
        relations = {relation: len(stated) for relation, stated in _BY_RELATION.by_end(graph).items()}
    else:
        numbers = {name: _asked(graph, count.pattern).get("", 0) for name, count in COUNTS.items()}
        relations = _asked(graph, _BY_RELATION.pattern, by="?end")
    most_first = sorted(relations.items(), key=lambda one: (-one[1], one[0]))
    return Counted([("triples", len(graph)), *numbers.items()], most_first)


def _asked(graph: GraphStore, pattern: str, by: str = "") -> dict[str, int]:
    """How many ?x a pattern binds, by another one of its variables or, under "", in all."""
    group = f"GROUP BY {by}" if by else ""
    rows = graph.select(f"SELECT {by} (COUNT(DISTINCT ?x) AS ?count) WHERE {{ {pattern} }} {group}")
    return {row.get(by[1:]) or "": int(row["count"] or 0) for row in rows}


COUNTED = KeptAnswer("counts", Counted, _counted)
