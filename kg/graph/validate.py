"""Whether a graph is what docs/graph.md says that a graph is.

In: a graph. Out: `Break`s of the rules in `ontology/shapes.ttl`, the same for the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kg.graph.screen import Screen
from kg.graph.shapes import Check, read_checks
from kg.graph.store import text_of
from kg.vocabulary.concepts import ontology_folder

SHAPES_FILE = "shapes.ttl"
SHAPES = "https://w3id.org/policy-kg/shapes#"


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A node that breaks a rule; `value` is what is wrong with it, empty where something is missing."""

    is_warning: bool
    rule: str
    node: str
    value: str
    message: str


def breaks(store: ox.Store, checks: Iterable[Check] | None = None) -> list[Break]:
    """Return what breaks the rules, violations before warnings.

    Parameters
    ----------
    store : ox.Store
        A graph.
    checks : iterable of Check, optional
        The rules; those of `ontology/shapes.ttl` if none are given.
    """
    asked = read_checks(ontology_folder() / SHAPES_FILE) if checks is None else tuple(checks)
    with ThreadPoolExecutor() as pool:
        screen = Screen(store, (check.enough for check in asked if check.enough), pool)
        doubtful = [check for check in asked if not (check.enough and screen.shows(check.enough))]
        found = pool.map(lambda check: _breaks_of(store, check), doubtful)
        return sorted(set(chain.from_iterable(found)))


def _breaks_of(store: ox.Store, check: Check) -> list[Break]:
    # most find nothing; whether they do, the engine tells without keeping other threads from work
    if not store.query(f"ASK {{ {{ {check.query} }} }}"):
        return []
    rows = store.query(check.query)
    assert isinstance(rows, ox.QuerySolutions)
    found = []
    for row in rows:
        node, value = row[0], row[1] if len(row) > 1 else None
        shown = "" if value is None else text_of(value)
        found.append(Break(check.is_warning, check.rule, text_of(node), shown, check.message))
    return found
