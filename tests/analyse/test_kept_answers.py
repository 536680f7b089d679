"""Answers that a build writes down are what its graph says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.analyse.conflicts import CONTRADICTIONS
from kg.analyse.counts import COUNTED
from kg.analyse.duties import ISSUED
from kg.analyse.editions import EDITIONS
from kg.analyse.gaps import SEQUENCES
from kg.analyse.kept_answers import KeptAnswer
from kg.analyse.may_be import MAY_BE
from kg.analyse.records import Records
from kg.graph.store import GraphStore, open_store


@pytest.mark.parametrize(
    "answer", [COUNTED, CONTRADICTIONS, EDITIONS, ISSUED, MAY_BE, SEQUENCES], ids=lambda one: one.name
)
def test_what_the_build_wrote_down_is_what_the_graph_says(answer: KeptAnswer[object], sample_output: Path) -> None:
    graph = open_store(sample_output)
    assert graph.index.has_kept(answer.name)
    assert answer.of(Records.of(graph)) == answer.of(Records(GraphStore(graph.store)))


def test_what_an_earlier_build_did_not_write_down_is_worked_out(sample_output: Path) -> None:
    unknown = KeptAnswer("示例", int, lambda records: len(records.bodies))
    records = Records.of(open_store(sample_output))
    assert unknown.of(records) == len(records.bodies) > 0
