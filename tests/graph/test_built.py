"""The policies of a build, as the references of later texts need them."""

from __future__ import annotations

from pathlib import Path

from kg.graph.built import built_policies, read_policies
from kg.graph.store import GraphStore, open_store


def test_what_a_build_wrote_down_of_its_policies_is_what_its_graph_says(sample_output: Path) -> None:
    graph = open_store(sample_output)
    kept, read = built_policies(graph), read_policies(graph)
    assert (kept.base, kept.policies, kept.policy_of) == (read.base, read.policies, read.policy_of)
    assert kept.beside == read.beside
    assert any(policy.number and policy.bodies and policy.signed for policy in kept.policies.values())


def test_a_graph_in_memory_is_read(sample_output: Path) -> None:
    graph = GraphStore(open_store(sample_output).store)
    assert built_policies(graph) == read_policies(graph)
