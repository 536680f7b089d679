"""A vocabulary of one's own: bodies, places and other names, beside those that come with kg.

In: files of the user, CSV or Turtle, named in the environment variable KG_VOCABULARY, so that the processes of a build
know them too. Out: the concepts that they add to `bodies.ttl` and `regions.ttl`, or complete there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kg.vocabulary.concepts import Concept

VARIABLE = "KG_VOCABULARY"
# What may be completed.
BODIES, REGIONS = "bodies.ttl", "regions.ttl"
# what holds the official name of the body above, where that is a local one, which rules know and no list has
PARENT = "own-column/parent"


@contextmanager
def own_vocabulary(paths: Sequence[Path]) -> Iterator[None]:
    """Within it, the vocabularies have what some files add; they are read at once.

    Parameters
    ----------
    paths : sequence of Path
        Files in CSV or Turtle; none leaves all as it is.

    Raises
    ------
    InputError
        If a file is no such vocabulary: file, line, what, what to do.
    """
    if not paths:
        yield
        return
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = os.pathsep.join(str(path) for path in paths)
    _forget()
    try:
        _own()
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
        _forget()


def own_files() -> tuple[Path, ...]:
    """Return the files of the vocabulary of one's own, in their order."""
    return tuple(Path(path) for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path)


def own_concepts(file_name: str) -> Mapping[str, Concept]:
    """Return the concepts that the user's files add to a vocabulary, or complete in it, by IRI."""
    # the columns of own tables have names in vocabularies too
    return _own().get(file_name, {}) if file_name in (BODIES, REGIONS) and own_files() else {}


@cache
def _own() -> Mapping[str, Mapping[str, Concept]]:
    from kg.vocabulary.own_files import read_own

    return read_own(own_files())


def _forget() -> None:
    """Drop all that was made of the vocabularies and kept: it would not have the names of the files."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "kg":
            for kept in list(vars(module).values()):
                if callable(forget := getattr(kept, "cache_clear", None)):
                    forget()
