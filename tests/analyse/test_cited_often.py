"""A policy that very many cite: counts of all, and the first of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.analyse import chains
from kg.analyse import cited_often as often
from kg.analyse.card import Card, card
from kg.analyse.chains import Direction, chain_in_short, citation_chain
from kg.analyse.records import Records
from kg.cli.main import main
from kg.graph.store import GraphStore, open_store


def cited_most(graph: GraphStore) -> str:
    return graph.index.ranked()[0][0]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is many, and of each relation one is shown."""
    for module in (often, chains):
        monkeypatch.setattr(module, "MANY", 1)
        monkeypatch.setattr(module, "FIRST", 1)


def whole(graph: GraphStore, iri: str) -> Card:
    """The card with all that cite it, as a graph without an index gives it."""
    return card(GraphStore(graph.store), iri)


def test_few_are_shown_as_they_are(sample_output: Path) -> None:
    graph = open_store(sample_output)
    iri = cited_most(graph)
    assert card(graph, iri) == whole(graph, iri)


@pytest.mark.usefixtures("few")
def test_counts_are_those_of_all_and_the_first_are_cited_most(sample_output: Path) -> None:
    graph = open_store(sample_output)
    ranked = [iri for iri, _ in graph.index.ranked()]
    for iri in ranked:
        short, links = card(graph, iri), whole(graph, iri).cited_by
        if short.often is None:
            assert short.cited_by == links and len(links) <= 1
            continue
        relations = [link.relation for link in links]
        assert short.often.by_relation == {name: relations.count(name) for name in dict.fromkeys(relations)}
        assert sum(short.often.by_state.values()) == len({link.iri for link in links})
        assert set(short.cited_by) <= set(links)
        rank = ranked.index
        for relation in set(relations):
            shown = [link.iri for link in short.cited_by if link.relation == relation]
            assert min((link.iri for link in links if link.relation == relation), key=rank) in shown


@pytest.mark.usefixtures("few")
def test_how_many_more_is_told(sample_output: Path) -> None:
    graph = open_store(sample_output)
    shown = CliRunner().invoke(main, ["show", cited_most(graph), "--graph", str(sample_output)])
    assert shown.exit_code == 0
    assert "… and more: " in shown.output
    chinese = CliRunner().invoke(main, ["show", cited_most(graph), "--lang", "zh", "--graph", str(sample_output)])
    assert "… 另有: " in chinese.output


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_chain_of_few_links_is_shown_as_it_is(sample_output: Path, direction: Direction) -> None:
    graph = open_store(sample_output)
    for records in (Records.of(graph), Records(graph)):
        for iri, _ in graph.index.ranked():
            assert chain_in_short(records, iri, direction, 3) == (citation_chain(records, iri, direction, 3), {})


@pytest.mark.usefixtures("few")
def test_of_many_links_the_first_are_shown_and_the_others_counted(sample_output: Path) -> None:
    graph = open_store(sample_output)
    records, iri = Records.of(graph), cited_most(graph)
    shown, more = chain_in_short(records, iri, "down", 1)
    (first, *others) = sorted(
        citation_chain(records, iri, "down", 1),
        key=lambda link: (chains.STRENGTH.index(link.relation), -link.weight, link.citing),
    )
    assert (shown, more) == ([first], {iri: len(others)})
    told = CliRunner().invoke(main, ["chain", iri, "--down", "--depth", "1", "--graph", str(sample_output)])
    assert f"… and more: {len(others)}" in told.output
