"""The graph in the formats of other tools.

In: `Records` of a graph. Out: Turtle, N-Triples, JSON-LD, RDF/XML (all triples), GraphML (policies and
their citations, for Gephi, Cytoscape, yEd), or CSV tables (a folder or a .zip; UTF-8 with a byte
order mark, which Excel needs to show Chinese; several values of a cell are joined by ` | `). The
same graph gives the same bytes.
"""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.analyse.records import Records
from kg.errors import OutputError
from kg.vocabulary.namespaces import PREFIXES, RELATIONS

BETWEEN_VALUES = " | "
# A date that every zip tool accepts; the build's own would make two equal exports differ.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
Columns = Mapping[str, str]
PLACE: Columns = {
    "file": "kg:inOccurrence/kg:occursIn/kg:sourceFile",
    "line": "kg:line",
    "start": "oa:start",
    "end": "oa:end",
}
# File name: class, and the property path (from ONTOLOGY.md) of each column after `iri`.
TABLES: Mapping[str, tuple[str, Columns]] = {
    "policies.csv": (
        "kg:Policy",
        {
            "title": "dcterms:title",
            "other_names": "dcterms:alternative",
            "number": "eli:id_local",
            "agency_code": "kg:agencyCode",
            "number_year": "kg:numberYear",
            "sequence": "kg:sequence",
            "bodies": "eli:passed_by/skos:prefLabel",
            "signed": "eli:date_document",
            "published": "eli:date_publication",
            "in_force_from": "eli:first_date_entry_in_force",
            "in_force_until": "eli:date_no_longer_in_force",
            "type": "eli:type_document/skos:prefLabel",
            "legal_force": "kg:legalForce/skos:prefLabel",
            "jurisdiction": "eli:jurisdiction/skos:prefLabel",
            "regions": "eli:relevant_for/skos:prefLabel",
            "sectors": "eli:is_about/skos:notation",
            "sector_names": "eli:is_about/skos:prefLabel",
            "in_force": "eli:in_force",
            "files": "^kg:occurrenceOf/kg:occursIn/kg:sourceFile",
        },
    ),
    "citations.csv": (
        "kg:Citation",
        {
            "citing": "cito:hasCitingEntity",
            "citing_title": "cito:hasCitingEntity/dcterms:title",
            "cited": "cito:hasCitedEntity",
            "cited_title": "cito:hasCitedEntity/dcterms:title",
            "relation": "cito:hasCitationCharacterization",
            "surface": "kg:surface",
            "cited_number": "kg:citedNumber",
            "pinpoint": "kg:pinpoint",
            "confidence": "kg:confidence",
            "rule": "kg:rule",
            "unresolved_because": "kg:unresolvedBecause",
            **PLACE,
        },
    ),
    "occurrences.csv": (
        "kg:Occurrence",
        {
            "policy": "kg:occurrenceOf",
            "policy_title": "kg:occurrenceOf/dcterms:title",
            "heading": "kg:heading",
            "file": "kg:occursIn/kg:sourceFile",
            "start_line": "kg:startLine",
            "end_line": "kg:endLine",
            "source": "dcterms:source",
            "category": "kg:category",
        },
    ),
    "responsibilities.csv": (
        "kg:Responsibility",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "lead_bodies": "kg:leadBody/skos:prefLabel",
            "bodies": "kg:body/skos:prefLabel",
            "task": "kg:task",
            **PLACE,
        },
    ),
    "targets.csv": (
        "kg:Target",
        {
            "policy": "kg:ofPolicy",
            "policy_title": "kg:ofPolicy/dcterms:title",
            "indicator": "kg:indicator",
            "comparator": "kg:comparator",
            "value": "kg:value",
            "upper_value": "kg:upperValue",
            "unit": "kg:unit",
            "year": "kg:year",
            "baseline_year": "kg:baselineYear",
            "binding": "kg:binding",
            **PLACE,
        },
    ),
    "bodies.csv": (
        "kg:Body",
        {
            "name": "skos:prefLabel",
            "other_names": "skos:altLabel",
            "agency_code": "kg:agencyCode",
            "classification": "org:classification",
            "level": "kg:level",
            "territory": "kg:territory/skos:prefLabel",
            "part_of": "org:subOrganizationOf/skos:prefLabel",
        },
    ),
}


# Columns of a table that stand in one order: each pair of values belongs to one thing, sorted by the first.
TOGETHER: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "policies.csv": (
        ("sectors", "sector_names", "eli:is_about ?of . ?of skos:notation ?first ; skos:prefLabel ?second"),
    )
}


def _dump(rdf: ox.RdfFormat) -> Callable[[Records, BinaryIO], None]:
    def write(records: Records, output: BinaryIO) -> None:
        prefixes = dict(PREFIXES)
        records.graph.store.dump(output, rdf, from_graph=ox.DefaultGraph(), prefixes=prefixes)

    return write


