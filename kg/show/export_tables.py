"""The graph as tables that join.

In: a graph. Out: a table for each kind of thing, each row under its IRI, and tables that join two kinds.
Several values of a cell are joined by ` | ` in CSV; columns that tell of the same things, such as bodies and their
names, have them in one order. The same graph gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.graph.said import INVERSE, Said, predicates_in
from kg.graph.store import GraphStore
from kg.show.text import FORMULA, harmless
from kg.vocabulary.namespaces import RELATIONS, expanded

BETWEEN_VALUES = " | "
Columns = Mapping[str, str]
# its columns, and its rows of cells, each with all its values
Table = tuple[tuple[str, ...], list[tuple[tuple[str, ...], ...]]]
_PLACE: Columns = {
    "statement": "kg:statement",
    "occurrence": "kg:inOccurrence",
    "file": "kg:inOccurrence/kg:occursIn/kg:sourceFile",
    "line": "kg:line",
    "page": "kg:page",
    "row": "kg:row",
    "start": "oa:start",
    "end": "oa:end",
}
_ROW_PLACE: Columns = {
    "file": "kg:occursIn/kg:sourceFile",
    "page": "kg:page",
    "row": "kg:row",
    "start_line": "kg:startLine",
    "end_line": "kg:endLine",
}
_LABEL, _RELATION = "skos:prefLabel", "cito:hasCitationCharacterization"


@dataclass(frozen=True)
class Kind:
    """A table: what its rows are about (predicate and value), the path of each column after `iri`, pairs of columns.

    A pair of columns has a path to other things, whose names stand in the first and whose IRIs in the second, by name.
    `lists` are the columns in which a cell may have several values, besides the pairs.
    """

    where: str
    columns: Columns
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """All columns after `iri`."""
        return (*self.columns, *(name for pair in self.pairs for name in pair))


TABLES: Mapping[str, Kind] = {
    "policies.csv": Kind(
        "rdf:type kg:Policy",
        {
            "title": "dcterms:title",
            "other_names": "dcterms:alternative",
            "number": "eli:id_local",
            "agency_code": "kg:agencyCode",
            "number_year": "kg:numberYear",
            "sequence": "kg:sequence",
            "signed": "eli:date_document",
            "published": "eli:date_publication",
            "in_force_from": "eli:first_date_entry_in_force",
            "in_force_until": "eli:date_no_longer_in_force",
            "type": "eli:type_document/skos:prefLabel",
            "legal_force": "kg:legalForce/skos:prefLabel",
            "in_force": "eli:in_force",
            "availability": "kg:availability/skos:prefLabel",
            "instrument": "eli:is_member_of",
            "predecessor": "kg:predecessor",
            "files": "(^kg:occurrenceOf|^kg:enclosedTextOf)/kg:occursIn/kg:sourceFile",
        },
        {
            ("jurisdiction", "jurisdiction_iri"): "eli:jurisdiction",
            ("bodies", "body_iris"): "eli:passed_by",
            ("regions", "region_iris"): "eli:relevant_for",
            ("sector_names", "sector_iris"): "eli:is_about",
            ("subjects", "subject_iris"): "dcterms:subject",
        },
        frozenset(("other_names", "predecessor", "files")),
    ),
    "citations.csv": Kind(
        "rdf:type kg:Citation",
        {
            "citing": "cito:hasCitingEntity",
            "citing_title": "cito:hasCitingEntity/dcterms:title",
            "cited": "cito:hasCitedEntity",
            "cited_title": "cito:hasCitedEntity/dcterms:title",
            "relation": _RELATION,
            "surface": "kg:surface",
            "sentence": "kg:sentence",
            "cited_number": "kg:citedNumber",
            "pinpoint": "kg:pinpoint",
            "confidence": "kg:confidence",
            "rule": "kg:rule",
            "unresolved_because": "kg:unresolvedBecause",
            **_PLACE,
        },
        lists=frozenset(("pinpoint", "file")),
    ),
    "occurrences.csv": Kind(
        "rdf:type kg:Occurrence",
        {
            "policy": "kg:occurrenceOf",
            "policy_title": "kg:occurrenceOf/dcterms:title",
            "heading": "kg:heading",
            "compilation": "kg:occursIn",
            **_ROW_PLACE,
            "addressees": "kg:addressees",
            "source": "dcterms:source",
            "category": "kg:category",
            "summary": "kg:summary",
        },
        lists=frozenset(("source", "file")),
    ),
    "responsibilities.csv": Kind(
        "rdf:type kg:Responsibility",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "task": "kg:task",
            "deadline": "kg:deadline",
            "surface": "kg:surface",
            "rule": "kg:rule",
            "confidence": "kg:confidence",
            **_PLACE,
        },
        {
            ("lead_bodies", "lead_body_iris"): "kg:leadBody",
            ("bodies", "body_iris"): "kg:body",
        },
        frozenset(("file",)),
    ),
    "targets.csv": Kind(
        "rdf:type kg:Target",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "indicator": "kg:indicator",
            "indicator_iri": "kg:indicatorConcept",
            "comparator": "kg:comparator",
            "value": "kg:value",
            "upper_value": "kg:upperValue",
            "unit": "kg:unit",
            "base_value": "kg:baseValue",
            "base_unit": "kg:baseUnit",
            "change": "kg:change",
            "year": "kg:year",
            "baseline_year": "kg:baselineYear",
            "binding": "kg:binding",
            "surface": "kg:surface",
            "rule": "kg:rule",
            "confidence": "kg:confidence",
            **_PLACE,
        },
        lists=frozenset(("indicator_iri", "file")),
    ),
    "bodies.csv": Kind(
        "rdf:type kg:Body",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "agency_code": "kg:agencyCode",
            "classification": "org:classification/skos:prefLabel",
            "level": "kg:level",
            "territory": "kg:territory/skos:prefLabel",
            "territory_iri": "kg:territory",
        },
        {
            ("part_of", "part_of_iris"): "org:subOrganizationOf",
            ("replaces", "replaces_iris"): "dcterms:replaces",
        },
        frozenset(("other_names", "agency_code", "classification")),
    ),
    "regions.csv": Kind(
        "skos:inScheme id:scheme/regions",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "codes": "skos:notation",
            "level": "kg:level",
        },
        {("within", "within_iris"): "skos:broader", ("members", "member_iris"): "skos:narrower"},
        frozenset(("other_names", "codes")),
    ),
    "sectors.csv": Kind(
        "skos:inScheme id:scheme/sectors",
        {"name": "skos:prefLabel", "other_names": "skos:altLabel", "codes": "skos:notation"},
        {("within", "within_iris"): "skos:broader"},
        frozenset(("other_names", "codes")),
    ),
    "indicators.csv": Kind(
        "rdf:type kg:Indicator",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "measured_in": "kg:measuredIn",
            "better_when": "kg:betterWhen",
            "adds_up": "kg:addsUp",
        },
        {("within", "within_iris"): "skos:broader"},
        frozenset(("other_names",)),
    ),
    "meetings.csv": Kind(
        "rdf:type kg:Meeting",
        {
            "title": "dcterms:title",
            "date": "dcterms:date",
            "body": "kg:body/skos:prefLabel",
            "body_iri": "kg:body",
            "summary": "kg:summary",
            "compilation": "kg:occursIn",
            **_ROW_PLACE,
        },
        lists=frozenset(("file",)),
    ),
    "acts.csv": Kind(
        "rdf:type kg:Act",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "date": "dcterms:date",
            "kind": "rdf:type",
        },
        {("body", "body_iri"): "kg:body"},
        frozenset(("kind",)),
    ),
    "compilations.csv": Kind(
        "rdf:type kg:Compilation",
        {
            "title": "dcterms:title",
            "publisher": "dcterms:publisher",
            "file": "kg:sourceFile",
            "sha256": "kg:sha256",
        },
        lists=frozenset(("title", "file")),
    ),
}


def _policy_bodies(said: Said) -> Iterator[tuple[str, ...]]:
    order, bodies = said.along("kg:issuerOrder"), said.along("eli:passed_by")
    for policy in _members(said, "rdf:type kg:Policy"):
        places = _places(said, order(policy))
        for body in bodies(policy):
            yield policy, body, places.get(body, "")


def _policy_sectors(said: Said) -> Iterator[tuple[str, ...]]:
    sectors = said.along("eli:is_about")
    for policy in _members(said, "rdf:type kg:Policy"):
        for sector in sectors(policy):
            yield policy, sector


def _policy_regions(said: Said) -> Iterator[tuple[str, ...]]:
    roles = {"binds in": said.along("eli:jurisdiction"), "about": said.along("eli:relevant_for")}
    for policy in _members(said, "rdf:type kg:Policy"):
        for role, regions in roles.items():
            for region in regions(policy):
                yield policy, region, role


def _responsibility_bodies(said: Said) -> Iterator[tuple[str, ...]]:
    order, bodies, leads = map(said.along, ("kg:bodyOrder", "kg:body", "kg:leadBody"))
    for duty in _members(said, "rdf:type kg:Responsibility"):
        places, leading = _places(said, order(duty)), leads(duty)
        for body in bodies(duty):
            yield duty, body, "leads" if body in leading else "helps", places.get(body, "")


def _places(said: Said, lists: Iterable[str]) -> dict[str, str]:
    """Where bodies stand in a list, from 1."""
    return {body: str(place) for cell in lists for place, body in enumerate(said.listed(cell), 1)}


# A row for each pair of two things: the columns, and what gives the rows.
JOINS: Mapping[str, tuple[tuple[str, ...], Callable[[Said], Iterable[tuple[str, ...]]]]] = {
    "policy_bodies.csv": (("policy", "body", "position"), _policy_bodies),
    "policy_sectors.csv": (("policy", "sector"), _policy_sectors),
    "policy_regions.csv": (("policy", "region", "role"), _policy_regions),
    "responsibility_bodies.csv": (("responsibility", "body", "role", "position"), _responsibility_bodies),
}
# what joins read, and no column does
_OF_JOINS = ("kg:issuerOrder", "kg:bodyOrder", "kg:leadBody", "kg:body", "rdf:first", "rdf:rest", "rdf:type")


def files(graph: GraphStore) -> Mapping[str, bytes]:
    """Return all tables as CSV by file name, in UTF-8 with the mark that Excel needs."""
    return {name: csv_bytes(*found) for name, found in tables(graph)}


def tables(graph: GraphStore) -> Iterator[tuple[str, Table]]:
    """Yield all tables of `TABLES` and `JOINS` by name."""
    paths = {path for kind in TABLES.values() for path in (*kind.columns.values(), *kind.pairs.values(), kind.where)}
    named = set().union(*(predicates_in(path.partition(" ")[0]) for path in paths))
    said = Said(graph, sorted({*named, *_OF_JOINS, _LABEL}))
    for name, kind in TABLES.items():
        yield name, _table(said, kind)
    for name, (columns, rows) in JOINS.items():
        yield name, (columns, [tuple((value,) if value else () for value in row) for row in sorted(rows(said))])


def _table(said: Said, kind: Kind) -> Table:
    iris = _members(said, kind.where)
    columns = [_column(said, path, iris) for path in kind.columns.values()]
    for path in kind.pairs.values():
        pairs = [_pairs(said, others) for others in map(said.along(path), iris)]
        columns += [[tuple(pair[at] for pair in each) for each in pairs] for at in (0, 1)]
    rows = zip(((iri,) for iri in iris), *columns, strict=True)
    return ("iri", *kind.names), list(rows)


def _column(said: Said, path: str, iris: Sequence[str]) -> list[tuple[str, ...]]:
    found = [*map(said.along(path), iris)]
    if path != _RELATION:
        return found
    names = {iri: name for name, iri in RELATIONS.items()}
    return [tuple(sorted(names.get(value, value) for value in each)) for each in found]


def _members(said: Said, where: str) -> list[str]:
    """What a table is about, sorted: things with a predicate and a value of it."""
    predicate, _, value = where.partition(" ")
    return list(said.along(f"{INVERSE}{predicate}")(expanded(value)))


def _pairs(said: Said, others: Iterable[str]) -> list[tuple[str, str]]:
    """Things with their names, by name; without one where there is none."""
    labels = said.along(_LABEL)
    return sorted((name, other) for other in others for name in labels(other) or ("",))


def _cell(values: tuple[str, ...]) -> str:
    text = values[0] if len(values) == 1 else BETWEEN_VALUES.join(values)
    return harmless(text) if text.startswith(FORMULA) else text


def csv_bytes(columns: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> bytes:
    """Write a table as CSV for spreadsheets: with their mark of UTF-8, and without a cell that one would run."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows([[_cell(values) if values else "" for values in row] for row in rows])
    return output.getvalue().encode("utf-8-sig")
