"""The ontology: every file parses in two tools, and every term that is written somewhere is declared."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDFS
from rdflib.plugins.sparql import prepareQuery

from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import KG, PREFIXES

ROOT = Path(__file__).resolve().parents[2]
TURTLE = sorted([*ontology_folder().glob("*.ttl"), *(ROOT / "tests").rglob("*.ttl")])
QUERIES = sorted(ontology_folder().rglob("*.rq"))
# KG + "word" and f"{KG}word" in the code, kg:word in queries and shapes
WRITTEN = re.compile(r'\bKG ?\+ ?"(\w+)"|\{KG\}(\w+)|\bkg:(\w+)')


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "policy.ttl")


def declared(ontology: rdflib.Graph) -> set[str]:
    return {str(term).removeprefix(KG) for term in ontology.subjects() if str(term).startswith(KG)}


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_two_parsers_read_the_same(path: Path) -> None:
    theirs = rdflib.Graph().parse(path, format="turtle")
    ours = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(theirs) == len({(quad.subject, quad.predicate, quad.object) for quad in ours}) > 0


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_two_engines_read_every_query(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prepareQuery(text, initNs=dict(PREFIXES))
    ox.Store().query(text, prefixes=dict(PREFIXES))


def test_every_term_has_a_name_in_two_languages_and_a_meaning(ontology: rdflib.Graph) -> None:
    for term in declared(ontology):
        node = rdflib.URIRef(KG + term)
        languages = Counter(
            name.language for name in ontology.objects(node, RDFS.label) if isinstance(name, rdflib.Literal)
        )
        assert languages == {"en": 1, "zh": 1}, term
        meanings = [one for one in ontology.objects(node, RDFS.comment) if isinstance(one, rdflib.Literal)]
        assert sorted(one.language or "" for one in meanings) == ["en", "zh"], term
        assert ontology.value(node, RDFS.isDefinedBy), term


def test_every_term_that_is_written_is_declared(ontology: rdflib.Graph) -> None:
    places = [*(ROOT / "kg").rglob("*.py"), *QUERIES, *TURTLE, *(ROOT / "docs").rglob("*.md")]
    written = {
        next(filter(None, found.groups()))
        for path in places
        for found in WRITTEN.finditer(path.read_text(encoding="utf-8"))
    }
    assert written - declared(ontology) == set()


@pytest.mark.slow
def test_every_term_of_a_built_graph_is_declared(ontology: rdflib.Graph, sample_output: Path) -> None:
    graph = ox.parse(path=str(sample_output / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    named = {node.value for quad in graph for node in (quad.predicate, quad.object) if isinstance(node, ox.NamedNode)}
    assert {iri.removeprefix(KG) for iri in named if iri.startswith(KG)} - declared(ontology) == set()


def test_a_range_that_is_named_is_declared(ontology: rdflib.Graph) -> None:
    used = {*ontology.objects(None, RDFS.range), *ontology.objects(None, RDFS.domain)}
    classes = set(ontology.subjects(rdflib.RDF.type, OWL.Class))
    assert {node for node in used if str(node).startswith(KG)} <= classes
