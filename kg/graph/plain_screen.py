"""Which checks of a graph hold for certain, seen in its statements as they are written.

In: the statements of a graph by predicate. Out: whether what is enough for a check to hold is so, as `kg.graph.screen`
tells it of a store: all values of a predicate, and all nodes of a kind, are looked at together.
"""

from __future__ import annotations

from functools import cache

from kg.graph import turtle
from kg.graph.by_predicate import ByPredicate, several
from kg.graph.comparing import DoubtError
from kg.graph.matching import solutions
from kg.graph.patterns import parsed
from kg.graph.screen import Counted, Enough, NodesPass, OnlyKnown, ValuesPass
from kg.graph.value_tests import Constraint, Values, surely_pass


class PlainScreen:
    """What a look at the statements tells of a graph.

    Parameters
    ----------
    graph : ByPredicate
        Its statements.
    """

    def __init__(self, graph: ByPredicate) -> None:
        self._graph = graph
        self._nodes = cache(self._nodes_of)
        self._own = cache(lambda pattern: Values(self._nodes(pattern)))
        self._members = cache(lambda kind: frozenset(graph.members(kind)))
        self._values = cache(lambda predicate: Values(graph.values(predicate)))
        self._all_pass = cache(self._do_all_pass)

    def shows(self, enough: Enough) -> bool:
        """Whether it is so for certain."""
        try:
            if isinstance(enough, ValuesPass):
                return self._pass(enough)
            if isinstance(enough, NodesPass):
                return surely_pass(enough.constraint, self._own(enough.nodes), self._members)
            nodes = self._nodes(enough.nodes)
            return self._only(nodes, enough) if isinstance(enough, OnlyKnown) else self._are_counted(nodes, enough)
        except DoubtError:
            return False

    def _nodes_of(self, pattern: str) -> frozenset[str]:
        """The nodes that a pattern binds to ?this."""
        read = parsed(f"SELECT ?this WHERE {{ {pattern} }}")
        if read is None:
            raise DoubtError
        (_, first, path, kind), *more = read[1][0], *read[1][1:]
        if (first, path, more) == ("?this", ("is", "a"), []):
            return self._members(kind)
        return frozenset(node for (node,) in solutions(self._graph, *read))

    def _pass(self, enough: ValuesPass) -> bool:
        """Whether all values of a predicate pass, or at least those of the nodes meant."""
        predicate = _predicate(enough.path)
        if self._all_pass(predicate, enough.constraint):
            return True
        own = {value for node in self._nodes(enough.nodes) for value in self._graph.objects(node, predicate)}
        return surely_pass(enough.constraint, Values(own), self._members)

    def _do_all_pass(self, predicate: str, constraint: Constraint) -> bool:
        return surely_pass(constraint, self._values(predicate), self._members)

    def _only(self, nodes: frozenset[str], enough: OnlyKnown) -> bool:
        known = {_predicate(path) for path in enough.known}
        others = (self._graph.column(name) for name in self._graph.predicates() if name not in known)
        return all(column.keys().isdisjoint(nodes) for column in others)

    def _are_counted(self, nodes: frozenset[str], enough: Counted) -> bool:
        column = self._graph.column(predicate := _predicate(enough.path))
        if enough.least and not nodes <= column.keys():
            return False
        if enough.most == 0:
            return column.keys().isdisjoint(nodes)
        one_each = enough.most is None or self._graph.holds_one_each(predicate)
        return one_each or all(len(several(column.get(node, ()))) < 2 for node in nodes)


@cache
def _predicate(path: str) -> str:
    """The predicate of a path of one step forward."""
    if path[0] != "<":
        raise DoubtError
    return turtle.predicate_of(path[1:-1])
