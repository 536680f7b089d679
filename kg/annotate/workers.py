"""The pipeline in several processes.

In: readings in their order. Out: annotations in the same order, whatever the number of workers; a reading that makes
the pipeline fail gives the `Fault` in their place, and so does one whose process is lost (killed, stopped,
or out of memory).
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from kg.annotate.stopped import ended_when_stopped
from kg.errors import Fault, KgError

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.annotate.annotations import Annotations, Reading

_log = logging.getLogger(__name__)
_TASK_SIZE = 400_000
_LOST = Fault("its process was lost; it was killed, or there was not enough memory for it", "")
# PR_SET_PDEATHSIG of Linux; elsewhere a parent is looked for so often, in seconds
_SET_SIGNAL_AT_DEATH_OF_PARENT, _LOOK_EVERY = 1, 0.5


def run(tasks: list[list[Reading]], names: list[str], workers: int) -> Iterator[list[Annotations | Fault]]:
    """Annotate tasks in order, in this process or in several."""
    if workers == 1 or len(tasks) == 1:
        _make_pipeline(names)
        yield from map(_annotate, tasks)
        return
    from kg.annotate.annotations import decode

    for task in _run_elsewhere(tasks, names, min(workers, len(tasks))):
        yield [found if isinstance(found, Fault) else decode(found) for found in task]


def _run_elsewhere(tasks: list[list[Reading]], names: list[str], workers: int) -> Iterator[list[bytes | Fault]]:
    """Annotate tasks in order in processes; what was at work when one was lost is done again, a task at a time."""
    at = 0
    while at < len(tasks):
        with _pool(names, workers) as pool:
            asked = [pool.submit(_annotate_elsewhere, task) for task in tasks[at:]]
            try:
                for future in asked:
                    yield future.result()
                    at += 1
            except BrokenProcessPool:
                _log.warning("a process that annotates was lost; what it had is read again")
        # any of those that were at work may have ended it
        for task in tasks[at : at + workers + 1]:
            yield _alone(task, names)
            at += 1


def _alone(task: list[Reading], names: list[str]) -> list[bytes | Fault]:
    """Annotate a task in a process of its own, and reading by reading if that is lost: the one that ends it is told."""
    with contextlib.suppress(BrokenProcessPool), _pool(names, 1) as pool:
        return pool.submit(_annotate_elsewhere, task).result()
    if len(task) == 1:
        return [_LOST]
    return [found for reading in task for found in _alone([reading], names)]


@contextlib.contextmanager
def _pool(names: list[str], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one, and at once where their work is no longer wanted."""
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(names, os.getpid()))
    try:
        with ended_when_stopped(lambda: list(pool._processes or {})):
            yield pool
    except BaseException:
        # to wait for them, as the pool would, may take as long as their longest text
        for process in list((pool._processes or {}).values()):
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


# The pipeline of this process: a pool hands its workers only what can be pickled.
_pipelines: list[Language] = []


def _start_worker(names: list[str], parent: int) -> None:
    # the parent is told of an interrupt too, and ends this process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with(parent)
    _make_pipeline(names)


def _end_with(parent: int) -> None:
    """End this process when its parent ends, however that ends: it would sleep for ever and hold the parent's pipes."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_SIGNAL_AT_DEATH_OF_PARENT, signal.SIGKILL)
    elif sys.platform != "win32":
        Thread(target=_watch, args=(parent,), daemon=True).start()
    if sys.platform != "win32" and os.getppid() != parent:  # ended before it could be watched
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(_LOOK_EVERY)
    os._exit(1)


def _make_pipeline(names: list[str]) -> None:
    from kg.annotate.pipeline import BUILD_COMPONENTS, make_pipeline

    _pipelines[:] = [make_pipeline(names, BUILD_COMPONENTS)]


def _annotate(readings: list[Reading]) -> list[Annotations | Fault]:
    return [_annotations(reading) for reading in readings]


def _annotations(reading: Reading) -> Annotations | Fault:
    from kg.annotate.pipeline import annotate

    try:
        return next(annotate(_pipelines[0], [reading]))
    except (KgError, MemoryError):
        raise
    except Exception as error:  # one text must not cost the others
        return Fault.of(error)


def _annotate_elsewhere(readings: list[Reading]) -> list[bytes | Fault]:
    """The annotations as bytes: smaller than what pickle makes of them, and checked where they are read."""
    from kg.annotate.annotations import encode

    return [found if isinstance(found, Fault) else encode(found) for found in _annotate(readings)]


def annotation_tasks(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Cut the documents, in their order, into pieces of like size."""
    tasks: list[list[Reading]] = [[]]
    size = 0
    for reading in readings:
        if tasks[-1] and size + len(reading.text) > _TASK_SIZE:
            tasks.append([])
            size = 0
        tasks[-1].append(reading)
        size += len(reading.text)
    return tasks
