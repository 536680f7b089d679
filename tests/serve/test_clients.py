"""The endpoint as clients of others ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import server
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, SPARQLWrapper

pytestmark = pytest.mark.slow

TITLES = "SELECT ?title { ?p a kg:Policy ; dcterms:title ?title } ORDER BY ?title"


@pytest.fixture(scope="module")
def endpoint(sample_output: Path) -> Iterator[str]:
    with server(sample_output) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize("way", [URLENCODED, POSTDIRECTLY])
@pytest.mark.parametrize("form", [JSON, CSV])
def test_sparqlwrapper_reads_rows(endpoint: str, way: str, form: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setQuery(f"PREFIX dcterms: <http://purl.org/dc/terms/>\n{TITLES}")
    client.setReturnFormat(form)
    client.setMethod(POST)
    client.setRequestMethod(way)
    found: Any = client.query().convert()
    count = len(found["results"]["bindings"]) if form == JSON else len(found.decode().splitlines()) - 1
    assert count == 28


def test_sparqlwrapper_reads_triples(endpoint: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setQuery("CONSTRUCT { ?p a ?kind } WHERE { ?p a ?kind FILTER(?kind = kg:Policy) }")
    client.setReturnFormat(TURTLE)
    found: Any = client.query().convert()
    assert len(Graph().parse(data=found, format="turtle")) == 28


def test_rdflib_asks_it_as_a_remote_graph(endpoint: str) -> None:
    remote = Graph(SPARQLStore(endpoint, context_aware=False))
    rows = remote.query("SELECT (COUNT(?p) AS ?n) { ?p a <https://w3id.org/policy-kg/ontology#Policy> }")
    assert [int(row[0]) for row in list[Any](rows)] == [28]
