"""Queries: what is refused, where errors are, the deadline."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import write_graph

from kg.errors import KgError, NotFoundError
from kg.graph import answering, lookup, queries, sparql
from kg.graph.index import number_as_compared
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import ID, PREFIXES, SKOS

SECONDS = 30.0


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def graph(directory: Path) -> GraphStore:
    return open_store(directory)


def ask(directory: Path, text: str, form: str = "csv", **values: str) -> str:
    asked = queries.parse("test", text)
    return answering.answer(directory, asked, values, form, SECONDS, 0).decode()


# Each reads as a call to another host to the engine, or is an update.
REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { service SILENT ?s { ?s ?p ?o } }",
    "PREFIX : <http://example.org/> SELECT * { SERVICE:g{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/> SELECT * { SERVICEex:g{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/> SELECT * { SERVICESILENTex:g{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ?p 1SERVICE ex:g{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ?p trueSERVICE ex:g{ ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ?p ?o.SERVICE ex:g{ ?s ?p ?o } }",
    "PREFIX : <http://example.org/> SELECT * { ?s ?p ?a FILTER(?a<(2))SERVICE:g#>\n{ ?s ?p ?o } }",
    "PREFIX : <http://e.org/> SELECT * { ?s ?p ?a FILTER(?a<'>')SERVICE:g{ ?s ?p '' } }",
    "PREFIX ex: <http://example.org/> SELECT * { # ' \r SERVICE ex:g{ ?s ?p ?o } # '\n }",
    "PREFIX ex: <http://example.org/> SELECT * { ?s ex:a\\' ?x SERVICE ex:g{ ?s ex:b\\' ?o } }",
    "SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "# SELECT\nPREFIX ex: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
    "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }",
    "CLEAR ALL",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_is_not_closed_and_read_only(text: str) -> None:
    with pytest.raises(KgError, match=r"^test, line \d+, column \d+: .* is refused; "):
        queries.parse("test", text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <x> FROM LOAD' }",
        'SELECT * { ?s ?p """a " SERVICE \' FROM""" }',
        "SELECT * { ?s ?p ?from . ?from ?service ?load } # FROM here, INSERT",
        "SELECT * { ?s <http://example.org/service#from> ?o }",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o ; ex:from.load _:service }",
        "SELECT * { ?s ?p 'x'@from FILTER(1 < 2 && 3 > 2) }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o<3) }",
    ],
)
def test_words_in_strings_comments_and_names_are_no_keywords(text: str) -> None:
    queries.parse("test", text)
    ox.Store().query(text)


@given(st.text(alphabet="<>'\"#\\ \n{}()?:.aSERVICEexFROM1@", max_size=40))
def test_tokens_cover_the_text(text: str) -> None:
    assert "".join(token.text for token in sparql.tokens(text)) == text


@given(st.text(max_size=30))
def test_a_constant_stays_one_term(value: str) -> None:
    store = ox.Store()
    literal = ox.Literal(value)
    node = ox.NamedNode("http://example.org/a")
    store.add(ox.Quad(node, node, literal))
    found = store.query(sparql.bind("ASK { ?s ?p ?value }", {"value": str(literal)}))
    assert bool(found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?p {\n ?p a kg:Policy ; '示例' FOO x }", "line 2, column 19"),
        ("SELECT ?p {\n\n ?p foo:x 1 }", "line 3, column"),
        ("SELECT ?p { ?p a kg:Policy ", "line 1, column 28: syntax error at the end"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "unbound"),
        (
            "SELECT ?p { ?p eli:id_local ?wanted ; ; x }",
            "line 1, column 41: syntax error near “x }”",
        ),
    ],
)
def test_errors_stand_where_the_user_wrote_them(directory: Path, text: str, place: str) -> None:
    values = {"wanted": "a long value in its place"} if "?wanted" in text else {}
    with pytest.raises(KgError) as raised:
        ask(directory, text, **values)
    assert place in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_deadline_ends_the_query(directory: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    begun = time.monotonic()
    with pytest.raises(KgError, match=r"stopped after 0\.5 s"):
        answering.answer(directory, queries.parse("endless", endless), {}, "csv", 0.5, 0)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("text", "form", "begins"),
    [
        ("SELECT ?n { ?p eli:id_local ?n } ORDER BY ?n", "csv", "n\r\n丙政〔2021〕7号\r\n"),
        ("SELECT ?n { ?p eli:id_local ?n } ORDER BY ?n", "tsv", '?n\n"丙政〔2021〕7号"\n'),
        ("SELECT ?n { ?p eli:id_local ?n } ORDER BY ?n", "json", '{"head":'),
        ("SELECT ?n { ?p eli:id_local ?n } ORDER BY ?n", "xml", "<?xml"),
        ("ASK { ?p a kg:Policy }", "json", '{"head":{},"boolean":true}'),
        ("CONSTRUCT WHERE { ?p eli:id_local ?n }", "ttl", "@prefix "),
    ],
)
def test_formats(directory: Path, text: str, form: str, begins: str) -> None:
    assert ask(directory, text, form).startswith(begins)


