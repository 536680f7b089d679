"""Results in the formats of the W3C: what is written here reads like what the engine writes."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph.results import ROWS, serialised, shorten

STORE = ox.Store()
_ABOUT = ox.NamedNode("http://example.org/a?b=1&c=<2>".replace("<", "(").replace(">", ")"))
for _value in (
    ox.Literal('示例 "引号" <尖括号> & 制表\t换行\n', language="zh"),
    ox.Literal("2021", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    ox.Literal("plain"),
    ox.Literal("逗号,回车\r\n"),
    ox.NamedNode("http://example.org/b"),
    ox.BlankNode("c"),
):
    STORE.add(ox.Quad(_ABOUT, ox.NamedNode("http://example.org/p"), _value))
ALL = "SELECT ?s ?nothing ?o { ?s ?p ?o OPTIONAL { ?o ?q ?nothing } } ORDER BY ?o"


def rows_of(data: bytes, form: ox.QueryResultsFormat) -> list[list[str]]:
    read = ox.parse_query_results(data, format=form)
    assert isinstance(read, ox.QuerySolutions)
    return [[str(term) for term in row] for row in read]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_with_a_bound_the_same_is_written_as_without(form: str) -> None:
    whole, _ = serialised(STORE.query(ALL), form, "query")
    bounded, cut = serialised(STORE.query(ALL), form, "query", 100)
    assert rows_of(bounded, ROWS[form]) == rows_of(whole, ROWS[form])
    assert not cut


def test_with_a_bound_csv_has_the_same_cells() -> None:
    read = [
        list(csv.reader(io.StringIO(serialised(STORE.query(ALL), "csv", "query", most)[0].decode(), newline="")))
        for most in (0, 100)
    ]
    assert [row[2] for row in read[0][1:] if row[2] != "_:c"] == [row[2] for row in read[1][1:] if row[2] != "c"]


@pytest.mark.parametrize(("most", "kept", "cut"), [(0, 6, False), (6, 6, False), (5, 5, True), (1, 1, True)])
def test_rows_are_cut_at_the_bound_and_only_there(most: int, kept: int, cut: bool) -> None:
    data, said = serialised(STORE.query(ALL), "json", "query", most)
    assert (len(rows_of(data, ROWS["json"])), said) == (kept, cut)


def test_triples_are_cut_too() -> None:
    data, cut = serialised(STORE.query("CONSTRUCT WHERE { ?s ?p ?o }"), "nt", "query", 2)
    assert (data.count(b"\n"), cut) == (2, True)


@pytest.mark.parametrize(("text", "form"), [("ASK {}", "ttl"), ("CONSTRUCT WHERE { ?s ?p ?o }", "json")])
def test_a_format_that_does_not_fit_is_told(text: str, form: str) -> None:
    with pytest.raises(QueryError, match="does not fit"):
        serialised(STORE.query(text), form, "query")


def test_an_iri_is_read_with_its_prefix() -> None:
    assert shorten("https://w3id.org/policy-kg/ontology#Policy") == "kg:Policy"
    assert shorten("http://example.org/a") == "<http://example.org/a>"


@pytest.mark.parametrize(
    ("asks", "form"), [("SELECT ?o { ?s ?p ?o }", "xml"), ("CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml")]
)
@pytest.mark.parametrize("most", [0, 5])
def test_what_xml_cannot_hold_is_told_and_not_written(asks: str, form: str, most: int) -> None:
    store = ox.Store()
    store.add(ox.Quad(_ABOUT, ox.NamedNode("http://example.org/p"), ox.Literal("a\u0001b")))
    with pytest.raises(QueryError, match=r"query: XML has no way to write the character U\+0001; ask for json or ttl"):
        serialised(store.query(asks), form, "query", most)
    other = "json" if form == "xml" else "ttl"
    assert serialised(store.query(asks), other, "query", most)[0]
