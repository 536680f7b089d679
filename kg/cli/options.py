"""What several commands are asked with: the graph, and names that may not be blank.

In: what stands behind an option on the command line. Out: options and kinds of parameters for click.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

Command = Callable[..., Any]


class Place(click.Path):
    """A path of a file or folder; an empty one is none, and does not mean the folder one stands in."""

    def __init__(self, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path, or refuse an empty one."""
        if not os.fspath(value):
            self.fail("is empty; name a file or folder", param, ctx)
        return super().convert(value, param, ctx)


# where a context keeps the endpoint that was named
ENDPOINT = "kg.endpoint"
FOLDER = click.option(
    "--graph",
    "directory",
    envvar="KG_OUTPUT",
    default="outputs",
    show_default=True,
    show_envvar=True,
    type=Place(file_okay=False),
    help="Folder that a build wrote.",
)


def _keep_endpoint(ctx: click.Context, _: click.Parameter, url: str | None) -> None:
    if url is not None:
        ctx.meta[ENDPOINT] = url


_ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    envvar="KG_ENDPOINT",
    show_envvar=True,
    expose_value=False,
    callback=_keep_endpoint,
    help="A SPARQL 1.1 endpoint to ask in the place of a folder.",
)


def _graph(command: Command) -> Command:
    return FOLDER(_ENDPOINT(command))


# the graph of a folder or of an endpoint; `kg.cli.choices.open_graph` opens the one that was named
GRAPH = _graph

VOCABULARY = click.option(
    "--vocabulary",
    multiple=True,
    envvar="KG_VOCABULARY",
    show_envvar=True,
    type=Place(dir_okay=False),
    help="Bodies, places and other names of one's own, in CSV or Turtle; may be repeated.",
)
LANG = click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    envvar="KG_LANG",
    show_envvar=True,
    help="The language of headings, relations, kinds, places and bodies; titles stay as they are.  "
    "[default: headings in English, names as the texts have them]",
)


def complete_files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete the names of files, where an argument may be one or something else."""
    return [CompletionItem(incomplete, type="file")]


class Address(click.ParamType[str]):
    """A path or URL as it was typed; an empty one is none."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, or refuse an empty one."""
        if not value.strip():
            self.fail("is empty; name a file or folder", param, ctx)
        return value


ADDRESS = Address()


class Name(click.ParamType[str]):
    """What names something: any text but a blank one, which would ask for everything."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text in simplified characters, in which texts are read; an IRI as it is."""
        if not value.strip():
            self.fail("is empty", param, ctx)
        from kg.language.characters import simplified

        return value if value.startswith(("id:", "http")) else simplified(value)


NAME = Name()


class Seconds(click.FloatRange):
    """A time to wait: some seconds, and no more than a year, which clocks can count."""

    name = "seconds"

    def __init__(self) -> None:
        super().__init__(min=0, max=366 * 86_400, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the seconds; what is no number compares with nothing, and is refused here."""
        seconds = float(super().convert(value, param, ctx))
        if math.isnan(seconds):
            self.fail(f"{value} is no number", param, ctx)
        return seconds


SECONDS = Seconds()
