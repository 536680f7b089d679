"""The `kg` command: parse the arguments, call one function, print.

In: arguments. Out: text on standard output; progress and remarks on standard error. Exit status: 0
done, 1 stopped, 2 wrong use or bad input, told in one line. Each command imports what it needs when
it runs, so that `kg query` does not wait for spaCy.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg import __version__
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.analysis import Direction, Years
    from kg.lookup import Entry
    from kg.store import GraphStore
    from kg.tables import Table

T = TypeVar("T")
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
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "html"]),
    help="How to answer; html is an interactive page.  [default: by the ending of --output, else table]",
)
OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: standard output; for html NAME.html]",
)
PLAIN_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="How to answer.  [default: by the ending of --output, else table]",
)
TO = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: standard output]",
)
LIMIT = click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="Rows of a table on the terminal, 0 for all; the other formats are always whole.",
)
# Policies that are listed to choose from: a screen of them.
LISTED = 20


class Commands(click.Group):
    """A group that tells in one line, on standard error, what a user can mend."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 2 after a `KgError`, a full disk, or text that cannot be encoded."""
        try:
            result = super().invoke(ctx)
            # A full disk shows here, not at the end of the process, where nothing can tell of it.
            sys.stdout.flush()
            return result
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
        except UnicodeEncodeError as error:
            mend = (
                "an argument or a file name is not UTF-8; write it anew"
                if error.encoding == "utf-8"
                else f"Chinese cannot be written in {error.encoding}; set the environment variable PYTHONUTF8=1"
            )
            click.echo(f"kg: {mend}", err=True)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has enough: click ends quietly
                raise
            click.echo(f"kg: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
            _drop_output()
        ctx.exit(2)


def _drop_output() -> None:
    """Let go of what could not be written, or Python tries again as it ends."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


class Name(click.ParamType[str]):
    """What names something: any text but a blank one, which would ask for everything."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it is."""
        if not value.strip():
            self.fail("is empty", param, ctx)
        return value


NAME = Name()


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
@click.option("--base-iri", type=NAME, metavar="IRI", help="IRI that individuals stand under.")
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
    return os.cpu_count() or 1


@main.command()
@click.argument("source", required=False)
@click.option("-q", "text", help="The query itself.")
@click.option("--list", "listed", is_flag=True, help="List the queries that come with kg.")
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE", help="A parameter of the query.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True, help="How to answer.")
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
@click.argument("policy", type=NAME)
@GRAPH
def show(policy: str, directory: Path) -> None:
    """Show what the graph knows of one POLICY."""
    from kg.cards import card
    from kg.terminal import print_card

    graph = _open(directory)
    print_card(card(graph, _choose(graph, policy).iri))


@main.command()
@click.argument("policy", type=NAME)
@click.option("--up", "direction", flag_value="up", default=True, help="What it rests on (default).")
@click.option("--down", "direction", flag_value="down", help="What cites it.")
@click.option("--editions", "direction", flag_value="editions", help="Its earlier and later editions.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="STEPS",
    help="Citations between it and the last one shown.",
)
@FORM
@OUTPUT
@GRAPH
def chain(policy: str, direction: str, depth: int, form: str | None, output: Path | None, directory: Path) -> None:
    """Show the chain of citations of a POLICY as a tree.

    As html: both directions, two steps, by level and date.
    """
    from kg import tables, views
    from kg.analysis import citation_chain
    from kg.lookup import names
    from kg.terminal import print_chain

    graph = _open(directory)
    iri = _choose(graph, policy).iri
    if direction == "editions":
        _answer(tables.editions_table(graph, iri), _form(form, output), output, 0, "editions")
        return
    way: Direction = "down" if direction == "down" else "up"
    if _form(form, output) == "table" and output is None:
        print_chain(iri, citation_chain(graph, iri, way, depth), names(graph), way)
        return
    table = partial(tables.chain_table, graph, iri, way, depth)
    _answer(table, _form(form, output), output, 0, "chain", lambda: views.citation_chain_page(graph, iri))


