"""Who aims at what by when, and how the regions compare.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: `TargetRecord`s and the indicators that a text names;
`kg.analyse.target_tables` puts them side by side. Values compare only in one measure: the same unit (in its base),
level or change, and year of comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.graph.lookup import as_iris
from kg.graph.store import said_once
from kg.vocabulary.concepts import PREF_LABEL
from kg.vocabulary.namespaces import DCTERMS, ELI, ID, KG, NATION, RDF

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.graph.store import GraphStore

SHOWN = 5
_TARGET, _TYPE = KG + "Target", RDF + "type"
_ARROWS = {"fall": "↓", "rise": "↑"}
# what a target says of itself, by the name of its property
_OF_TARGETS = {
    "wording": "indicator",
    "comparator": "comparator",
    "value": "value",
    "upper": "upperValue",
    "unit": "unit",
    "year": "year",
    "baseline": "baselineYear",
    "binding": "binding",
    "line": "line",
    "surface": "surface",
    "change": "change",
    "yearly": "yearly",
    "base": "baseUnit",
    "statement": "statement",
}
_EACH = "?target a kg:Target ; kg:ofPolicy ?policy"
_OWNERS = """
SELECT DISTINCT ?policy ?about ?region ?body ?name WHERE {
  { SELECT DISTINCT ?policy WHERE { ?target a kg:Target ; kg:ofPolicy ?policy } }
  { ?policy eli:relevant_for ?about . ?about skos:prefLabel ?name
    # a province that a policy of another one names is none that it binds
    FILTER NOT EXISTS { ?policy eli:jurisdiction ?home . ?about skos:broader+ ?wider .
      FILTER NOT EXISTS { ?about skos:broader* ?home } } }
  UNION { ?policy eli:jurisdiction ?region . ?region skos:prefLabel ?name }
  UNION { ?policy eli:passed_by ?body . ?body skos:prefLabel ?name }
}"""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose target it is: the region or body that the text names before it, else the regions that its policy is about
    or binds, else the bodies that issued that.

    `regions` are IRIs, none for an enterprise or a speaker.
    """

    name: str
    regions: tuple[str, ...]

    @property
    def is_nation(self) -> bool:
        """Whether the target holds for the whole country."""
        return self.regions == (NATION,)


