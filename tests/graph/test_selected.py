"""A SELECT from Python: closed as a query of the command line is, with values of Python for its variables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import NotFoundError, QueryError
from kg.graph.selected import select, term_of
from kg.graph.store import GraphStore, text_of
from kg.vocabulary.namespaces import ID, PREFIXES, XSD

PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
ONE, OTHER = f"{ID}policy/one", f"{ID}policy/other"
QUERY = "SELECT ?p ?title { ?p dcterms:title ?title ; eli:id_local ?number ; kg:sequence ?sequence } ORDER BY ?p"


@pytest.fixture(scope="module")
def graph() -> GraphStore:
    store = ox.Store()
    said = f"""<{ONE}> a kg:Policy ; dcterms:title "示例一"@zh ; eli:id_local "示发〔2021〕1号" ; kg:sequence 1 ;
      eli:date_document "2021-10-24"^^xsd:date .
    <{OTHER}> a kg:Policy ; dcterms:title "示例二"@zh ; eli:id_local "示发〔2021〕2号" ; kg:sequence 2 ."""
    store.load(f"{PROLOGUE}{said}".encode(), ox.RdfFormat.TURTLE)
    return GraphStore(store)


def rows(graph: GraphStore, query: str, **values: object) -> list[tuple[str | None, ...]]:
    found = select(graph, query, values).rows
    return [tuple(None if term is None else text_of(term) for term in row) for row in found]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "示发〔2021〕1号"),
        ("sequence", 1),
        ("p", ONE),
        ("p", SimpleNamespace(iri=ONE)),
        ("p", rdflib.URIRef(ONE)),
        ("p", ox.NamedNode(ONE)),
        ("title", rdflib.Literal("示例一", "zh")),
    ],
)
def test_a_variable_may_be_given_whether_it_is_asked_for_or_not(graph: GraphStore, name: str, value: object) -> None:
    assert rows(graph, QUERY, **{name: value}) == [(ONE, "示例一")]


def test_a_day_is_a_day(graph: GraphStore) -> None:
    assert rows(graph, "SELECT ?p { ?p eli:date_document ?day }", day=date(2021, 10, 24)) == [(ONE,)]


def test_what_is_unbound_is_none(graph: GraphStore) -> None:
    query = "SELECT ?p ?day { ?p a kg:Policy OPTIONAL { ?p eli:date_document ?day } } ORDER BY ?p"
    assert rows(graph, query) == [(ONE, "2021-10-24"), (OTHER, None)]


@pytest.mark.parametrize(
    ("query", "values", "told"),
    [
        (QUERY, {"nmber": "x"}, "no variable nmber; it has number, p, sequence, title"),
        (QUERY, {"number": None}, "None: is no value"),
        (QUERY, {"number": pd.NaT}, "NaT: is no value"),
        (QUERY, {"number": pd.NA}, "NA>: is no value"),
        ("ASK { ?p ?q ?r }", {}, "is no SELECT"),
        ("CONSTRUCT { ?p ?q ?r } WHERE { ?p ?q ?r }", {}, "is no SELECT"),
        ("INSERT DATA { <a:b> <a:c> 1 }", {}, "read-only"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?p ?q ?r } }", {}, "SERVICE is refused"),
        ("SELECT ?p { ?p kg:sequense ?q }", {}, "near: kg:sequence"),
        ("SELECT ?p { ?p ", {}, "line 1, column"),
        ("carried-out-by", {}, "needs policy"),
        ("carried-out-by", {"plicy": "x"}, "no variable plicy; it has policy"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(
    graph: GraphStore, query: str, values: dict[str, object], told: str
) -> None:
    with pytest.raises(QueryError, match=told):
        select(graph, query, values)


def test_a_constant_may_be_what_rows_are_put_together_by(graph: GraphStore) -> None:
    query = "SELECT ?p (COUNT(?title) AS ?names) { ?p dcterms:title ?title } GROUP BY ?p ORDER BY DESC(?names) ?p"
    assert rows(graph, query, p=ONE) == [(ONE, "1")]
    assert rows(graph, query) == [(ONE, "1"), (OTHER, "1")]


def test_a_name_that_no_shipped_query_has_is_told(graph: GraphStore) -> None:
    with pytest.raises(NotFoundError, match="near: most-cited"):
        select(graph, "most-citd", {})


def test_values_of_python_are_terms() -> None:
    typed = {
        Decimal("1E+2"): ("100", "decimal"),
        True: ("true", "boolean"),
        7: ("7", "integer"),
        datetime(2021, 10, 24, 8): ("2021-10-24T08:00:00", "dateTime"),
        # a day and a number as a DataFrame gives them
        pd.Timestamp("2021-10-24"): ("2021-10-24", "date"),
        np.int64(8): ("8", "integer"),
    }
    for value, (text, kind) in typed.items():
        assert term_of(value) == ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
    assert term_of("urn:a:b") == ox.NamedNode("urn:a:b") and term_of("甲") == ox.Literal("甲")


def test_rows_are_those_of_the_command_line(sample_output: Path) -> None:
    from kg.graph import answering, queries
    from kg.graph.store import open_store

    policy = "国发〔2021〕33号"
    answered = answering.ask(sample_output, queries.load("carried-out-by"), {"policy": policy}, "csv", 60, 0)
    ours = rows(open_store(sample_output), "carried-out-by", policy=policy)
    written = [line.split(",")[0] for line in answered.data.decode().splitlines()[1:]]
    assert [row[0] or "" for row in ours] == written != []