@main.command()
@click.argument("policy", type=NAME)
@FORM
@OUTPUT
@GRAPH
def cascade(policy: str, form: str | None, output: Path | None, directory: Path) -> None:
    """Show who carried a POLICY out, after how long.

    By level and region, with the provinces that have not followed, and those of which no text is here. A policy follows
    that bases itself on it, implements, applies or forwards it, or one that follows.
    """
    from kg import tables, views

    graph = _open(directory)
    iri = _choose(graph, policy).iri
    table = tables.cascade_table(graph, iri)
    _answer(table, _form(form, output), output, 0, "cascade", lambda: views.policy_cascade_page(graph, iri))


@main.command()
@click.argument(
    "kind",
    metavar="KIND",
    type=click.Choice(["issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling"]),
)
@click.option("--ego", type=NAME, metavar="NAME", help="Only what one policy or body is linked to.")
@click.option("--years", metavar="FROM-TO", help="Policies of these years, for issuers and bodies: 2020-2021.")
@LIMIT
@FORM
@OUTPUT
@GRAPH
def network(
    kind: str, ego: str | None, years: str | None, limit: int, form: str | None, output: Path | None, directory: Path
) -> None:
    """Show the network of a KIND, the strongest links first.

    `issuers`: who issues together; `bodies`: whose policies cite whose; `citations`: what cites what; `sectors`: what
    the same policies are about; `regions`: whose policies cite whose; `cocitation`: cited by the same policies;
    `coupling`: citing the same.
    """
    from kg import tables, views

    period = _years(years)
    if period and (kind not in ("issuers", "bodies") or _form(form, output) == "html"):
        raise click.UsageError("--years is for tables of issuers and bodies; a page has its own filter")
    graph = _open(directory)
    around = _thing(graph, ego) if ego else None
    table = partial(tables.network_table, graph, kind, period, around)
    page = partial(views.ego_network, graph, around) if around else partial(views.network_page, graph, kind)
    _answer(table, _form(form, output), output, limit, kind, page)


@main.command()
@click.option(
    "--by",
    type=click.Choice(["year", "month", "policy"]),
    default="year",
    show_default=True,
    help="What a row is.",
)
@LIMIT
@FORM
@OUTPUT
@GRAPH
def timeline(by: str, limit: int, form: str | None, output: Path | None, directory: Path) -> None:
    """Show the dated policies by year, month or one by one."""
    from kg import tables, views

    graph = _open(directory)
    table = tables.timeline_table(graph, by)
    _answer(table, _form(form, output), output, limit, "timeline", lambda: views.policy_timeline_page(graph))


@main.command()
@click.option(
    "--of",
    "what",
    type=click.Choice(["policies", "bodies"]),
    default="policies",
    show_default=True,
    help="What to rank.",
)
@LIMIT
@FORM
@OUTPUT
@GRAPH
def rank(what: str, limit: int, form: str | None, output: Path | None, directory: Path) -> None:
    """Rank policies by influence, or bodies by their links.

    Bodies are ranked by their place in joint issuing. Only policies whose text was read can cite: what the figures rest
    on is said with them.
    """
    from kg import tables, views

    graph = _open(directory)
    table = tables.rank_table(graph, what)
    _answer(table, _form(form, output), output, limit, "rank", lambda: views.ranking_page(graph))


@main.command()
@FORM
@OUTPUT
@GRAPH
def matrix(form: str | None, output: Path | None, directory: Path) -> None:
    """Count policies by sector and region."""
    from kg import tables, views

    graph = _open(directory)
    table = tables.matrix_table(graph)
    _answer(table, _form(form, output), output, 0, "matrix", lambda: views.sector_region_page(graph))


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