@pytest.mark.parametrize(
    ("text", "form"),
    [("SELECT * { ?s ?p ?o }", "ttl"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")],
)
def test_formats_that_do_not_fit(directory: Path, text: str, form: str) -> None:
    with pytest.raises(KgError, match=r"does not fit"):
        ask(directory, text, form)


def test_a_table_counts_the_rows_that_it_leaves_out(directory: Path) -> None:
    asked = queries.parse("test", "SELECT ?p { ?p a kg:Policy } ORDER BY ?p")
    table = answering.table(answering.answer(directory, asked, {}, "table", SECONDS, 2))
    assert (len(table.rows), table.total) == (2, 6)
    assert table.rows[0] == ("id:policy/丙政-2021-7",)


def test_an_unknown_function_is_one_line(directory: Path) -> None:
    with pytest.raises(KgError, match=r"not supported"):
        ask(directory, "SELECT (<http://example.org/f>(1) AS ?x) {}")


def test_parameters_are_checked() -> None:
    asked = queries.parse("test", "# param: year (integer) = 2021 — year\nSELECT ?p { ?p kg:numberYear ?year }")
    assert queries.parameter_values(asked, {}) == [("year", "integer", "2021")]
    with pytest.raises(KgError, match=r"has to be an integer"):
        queries.parameter_values(asked, {"year": "last"})
    with pytest.raises(KgError, match=r"no parameter yaer; it has year"):
        queries.parameter_values(asked, {"yaer": "2021"})
    with pytest.raises(KgError, match=r"needs policy"):
        queries.parameter_values(queries.load("rests-on"), {})


def test_a_bad_parameter_line_is_told() -> None:
    with pytest.raises(KgError, match=r"line 1: parameter"):
        queries.parse("test", "# param: year (number)\nASK {}")


def test_sources(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"\xef\xbb\xbf# title: Mine\r\nASK { ?s ?p ?o }")
    assert queries.load(str(file)).title == "Mine"
    file.write_bytes("ASK { ?s ?p '示例文本' }".encode("gb18030"))
    with pytest.raises(KgError, match=r"is not UTF-8"):
        queries.load(str(file))
    with pytest.raises(KgError, match=r"near: most-cited"):
        queries.load("mostcited")
    with pytest.raises(KgError, match=r"No such file"):
        queries.load(str(tmp_path / "none.rq"))


def test_policies_are_found_by_number_title_and_part(graph: GraphStore) -> None:
    for text in (
        "示发〔2021〕1号",
        "示发[2021]1",
        "示发（2021）第1号",
        "示发 2021 1号",
        "示例节能规划",
        "《节能规划（草案）》",
        "https://w3id.org/policy-kg/id/policy/示发-2021-1",
        "https://w3id.org/policy-kg/id/policy/%E7%A4%BA%E5%8F%91-2021-1",
        "id:policy/%E7%A4%BA%E5%8F%91-2021-1",
    ):
        assert [entry.numbers for entry in lookup.find(graph, text)] == [("示发〔2021〕1号",)], text
    assert len(lookup.find(graph, "示例节能方案")) == 2
    assert {entry.title for entry in lookup.find(graph, "排放")} == {"示例排放标准"}
    assert not lookup.find(graph, "《》")
    with pytest.raises(KgError, match=r"2 policies fit: .*; write the number"):
        lookup.one(graph, "示例节能方案")
    with pytest.raises(KgError, match=r"no such policy; near: .*示例节能规划"):
        lookup.one(graph, "示例节能计划")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国务院令第712号", "国务院令 712号", True),
        ("2016年第45号", "2016年 第45号", True),
        ("国发〔2021〕23号", "国发﹝2021﹞ 23 号", True),
        ("国发〔2021〕1号", "国发〔2021〕11号", False),
        ("国发〔2021〕23号", "国办发〔2021〕23号", False),
    ],
)
def test_number_as_compareds(one: str, other: str, same: bool) -> None:
    assert (number_as_compared(one) == number_as_compared(other)) is same


