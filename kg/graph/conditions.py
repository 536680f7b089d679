"""Conditions of rules as functions of what is bound.

In: a test of `kg.graph.patterns`, and which variables are bound. Out: a function that tells whether it holds. Where
that does not follow from how values are written, or the test asks what is not read here, it is in doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from kg.graph import turtle
from kg.graph.comparing import DoubtError, are_equal, is_before, is_iri, text_in
from kg.graph.patterns import Group, Test

Bound = dict[str, Any]
# whether it holds; of a step in a search, whether the search ends here
Step = Callable[[Bound], bool]
# what a variable holds once it is bound: a term, or a truth value; or that it may not be bound at all
TERM, TRUTH, PERHAPS = "term", "truth", "perhaps"
Scope = dict[str, str]


class Conditions:
    """Tests as functions.

    Parameters
    ----------
    exists : callable
        Whether a group has a solution, of the group and the scope around it.
    """

    def __init__(self, exists: Callable[[Group, Scope], Step]) -> None:
        self._exists = exists

    def truth(self, test: Test, scope: Scope) -> Step:
        """Whether something holds of what is bound."""
        kind, *parts = test
        if kind in ("or", "and"):
            first, *others = (self.truth(part, scope) for part in parts)
            return reduce(_either if kind == "or" else _both, others, first)
        if kind == "not":
            inner = self.truth(parts[0], scope)
            return lambda bound: not inner(bound)
        if kind == "exists":
            return self._exists(parts[0], scope)
        if kind == "compare":
            return self._compared(parts[0], parts[1], parts[2], scope)
        if kind == "in":
            return self._is_one_of(parts[0], parts[1:], scope)
        if kind == "variable" and scope.get(parts[0]) == TRUTH:
            return lambda bound: bool(bound[parts[0]])
        if kind == "call":
            return self._called(parts[0], parts[1:], scope)
        raise DoubtError

    def _compared(self, sign: str, one: Test, other: Test, scope: Scope) -> Step:
        if _is_truth(one, scope) and _is_truth(other, scope):
            left, right = self.truth(one, scope), self.truth(other, scope)
            if sign == "=":
                return lambda bound: left(bound) == right(bound)
            if sign == "!=":
                return lambda bound: left(bound) != right(bound)
            raise DoubtError
        first, second = self.term(one, scope), self.term(other, scope)
        return {
            "=": lambda bound: are_equal(first(bound), second(bound)),
            "!=": lambda bound: not are_equal(first(bound), second(bound)),
            "<": lambda bound: is_before(first(bound), second(bound)),
            ">": lambda bound: is_before(second(bound), first(bound)),
            "<=": lambda bound: not is_before(second(bound), first(bound)),
            ">=": lambda bound: not is_before(first(bound), second(bound)),
        }[sign]

    def _is_one_of(self, one: Test, terms: list[str], scope: Scope) -> Step:
        value = self.term(one, scope)
        if all(map(is_iri, terms)):
            wanted = frozenset(terms)
            return lambda bound: value(bound) in wanted
        return lambda bound: any(are_equal(value(bound), term) for term in terms)

    def _called(self, name: str, arguments: list[Test], scope: Scope) -> Step:
        """A function whose answer is yes or no."""
        if name == "BOUND":
            return lambda bound: arguments[0][1] in bound
        if name == "COALESCE" and len(arguments) == 2:
            # what cannot be told is in doubt, and never the second argument
            return self.truth(arguments[0], scope)
        if name in ("ISIRI", "ISLITERAL"):
            term, wanted = self.term(arguments[0], scope), name == "ISLITERAL"
            return lambda bound: _is_literal(term(bound)) is wanted
        if name == "SAMETERM":
            one, other = (self.term(argument, scope) for argument in arguments)
            return lambda bound: one(bound) == other(bound)
        if name not in ("STRSTARTS", "STRENDS", "CONTAINS"):
            raise DoubtError
        text, part = (self._text(argument, scope) for argument in arguments)
        if name == "STRSTARTS":
            return lambda bound: text(bound).startswith(part(bound))
        if name == "STRENDS":
            return lambda bound: text(bound).endswith(part(bound))
        return lambda bound: part(bound) in text(bound)

    def _text(self, test: Test, scope: Scope) -> Callable[[Bound], str]:
        """The characters of a plain text, or those that a function takes out of something."""
        if test[:2] == ("call", "STR"):
            term = self.term(test[2], scope)
            return lambda bound: turtle.plain(term(bound))
        if test[:2] == ("call", "STRAFTER"):
            text, part = (self._text(argument, scope) for argument in test[2:])
            return lambda bound: _after(text(bound), part(bound))
        term = self.term(test, scope)
        return lambda bound: text_in(term(bound))

    def term(self, test: Test, scope: Scope) -> Callable[[Bound], str]:
        """The term that a test names."""
        kind, *parts = test
        if kind == "term":
            return lambda bound: parts[0]
        if kind == "variable" and scope.get(parts[0]) == TERM:
            return lambda bound: bound[parts[0]]
        raise DoubtError


def _either(one: Step, other: Step) -> Step:
    return lambda bound: one(bound) or other(bound)


def _both(one: Step, other: Step) -> Step:
    return lambda bound: one(bound) and other(bound)


def _is_truth(test: Test, scope: Scope) -> bool:
    kind, *parts = test
    if kind == "variable":
        return scope.get(parts[0]) == TRUTH
    is_text: bool = kind == "term" or (kind == "call" and parts[0] in ("STR", "STRAFTER"))
    return not is_text


def _is_literal(term: str) -> bool:
    if term[0] == "_":
        raise DoubtError
    return term[0] == '"' or (term[0] != "<" and ":" not in term)


def _after(text: str, part: str) -> str:
    return text.partition(part)[2] if part else text