@main.command()
@click.argument("folders", metavar="GOLD_DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--compare",
    "older",
    metavar="OLD.json",
    type=click.Path(path_type=Path),
    help="Show gains and losses since an evaluation written with --format json.",
)
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="List N errors of each measure.")
@GRAPH
def evaluate(folders: tuple[Path, ...], form: str, older: Path | None, misses: int, directory: Path) -> None:
    """Score the graph against annotations.

    Each GOLD_DIR holds docs-*.jsonl, cites-*.jsonl and the like; tests/key/README.md tells the
    fields. Mentions count as found `exact` where the surface is the same, `overlapping` also where
    an unmarked one is longer or shorter.
    """
    from kg import scorecard
    from kg.evaluate import evaluate as run
    from kg.gold import read_gold
    from kg.terminal import print_table

    gold = read_gold(folders)
    old = scorecard.read_json(older) if older else None
    evaluation = run(directory, gold)
    if form == "json":
        click.echo(scorecard.as_json(evaluation, old))
        return
    for section in scorecard.sections(evaluation, old, misses):
        click.echo(f"# {section.title}")
        print_table(section.columns, section.rows)
        click.echo()


@main.command()
@click.option(
    "--level", type=click.Choice(["national", "province", "prefecture", "county"]), help="Bodies of one level."
)
@click.option("--class", "kind", type=NAME, metavar="CLASS", help="Bodies of one class: ministry, enterprise, 企业.")
@LIMIT
@PLAIN_FORM
@TO
@GRAPH
def bodies(
    level: str | None, kind: str | None, limit: int, form: str | None, output: Path | None, directory: Path
) -> None:
    """List the bodies, what they issued and answer for.

    Columns tell what they belong to, what they issued alone and jointly, and how many tasks they lead or help with.
    """
    from kg import duties as found

    graph = _open(directory)
    known = found.bodies(graph)
    listed = [body for body in (found.of_class(known, kind) if kind else known) if level in (None, body.level)]
    _answer(found.bodies_table(graph, listed), _form(form, output), output, limit, "bodies")


@main.command()
@click.option("--body", type=NAME, metavar="BODY", help="What one body answers for: any form of its name.")
@click.option("--policy", type=NAME, metavar="POLICY", help="The duties that one policy gives.")
@LIMIT
@PLAIN_FORM
@TO
@GRAPH
def duties(
    body: str | None, policy: str | None, limit: int, form: str | None, output: Path | None, directory: Path
) -> None:
    """Show who leads and who helps with which task.

    Each row tells where that is written.

    With --body, the tasks that it leads come first.
    """
    from kg import duties as found

    graph = _open(directory)
    listed = found.duties(graph)
    if policy:
        asked = _choose(graph, policy).iri
        listed = [duty for duty in listed if duty.policy == asked]
    if body:
        one = _pick(body, found.named(found.bodies(graph), body), found.Body.described, "bodies", "the full name")
        listed = found.answered_by(listed, one.iri)
    as_asked = _form(form, output)
    table = found.listing(listed) if as_asked == "table" else found.data(listed)
    _answer(table, as_asked, output, limit, "duties")


@main.command()
@click.option("--indicator", type=NAME, metavar="INDICATOR", help="An indicator in any wording, or a part of its name.")
@click.option("--policy", type=NAME, metavar="POLICY", help="The targets that one policy sets.")
@click.option("--compare", is_flag=True, help="One indicator across regions and years, against the national target.")
@LIMIT
@PLAIN_FORM
@TO
@GRAPH
def targets(
    indicator: str | None,
    policy: str | None,
    compare: bool,
    limit: int,
    form: str | None,
    output: Path | None,
    directory: Path,
) -> None:
    """Show who aims at what by when, and where that is written.

    ▲ and ▼ mark the highest and the lowest of the regions. What differs in unit, base year, or in being a level or a
    change stands in rows of its own.
    """
    from kg import aims

    if compare and not indicator:
        raise click.UsageError("--compare needs --indicator")
    graph = _open(directory)
    meant = aims.named(graph, indicator) if indicator else []
    if compare:
        meant = [_pick(indicator or "", meant, lambda one: one.name, "indicators", "more of the name")]
    listed = [aim for aim in aims.aims(graph) if not meant or aim.indicator in meant]
    if policy:
        asked = _choose(graph, policy).iri
        listed = [aim for aim in listed if aim.policy == asked]
    as_asked = _form(form, output)
    if compare:
        table = aims.comparison(listed) if as_asked == "table" else aims.comparison_data(listed)
        _answer(table, as_asked, output, 0, "targets")
        return
    table = aims.listing(listed) if as_asked == "table" else aims.data(listed)
    _answer(table, as_asked, output, limit, "targets")


