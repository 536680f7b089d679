"""Two reasoners over ontology and graph: nothing contradicts, and nothing becomes what nobody meant it to be."""

from __future__ import annotations

import shutil
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from kg.vocabulary.namespaces import KG, PREFIXES

FOREIGN = Path(__file__).resolve().parents[1] / "support" / "foreign_terms.ttl"
# What the sample has none of: a meeting, a row of a table, an act by a body (示例文本).
ROWS = """
id:c a kg:Compilation .
id:p a eli:LegalResource, kg:Policy ; eli:in_force eli:InForce-notInForce .
id:b a org:FormalOrganization, kg:Body ; skos:prefLabel "示例部"@zh .
id:m a kg:Meeting ; dcterms:title "示例会议"@zh ; kg:summary "示例文本"@zh ; kg:body id:b ; kg:occursIn id:c ;
  kg:startLine 1 ; kg:endLine 2 ; oa:start 0 ; oa:end 9 .
id:r a kg:Occurrence, kg:CatalogueEntry ; kg:occurrenceOf id:p ; kg:heading "示例"@zh ; kg:category "示例"@zh ;
  kg:summary "示例文本"@zh ; kg:occursIn id:c ; kg:startLine 3 ; kg:endLine 4 ; oa:start 9 ; oa:end 19 .
id:a a kg:Act, kg:Adoption ; kg:ofPolicy id:p ; kg:body id:b ; dcterms:date "2021-03-05"^^xsd:date .
"""
WRONG = "id:a a prov:Entity ."
BUILT_IN = tuple(map(str, (RDF, RDFS, OWL, XSD)))


@pytest.fixture(scope="module")
def stated(sample_output: Path) -> rdflib.Graph:
    """The sample graph and the ontology that it brings along, the rows, what other vocabularies say of their terms."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    graph = rdflib.Graph().parse(sample_output / "graph.ttl")
    return graph.parse(data=prefixes + ROWS, format="turtle").parse(FOREIGN)


def copied(graph: rdflib.Graph, more: str = "") -> rdflib.Graph:
    copy = rdflib.Graph()
    for triple in graph:
        copy.add(triple)
    if more:
        copy.update(f"INSERT DATA {{ {more} }}", initNs=PREFIXES)
    return copy


def closed(graph: rdflib.Graph) -> rdflib.Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def above(graph: rdflib.Graph, kind: Node) -> set[Node]:
    return {wide for wide in graph.transitive_objects(kind, RDFS.subClassOf) if wide is not None}


def faults(graph: rdflib.Graph) -> list[str]:
    """What the rules of OWL 2 RL found to contradict."""
    return [str(o) for p, o in graph.predicate_objects() if str(p).endswith("agent-ont#error")]


@pytest.mark.slow
def test_nothing_is_of_a_class_that_nobody_meant(stated: rdflib.Graph) -> None:
    """What is inferred follows from a declared sub-class, not from the domain or range of a property."""
    meant = {
        node: {wide for kind in stated.objects(node, RDF.type) for wide in above(stated, kind)}
        for node in set(stated.subjects(RDF.type))
    }
    found = closed(copied(stated))
    surprising = {
        (node.n3(), kind.n3())
        for node, kind in found.subject_objects(RDF.type)
        if isinstance(node, rdflib.URIRef)
        and not str(node).startswith(BUILT_IN)
        and not (str(kind).startswith(BUILT_IN) and kind != RDF.List)
        and kind not in meant.get(node, set())
    }
    assert surprising == set()
    assert faults(found) == []


@pytest.mark.slow
def test_the_rules_find_what_contradicts(stated: rdflib.Graph) -> None:
    small = rdflib.Graph().parse(FOREIGN)
    for triple in stated.triples((None, RDFS.subClassOf, None)):
        small.add(triple)
    assert faults(closed(copied(small, f"id:a a kg:Act . {WRONG}")))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, which is not on this machine")
@pytest.mark.parametrize(
    ("more", "is_consistent"), [("", True), (WRONG, False)], ids=["as built", "with a contradiction"]
)
def test_hermit_finds_what_contradicts(stated: rdflib.Graph, more: str, is_consistent: bool, tmp_path: Path) -> None:
    import owlready2

    graph = copied(stated, more)
    for predicate in set(graph.predicates()):
        if (predicate, RDF.type, None) not in graph and not str(predicate).startswith(BUILT_IN):
            links = all(isinstance(o, rdflib.URIRef) for o in graph.objects(None, predicate))
            graph.add((predicate, RDF.type, OWL.ObjectProperty if links else OWL.DatatypeProperty))
    graph.serialize(tmp_path / "graph.nt", format="nt", encoding="utf-8")
    world = owlready2.World()
    ontology = world.get_ontology(f"file://{tmp_path}/graph.nt").load()
    assert list(ontology.classes())
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
        assert is_consistent
        assert list(world.inconsistent_classes()) == []
    except owlready2.OwlReadyInconsistentOntologyError:
        assert not is_consistent


@pytest.mark.slow
def test_every_value_is_of_the_declared_range(stated: rdflib.Graph) -> None:
    """rdf:langString where a text in Chinese stands, the named datatype elsewhere."""
    wrong = set()
    for predicate, kind in stated.subject_objects(RDFS.range):
        for value in stated.objects(None, predicate):
            if isinstance(value, rdflib.Literal) and str(predicate).startswith(KG):
                own = RDF.langString if value.language else value.datatype or XSD.string
                if own != kind:
                    wrong.add((str(predicate), str(own), str(kind)))
    assert wrong == set()
