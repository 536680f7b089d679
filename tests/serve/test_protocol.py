"""The SPARQL 1.1 Protocol, as a client of others sees it."""

from __future__ import annotations

import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from small_graph import write_graph
from starlette.testclient import TestClient as Client

from kg.graph import query_pool
from kg.serve.app import make_app
from kg.serve.protocol import CUT, FORM, QUERY, ROWS, TRIPLES, UPDATE, query_form
from kg.serve.settings import Settings

TITLES = "SELECT ?title { ?p a kg:Policy ; dcterms:title ?title } ORDER BY ?title"
MADE = "CONSTRUCT { ?p dcterms:title ?title } WHERE { ?p a kg:Policy ; dcterms:title ?title }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def client(directory: Path) -> Iterator[Client]:
    with Client(make_app(directory)) as client:
        yield client


def test_a_query_is_answered_by_get_by_form_and_as_it_is(client: Client) -> None:
    ways = [
        client.get("/sparql", params={"query": TITLES}),
        client.post("/sparql", data={"query": TITLES}),
        client.post("/sparql", content=TITLES.encode(), headers={"Content-Type": QUERY}),
    ]
    assert [way.status_code for way in ways] == [200, 200, 200]
    assert ways[0].content == ways[1].content == ways[2].content
    assert len(ways[0].json()["results"]["bindings"]) == 6


@pytest.mark.parametrize("media", ROWS)
def test_rows_come_in_the_format_asked_for(client: Client, media: str) -> None:
    answer = client.get("/sparql", params={"query": TITLES}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    text = answer.content.decode()
    if ROWS[media] == "json":
        read = [row["title"]["value"] for row in json.loads(text)["results"]["bindings"]]
    elif ROWS[media] == "xml":
        read = [node.text or "" for node in ElementTree.fromstring(text).iter() if node.tag.endswith("literal")]
    elif ROWS[media] == "csv":
        read = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    else:
        read = [line.split('"')[1] for line in text.splitlines()[1:]]
    assert len(read) == 6 and "丙省节能实施意见" in read


@pytest.mark.parametrize("media", TRIPLES)
def test_triples_come_in_the_format_asked_for(client: Client, media: str) -> None:
    answer = client.get("/sparql", params={"query": MADE}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    read = list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media)))
    assert len(read) == 6


def test_an_answer_that_is_cut_says_so(directory: Path) -> None:
    client = Client(make_app(directory, Settings(rows=2)))
    answer = client.get("/sparql", params={"query": TITLES})
    assert len(answer.json()["results"]["bindings"]) == 2
    assert answer.headers[CUT].startswith("first 2;")
    assert CUT not in client.get("/sparql", params={"query": f"{TITLES} LIMIT 2"}).headers
    triples = client.get("/sparql", params={"query": MADE}, headers={"Accept": "application/n-triples"})
    assert (triples.content.count(b"\n"), CUT in triples.headers) == (2, True)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"query": "SELECT ?x {"}, 400),
        ({"query": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}, 400),
        ({"query": "DELETE WHERE { ?s ?p ?o }"}, 400),
        ({"query": TITLES, "default-graph-uri": "http://example.org/"}, 400),
        ({"update": "CLEAR ALL"}, 403),
        ({"query": "SELECT * { ?s ?p '" + "x" * 200_000 + "' }"}, 413),
    ],
)
def test_what_is_refused_is_told_in_one_line(client: Client, sent: dict[str, str], status: int) -> None:
    answer = client.post("/sparql", data=sent)
    assert (answer.status_code, answer.text.count("\n")) == (status, 1)


def test_two_queries_are_none(client: Client) -> None:
    assert client.get(f"/sparql?{urlencode([('query', TITLES), ('query', MADE)])}").status_code == 400


