"""What a graph says by predicates, for who joins all of it: each predicate is read once, and joins are look-ups.

In: a `GraphStore` and the predicates wanted. Out: `Said`: the values of a path for each thing, as plain texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.graph import turtle, whole_graph
from kg.graph.store import GraphStore
from kg.vocabulary.namespaces import expanded

Values = Mapping[str, tuple[str, ...]]
INVERSE, THEN = "^", "/"


def steps_of(path: str) -> list[str]:
    """The steps of a path of predicates: `^kg:occurrenceOf/kg:occursIn` goes back by the first, on by the second."""
    return path.split(THEN)


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
        self._values: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in predicates}
        self._inverse: dict[str, Values] = {}
        wanted = {turtle.predicate_of(expanded(name)): found for name, found in self._values.items()}
        for piece in whole_graph.pieces(graph):
            for node, said in turtle.nodes_of(piece):
                subject = turtle.plain(node)
                for one in said:
                    predicate, _, objects = one.partition(" ")
                    if (found := wanted.get(predicate)) is not None:
                        found[subject] = turtle.texts_of(objects)

    def of(self, predicate: str) -> Values:
        """The values of a predicate: each subject with its own, sorted."""
        return self._values[predicate]

    def to(self, predicate: str) -> Values:
        """What a predicate leads from: each value with those that have it, sorted."""
        if predicate not in self._inverse:
            found: dict[str, list[str]] = defaultdict(list)
            for subject, values in sorted(self._values[predicate].items()):
                for value in values:
                    found[value].append(subject)
            self._inverse[predicate] = {value: tuple(subjects) for value, subjects in found.items()}
        return self._inverse[predicate]

    def along(self, path: str) -> Values | _Joined:
        """The values of a path of predicates, as `get` of a mapping gives them."""
        steps = [self.to(step[1:]) if step.startswith(INVERSE) else self.of(step) for step in steps_of(path)]
        return steps[0] if len(steps) == 1 else _Joined(steps)

    def listed(self, cell: str) -> Iterator[str]:
        """The members of an RDF list that begins with a cell, in their order."""
        rest, first = self.of("rdf:rest"), self.of("rdf:first")
        seen: set[str] = set()
        while cell in rest and cell not in seen:
            seen.add(cell)
            yield from first.get(cell, ())
            cell = rest[cell][0]


class _Joined:
    """Values at the end of several steps."""

    def __init__(self, steps: list[Values]) -> None:
        self._steps = steps

    def get(self, subject: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        found: tuple[str, ...] = (subject,)
        for step in self._steps:
            if len(found) == 1:
                found = step.get(found[0], ())
            else:
                found = tuple(sorted({value for one in found for value in step.get(one, ())}))
        return found or default
