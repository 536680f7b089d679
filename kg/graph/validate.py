"""Whether a graph is what docs/graph.md says that a graph is.

In: a graph. Out: `Break`s of the rules in `ontology/shapes.ttl`, the same for the same graph.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import turtle
from kg.graph.by_predicate import ByPredicate
from kg.graph.comparing import DoubtError
from kg.graph.kept_checks import own_checks
from kg.graph.matching import solutions
from kg.graph.patterns import parsed
from kg.graph.plain_screen import PlainScreen
from kg.graph.screen import Screen
from kg.graph.shapes import Asked, Check, Messages
from kg.graph.store import GraphStore, open_store, text_of
from kg.graph.whole_graph import in_memory, read_graph

# bytes of a file of a build whose statements are held as they stand, which takes some four times as many
_MOST_BY_PREDICATE = 300_000_000
SHAPES = "https://w3id.org/policy-kg/shapes#"


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A node that breaks a rule; `value` is what is wrong with it, empty where something is missing. `messages` are
    what the shape says of it, a language and a text each; where it says nothing, `asks` is `Check.asks`."""

    is_warning: bool
    rule: str
    node: str
    value: str
    messages: Messages
    asks: Asked = ()

    def message(self, language: str) -> str:
        """What the shape says of it in a language: else in none, in English, or as it can; "" if it says nothing."""
        said = dict(reversed(self.messages))
        return said.get(language) or said.get("") or said.get("en") or next(iter(said.values()), "")


def breaks(store: ox.Store, checks: Iterable[Check] | None = None) -> list[Break]:
    """Return what breaks the rules, violations before warnings.

    Parameters
    ----------
    store : ox.Store
        A graph.
    checks : iterable of Check, optional
        The rules; those of `ontology/shapes.ttl` if none are given.
    """
    asked = own_checks() if checks is None else tuple(checks)
    with ThreadPoolExecutor() as pool:
        screen = Screen(store, (check.enough for check in asked if check.enough), pool)
        doubtful = [check for check in asked if not (check.enough and screen.shows(check.enough))]
        found = pool.map(lambda check: _breaks_of(store, check), doubtful)
        return sorted(set(chain.from_iterable(found)))


def breaks_of_build(graph: GraphStore, checks: Iterable[Check] | None = None) -> list[Break]:
    """Return what `breaks` does, of a graph as its build wrote it if it is that: in half the time.

    Most of the time of a check goes into loading the graph. The file of a build is in one form, in which the statements
    can be read as they stand; what they do not tell for certain is asked of the engine.

    Parameters
    ----------
    graph : GraphStore
        A graph.
    checks : iterable of Check, optional
        The rules; those of `ontology/shapes.ttl` if none are given.
    """
    asked = own_checks() if checks is None else tuple(checks)
    written = graph.own_turtle()
    if written is None or written.stat().st_size > _MOST_BY_PREDICATE:
        return breaks(in_memory(graph).store, asked)
    with ThreadPoolExecutor(1) as beside, _nothing_collected():
        stored = beside.submit(len, graph.store)
        said = ByPredicate(turtle.pieces_of(written))
        if len(said) != stored.result():
            return breaks(graph.store, asked)
        found, doubtful = breaks_said(said, asked)
    return sorted({*found, *(breaks(in_memory(graph).store, doubtful) if doubtful else ())})


def breaks_of_file(path: Path) -> list[Break]:
    """Return what `breaks` does, of a file in Turtle; one that a build wrote, as it left it, costs what its build does.

    Raises
    ------
    InputError
        If it cannot be read, or is no Turtle.
    """
    built = _built(path)
    return breaks(read_graph(path)) if built is None else breaks_of_build(built)


def _built(path: Path) -> GraphStore | None:
    """The graph of the build that wrote a file, if it is still to the byte what was loaded."""
    try:
        graph = open_store(path.parent)
    except StoreError:
        return None
    own = graph.own_turtle()
    return graph if own is not None and own.samefile(path) else None


def breaks_said(said: ByPredicate, checks: Iterable[Check]) -> tuple[list[Break], list[Check]]:
    """Return what breaks the rules in statements, and the checks of which they do not tell for certain.

    Parameters
    ----------
    said : ByPredicate
        The statements of a graph.
    checks : iterable of Check
        The rules.
    """
    screen = PlainScreen(said)
    found: list[Break] = []
    doubtful: list[Check] = []
    for check in checks:
        if check.enough and screen.shows(check.enough):
            continue
        try:
            found += _breaks_said(said, check)
        except DoubtError:
            doubtful.append(check)
    return found, doubtful


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for cycles in the statements of a graph, again and again: there are none."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _breaks_said(said: ByPredicate, check: Check) -> list[Break]:
    query = parsed(check.query)
    if query is None:
        raise DoubtError
    rows = solutions(said, *query)
    return [_broken(check, turtle.plain(row[0]), turtle.plain(row[1]) if any(row[1:]) else "") for row in rows]


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
        found.append(_broken(check, text_of(node), shown))
    return found


def _broken(check: Check, node: str, value: str) -> Break:
    return Break(check.is_warning, check.rule, node, value, check.messages, () if check.messages else check.asks)
