"""The alignment: known terms on the left, other vocabularies on the right, a licence on every scheme, one version."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from kg import __version__
from kg.graph.store import open_store
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import KG, RELATIONS

FILES = sorted(ontology_folder().glob("*.ttl"))
SCHEMES = [path for path in FILES if "a skos:ConceptScheme" in path.read_text("utf-8")]
MAPS = (RDFS.subClassOf, RDFS.subPropertyOf)


@pytest.fixture(scope="module")
def alignment() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "alignment.ttl")


def test_it_holds_maps_alone_and_of_terms_that_there_are(alignment: rdflib.Graph, sample_output: Path) -> None:
    declared = {str(term) for term in rdflib.Graph().parse(ontology_folder() / "policy.ttl").subjects()}
    used = {quad.predicate.value for quad in open_store(sample_output).store}
    (header,) = alignment.subjects(RDF.type, OWL.Ontology)
    mapped = {(str(left), relation) for left, relation, _ in alignment if left != header}
    assert {relation for _, relation in mapped} == set(MAPS)
    assert all(left in declared for left, _ in mapped if left.startswith(KG))
    assert sum(left in used for left, _ in mapped) > 10


def test_every_relation_is_said_in_the_terms_of_cito(alignment: rdflib.Graph) -> None:
    edges = {iri for name, iri in RELATIONS.items() if name not in ("issues", "self")}
    cito = {
        str(left) for left, right in alignment.subject_objects(RDFS.subPropertyOf) if "purl.org/spar/cito" in str(right)
    }
    assert edges <= cito


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_every_scheme_has_a_licence(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes and all(graph.value(scheme, DCTERMS.license) for scheme in schemes)


def test_whoever_cites_the_software_cites_this_version(root: Path) -> None:
    assert f"\nversion: {__version__}\n" in (root / "CITATION.cff").read_text(encoding="utf-8")
