"""The graph as tables that join.

In: `Records` of a graph. Out: a table for each kind of thing, each row under its IRI, and tables that join two kinds.
Several values of a cell are joined by ` | ` in CSV; columns that tell of the same things, such as bodies and their
names, have them in one order. The same graph gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.analyse.records import Records
from kg.graph.whole_graph import in_memory
from kg.show.text import harmless
from kg.vocabulary.namespaces import RELATIONS

BETWEEN_VALUES = " | "
Columns = Mapping[str, str]
Row = dict[str, tuple[str, ...]]
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
_LABEL = "OPTIONAL { ?of skos:prefLabel ?name } BIND (COALESCE(?name, '') AS ?first) BIND (STR(?of) AS ?second)"


@dataclass(frozen=True)
class Kind:
    """A table: what ?x is in its rows, the property path of each column after `iri`, and pairs of columns.

    A pair of columns has a pattern with ?of, whose name stands in the first and whose IRI in the second, by name.
    """

    pattern: str
    columns: Columns
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """All columns after `iri`."""
        return (*self.columns, *(name for pair in self.pairs for name in pair))


TABLES: Mapping[str, Kind] = {
    "policies.csv": Kind(
        "?x a kg:Policy",
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
            "jurisdiction": "eli:jurisdiction/skos:prefLabel",
            "jurisdiction_iri": "eli:jurisdiction",
            "in_force": "eli:in_force",
            "availability": "kg:availability/skos:prefLabel",
            "instrument": "eli:is_member_of",
            "predecessor": "kg:predecessor",
            "files": "^kg:occurrenceOf/kg:occursIn/kg:sourceFile",
        },
        {
            ("bodies", "body_iris"): "?x eli:passed_by ?of",
            ("regions", "region_iris"): "?x eli:relevant_for ?of",
            ("sector_names", "sector_iris"): "?x eli:is_about ?of",
            ("subjects", "subject_iris"): "?x dcterms:subject ?of",
        },
    ),
    "citations.csv": Kind(
        "?x a kg:Citation",
        {
            "citing": "cito:hasCitingEntity",
            "citing_title": "cito:hasCitingEntity/dcterms:title",
            "cited": "cito:hasCitedEntity",
            "cited_title": "cito:hasCitedEntity/dcterms:title",
            "relation": "cito:hasCitationCharacterization",
            "surface": "kg:surface",
            "sentence": "kg:sentence",
            "cited_number": "kg:citedNumber",
            "pinpoint": "kg:pinpoint",
            "confidence": "kg:confidence",
            "rule": "kg:rule",
            "unresolved_because": "kg:unresolvedBecause",
            **_PLACE,
        },
    ),
    "occurrences.csv": Kind(
        "?x a kg:Occurrence",
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
    ),
    "responsibilities.csv": Kind(
        "?x a kg:Responsibility",
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
            ("lead_bodies", "lead_body_iris"): "?x kg:leadBody ?of",
            ("bodies", "body_iris"): "?x kg:body ?of",
        },
    ),
    "targets.csv": Kind(
        "?x a kg:Target",
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
    ),
    "bodies.csv": Kind(
        "?x a kg:Body",
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
            ("part_of", "part_of_iris"): "?x org:subOrganizationOf ?of",
            ("replaces", "replaces_iris"): "?x dcterms:replaces ?of",
        },
    ),
    "regions.csv": Kind(
        "?x skos:inScheme id:scheme\\/regions",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "codes": "skos:notation",
            "level": "kg:level",
        },
        {("within", "within_iris"): "?x skos:broader ?of", ("members", "member_iris"): "?x skos:narrower ?of"},
    ),
    "sectors.csv": Kind(
        "?x skos:inScheme id:scheme\\/sectors",
        {"name": "skos:prefLabel", "other_names": "skos:altLabel", "codes": "skos:notation"},
        {("within", "within_iris"): "?x skos:broader ?of"},
    ),
    "indicators.csv": Kind(
        "?x a kg:Indicator",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "measured_in": "kg:measuredIn",
            "better_when": "kg:betterWhen",
            "adds_up": "kg:addsUp",
        },
        {("within", "within_iris"): "?x skos:broader ?of"},
    ),
    "meetings.csv": Kind(
        "?x a kg:Meeting",
        {
            "title": "dcterms:title",
            "date": "dcterms:date",
            "body": "kg:body/skos:prefLabel",
            "body_iri": "kg:body",
            "summary": "kg:summary",
            "compilation": "kg:occursIn",
            **_ROW_PLACE,
        },
    ),
    "acts.csv": Kind(
        "?x a kg:Act",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "date": "dcterms:date",
            "kind": "rdf:type",
            "body": "kg:body/skos:prefLabel",
            "body_iri": "kg:body",
        },
    ),
    "compilations.csv": Kind(
        "?x a kg:Compilation",
        {
            "title": "dcterms:title",
            "publisher": "dcterms:publisher",
            "file": "kg:sourceFile",
            "sha256": "kg:sha256",
        },
    ),
}
# A row for each pair of two things: the columns, and the question that gives them.
JOINS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "policy_bodies.csv": (
        ("policy", "body", "position"),
        "SELECT ?policy ?body ?position WHERE { ?policy a kg:Policy ; eli:passed_by ?body OPTIONAL { "
        "{ SELECT ?policy ?body (COUNT(?before) AS ?position) WHERE { ?policy kg:issuerOrder ?list . "
        "?list rdf:rest* ?before . ?before rdf:rest* ?cell . ?cell rdf:first ?body } GROUP BY ?policy ?body } } }",
    ),
    "policy_sectors.csv": (
        ("policy", "sector"),
        "SELECT ?policy ?sector WHERE { ?policy a kg:Policy ; eli:is_about ?sector }",
    ),
    "policy_regions.csv": (
        ("policy", "region", "role"),
        "SELECT ?policy ?region ?role WHERE { ?policy a kg:Policy ; ?term ?region "
        "VALUES (?term ?role) { (eli:jurisdiction 'binds in') (eli:relevant_for 'about') } }",
    ),
    "responsibility_bodies.csv": (
        ("responsibility", "body", "role", "position"),
        "SELECT ?responsibility ?body (IF(EXISTS { ?responsibility kg:leadBody ?body }, 'leads', 'helps') AS ?role) "
        "?position WHERE { ?responsibility a kg:Responsibility ; kg:body ?body OPTIONAL { "
        "{ SELECT ?responsibility ?body (COUNT(?before) AS ?position) WHERE { ?responsibility kg:bodyOrder ?list . "
        "?list rdf:rest* ?before . ?before rdf:rest* ?cell . ?cell rdf:first ?body } GROUP BY ?responsibility ?body } "
        "} }",
    ),
}


def files(records: Records) -> Mapping[str, bytes]:
    """Return all tables as CSV by file name, in UTF-8 with the mark that Excel needs."""
    return {name: csv_bytes(*found) for name, found in tables(records)}


def tables(records: Records) -> Iterator[tuple[str, Table]]:
    """Yield all tables of `TABLES` and `JOINS` by name."""
    asked = Records(in_memory(records.graph))
    for name in (*TABLES, *JOINS):
        yield name, table(asked, name)


def table(records: Records, name: str) -> Table:
    """Return one table of `TABLES` or `JOINS`."""
    if name in JOINS:
        columns, query = JOINS[name]
        found = records.graph.sorted_rows(query)
        return columns, [tuple((row[column],) if row[column] else () for column in columns) for row in found]
    kind = TABLES[name]
    # subclasses are told in the graph itself: a catalogue entry is an occurrence too
    individuals = records.graph.select(f"SELECT DISTINCT ?x WHERE {{ {kind.pattern} }} ORDER BY STR(?x)")
    rows: dict[str, Row] = {row["x"] or "": {} for row in individuals}
    relations = {iri: relation for relation, iri in RELATIONS.items()}
    subject = kind.pattern.replace("?x", "?subject")
    for column, path in kind.columns.items():
        for iri, values in records.values(f"{subject} . ?subject {path} ?value").items():
            rows[iri][column] = tuple(sorted(relations.get(value, value) for value in values))
    for (first, second), pattern in kind.pairs.items():
        for iri, pairs in _pairs(records, f"{kind.pattern} . {pattern} {_LABEL}").items():
            rows[iri][first], rows[iri][second] = (tuple(column) for column in zip(*pairs, strict=True))
    cells = [((iri,), *(row.get(column, ()) for column in kind.names)) for iri, row in rows.items()]
    return ("iri", *kind.names), cells


def csv_bytes(columns: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> bytes:
    """Write a table as CSV for spreadsheets: with their mark of UTF-8, and without a cell that one would run."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(tuple(harmless(BETWEEN_VALUES.join(values)) for values in row))
    return output.getvalue().encode("utf-8-sig")


def _pairs(records: Records, pattern: str) -> dict[str, list[tuple[str, str]]]:
    """What a pattern with ?x, ?first and ?second gives: each ?x with its pairs, sorted."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in records.graph.sorted_rows(f"SELECT DISTINCT ?x ?first ?second WHERE {{ {pattern} }}"):
        found.setdefault(row["x"], []).append((row["first"], row["second"]))
    return found