@dataclass(frozen=True, slots=True)
class Measure:
    """What makes values comparable: the unit in its base, `change` (fall, rise or empty for a level) and since when."""

    change: str
    yearly: bool
    base: str
    baseline: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as a concept of the graph; one that the graph has no concept for has no `iri`.

    `better` is higher, lower or empty, `unit` the one it is compared in; `adds_up` tells whether the regions' values
    make up the country's, None where nobody said.
    """

    iri: str
    name: str
    better: str
    unit: str
    adds_up: bool | None


@dataclass(frozen=True)
class TargetRecord:
    """A figure that a policy sets: `value`, and `upper` where it is a range, in `unit`; years have four digits.

    `wording` is the indicator as the text has it, empty where that names none outside of its sentence, `surface` the
    words with the figure; `line` counts from 1.
    """

    iri: str
    policy: str
    owner: Owner
    title: str
    number: str
    indicator: Indicator
    wording: str
    comparator: str
    value: Decimal
    upper: Decimal | None
    unit: str
    year: str
    baseline: str
    binding: str
    change: str
    yearly: bool
    base: str
    file: str
    line: int
    surface: str = ""

    @cached_property
    def measure(self) -> Measure:
        """How the value is to be taken."""
        # a level is what it is, whatever year the text compares it with
        return Measure(self.change, self.yearly, self.base, self.baseline if self.change else "")

    @property
    def place(self) -> str:
        """File and line (from 1)."""
        return f"{self.file}:{self.line}" if self.file else ""

    @property
    def text(self) -> str:
        """The figure as one reads it: `≥20 %`, `↓13.5 %`, `↑8 % a year`."""
        arrow = _ARROWS.get(self.measure.change, "")
        unit = f" {self.unit}" if self.unit else ""
        return f"{arrow}{quantity_text(self.comparator, self.value, self.upper)}{unit}{' a year' * self.measure.yearly}"


def read_targets(graph: GraphStore, only: Collection[str] | None = None) -> list[TargetRecord]:
    """Return all targets that have a value, or some of them, once for each concept of their indicator.

    They are sorted by indicator (those whose text names none last), owner (the country first), year and place.

    Parameters
    ----------
    graph : GraphStore
        The store of a build.
    only : collection of str or None
        The IRIs of those that are wanted; None for all.
    """
    wanted = sorted(graph.instances(_TARGET) if only is None else only)
    if not wanted:
        return []
    of = "" if only is None else f"VALUES ?target {{ {' '.join(f'<{iri}>' for iri in wanted)} }} "
    owners = _owners(graph, of)
    found = (_record(known, owners) for known in said_once(_Rows(graph).of(wanted), "target"))
    return sorted(found, key=_order)


def _record(known: Mapping[str, str], owners: Mapping[str, Owner]) -> TargetRecord:
    return TargetRecord(
        iri=known["target"],
        policy=known["policy"],
        owner=_named_owner(known) or owners.get(known["policy"], Owner("", ())),
        title=known["title"] or known["number"] or known["policy"].removeprefix(ID),
        number=known["number"],
        indicator=_indicator(known),
        wording=known["wording"],
        comparator=known["comparator"],
        value=Decimal(known["value"]),
        upper=Decimal(known["upper"]) if known["upper"] else None,
        unit=known["unit"],
        year=known["year"],
        baseline=known["baseline"],
        binding=known["binding"],
        change=known["change"],
        yearly=known["yearly"] == "true",
        base=known["base"],
        file=known["file"],
        line=int(known["line"] or 0),
        surface=known["surface"],
    )


class _Rows:
    """What a graph says of targets, looked up one by one: as one query, all that has a line or a surface is joined."""

    def __init__(self, graph: GraphStore) -> None:
        self._graph = graph
        self._known: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def of(self, targets: Iterable[str]) -> Iterator[dict[str, str]]:
        """Yield what is said of targets that have a value, once for each concept of their indicator; of several values
        of a property the first, in order, stands."""
        for target in targets:
            said = self._graph.described(target)
            policy = _first(said, KG + "ofPolicy")
            if _TARGET not in said.get(_TYPE, ()) or not (policy and _first(said, KG + "value")):
                continue
            row = {name: _first(said, KG + term) for name, term in _OF_TARGETS.items()}
            row |= {"target": target, "policy": policy, **self._around(policy, said)}
            concepts = [one for one in said.get(KG + "indicatorConcept", ()) if self._one(one, PREF_LABEL)]
            for concept in concepts or [""]:
                yield row | self._of_concept(concept)

    def _around(self, policy: str, said: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        region = _first(said, KG + "ofRegion")
        text = self._one(_first(said, KG + "inOccurrence"), KG + "occursIn")
        return {
            "title": self._one(policy, DCTERMS + "title"),
            "number": self._one(policy, ELI + "id_local"),
            "region": region,
            "ofRegion": self._one(region, PREF_LABEL),
            "ofBody": self._one(_first(said, KG + "ofBody"), PREF_LABEL),
            "file": self._one(text, KG + "sourceFile"),
        }

    def _of_concept(self, concept: str) -> dict[str, str]:
        return {
            "concept": concept,
            "name": self._one(concept, PREF_LABEL),
            "better": self._one(concept, KG + "betterWhen"),
            "measured": self._one(concept, KG + "measuredIn"),
            "adds": self._one(concept, KG + "addsUp"),
        }

    def _one(self, iri: str, predicate: str) -> str:
        if iri and iri not in self._known:
            self._known[iri] = self._graph.described(iri)
        return _first(self._known[iri], predicate) if iri else ""


def _first(said: Mapping[str, tuple[str, ...]], predicate: str) -> str:
    return next(iter(said.get(predicate, ())), "")


def _named_owner(row: Mapping[str, str]) -> Owner | None:
    """Whose target it is by its own words."""
    if row["region"]:
        return Owner(row["ofRegion"], (row["region"],))
    return Owner(row["ofBody"], ()) if row["ofBody"] else None


def _indicator(row: Mapping[str, str]) -> Indicator:
    # the vocabulary says it of the indicators that it has, so its silence on one of those is a no
    listed = row["better"] or row["measured"]
    adds_up = row["adds"] == "true" if row["adds"] or listed else None
    return Indicator(row["concept"], row["name"] or row["wording"], row["better"], row["measured"], adds_up)


def _order(target: TargetRecord) -> tuple[object, ...]:
    indicator = (not target.indicator.name, target.indicator.name, target.indicator.iri)
    return *indicator, owner_order(target.owner), target.year, target.file, target.line, target.iri


def owner_order(owner: Owner) -> tuple[bool, bool, tuple[str, ...], str]:
    """The country first, then regions by code, then who is no region."""
    return not owner.is_nation, not owner.regions, owner.regions, owner.name


def _owners(graph: GraphStore, of: str) -> dict[str, Owner]:
    told: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in graph.select(_OWNERS.replace(_EACH, of + _EACH)):
        for kind in ("about", "region", "body"):
            if row[kind]:
                told[row["policy"] or ""][kind][row[kind] or ""] = row["name"] or ""
    owners = {}
    for policy, kinds in told.items():
        kind = next(kind for kind in ("about", "region", "body") if kind in kinds)
        named = dict(sorted(kinds[kind].items()))
        owners[policy] = Owner("、".join(named.values()), () if kind == "body" else tuple(named))
    return owners


def named(records: Records, text: str) -> list[Indicator]:
    """Return the indicators that a text names: the one of that name, else those with the text in a name, sorted.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    text : str
        A name in any wording (单位GDP能耗), or a part of one; or an IRI.

    Raises
    ------
    NotFoundError
        If no target of the graph has such an indicator; near names are in the message.
    """
    from kg.language import indicators

    names = _names(records.graph)
    iris = as_iris(text.strip())
    if by_iri := [one for one in names if one.iri in iris]:
        return by_iri
    wanted = indicators.read(text, None, NATION)
    meant = {concept.iri for concept in wanted.concepts}
    exact = [one for one in names if one.iri in meant or wanted.key in names[one]]
    found = exact or [one for one in names if any(wanted.key in name for name in names[one])]
    if not wanted.key or not found:
        raise _unknown(text, wanted.key, names)
    return sorted(found, key=lambda one: (one.name, one.iri))


def _names(graph: GraphStore) -> dict[Indicator, frozenset[str]]:
    """The indicators that targets have, with the common forms of all their names."""
    from kg.language import indicators

    rows = graph.select(
        "SELECT ?concept ?name ?label ?better ?measured ?adds WHERE {"
        " { SELECT DISTINCT ?concept WHERE { ?target kg:indicatorConcept ?concept } }"
        " ?concept skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label"
        " OPTIONAL { ?concept kg:betterWhen ?better } OPTIONAL { ?concept kg:measuredIn ?measured }"
        " OPTIONAL { ?concept kg:addsUp ?adds } }"
    )
    found: dict[Indicator, set[str]] = defaultdict(set)
    for row in rows:
        one = _indicator({name: value or "" for name, value in row.items()})
        found[one].add(indicators.read(row["label"] or "", None, None).key)
    return {one: frozenset(found[one]) for one in sorted(found, key=lambda one: one.iri)}


def _unknown(text: str, key: str, names: Mapping[Indicator, frozenset[str]]) -> NotFoundError:
    from rapidfuzz import fuzz, process

    by_key = {name: one.name for one in names for name in sorted(names[one])}
    hits = process.extract(key, sorted(by_key), scorer=fuzz.ratio, limit=2 * SHOWN, score_cutoff=40)
    near = list(dict.fromkeys(by_key[name] for name, _, _ in hits))[:SHOWN]
    hint = f"near: {'; '.join(near)}" if near else "`kg targets` lists all"
    return NotFoundError(f"{text}: no target has such an indicator; {hint}")


def quantity_text(comparator: str, value: Decimal, upper: Decimal | None) -> str:
    """A value or range with the sign of its comparator: ≥24.1, 3–5."""
    from kg.language import indicators

    number = plain_value(value) if upper is None else f"{plain_value(value)}–{plain_value(upper)}"
    return number if comparator in ("=", *indicators.CHANGES) else f"{comparator}{number}"


def plain_value(value: Decimal) -> str:
    """A number without the zeros that a conversion leaves: 1200.00 -> 1200."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
