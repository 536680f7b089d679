"""Which checks of a graph need not be asked, because a look at the whole of it shows that they hold.

In: a graph, and what is enough for checks to hold. Out: whether it is so. A check asks for nodes that break it, node
by node; hundreds of them together are a long walk through the store. What they mostly need is known from one look at
each property (do all of its values pass all tests that any check sets for it?) and one at each kind of node (how many
have which properties?). Where that leaves a doubt, the check itself has the word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class ValuesPass:
    """All values of a path, at least those of the nodes (a pattern that binds ?this), pass a test of SPARQL on ?value.
    It asks what a constraint of SHACL does: its name and what it says, as `kg.graph.value_tests` has it."""

    path: str
    test: str
    nodes: str
    constraint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NodesPass:
    """The nodes (a pattern that binds ?this) themselves keep a constraint."""

    nodes: str
    constraint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Each of the nodes (a pattern that binds ?this) has at least `least` (0, 1) and at most `most` (0, 1) values of a
    property."""

    nodes: str
    path: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class OnlyKnown:
    """The nodes have no properties but those known."""

    nodes: str
    known: frozenset[str]


# what is enough for a check to hold; more than is needed, so that a check may hold without it
Enough = ValuesPass | NodesPass | Counted | OnlyKnown


@dataclass(frozen=True, slots=True)
class _Properties:
    """What nodes have: how many they are, and by property how many values, and how many of the nodes have one."""

    nodes: int
    values: Mapping[str, int]
    holders: Mapping[str, int]


class Screen:
    """What a look at each property and at each kind of node tells of a graph.

    Parameters
    ----------
    store : pyoxigraph.Store
        The graph.
    enough : iterable of Enough
        All that will be asked.
    pool : Executor
        Threads to look with: the engine answers several queries at once.
    """

    def __init__(self, store: ox.Store, enough: Iterable[Enough], pool: Executor) -> None:
        self._store = store
        tests: dict[str, dict[str, None]] = defaultdict(dict)
        nodes: dict[str, None] = {}
        for one in enough:
            if isinstance(one, ValuesPass):
                tests[one.path][one.test] = None
            elif not isinstance(one, NodesPass):
                nodes[one.nodes] = None
        counted = pool.map(self._properties, nodes)
        self._all_pass = dict(zip(tests, pool.map(self._pass_all, tests, tests.values()), strict=True))
        self._properties_of = dict(zip(nodes, counted, strict=True))

    def shows(self, enough: Enough) -> bool:
        """Whether it is so for certain."""
        if isinstance(enough, NodesPass):
            return False  # asked as soon as screened
        if isinstance(enough, ValuesPass):
            return self._all_pass[enough.path]
        has = self._properties_of[enough.nodes]
        if isinstance(enough, OnlyKnown):
            return has.values.keys() <= enough.known
        holders, values = has.holders.get(enough.path, 0), has.values.get(enough.path, 0)
        # as many values as nodes that have one: none has two
        fits = enough.most is None or values == (holders if enough.most else 0)
        return fits and (not enough.least or holders == has.nodes)

    def _pass_all(self, path: str, tests: Iterable[str]) -> bool:
        """Whether all values of a path pass all tests, those that other nodes are put to included."""
        # tests that look at other nodes come last; grouped, since a filter on what is only DISTINCT is asked too often
        test = " && ".join(f"({test})" for test in sorted(tests, key=lambda test: "EXISTS" in test))
        values = f"{{ SELECT ?value WHERE {{ ?this {path} ?value }} GROUP BY ?value }}"
        return not self._store.query(f"ASK {{ {values} FILTER (!({test})) }}")

    def _properties(self, nodes: str) -> _Properties:
        ((number,),) = self._rows(f"SELECT (COUNT(DISTINCT ?this) AS ?nodes) WHERE {{ {nodes} }}")
        counts = "(COUNT(*) AS ?values) (COUNT(DISTINCT ?this) AS ?holders)"
        rows = self._rows(f"SELECT ?property {counts} WHERE {{ {nodes} ?this ?property ?any }} GROUP BY ?property")
        return _Properties(
            nodes=int(number),
            values={name: int(values) for name, values, _ in rows},
            holders={name: int(holders) for name, _, holders in rows},
        )

    def _rows(self, query: str) -> list[list[str]]:
        """The rows of a query for IRIs and numbers, as SPARQL writes them."""
        rows = self._store.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        # written by the engine, which lets other threads work meanwhile; row by row it does not
        written = rows.serialize(format=ox.QueryResultsFormat.TSV)
        assert written is not None
        return [line.split("\t") for line in written.decode().splitlines()[1:]]
