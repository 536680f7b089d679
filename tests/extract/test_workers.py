"""Jobs in one process and in several (示例文本)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

import pytest

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.questions import Question, ask
from kg.annotate.references.mention import DocumentContext
from kg.errors import Fault
from kg.extract.jobs import AnnotateTexts, ToRead, given_by
from kg.extract.workers import Job, Workers

NOWHERE = ToRead(Path("示例.txt"), "", 0)


def reading(text: str) -> Reading:
    return Reading(f"示例文本标题\n{text}", DocumentContext("示例文本标题"), None)


def jobs(*tasks: list[Reading]) -> list[AnnotateTexts]:
    return [AnnotateTexts(NOWHERE, at, tuple(task)) for at, task in enumerate(tasks)]


def found_by(workers: int, tasks: list[list[Reading]]) -> dict[int, list[Annotations | Fault]]:
    """What the texts of each task gave; those of a task that was cut come with the number of the text added."""
    hall = Workers(workers)
    hall.add(jobs(*tasks))
    return {job.first: given_by(given) for job, given in hall.finished() if isinstance(job, AnnotateTexts)}


@pytest.mark.slow
def test_several_processes_find_what_one_finds() -> None:
    tasks = [[reading(f"根据《示例第{at}办法》办理。")] for at in range(5)]
    alone, together = (found_by(workers, tasks) for workers in (1, 2))
    assert alone == together
    for at, (found,) in alone.items():
        assert isinstance(found, Annotations)
        assert [one.surface for one in found.mentions] == [f"示例第{at}办法"]


def test_a_reading_that_fails_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_questions: object, given: Reading) -> Annotations:
        raise RuntimeError(f"示例 {given.text}")

    monkeypatch.setattr("kg.extract.jobs.ask", fail)
    (found,) = found_by(1, [[reading("甲"), reading("乙")]]).values()
    assert [type(one) for one in found] == [Fault, Fault]


def test_a_job_may_be_added_while_others_are_done() -> None:
    hall, first = Workers(1), jobs([reading("甲")], [reading("乙")])
    hall.add(first)
    order: list[Job] = []
    for job, _ in hall.finished():
        if not order:
            hall.add([AnnotateTexts(NOWHERE, 7, (reading("丙"),))], first=True)
        order.append(job)
    assert [one.first for one in order if isinstance(one, AnnotateTexts)] == [0, 7, 1]


SCRIPT = """
import os, signal, sys, time
import kg.extract.jobs as jobs
from kg.annotate.annotations import Reading
from kg.annotate.references.mention import DocumentContext
from kg.extract.jobs import AnnotateTexts, ToRead
from kg.extract.workers import Workers

def stay(questions, reading):
    print(os.getpid(), flush=True)
    time.sleep(600)

jobs.ask = stay
# who runs the tests behind a shell hands on that an interrupt is to be ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
workers = Workers(2)
file = ToRead("x", "", 0)
workers.add([AnnotateTexts(file, 0, (Reading("x", DocumentContext("x"), None),)) for _ in range(3)])
list(workers.finished())
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


def signalling(fatal: str, left: Path, sent: signal.Signals = signal.SIGKILL) -> Callable[..., Annotations]:
    """Annotating that signals its process at a text that holds `fatal`; only once, where `left` is to be made then."""

    def signal_or_ask(questions: Sequence[Question], given: Reading) -> Annotations:
        if fatal in given.text and not left.exists():
            if left.name == "once":
                left.touch()
            os.kill(os.getpid(), sent)
        return ask(questions, given)

    return signal_or_ask


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_lost_worker_costs_the_text_that_ends_it_and_nothing_where_it_was_an_accident(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tasks = [[reading(f"根据《示例第{task}{at}办法》办理。") for at in range(2)] for task in range(3)]
    numbered = jobs(*tasks)
    whole = found_by(1, tasks)
    monkeypatch.setattr("kg.extract.jobs.ask", signalling("示例第11", tmp_path / "always"))
    hall = Workers(2)
    hall.add(numbered)
    given = list(hall.finished())
    assert [job.readings for job, data in given if data is None and isinstance(job, AnnotateTexts)] == [(tasks[1][1],)]
    assert sum(len(job.readings) for job, _ in given if isinstance(job, AnnotateTexts)) == 6
    monkeypatch.undo()
    monkeypatch.setattr("kg.extract.jobs.ask", signalling("示例第11", tmp_path / "once"))
    assert found_by(2, tasks) == whole


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_worker_that_is_stopped_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tasks = [[reading(f"根据《示例第{task}办法》办理。")] for task in range(3)]
    whole = found_by(1, tasks)
    monkeypatch.setattr("kg.extract.jobs.ask", signalling("示例第1", tmp_path / "once", signal.SIGSTOP))
    assert found_by(2, tasks) == whole
