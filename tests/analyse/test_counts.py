"""How many of each thing a graph holds: what the graph is asked, and what was gathered while it was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from network_graph import TURTLE, as_gathered, read_graph

from kg.analyse.counts import counts, relation_counts
from kg.analyse.records import Records
from kg.vocabulary.namespaces import RELATIONS

ReadRecords = Callable[[str], Records]
# a duty and two targets, and the policies that citations mean are at hand
CLAUSES = """
<duty/1> a kg:Responsibility ; kg:statement <statement/5> . <duty/2> a kg:Responsibility ; kg:statement <statement/5> .
<target/1> a kg:Target . <target/2> a kg:Target ; kg:statement <statement/6> .
<policy/国发-2021-23> kg:availability <availability/text> .
"""


@pytest.fixture(params=["asked", "gathered"])
def records_of(request: pytest.FixtureRequest, tmp_path: Path) -> ReadRecords:
    def read(turtle: str) -> Records:
        graph = read_graph(turtle)
        return Records(graph if request.param == "asked" else as_gathered(graph, tmp_path))

    return read


def test_policies_are_counted_once(records_of: ReadRecords) -> None:
    found = dict(counts(records_of(TURTLE)))
    assert (found["policies"], found["occurrences"]) == (9, 6)
    assert sum(count for name, count in found.items() if name.startswith("policies: ")) == 0


def test_citations_are_resolved_or_not(records_of: ReadRecords) -> None:
    records = records_of(TURTLE)
    found, relations = dict(counts(records)), relation_counts(records)
    assert (found["citations"], found["citations: unresolved"]) == (11, 1)
    assert sum(count for _, count in relations) == 11
    assert {name for name, _ in relations} <= set(RELATIONS)


def test_what_two_compilations_say_counts_once(records_of: ReadRecords) -> None:
    twice = "\n".join(f"<citation/0{at}> kg:statement <statement/1> ." for at in (3, 4))
    found = dict(counts(records_of(f"{TURTLE}\n{twice}\n{CLAUSES}")))
    assert (found["citations"], found["mentions of policies"]) == (10, 11)
    assert (found["responsibilities"], found["mentions of responsibilities"]) == (1, 2)
    assert (found["targets"], found["mentions of targets"]) == (2, 2)


def test_what_is_gathered_is_what_is_asked(tmp_path: Path) -> None:
    graph = read_graph(TURTLE + CLAUSES)
    asked, gathered = Records(graph), Records(as_gathered(graph, tmp_path))
    assert counts(gathered) == counts(asked)
    assert relation_counts(gathered) == relation_counts(asked) != []
