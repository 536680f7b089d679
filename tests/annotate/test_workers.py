"""The pipeline in one process and in several (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.references.mention import DocumentContext
from kg.annotate.workers import run
from kg.errors import Fault

NAMES = ["示例河道管理办法"]


def reading(text: str) -> Reading:
    return Reading(f"示例文本标题\n{text}", DocumentContext("示例文本标题"), None)


@pytest.mark.slow
def test_several_processes_find_what_one_finds_in_its_order() -> None:
    tasks = [[reading(f"根据《示例第{at}办法》办理。")] for at in range(3)]
    alone, together = (list(run(tasks, NAMES, workers)) for workers in (1, 2))
    assert alone == together
    for at, task in enumerate(alone):
        (found,) = task
        assert isinstance(found, Annotations)
        assert [one.surface for one in found.mentions] == [f"示例第{at}办法"]


def test_a_reading_that_fails_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_nlp: object, readings: list[Reading]) -> object:
        raise RuntimeError(f"示例 {len(readings)}")

    monkeypatch.setattr("kg.annotate.pipeline.annotate", fail)
    ((first, second),) = run([[reading("甲"), reading("乙")]], NAMES, 1)
    assert isinstance(first, Fault)
    assert isinstance(second, Fault)
