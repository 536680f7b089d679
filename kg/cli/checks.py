"""`kg validate`: whether a graph keeps the rules that other tools rely on.

In: the folder of a build, or a graph in Turtle. Out: what breaks a rule and how to mend it; exit status 1 if a rule is
broken.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import open_graph
from kg.cli.options import GRAPH, Place

if TYPE_CHECKING:
    from kg.graph.validate import Break
    from kg.show.language import Code

_IRI = re.compile("<([^>]*)>")


@click.command()
@click.argument("file", required=False, type=Place(dir_okay=False))
@click.option("--warnings/--no-warnings", default=True, help="Tell also what is sound but less than texts may allow.")
@answers("table", "csv", "json", limit=30)
@GRAPH
@click.pass_context
def validate(ctx: click.Context, file: Path | None, warnings: bool, answer: Answer, directory: Path) -> None:
    """Check a graph against the rules of the ontology.

    It is that of a build, or a FILE in Turtle. Each row is a node that breaks a rule, with what is wrong and what to
    mend; violations come first. Exit status 1 if there is a violation; a warning is none.
    """
    from kg.analyse.table import Table
    from kg.graph.results import shorten
    from kg.graph.validate import SHAPES, breaks_of_build, breaks_of_file

    found = breaks_of_file(file) if file else breaks_of_build(open_graph(directory))
    violations = sum(not one.is_warning for one in found)
    rows = [
        (
            "warning" if one.is_warning else "violation",
            one.rule.removeprefix(SHAPES),
            shorten(one.node),
            shorten(one.value) if one.value.startswith("http") else one.value,
            mend(one, answer.language.code or "en"),
        )
        for one in found
        if warnings or not one.is_warning
    ]
    facts = {"violations": violations, "warnings": len(found) - violations}
    answer.table(
        Table(("severity", "rule", "node", "value", "mend"), rows, facts), "validate", nothing="nothing breaks a rule"
    )
    if violations:
        ctx.exit(1)


def mend(broken: Break, code: Code) -> str:
    """What its shape says of a break in a language, or where it says nothing, which constraint it breaks."""
    from kg.graph.results import shorten
    from kg.show.language import Language

    if told := broken.message(code):
        return told
    name, path, said = (*broken.asks, "", "")[:3]
    heading = Language(code).heading
    inside = {"path": path or heading("sh:this"), "value": said}
    return heading(f"sh:{name}").format(
        **{key: _IRI.sub(lambda iri: shorten(iri[1]), text) for key, text in inside.items()}
    )
