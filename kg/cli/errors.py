"""Errors of the command line: one line and exit code 2, in the language asked for.

In: a command that raises `KgError`, is used wrongly, or writes to a closed pipe. Out: one line on standard error, and a
status.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import MutableMapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from kg.errors import KgError

# where a context keeps the language in which what is wrong is told
_SPOKEN = "kg.spoken"
# who types a value need not be told that the environment may have it too; of one that comes from there the name is told
_ENVIRONMENT = re.compile(r" \(env var: '([^']*)'\)")
_SHELLS = ("bash", "zsh", "fish")
_TELLS_WHAT_TO_DO = "; "


class Commands(click.Group):
    """A group that tells in one line, on standard error, what a user can mend."""

    def _main_shell_completion(
        self, ctx_args: MutableMapping[str, Any], prog_name: str, complete_var: str | None = None
    ) -> None:
        """Write what makes a shell complete, or what it is to complete with; quietly where nobody reads it, and in one
        line where the environment asks for what there is not."""
        name = complete_var or f"_{prog_name}_COMPLETE".replace("-", "_").replace(".", "_").upper()
        asked = os.environ.get(name, "")
        if not asked:
            return
        shell, _, what = asked.partition("_")
        if get_completion_class(shell) is None or what not in ("source", "complete"):
            click.echo(f"kg: {name}={asked}: write {' or '.join(f'{one}_source' for one in _SHELLS)}", err=True)
            sys.exit(2)
        if what == "complete" and "COMP_WORDS" not in os.environ:
            click.echo(f"kg: {name}={asked}: a shell asks so, with what is typed; write {shell}_source", err=True)
            sys.exit(2)
        try:
            super()._main_shell_completion(ctx_args, prog_name, complete_var)
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise
            _drop_output()
            sys.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the language asked for before anything can be wrong, and tell what is wrong before any command."""
        ctx.meta[_SPOKEN] = _spoken(args)
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if isinstance(error, click.exceptions.NoArgsIsHelpError):
                raise
            tell(_usage(error))
            ctx.exit(2)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 2 after a `KgError`, wrong use, a full disk, or text that cannot be encoded."""
        if sys.stdout is None:  # closed by the caller: told before any work is done for nobody
            tell("standard output: is closed; give it a place, as > answer.txt")
            ctx.exit(2)
        try:
            result = super().invoke(ctx)
            # A full disk shows here, not at the end of the process, where nothing can tell of it.
            sys.stdout.flush()
            return result
        except KgError as error:
            tell(str(error))
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            tell(_usage(error))
        except UnicodeEncodeError as error:
            tell(
                "an argument or a file name is not UTF-8; write it anew"
                if error.encoding == "utf-8"
                else f"Chinese cannot be written in {sys.stdout.encoding}; set the environment variable {_utf8()}"
            )
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has enough: click ends quietly
                raise
            tell(str(_damage(error) or f"{error.filename or 'standard output'}: {error.strerror or error}"))
            _drop_output()
        except BaseException as error:  # the engine ends some faults of a store in a kind of its own
            damaged = _damage(error)
            if damaged is None:
                raise
            tell(str(damaged))
            _drop_output()
        ctx.exit(2)


def _utf8() -> str:
    """What makes Python write UTF-8: this, unless the encoding of the streams is set for itself."""
    return "PYTHONIOENCODING=utf-8" if os.environ.get("PYTHONIOENCODING") else "PYTHONUTF8=1"


def tell(message: str) -> None:
    """Write one line to standard error: what is wrong, or what a user should know, in the language asked for."""
    click.echo(f"kg: {in_asked_language(message)}", err=True)


def in_asked_language(message: str) -> str:
    """Return a message in the language that the user asked for."""
    context = click.get_current_context(silent=True)
    if context is None or context.meta.get(_SPOKEN) != "zh":
        return message
    from kg.show.messages import in_chinese

    return in_chinese(message)


def _spoken(args: Sequence[str]) -> str | None:
    """The language that the arguments ask for, right or wrong as they may be, else that of the environment."""
    asked = os.environ.get("KG_LANG")
    for one, behind in zip_longest(args, args[1:]):
        name, equals, value = one.partition("=")
        if name == "--":
            break
        if name == "--lang":
            asked = value if equals else behind
    return asked


def _usage(error: click.UsageError) -> str:
    """Wrong use in one line: of which command, what is wrong, and where to read what is right."""
    said = " ".join(error.format_message().split())
    said = _ENVIRONMENT.sub(r" (\1)" if _is_of_environment(error) else "", said).removesuffix(".")
    if error.ctx is None:
        return said
    _, _, command = error.ctx.command_path.partition(" ")
    if _TELLS_WHAT_TO_DO in said:
        return f"{command}: {said}" if command else said
    where = f"{command}: " if command else ""
    return f"{where}{said}; see `{error.ctx.command_path} --help`"


def _is_of_environment(error: click.UsageError) -> bool:
    """Whether the value that is wrong was not typed: then nobody would look for it among the options."""
    name = error.param.name if isinstance(error, click.BadParameter) and error.param else None
    if error.ctx is None or name is None:
        return False
    return error.ctx.get_parameter_source(name) is click.core.ParameterSource.ENVIRONMENT


def _damage(error: BaseException) -> KgError | None:
    from kg.graph.store import damage

    return None if isinstance(error, click.ClickException | click.exceptions.Exit | click.Abort) else damage(error)


def _drop_output() -> None:
    """Let go of what could not be written, or Python tries again as it ends."""
    with contextlib.suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
