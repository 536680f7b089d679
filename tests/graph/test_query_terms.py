"""A misspelt term is named with the nearest; all that kg ships is spelt right."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.queries import shipped
from kg.graph.query_terms import refuse_unknown_terms, without_statements


def test_a_misspelt_term_is_told_with_its_place_and_the_nearest() -> None:
    with pytest.raises(
        QueryError, match=r"query, line 2, column 4: kg:availabilty is no term .* near: kg:availability"
    ):
        refuse_unknown_terms("SELECT ?x {\n?x kg:availabilty ?y }", "query")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x a kg:Policy }",
        "PREFIX kg: <https://example.org/> SELECT ?x { ?x kg:mine ?y }",
        'SELECT ?x { ?x dcterms:title "kg:nothing" } # kg:nothing',
    ],
)
def test_other_names_pass(text: str) -> None:
    refuse_unknown_terms(text, "query")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x a <https://w3id.org/policy-kg/ontology#Polizy> }",
        "PREFIX kg: <https://w3id.org/policy-kg/ontology#> SELECT ?x { ?x a kg:Polizy }",
    ],
)
def test_a_misspelt_term_is_told_however_it_is_written(text: str) -> None:
    with pytest.raises(QueryError, match=r"Polizy>? is no term of the ontology; near: kg:Policy"):
        refuse_unknown_terms(text, "query")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?x { ?x eli:id_lokal ?y }", ("eli:id_lokal", "eli:id_local")),
        ("SELECT ?x { ?x dcterms:tittle ?y }", ("dcterms:tittle", "dcterms:title")),
        ("SELECT ?x { ?x eli:id_local 1 ; skos:prefLabel 2 ; a id:nothing, xsd:nothing }", None),
        ("PREFIX eli: <urn:other:> SELECT ?x { ?x eli:id_lokal ?y }", None),
        ("PREFIX mine: <urn:other:> SELECT ?x { ?x mine:term ?y }", None),
    ],
)
def test_a_term_that_no_graph_has_is_known_beside_its_nearest(text: str, told: tuple[str, str] | None) -> None:
    assert without_statements(text) == told


@pytest.mark.parametrize("name", list(shipped()))
def test_shipped_queries_use_terms_that_graphs_have(name: str) -> None:
    assert without_statements(shipped()[name].text) is None


@pytest.mark.parametrize("name", list(shipped()))
def test_shipped_queries_use_terms_of_the_ontology(name: str) -> None:
    refuse_unknown_terms(shipped()[name].text, name)
