"""Statements as the terms of an RDF library, to ask what they say."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.rdf import Statement


def triples(statements: Iterable[Statement]) -> set[ox.Triple]:
    """Read statements back."""
    lines = "".join(f"{subject} <{predicate}> {other} .\n" for subject, predicate, other in statements)
    return {quad.triple for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)}


def triple(statement: Statement) -> ox.Triple:
    """Read one statement back."""
    (found,) = triples([statement])
    return found
