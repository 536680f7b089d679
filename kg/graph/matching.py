"""Who breaks a rule, found in the statements of a graph: patterns as loops over what subjects have.

In: a group of `kg.graph.patterns` and the statements (`kg.graph.by_predicate`). Out: its solutions. Each element of a
group is a step that binds a variable to one value after the other and goes on with the next step; the last one takes
down the solution. Patterns are followed in the order in which they are written, conditions are asked as soon as what
they name is bound. Nothing is guessed: where values are compared whose order or sameness does not follow from how they
are written, and where a group asks what is not read here, it is `DoubtError`, and the engine has the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from kg.graph.by_predicate import ByPredicate, Objects, several
from kg.graph.comparing import DoubtError, is_iri
from kg.graph.conditions import PERHAPS, TERM, TRUTH, Bound, Conditions, Scope, Step
from kg.graph.patterns import Group

_TYPE, _TYPE_TERM = "a", "rdf:type"


def solutions(graph: ByPredicate, names: tuple[str, ...], group: Group) -> set[tuple[str, ...]]:
    """The values of variables in all solutions of a group, "" where one has none.

    Raises
    ------
    DoubtError
        If they cannot be told for certain.
    """
    found: set[tuple[str, ...]] = set()

    def take_down(bound: Bound) -> bool:
        found.add(tuple([bound.get(name, "") for name in names]))
        return False

    _Steps(graph).of_group(group, {}, take_down)({})
    return found


class _Steps:
    """Groups as functions of what is bound.

    Parameters
    ----------
    graph : ByPredicate
        Where they look.
    """

    def __init__(self, graph: ByPredicate) -> None:
        self._graph = graph
        self._conditions = Conditions(lambda group, scope: self.of_group(group, dict(scope), lambda bound: True))

    def of_group(self, group: Group, scope: Scope, then: Step) -> Step:
        """The step that goes through all solutions of a group; `scope` is what is bound before, and grows."""
        makers = [self._maker(element, scope) for element in _in_order(_narrowed(group), scope)]
        for make in reversed(makers):
            then = make(then)
        return then

    def _maker(self, element: tuple[Any, ...], scope: Scope) -> Callable[[Step], Step]:
        """What makes the step of an element from the one behind it."""
        kind = element[0]
        if kind == "triple":
            return self._triple(element, scope)
        if kind == "filter":
            test = self._conditions.truth(element[1], scope)
            return lambda then: lambda bound: test(bound) and then(bound)
        if kind == "bind":
            return self._bind(element, scope)
        return self._optional(element[1], scope)

    def _bind(self, element: tuple[Any, ...], scope: Scope) -> Callable[[Step], Step]:
        _, test, name = element
        value = (
            self._conditions.term(test, scope)
            if test[0] in ("variable", "term")
            else self._conditions.truth(test, scope)
        )
        scope[name] = TERM if test[0] in ("variable", "term") else TRUTH
        return lambda then: _each(name, lambda bound: (value(bound),), then)

    def _optional(self, group: Group, scope: Scope) -> Callable[[Step], Step]:
        inner = dict(scope)
        for name in _names(group) - scope.keys():
            scope[name] = PERHAPS

        def make(then: Step) -> Step:
            is_found = False

            def go_on(bound: Bound) -> bool:
                nonlocal is_found
                is_found = True
                return then(bound)

            some = self.of_group(group, inner, go_on)

            def step(bound: Bound) -> bool:
                nonlocal is_found
                is_found = False
                return some(bound) or (not is_found and then(bound))

            return step

        return make

    def _triple(self, element: tuple[Any, ...], scope: Scope) -> Callable[[Step], Step]:
        _, subject, path, other = element
        if path[0] == "any":
            return self._any_predicate(subject, path, other, scope)
        known, known_other = _is_known(subject, scope), _is_known(other, scope)
        for name in (subject, other):
            if name[0] == "?":
                scope[name] = TERM
        if path[0] == "is" and known and subject[0] == "?":
            column = self._graph.column(path[1])
            if known_other:
                return partial(_has, column, subject, _value(other))
            return partial(_each_of, column, subject, other)
        there, back = self._ways(path)
        one, two = _value(subject), _value(other)
        if known and known_other:
            return lambda then: lambda bound: two(bound) in there(one(bound)) and then(bound)
        if known:
            return lambda then: _each(other, lambda bound: there(one(bound)), then)
        if known_other:
            return lambda then: _each(subject, lambda bound: back(two(bound)), then)
        if path[0] != "is" or subject == other:
            raise DoubtError
        everyone = self._graph.column(path[1])
        return lambda then: _each(subject, lambda bound: everyone, _each_of(everyone, subject, other, then))

    def _any_predicate(self, subject: str, path: tuple[Any, ...], other: str, scope: Scope) -> Callable[[Step], Step]:
        """A pattern whose predicate is a variable; of a subject that is known."""
        _, name, *only = path
        if not _is_known(subject, scope):
            raise DoubtError
        known, known_other = _is_known(name, scope), _is_known(other, scope)
        for variable in (name, other):
            if variable[0] == "?":
                scope[variable] = TERM
        graph, one, two = self._graph, _value(subject), _value(other)

        def has(bound: Bound) -> tuple[str, ...]:
            return graph.objects(one(bound), _as_predicate(bound[name]))

        if known and known_other:
            return lambda then: lambda bound: two(bound) in has(bound) and then(bound)
        if known:
            return lambda then: _each(other, has, then)
        columns = [
            (_as_term(each), graph.column(each)) for each in list(map(_as_predicate, only)) or graph.predicates()
        ]

        def predicates(bound: Bound) -> list[str]:
            node = one(bound)
            if not known_other:
                return [term for term, column in columns if node in column]
            value = two(bound)
            return [term for term, column in columns if node in column and value in several(column[node])]

        if known_other:
            return lambda then: _each(name, predicates, then)
        return lambda then: _each(name, predicates, _each(other, has, then))

    def _ways(self, path: tuple[Any, ...]) -> tuple[Callable[[str], Iterable[str]], Callable[[str], Iterable[str]]]:
        """A path from its beginning to its ends, and from its end to its beginnings."""
        kind, *parts = path
        if kind == "is":
            graph, (predicate,) = self._graph, parts
            column = graph.column(predicate)
            return (lambda node: several(column.get(node, ()))), (lambda node: graph.subjects(predicate, node))
        there, back = self._ways(parts[0])
        if kind == "inverse":
            return back, there
        if kind == "star":
            return (lambda node: _reached(node, there)), (lambda node: _reached(node, back))
        also, also_back = self._ways(parts[1])
        return (lambda node: {*there(node), *also(node)}), (lambda node: {*back(node), *also_back(node)})


def _narrowed(group: Group) -> Group:
    """A group whose variable predicates carry what a condition says that they are one of."""
    only = {
        test[1][1]: test[2:]
        for kind, test, *_ in group
        if kind == "filter" and test[0] == "in" and test[1][0] == "variable" and all(map(is_iri, test[2:]))
    }
    return tuple(
        (*element[:2], (*element[2], *only.get(element[2][1], ())), element[3])
        if element[0] == "triple" and element[2][0] == "any"
        else element
        for element in group
    )


def _in_order(group: Group, scope: Scope) -> Iterable[tuple[Any, ...]]:
    """The elements of a group, each condition as soon as all is bound of what it names."""
    bound = set(scope)
    ever = bound.union(*map(_names, (element for element in group if element[0] != "filter")))
    waiting = [(element, _names(element) & ever) for element in group if element[0] == "filter"]
    for element in group:
        if element[0] == "filter":
            continue
        yield element
        bound |= _names(element)
        yield from (condition for condition, names in waiting if names <= bound)
        waiting = [(condition, names) for condition, names in waiting if not names <= bound]
    yield from (condition for condition, _ in waiting)


def _names(data: Any) -> set[str]:
    """All variables in an element or a group."""
    if isinstance(data, str):
        return {data} if data[:1] == "?" else set()
    return set().union(*map(_names, data))


def _is_known(term: str, scope: Scope) -> bool:
    """Whether a term stands for itself or is bound by then."""
    if scope.get(term, TERM) != TERM:
        raise DoubtError
    return term[0] != "?" or term in scope


def _value(term: str) -> Callable[[Bound], str]:
    if term[0] == "?":
        return lambda bound: bound[term]
    return lambda bound: term


def _each(name: str, values: Callable[[Bound], Iterable[Any]], then: Step) -> Step:
    def step(bound: Bound) -> bool:
        ends = False
        for value in values(bound):
            bound[name] = value
            ends = then(bound)
            if ends:
                break
        bound.pop(name, None)
        return ends

    return step


def _each_of(column: Mapping[str, Objects], subject: str, name: str, then: Step) -> Step:
    """The step through what a bound subject has; most have one value, and this is asked more often than all else."""

    def step(bound: Bound) -> bool:
        objects: Objects | None = column.get(bound[subject])
        if objects is None:
            return False
        ends = False
        for value in (objects,) if isinstance(objects, str) else objects:
            bound[name] = value
            if ends := then(bound):
                break
        del bound[name]
        return ends

    return step


def _has(column: Mapping[str, Objects], subject: str, value: Callable[[Bound], str], then: Step) -> Step:
    """The step that goes on where a bound subject has a value."""

    def step(bound: Bound) -> bool:
        objects: Objects | None = column.get(bound[subject])
        if objects is None:
            return False
        wanted = value(bound)
        is_so: bool = objects == wanted if isinstance(objects, str) else wanted in objects
        return is_so and then(bound)

    return step


def _as_predicate(term: str) -> str:
    return _TYPE if term == _TYPE_TERM else term


def _as_term(predicate: str) -> str:
    return _TYPE_TERM if predicate == _TYPE else predicate


def _reached(node: str, there: Callable[[str], Iterable[str]]) -> set[str]:
    """A node, and all to which a way leads from it."""
    found, ahead = {node}, [node]
    while ahead:
        ahead = [one for came_from in ahead for one in there(came_from) if one not in found]
        found.update(ahead)
    return found
