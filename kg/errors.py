"""The errors that a user is meant to read, a class for each kind that a caller may want to catch.

In: what went wrong, where, and what to do. Out: an exception whose text is one clear line, `where: what is wrong; what
to do`; the command line prints it and exits with status 2. Anything else that is raised is a fault of the program, and
costs a build the document in which it happened: a `Fault`.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

_PACKAGE = Path(__file__).resolve().parent


class KgError(Exception):
    """Bad input or a bad request, told in one line."""


class InputError(KgError):
    """What was given cannot be used: a file that cannot be read, a value that is none, annotations that are broken."""


class OutputError(KgError):
    """What was asked for cannot be written there."""


class QueryError(KgError):
    """A query that is not allowed, not right, lacks a parameter or takes too long."""


class DeadlineError(QueryError):
    """A query that was stopped when its time was up."""


class NotFoundError(KgError):
    """No policy, body, region, sector or query of that name, or several."""


class StoreError(KgError):
    """No built graph in the folder, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the program that cost one document: `what` was raised, in one line; `trace` for whoever mends it."""

    what: str
    trace: str

    @classmethod
    def of(cls, error: Exception) -> Fault:
        """Tell of an exception: its kind, its message, and the line of the program that raised it."""
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(frame.filename).parents
        ]
        said = " ".join(str(error).split())
        what = f"{type(error).__name__}: {said}" if said else type(error).__name__
        if frames:
            inside = Path(frames[-1].filename).relative_to(_PACKAGE.parent).as_posix()
            what = f"{what} ({inside}:{frames[-1].lineno})"
        return cls(what, "".join(traceback.format_exception(error)))

    def told(self, what: str, log: logging.Logger) -> str:
        """Log that this fault cost `what`, and return the line that the report has of it."""
        log.warning("%s: %s", what, self.what)
        log.debug("%s", self.trace)
        return f"{what}: {self.what}"
