"""Questions in SPARQL: shipped ones, the user's own, each with a deadline.

In: a query (a file, the name of one of `ontology/queries`, text) and its parameters. Out: the
answer in the format asked for. The graph is read-only and closed (see `kg.graph.sparql`). Oxigraph's
Python interface cannot cancel a query, so each runs in a process of its own, which is ended at the
deadline; a Python that starts with the parent's module path and imports only the engine takes less
than 0.1 s.

A `.rq` file begins with comments that describe it:

    # title: Chain of one policy
    # 标题: 一项政策的引用链
    # description: What the policy rests on, step by step.
    # description@zh: 它所依据的每项政策。
    # param: policy (policy) — number, title or a part of the title
    # param: year (integer) = 2021 — year of the number

A parameter is a constant in the place of the variable of its name, so the query must not project
it. Kinds: `policy` (a node, found as `kg show` finds it), `concept` (a body, region or sector by
any of its names or its code), `text`, `integer`, `date` (YYYY-MM-DD). `= value` is the default.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import DeadlineError, InputError, KgError, NotFoundError, QueryError, StoreError
from kg.graph import ordering, results, sparql
from kg.graph.query_terms import refuse_unknown_terms
from kg.graph.store import GraphStore, damage, open_store
from kg.vocabulary.namespaces import XSD

_CHINESE_TITLE = "标题"
HEADER = re.compile(rf"#\s*(title|{_CHINESE_TITLE}|description(?:@zh)?|param)\s*[:：]\s*(.*)")
PARAMETER = re.compile(
    r"(?P<name>[A-Za-z]\w*)(?:\s+\((?P<kind>\w+)\))?(?:\s+=\s+(?P<default>.+?))?(?:\s+—\s+(?P<meaning>.*))?"
)
KINDS = ("policy", "concept", "text", "integer", "date")
FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")
# Sorting or counting the pairs of everything would take all memory of the machine.
MOST_MEMORY = 4 * 1024**3
# the status by which a process that answers queries tells of each kind of error
TOLD: Mapping[int, type[KgError]] = {2: QueryError, 3: NotFoundError, 4: StoreError, 5: InputError}
# what the worker says on standard error where it left rows out
_CUT = "cut"
WORKER = "from kg.graph.queries import answer_request; answer_request()"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for; `default` is None where it has to be given."""

    name: str
    kind: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query and what its leading comments say; `name`: the file's stem, or its source."""

    name: str
    text: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """Rows to show: texts of the terms, IRIs shortened; `total` counts all rows, shown or not."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


def parse(name: str, text: str) -> Query:
    """Read a query and its leading comments.

    Raises
    ------
    QueryError
        If a `# param:` line cannot be read, or the query is refused.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError(f"{name}: is not UTF-8; save it as UTF-8") from None
    text = sparql.normalise_newlines(text)
    sparql.refuse_unsafe(text, name)
    refuse_unknown_terms(text, name)
    facts = {"title": "", _CHINESE_TITLE: "", "description": "", "description@zh": ""}
    parameters = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            break
        header = HEADER.match(line)
        if header and header[1] == "param":
            parameters.append(_parameter(header[2].strip(), f"{name}, line {number}"))
        elif header:
            facts[header[1]] = header[2].strip()
    titles, said = (facts["title"], facts[_CHINESE_TITLE]), (facts["description"], facts["description@zh"])
    return Query(name, text, *titles, *said, tuple(parameters))


def _parameter(text: str, where: str) -> Parameter:
    match = PARAMETER.fullmatch(text)
    if match is None or (match["kind"] or "text") not in KINDS:
        raise QueryError(
            f"{where}: parameter {text!r} cannot be read; write `name (kind) = default — meaning` "
            f"with a kind of {', '.join(KINDS)}"
        )
    return Parameter(match["name"], match["kind"] or "text", match["default"], match["meaning"] or "")


def shipped() -> dict[str, Query]:
    """Return the queries of `ontology/queries` by name, sorted."""
    from kg.vocabulary.concepts import ontology_folder

    files = sorted((ontology_folder() / "queries").glob("*.rq"))
    return {file.stem: parse(file.stem, file.read_text(encoding="utf-8")) for file in files}


def load(source: str) -> Query:
    """Return the query of a file, or a shipped one by its name.

    Parameters
    ----------
    source : str
        A path (it has a suffix or a separator, or is an existing file), or a name.

    Raises
    ------
    KgError
        If there is none, or it is refused or not UTF-8.
    """
    from kg.vocabulary.concepts import ontology_folder

    path = ontology_folder() / "queries" / f"{source}.rq"
    if "/" not in source and "\\" not in source and path.is_file():
        return parse(source, path.read_text(encoding="utf-8"))
    if Path(source).suffix or Path(source).is_file():
        return parse(source, _read(Path(source)))
    from rapidfuzz import fuzz, process

    like = process.extract(source, list(shipped()), scorer=fuzz.ratio, limit=3, score_cutoff=40)
    hint = f"near: {', '.join(name for name, _, _ in like)}; " if like else ""
    raise NotFoundError(f"{source}: no such query; {hint}`kg query --list` shows all")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror}; name a SPARQL file or a shipped query") from None
    except UnicodeDecodeError:
        raise QueryError(f"{path}: is not UTF-8; save it as UTF-8") from None


def parameter_values(query: Query, given: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (name, kind, value) of each parameter; without a header line it is text.

    Raises
    ------
    QueryError
        If one is missing, unknown, or no integer.
    """
    values = []
    variables = {t.text[1:] for t in sparql.tokens(query.text) if t.kind == "variable"}
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in sorted(set(given) - set(declared)):
        if name not in variables:
            known = ", ".join(sorted(declared)) or "none"
            raise QueryError(f"{query.name}: no parameter {name}; it has {known}")
        declared[name] = Parameter(name, "text", None, "")
    for parameter in declared.values():
        value = given.get(parameter.name, parameter.default)
        if value is None:
            meaning = f" ({parameter.meaning})" if parameter.meaning else ""
            raise QueryError(f"{query.name}: needs {parameter.name}{meaning}; write --param {parameter.name}=…")
        if parameter.kind == "integer" and not re.fullmatch(r"-?\d{1,18}", value):
            raise QueryError(f"{query.name}: {parameter.name} has to be an integer, not {value[:40]}")
        if parameter.kind == "date" and not _is_day(value):
            raise QueryError(f"{query.name}: {parameter.name} has to be a day such as 2021-03-01, not {value[:40]}")
        # bytes that are no UTF-8 come as characters that no literal holds; a policy is looked for by its words
        if parameter.kind != "policy" and value != value.encode(errors="replace").decode():
            raise QueryError(f"{query.name}: {parameter.name} is not UTF-8; write it anew")
        values.append((parameter.name, parameter.kind, value))
    return values


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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
    if kind == "concept":
        from kg.graph.lookup import concept

        return ox.NamedNode(concept(graph, value))
    if kind == "date":
        return ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))
    return ox.Literal(int(value) if kind == "integer" else value)
