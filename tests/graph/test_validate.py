"""Every way to break a graph has a report that names the rule and says what to mend."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from broken_graphs import BREAKS, PROLOGUE
from pyshacl import validate as pyshacl_validate
from rdflib import SH, Graph

from kg.errors import InputError
from kg.graph.shapes import Check, read_checks
from kg.graph.validate import SHAPES, SHAPES_FILE, Break, breaks
from kg.graph.whole_graph import read_graph
from kg.vocabulary.concepts import ontology_folder

UNDATED = {"冀发改环资-2021-1793", "豫政-2022-29"}


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return read_checks(ontology_folder() / SHAPES_FILE)


def broken(output: Path, update: str) -> ox.Store:
    store = read_graph(output / "graph.ttl")
    before = {quad.triple for quad in store}
    store.update(PROLOGUE + update)
    assert {quad.triple for quad in store} != before
    return store


def rules(found: list[Break]) -> set[str]:
    return {one.rule.removeprefix(SHAPES) for one in found}


def test_the_sample_keeps_all_rules(sample_output: Path) -> None:
    """Nothing but warnings, and those only for the two documents that carry no date."""
    found = breaks(read_graph(sample_output / "graph.ttl"))
    assert {(one.is_warning, one.node.rsplit("/", 1)[1]) for one in found} == {(True, name) for name in UNDATED}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_graph_is_told_of(name: str, sample_output: Path, checks: tuple[Check, ...]) -> None:
    update, rule = BREAKS[name]
    found = breaks(broken(sample_output, update), checks)
    assert rule in rules(found)
    assert all(one.message and one.node for one in found)


def test_there_are_more_than_thirty_two_ways() -> None:
    assert len(BREAKS) >= 32


@pytest.mark.slow
def test_another_engine_finds_the_same_breaks(sample_output: Path) -> None:
    """All ways at once: pySHACL names the same nodes as breaking something, and as sound."""
    store = read_graph(sample_output / "graph.ttl")
    for update, _ in BREAKS.values():
        store.update(PROLOGUE + update)
    whole = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert whole is not None
    data, shapes = Graph().parse(data=whole, format="nt"), Graph().parse(ontology_folder() / SHAPES_FILE)
    _, report, _ = pyshacl_validate(data, shacl_graph=shapes, allow_warnings=True)
    assert isinstance(report, Graph)
    theirs = {str(report.value(one, SH.focusNode)) for one in report.subjects(SH.resultSeverity)}
    assert theirs == {one.node for one in breaks(store)}


def test_what_is_no_turtle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "示例.ttl"
    path.write_text("no Turtle", encoding="utf-8")
    with pytest.raises(InputError, match="示例"):
        read_graph(path)
