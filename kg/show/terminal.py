"""What a person sees: tables on a terminal, plain aligned lines elsewhere, how far a build is.

In: tables. Out: lines on standard output. rich is imported only for a terminal, since a table in a pipe has to be there
at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain, islice
from time import monotonic
from typing import TYPE_CHECKING

import click

from kg.show.column_widths import fitted
from kg.show.folding import folded
from kg.show.pace import Pace
from kg.show.stacked import MOST_LINES, are_cut, stacked

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod
    from rich.progress import Progress, TaskID
    from rich.table import Table as RichTable
    from rich.text import Text

# Wide enough that a tree or card in a file or a pipe is not folded.
PLAIN_WIDTH = 10_000
# seconds between two lines on work that goes on, where there is no terminal
TELL_EVERY = 10.0
# lines of a heading and the rule below it
_HEADING = 2
# a terminal that has less holds no word of Chinese: rows stand whole, and it breaks them
_NARROWEST = 8
# How far to the right a line goes on.
_ASIDE = 2


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def room_beside(taken: int) -> int | None:
    """Return how many cells a line of a terminal has beside some that are taken; None elsewhere, and where so few are
    left that lines stand whole and the terminal breaks them."""
    room = console().width - taken
    return room if to_terminal() and room >= _NARROWEST else None


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], wide: bool = False) -> bool:
    """Print rows under their column names: fitted to a terminal, else (or if `wide`) aligned and whole; return whether
    cells were cut."""
    if to_terminal() and not wide and console().width >= _NARROWEST:
        return _print_fitted(columns, rows)
    from rich.cells import cell_len

    cleaned = [[cell.replace("\n", " ") for cell in row] for row in (columns, *rows)]
    # a title stands in many rows, and is measured once
    length = {cell: cell_len(cell) for cell in {cell for row in cleaned for cell in row}}
    lengths = [[length[cell] for cell in row] for row in cleaned]
    widths = [max(column) for column in zip(*lengths, strict=True)] if columns else []
    lines = []
    for row, taken in zip(cleaned, lengths, strict=True):
        padded = (c + " " * (w - t) for c, w, t in zip(row, widths, taken, strict=True))
        lines.append("  ".join(padded).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    click.echo("\n".join(lines))
    return False


def _print_fitted(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Print a table within the width of the terminal; whether cells were cut.

    In columns, in parts that begin with the first column if there are too many; or one row under the other where
    columns make many lines of a row, or several parts, and more lines than that.
    """
    out = console()
    heads = [column.replace("_", " ") for column in columns]
    filled = [[head, *(row[position] for row in rows)] for position, head in enumerate(heads)]
    parts = [
        [(at, [folded(cell, width) for cell in filled[at]], width) for at, width in zip(part, widths, strict=True)]
        for part, widths in fitted(filled, out.width)
    ]
    lines = sum(
        max(map(len, row))
        for part in parts
        for row in islice(zip(*(cells for _, cells, _ in part), strict=True), 1, None)
    )
    if lines > MOST_LINES * len(rows) or len(parts) > 1:
        one_by_one = stacked(heads, rows, out.width)
        if sum(map(len, one_by_one)) < lines + _HEADING * (len(parts) - 1):
            _print_stacked(out, heads[0], one_by_one)
            return are_cut(one_by_one)
    for part in parts:
        out.print(_in_columns(part, filled))
    return False


def _in_columns(part: Sequence[tuple[int, list[list[str]], int]], filled: Sequence[Sequence[str]]) -> RichTable:
    """A part of a table: the positions of its columns, with the lines of their cells and their widths."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for position, (head, *_), width in part:
        numeric = all(_is_number(cell) for cell in filled[position][1:] if cell)
        justify: JustifyMethod = "right" if numeric else "left"
        shown.add_column(Text("\n".join(head)), justify=justify, width=width)
    for row in islice(zip(*(cells for _, cells, _ in part), strict=True), 1, None):
        shown.add_row(*(Text("\n".join(lines), no_wrap=True) for lines in row))
    return shown


def _print_stacked(out: Console, head: str, rows: Sequence[Sequence[Text]]) -> None:
    from rich.text import Text

    out.print(Text(head, "bold", no_wrap=True, overflow="ellipsis"))
    out.print(Text("─" * out.width))
    for line in chain.from_iterable(rows):
        out.print(line)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def print_line(text: str) -> None:
    """Print a line; on a terminal folded to its width, what goes on a little to the right."""
    if not to_terminal() or console().width < _NARROWEST:
        click.echo(text)
        return
    first, *others = folded(text, console().width - _ASIDE)
    click.echo("\n".join((first, *(" " * _ASIDE + line for line in others))))


def console() -> Console:
    """Return a console on standard output: as wide as the terminal, elsewhere unfolded."""
    from rich.console import Console

    # Made anew each time: standard output changes under a test or a pager.
    if to_terminal():
        return Console(highlight=False)
    return Console(highlight=False, width=PLAIN_WIDTH)


class BuildProgress:
    """Tells how far work is, on standard error: a bar on a terminal, else a line a stage and one now and then."""

    def __init__(self) -> None:
        """Begin with no stage."""
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._pace = Pace("", 0, 0, 0.0)
        self._told = 0.0

    def __enter__(self) -> BuildProgress:
        """Start the bar, where there is a terminal."""
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            pace = TextColumn("{task.fields[pace]}", markup=False)
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), pace)
            self._bar = Progress(*columns, console=Console(stderr=True))
            self._bar.start()
        return self

    def __exit__(self, *raised: object) -> None:
        """Stop the bar, also after an error."""
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        """Begin a stage of `total` steps; `weight` is how much work they are together."""
        self._told = monotonic()
        self._pace = Pace(name, total, weight, self._told)
        if self._bar is None:
            click.echo(f"{name}: {total}" if total > 1 else name, err=True)
        else:
            self._task = self._bar.add_task(name, total=total, pace="")

    def begin(self, what: str) -> None:
        """Tell what is taken up now."""
        self._pace.what = what

    def advance(self, weight: int = 1) -> None:
        """Tell that one step of the stage is done."""
        now, pace = monotonic(), self._pace
        pace.advance(weight)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=1, pace=pace.told(now))
        elif now - self._told > TELL_EVERY and pace.done < pace.total:
            self._told = now
            click.echo(f"{pace.name}: {pace.done} of {pace.total}, {pace.told(now)}", err=True)
