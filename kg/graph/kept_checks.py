"""The checks of the rules that come with kg, read out of their shapes once and kept beside them.

In: `ontology/shapes.ttl`. Out: its checks, from what is kept where shapes and code are as they were
(`kg.vocabulary.kept`).
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph import rdf, screen, shapes, turtle
from kg.graph.screen import Counted, Enough, NodesPass, OnlyKnown, ValuesPass
from kg.graph.shapes import Check, read_checks
from kg.vocabulary import kept, namespaces
from kg.vocabulary.concepts import ontology_folder

SHAPES_FILE = "shapes.ttl"
_CODE = tuple(Path(module.__file__ or "") for module in (shapes, screen, turtle, rdf, namespaces, kept))
_KINDS: dict[str, type[Enough]] = {kind.__name__: kind for kind in (ValuesPass, NodesPass, Counted, OnlyKnown)}


def own_checks() -> tuple[Check, ...]:
    """The rules of `ontology/shapes.ttl`.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    path = ontology_folder() / SHAPES_FILE
    try:
        rows = kept.kept(path, lambda _: [*map(_row, read_checks(path))], _CODE)
    except OSError as error:
        raise InputError(f"{path}: cannot read the shapes ({error}); reinstall kg") from None
    return tuple(map(_check, rows))


def _check(row: tuple[Any, ...]) -> Check:
    rule, is_warning, messages, asks, query, enough = row
    return Check(rule, is_warning, messages, asks, query, enough and _KINDS[enough[0]](*enough[1:]))


def _row(check: Check) -> tuple[Any, ...]:
    """A check as what can be kept."""
    enough = check.enough and (type(check.enough).__name__, *_values(check.enough))
    return (*_values(check)[:-1], enough)


def _values(one: Check | Enough) -> tuple[Any, ...]:
    return tuple(getattr(one, field.name) for field in fields(one))
