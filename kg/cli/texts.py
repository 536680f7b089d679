"""`kg search`, `kg text`, `kg cite`: find a policy, read it, quote it.

In: arguments of the command line and the folder of a build. Out: one `Answer` a command, or text.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import choose, labelled, open_graph, open_records
from kg.cli.options import FOLDER, GRAPH, LANG, NAME
from kg.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from kg.show.language import Code

_ADDRESSES = "SELECT ?address WHERE { ?policy ^kg:occurrenceOf/dcterms:source ?address }"


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@answers("table", "csv", "json", limit=20)
@GRAPH
def search(words: tuple[str, ...], answer: Answer, directory: Path) -> None:
    """Find policies by WORDS of title, number or issuers.

    The words may stand in any order. The best match comes first, then the one most cited.
    """
    from kg.analyse.search import listed, matching

    records = open_records(directory)
    numbers = matching(records.graph.index, " ".join(words))
    if answer.on_terminal:
        table = listed(records, numbers[: answer.limit or None], len(numbers))
        answer.rows(table.columns, table.rows, len(numbers), table.facts)
    else:
        answer.table(listed(records, numbers, len(numbers)), "search")


@click.command()
@click.argument("policy", type=NAME)
@click.option("--article", metavar="N", help="Only one article of it: in figures, or as the text has it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="JSON has the number of each first line and the lines.",
)
@FOLDER
def text(policy: str, article: str | None, form: str, directory: Path) -> None:
    """Show the text of a POLICY with the lines of its file."""
    from kg.graph import texts

    graph = open_graph(directory)
    meant = choose(graph, policy)
    parts = texts.policy_text(graph, directory, meant.iri)
    if article is not None:
        number = _article_number(article)
        cut = [texts.article(part, number) for part in parts]
        parts = [part for part in cut if part]
        if not parts:
            raise NotFoundError(f"{meant.title}: has no article {number}; `kg text` without --article shows all of it")
    if form == "json":
        click.echo(json.dumps([asdict(part) for part in parts], ensure_ascii=False))
        return
    for part in parts:
        width = len(str(part.first + len(part.lines)))
        click.echo(part.file)
        click.echo("\n".join(f"{part.first + at:>{width}}  {line}".rstrip() for at, line in enumerate(part.lines)))


def _article_number(article: str) -> int:
    from kg.language.labels import section_label
    from kg.language.numerals import numeral

    label = section_label(article.strip())
    try:
        return label.number if label and label.style == "article" else numeral(article.strip())
    except ValueError:
        raise InputError(f"--article {article}: no number; write it in figures, or as the text has it") from None


@click.command()
@click.argument("policy", type=NAME)
@click.option(
    "--style",
    type=click.Choice(["gb7714", "bibtex", "csl"]),
    default="gb7714",
    show_default=True,
    help="GB/T 7714-2015, BibTeX, or CSL-JSON.",
)
@LANG
@GRAPH
def cite(policy: str, style: str, lang: Code | None, directory: Path) -> None:
    """Show how to quote a POLICY in a bibliography."""
    from kg.show.citation_styles import STYLES, Bibliographic
    from kg.show.language import Language
    from kg.vocabulary.namespaces import KG

    records = open_records(directory)
    (one,) = records.policies_of([choose(records.graph, policy).iri])
    addresses = records.graph.select(_ADDRESSES, policy=one.iri)
    entry = Bibliographic(
        key=one.iri.rpartition("/")[2],
        title=one.title,
        number=one.number,
        bodies=tuple(Language(lang, labelled(directory)).names(one.body_names)),
        date=one.date,
        address=min((row["address"] for row in addresses if row["address"]), default=None),
        law=any(force.endswith(("/law", "-regulation")) for force in records.graph.objects(one.iri, KG + "legalForce")),
    )
    click.echo(STYLES[style](entry))
