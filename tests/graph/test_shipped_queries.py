"""The shipped queries: described in both languages, each with its answer on a small graph, alike in two engines."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from questions_graph import questions_turtle, write_questions_graph

from kg.errors import QueryError
from kg.graph import answering, queries, sparql
from kg.graph.store import GraphStore, open_store
from kg.vocabulary.namespaces import PREFIXES

SHIPPED = queries.shipped()
# What an analyst would ask of the small graph, where a parameter has no default that fits it.
VALUES = {
    "rests-on": {"policy": "丙政〔2021〕7号"},
    "carried-out-by": {"policy": "示发〔2021〕1号"},
    "cited-where": {"policy": "示发〔2021〕1号"},
    "policies-of-body": {"body": "甲部"},
    "responsible": {"body": "甲部"},
    "led-jointly": {"body": "示例乙部"},
    "sequence-gaps": {"agency": "示发"},
    "policies-in-sector": {"sector": "C31"},
    "policies-in-region": {"region": "990000"},
    "edition-on-day": {"policy": "示例省令第18号", "day": "2020-06-01"},
    "editions": {"policy": "示例省令第18号"},
    "acts": {"policy": "示例河道条例（2022年修正）"},
}
# The answers, row by row; each was read against tests/support/questions_graph.py.
ANSWERS = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_questions_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def graph(directory: Path) -> GraphStore:
    return open_store(directory)


@pytest.fixture(scope="module")
def peer() -> rdflib.Graph:
    return rdflib.Graph().parse(data=questions_turtle(), format="turtle")


def asked_of(directory: Path, name: str, **values: str) -> list[list[str]]:
    answered = answering.answer(directory, SHIPPED[name], {**VALUES.get(name, {}), **values}, "csv", 30.0, 0).decode()
    return list(csv.reader(io.StringIO(answered)))


def terms_of(graph: GraphStore, name: str) -> dict[str, str]:
    """The parameters of a query as SPARQL."""
    return answering.terms(graph, queries.parameter_values(SHIPPED[name], VALUES.get(name, {})))


def test_they_are_described() -> None:
    assert len(SHIPPED) >= 40
    for asked in SHIPPED.values():
        assert all((asked.title, asked.title_zh, asked.description, asked.description_zh)), asked.name
        assert all(parameter.meaning for parameter in asked.parameters), asked.name


@pytest.mark.parametrize("name", SHIPPED)
def test_the_worked_answer(name: str, directory: Path) -> None:
    rows = asked_of(directory, name)
    assert len(rows) > 1, f"{name} finds nothing in the small graph"
    assert rows == ANSWERS[name]


def plain(rows: list[list[str]]) -> list[list[str]]:
    """Rows with numbers by value."""

    def cell(text: str) -> str:
        try:
            return f"{float(text):g}"
        except ValueError:
            return text

    return [[cell(text) for text in row] for row in rows]


@pytest.mark.parametrize("name", SHIPPED)
def test_two_engines_give_the_same_rows_in_the_same_order(
    name: str, directory: Path, graph: GraphStore, peer: rdflib.Graph
) -> None:
    asked, terms = SHIPPED[name], terms_of(graph, name)
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    serialised = peer.query(prologue + sparql.bind(asked.text, terms)).serialize(format="csv")
    assert serialised is not None
    assert plain(asked_of(directory, name)) == plain(list(csv.reader(io.StringIO(serialised.decode()))))


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2005-06-30", None),
        ("2005-07-01", "2005-05-01"),
        ("2018-12-31", "2005-05-01"),
        ("2019-01-01", "2018-11-20"),
        ("2022-03-29", "2018-11-20"),
        ("2022-03-30", "2022-03-30"),
        ("2031-01-01", "2022-03-30"),
    ],
)
def test_which_edition_held_on_a_day_is_one_query(directory: Path, day: str, edition: str | None) -> None:
    header, *rows = asked_of(directory, "edition-on-day", day=day)
    assert [row[header.index("date")] for row in rows] == ([edition] if edition else [])


def test_a_text_without_editions_held_from_its_day(directory: Path) -> None:
    of_one = {"policy": "示例清淤办法（征求意见稿）"}
    assert len(asked_of(directory, "edition-on-day", **of_one, day="2021-04-02")) == 2
    assert len(asked_of(directory, "edition-on-day", **of_one, day="2021-04-01")) == 1


@pytest.mark.parametrize("day", ["2021-02-30", "2021年3月1日", "20210301", "2021"])
def test_a_day_is_a_day(day: str) -> None:
    with pytest.raises(QueryError, match="has to be a day"):
        queries.parameter_values(SHIPPED["edition-on-day"], {"policy": "示例", "day": day})


KINDS = ("policy", "citation", "occurrence", "responsibility", "target", "act", "meeting", "issuers", "statement")


@pytest.fixture(scope="module")
def many() -> ox.Store:
    """The small graph five hundred times over, each under names of its own; concepts and bodies are the same in all."""
    store, own = ox.Store(), questions_turtle()
    for at in range(500):
        copy = own
        for kind in (
            "policy",
            "citation",
            "occurrence",
            "responsibility",
            "target",
            "act",
            "meeting",
            "issuers",
            "statement",
        ):
            copy = copy.replace(f"<{kind}/", f"<{kind}/{at}/") if at else copy
        copy = copy.replace("示发", f"示{at}发").replace("示例省令", f"示例{at}令") if at else copy
        store.bulk_load(input=copy.encode(), format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_thousands_of_policies_are_asked_in_half_a_second(name: str, graph: GraphStore, many: ox.Store) -> None:
    text = sparql.bind(SHIPPED[name].text, terms_of(graph, name))
    begin = time.process_time()
    found = many.query(text, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions) and list(found)
    assert time.process_time() - begin < 0.5
