"""`kg query`, `kg show`, `kg stats`, `kg export`: the graph as it is.

In: arguments of the command line and the folder of a build. Out: one `Answer` a command, or a file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg.cli.answers import Answer, answers
from kg.cli.choices import asked_endpoint, choose, open_graph, open_records
from kg.cli.options import ADDRESS, GRAPH, NAME, SECONDS, complete_files
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.analyse.table import Table
    from kg.show.language import Code

_TRIPLES, _NETWORKS = ("turtle", "ntriples", "jsonld", "rdfxml", "nquads", "trig"), ("graphml", "gexf")
# the usual endings of what is one file, the first one first; and those of other things
_ENDINGS = {
    "turtle": (".ttl",),
    "ntriples": (".nt",),
    "jsonld": (".jsonld", ".json"),
    "rdfxml": (".rdf", ".xml", ".owl"),
    "nquads": (".nq",),
    "trig": (".trig",),
    "graphml": (".graphml", ".xml"),
    "gexf": (".gexf", ".xml"),
}
_OTHER_ENDINGS = (".csv", ".tsv", ".parquet", ".html", ".xlsx", ".zip", ".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz")
FORMS = (*_TRIPLES, *_NETWORKS, "neo4j", "csv", "parquet", "shards")


def _complete_queries(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The queries that come with kg, and files."""
    from kg.graph.queries import shipped

    named = [CompletionItem(name, help=one.title) for name, one in shipped().items() if name.startswith(incomplete)]
    return named or complete_files(ctx, parameter, incomplete)


@click.command()
@click.argument("source", required=False, shell_complete=_complete_queries)
@click.option("-q", "text", help="The query itself.")
@click.option("--list", "listed", is_flag=True, help="List the queries that come with kg.")
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option(
    "--timeout",
    type=SECONDS,
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after this time.",
)
@answers("table", "csv", "tsv", "json", "xml", "ttl", limit=100)
@GRAPH
def query(
    source: str | None,
    text: str | None,
    listed: bool,
    given: tuple[str, ...],
    timeout: float,
    answer: Answer,
    directory: Path,
) -> None:
    """Ask the graph in SPARQL.

    SOURCE is a FILE.rq, the NAME of a query that comes with kg (--list), or - for standard input.
    The prefixes of the graph are declared. Queries read only: no updates, no SERVICE, no FROM.
    """
    from kg.graph import answering, queries

    if listed and (source is not None or text is not None):
        raise click.UsageError("--list shows the names of all queries; leave the query out")
    if listed:
        answer.whole().table(_listed(answer.language.code), "queries")
        return
    if (source is None) == (text is None):
        raise click.UsageError("name one query: FILE.rq, NAME, -q TEXT or - (--list shows names)")
    if source == "-":
        asked = queries.parse("standard input", sys.stdin.read())
    elif source is not None:
        asked = queries.load(source)
    else:
        asked = queries.parse("query", text or "")
    values = _parameters(given)
    if endpoint := asked_endpoint(timeout):
        from kg.graph.endpoint import ask_endpoint

        most = answer.limit if answer.form == "table" else 0
        answered = ask_endpoint(endpoint, asked, values, answer.form, most).data
    else:
        answered = answering.answer(directory, asked, values, answer.form, timeout, answer.limit)
    if answer.form == "table":
        table = answering.table(answered)
        answer.rows(table.columns, table.rows, table.total, nothing=_nothing(asked.text))
    else:
        answer.text(answered.decode())


def _nothing(text: str) -> str:
    """Why a query has no rows, as far as its own words tell."""
    from kg.graph.query_terms import without_statements

    if found := without_statements(text):
        term, near = found
        return f"nothing in the graph fits the query; no graph has {term}; near: {near}"
    return "nothing in the graph fits the query"


