"""Shapes are asked as SPARQL: what SHACL means by a constraint, and an error where one is not translated."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import InputError
from kg.graph.kept_checks import SHAPES_FILE
from kg.graph.shapes import read_checks
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import KG

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""


def breaking(folder: Path, shapes: str, data: str) -> set[str]:
    """The nodes that break shapes."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + shapes, encoding="utf-8")
    store = ox.Store()
    store.load(input=PREFIXES + data, format=ox.RdfFormat.TURTLE)
    found: set[str] = set()
    for check in read_checks(path):
        rows = store.query(check.query)
        assert isinstance(rows, ox.QuerySolutions)
        found.update(row[0].value.rpartition("/")[2] for row in rows)
    return found


@pytest.mark.parametrize(
    ("constraint", "data", "expected"),
    [
        ("sh:path :p ; sh:minCount 1", ":a a :C . :b a :C ; :p 1 .", {"a"}),
        ("sh:path :p ; sh:minCount 2", ":a a :C ; :p 1 . :b a :C ; :p 1, 2 .", {"a"}),
        ("sh:path :p ; sh:maxCount 1", ":a a :C ; :p 1, 2 . :b a :C ; :p 1 .", {"a"}),
        ("sh:path :p ; sh:maxCount 0", ":a a :C ; :p 1 . :b a :C .", {"a"}),
        ("sh:path :p ; sh:datatype xsd:date", ':a a :C ; :p "2021-02-30"^^xsd:date . :b a :C ; :p 1 .', {"a", "b"}),
        ("sh:path :p ; sh:datatype xsd:date", ':a a :C ; :p "2021-02-03"^^xsd:date .', set()),
        ("sh:path :p ; sh:class :D", ":a a :C ; :p :x . :b a :C ; :p :y . :y a :D .", {"a"}),
        ("sh:path :p ; sh:nodeKind sh:IRI", ':a a :C ; :p "x" . :b a :C ; :p :x .', {"a"}),
        ("sh:path :p ; sh:minLength 1", ':a a :C ; :p "" . :b a :C ; :p "x" .', {"a"}),
        ("sh:path :p ; sh:pattern '^x$'", ':a a :C ; :p "xy" . :b a :C ; :p "x" .', {"a"}),
        ("sh:path :p ; sh:in ( 1 2 )", ":a a :C ; :p 3 . :b a :C ; :p 2 .", {"a"}),
        ("sh:path :p ; sh:languageIn ( 'zh' )", ':a a :C ; :p "x" . :b a :C ; :p "x"@zh .', {"a"}),
        ("sh:path :p ; sh:hasValue 1", ":a a :C ; :p 2 . :b a :C ; :p 1, 2 .", {"a"}),
        ("sh:path :p ; sh:minInclusive 0", ':a a :C ; :p -1 . :b a :C ; :p 0 . :c a :C ; :p "x" .', {"a", "c"}),
        ("sh:path :p ; sh:lessThan :q", ":a a :C ; :p 2 ; :q 2 . :b a :C ; :p 1 ; :q 2 . :c a :C ; :p 3 .", {"a"}),
        ("sh:path :inverse ; sh:minCount 1", ":a a :C . :b a :C . :x :p :b .", {"a"}),
    ],
)
def test_a_property_shape(tmp_path: Path, constraint: str, data: str, expected: set[str]) -> None:
    shapes = f":S a sh:NodeShape ; sh:targetClass :C ; sh:property :P . :P {constraint} . :inverse sh:inversePath :p ."
    assert breaking(tmp_path, shapes, data) == expected


def test_a_closed_shape_knows_its_own_properties_and_those_it_ignores(tmp_path: Path) -> None:
    shapes = (
        ":S sh:targetClass :C ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property :P . :P sh:path :p ."
    )
    assert breaking(tmp_path, shapes, ":a a :C ; :p 1 . :b a :C ; :q 1 .") == {"b"}


def test_one_of_several_shapes_is_enough(tmp_path: Path) -> None:
    shapes = ":S sh:targetObjectsOf :p ; sh:or ( :A :B ) . :A sh:class :C . :B sh:path :q ; sh:minCount 1 ."
    assert breaking(tmp_path, shapes, ":x :p :a, :b, :c . :a a :C . :b :q 1 .") == {"c"}


def test_the_shape_of_a_value_is_told_of_the_value(tmp_path: Path) -> None:
    shapes = (
        ":S sh:targetClass :C ; sh:property :P . :P sh:path :p ; sh:node :N . :N sh:property :Q . "
        ":Q sh:path :q ; sh:minCount 1 ."
    )
    assert breaking(tmp_path, shapes, ":a a :C ; :p :x . :b a :C ; :p :y . :y :q 1 .") == {"x"}


def test_a_constraint_in_sparql_is_asked_of_the_targets_alone(tmp_path: Path) -> None:
    shapes = (
        ":S sh:targetClass :C ; sh:sparql :Q . :Q sh:select "
        "'SELECT $this ?value WHERE { $this <https://example.org/p> ?value . FILTER (?value > 1) }' ."
    )
    assert breaking(tmp_path, shapes, ":a a :C ; :p 2 . :b a :C ; :p 1 . :c :p 2 .") == {"a"}


def test_what_is_not_translated_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="uniqueLang"):
        breaking(tmp_path, ":S sh:targetClass :C ; sh:property :P . :P sh:path :p ; sh:uniqueLang true .", "")


def test_what_is_said_of_properties_is_held_against_them() -> None:
    rules = rdflib.Graph().parse(ontology_folder() / SHAPES_FILE)
    closed = set(rules.subjects(SH.closed, rdflib.Literal(True)))
    told = {
        shape for shape, message in rules.subject_objects(SH.message) if "mend the name of the property" in str(message)
    }
    assert told == closed
    kinds = {str(rules.value(shape, SH.targetClass)).removeprefix(KG) for shape in closed}
    assert kinds >= {"Policy", "Citation", "Occurrence", "Responsibility", "Target", "Topic", "Statement", "Origin"}
