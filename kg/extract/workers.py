"""Jobs in several processes.

In: jobs, which may make further ones as they end. Out: what each gives, as bytes, in the order in which they end. A job
whose process is lost (killed, stopped for good, or out of memory) is done again alone, and in its parts if that is lost
too; of one that has no parts it is told that it was lost. In one process a job is done when it is asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from time import sleep
from typing import Protocol

from kg.extract.stopped import ended_when_stopped

_log = logging.getLogger(__name__)
# PR_SET_PDEATHSIG of Linux; elsewhere a parent is looked for so often, in seconds
_SET_SIGNAL_AT_DEATH_OF_PARENT, _LOOK_EVERY = 1, 0.5
# so many jobs a process are handed out: enough that none waits, few enough that little is done again
_AHEAD = 2


class Job(Protocol):
    """Something to be done in a process of its own; it is pickled."""

    def run(self) -> bytes:
        """Do it."""

    def parts(self) -> Sequence[Job]:
        """Return what does the same in smaller pieces, () if there are none."""


class Workers:
    """Does jobs in as many processes as said.

    Parameters
    ----------
    count : int
        How many, from 1 up; 1 is this process.
    begin : callable
        Told of each job that is taken up.
    """

    def __init__(self, count: int, begin: Callable[[str], None] = lambda what: None) -> None:
        self._count, self._begin = count, begin
        self._waiting: deque[Job] = deque()

    def add(self, jobs: Sequence[Job], first: bool = False) -> None:
        """Take jobs in, behind those that wait or before them."""
        if first:
            self._waiting.extendleft(reversed(jobs))
        else:
            self._waiting.extend(jobs)

    def finished(self) -> Iterator[tuple[Job, bytes | None]]:
        """Do all jobs, those added meanwhile too; yield each with what it gave, or None where its process was lost."""
        if self._count == 1:
            while self._waiting:
                job = self._waiting.popleft()
                self._begin(str(job))
                yield job, job.run()
            return
        while self._waiting:
            lost: list[Job] = []
            with _pool(self._count) as pool:
                yield from self._in_pool(pool, lost)
            for job in lost:
                yield from _alone(job)

    def _in_pool(self, pool: ProcessPoolExecutor, lost: list[Job]) -> Iterator[tuple[Job, bytes | None]]:
        """Do jobs until there are none or a process is lost; `lost` gets what was handed out then."""
        handed: dict[Future[bytes], Job] = {}
        while self._waiting or handed:
            try:
                while self._waiting and len(handed) < _AHEAD * self._count:
                    job = self._waiting[0]
                    handed[pool.submit(_run, job)] = job
                    self._waiting.popleft()
                    self._begin(str(job))
                for future in wait(handed, return_when=FIRST_COMPLETED).done:
                    given = future.result()
                    yield handed.pop(future), given
            except (BrokenProcessPool, MemoryError):
                _log.warning("a process was lost; what it had is done again")
                lost += handed.values()
                return


def _run(job: Job) -> bytes:
    return job.run()


def _alone(job: Job) -> Iterator[tuple[Job, bytes | None]]:
    """Do a job in a process of its own, and part by part if that is lost: the one that ends it is told."""
    given = None
    with contextlib.suppress(BrokenProcessPool, MemoryError), _pool(1) as pool:
        given = pool.submit(_run, job).result()
    parts = () if given is not None else job.parts()
    if parts:
        for part in parts:
            yield from _alone(part)
    else:
        yield job, given


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one, and at once where their work is no longer wanted."""
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(os.getpid(),))
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


def _start_worker(parent: int) -> None:
    # the parent is told of an interrupt too, and ends this process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with(parent)


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
