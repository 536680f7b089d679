"""Who issues with whom and what rests on what, counted over a whole graph."""

from __future__ import annotations

import pickle

import pytest
from network_graph import read_graph

from kg.analyse.finder import Finder
from kg.analyse.records import Records
from kg.analyse.ties import Ties
from kg.graph.store import GraphStore


@pytest.fixture(scope="module")
def graph() -> GraphStore:
    return read_graph()


@pytest.fixture(scope="module")
def ties(graph: GraphStore) -> Ties:
    return Ties.of_graph(graph, Finder.of(Records.of(graph)).entries)


def name(ties: Ties, place: int) -> str:
    return ties.issuers[place].iri.rpartition("/")[2]


def test_issuers_have_their_level_and_all_their_policies(ties: Ties, graph: GraphStore) -> None:
    levels = {name(ties, at): issuer.level for at, issuer in enumerate(ties.issuers)}
    assert levels == {
        "国务院": "centre",
        "国务院办公厅": "centre",
        "甲部": "ministry",
        "乙局": "ministry",
        "丙省": "province",
        "丁市": "city",
    }
    stated = sum(len(bodies) for bodies in Records(graph).issuers.values())
    assert sum(len(issuer.policies) for issuer in ties.issuers) == stated


def test_pairs_of_issuers_are_counted_by_what_they_issue_together(ties: Ties) -> None:
    joint = {frozenset((name(ties, a), name(ties, b))): count for (a, b), count in ties.joint.items()}
    assert joint[frozenset(("甲部", "乙局"))] == 2
    assert all(a < b for a, b in ties.joint)
    assert all(a in ties.partners[b] and b in ties.partners[a] for a, b in ties.joint)


def test_only_what_rests_on_the_other_ties_whose_policies_do(ties: Ties) -> None:
    rests = {(name(ties, a), name(ties, b)): count for (a, b), count in ties.rests.items()}
    assert rests["甲部", "国务院"] == 2 and rests["丙省", "甲部"] == 1
    # 甲发〔2022〕2号 only mentions what the office issued
    assert ("甲部", "国务院办公厅") not in rests
    assert all(b in ties.bases[a] and a in ties.followers[b] for a, b in ties.rests)


def test_every_issuer_is_in_one_group(ties: Ties) -> None:
    assert sorted(place for group in ties.groups for place in group) == list(range(len(ties.issuers)))


def test_citations_are_chosen_by_both_ends_and_by_relation(ties: Ties) -> None:
    everything = ties.chosen(None, None, ())
    assert len(everything) == len(ties.citing) == ties.cites.sum() == ties.cited_by.sum()
    bases = ties.chosen(None, None, ("based_on",))
    assert 0 < len(bases) < len(everything)
    of_one = ties.chosen(ties.levels == ties.levels[ties.citing[bases[0]]], None, ("based_on",))
    assert set(of_one) <= set(bases)


def test_they_are_the_same_after_a_way_between_processes(ties: Ties) -> None:
    again = pickle.loads(pickle.dumps(ties))
    assert again.joint == ties.joint and again.rests == ties.rests and again.groups == ties.groups
