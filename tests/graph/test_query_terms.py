"""A misspelt term is named with the nearest; all that kg ships is spelt right."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.queries import shipped
from kg.graph.query_terms import refuse_unknown_terms


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


@pytest.mark.parametrize("name", list(shipped()))
def test_shipped_queries_use_terms_of_the_ontology(name: str) -> None:
    refuse_unknown_terms(shipped()[name].text, name)
