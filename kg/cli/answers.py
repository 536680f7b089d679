"""How a command answers: a table on the terminal, CSV or JSON on standard output, a page or a picture in a file.

In: what the user typed and what the analysis found. Out: text on standard output, or a file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.errors import NotFoundError, OutputError

if TYPE_CHECKING:
    from kg.analyse.records import Records
    from kg.analyse.table import Table
    from kg.graph.lookup import Entry
    from kg.graph.store import GraphStore

T = TypeVar("T")
# Policies that are listed to choose from: a screen of them.
LISTED = 20


def form_of(form: str | None, output: Path | None) -> str:
    """Return the format asked for; without one, that of the ending of the file."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    return form or (ending if ending in ("csv", "json", "html") else "table")


def answer(
    table: Table | Callable[[], Table],
    form: str,
    output: Path | None,
    limit: int,
    name: str,
    page: Callable[[], str] | None = None,
) -> None:
    """Print a table or write it in another format; lists of what is missing come after it."""
    from kg.show import text as tables
    from kg.show.terminal import print_table

    if form == "html":
        if page is None:
            raise click.UsageError(f"{name} has no page; use table, csv or json")
        _write(output or Path(f"{name}.html"), page())
        return
    table = table() if callable(table) else table
    if form in ("csv", "json"):
        text = tables.csv_text(table) if form == "csv" else tables.json_text(table)
        if output is None:
            sys.stdout.buffer.write(text.encode())
        else:
            # Excel takes a file without this mark for one in the system's own encoding.
            _write(output, "\ufeff" + text if form == "csv" else text)
        return
    if output is not None:
        raise click.UsageError(f"{output}: a table is for the terminal; use --format csv, json or html")
    print_table(table.columns, tables.shown(table, limit))
    for label, value in table.facts.items():
        click.echo(f"{label}: {_told(value)}")
    if limit and len(table.rows) > limit:
        click.echo(f"first {limit} of {len(table.rows)} rows; --limit 0 for all", err=True)


def _told(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {number}" for key, number in value.items())
    if isinstance(value, list):
        return f"{len(value)}  {' '.join(value)}".rstrip()
    return str(value)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from None
    click.echo(str(path))


def open_graph(directory: Path) -> GraphStore:
    """The graph that a build wrote to a folder."""
    from kg.graph.store import open_store

    return open_store(directory)


def open_records(directory: Path) -> Records:
    """The records of the graph that a build wrote to a folder, read when they are asked for."""
    from kg.analyse.records import Records

    return Records.of(open_graph(directory))


def choose(graph: GraphStore, text: str) -> Entry:
    """Return the policy that `text` names; on a terminal, ask which where several do."""
    from kg.graph.lookup import find, unknown

    found = find(graph, text)
    if not found:
        raise unknown(graph, text)
    return pick(text, found, lambda entry: entry.described(), "policies", "the number or more of the title")


def pick(text: str, found: Sequence[T], described: Callable[[T], str], what: str, more: str) -> T:
    """Return the one thing that `text` names; on a terminal, ask which where several do."""
    if len(found) == 1:
        return found[0]
    listed = found[:LISTED]
    for position, one in enumerate(listed, 1):
        click.echo(f"{position:>3}  {described(one)}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        first = f", the first {LISTED} are listed" if len(found) > LISTED else ""
        raise NotFoundError(f"{text}: {len(found)} {what} fit{first}; write {more}")
    return listed[click.prompt("Which", type=click.IntRange(1, len(listed)), err=True) - 1]
