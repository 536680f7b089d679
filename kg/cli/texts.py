"""`kg search`, `kg text`, `kg cite`: find a policy, read it, quote it.

In: arguments of the command line and the folder of a build. Out: one `Answer` a command, or text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import choose, editions_to_type, labelled, open_graph, open_records
from kg.cli.errors import tell
from kg.cli.options import FOLDER, GRAPH, LANG, NAME
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.graph.texts import TextPart
    from kg.show.language import Code

_ADDRESSES = "SELECT ?address WHERE { ?policy ^kg:occurrenceOf/dcterms:source ?address }"


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@answers("table", "csv", "json", limit=20)
@GRAPH
def search(words: tuple[str, ...], answer: Answer, directory: Path) -> None:
    """Find policies by WORDS of title, number or issuers.

    The words may stand in any order. The best match comes first, then the one most cited. What stands under id can be
    typed for a policy wherever one is asked for.
    """
    from kg.analyse.search import listed, policies_found, shorter

    records = open_records(directory)
    numbers = policies_found(records, " ".join(words))
    if answer.on_terminal:
        table = shorter(listed(records, numbers[: answer.limit or None], len(numbers)))
        answer.rows(table.columns, table.rows, len(numbers), table.facts)
    else:
        answer.table(listed(records, numbers, len(numbers)), "search")


@click.command()
@click.argument("policy", type=NAME)
@click.option(
    "--article",
    type=NAME,
    metavar="N",
    help="Only one article, section, annex or item of it: its number in figures or as the text has it, or its heading.",
)
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
    """Show the text of a POLICY with the lines of its file.

    With --article only a piece of it, by number or heading, also one within another: 3, 三（一）, 附件2, 附则.
    A number that stands at several places gives them all, and what to type for each.
    """
    from kg.graph import texts

    graph = open_graph(directory)
    meant = choose(graph, policy)
    try:
        parts = texts.policy_text(graph, directory, meant.iri)
    except NotFoundError as error:
        raise _with_editions(graph, meant.iri, error) from None
    if article is not None:
        parts = _passages(parts, article, meant.title)
    if form == "json":
        click.echo(json.dumps([asdict(part) for part in parts], ensure_ascii=False))
        return
    for part in parts:
        click.echo(part.file)
        click.echo("\n".join(_numbered(part)))


def _numbered(part: TextPart) -> Iterator[str]:
    """The lines with their numbers; on a terminal those that are longer than it go on behind the numbers."""
    from kg.show.folding import folded
    from kg.show.terminal import room_beside

    width = len(str(part.first + len(part.lines)))
    room = room_beside(width + 2)
    for at, line in enumerate(part.lines):
        first, *others = folded(line, room) if room else [line]
        yield f"{part.first + at:>{width}}  {first}".rstrip()
        yield from (f"{'':{width}}  {other}" for other in others)


def _with_editions(graph: GraphStore, iri: str, error: NotFoundError) -> NotFoundError:
    """The error for a policy without a text, with what one types for those of its editions that have one."""
    found = editions_to_type(graph, iri)
    return NotFoundError(f"{error}; its editions: {found}") if found else error


def _passages(parts: Sequence[TextPart], asked: str, title: str) -> list[TextPart]:
    """The pieces of a text that were asked for; all of them where a number stands at several places."""
    from kg.graph.passages import NumberedText
    from kg.language.pinpoints import steps

    try:
        way = steps(asked)
    except ValueError:
        way = ()
    found: list[TextPart] = []
    told: list[str] = []
    for part in parts:
        numbered = NumberedText(part.lines)
        places = numbered.find(way) if way else numbered.headed(asked)
        found += [numbered.cut(part, place) for place in places]
        paths = [place.path for place in places]
        if len(paths) > 1:
            narrower = f"; one each: {', '.join(paths)}" if len(set(paths)) == len(paths) else ""
            tell(f"{asked} stands at {len(paths)} places of {part.file}{narrower}")
        told.append(numbered.told())
    if not found:
        there = next(filter(None, told), "")
        hint = f"it has {there}" if there else "nothing in it is numbered; `kg text` without --article shows all of it"
        raise NotFoundError(f"{title}: has no {asked}; {hint}")
    return found


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
