"""JSON-LD with short names: other processors read the very triples, with nothing fetched."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.analyse.records import Records
from kg.graph.kept_checks import SHAPES_FILE
from kg.graph.store import GraphStore, open_store
from kg.show.jsonld import read_context, write_jsonld
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import ELI, ID, KG, XSD

SH, KG_TERMS, ELI_TERMS = map(rdflib.Namespace, ("http://www.w3.org/ns/shacl#", KG, ELI))


def written(graph: GraphStore) -> bytes:
    output = io.BytesIO()
    write_jsonld(Records.of(graph), output)
    return output.getvalue()


def test_rdflib_reads_the_triples_of_the_sample(sample_output: Path) -> None:
    read = rdflib.Graph().parse(data=written(open_store(sample_output)), format="json-ld")
    assert isomorphic(read, rdflib.Graph().parse(sample_output / "graph.ttl"))


def test_the_processor_of_the_standard_reads_them_too(sample_output: Path) -> None:
    jsonld = pytest.importorskip("pyld").jsonld
    graph = open_store(sample_output)
    quads = jsonld.to_rdf(json.loads(written(graph)), {"format": "application/n-quads"})
    read = {quad.triple for quad in ox.parse(input=quads, format=ox.RdfFormat.N_QUADS)}
    assert read == {quad.triple for quad in graph.store}


def test_names_are_short(sample_output: Path) -> None:
    whole = json.loads(written(open_store(sample_output)))
    (plan,) = (node for node in whole["@graph"] if node["@id"] == "id:policy/国发-2021-23")
    assert plan["title"] == "国务院关于印发2030年前碳达峰行动方案的通知"
    assert plan["sequence"] == 23 and plan["date_document"] == "2021-10-24"
    assert plan["passed_by"] == "id:body/国务院"


def test_every_property_of_a_build_has_a_name(sample_output: Path) -> None:
    named = {term["@id"] for term in read_context().values() if isinstance(term, dict)}
    used = {quad.predicate.value for quad in open_store(sample_output).store if KG in quad.predicate.value}
    assert {f"kg:{iri.removeprefix(KG)}" for iri in used} <= named


def test_every_property_that_rules_speak_of_has_a_name() -> None:
    context = read_context()
    ids = [term["@id"].partition(":") for term in context.values() if isinstance(term, dict)]
    named = {rdflib.URIRef(context[prefix] + local) for prefix, _, local in ids}
    rules = rdflib.Graph().parse(ontology_folder() / SHAPES_FILE)
    of_vocabularies = [
        rules.value(None, SH.targetClass, kind) for kind in (KG_TERMS.BodyFunction, ELI_TERMS.ResourceType)
    ]
    left_out = {rule for shape in of_vocabularies for rule in rules.objects(shape, SH.property)}
    left_out.update(rules.subjects(SH.maxCount, rdflib.Literal(0)))
    paths = {path for rule, path in rules.subject_objects(SH.path) if rule not in left_out}
    asked = {path for path in paths if not str(path).startswith("https://w3id.org/policy-kg/shapes#")} - {
        rdflib.RDF.type
    }
    assert len(asked) > 100 and asked <= named


VALUES = st.one_of(
    st.builds(ox.NamedNode, st.sampled_from([ID, f"{ID}示例", "http://example.org/a", KG + "self", "urn:x:y"])),
    st.builds(ox.Literal, st.text(st.characters(exclude_categories=["Cs"]), max_size=4)),
    st.builds(lambda text: ox.Literal(text, language="zh"), st.sampled_from(["示例", ""])),
    st.builds(lambda text: ox.Literal(text, language="en"), st.sampled_from(["sample"])),
    st.builds(lambda number: ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer")), st.integers(-9, 9)),
    st.builds(lambda number: ox.Literal(f"{number}.5", datatype=ox.NamedNode(XSD + "decimal")), st.integers(0, 9)),
    st.builds(lambda flag: ox.Literal(flag), st.booleans()),
    st.just(ox.Literal("2021-03-01", datatype=ox.NamedNode(XSD + "date"))),
)


@given(st.lists(st.tuples(st.sampled_from(["title", "value", "line", "body", "marked", "unheardOf"]), VALUES)))
def test_whatever_a_property_holds_is_read_back(found: list[tuple[str, ox.NamedNode | ox.Literal]]) -> None:
    store = ox.Store()
    for name, value in found:
        store.add(ox.Quad(ox.NamedNode(f"{ID}示例"), ox.NamedNode(KG + name), value))
    data = written(GraphStore(store))
    read = {quad.triple for quad in ox.parse(input=data, format=ox.RdfFormat.JSON_LD)}
    assert read == {quad.triple for quad in store}
