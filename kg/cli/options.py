"""What several commands are asked with: the graph, and names that may not be blank.

In: what stands behind an option on the command line. Out: options and kinds of parameters for click.
"""

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


class Name(click.ParamType[str]):
    """What names something: any text but a blank one, which would ask for everything."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it is."""
        if not value.strip():
            self.fail("is empty", param, ctx)
        return value


NAME = Name()
