"""What is said of nodes as the terms of an RDF library, to ask what it says."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.rdf import TYPE, Described


def triples(described: Iterable[Described]) -> set[ox.Triple]:
    """Read back what is said of nodes."""
    apart = ((subject, *one.split(" ", 1)) for subject, said in described for one in said)
    lines = "".join(f"{subject} <{predicate or TYPE}> {other} .\n" for subject, predicate, other in apart)
    return {quad.triple for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)}


def triple(described: Described) -> ox.Triple:
    """Read back the one thing that is said of a node."""
    (found,) = triples([described])
    return found
