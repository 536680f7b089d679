"""The pipeline in one process and in several (示例文本)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from kg.annotate import pipeline
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


SCRIPT = """
import os, signal, sys, time
import kg.annotate.pipeline as pipeline
from kg.annotate.annotations import Reading
from kg.annotate.references.mention import DocumentContext
from kg.annotate.workers import run

def stay(nlp, readings):
    print(os.getpid(), flush=True)
    time.sleep(600)

pipeline.annotate = stay
# who runs the tests behind a shell hands on that an interrupt is to be ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
list(run([[Reading("x", DocumentContext("x"), None)] for _ in range(3)], [], 2))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent_at_once(ended_by: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        assert all(parent.stdout.readline() for _ in range(2)), "two are at work"
        begin = monotonic()
        parent.send_signal(ended_by)
        # the end of its output comes when the last process that holds the pipe has ended
        parent.stdout.read()
        parent.wait()
        assert monotonic() - begin < 2


def signalling(fatal: str, left: Path, sent: signal.Signals = signal.SIGKILL) -> Callable[..., Iterator[Annotations]]:
    """Annotating that signals its process at a text that holds `fatal`; only once, where `left` is to be made then."""

    def annotate(nlp: object, readings: list[Reading]) -> Iterator[Annotations]:
        if fatal in readings[0].text and not left.exists():
            if left.name == "once":
                left.touch()
            os.kill(os.getpid(), sent)
        return whole(nlp, readings)  # type: ignore[arg-type]

    whole = pipeline.annotate
    return annotate


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_lost_worker_costs_the_text_that_ends_it_and_nothing_where_it_was_an_accident(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tasks = [[reading(f"根据《示例第{task}{at}办法》办理。") for at in range(2)] for task in range(5)]
    whole = list(run(tasks, NAMES, 1))
    monkeypatch.setattr(pipeline, "annotate", signalling("示例第31", tmp_path / "always"))
    found = list(run(tasks, NAMES, 2))
    lost = found[3][1]
    assert isinstance(lost, Fault) and "process was lost" in lost.what
    assert [*found[3][:1], *found[:3], *found[4:]] == [*whole[3][:1], *whole[:3], *whole[4:]]
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "annotate", signalling("示例第31", tmp_path / "once"))
    assert list(run(tasks, NAMES, 2)) == whole


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_worker_that_is_stopped_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tasks = [[reading(f"根据《示例第{task}办法》办理。")] for task in range(3)]
    whole = list(run(tasks, NAMES, 1))
    monkeypatch.setattr(pipeline, "annotate", signalling("示例第1", tmp_path / "once", signal.SIGSTOP))
    assert list(run(tasks, NAMES, 2)) == whole