def test_a_body_of_another_kind_is_refused(client: Client) -> None:
    assert client.post("/sparql", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", content=b"\xff", headers={"Content-Type": QUERY}).status_code == 400
    assert client.post("/sparql", content=b"", headers={"Content-Type": FORM}).status_code == 400


def test_what_is_no_utf8_is_no_query(client: Client) -> None:
    asks = "SELECT%20(%22%FF%22%20AS%20%3Fx)%20%7B%7D"
    form = client.post("/sparql", content=f"query={asks}".encode(), headers={"Content-Type": FORM})
    assert [one.status_code for one in (client.get(f"/sparql?query={asks}"), form)] == [400, 400]
    assert form.text == "the query is not UTF-8\n"


def test_an_update_is_told_that_the_graph_is_read_only(client: Client) -> None:
    answer = client.post("/sparql", content=b"CLEAR ALL", headers={"Content-Type": UPDATE})
    assert (answer.status_code, "read-only" in answer.text) == (403, True)


def test_formats_may_be_told_on_several_lines(client: Client) -> None:
    headers = [("Accept", "image/png"), ("Accept", "text/csv")]
    answer = client.get("/sparql", params={"query": TITLES}, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")


def test_what_is_new_each_time_is_not_kept(client: Client) -> None:
    asks = "SELECT (STRUUID() AS ?x) {}"
    assert client.get("/sparql", params={"query": asks}).text != client.get("/sparql", params={"query": asks}).text


def test_a_format_that_is_not_on_offer_is_refused(client: Client) -> None:
    answer = client.get("/sparql", params={"query": TITLES}, headers={"Accept": "image/png"})
    assert answer.status_code == 406 and "text/csv" in answer.text


def test_a_query_past_its_deadline_is_stopped(directory: Path) -> None:
    client = Client(make_app(directory, Settings(deadline=0.3)))
    answer = client.get("/sparql", params={"query": ENDLESS})
    assert (answer.status_code, "0.3 s" in answer.text) == (504, True)


def test_one_too_many_is_asked_to_come_back(directory: Path) -> None:
    with Client(make_app(directory, Settings(deadline=3.0, at_once=1, patience=0.05))) as client:
        first = threading.Thread(target=client.get, args=("/sparql",), kwargs={"params": {"query": ENDLESS}})
        first.start()
        time.sleep(0.5)
        answer = client.get("/sparql", params={"query": TITLES})
        first.join()
    assert answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0


def test_scripts_of_other_sites_may_ask_only_where_it_was_said(directory: Path) -> None:
    elsewhere = {"Origin": "https://example.org"}
    closed, opened = Client(make_app(directory)), Client(make_app(directory, Settings(origins=("*",))))
    assert "access-control-allow-origin" not in closed.get("/sparql", headers=elsewhere).headers
    assert opened.get("/sparql", headers=elsewhere).headers["access-control-allow-origin"] == "*"


def test_a_name_that_is_not_this_machine_is_refused(directory: Path) -> None:
    client = Client(make_app(directory, Settings(hosts=("127.0.0.1",))))
    assert client.get("/sparql", headers={"Host": "rebound.example.org"}).status_code == 400
    assert client.get("/sparql", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_every_answer_is_guarded(client: Client) -> None:
    for path in ("/sparql", "/nowhere", "/id/policy/none"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# select\nPREFIX ex: <http://example.org/ask> CONSTRUCT WHERE { ?s ?p ?o }", "construct"),
        ("BASE <http://example.org/>\nask {}", "ask"),
        ("PREFIX select: <http://example.org/> DESCRIBE select:x", "describe"),
        ("", ""),
    ],
)
def test_what_a_query_asks_for_is_told_from_its_text(text: str, expected: str) -> None:
    assert query_form(text) == expected


def test_an_answer_that_was_given_is_at_hand(directory: Path) -> None:
    app = make_app(directory)
    with Client(app) as client:
        first = client.get("/sparql", params={"query": TITLES})
        started = time.monotonic()
        others = [client.get("/sparql", params={"query": TITLES}) for _ in range(20)]
        assert {other.content for other in others} == {first.content}
        assert time.monotonic() - started < 2


def test_a_long_query_leaves_room_for_those_of_others(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_pool, "LONG_AFTER", 0.1)
    with Client(make_app(directory, Settings(deadline=6.0))) as client:
        endless = threading.Thread(target=client.get, args=("/sparql",), kwargs={"params": {"query": ENDLESS}})
        endless.start()
        time.sleep(0.5)
        # here all clients have one address: a long query of theirs is under way, and another is ended
        crowded = client.get("/sparql", params={"query": f"{ENDLESS} # another"})
        monkeypatch.undo()  # on a busy machine a short one takes longer than that
        short = client.get("/sparql", params={"query": TITLES})
        assert endless.is_alive()
        endless.join()
    assert crowded.status_code == 503 and int(crowded.headers["Retry-After"]) > 0
    assert short.status_code == 200
