"""The whole of a graph as Turtle, as its build writes it: the same bytes for the same triples, wherever they are held.

In: a `GraphStore`. Out: pieces of whole nodes in the order of their IRIs (`kg.graph.turtle`), prefixes left out. The
file of the build is read where it is still what the store was loaded from, which takes a tenth of the time: the engine
looks up each term of each triple. Else the triples are taken out of the store and put in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph import turtle
from kg.graph.rdf import Described, Node, said_by
from kg.graph.sorted_statements import SortedStatements
from kg.graph.store import GraphStore

# bytes of Turtle; the engine takes 12 times as many for them
_MOST_IN_MEMORY = 64_000_000


def pieces(graph: GraphStore) -> Iterator[bytes]:
    """Yield the graph in pieces of whole nodes; what is held at a time is bounded."""
    if (written := graph.own_turtle()) is not None:
        yield from turtle.pieces_of(written)
        return
    with TemporaryDirectory() as folder:
        ordered = SortedStatements(Path(folder))
        ordered.take(stored(graph.store))
        yield from turtle.pieces(ordered)


def triples(graph: GraphStore) -> Iterator[ox.Triple]:
    """Yield all triples, node by node in the same order."""
    prefixes = turtle.head().encode()
    for piece in pieces(graph):
        yield from map(attrgetter("triple"), ox.parse(prefixes + piece, format=ox.RdfFormat.TURTLE))


def in_memory(graph: GraphStore) -> GraphStore:
    """The graph for who asks of all of it, join by join: held in memory, where that costs a fifth, if it is not too
    large. The file of the build is read if it is still what its store was loaded from, and holds as many triples."""
    written = graph.own_turtle()
    if written is None or written.stat().st_size > _MOST_IN_MEMORY:
        return graph
    store = read_graph(written)
    return GraphStore(store) if len(store) == len(graph.store) else graph


def read_graph(path: Path) -> ox.Store:
    """Read a graph in Turtle into memory, without labels and terms that may stand beside it.

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


def stored(store: ox.Store) -> Iterator[Described]:
    """Yield the triples of a store, each as what is said of its subject, in no order."""
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        yield Node(str(quad.subject)), (said_by(quad.predicate.value, str(quad.object)),)
