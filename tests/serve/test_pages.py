"""The explorer at its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.pages import ROW_FILES
from kg.show.explorer.things import LISTS

POLICY = "/policy/国发-2021-33"


@pytest.fixture(scope="module")
def client(sample_output: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_output), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/search", "/questions", "/query", POLICY, *(f"/{name}" for name in LISTS)])
@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_each_page_is_there_in_both_languages(client: TestClient, path: str, lang: str) -> None:
    answer = client.get(path + lang)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{"en" if lang else "zh-CN"}">' in answer.text


def test_links_of_an_english_page_lead_to_english_pages(client: TestClient) -> None:
    page = client.get(POLICY + "?lang=en").text
    links = [
        unquote(link)
        for link in re.findall(r'href="(/[^"#]*)', page)
        if "/static/" not in link and "/data/" not in link
    ]
    assert len(links) > 10
    assert [link for link in links if "lang=en" not in link] == [POLICY]


def test_every_link_of_the_sample_leads_somewhere(client: TestClient) -> None:
    seen, front = {"/"}, ["/"]
    while front:
        page = client.get(front.pop())
        assert page.status_code == 200, page.url
        links = {link.replace("&amp;", "&").partition("#")[0] for link in re.findall(r'href="(/[^"]*)', page.text)}
        fresh = {link for link in links - seen if "?" not in link and "/data/" not in link}
        seen |= fresh
        front += sorted(fresh)
    assert len(seen) > 100


def test_an_iri_leads_a_reader_to_its_page(client: TestClient) -> None:
    answer = client.get("/id" + POLICY, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, unquote(answer.headers["location"])) == (303, POLICY)


def test_a_page_that_is_not_there_says_so(client: TestClient) -> None:
    for path in ("/policy/none", "/nothing/x", "/questions/none", "/policy/%00%ff", "/static/none"):
        assert client.get(path).status_code == 404


def test_a_question_is_answered_once_it_has_what_it_needs(client: TestClient) -> None:
    assert "<table" not in client.get("/questions/carried-out-by").text
    answered = client.get("/questions/carried-out-by", params={"policy": "国发〔2021〕33号"})
    assert answered.status_code == 200 and "豫政" in answered.text and "<table" in answered.text
    wrong = client.get("/questions/carried-out-by", params={"policy": "没有这样的文件"})
    assert wrong.status_code == 400 and 'role="alert"' in wrong.text


def test_an_answer_can_be_taken_along(client: TestClient) -> None:
    given = {"policy": "国发〔2021〕33号", "format": "csv"}
    answer = client.get("/questions/carried-out-by", params=given)
    assert "attachment" in answer.headers["content-disposition"] and answer.content.startswith(b"\xef\xbb\xbf")
    own = client.get("/query", params={"query": "SELECT (1 AS ?one) {}", "format": "json"})
    assert own.json()["results"]["bindings"][0]["one"]["value"] == "1"
    for form in ROW_FILES:
        rows = client.get("/query", params={"query": "SELECT (1 AS ?one) {}", "format": form})
        assert rows.status_code == 200 and rows.headers["content-disposition"].endswith(f'.{form}"')


def test_a_query_of_ones_own_that_is_refused_is_told(client: TestClient) -> None:
    for text in ("SELECT {", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "CLEAR ALL"):
        answer = client.get("/query", params={"query": text})
        assert answer.status_code == 400 and 'role="alert"' in answer.text


def test_typing_gets_hits(client: TestClient) -> None:
    hits = client.get("/suggest", params={"q": "国发2021 33"}).json()["hits"]
    assert hits[0]["number"] == "国发〔2021〕33号" and unquote(hits[0]["href"]) == POLICY


def test_behind_a_proxy_all_links_begin_with_its_path(sample_output: Path) -> None:
    client = TestClient(make_app(sample_output), root_path="/kg")
    page = client.get("/kg" + POLICY).text
    assert not [link for link in re.findall(r'(?:href|src|action)="(/[^"]*)', page) if not link.startswith("/kg/")]
    other = re.findall(r'class="tongue" href="([^"]*)"', page)
    assert unquote(other[0]) == f"/kg{POLICY}?lang=en"