@main.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True)
@GRAPH
@click.pass_context
def references(ctx: click.Context, text: str, form: str, directory: Path) -> None:
    """Find the references to policies in a text.

    TEXT is the text itself, a FILE, or - for standard input. Offsets are 0-based characters of it,
    lines 1-based. What a reference means is looked up in the graph, then among the laws and plans
    that come with kg.
    """
    from kg import api, markup
    from kg.terminal import print_table

    source = api.read_stream(sys.stdin.buffer) if text == "-" else api.read_text(text)
    given = ctx.get_parameter_source("directory") is not click.core.ParameterSource.DEFAULT
    graph = _open(directory) if given or api.has_graph(directory) else None
    if graph is None:
        click.echo(f"kg: no graph in {directory}; targets are laws and plans that come with kg", err=True)
    found = api.references_in(source, api.Known(graph))
    if form == "json":
        click.echo(markup.as_json(found))
    elif form == "html":
        click.echo(markup.as_page(source, found), nl=False)
    else:
        print_table(markup.COLUMNS, markup.rows(found))


def _form(form: str | None, output: Path | None) -> str:
    """Return the format asked for; without one, that of the ending of the file."""
    ending = output.suffix.lstrip(".").lower() if output else ""
    return form or (ending if ending in ("csv", "json", "html") else "table")


def _answer(
    table: Table | Callable[[], Table],
    form: str,
    output: Path | None,
    limit: int,
    name: str,
    page: Callable[[], str] | None = None,
) -> None:
    """Print a table or write it in another format; lists of what is missing come after it."""
    from kg import tables
    from kg.terminal import print_table

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
        raise KgError(f"{path}: cannot be written ({error.strerror})") from None
    click.echo(str(path))


def _years(text: str | None) -> Years | None:
    if text is None:
        return None
    first, _, last = text.partition("-")
    last = last or first
    if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
        raise KgError(f"--years {text}: write FROM-TO, as 2020-2021")
    return int(first), int(last)


def _thing(graph: GraphStore, text: str) -> str:
    """Return the IRI of the body of that name, else of the policy that `text` names."""
    from kg.lookup import concepts
    from kg.records import bodies

    known, meant = bodies(graph), concepts(graph, text)
    named = [body.iri for body in known.values() if body.iri == text or body.iri in meant]
    return named[0] if len(named) == 1 else _choose(graph, text).iri


def _open(directory: Path) -> GraphStore:
    from kg.store import open_store

    return open_store(directory)


def _choose(graph: GraphStore, text: str) -> Entry:
    """Return the policy that `text` names; on a terminal, ask which where several do."""
    from kg.lookup import find, unknown

    found = find(graph, text)
    if not found:
        raise unknown(graph, text)
    return _pick(text, found, lambda entry: entry.described(), "policies", "the number or more of the title")


def _pick(text: str, found: Sequence[T], described: Callable[[T], str], what: str, more: str) -> T:
    """Return the one thing that `text` names; on a terminal, ask which where several do."""
    if len(found) == 1:
        return found[0]
    listed = found[:LISTED]
    for position, one in enumerate(listed, 1):
        click.echo(f"{position:>3}  {described(one)}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        first = f", the first {LISTED} are listed" if len(found) > LISTED else ""
        raise KgError(f"{text}: {len(found)} {what} fit{first}; write {more}")
    return listed[click.prompt("Which", type=click.IntRange(1, len(listed)), err=True) - 1]


if __name__ == "__main__":
    main()
