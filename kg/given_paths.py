"""Paths as Python programs give them: a text, a Path, or any other object that stands for a path.

In: what was given. Out: `Path`s, or one line that says what is taken; an error of the system as one of kg.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError

AnyPath = str | os.PathLike[str]


def path_of(given: AnyPath) -> Path:
    """Return what was given as a Path.

    Raises
    ------
    TypeError
        If it is none.
    """
    found = os.fspath(given) if isinstance(given, os.PathLike) else given
    if not isinstance(found, str):
        raise TypeError(f"{given!r}: is no path; give it as a str or a Path")
    return Path(found)


def paths_of(given: AnyPath | Iterable[AnyPath]) -> list[Path]:
    """Return one path, or each of several.

    Raises
    ------
    TypeError
        If one is none.
    """
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | os.PathLike):
        return list(map(path_of, given))
    return [path_of(given)]


@contextmanager
def reached() -> Iterator[None]:
    """Tell of a path that the system does not take, such as one that is too long, as `InputError`."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        # a text that was given in the place of a path has lines
        raise InputError(f"{' '.join(str(error.filename).split())}: {error.strerror}") from None
