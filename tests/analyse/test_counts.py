"""How many of each thing a graph holds."""

from __future__ import annotations

from network_graph import TURTLE, read_graph

from kg.analyse.counts import counts, relation_counts
from kg.vocabulary.namespaces import RELATIONS


def test_policies_are_counted_once() -> None:
    found = dict(counts(read_graph()))
    assert (found["policies"], found["occurrences"]) == (9, 6)
    assert sum(count for name, count in found.items() if name.startswith("policies: ")) == 0


def test_citations_are_resolved_or_not() -> None:
    found = dict(counts(read_graph()))
    assert (found["citations"], found["citations: unresolved"]) == (11, 1)
    assert sum(count for _, count in relation_counts(read_graph())) == 11
    assert {name for name, _ in relation_counts(read_graph())} <= set(RELATIONS)


def test_what_two_compilations_say_counts_once() -> None:
    twice = "\n".join(f"<citation/0{at}> kg:statement <statement/1> ." for at in (3, 4))
    found = dict(counts(read_graph(f"{TURTLE}\n{twice}\n")))
    assert found["citations"] == 10
    assert found["mentions of policies"] == 11
