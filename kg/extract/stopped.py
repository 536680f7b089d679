"""Processes that were stopped (SIGSTOP) and not let go on: whoever waits for their work would wait for ever.

In: what gives the processes that work. Out: nothing; one that stays stopped is ended, and its work counts as lost.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread

import psutil

LOOK_EVERY = 0.5
# Whoever is stopped with its parent (Ctrl-Z) goes on with it, a look or two later.
LOOKS = 10


@contextlib.contextmanager
def ended_when_stopped(pids: Callable[[], Iterable[int]], every: float = LOOK_EVERY) -> Iterator[None]:
    """Look at processes while a block runs, and end those that are found stopped ten times in a row.

    Parameters
    ----------
    pids : callable
        Gives the numbers of the processes of the moment; they may change.
    every : float
        Seconds between two looks.
    """
    over = Event()
    watch = Thread(target=_watch, args=(pids, every, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _watch(pids: Callable[[], Iterable[int]], every: float, over: Event) -> None:
    looks: Counter[int] = Counter()
    while not over.wait(every):
        for pid in pids():
            looks[pid] = looks[pid] + 1 if _is_stopped(pid) else 0
            if looks[pid] == LOOKS:
                with contextlib.suppress(psutil.Error):
                    psutil.Process(pid).kill()


def _is_stopped(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_STOPPED
    except psutil.Error:  # it ended meanwhile
        return False
