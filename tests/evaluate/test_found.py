"""What a graph states, as an answer key says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_graph import turtle, write_graph

from kg.analyse.records import Records
from kg.evaluate.found import FoundGraph, fold_number, read_graph
from kg.graph.store import open_store
from kg.outputs import load_graph
from kg.vocabulary.namespaces import ID

PLAN = f"{ID}policy/示发-2021-1"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> FoundGraph:
    return read_graph(Records.of(open_store(write_graph(tmp_path_factory.mktemp("graph")))))


def test_occurrences_stand_in_their_order(graph: FoundGraph) -> None:
    assert [(one.start, one.end) for one in graph.occurrences] == [(1, 40), (41, 60), (61, 80)]
    assert graph.files == ("demo.txt",)


def test_mentions_say_their_relation_and_what_they_mean(graph: FoundGraph) -> None:
    assert list(graph.mentions) == sorted(graph.mentions, key=lambda one: (one.file, one.line))
    assert {"based_on", "implements"} <= {one.relation for one in graph.mentions}
    assert any(one.cited == PLAN for one in graph.mentions)


def test_who_leads_is_one_of_the_bodies(graph: FoundGraph) -> None:
    (duty,) = graph.duties
    assert (duty.lead, duty.bodies) == (frozenset({"示例甲部"}), frozenset({"示例甲部", "示例乙部"}))


def test_a_policy_is_named_by_its_title_or_what_it_has(graph: FoundGraph) -> None:
    assert graph.name(PLAN) == "示例节能规划"
    assert graph.name("示例:无") == "示例:无"
    assert graph.of(PLAN, "issuer") == frozenset({"示例甲部", "示例乙部"})
    assert graph.of("示例:无", "issuer") == frozenset()


def test_a_row_of_a_table_is_no_occurrence_but_is_listed(tmp_path: Path) -> None:
    row = """<occurrence/9> a kg:CatalogueEntry ; kg:occurrenceOf <policy/示例旧方案> ;
      kg:occursIn <compilation/demo> ; kg:startLine 90 ; kg:endLine 92 ."""
    path = tmp_path / "graph.ttl"
    path.write_text(f"{turtle()}\n{row}\n", encoding="utf-8")
    load_graph(path, tmp_path)
    found = read_graph(Records.of(open_store(tmp_path)))
    assert len(found.occurrences) == 3
    assert found.listed["示例节能方案"] == (f"{ID}policy/示例旧方案",)


@pytest.mark.parametrize("number", ["2016年第45号", "2016年45号"])
def test_a_number_is_compared_without_its_ordinal(number: str) -> None:
    assert fold_number(number) == "2016年45号"
    assert fold_number("国发（2021）3号") == fold_number("国发〔2021〕3号")
