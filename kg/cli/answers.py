"""How a command answers: a table on the terminal, CSV or JSON on standard output, a page or a picture in a file.

In: what the user typed and what the analysis found. Out: text on standard output, or a file. A command decorated with
`answers` gets --format and --output (and --limit), and one `Answer` that holds what the user chose.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.choices import labelled
from kg.cli.errors import tell
from kg.cli.options import LANG, Place

if TYPE_CHECKING:
    from kg.analyse.table import Cell, Table
    from kg.show.language import Code, Language

# Formats that a file's ending asks for.
BOM = "\ufeff"
ENDINGS = ("csv", "tsv", "json", "html", "xml", "ttl")
# what says how to answer, and not what is asked for
_HOW = {"directory", "form", "output", "limit", "bom", "wide", "lang", "vocabulary"}
Made = Callable[[], "Table"]
Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user asked for: a format, the language of headings and names, a file to write (None: standard output),
    the rows of a table (0: all), a mark of UTF-8 before CSV on standard output, whole rows on a terminal."""

    form: str
    language: Language
    output: Path | None = None
    limit: int = 0
    bom: bool = False
    wide: bool = False

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads it where it was asked: a table, and no file."""
        return self.form == "table" and self.output is None

    def whole(self) -> Answer:
        """The same with all rows, for a table that is nothing without its last."""
        return replace(self, limit=0)

    def table(
        self, table: Table | Made, name: str, page: Callable[[], str] | None = None, nothing: str | None = None
    ) -> None:
        """Answer with a table or, as html, with its page; what is a function is called only where it is needed.

        A table without rows is told of with `nothing`, or with what was asked for.
        """
        from kg.show import text as tables

        if self.form == "html":
            if page is None:
                raise click.UsageError(f"{name} has no page; use table, csv or json")
            _write(self.output or Path(f"{name}.html"), page())
            return
        made = self.language.table(table() if callable(table) else table, headed=self.form != "json")
        if not made.rows:
            tell(nothing or _fits_nothing())
        if self.form == "table":
            self._print(made.columns, tables.shown(made, self.limit), len(made.rows), made.facts)
        else:
            self.text(tables.csv_text(made) if self.form == "csv" else tables.json_text(made))

    def rows(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        total: int = 0,
        facts: Mapping[str, object] | None = None,
        nothing: str | None = None,
    ) -> None:
        """Print the rows of a table, the facts about the whole, and how many of `total` rows are not shown; `nothing`
        where there is no row."""
        from kg.analyse.table import Table
        from kg.show import text as tables

        shown = self.language.table(Table(tuple(columns), [tuple(row) for row in rows], facts or {}))
        if nothing and not rows:
            tell(nothing)
        self._print(shown.columns, tables.shown(shown, 0), total, shown.facts)

    def _print(
        self, columns: Sequence[str], rows: Sequence[Sequence[str]], total: int, facts: Mapping[str, object]
    ) -> None:
        from kg.show.stacked import CUT
        from kg.show.terminal import print_table, to_terminal

        if rows or not to_terminal():
            if print_table(columns, rows, self.wide):
                click.echo(self.language.told("goes on", mark=CUT), err=True)
        else:
            click.echo(self.language.heading("no rows"))
        self._print_facts(facts)
        if len(rows) < total:
            click.echo(self.language.told("first rows", shown=len(rows), total=total), err=True)

    def facts(self, facts: Mapping[str, object]) -> None:
        """Print what holds for the whole of an answer, a line each."""
        self._print_facts(self.language.facts(facts))

    def _print_facts(self, facts: Mapping[str, object]) -> None:
        from kg.show.terminal import print_line

        for label, value in facts.items():
            print_line(f"{label.replace('_', ' ')}: {self._told(value)}")

    def _told(self, value: object) -> str:
        if isinstance(value, dict):
            return ", ".join(f"{key.replace('_', ' ')} {number}" for key, number in value.items())
        if isinstance(value, list):
            return f"{len(value)}  {(self.language.between if self.language.code else ' ').join(value)}".rstrip()
        return str(value)

    def text(self, text: str) -> None:
        """Print text that is in its format already, or write it to the file."""
        text = text if text.endswith("\n") else text + "\n"
        if self.output is None:
            if self.bom and self.form == "csv":
                sys.stdout.buffer.write(BOM.encode())
            sys.stdout.buffer.write(text.encode())
        else:
            # Excel takes a file without this mark for one in the system's own encoding.
            _write(self.output, BOM + text if self.form == "csv" else text)


def answers(*forms: str, limit: int | None = None, file: str = "standard output") -> Callable[[Command], Command]:
    """Give a command --format (one of `forms`) and --output, and --limit if it has a default; it takes one `answer`.

    Parameters
    ----------
    *forms : str
        The formats that the command has.
    limit : int or None
        How many rows of a table are shown where the user does not say; None gives no --limit.
    file : str
        Where the answer goes without --output, for the help text.
    """
    pages = "; html is an interactive page" if "html" in forms else ""
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(forms),
            help=f"How to answer{pages}.  [default: by the ending of --output, else table]",
        ),
        click.option(
            "--output",
            type=Place(dir_okay=False),
            help=f"The file to write.  [default: {file}]",
        ),
    ]
    if "csv" in forms:
        options.append(click.option("--bom", is_flag=True, help="Mark CSV on standard output as UTF-8, for Excel."))
    if "table" in forms:
        options.append(click.option("--wide", is_flag=True, help="Whole rows on a terminal, not fitted to its width."))
    options.append(LANG)
    if limit is not None:
        rows = "Rows of a table on the terminal, 0 for all; the other formats are always whole."
        options.insert(0, click.option("--limit", type=click.IntRange(0), default=limit, show_default=True, help=rows))

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def answered(
            *,
            form: str | None,
            output: Path | None,
            limit: int = 0,
            bom: bool = False,
            wide: bool = False,
            lang: Code | None = None,
            **given: Any,
        ) -> None:
            from kg.never_input import refuse_to_replace
            from kg.show.language import Language

            language = Language(lang, labelled(given.get("directory") or given.get("new")))
            asked = _form(form, output, forms)
            if output is not None:
                refuse_to_replace(output)
            if bom and asked != "csv":
                raise click.UsageError("--bom marks CSV; add --format csv")
            if wide and asked != "table":
                raise click.UsageError(f"--wide is for tables; {asked} is always whole")
            command(answer=Answer(asked, language, output, limit, bom, wide), **given)

        for option in reversed(options):
            answered = option(answered)
        return answered

    return decorate


def _fits_nothing() -> str:
    """Why a table has no rows: by what the user asked for, as it was typed."""
    context = click.get_current_context()
    asked = []
    for one in context.command.params:
        given = context.params.get(one.name or "") if one.name not in _HOW else None
        if given and context.get_parameter_source(one.name or "") is click.core.ParameterSource.COMMANDLINE:
            named = one.opts[-1] if isinstance(one, click.Option) else ""
            asked.append(named if given is True else f"{named} {given}".strip())
    return f"the graph has nothing that fits {', '.join(asked)}" if asked else "the graph has nothing of this kind"


def _form(form: str | None, output: Path | None, forms: Sequence[str]) -> str:
    """Return the format asked for; without one, that of the ending of the file.

    Raises
    ------
    click.UsageError
        If a table is to be written to a file, or the file's ending asks for a format that is not among `forms`.
    """
    ending = output.suffix.lstrip(".").lower() if output else ""
    asked = form or (ending if ending in ENDINGS else "table")
    others = " or ".join(name for name in forms if name != "table")
    if asked not in forms:
        raise click.UsageError(f"{output}: this has no {asked}; use --format {others}")
    if asked == "table" and output is not None:
        raise click.UsageError(f"{output}: a table is for the terminal; use --format {others}")
    return asked


def _write(path: Path, text: str) -> None:
    from kg.durable import whole_file

    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="")
    click.echo(str(path))
