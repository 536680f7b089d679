"""The policies that a build has written down, as much of them as is asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.built import BuiltPolicies, read_policies
from kg.graph.index import Index
from kg.graph.index_writer import keep, write_names
from kg.graph.kept_policies import KeptPolicies, known_policies
from kg.graph.store import GraphStore, open_store
from kg.language.title import Title
from kg.resolve.lookups import by_key, by_name, like, lookups_of


@pytest.fixture(scope="module")
def graph(sample_output: Path) -> GraphStore:
    return open_store(sample_output)


@pytest.fixture(scope="module")
def whole(graph: GraphStore) -> BuiltPolicies:
    return read_policies(graph)


@pytest.fixture(scope="module")
def kept(graph: GraphStore) -> KeptPolicies:
    found = known_policies(graph)
    assert isinstance(found, KeptPolicies)
    return found


def test_what_a_build_wrote_down_of_its_policies_is_what_its_graph_says(
    kept: KeptPolicies, whole: BuiltPolicies
) -> None:
    part = kept.part([by_key(key) for key in whole.policies])
    assert list(part.policies.items()) == list(whole.policies.items())
    assert any(policy.number and policy.bodies and policy.signed for policy in part.policies.values())
    assert kept.base == whole.base
    documents = [*whole.documents, "no-document"]
    assert kept.policy_of(documents) == whole.policy_of(documents) == whole.documents


def test_each_policy_is_found_by_each_of_its_lookups_and_little_else_is(
    kept: KeptPolicies, whole: BuiltPolicies
) -> None:
    for key, policy in whole.policies.items():
        for lookup in lookups_of(policy):
            assert key in kept.part([lookup]).policies, lookup
    assert all(len(kept.part([by_key(key)]).policies) == 1 for key in whole.policies)
    assert not kept.part([]).policies and not kept.part([by_name("没有这样的示例办法")]).policies


def test_a_text_at_hand_is_found_by_a_name_that_is_like_its_own(kept: KeptPolicies, whole: BuiltPolicies) -> None:
    long = [one for one in whole.policies.values() if one.in_corpus and len(one.named.key) > 14]
    assert long
    for policy in long:
        assert policy.key in kept.part([like(policy.named.key[:-3] + "新" + policy.named.key[-3:])]).policies


def test_numbers_beside_titles_come_with_the_title(kept: KeptPolicies, whole: BuiltPolicies) -> None:
    assert whole.beside
    for title, number in whole.beside:
        assert (title, number) in kept.part([by_name(Title.of(title).key)]).beside


def test_names_are_found_in_texts_as_all_names_say(kept: KeptPolicies, whole: BuiltPolicies) -> None:
    names = [name for one in whole.policies.values() for name in (one.title, *one.alternatives)]
    text = "。".join("".join(name.split()) for name in names)
    assert kept.names_in(text) == whole.names_in(text) != frozenset()
    assert kept.names_in("示例文本") == whole.names_in("") == frozenset()


def test_a_graph_in_memory_is_read(graph: GraphStore) -> None:
    assert known_policies(GraphStore(graph.store)) == read_policies(graph)


def test_an_index_without_policies_is_told_of_in_one_line(graph: GraphStore) -> None:
    connection = sqlite3.connect(":memory:")
    write_names(connection, graph)
    keep(connection, [("policies", b"\x01")])
    with pytest.raises(StoreError, match="was not written by this version"):
        KeptPolicies(Index(connection))
