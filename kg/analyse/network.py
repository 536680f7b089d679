"""Nodes and edges with what is known of them, under the names that networkx has for them.

In: nodes and edges. Out: a `Network` to walk along. networkx reads all of its algorithms before it gives its first
graph, which takes longer than most answers; who wants those takes `kg.Graph.to_networkx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Facts = dict[str, Any]
# node → node at the other end → key of the edge → what is known of it
Sides = dict[str, dict[str, dict[str, Facts]]]
# of two nodes with one edge, its key
_ONLY = ""


class Nodes(dict[str, Facts]):
    """The nodes in the order in which they came, each with what is known of it."""

    def __call__(self, data: bool = False) -> Iterable[Any]:
        """The nodes; with `data` as pairs of a node and what is known of it."""
        return self.items() if data else self.keys()


class Network:
    """Nodes and edges.

    Parameters
    ----------
    directed : bool
        Whether an edge leads from one node to the other.
    multi : bool
        Whether two nodes may have several edges, each under a key.
    """

    def __init__(self, directed: bool = False, multi: bool = False) -> None:
        self.graph: Facts = {}
        self.nodes = Nodes()
        self._directed, self._multi = directed, multi
        self._out: Sides = {}
        self._in: Sides = {} if directed else self._out

    def __repr__(self) -> str:
        return f"<Network of {self.number_of_nodes()} nodes and {self.number_of_edges()} edges>"

    def __contains__(self, node: object) -> bool:
        """Whether there is such a node."""
        return node in self.nodes

    def __iter__(self) -> Iterator[str]:
        """Yield the nodes."""
        return iter(self.nodes)

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    def __getitem__(self, node: str) -> Mapping[str, object]:
        """Return the nodes to which a node leads."""
        return self._out[node]

    @property
    def edges(self) -> Edges:
        """The edges, and what is known of each."""
        return Edges(self)

    def is_directed(self) -> bool:
        """Return whether edges lead from one node to the other."""
        return self._directed

    def add_node(self, node: str, **facts: Any) -> None:
        """Add a node, or what is known of one."""
        if node not in self.nodes:
            self.nodes[node] = {}
            self._out[node] = {}
            self._in.setdefault(node, {})
        self.nodes[node].update(facts)

    def add_edge(self, one: str, other: str, key: str = _ONLY, **facts: Any) -> None:
        """Add an edge and its ends, or what is known of it."""
        for end in (one, other):
            self.add_node(end)
        edges = self._out[one].setdefault(other, {})
        self._in[other].setdefault(one, edges)
        edges.setdefault(key, {}).update(facts)

    def strengthen(self, one: str, other: str, weight: float) -> None:
        """Add a weight to that of the edge of two nodes, and the edge where there is none."""
        before = self.edges[one, other]["weight"] if self.has_edge(one, other) else 0
        self.add_edge(one, other, weight=before + weight)

    def number_of_nodes(self) -> int:
        """Return how many nodes there are."""
        return len(self.nodes)

    def number_of_edges(self) -> int:
        """Return how many edges there are."""
        return len(self.edges)

    def has_edge(self, one: str, other: str, key: str | None = None) -> bool:
        """Return whether an edge leads from one node to another, under a key where one is named."""
        found = self._out.get(one, {}).get(other, {})
        return key in found if key is not None else bool(found)

    def successors(self, node: str) -> Iterator[str]:
        """Yield the nodes to which a node leads."""
        return iter(self._out[node])

    def predecessors(self, node: str) -> Iterator[str]:
        """Yield the nodes that lead to a node."""
        return iter(self._in[node])

    def beside(self, node: str) -> set[str]:
        """Return the nodes at the other ends of all edges of a node."""
        return {*self._out[node], *self._in[node]}

    def out_edges(self, node: str, data: bool = False, keys: bool = False) -> list[tuple[Any, ...]]:
        """Return the edges that lead away from a node."""
        return [edge for other, edges in self._out[node].items() for edge in _told(node, other, edges, data, keys)]

    def in_edges(self, node: str, data: bool = False, keys: bool = False) -> list[tuple[Any, ...]]:
        """Return the edges that lead to a node."""
        return [edge for other, edges in self._in[node].items() for edge in _told(other, node, edges, data, keys)]

    def in_degree(self, node: str) -> int:
        """Return how many edges lead to a node."""
        return sum(map(len, self._in[node].values()))

    def degree(self, node: str, weight: str | None = None) -> int:
        """Return how many edges a node has, or the sum of what is known of each under a name; a loop counts twice."""
        sides = [self._out[node], self._in[node] if self._directed else {node: self._out[node].get(node, {})}]
        facts = (each for side in sides for edges in side.values() for each in edges.values())
        return sum(1 if weight is None else int(each.get(weight, 1)) for each in facts)

    def subgraph(self, nodes: Iterable[str]) -> Network:
        """Return some nodes and the edges between them; what is known of them is shared."""
        wanted, part = frozenset(nodes), Network(self._directed, self._multi)
        for node in self.nodes:
            if node in wanted:
                part.nodes[node] = self.nodes[node]
                part._out[node] = {other: edges for other, edges in self._out[node].items() if other in wanted}
                if self._directed:
                    part._in[node] = {other: edges for other, edges in self._in[node].items() if other in wanted}
        return part

    def steps(self, source: str, most: int | None = None) -> dict[str, int]:
        """Return how many edges lie between a node and each other one, whichever way they lead.

        Parameters
        ----------
        source : str
            The node.
        most : int or None
            The most steps to go; as many as there are by default.
        """
        found, front = {source: 0}, [source]
        while front and (most is None or found[front[0]] < most):
            step = found[front[0]] + 1
            front = [near for node in front for near in self.beside(node) if found.setdefault(near, step) == step]
            front = list(dict.fromkeys(front))
        return found


class Edges:
    """The edges of a network, from its nodes in their order; of one without direction each is met once."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def __call__(self, data: bool = False, keys: bool = False) -> list[tuple[Any, ...]]:
        """Both ends of each edge, with its key and what is known of it where that is asked for."""
        found: list[tuple[Any, ...]] = []
        seen: set[str] = set()
        for one, sides in self._network._out.items():
            for other, edges in sides.items():
                if other not in seen:
                    found += _told(one, other, edges, data, keys)
            if not self._network.is_directed():
                seen.add(one)
        return found

    def __getitem__(self, ends: tuple[str, ...]) -> Facts:
        """What is known of the edge between two nodes, under a key where they may have several."""
        one, other, *key = ends
        return self._network._out[one][other][key[0] if key else _ONLY]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Yield the ends of each edge, with its key where two nodes may have several."""
        return iter(self(keys=self._network._multi))

    def __len__(self) -> int:
        """Return how many edges there are."""
        return len(self())


def _told(one: str, other: str, edges: Mapping[str, Facts], data: bool, keys: bool) -> Iterator[tuple[Any, ...]]:
    for key, facts in edges.items():
        yield (one, other, *((key,) if keys else ()), *((facts,) if data else ()))
