"""The endpoint as clients of others ask it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import server
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, SPARQLWrapper

pytestmark = pytest.mark.slow

COMUNICA = shutil.which("comunica-sparql")
POLICY = "<https://w3id.org/policy-kg/ontology#Policy>"

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


def comunica(query: str, *sources: str, form: str = "application/sparql-results+json") -> str:
    """What Comunica answers to a query over some endpoints."""
    assert COMUNICA
    named = [f"sparql@{source}" for source in sources]
    done = subprocess.run(
        [COMUNICA, *named, query, "-t", form], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout


@pytest.mark.skipif(not COMUNICA, reason="comunica-sparql is not installed (npm install -g @comunica/query-sparql)")
def test_comunica_reads_rows_and_triples_and_asks_two_endpoints_at_once(endpoint: str) -> None:
    counted = json.loads(comunica(f"SELECT (COUNT(*) AS ?n) {{ ?p a {POLICY} }}", endpoint))
    assert counted["results"]["bindings"][0]["n"]["value"] == "28"
    triples = comunica(f"CONSTRUCT {{ ?p a {POLICY} }} {{ ?p a {POLICY} }}", endpoint, form="application/n-triples")
    assert len(Graph().parse(data=triples, format="nt")) == 28
    assert json.loads(comunica(f"ASK {{ ?p a {POLICY} }}", endpoint, endpoint))["boolean"] is True
