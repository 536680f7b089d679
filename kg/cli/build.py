"""`kg build`: compilations to a graph.

In: arguments of the command line. Out: the files of a build, and its summary on the terminal.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import tell
from kg.cli.options import LANG, NAME, VOCABULARY, Place

if TYPE_CHECKING:
    from kg.analyse.table import Cell
    from kg.read.formats.content import Wishes
    from kg.show.language import Code


@click.command()
@click.argument("paths", nargs=-1, type=Place())
@click.option(
    "--output",
    envvar="KG_OUTPUT",
    default="outputs",
    show_default=True,
    show_envvar=True,
    type=Place(file_okay=False),
    help="Folder to write to.",
)
@click.option("--base-iri", type=NAME, metavar="IRI", help="IRI that individuals stand under.")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes.  [default: one a core]")
@click.option("--include", multiple=True, metavar="GLOB", help="Read only such files of folders; may be repeated.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave such files of folders out; may be repeated.")
@click.option("--columns", metavar="KIND=NAME,…", default="", help="Which column of a table is what.")
@VOCABULARY
@click.option("--quads", is_flag=True, help="Write graph.trig too: one named graph a compilation, with a header.")
@click.option(
    "--views/--no-views",
    default=None,
    help="Write a page for each policy, or no pages.  [default: a page each up to 3,000 policies]",
)
@click.option("--force", is_flag=True, help="Remove what no build made where an output is to be.")
@LANG
@click.option("--dry-run", is_flag=True, help="Only tell what would be read and what would be skipped, and why.")
@click.option("--restore", is_flag=True, help="Only load the store again from graph.ttl, where it is damaged.")
@click.option(
    "--store",
    "graph_store",
    metavar="URL",
    type=NAME,
    help="Load the graph into a graph store too (SPARQL 1.1 Graph Store Protocol): its default graph, or ?graph=IRI.",
)
def build(
    paths: tuple[Path, ...],
    output: Path,
    base_iri: str | None,
    workers: int | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    columns: str,
    vocabulary: tuple[Path, ...],
    quads: bool,
    views: bool | None,
    force: bool,
    lang: Code | None,
    dry_run: bool,
    restore: bool,
    graph_store: str | None,
) -> None:
    """Build the graph from compilations.

    PATHS are files or folders: texts, web pages, documents of Word, PDFs, tables with one document a row, archives of
    these. Without any, the sample corpus that comes with kg is built. --columns tells title, text, number, date, body
    and source of tables whose columns have other names than usual. A file same.csv beside the texts holds own decisions
    on which policies are one.
    """
    if graph_store is not None:
        from kg.graph.endpoint import checked_address

        checked_address(graph_store)
    if restore:
        _restore(paths, output)
        _load(output, graph_store)
        return
    from kg.build import build as run
    from kg.outputs import REPORT_FILE
    from kg.read.formats.columns import parse_columns
    from kg.read.formats.content import Wishes
    from kg.read.inputs import unread_line
    from kg.read.source import sample_corpus
    from kg.show.terminal import BuildProgress
    from kg.versions import EXTRACTS_FOLDER
    from kg.vocabulary.namespaces import ID
    from kg.vocabulary.own import own_vocabulary

    wishes = Wishes(parse_columns(columns), include, exclude)
    if dry_run:
        with own_vocabulary(vocabulary):
            print_plan(paths or (sample_corpus(),), output / EXTRACTS_FOLDER, wishes, lang)
        return
    with own_vocabulary(vocabulary), BuildProgress() as progress:
        base, count = base_iri or ID, workers or cores()
        summary = run(paths or (sample_corpus(),), output, base, count, progress, wishes, force, quads, views)
    if summary.unchanged:
        tell(f"nothing has changed since {output} was built")
    print_counts(summary.rows(), lang)
    if summary.doubtful or summary.conflicts:
        tell(f"doubtful boundaries and conflicts, with file and line: {output / REPORT_FILE}")
    if summary.without_page:
        tell(_without_page(summary.without_page, output))
    if summary.unread:
        tell(f"{unread_line(summary.unread)}; the reasons stand in {output / REPORT_FILE}")
    for warning in (*summary.notes, *summary.warnings):
        tell(warning)
    _load(output, graph_store)


def _without_page(policies: int, output: Path) -> str:
    here = f"{output / 'views'} has the first page, the search and the lists"
    return f"{here}; a page for each of {policies:,} policies: kg serve {output}, or kg site {output} --output FOLDER"


def _load(output: Path, graph_store: str | None) -> None:
    """Load a graph that was built into a graph store, if one was named."""
    if graph_store is None:
        return
    from kg.graph.endpoint import load_graph_store
    from kg.outputs import GRAPH_FILE

    tell(f"the graph stands in {load_graph_store(output / GRAPH_FILE, graph_store)}")


def _restore(paths: tuple[Path, ...], output: Path) -> None:
    from kg.outputs import GRAPH_FILE, restore

    if paths:
        raise click.UsageError("--restore reads no texts; leave the paths out")
    click.echo(f"{output}: {restore(output)} triples loaded again from {GRAPH_FILE}")


def print_plan(paths: tuple[Path, ...], extracts: Path, wishes: Wishes, lang: Code | None) -> None:
    """Print what would be done with each file, given the extracts that there are."""
    from kg.build import planned

    rows = [(one.state, one.what, one.why) for one in planned(paths, extracts, wishes)]
    _print(("what_happens", "file", "why"), rows, lang)


def print_counts(rows: Sequence[tuple[str, int]], lang: Code | None) -> None:
    """Print the closing table of a run: what, and how many."""
    _print(("what", "count"), rows, lang)


def _print(columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], lang: Code | None) -> None:
    from kg.analyse.table import Table
    from kg.show.language import Language
    from kg.show.terminal import print_table
    from kg.show.text import shown

    told = Language(lang).table(Table(columns, rows))
    print_table(told.columns, shown(told, 0))


def cores() -> int:
    """Return how many processes work at once on this machine."""
    return os.cpu_count() or 1