def test_concepts_are_found_by_any_name_or_code(graph: GraphStore) -> None:
    assert lookup.concept(graph, "甲部") == lookup.concept(graph, "示例甲部")
    assert lookup.concept(graph, "C31").endswith("sector/C31")
    with pytest.raises(KgError, match=r"near: .*示例甲部"):
        lookup.concept(graph, "示例甲")


def test_a_name_means_what_is_asked_for() -> None:
    store = ox.Store()
    named = [f"{ID}{kind}" for kind in ("body/甲", "classification/a", "region/1", "body/乙", "classification/b")]
    for iri in named:
        text = "乙" if iri in named[3:] else "甲"
        store.add(ox.Quad(ox.NamedNode(iri), ox.NamedNode(SKOS + "prefLabel"), ox.Literal(text, language="zh")))
    graph = GraphStore(store)
    assert lookup.concept(graph, "甲", "body") == named[0] and lookup.concept(graph, "甲", "region") == named[2]
    with pytest.raises(NotFoundError, match=r"means several: .*body/甲.*region/1"):
        lookup.concept(graph, "甲")
    # 国务院 is a body, and the name of the class that it alone is in
    assert lookup.concept(graph, "乙") == named[3]
    with pytest.raises(NotFoundError, match="乙: no region of this name"):
        lookup.concept(graph, "乙", "region")
    # several are told with their IRIs, which are taken too
    for iri in (named[2], "id:region/1", f"{ID}classification/b", f"{ID}body/%E4%B9%99"):
        assert lookup.concept(graph, iri) in named
    with pytest.raises(NotFoundError, match="no body of this name"):
        lookup.concept(graph, named[2], "body")


def test_a_shipped_query_that_asks_for_a_body_a_region_or_a_sector_says_so() -> None:
    asked = {parameter.name: parameter.kind for query in queries.shipped().values() for parameter in query.parameters}
    assert {name: asked[name] for name in queries.CONCEPTS} == {name: name for name in queries.CONCEPTS}


def test_prefixes_are_declared(directory: Path) -> None:
    for prefix in PREFIXES:
        term = "draftOf" if prefix == "kg" else "none"  # what kg: does not have is refused
        assert ask(directory, f"ASK {{ ?s {prefix}:{term} ?o }}") == "false"


def test_names_that_are_proposed_are_names_of_bodies_regions_and_sectors(directory: Path) -> None:
    of_body = queries.load("policies-of-body")
    with pytest.raises(KgError, match="near: 示例甲部"):
        answering.answer(directory, of_body, {"body": "示例甲部门"}, "csv", 30, 0)
    with pytest.raises(KgError, match="no body of this name; `kg matrix` shows"):
        answering.answer(directory, of_body, {"body": "zzz"}, "csv", 30, 0)


def test_a_query_that_ends_too_early_is_told_so() -> None:
    message = sparql.syntax_message('error at 1:24: expected one of "(", "{"', "SELECT * WHERE { ?a ?b ", {}, "query")
    assert message == "query, line 1, column 24: syntax error at the end: the query ends too early"


def test_the_days_of_a_sector_are_those_of_its_policies_that_have_one() -> None:
    store = ox.Store()
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    days = {"a": "2020-05-01", "b": None, "c": "2022-05-01"}
    policies = "".join(
        f"id:{name} eli:is_about id:s{f' ; eli:date_document {chr(34)}{day}{chr(34)}^^xsd:date' if day else ''} .\n"
        for name, day in days.items()
    )
    sectors = (
        "id:s skos:notation 's' ; skos:prefLabel 's' . "
        "id:t skos:notation 't' ; skos:prefLabel 't' . id:b eli:is_about id:t ."
    )
    store.load(f"{prefixes}{policies}{sectors}".encode(), ox.RdfFormat.TURTLE)
    rows = GraphStore(store).select(queries.load("by-sector").text)
    assert [(row["code"], row["policies"], row["first_date"], row["last_date"]) for row in rows] == [
        ("s", "3", "2020-05-01", "2022-05-01"),
        ("t", "1", None, None),
    ]
