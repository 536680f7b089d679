"""The small graph of tests/support/network.ttl: policies of three levels that cite each other, and what issues them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.graph.gathered import Gathered, GatheredStore
from kg.graph.rdf import Node, said_by
from kg.graph.sorted_statements import SortedStatements
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import ID

TURTLE = (Path(__file__).parent / "network.ttl").read_text(encoding="utf-8")
PLAN = f"{ID}policy/国发-2021-23"
SCHEME = f"{ID}policy/甲发-2022-1"
OPINION = f"{ID}policy/甲发-2022-2"
PROVINCE = f"{ID}policy/丙政-2022-7"
CITY = f"{ID}policy/丁政-2023-1"
LAW = f"{ID}policy/示例法"
ONLY_CITED = f"{ID}policy/国办发-2020-9"


def read_graph(turtle: str = TURTLE) -> GraphStore:
    """Return a graph in memory."""
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return GraphStore(store)


def as_gathered(stored: GraphStore, folder: Path) -> GatheredStore:
    """Return a graph as it is at hand while it is written; `folder` is for what does not fit into memory."""
    ordered = SortedStatements(folder)
    ordered.take((Node(str(quad.subject)), [said_by(quad.predicate.value, str(quad.object))]) for quad in stored.store)
    gathered = Gathered()
    assert sum(len(said) for _, said in gathered.passing(ordered)) == len(stored)
    return GatheredStore(stored, gathered)
