"""Policies and who cites whom, as networks that other tools draw and ask.

In: `Records` of a graph. Out: GraphML and GEXF (Gephi, Cytoscape, yEd), with the day of each policy, or the files that
Neo4j imports, with the headers that it asks for. The same graph gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from kg.analyse.networks import citation_graph
from kg.analyse.records import Records

if TYPE_CHECKING:
    import networkx as nx

_BETWEEN = " | "
_POLICY_COLUMNS = (
    "iri:ID(policy)",
    "title",
    "number",
    "date:date",
    "year:int",
    "type",
    "level",
    "tier",
    "in_corpus:boolean",
    ":LABEL",
)


def write_graphml(records: Records, output: BinaryIO) -> None:
    """Write policies as nodes and citations as edges, one for each relation of a pair.

    Node attributes: title, number, date (YYYY-MM-DD, or the year where no day is known), year, type, bodies, level,
    tier, in_corpus; `label` is the title, which Gephi shows. Edge attributes: relation, weight (mentions), date of
    the citing policy, file and line of the first mention.
    """
    import networkx as nx

    nx.write_graphml_xml(_network(records), output, encoding="utf-8")


def write_gexf(records: Records, output: BinaryIO) -> None:
    """Write the same network over time: a policy is there from its day on, a citation from that of who cites."""
    from xml.etree import ElementTree

    from networkx.readwrite.gexf import GEXFWriter

    network = _network(records)
    for _, facts in network.nodes(data=True):
        _since(facts)
    for _, _, facts in network.edges(data=True):
        _since(facts)
    writer = GEXFWriter(network, encoding="utf-8", prettyprint=True, version="1.2draft")
    for meta in writer.xml.findall("meta"):
        # a clock would make two equal exports differ
        del meta.attrib["lastmodifieddate"]
    ElementTree.indent(writer.xml)
    ElementTree.ElementTree(writer.xml).write(output, encoding="utf-8", xml_declaration=True)


def _since(facts: dict[str, object]) -> None:
    if day := _day(facts.get("date")):
        facts["start"] = day.isoformat()


def _day(text: object) -> date | None:
    """The day that a text tells; of a year its first."""
    if not isinstance(text, str) or not text:
        return None
    return date.fromisoformat(text if len(text) > len("2021") else f"{text}-01-01")


def network(records: Records) -> nx.MultiDiGraph[str]:
    """Return the network that GraphML has, as networkx has it: the key of an edge is its relation.

    Attributes are texts and numbers, and left out where they are not known, so that networkx writes it in any form.
    """
    return _keyed(records, lambda citing, relation, cited: relation)


def _network(records: Records) -> nx.MultiDiGraph[str]:
    """The same with keys that tell all edges of a file apart."""
    return _keyed(records, lambda *edge: " ".join(edge))


def _keyed(records: Records, key: Callable[[str, str, str], str]) -> nx.MultiDiGraph[str]:
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from((iri, _known(facts)) for iri, facts in _nodes(records))
    for citing, cited, facts in _edges(records):
        plain.add_edge(citing, cited, key(citing, str(facts["relation"]), cited), **_known(facts))
    return plain


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    # GraphML has no null: what is not known is left out
    return {name: value for name, value in facts.items() if value is not None}


def _nodes(records: Records) -> Iterator[tuple[str, dict[str, object]]]:
    for iri in sorted(records.policies):
        policy = records.policies[iri]
        day = _day(policy.date)
        yield (
            iri,
            {
                "label": policy.title,
                "title": policy.title,
                "number": policy.number,
                "date": policy.date,
                "year": day.year if day else None,
                "type": policy.type,
                "bodies": _BETWEEN.join(policy.body_names) or None,
                "level": policy.level,
                "tier": policy.tier,
                "in_corpus": policy.in_corpus,
            },
        )


def _edges(records: Records) -> Iterator[tuple[str, str, dict[str, object]]]:
    network = citation_graph(records)
    for citing, cited, relation, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        place = data["place"] or (None, None)
        day = records.policies[citing].date
        facts = {"relation": relation, "weight": data["weight"], "date": day, "file": place[0], "line": place[1]}
        yield citing, cited, facts


def neo4j_files(records: Records) -> Mapping[str, bytes]:
    """Return the files of `neo4j-admin database import`, nodes and relationships, by file name."""
    policies = [
        (
            iri,
            facts["title"],
            facts["number"],
            _day(facts["date"]),
            facts["year"],
            facts["type"],
            facts["level"],
            facts["tier"],
            str(facts["in_corpus"]).lower(),
            "Policy",
        )
        for iri, facts in _nodes(records)
    ]
    cites = [
        (citing, cited, facts["relation"], facts["weight"], facts["file"], facts["line"])
        for citing, cited, facts in _edges(records)
    ]
    bodies = records.graph.sorted_rows(
        "SELECT DISTINCT ?iri ?name ?level WHERE { ?policy eli:passed_by ?iri . ?iri skos:prefLabel ?name "
        "OPTIONAL { ?iri kg:level ?level } }"
    )
    issued = records.graph.sorted_rows(
        "SELECT DISTINCT ?body ?policy WHERE { ?policy a kg:Policy ; eli:passed_by ?body }"
    )
    return {
        "policies.csv": _csv(_POLICY_COLUMNS, policies),
        "bodies.csv": _csv(
            ("iri:ID(body)", "name", "level", ":LABEL"),
            [(row["iri"], row["name"], row["level"], "Body") for row in bodies],
        ),
        "citations.csv": _csv(
            (":START_ID(policy)", ":END_ID(policy)", ":TYPE", "mentions:int", "file", "line:int"), cites
        ),
        "issued.csv": _csv(
            (":START_ID(body)", ":END_ID(policy)", ":TYPE"), [(row["body"], row["policy"], "issued") for row in issued]
        ),
    }


def _csv(header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(header)
    writer.writerows([["" if value is None else value for value in row] for row in rows])
    return output.getvalue().encode()
