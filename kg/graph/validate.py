"""Whether a graph is what docs/graph.md says that a graph is.

In: a graph. Out: `Break`s of the rules in `ontology/shapes.ttl`, the same for the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph.screen import Screen
from kg.graph.shapes import Check, read_checks
from kg.graph.store import GraphStore, text_of
from kg.vocabulary.concepts import ontology_folder

SHAPES_FILE = "shapes.ttl"
SHAPES = "https://w3id.org/policy-kg/shapes#"
# bytes of Turtle; the engine takes 12 times as many for them
_MOST_IN_MEMORY = 64_000_000


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


def quickest(graph: GraphStore) -> ox.Store:
    """What to look for breaks in: the triples of a graph in memory, where they are not too many to be read again.

    The checks walk the whole of it, which costs a fifth there. The file of the build is read if it is still what its
    store was loaded from, and holds as many triples.
    """
    written = graph.own_turtle()
    if written is None or written.stat().st_size > _MOST_IN_MEMORY:
        return graph.store
    store = read_graph(written)
    return store if len(store) == len(graph.store) else graph.store


def read_graph(path: Path) -> ox.Store:
    """Read a graph in Turtle, without labels and terms that may stand beside it.

    Raises
    ------
    InputError
        If it cannot be read, or is no Turtle.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; name a graph in Turtle") from None
    return store
