"""Processes that answer one query after another, for a server that is asked many.

In: queries, each with a deadline. Out: answers, as `kg.graph.answering.ask` gives them. A process that is started for
each query takes longer to start than most queries run; here it is kept, and ended only at a deadline, past its memory,
or after `MOST_ANSWERS`, so that what one query left behind does not grow.

A process says `ready` first. A request is a line of JSON on standard input; an answer a line of JSON (`size`, `status`,
`said`) and so many bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import DeadlineError, KgError, QueryError
from kg.graph import answering
from kg.graph.answering import Answered
from kg.graph.queries import Query
from kg.graph.store import GraphStore, open_store
from kg.versions import current_version

MOST_ANSWERS = 500
# A query that runs longer than this many seconds stands back behind shorter ones, by so many steps of priority.
PATIENT_AFTER, STEPS_BACK = 1.0, 10
# One that runs longer than this many is a long one, and goes on only where there is room for such.
LONG_AFTER = 4.0
_WORKER = "from kg.graph.query_pool import answer_requests; answer_requests()"


class CrowdedError(Exception):
    """A query that takes long was ended, since others that do are running."""


def _always() -> bool:
    return True


class QueryPool:
    """Answers queries on the graph of a folder, as many at once as are asked at once.

    Parameters
    ----------
    directory : Path
        The output folder of a build.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()

    def ask(
        self,
        query: Query,
        given: Mapping[str, str],
        form: str,
        timeout: float,
        rows: int,
        goes_on: Callable[[], bool] = _always,
    ) -> Answered:
        """Answer a query, as `kg.graph.answering.ask` does.

        Parameters
        ----------
        goes_on : callable
            Asked, from a thread of its own, once the query has run for `LONG_AFTER`: whether it may go on.

        Raises
        ------
        KgError
            If a parameter is missing, the query is no SPARQL, too slow or too large, or there is no graph.
        CrowdedError
            If it took long and may not go on.
        """
        request = answering.request(self._directory, query, given, form, timeout, rows)
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = _Worker()
        try:
            answered = worker.answer(query.name, request, timeout, goes_on)
        except KgError:
            self._put_back(worker)
            raise
        except BaseException:
            worker.end()
            raise
        self._put_back(worker)
        return answered

    def _put_back(self, worker: _Worker) -> None:
        if worker.is_fresh:
            self._idle.put(worker)
        else:
            worker.end()

    def close(self) -> None:
        """End all processes that wait for a query."""
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return


class _Worker:
    """One process, and how many queries it has answered."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            answering.worker_command(_WORKER), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers = 0
        self._stands_back = False
        # the time that it takes to start is none of a query's
        assert self._process.stdout is not None
        self._process.stdout.readline()

    @property
    def is_fresh(self) -> bool:
        """Whether it may answer another query; not one that stood back, which only a superuser could call forward."""
        return self._answers < MOST_ANSWERS and not self._stands_back and self._process.poll() is None

    def _stand_back(self) -> None:
        self._stands_back = True
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # it has just ended
                os.setpriority(os.PRIO_PROCESS, self._process.pid, STEPS_BACK)

    def answer(self, name: str, request: Mapping[str, object], timeout: float, goes_on: Callable[[], bool]) -> Answered:
        """Answer a request, or end with the deadline, or when it takes long and may not go on."""
        assert self._process.stdin is not None and self._process.stdout is not None
        late, crowded = threading.Event(), threading.Event()

        def stop(because: threading.Event) -> None:
            because.set()
            self._process.kill()

        def is_long() -> None:
            if not goes_on():
                stop(crowded)

        clocks = [
            threading.Timer(timeout, stop, (late,)),
            threading.Timer(PATIENT_AFTER, self._stand_back),
            threading.Timer(LONG_AFTER, is_long),
        ]
        for clock in clocks:
            clock.daemon = True
            clock.start()
        self._answers += 1
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            head = self._process.stdout.readline()
            told = json.loads(head) if head.endswith(b"\n") else None
            data = self._process.stdout.read(told["size"]) if told else b""
        except BrokenPipeError:
            told, data = None, b""
        finally:
            for clock in clocks:
                clock.cancel()
        if told is None or len(data) < told["size"]:
            self.end()
            if crowded.is_set():
                raise CrowdedError
            if late.is_set():
                raise DeadlineError(f"{name}: stopped after {timeout:g} s; ask for less, or set --timeout higher")
            raise QueryError(f"{name}: out of memory; ask for less")
        if told["status"]:
            raise answering.TOLD[told["status"]](told["said"])
        return Answered(data, bool(told["said"]))

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


def answer_requests() -> None:
    """Answer the requests on standard input, one after another, until there are no more."""
    answering.limit_memory()
    graph: GraphStore | None = None
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answering.limit_time(request["timeout"])
        data, status, said = b"", 0, ""
        try:
            graph = _current(graph, Path(request["directory"]))
            data, cut = answering.evaluated(graph, request)
            said = "cut" if cut else ""
        except KgError as error:
            status, said = answering.status_of(error), str(error)
        answering.limit_time(0)
        head = {"size": len(data), "status": status, "said": said}
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + data)
        sys.stdout.buffer.flush()


def _current(graph: GraphStore | None, directory: Path) -> GraphStore:
    """The graph of a folder: the one that is open, unless a build has put another in its place."""
    if graph is None or graph.folder != current_version(directory)[0]:
        return open_store(directory)
    return graph
