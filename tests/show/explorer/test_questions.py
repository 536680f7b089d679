"""The pages of questions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from explorer_frame import frame_on
from network_graph import PLAN, read_graph

from kg.graph.queries import load, parse, shipped
from kg.graph.store import open_store
from kg.show.explorer.answers import read_answer
from kg.show.explorer.questions import own_page, question_page, questions_page, terms


def answer(*values: str) -> bytes:
    rows = [{"policy": {"type": "uri", "value": value}, "n": {"type": "literal", "value": "1"}} for value in values]
    return json.dumps({"head": {"vars": ["policy", "n", "none"]}, "results": {"bindings": rows}}).encode()


def test_every_question_that_comes_with_kg_is_listed() -> None:
    page = questions_page(frame_on(read_graph()))
    assert all(f"/questions/{name}" in page for name in shipped())


def test_a_parameter_is_a_field_that_keeps_what_was_given() -> None:
    page = question_page(frame_on(read_graph()), load("rests-on"), {"policy": '国发"23'}, None, "")
    assert 'name="policy"' in page and "国发&#34;23" in page


def test_an_answer_is_a_table_whose_things_lead_to_their_pages() -> None:
    found = read_answer(answer(PLAN, "https://example.org/x"), True)
    page = own_page(frame_on(read_graph(), "en"), "SELECT ?policy {}", found, "")
    assert 'href="/policy/国发-2021-23"' in page and "example.org/x" in page
    assert "there are more" in page


def test_an_answer_of_yes_or_no_is_one_too() -> None:
    found = read_answer(b'{"head": {}, "boolean": true}', False)
    assert found.rows == [[("", "yes")]]


def test_what_is_wrong_is_said_where_it_was_asked() -> None:
    page = own_page(frame_on(read_graph()), "SELECT <", None, "line 1 <b>")
    assert 'role="alert"' in page and "line 1 &lt;b&gt;" in page and "SELECT &lt;" in page


def test_a_number_or_title_of_one_policy_leads_to_it() -> None:
    cells = {"number": "国发[2021]23号", "title": "没有这样的文件", "n": "1"}
    rows = [{name: {"type": "literal", "value": value} for name, value in cells.items()}]
    data = json.dumps({"head": {"vars": list(cells)}, "results": {"bindings": rows}}).encode()
    page = own_page(frame_on(read_graph()), "SELECT", read_answer(data, False), "")
    assert '<a href="/policy/国发-2021-23"><bdi>国发[2021]23号</bdi></a>' in page
    assert len(re.findall("<td[^>]*><a", page)) == 1


def test_a_query_with_parameters_of_its_own_has_fields_and_addresses_that_keep_them() -> None:
    text = "# param: year (integer) — the year\nSELECT ?policy { ?policy kg:numberYear ?year }"
    query = parse("query", text)
    found = read_answer(answer(PLAN), False)
    page = own_page(frame_on(read_graph()), text, found, "", query.parameters, {"year": "2021"})
    assert 'name="year" value="2021" type="number"' in page
    assert page.count("?year=2021") >= 4 and "?format=csv" in page


def test_the_editor_completes_terms_of_the_ontology_prefixes_and_words() -> None:
    found = terms().split(" ")
    assert {"kg:Policy", "kg:occurrenceOf", "kg:", "SELECT", "dcterms:title"} <= set(found)
    assert "kg:Policy" in own_page(frame_on(read_graph()), "", None, "")


@pytest.mark.parametrize(
    ("lang", "heading", "relation", "body"),
    [("zh", "关系", "依据", "国务院"), ("en", "relation", "based on", "State Council")],
)
def test_the_answer_to_a_question_of_kg_is_in_the_language_of_the_page(
    sample_output: Path, lang: str, heading: str, relation: str, body: str
) -> None:
    cells = {"relation": "based_on", "body": "国务院"}
    rows = [{name: {"type": "literal", "value": value} for name, value in cells.items()}]
    found = read_answer(json.dumps({"head": {"vars": list(cells)}, "results": {"bindings": rows}}).encode(), False)
    frame = frame_on(open_store(sample_output), lang, sample_output)
    page = question_page(frame, shipped()["relations"], {}, found, "")
    assert f"<th>{heading}</th>" in page and f">{relation}</bdi>" in page and f">{body}</bdi>" in page
    assert "<th>relation</th>" in own_page(frame, "SELECT", found, "")
