"""The `kg` command: parse the arguments, call one function, print.

In: arguments. Out: text on standard output; progress and remarks on standard error. Exit status: 0
done, 1 stopped, 2 wrong use or bad input, told in one line. Each command imports what it needs when
it runs, so that `kg query` does not wait for spaCy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import __version__
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.analysis import Direction
    from kg.lookup import Entry
    from kg.store import GraphStore

GRAPH = click.option(
    "--graph",
    "directory",
    envvar="KG_OUTPUT",
    default="outputs",
    show_default=True,
    show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that a build wrote.",
)
FORMATS = click.Choice(["table", "csv", "tsv", "json", "xml", "ttl"])
EXPORTS = click.Choice(["turtle", "ntriples", "jsonld", "rdfxml", "graphml", "csv"])
# Policies that are listed to choose from: a screen of them.
LISTED = 20


class Commands(click.Group):
    """A group that tells a `KgError` in one line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 2 after a `KgError`."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Build a knowledge graph of policy documents from compilations, and ask it.

    `kg build` comes first; the other commands read what it wrote. POLICY is a document number with
    any brackets, a title, or a part of one.
    """


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output",
    envvar="KG_OUTPUT",
    default="outputs",
    show_default=True,
    show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to.",
)
@click.option("--base-iri", default=None, help="IRI that individuals stand under.")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes.  [default: one a core]")
def build(paths: tuple[Path, ...], output: Path, base_iri: str | None, workers: int | None) -> None:
    """Build the graph from compilations.

    PATHS are files or folders; without any, corpus/ is read.
    """
    sources = paths or (Path("corpus"),)
    if not sources[0].exists():
        raise KgError(f"{sources[0]}: no such file or folder; name what to build from")
    from kg.build import build as run
    from kg.namespaces import ID
    from kg.terminal import BuildProgress, print_table

    with BuildProgress() as progress:
        summary = run(sources, output, base_iri or ID, workers or _cores(), progress)
    print_table(("what", "count"), [(name, str(count)) for name, count in summary.rows()])
    for warning in summary.warnings:
        click.echo(f"kg: {warning}", err=True)


def _cores() -> int:
    import os

    return os.cpu_count() or 1


@main.command()
@click.argument("source", required=False)
@click.option("-q", "text", help="The query itself.")
@click.option("--list", "listed", is_flag=True, help="List the queries that come with kg.")
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="Rows of a table, 0 for all; the other formats are always whole.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after this time.",
)
@GRAPH
def query(
    source: str | None,
    text: str | None,
    listed: bool,
    given: tuple[str, ...],
    form: str,
    limit: int,
    timeout: float,
    directory: Path,
) -> None:
    """Ask the graph in SPARQL.

    SOURCE is a FILE.rq, the NAME of a query that comes with kg (--list), or - for standard input.
    The prefixes of the graph are declared. Queries read only: no updates, no SERVICE, no FROM.
    """
    from kg import query as queries
    from kg.terminal import print_table

    if listed:
        rows = []
        for name, one in queries.shipped().items():
            rows.append((name, one.title, one.title_zh, " ".join(p.name for p in one.parameters)))
        print_table(("name", "title", "标题", "parameters"), rows)
        return
    if (source is None) == (text is None):
        raise click.UsageError("name one query: FILE.rq, NAME, -q TEXT or - (--list shows names)")
    if source == "-":
        asked = queries.parse("standard input", sys.stdin.read())
    elif source is not None:
        asked = queries.load(source)
    else:
        asked = queries.parse("query", text or "")
    answered = queries.answer(directory, asked, _parameters(given), form, timeout, limit)
    if form != "table":
        out = sys.stdout.buffer
        out.write(answered if answered.endswith(b"\n") else answered + b"\n")
        return
    table = queries.table(answered)
    print_table(table.columns, table.rows)
    if len(table.rows) < table.total:
        click.echo(f"first {len(table.rows)} of {table.total} rows; --limit 0 for all", err=True)


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise KgError(f"--param {pair}: write NAME=VALUE")
        values[name.strip()] = value
    return values


@main.command()
@click.argument("policy")
@GRAPH
def show(policy: str, directory: Path) -> None:
    """Show what the graph knows of one POLICY."""
    from kg.cards import card
    from kg.terminal import print_card

    graph = _open(directory)
    print_card(card(graph, _choose(graph, policy).iri))


@main.command()
@click.argument("policy")
@click.option("--up", "direction", flag_value="up", default=True, help="What it rests on (default).")
@click.option("--down", "direction", flag_value="down", help="What cites it.")
@click.option("--depth", type=click.IntRange(min=1), default=3, show_default=True, metavar="STEPS")
@GRAPH
def chain(policy: str, direction: str, depth: int, directory: Path) -> None:
    """Show the chain of citations of a POLICY as a tree."""
    from kg.analysis import citation_chain
    from kg.lookup import names
    from kg.terminal import print_chain

    graph = _open(directory)
    iri = _choose(graph, policy).iri
    way: Direction = "down" if direction == "down" else "up"
    links = citation_chain(graph, iri, way, depth)
    print_chain(iri, links, names(graph), way)


@main.command()
@click.argument("kind", type=click.Choice(["issuers", "citations"]))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.  [default: KIND.html]",
)
@GRAPH
def network(kind: str, output: Path | None, directory: Path) -> None:
    """Write an interactive network as one page.

    `issuers`: who issues together; `citations`: what cites what.
    """
    from kg import views

    write: Callable[[GraphStore], str]
    write = views.issuer_network if kind == "issuers" else views.citation_network
    path = output or Path(f"{kind}.html")
    page = write(_open(directory))
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror})") from None
    click.echo(str(path))


@main.command()
@click.argument("form", metavar="[turtle|ntriples|jsonld|rdfxml|graphml|csv]", type=EXPORTS)
@click.option(
    "--output",
    default="-",
    show_default=True,
    help="A file, or - for standard output; for csv a folder or a .zip file.",
)
@GRAPH
def export(form: str, output: str, directory: Path) -> None:
    """Write the graph for other tools.

    turtle, ntriples, jsonld and rdfxml hold all triples; graphml holds the policies and their
    citations; csv is a table each for policies, citations, occurrences, responsibilities, targets
    and bodies, in UTF-8 that Excel reads.
    """
    from kg import export as exports

    graph = _open(directory)
    if form == "csv":
        if output == "-":
            raise KgError("csv: is several tables; name a folder or a .zip file with --output")
        for path in exports.write_tables(graph, Path(output)):
            click.echo(str(path))
    elif output == "-":
        exports.WRITERS[form](graph, sys.stdout.buffer)
    else:
        exports.write_file(graph, form, Path(output))
        click.echo(output)


@main.command()
@GRAPH
def stats(directory: Path) -> None:
    """Count what the graph holds."""
    from kg.cards import counts, relation_counts
    from kg.terminal import print_table, relation_labels

    graph = _open(directory)
    rows = counts(graph)
    labels = relation_labels()
    rows += [(f"citations: {labels.get(n, n)}", count) for n, count in relation_counts(graph)]
    print_table(("what", "count"), [(name, str(count)) for name, count in rows])


def _open(directory: Path) -> GraphStore:
    from kg.store import open_store

    return open_store(directory)


def _choose(graph: GraphStore, text: str) -> Entry:
    """Return the policy that `text` names; on a terminal, ask which where several do."""
    from kg.lookup import find, unknown

    found = find(graph, text)
    if not found:
        raise unknown(graph, text)
    if len(found) == 1:
        return found[0]
    listed = found[:LISTED]
    for position, entry in enumerate(listed, 1):
        click.echo(f"{position:>3}  {entry.described()}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        first = f", the first {LISTED} are listed" if len(found) > LISTED else ""
        raise KgError(f"{text}: {len(found)} policies fit{first}; write the number or more of the title")
    return listed[click.prompt("Which", type=click.IntRange(1, len(listed)), err=True) - 1]


if __name__ == "__main__":
    main()
