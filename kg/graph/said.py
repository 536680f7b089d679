"""What a graph says along paths of predicates, for who joins all of it: each predicate is read once, and joins are
look-ups.

In: a `GraphStore` and the predicates wanted. Out: `Said`: the values of a path for each thing, as plain texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.graph import turtle, whole_graph
from kg.graph.by_predicate import ByPredicate, Objects, several
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import expanded

INVERSE, THEN, OR = "^", "/", "|"
_GROUP = "()"


def steps_of(path: str) -> list[str]:
    """The steps of a path of predicates: `^kg:occurrenceOf/kg:occursIn` goes back by the first, on by the second.

    A step may be one of two: `(^kg:occurrenceOf|^kg:enclosedTextOf)/kg:occursIn`.
    """
    return path.split(THEN)


def predicates_in(path: str) -> set[str]:
    """The predicates of a path, by their names with prefixes."""
    return {one.strip(_GROUP).removeprefix(INVERSE) for step in steps_of(path) for one in step.split(OR)}


class _Either(Mapping[str, Objects]):
    """What stands in either of two columns."""

    def __init__(self, one: Mapping[str, Objects], other: Mapping[str, Objects]) -> None:
        self._one, self._other = one, other

    def __getitem__(self, node: str) -> Objects:
        return *several(self._one.get(node, ())), *several(self._other.get(node, ()))

    def __iter__(self) -> Iterator[str]:
        return iter({**self._one, **self._other})

    def __len__(self) -> int:
        return len({**self._one, **self._other})


class Said:
    """The values of some predicates.

    Parameters
    ----------
    graph : GraphStore
        The graph.
    predicates : iterable of str
        Those that will be asked for, by names with prefixes; only what they say is held.
    """

    def __init__(self, graph: GraphStore, predicates: Iterable[str]) -> None:
        self._terms = {name: turtle.predicate_of(expanded(name)) for name in predicates}
        self._graph = ByPredicate(whole_graph.pieces(graph), self._terms.values())

    def along(self, path: str) -> Callable[[str], tuple[str, ...]]:
        """What gives the values of a path for a thing (an IRI): sorted, each once and none that is empty."""
        first, *further = map(self._column, steps_of(path))

        def values(subject: str) -> tuple[str, ...]:
            found = first.get(turtle.node_term(subject), ())
            for column in further:
                if isinstance(found, str):
                    found = column.get(found, ())
                else:
                    found = tuple({value for one in found for value in several(column.get(one, ()))})
            if isinstance(found, str):
                text = turtle.plain(found)
                return (text,) if text else ()
            return tuple(sorted({text for one in found if (text := turtle.plain(one))}))

        return values

    def _column(self, step: str) -> Mapping[str, Objects]:
        """What stands at the other end of a step."""
        one, _, other = step.strip(_GROUP).partition(OR)
        if other:
            return _Either(self._column(one), self._column(other))
        predicate = self._terms[one.removeprefix(INVERSE)]
        return self._graph.turned(predicate) if one.startswith(INVERSE) else self._graph.column(predicate)

    def listed(self, cell: str) -> Iterator[str]:
        """The members of an RDF list that begins with a cell, in their order."""
        first, rest = self.along("rdf:first"), self.along("rdf:rest")
        seen: set[str] = set()
        while cell not in seen and (further := rest(cell)):
            seen.add(cell)
            yield from first(cell)
            cell = further[0]
