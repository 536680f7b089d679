"""Processes that answer one query after another."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from own_texts import built_anew
from small_graph import write_graph

from kg.errors import DeadlineError, NotFoundError, QueryError
from kg.graph import answering, queries, query_pool
from kg.graph.query_pool import QueryPool

TITLES = queries.parse("titles", "SELECT ?title { ?p a kg:Policy ; dcterms:title ?title } ORDER BY ?title")
ENDLESS = queries.parse("endless", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture
def pool(directory: Path) -> Iterator[QueryPool]:
    pool = QueryPool(directory)
    yield pool
    pool.close()


def processes(pool: QueryPool) -> list[int]:
    return [worker._process.pid for worker in list(pool._idle.queue)]


def test_answers_are_those_of_a_process_of_their_own_and_the_process_is_kept(pool: QueryPool, directory: Path) -> None:
    for form in ("json", "csv", "xml", "tsv"):
        assert pool.ask(TITLES, {}, form, 9.0, 0).data == answering.ask(directory, TITLES, {}, form, 9.0, 0).data
    assert len(processes(pool)) == 1


def test_rows_are_cut_and_it_is_said(pool: QueryPool) -> None:
    assert [pool.ask(TITLES, {}, "csv", 9.0, rows).cut for rows in (2, 0, 6)] == [True, False, False]


def test_an_error_is_told_as_what_it_is_and_the_process_goes_on(pool: QueryPool) -> None:
    pool.ask(TITLES, {}, "csv", 9.0, 0)
    before = processes(pool)
    with pytest.raises(NotFoundError, match="no such policy"):
        pool.ask(queries.load("rests-on"), {"policy": "没有这样的文件"}, "csv", 9.0, 0)
    with pytest.raises(QueryError, match="does not fit"):
        pool.ask(TITLES, {}, "ttl", 9.0, 0)
    assert processes(pool) == before


def test_a_query_past_its_deadline_ends_with_its_process_and_the_next_is_answered(pool: QueryPool) -> None:
    started = time.monotonic()
    with pytest.raises(DeadlineError, match=r"0\.3 s"):
        pool.ask(ENDLESS, {}, "csv", 0.3, 0)
    assert time.monotonic() - started < 5
    assert processes(pool) == []
    assert pool.ask(TITLES, {}, "csv", 9.0, 0).data


def test_a_long_query_stands_back_behind_short_ones(pool: QueryPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_pool, "PATIENT_AFTER", 0.05)
    lowered: list[int] = []
    monkeypatch.setattr(os, "setpriority", lambda kind, process, steps: lowered.append(steps))
    with pytest.raises(DeadlineError):
        pool.ask(ENDLESS, {}, "csv", 0.5, 0)
    assert lowered == [query_pool.STEPS_BACK]
    monkeypatch.setattr(query_pool, "PATIENT_AFTER", 30.0)
    pool.ask(TITLES, {}, "csv", 9.0, 0)
    assert lowered == [query_pool.STEPS_BACK] and len(processes(pool)) == 1


def test_a_query_that_takes_long_is_ended_where_there_is_no_room_for_it(
    pool: QueryPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query_pool, "LONG_AFTER", 0.05)
    with pytest.raises(query_pool.CrowdedError):
        pool.ask(ENDLESS, {}, "csv", 9.0, 0, lambda: False)
    with pytest.raises(DeadlineError):
        pool.ask(ENDLESS, {}, "csv", 0.5, 0, lambda: True)
    monkeypatch.setattr(query_pool, "LONG_AFTER", 9.0)
    assert pool.ask(TITLES, {}, "csv", 9.0, 0, lambda: False).data


def test_queries_that_are_asked_at_once_are_answered_side_by_side(pool: QueryPool) -> None:
    found: list[bytes] = []
    each = [threading.Thread(target=lambda: found.append(pool.ask(TITLES, {}, "csv", 20.0, 0).data)) for _ in range(3)]
    for one in each:
        one.start()
    for one in each:
        one.join()
    assert len(found) == 3 and len(set(found)) == 1
    assert 1 <= len(processes(pool)) <= 3


def test_a_process_is_ended_after_so_many_answers(pool: QueryPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_pool, "MOST_ANSWERS", 2)
    pool.ask(TITLES, {}, "csv", 9.0, 0)
    assert len(processes(pool)) == 1
    pool.ask(TITLES, {}, "csv", 9.0, 0)
    assert processes(pool) == []


def test_a_graph_that_is_built_again_is_asked_from_then_on(tmp_path: Path) -> None:
    pool = QueryPool(tmp_path / "out")
    asked = queries.parse("numbers", "SELECT ?number { ?p eli:id_local ?number }")
    for number, _ in built_anew(tmp_path):
        assert number in pool.ask(asked, {}, "csv", 20.0, 0).data.decode()
    pool.close()
