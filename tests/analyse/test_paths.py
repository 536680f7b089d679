"""The shortest ways from one policy to another."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from network_graph import CITY, LAW, read_graph

from kg.analyse.chains import STRENGTH
from kg.analyse.paths import AGAINST, EITHER, WITH, Citations, Ways, citations_of, path_table
from kg.analyse.records import Records

LINKS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(STRENGTH)).filter(lambda link: link[0] != link[1]),
    min_size=1,
    max_size=30,
    unique=True,
)


def read(*links: tuple[str, str, str]) -> tuple[Citations, dict[str, int]]:
    citations, iris = citations_of(links)
    return citations, {iri: at for at, iri in enumerate(iris)}


def walked(ways: Ways) -> list[list[str]]:
    return [[STRENGTH[step.relation] for step in chain] for chain in ways.chains]


def test_a_way_with_the_citations_comes_before_a_shorter_one_against_them() -> None:
    citations, at = read(("a", "b", "based_on"), ("b", "c", "mentions"), ("c", "a", "mentions"))
    ways = citations.ways(at["a"], at["c"])
    assert ways.how == WITH and walked(ways) == [["based_on", "mentions"]]
    assert citations.ways(at["b"], at["a"]).how == WITH


def test_without_one_the_citations_are_gone_against_and_then_both_ways() -> None:
    citations, at = read(("a", "b", "based_on"), ("c", "b", "applies"))
    assert citations.ways(at["b"], at["a"]).how == AGAINST
    ways = citations.ways(at["a"], at["c"])
    assert ways.how == EITHER and walked(ways) == [["based_on", "applies"]]


def test_of_chains_as_long_the_strongest_is_first_and_of_two_citations_the_stronger() -> None:
    citations, at = read(
        ("a", "x", "mentions"),
        ("x", "b", "mentions"),
        ("a", "y", "mentions"),
        ("a", "y", "based_on"),
        ("y", "b", "applies"),
    )
    assert walked(citations.ways(at["a"], at["b"])) == [["based_on", "applies"], ["mentions", "mentions"]]


def test_without_any_way_there_is_none() -> None:
    citations, at = read(("a", "b", "based_on"), ("c", "d", "based_on"))
    assert citations.ways(at["a"], at["c"]) == Ways("", ())


@given(LINKS, st.integers(0, 9), st.integers(0, 9))
def test_chains_are_as_short_as_another_library_finds_them(
    links: list[tuple[int, int, str]], one: int, other: int
) -> None:
    citations, iris = citations_of([(str(a), str(b), name) for a, b, name in links])
    network = nx.DiGraph([(str(a), str(b)) for a, b, _ in links])
    if str(one) not in network or str(other) not in network or one == other:
        return
    ways = citations.ways(iris.index(str(one)), iris.index(str(other)))
    kinds = {WITH: network, AGAINST: network.reverse(), EITHER: network.to_undirected()}
    first = next((how for how, each in kinds.items() if nx.has_path(each, str(one), str(other))), "")
    assert ways.how == first
    for chain in ways.chains:
        assert len(chain) == nx.shortest_path_length(kinds[first], str(one), str(other))
        # each step begins where the one before it ends
        here = str(one)
        for step in chain:
            ends = [iris[step.citing], iris[step.cited]]
            assert here in ends
            ends.remove(here)
            here = ends[0]
        assert here == str(other)


def test_a_table_has_a_row_for_each_step_with_its_line_or_says_that_there_is_no_path() -> None:
    records = Records(read_graph())
    table = path_table(records, CITY, LAW)
    assert [(row[1], row[4], row[-1]) for row in table.rows] == [
        (1, "based_on", 171),
        (2, "implements", 132),
        (3, "based_on", 5),
    ]
    assert table.facts == {"direction": "with the citations"}
    alone = path_table(records, CITY, f"{CITY.rpartition('/')[0]}/孤立")
    assert alone.rows == [] and alone.facts == {"direction": "no path in your texts"}
