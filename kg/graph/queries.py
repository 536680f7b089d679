"""What a question in SPARQL is: its text, what its leading comments say, the values it asks for.

In: a file, the name of one of `ontology/queries`, or text. Out: the query, and its parameters with the values given.
`kg.graph.answering` answers it.

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

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import NotFoundError, QueryError
from kg.graph import sparql
from kg.graph.query_terms import refuse_unknown_terms

_CHINESE_TITLE = "标题"
HEADER = re.compile(rf"#\s*(title|{_CHINESE_TITLE}|description(?:@zh)?|param)\s*[:：]\s*(.*)")
PARAMETER = re.compile(
    r"(?P<name>[A-Za-z]\w*)(?:\s+\((?P<kind>\w+)\))?(?:\s+=\s+(?P<default>.+?))?(?:\s+—\s+(?P<meaning>.*))?"
)
# kinds of parameters that are a concept of their own kind; `concept` is one of any
CONCEPTS = ("body", "region", "sector")
KINDS = ("policy", *CONCEPTS, "concept", "text", "integer", "date")


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
    if Path(source).suffix or Path(source).exists():
        return parse(source, _read(Path(source)))
    from rapidfuzz import fuzz, process

    like = process.extract(source, list(shipped()), scorer=fuzz.ratio, limit=3, score_cutoff=40)
    if not like:
        raise NotFoundError(f"{source}: no such query; `kg query --list` shows all")
    near = ", ".join(name for name, _, _ in like)
    raise NotFoundError(f"{source}: no such query; near: {near}; `kg query --list` shows all")


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
