"""Errors of the command line: one line and exit code 2.

In: a command that raises `KgError` or writes to a closed pipe. Out: one line on standard error, and a status.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from kg.errors import KgError


class Commands(click.Group):
    """A group that tells in one line, on standard error, what a user can mend."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 2 after a `KgError`, a full disk, or text that cannot be encoded."""
        if sys.stdout is None:  # closed by the caller: told before any work is done for nobody
            click.echo("kg: standard output: is closed; give it a place, as > answer.txt", err=True)
            ctx.exit(2)
        try:
            result = super().invoke(ctx)
            # A full disk shows here, not at the end of the process, where nothing can tell of it.
            sys.stdout.flush()
            return result
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
        except UnicodeEncodeError as error:
            mend = (
                "an argument or a file name is not UTF-8; write it anew"
                if error.encoding == "utf-8"
                else f"Chinese cannot be written in {sys.stdout.encoding}; set the environment variable PYTHONUTF8=1"
            )
            click.echo(f"kg: {mend}", err=True)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has enough: click ends quietly
                raise
            told = _damage(error) or f"{error.filename or 'standard output'}: {error.strerror or error}"
            click.echo(f"kg: {told}", err=True)
            _drop_output()
        except BaseException as error:  # the engine ends some faults of a store in a kind of its own
            damaged = _damage(error)
            if damaged is None:
                raise
            click.echo(f"kg: {damaged}", err=True)
            _drop_output()
        ctx.exit(2)


def _damage(error: BaseException) -> KgError | None:
    from kg.graph.store import damage

    return None if isinstance(error, click.ClickException | click.exceptions.Exit | click.Abort) else damage(error)


def _drop_output() -> None:
    """Let go of what could not be written, or Python tries again as it ends."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
