"""Constraints on values, told from how terms of Turtle are written.

In: a constraint of a shape and `Values` as `kg.graph.turtle` writes them. Out: whether all of them keep it for certain.
Most values of a graph are of a few plain forms, and all values of a property together, a line each, are one look at a
form; whatever is not of them is left to who reads values. So this may say no of good values, and never yes of a bad
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from kg.graph import turtle
from kg.vocabulary.namespaces import SH, XSD

# a constraint of SHACL by its local name, and what it says: terms as N-Triples writes them
Constraint = tuple[str, ...]
_DAY = r'"\d{4}-\d\d-\d\d"\^\^xsd:date'
_NUMBER = r"[+-]?(?:\d+|\d*\.\d+)"
_PLAIN = r'"[^"\\\n]*"'
_NODE_KINDS = {f"<{SH}IRI>": r'(?:<[^>\n]*>|[a-z]\w*:[^"\n]*)', f"<{SH}Literal>": f'(?:".*|{_NUMBER}|true|false)'}
_TYPES = {
    "integer": r"[+-]?\d+",
    "decimal": r'(?:[+-]?\d*\.\d+|"[+-]?\d+"\^\^xsd:decimal)',
    "boolean": "(?:true|false)",
    "date": _DAY,
    "gYear": r'"\d{4}"\^\^xsd:gYear',
    "string": '".*"',
}
# what regular expressions mean alike in XPath, in Rust and in Python: no classes by letter, no groups of a kind, no
# sets of sets; and nothing where a text has line breaks
_ESCAPED = re.compile(r"\\[.{}()\[\]*+?^$|/-]")
_OTHER = re.compile(r"\\|\(\?|&&|--|~~|\[[^\]]*\[")


class Values:
    """Terms of Turtle.

    Parameters
    ----------
    terms : iterable of str
        They, each once.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)

    @cached_property
    def _lines(self) -> str:
        """A line each, for no term has a line break."""
        return "".join([f"{term}\n" for term in self.terms])

    def are(self, form: str) -> bool:
        """Whether all are of a form, a regular expression."""
        return _all_of(form).fullmatch(self._lines) is not None

    @cached_property
    def texts(self) -> list[str]:
        """The characters of each, without the marks of what it is."""
        return [term[1:-1] for term in self.terms] if self.are(_PLAIN) else list(map(turtle.plain, self.terms))

    @cached_property
    def have_escapes(self) -> bool:
        """Whether one is written with escapes, as line breaks are."""
        return "\\" in self._lines

    @cached_property
    def numbers(self) -> list[Decimal]:
        """The numbers that all of them are; none where one is no number."""
        return [Decimal(term) for term in self.terms] if self.are(_NUMBER) else []


@cache
def _all_of(form: str) -> re.Pattern[str]:
    return re.compile(f"(?:{form}\n)*")


def surely_pass(constraint: Constraint, values: Values, members: Callable[[str], frozenset[str]]) -> bool:
    """Whether all values keep a constraint.

    Parameters
    ----------
    constraint : tuple of str
        Its name and what it says.
    values : Values
        They.
    members : callable
        The nodes of a class, which is a term of Turtle.
    """
    name, *said = constraint
    if not values.terms:
        return True
    if name == "class":
        return members(turtle.term_of(said[0])) >= values.terms
    test = _TESTS.get(name)
    return test is not None and test(values, said)


def _are_among(values: Values, said: list[str]) -> bool:
    return {turtle.term_of(one) for one in said} >= values.terms


def _are_of_kind(values: Values, said: list[str]) -> bool:
    return (form := _NODE_KINDS.get(said[0])) is not None and values.are(form)


def _are_of_type(values: Values, said: list[str]) -> bool:
    form = _TYPES.get(said[0][1:-1].removeprefix(XSD))
    return form is not None and values.are(form) and (form != _DAY or all(map(_is_day, values.terms)))


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value[1:11]))
    except ValueError:
        return False


def _are_in_language(values: Values, said: list[str]) -> bool:
    return values.are(f'".*"@(?:{"|".join(re.escape(language[1:-1]) for language in said)})')


def _are_as_long(values: Values, said: list[str]) -> bool:
    least = int(turtle.term_of(said[0]))
    return min(map(len, values.texts)) >= least


def _match(values: Values, said: list[str]) -> bool:
    pattern = turtle.plain(said[0])
    if values.have_escapes or _OTHER.search(_ESCAPED.sub("", pattern)):
        return False
    try:
        return all(map(re.compile(pattern).search, values.texts))
    except re.error:
        return False


def _are_at_least(values: Values, said: list[str]) -> bool:
    return bool(values.numbers) and min(values.numbers) >= Values(map(turtle.term_of, said)).numbers[0]


def _are_at_most(values: Values, said: list[str]) -> bool:
    return bool(values.numbers) and max(values.numbers) <= Values(map(turtle.term_of, said)).numbers[0]


_TESTS: dict[str, Callable[[Values, list[str]], bool]] = {
    "in": _are_among,
    "nodeKind": _are_of_kind,
    "datatype": _are_of_type,
    "languageIn": _are_in_language,
    "minLength": _are_as_long,
    "pattern": _match,
    "minInclusive": _are_at_least,
    "maxInclusive": _are_at_most,
}
