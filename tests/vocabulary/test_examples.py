"""The examples of the ontology are what a graph holds, and its picture is of today."""

from __future__ import annotations

from pathlib import Path

import checkout
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from kg.graph.store import GraphStore, open_store
from kg.graph.validate import breaks
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import KG, PREFIXES

ONTOLOGY = rdflib.Graph().parse(ontology_folder() / "policy.ttl")
EXAMPLES = sorted((str(term).removeprefix(KG), str(text)) for term, text in ONTOLOGY.subject_objects(SKOS.example))
TURTLE = [(name, text) for name, text in EXAMPLES if not text.startswith("SELECT")]
QUESTIONS = [(name, text) for name, text in EXAMPLES if text.startswith("SELECT")]
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
# kinds that the sample has not
NOT_IN_SAMPLE = {"Act", "Instrument", "Meeting"}


@pytest.fixture(scope="module")
def graph(sample_output: Path) -> GraphStore:
    return open_store(sample_output)


def test_what_a_reader_meets_first_has_an_example_of_both_kinds() -> None:
    assert {name for name, _ in TURTLE} == {name for name, _ in QUESTIONS} >= {"Policy", "Citation", "Origin", "Target"}


@pytest.mark.parametrize(("name", "text"), TURTLE, ids=[name for name, _ in TURTLE])
def test_an_example_is_of_its_class_and_has_no_property_that_the_shapes_forbid(name: str, text: str) -> None:
    read = rdflib.Graph().parse(data=PROLOGUE + text, format="turtle")
    assert list(read.subjects(RDF.type, rdflib.URIRef(KG + name)))
    store = ox.Store()
    store.load(input=(PROLOGUE + text).encode(), format=ox.RdfFormat.TURTLE)
    assert not [one for one in breaks(store) if one.rule.endswith(f"#{name}")], (
        "a closed shape knows all its properties"
    )


@pytest.mark.parametrize(("name", "text"), QUESTIONS, ids=[name for name, _ in QUESTIONS])
def test_an_example_of_a_question_has_an_answer_in_the_sample(name: str, text: str, graph: GraphStore) -> None:
    assert bool(graph.select(text)) == (name not in NOT_IN_SAMPLE)


def test_the_picture_is_of_this_ontology(root: Path) -> None:
    drawn = (root / "docs" / "images" / "classes.svg").read_text(encoding="utf-8")
    assert drawn == checkout.tool("class_picture").picture(ONTOLOGY), (
        "run python tools/class_picture.py > docs/images/classes.svg"
    )
