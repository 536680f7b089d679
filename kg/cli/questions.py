"""`kg promised`, `laws`, `compare`, `gaps`, `conflicts`, `diff`: what an analyst asks, one command each.

In: arguments of the command line and the folder of a build. Out: one `Answer` a command.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import choose, choose_body, editions_to_type, open_records, tell_of_missing_texts
from kg.cli.errors import tell
from kg.cli.options import GRAPH, NAME, Place
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph.lookup import Entry
    from kg.graph.store import GraphStore

FORMS = ("table", "csv", "json")


@click.command()
@click.option("--by", type=NAME, metavar="BODY", help="Promises of policies that a body issued.")
@click.option(
    "--region", type=NAME, metavar="REGION", help="Promises of policies that hold in a region or a place of it."
)
@answers(*FORMS, limit=30)
@GRAPH
def promised(by: str | None, region: str | None, answer: Answer, directory: Path) -> None:
    """Show what was promised, and what followed.

    What policies say will be drafted, revised or repealed. Promises that a text at hand keeps come first; of the others
    nothing was seen in these texts, which does not say that nothing followed.
    """
    from kg.analyse import promises
    from kg.graph.lookup import concept

    records = open_records(directory)
    body = choose_body(records, by).iri if by else None
    place = concept(records.graph, region, "region") if region else None
    answer.table(promises.promised(records, body, place), "promised")


@click.command()
@click.option("--body", type=NAME, metavar="BODY", help="Only policies that a body issued.")
@answers(*FORMS, limit=30)
@GRAPH
def laws(body: str | None, answer: Answer, directory: Path) -> None:
    """Show which policies rest on which laws and regulations."""
    from kg.analyse import laws as found

    records = open_records(directory)
    answer.table(found.laws(records, choose_body(records, body).iri if body else None), "laws")


@click.command()
@click.argument("first", metavar="POLICY", type=NAME)
@click.argument("second", metavar="OTHER", type=NAME)
@answers(*FORMS, limit=0)
@GRAPH
def compare(first: str, second: str, answer: Answer, directory: Path) -> None:
    """Put two policies side by side.

    Two editions, or the plans of two provinces. POLICY stands on the left and OTHER on the right: what they rest on,
    targets (in brackets the year that a change counts from), who leads, sections. What both have comes first; the
    sections keep their order.
    """
    from kg.analyse.comparison import comparison
    from kg.errors import NotFoundError
    from kg.graph.passages import fullest_sections
    from kg.graph.texts import policy_text

    records = open_records(directory)
    if records.graph.folder is None:
        tell("sections are compared where the texts are: with --graph, of the folder of a build")
    pair = (choose(records.graph, first), choose(records.graph, second))
    one, other = (entry.iri for entry in pair)
    if one == other:
        raise _same_policy(records.graph, first, second, pair[0])
    tell_of_missing_texts(records, (one, other))

    def headings(iri: str) -> list[str]:
        if records.graph.folder is None:
            return []
        try:
            return fullest_sections(policy_text(records.graph, directory, iri))
        except NotFoundError:  # only cited: it has no sections to show
            return []

    answer.table(comparison(records, one, other, (headings(one), headings(other))), "compare")


def _same_policy(graph: GraphStore, first: str, second: str, policy: Entry) -> InputError:
    """The error for one policy on both sides, with what one types for its other editions."""
    others = editions_to_type(graph, policy.iri)
    hint = f"its other editions: {others}" if others else "name two"
    return InputError(f"{first}, {second}: both are {policy.described()}; {hint}")


@click.command()
@click.option("--numbers", is_flag=True, help="Numbers missing in the sequence of an agency's code and year.")
@answers(*FORMS, limit=30)
@GRAPH
def gaps(numbers: bool, answer: Answer, directory: Path) -> None:
    """Show what to collect next.

    Policies that are cited and not at hand, by whom and how often: the most wanted first. `may be` tells of a name
    alone which policy it may be, and why; same.csv beside the texts decides.
    """
    from kg.analyse import gaps as found

    records = open_records(directory)
    answer.table(found.missing_numbers(records) if numbers else found.not_at_hand(records), "gaps")


@click.command()
@answers(*FORMS, limit=30)
@GRAPH
def conflicts(answer: Answer, directory: Path) -> None:
    """Show what cannot all be true.

    Policies that rest on a younger text, one number on several policies, a number of another year than the signature,
    and places of one document or texts of one policy that disagree, with what was kept.
    """
    from kg.analyse.conflicts import conflicts as found

    answer.table(found(open_records(directory)), "conflicts", nothing="nothing in the graph contradicts itself")


@click.command()
@click.argument("old", type=Place(file_okay=False))
@click.argument("new", type=Place(file_okay=False))
@answers(*FORMS, limit=60)
def diff(old: Path, new: Path, answer: Answer) -> None:
    """Show what a build says otherwise than an older one.

    OLD and NEW are the folders of the builds. Policies, citations, duties and targets gained, lost and changed.
    """
    from kg.analyse.differences import differences

    answer.table(differences(open_records(old), open_records(new)), "diff", nothing="both builds say the same")
