"""How values compare that are written as terms of Turtle.

In: two terms as `kg.graph.turtle` writes them. Out: whether they are equal, or one is before the other, as SPARQL has
it. What that does not say for certain is `DoubtError`: values of different types, of no type known here, or no values.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kg.graph import turtle

_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"\^\^xsd:date')
_WHOLE_DECIMAL = re.compile(r'"([+-]?\d+)"\^\^xsd:decimal')
_NUMBER = re.compile(r"[+-]?(?:\d+|\d*\.\d+)")
_IRI = re.compile(r"<[^>]*>|[a-z]\w*:[^\"]*")
_NUMERIC, _OF_A_DAY, _TEXT = range(3)


class DoubtError(Exception):
    """It cannot be told for certain from how it is written."""


def are_equal(one: str, other: str) -> bool:
    """Whether two terms are equal.

    Raises
    ------
    DoubtError
        If that cannot be told.
    """
    if is_iri(one) or is_iri(other):
        return one == other
    (kind, value), (other_kind, other_value) = _read(one), _read(other)
    if kind != other_kind:
        raise DoubtError
    return value == other_value


def is_before(one: str, other: str) -> bool:
    """Whether the first of two numbers or days is smaller.

    Raises
    ------
    DoubtError
        If that cannot be told.
    """
    (kind, value), (other_kind, other_value) = _read(one), _read(other)
    if kind != other_kind or kind == _TEXT:
        raise DoubtError
    return value < other_value  # type: ignore[operator]  # both are of one kind


def text_in(term: str) -> str:
    """The characters of a plain text; `kg.graph.turtle.plain` gives those of any node or literal.

    Raises
    ------
    DoubtError
        If it is another term.
    """
    if not (term[0] == '"' and term[-1] == '"'):
        raise DoubtError
    return turtle.plain(term)


@lru_cache(maxsize=1 << 14)
def is_iri(term: str) -> bool:
    """Whether a term is an IRI.

    Raises
    ------
    DoubtError
        If it is a blank node.
    """
    if term[0] == "_":
        raise DoubtError
    return _IRI.fullmatch(term) is not None


@lru_cache(maxsize=1 << 14)
def _read(term: str) -> tuple[int, Decimal | date | str]:
    """The kind of a literal, and its value."""
    if _NUMBER.fullmatch(term):
        return _NUMERIC, Decimal(term)
    if term[0] == term[-1] == '"' and len(term) > 1:
        return _TEXT, term
    if whole := _WHOLE_DECIMAL.fullmatch(term):
        return _NUMERIC, Decimal(whole[1])
    if day := _DAY.fullmatch(term):
        try:
            return _OF_A_DAY, date.fromisoformat(day[1])
        except ValueError:
            raise DoubtError from None
    raise DoubtError