def _listed(code: Code | None) -> Table:
    """The queries that come with kg: their titles in the language asked for, else in both."""
    from kg.analyse.table import Table
    from kg.graph import queries

    rows = []
    for name, one in queries.shipped().items():
        titles = {"en": (one.title,), "zh": (one.title_zh,)}.get(code or "", (one.title, one.title_zh))
        rows.append((name, *titles, " ".join(parameter.name for parameter in one.parameters)))
    titled = ("title",) if code else ("title", "title_zh")
    return Table(("name", *titled, "parameters"), rows)


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"--param {pair}: write NAME=VALUE")
        name = name.strip()
        if name in values:
            raise QueryError(f"--param {name}: stands twice; give it once")
        values[name] = value
    return values


@click.command()
@click.argument("policy", type=NAME)
@click.option("--why", is_flag=True, help="Where each fact was taken from: part of the text, file, line, words.")
@answers("table", "csv", "json")
@GRAPH
def show(policy: str, why: bool, answer: Answer, directory: Path) -> None:
    """Show what the graph knows of one POLICY.

    As CSV only with --why: a card is no table.
    """
    from kg.analyse import why as origins
    from kg.analyse.card import card
    from kg.show.cards import card_json, print_card

    graph = open_graph(directory)
    meant = choose(graph, policy)
    if why:
        answer.table(origins.why(graph, meant.iri), "why")
    elif answer.form == "csv":
        raise click.UsageError("a card has no csv; use json, or --why")
    elif answer.form == "json":
        answer.text(card_json(card(graph, meant.iri), answer.language))
    else:
        print_card(card(graph, meant.iri), answer.language)


def _check_ending(form: str, output: str) -> None:
    """Refuse a file whose ending says that it is of another format than asked for."""
    name, own = output.lower(), _ENDINGS.get(form, (".zip",))
    if name.endswith(own) or not name.endswith((*_OTHER_ENDINGS, *(one for ends in _ENDINGS.values() for one in ends))):
        return
    if form not in _ENDINGS:
        raise InputError(f"{form}: is several files; name a folder or a .zip file with --output")
    raise InputError(f"{output}: {form} ends in {' or '.join(own)}; name the file so")


@click.command()
@click.argument("form", metavar=f"[{'|'.join(FORMS)}]", type=click.Choice(FORMS))
@click.option(
    "--output",
    type=ADDRESS,
    default="-",
    show_default=True,
    shell_complete=complete_files,
    help="A file, or - for standard output; for csv, parquet, neo4j and shards a folder or a .zip file.",
)
@GRAPH
def export(form: str, output: str, directory: Path) -> None:
    """Write the graph for other tools.

    turtle, ntriples, jsonld and rdfxml hold all triples; nquads and trig hold them in one named graph a compilation,
    with a header on licence and provenance; graphml, gexf and neo4j hold the policies and their citations; csv and
    parquet are tables that join by IRI, csv in UTF-8 that Excel reads and with metadata for tools (CSVW); shards are
    all triples as N-Quads in parts, with a manifest, for the bulk loaders of other stores.
    """
    from kg.never_input import refuse_to_replace
    from kg.show import export as exports

    if output != "-":
        refuse_to_replace(Path(output))
        _check_ending(form, output)
    records = open_records(directory)
    if form in exports.FOLDERS:
        if output == "-":
            raise InputError(f"{form}: is several files; name a folder or a .zip file with --output")
        for path in exports.write_folder(records, form, Path(output)):
            click.echo(str(path))
    elif output == "-":
        exports.WRITERS[form](records, sys.stdout.buffer)
    else:
        exports.write_file(records, form, Path(output))
        click.echo(output)


@click.command()
@answers("table", "csv", "json")
@GRAPH
def stats(answer: Answer, directory: Path) -> None:
    """Count what the graph holds."""
    from kg.analyse.counts import counts, relation_counts
    from kg.analyse.table import Table

    records = open_records(directory)
    relations = [(f"citations: {answer.language.relation(name)}", count) for name, count in relation_counts(records)]
    answer.table(Table(("what", "count"), [*counts(records), *relations]), "stats")