def write_graphml(records: Records, output: BinaryIO) -> None:
    """Write policies as nodes and citations as edges, one for each relation of a pair.

    Node attributes: title, number, date, type, bodies, level, tier, in_corpus; `label` is the
    title, which Gephi shows. Edge attributes: relation, weight (mentions), file and line of the
    first mention.
    """
    import networkx as nx

    from kg.analyse.networks import citation_graph

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    citations = citation_graph(records)
    for iri in sorted(citations):
        policy = citations.nodes[iri]["policy"]
        facts = {
            "label": policy.title,
            "title": policy.title,
            "number": policy.number,
            "date": policy.date,
            "type": policy.type,
            "bodies": BETWEEN_VALUES.join(policy.body_names) or None,
            "level": policy.level,
            "tier": policy.tier,
            "in_corpus": policy.in_corpus,
        }
        # GraphML has no null: what is not known is left out.
        plain.add_node(iri, **{name: value for name, value in facts.items() if value is not None})
    for citing, cited, relation, data in sorted(citations.edges(keys=True, data=True), key=_edge_order):
        facts = {"relation": relation, "weight": data["weight"]}
        if data["place"] is not None:
            facts["file"], facts["line"] = data["place"]
        plain.add_edge(citing, cited, f"{citing} {relation} {cited}", **facts)
    nx.write_graphml_xml(plain, output, encoding="utf-8")


def _edge_order(edge: tuple[str, str, str, object]) -> tuple[str, str, str]:
    return edge[:3]


WRITERS: Mapping[str, Callable[[Records, BinaryIO], None]] = {
    "turtle": _dump(ox.RdfFormat.TURTLE),
    "ntriples": _dump(ox.RdfFormat.N_TRIPLES),
    "jsonld": _dump(ox.RdfFormat.JSON_LD),
    "rdfxml": _dump(ox.RdfFormat.RDF_XML),
    "graphml": write_graphml,
}


def write_file(records: Records, form: str, path: Path) -> None:
    """Write a graph to a file; the file appears under its name once it is whole.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    form : str
        A key of `WRITERS`.
    path : Path
        The file; an existing one is replaced. A device or a pipe (/dev/stdout) is written as it is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    whole = path.resolve()
    part = whole.with_name(whole.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as output:
                WRITERS[form](records, output)
            return
        with part.open("wb") as output:
            WRITERS[form](records, output)
        part.replace(whole)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None


def write_tables(records: Records, path: Path) -> list[Path]:
    """Write the tables of `TABLES`.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    path : Path
        A `.zip` file, or a folder, which is made.

    Returns
    -------
    list[Path]
        The files written.

    Raises
    ------
    OutputError
        If they cannot be written.
    """
    try:
        if path.suffix.lower() == ".zip":
            path.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name in TABLES:
                    entry = zipfile.ZipInfo(name, ZIP_DATE)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, table(records, name))
            return [path]
        path.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            (path / name).write_bytes(table(records, name))
        return [path / name for name in TABLES]
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None


def table(records: Records, name: str) -> bytes:
    """Return one table of `TABLES` as CSV, a row for each individual, sorted by IRI."""
    of_class, columns = TABLES[name]
    # Subclasses are told in the graph itself: a catalogue entry is an occurrence too.
    individuals = records.graph.select(f"SELECT DISTINCT ?x WHERE {{ ?x a {of_class} }} ORDER BY STR(?x)")
    rows: dict[str, dict[str, tuple[str, ...]]] = {row["x"] or "": {} for row in individuals}
    relations = {iri: relation for relation, iri in RELATIONS.items()}
    for column, path in columns.items():
        for iri, values in records.values(f"?subject a {of_class} ; {path} ?value").items():
            rows[iri][column] = tuple(sorted(relations.get(value, value) for value in values))
    for first, second, pattern in TOGETHER.get(name, ()):
        for iri, pairs in _pairs(records, f"?subject a {of_class} ; {pattern}").items():
            rows[iri][first], rows[iri][second] = (tuple(column) for column in zip(*pairs, strict=True))
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(("iri", *columns))
    for iri, row in rows.items():
        writer.writerow((iri, *(BETWEEN_VALUES.join(row.get(column, ())) for column in columns)))
    return output.getvalue().encode("utf-8-sig")


def _pairs(records: Records, pattern: str) -> dict[str, list[tuple[str, str]]]:
    """What a pattern with ?subject, ?first and ?second gives: each subject with its pairs, sorted."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in records.graph.sorted_rows(f"SELECT DISTINCT ?subject ?first ?second WHERE {{ {pattern} }}"):
        found.setdefault(row["subject"], []).append((row["first"], row["second"]))
    return found
