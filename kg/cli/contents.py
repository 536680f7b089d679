"""`kg bodies`, `duties`, `targets`, `references`: what the documents say.

In: arguments of the command line and the folder of a build; for `references` any text. Out: one `Answer` a command.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import asked_endpoint, choose, choose_body, open_graph, open_records, pick, tell_of_missing_texts
from kg.cli.errors import tell
from kg.cli.options import GRAPH, NAME, VOCABULARY, complete_files


@click.command()
@click.option(
    "--level", type=click.Choice(["national", "province", "prefecture", "county"]), help="Bodies of one level."
)
@click.option("--class", "kind", type=NAME, metavar="CLASS", help="Bodies of one class: ministry, enterprise, 企业.")
@answers("table", "csv", "json", limit=30)
@GRAPH
def bodies(level: str | None, kind: str | None, answer: Answer, directory: Path) -> None:
    """List the bodies, what they issued and answer for.

    Columns tell what they belong to, what they issued alone and jointly, and how many tasks they lead or help with.
    """
    from kg.analyse import duties
    from kg.analyse.rankings import with_coverage

    records = open_records(directory)
    known = duties.listed_bodies(records)
    listed = [body for body in (duties.of_class(known, kind) if kind else known) if level in (None, body.level)]
    answer.table(with_coverage(duties.bodies_table(records, listed), records), "bodies")


@click.command()
@click.option("--body", type=NAME, metavar="BODY", help="What one body answers for: any form of its name.")
@click.option("--policy", type=NAME, metavar="POLICY", help="The duties that one policy gives.")
@click.option("--about", type=NAME, metavar="WORDS", help="Tasks that have all of these words, in any order.")
@answers("table", "csv", "json", limit=30)
@GRAPH
def duties(body: str | None, policy: str | None, about: str | None, answer: Answer, directory: Path) -> None:
    """Show who leads and who helps with which task.

    Each row tells where that is written.

    With --body, the tasks that it leads come first.
    """
    from kg.analyse import duties as found
    from kg.analyse.rankings import with_coverage

    records = open_records(directory)
    listed = records.duties
    if policy:
        asked = choose(records.graph, policy).iri
        tell_of_missing_texts(records, [asked])
        listed = [duty for duty in listed if duty.policy == asked]
    if body:
        listed = found.answered_by(listed, choose_body(records, body).iri)
    if about:
        listed = found.about(listed, about)
    table = found.listing(listed) if answer.form == "table" else found.data(listed)
    answer.table(with_coverage(table, records), "duties")


@click.command()
@click.option("--indicator", type=NAME, metavar="INDICATOR", help="An indicator in any wording, or a part of its name.")
@click.option("--policy", type=NAME, metavar="POLICY", help="The targets that one policy sets.")
@click.option("--compare", is_flag=True, help="One indicator across regions and years, against the national target.")
@answers("table", "csv", "json", limit=30)
@GRAPH
def targets(
    indicator: str | None,
    policy: str | None,
    compare: bool,
    answer: Answer,
    directory: Path,
) -> None:
    """Show who aims at what by when, and where that is written.

    ▲ and ▼ mark the highest and the lowest of the regions. What differs in unit, base year, or in being a level or a
    change stands in rows of its own.
    """
    from kg.analyse import target_tables
    from kg.analyse import targets as targets_module
    from kg.analyse.rankings import with_coverage

    if compare and not indicator:
        raise click.UsageError("--compare needs --indicator")
    records = open_records(directory)
    meant = targets_module.named(records, indicator) if indicator else []
    if compare:
        meant = [pick(indicator or "", meant, lambda one: one.name, "indicators", "more of the name")]
    listed = [one for one in records.targets if not meant or one.indicator in meant]
    if policy:
        asked = choose(records.graph, policy).iri
        tell_of_missing_texts(records, [asked])
        listed = [one for one in listed if one.policy == asked]
    if compare:
        shown, data, answer = target_tables.comparison, target_tables.comparison_data, answer.whole()
    else:
        shown, data = target_tables.listing, target_tables.data
    table = shown(listed) if answer.form == "table" else data(listed)
    answer.table(with_coverage(table, records), "targets")


@click.command()
@click.argument("text", metavar="TEXT|FILE|-", shell_complete=complete_files)
@answers("table", "json", "html")
@VOCABULARY
@GRAPH
@click.pass_context
def references(ctx: click.Context, text: str, answer: Answer, vocabulary: tuple[Path, ...], directory: Path) -> None:
    """Find the references to policies in a text.

    TEXT is the text itself, a FILE of any format that a build reads, or - for standard input. Offsets are 0-based
    characters of the text (or of what was taken out of a page, Word or PDF), lines 1-based. What a reference means is
    looked up in the graph, then among the laws and plans that come with kg.
    """
    from kg import any_text
    from kg.graph import store
    from kg.read.formats.content import Content
    from kg.read.inputs import read_given
    from kg.read.source import read_stream
    from kg.show import references as markup
    from kg.vocabulary.own import own_vocabulary

    given = ctx.get_parameter_source("directory") is not click.core.ParameterSource.DEFAULT
    with own_vocabulary(vocabulary):
        content = Content(sources=[read_stream(sys.stdin.buffer)]) if text == "-" else read_given(text)
        for line in (*content.warnings, *map(str, content.unread)):
            tell(line)
        if answer.form == "html" and len(content.sources) > 1:
            raise click.UsageError(f"{text}: a page shows one text, and {len(content.sources)} are in it; use json")
        graph = open_graph(directory) if given or asked_endpoint() or store.has_graph(directory) else None
        if graph is None:
            tell(f"no graph in {directory}; targets are laws and plans that come with kg")
        known = any_text.Known(graph)
        found = [(source, any_text.references_in(source, known)) for source in content.sources]
    if answer.form == "json":
        answer.text(markup.as_json(found))
    elif answer.form == "html":
        answer.text(markup.as_page(*found[0], answer.language))
    else:
        answer.rows(*markup.as_table(found), nothing="no reference to a policy stands in the text")
