"""`kg evaluate`: a graph against an answer key.

In: the folder of a build and one of annotations by hand. Out: scores, as one `Answer`.
"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.answers import Answer, answers
from kg.cli.options import FOLDER, Place


@click.command()
@click.argument("folders", metavar="GOLD_DIR...", nargs=-1, required=True, type=Place())
@click.option(
    "--compare",
    "older",
    metavar="OLD.json",
    type=Place(),
    help="Show gains and losses since an evaluation written with --format json.",
)
@click.option("--by-source", is_flag=True, help="Scores by origin of the documents, with intervals of F1.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="List N errors of each measure.")
@answers("table", "json")
@FOLDER
def evaluate(
    folders: tuple[Path, ...], older: Path | None, by_source: bool, misses: int, answer: Answer, directory: Path
) -> None:
    """Score the graph against annotations.

    Each GOLD_DIR holds docs-*.jsonl, cites-*.jsonl and the like; tests/key/README.md tells the
    fields. Mentions count as found `exact` where the surface is the same, `overlapping` also where
    an unmarked one is longer or shorter.

    With --by-source, each source stands with its counts and an interval: where 95 of 100 draws of
    its documents would put F1. A source is the folder of `source` in docs-*.jsonl; without that, the
    head of the identifier less its digits (n01-1 is of n), or the compilation (001-04 is of 001).
    """
    from kg.evaluate import scorecard
    from kg.evaluate.gold import read_gold
    from kg.evaluate.match import evaluate as run

    gold = read_gold(folders)
    old = scorecard.read_json(older) if older else None
    evaluation = run(directory, gold)
    if answer.form == "json":
        answer.text(scorecard.as_json(evaluation, old, by_source))
        return
    for section in scorecard.sections(evaluation, old, misses, by_source):
        click.echo(f"# {section.title}")
        answer.rows(section.columns, section.rows)
        click.echo()
