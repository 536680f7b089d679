"""The sample corpus: the graph has the shape of ONTOLOGY.md and the facts written down by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from kg.graph.store import GraphStore, open_store
from kg.language.characters import fold
from kg.vocabulary.namespaces import RELATIONS

SH = Namespace("http://www.w3.org/ns/shacl#")
FACTS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "sample_facts.json").read_text(encoding="utf-8"))
IDS = [fact["number"] or fact["title"] for fact in FACTS]


@pytest.fixture(scope="module")
def graph(sample_output: Path) -> GraphStore:
    return open_store(sample_output)


@pytest.fixture(scope="module")
def policy_of(graph: GraphStore) -> dict[str, str]:
    """The policies whose text is in the sample: number, or folded title where there is none, to IRI."""
    rows = graph.select(
        "SELECT DISTINCT ?title ?p ?number { ?o kg:occurrenceOf ?p . ?p dcterms:title ?title"
        " OPTIONAL { ?p eli:id_local ?number } }"
    )
    return {row["number"] or fold(row["title"] or ""): row["p"] or "" for row in rows}


def key(fact: dict[str, Any]) -> str:
    return fact["number"] or fold(fact["title"])


def test_exactly_the_documents_of_the_sample_are_found(policy_of: dict[str, str]) -> None:
    assert sorted(policy_of) == sorted(key(fact) for fact in FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_the_title_is_the_official_one_or_its_heading(
    graph: GraphStore, policy_of: dict[str, str], fact: dict[str, Any]
) -> None:
    (row,) = graph.select("SELECT ?title { ?p dcterms:title ?title }", p=policy_of[key(fact)])
    title = fold(row["title"] or "")
    assert fold(fact["title"]).endswith(title) and title.startswith((fold(fact["title"])[:4], "关于"))


def test_each_document_stands_where_its_heading_is(graph: GraphStore, root: Path) -> None:
    rows = graph.select(
        "SELECT ?file ?line ?title { ?o kg:occurrenceOf/dcterms:title ?title ; kg:startLine ?line ;"
        " kg:occursIn/kg:sourceFile ?file }"
    )
    assert len(rows) == len(FACTS)
    for row in rows:
        lines = (root / "corpus" / (row["file"] or "")).read_text(encoding="utf-8").split("\n")
        line = lines[int(row["line"] or 0) - 1]
        heading = fold(re.sub(r"^\d+\.\d*", "", line))
        assert heading and heading[:8] in fold(row["title"] or ""), line


@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_number_date_and_issuers(graph: GraphStore, policy_of: dict[str, str], fact: dict[str, Any]) -> None:
    (row,) = graph.select(
        "SELECT ?number ?date { OPTIONAL { ?p eli:id_local ?number } OPTIONAL { ?p eli:date_document ?date } }",
        p=policy_of[key(fact)],
    )
    assert (row["number"], row["date"]) == (fact["number"], fact["date"])
    issuers = graph.select("SELECT ?name { ?p eli:passed_by/skos:prefLabel ?name }", p=policy_of[key(fact)])
    assert {one["name"] for one in issuers} == set(fact["issuers"])


@pytest.mark.parametrize("fact", FACTS, ids=IDS)
def test_who_cites_whom_and_how(graph: GraphStore, policy_of: dict[str, str], fact: dict[str, Any]) -> None:
    rows = graph.select(
        "SELECT ?surface ?relation { ?c cito:hasCitingEntity ?p ; kg:surface ?surface ;"
        " cito:hasCitationCharacterization ?relation }",
        p=policy_of[key(fact)],
    )
    names = {iri: name for name, iri in RELATIONS.items()}
    found = {(fold(row["surface"] or ""), names[row["relation"] or ""]) for row in rows}
    for one in fact["cites"]:
        relations = {one["relation"], one.get("relation_alt", one["relation"])}
        assert {(fold(one["surface"]), relation) for relation in relations} & found, one
    # a title that is cited may stand in a heading or in the definition of its short form as well
    known = {fold(one["surface"]) for one in fact["cites"]}
    assert {surface for surface, relation in found if relation != "self"} <= known


CHAINS = [
    ("驻政〔2022〕61号", "based_on", "豫政〔2022〕29号"),
    ("豫政〔2022〕29号", "implements", "国发〔2021〕33号"),
    ("粤府〔2021〕81号", "implements", "国发〔2021〕4号"),
    ("生态环境部令第24号", "repeals", "环境保护部令第31号"),
    ("发改能源〔2022〕206号", "implements", "国发〔2021〕23号"),
    ("冀发改环资〔2021〕1793号", "implements", "发改环资〔2021〕1524号"),
    ("穗府规〔2021〕8号", "implements", "粤府〔2021〕45号"),
]


@pytest.mark.parametrize(("citing", "relation", "cited"), CHAINS)
def test_the_threads_of_the_sample(graph: GraphStore, citing: str, relation: str, cited: str) -> None:
    ask = (
        f"ASK {{ ?a eli:id_local '{citing}' ; <{RELATIONS[relation]}> ?b ; eli:cites ?b . ?b eli:id_local '{cited}' }}"
    )
    assert bool(graph.raw(ask))


def test_the_graph_conforms_to_the_shapes(sample_output: Path, root: Path) -> None:
    """Nothing but warnings, and those only for the two documents that carry no date."""
    _, report, text = validate(
        Graph().parse(sample_output / "graph.ttl"),
        shacl_graph=Graph().parse(root / "ontology" / "shapes.ttl"),
        allow_warnings=True,
    )
    assert isinstance(report, Graph)
    results = list(report.subjects(RDF.type, SH.ValidationResult))
    assert [one for one in results if report.value(one, SH.resultSeverity) == SH.Violation] == [], text
    undated = {"冀发改环资-2021-1793", "豫政-2022-29"}
    assert {str(report.value(one, SH.focusNode)).rsplit("/", 1)[1] for one in results} <= undated, text


def test_the_report_tells_what_was_built(sample_output: Path) -> None:
    report = (sample_output / "report.md").read_text(encoding="utf-8")
    assert report.startswith("# Build report\n")
    assert f"| documents | {len(FACTS)} |" in report
    assert "sample-centre.txt" in report and "sample-local.txt" in report
