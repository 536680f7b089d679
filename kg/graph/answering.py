"""Answers to questions in SPARQL, each with a deadline.

In: a query, values of its parameters, the folder of a build. Out: the answer in the format asked for. The graph is
read-only and closed (see `kg.graph.sparql`). Oxigraph's Python interface cannot cancel a query, so each runs in a
process of its own, which is ended at the deadline; a Python that starts with the parent's module path and imports only
the engine takes less than 0.1 s.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import DeadlineError, InputError, KgError, NotFoundError, QueryError, StoreError
from kg.graph import ordering, results, sparql
from kg.graph.queries import CONCEPTS, Query, parameter_values
from kg.graph.store import GraphStore, damage, open_store
from kg.vocabulary.namespaces import XSD

# Sorting or counting the pairs of everything would take all memory of the machine.
MOST_MEMORY = 4 * 1024**3
# the status by which a process that answers queries tells of each kind of error
TOLD: Mapping[int, type[KgError]] = {2: QueryError, 3: NotFoundError, 4: StoreError, 5: InputError}
# what the worker says on standard error where it left rows out
_CUT = "cut"
WORKER = "from kg.graph.answering import answer_request; answer_request()"


@dataclass(frozen=True, slots=True)
class Solutions:
    """Rows to show: texts of the terms, IRIs shortened; `total` counts all rows, shown or not."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The bytes of an answer; `cut`: whether rows were left out of it."""

    data: bytes
    cut: bool

    def __len__(self) -> int:
        """Return how many bytes."""
        return len(self.data)


def answer(directory: Path, query: Query, given: Mapping[str, str], form: str, timeout: float, rows: int) -> bytes:
    """Answer a query, in a process of its own that ends with the deadline: a table cut to `rows`, else all of it."""
    return ask(directory, query, given, form, timeout, rows if form == "table" else 0).data


def ask(directory: Path, query: Query, given: Mapping[str, str], form: str, timeout: float, rows: int) -> Answered:
    """Answer a query, in a process of its own that ends with the deadline, with no more rows than asked for.

    Parameters
    ----------
    directory : Path
        The output folder of a build.
    query : Query
        What `load` or `parse` gave.
    given : mapping of str to str
        Values of its parameters.
    form : str
        One of `results.ROWS` or `results.TRIPLES`; `table` gives the JSON of `Solutions`.
    timeout : float
        Seconds until the query is stopped.
    rows : int
        Rows that are kept (0: all); a table counts the others.

    Raises
    ------
    KgError
        If a parameter is missing, the query is no SPARQL, too slow or too large, or there is no graph.
    """
    asked = request(directory, query, given, form, timeout, rows)
    pipe = subprocess.PIPE
    with subprocess.Popen(worker_command(WORKER), stdin=pipe, stdout=pipe, stderr=pipe) as worker:
        try:
            output, errors = worker.communicate(json.dumps(asked).encode(), timeout)
        except subprocess.TimeoutExpired:
            worker.kill()
            raise DeadlineError(
                f"{query.name}: stopped after {timeout:g} s; ask for less, or set --timeout higher"
            ) from None
        except BaseException:
            worker.kill()
            raise
    message = errors.decode("utf-8", "replace").strip()
    if worker.returncode in TOLD:
        raise TOLD[worker.returncode](message)
    if worker.returncode < 0:
        raise QueryError(f"{query.name}: out of memory, or ended by signal {-worker.returncode}; ask for less")
    if worker.returncode:
        raise RuntimeError(message)
    return Answered(output, message == _CUT)


def worker_command(code: str, *arguments: str) -> list[str]:
    """Return the command that runs code in a process which begins at once; the code has `sys`, arguments from 2 up."""
    path = json.dumps([*sys.path, str(Path(__file__).resolve().parents[2])])
    # -S: the parent's module path is handed over, so the site packages need not be searched again.
    taken_over = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    return [sys.executable, "-S", "-c", taken_over + code, path, *arguments]


def request(
    directory: Path, query: Query, given: Mapping[str, str], form: str, timeout: float, rows: int
) -> dict[str, Any]:
    """Return what a process that answers queries is sent, as JSON takes it.

    Raises
    ------
    QueryError
        If a parameter is missing, unknown, or no value of its kind.
    """
    return {
        "directory": str(directory),
        "name": query.name,
        "text": query.text,
        "values": parameter_values(query, given),
        "form": form,
        "rows": rows,
        "timeout": timeout,
    }


def table(answered: bytes) -> Solutions:
    """Return the table in what `answer(…, "table", …)` gave."""
    fields = json.loads(answered)
    return Solutions(tuple(fields["columns"]), tuple(tuple(row) for row in fields["rows"]), fields["total"])


def answer_request() -> None:
    """Read a request of `ask` from standard input, write the result; exit as `TOLD` says, with one line."""
    asked = json.loads(sys.stdin.buffer.read())
    limit_memory()
    limit_time(asked["timeout"])
    try:
        data, cut = evaluated(open_store(Path(asked["directory"])), asked)
        sys.stdout.buffer.write(data)
        sys.stderr.buffer.write(_CUT.encode() * cut)
    except KgError as error:
        sys.stderr.buffer.write(str(error).encode(errors="replace"))
        sys.exit(status_of(error))


def status_of(error: KgError) -> int:
    """Return the status that tells of an error, a key of `TOLD`."""
    return next((status for status, kind in TOLD.items() if isinstance(error, kind)), 2)


def limit_time(seconds: float) -> None:
    """End this process a second past a time, should its parent be gone; 0 takes that back."""
    if sys.platform == "win32":
        return
    import signal

    # The default action ends the process also while the engine holds the interpreter.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 1 if seconds else 0)


def limit_memory() -> None:
    """End this process past `MOST_MEMORY`."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > MOST_MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, most))


def evaluated(graph: GraphStore, request: Mapping[str, Any]) -> tuple[bytes, bool]:
    """Return the answer to a request, and whether rows were left out of it.

    Raises
    ------
    KgError
        If the query is no SPARQL, or a policy or concept that it names is none.
    """
    name, text = request["name"], request["text"]
    constants = terms(graph, request["values"])
    try:
        bound = sparql.bind(text, constants) + sparql.PADDING
        found = ordering.solutions(graph, bound)
        if request["form"] == "table":
            return json.dumps(results.table(found, request["rows"])).encode(), False
        return results.serialised(found, request["form"], name, request["rows"])
    except SyntaxError as error:
        raise QueryError(sparql.syntax_message(str(error), text, constants, name)) from None
    except (OSError, RuntimeError, ValueError) as error:
        # What the engine finds out while it runs: a function that it does not have, a store that is
        # damaged.
        raise damage(error) or QueryError(f"{name}: {' '.join(str(error).split())}") from None


def terms(graph: GraphStore, values: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return parameters (name, kind, value) as constants of SPARQL, by name.

    Raises
    ------
    NotFoundError
        If a policy or concept is none of the graph.
    """
    return {name: str(_term(graph, kind, value)) for name, kind, value in values}


def _term(graph: GraphStore, kind: str, value: str) -> ox.NamedNode | ox.Literal:
    if kind == "policy":
        from kg.graph.lookup import one

        return ox.NamedNode(one(graph, value).iri)
    if kind in (*CONCEPTS, "concept"):
        from kg.graph.lookup import concept

        return ox.NamedNode(concept(graph, value, kind if kind in CONCEPTS else ""))
    if kind == "date":
        return ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))
    return ox.Literal(int(value) if kind == "integer" else value)
