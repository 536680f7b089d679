"""What all things of a graph are read for, here or in a process beside this one."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_texts import built_anew

from kg.graph.store import open_store
from kg.show.explorer import prepared
from kg.show.explorer.frame import World
from kg.show.explorer.prepared import Prepared, prepared_beside


def told(found: Prepared) -> tuple[object, ...]:
    counts = found.facets.narrowed(None, {}).counts
    return list(found.entries), found.regions_read, {name: dict(values) for name, values in counts.items()}


def test_a_process_beside_this_one_gives_the_same(sample_output: Path) -> None:
    graph = open_store(sample_output)
    beside = prepared_beside(graph, sample_output)
    assert told(beside) == told(Prepared.of(graph)) and beside.regions_read


def test_where_it_fails_all_is_read_here(sample_output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = open_store(sample_output)
    monkeypatch.setattr(prepared, "_WORKER", "raise SystemExit(3)")
    assert told(prepared_beside(graph, sample_output)) == told(Prepared.of(graph))


def test_what_is_prepared_of_another_graph_is_not_taken(tmp_path: Path) -> None:
    builds = built_anew(tmp_path)
    _, output = next(builds)
    before = open_store(output)
    next(builds)  # in its place
    assert [entry.number for entry in prepared_beside(before, output).entries] == ["示发〔2021〕1号"]


def test_who_asks_while_it_is_prepared_gets_it_once(sample_output: Path) -> None:
    world = World(open_store(sample_output), sample_output)
    world.prepare()
    assert world.prepared() is world.prepared()
    assert world.finder.found("", {}).total == len(world.prepared().entries)
