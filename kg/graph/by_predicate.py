"""The statements of a whole graph by predicate, for who asks the same of all of its nodes.

In: the pieces of a graph as `kg.graph.turtle` writes them. Out: for each predicate what its subjects have. The text is
cut where a statement ends and no term is taken apart, which costs a fifth of what the engine takes to load it: a term
has one form in such a text, so that two are the same when their texts are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from kg.graph import turtle

# one term, or several; a text and not a tuple of one, since most are alone and there are a hundred to a policy
Objects = str | tuple[str, ...]
NONE: Mapping[str, Objects] = MappingProxyType({})
_TYPE, _BETWEEN = "a", " , "


class ByPredicate:
    """Who has what; nodes and values are terms of Turtle.

    Parameters
    ----------
    pieces : iterable of bytes
        A graph without its prefixes.
    wanted : iterable of str, optional
        The predicates that will be asked for, all if it is left out; only what they say is held.
    """

    def __init__(self, pieces: Iterable[bytes], wanted: Iterable[str] | None = None) -> None:
        self._columns: dict[str, Mapping[str, Objects]] = {}
        self._several: dict[str, int] = {}  # how many objects there are more than subjects
        for predicate, column in _columns(pieces, wanted).items():
            apart = _taken_apart(column)
            self._columns[predicate] = {**column, **apart} if apart else column
            self._several[predicate] = sum(map(len, apart.values())) - len(apart)
        self._turned: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def __len__(self) -> int:
        """How many statements there are."""
        return sum(map(len, self._columns.values())) + sum(self._several.values())

    def predicates(self) -> Iterable[str]:
        """All predicates."""
        return self._columns.keys()

    def column(self, predicate: str) -> Mapping[str, Objects]:
        """What each subject of a predicate has."""
        return self._columns.get(predicate, NONE)

    def holds_one_each(self, predicate: str) -> bool:
        """Whether no subject of a predicate has two values."""
        return not self._several.get(predicate)

    def objects(self, subject: str, predicate: str) -> tuple[str, ...]:
        """What a subject has."""
        return several(self.column(predicate).get(subject, ()))

    def values(self, predicate: str) -> Iterable[str]:
        """All values of a predicate, those of several subjects perhaps more than once."""
        values = self.column(predicate).values()
        if self.holds_one_each(predicate):
            return values  # type: ignore[return-value]  # no tuple is among them
        return chain.from_iterable(map(several, values))

    def turned(self, predicate: str) -> Mapping[str, tuple[str, ...]]:
        """Which subjects each value of a predicate has."""
        if predicate not in self._turned:
            self._turned[predicate] = _turned(self.column(predicate))
        return self._turned[predicate]

    def subjects(self, predicate: str, value: str) -> tuple[str, ...]:
        """Who has a value."""
        return self.turned(predicate).get(value, ())

    def members(self, kind: str) -> Iterable[str]:
        """The nodes of a class."""
        return self.subjects(_TYPE, kind)


def several(objects: Objects) -> tuple[str, ...]:
    """Objects as so many terms."""
    return objects if isinstance(objects, tuple) else (objects,)


def _columns(pieces: Iterable[bytes], wanted: Iterable[str] | None) -> dict[str, dict[str, str]]:
    """For each predicate its subjects, with their objects as these are written."""
    found: dict[str, dict[str, str]] = {predicate: {} for predicate in wanted or ()}
    for piece in pieces:
        for subject, said in turtle.nodes_of(piece):
            for one in said:
                predicate, _, objects = one.partition(" ")
                column = found.get(predicate)
                if column is not None:
                    column[subject] = objects
                elif wanted is None:
                    found[predicate] = {subject: objects}
    return found


def _taken_apart(column: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The terms of each subject that has several."""
    # most predicates have one value of each subject, which is seen faster of all of them together
    if _BETWEEN not in "\n".join(column.values()):
        return {}
    apart = {subject: turtle.apart(objects) for subject, objects in column.items() if _BETWEEN in objects}
    return {subject: tuple(terms) for subject, terms in apart.items() if len(terms) > 1}


def _turned(column: Mapping[str, Objects]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for subject, objects in column.items():
        for value in several(objects):
            found[value].append(subject)
    return {value: tuple(subjects) for value, subjects in found.items()}
