"""Addresses of things and of their data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from small_graph import write_graph
from starlette.testclient import TestClient as Client

from kg.serve.app import make_app
from kg.serve.settings import Settings

POLICY = "/id/policy/示发-2021-1"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def client(directory: Path) -> Iterator[Client]:
    with Client(make_app(directory), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "ending"),
    [("text/turtle", ".ttl"), ("application/ld+json", ".jsonld"), ("application/n-triples", ".nt")],
)
def test_an_iri_leads_to_its_data(client: Client, accept: str, ending: str) -> None:
    answer = client.get(POLICY, headers={"Accept": accept})
    assert answer.status_code == 303 and answer.headers["vary"].startswith("Accept")
    assert unquote(answer.headers["location"]) == f"/data/policy/示发-2021-1{ending}"
    data = client.get(answer.headers["location"])
    read = list(ox.parse(data.content, format=ox.RdfFormat.from_media_type(accept)))
    titles = {quad.object.value for quad in read if isinstance(quad.object, ox.Literal)}
    assert {"示例节能规划", "示例甲部"} <= titles


def test_what_the_graph_does_not_know_is_not_found(client: Client) -> None:
    assert client.get("/id/policy/none").status_code == 404
    assert client.get("/data/policy/none.ttl").status_code == 404


def test_a_proxy_may_put_a_path_before_all(directory: Path) -> None:
    client = Client(make_app(directory), root_path="/policies", follow_redirects=False)
    answer = client.get("/policies" + POLICY, headers={"Accept": "text/turtle"})
    assert answer.headers["location"].startswith("/policies/data/policy/")
    assert b"/policies/sparql" in client.get("/policies/sparql", headers={"Accept": "text/turtle"}).content


def test_the_endpoint_says_what_it_is(client: Client) -> None:
    for path in ("/sparql", "/.well-known/void"):
        read = list(ox.parse(client.get(path).content, format=ox.RdfFormat.TURTLE))
        said = {quad.predicate.value.rpartition("#")[2] for quad in read}
        assert {"endpoint", "resultFormat", "triples", "sparqlEndpoint", "entities"} <= said


def test_a_graph_that_is_built_again_is_served_anew(tmp_path: Path) -> None:
    from own_texts import built

    text = "关于示例清点的通知\n\n示发〔2021〕{}号\n\n示例文本写明怎样清点设施。\n\n示例甲局\n\n2021年3月1日\n"
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(text.format(1), encoding="utf-8")
    output = built(tmp_path / "out", source)
    client = Client(make_app(output, Settings()), follow_redirects=False)
    assert client.get("/id/policy/示发-2021-2").status_code == 404
    (source / "a.txt").write_text(text.format(2), encoding="utf-8")
    built(tmp_path / "out", source)
    assert client.get("/id/policy/示发-2021-2").status_code == 303


@pytest.mark.parametrize("path", ["/none/of/this", "/data/policy/none", "/id/policy/none", "/nowhere"])
def test_a_browser_is_told_of_what_is_not_there_in_the_language_of_its_page(client: Client, path: str) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    for lang, heading in (("zh", "没有这一页"), ("en", "No such page")):
        answer = client.get(f"{path}?lang={lang}", headers=browser)
        assert answer.status_code == 404 and f"<h1>{heading}</h1>" in answer.text


def test_a_program_is_told_so_in_one_line(client: Client) -> None:
    answer = client.get("/data/policy/none", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.text.count("\n")) == (404, 1)
