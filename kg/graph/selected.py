"""What a SELECT finds, asked from Python: a query of one's own or a shipped one, with values for its variables.

In: a graph, a query, values of Python. Out: `Selected`: variables, and the rows of terms. A query is read as
`kg query` reads it: it changes nothing and reaches nothing outside, its rows have the same order, and a misspelt term
or parameter is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import answering, ordering, queries, sparql
from kg.graph.store import GraphStore, as_term, damage
from kg.vocabulary.namespaces import XSD

# a shipped query is named so; a query is never
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Selected:
    """The variables of a query and its rows of terms of pyoxigraph, None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def select(graph: GraphStore, query: str, values: Mapping[str, object]) -> Selected:
    """Return what a SELECT finds.

    Parameters
    ----------
    graph : GraphStore
        The graph.
    query : str
        A SELECT without prologue, or the name of a shipped query (`kg query --list`).
    values : mapping of str to object
        Constants for variables of the query: see `term_of`; of a shipped query its parameters, as `--param` takes them.

    Raises
    ------
    QueryError
        If the query is no SELECT, is refused, or lacks a variable or parameter.
    NotFoundError
        If there is no shipped query of that name, or no policy, body, region or sector as a parameter says.
    StoreError
        If the store is damaged.
    """
    asked = queries.load(query) if _NAME.fullmatch(query) else queries.parse("query", query)
    constants = _constants(graph, asked, values)
    try:
        found = ordering.solutions(graph, sparql.bind(asked.text, constants) + sparql.PADDING)
        if not hasattr(found, "variables"):
            raise QueryError(
                f"{asked.name}: is no SELECT; ask for rows, or let rdflib answer it (`graph.rdflib.query`)"
            )
        return Selected(tuple(variable.value for variable in found.variables), [tuple(row) for row in found])
    except SyntaxError as error:
        raise QueryError(sparql.syntax_message(str(error), asked.text, constants, asked.name)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise damage(error) or QueryError(f"{asked.name}: {' '.join(str(error).split())}") from None


def _constants(graph: GraphStore, query: queries.Query, values: Mapping[str, object]) -> dict[str, str]:
    """The values as constants of SPARQL, by name."""
    declared = {parameter.name for parameter in query.parameters}
    given = {name: _typed(value) for name, value in values.items() if name in declared}
    variables = {token.text[1:] for token in sparql.tokens(query.text) if token.kind == "variable"}
    for name in sorted(set(values) - declared - variables):
        known = ", ".join(sorted(declared or variables)) or "none"
        raise QueryError(f"{query.name}: has no variable {name}; it has {known}")
    own = {name: str(term_of(value)) for name, value in values.items() if name not in declared}
    return {**answering.terms(graph, queries.parameter_values(query, given)), **own}


def _typed(value: object) -> str:
    """What a person would type for a value."""
    if isinstance(value, str):
        return str(value)
    term = term_of(value)
    return str(getattr(term, "value", term))


def term_of(value: object) -> Any:
    """Return the term that a value of Python stands for.

    An absolute IRI stands for that node, any other text for a plain one (without language), numbers, truth values and
    days for typed ones, a record for its IRI, a term of rdflib or pyoxigraph for itself.

    Raises
    ------
    QueryError
        If it stands for none.
    """
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if hasattr(value, "n3"):
        return value.n3()
    if isinstance(value, str):
        return as_term(value)
    if isinstance(value, datetime) and value == value:  # pandas has a day that is missing, and equals nothing
        if not _is_day(value):
            return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "dateTime"))
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    if isinstance(value, Decimal):
        return ox.Literal(format(value, "f"), datatype=ox.NamedNode(XSD + "decimal"))
    if isinstance(value, bool | int | float):
        return ox.Literal(value)
    if isinstance(value, Integral):  # numpy's
        return ox.Literal(int(value))
    if isinstance(iri := getattr(value, "iri", None), str):
        return ox.NamedNode(iri)
    raise QueryError(f"{value!r}: is no value of a query; give a text, an IRI, a number, a day or a policy")


def _is_day(moment: datetime) -> bool:
    """Whether a moment is a day as pandas has one: midnight, and no zone."""
    return moment.tzinfo is None and moment.time() == time()
