"""Options that several commands share: the graph asked, the form of the answer, where it is written."""

from __future__ import annotations

from pathlib import Path

import click

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


class Name(click.ParamType[str]):
    """What names something: any text but a blank one, which would ask for everything."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it is."""
        if not value.strip():
            self.fail("is empty", param, ctx)
        return value


NAME = Name()
