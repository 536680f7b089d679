"""The IRIs of individuals: one place that says what each kind is named after.

In: what the stages found. Out: IRIs under one base, the same for the same content in every build.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.annotate.documents import Compilation, Document, TableEntry
from kg.language.bodies import Body
from kg.resolve.model import Citation

_UNSAFE = re.compile(r"[\s\[\]<>\"{}|\\^`%#?]+")


class Iris:
    """Names individuals.

    Parameters
    ----------
    base : str
        What the IRIs of individuals begin with; concepts of the vocabularies keep their own.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def individual(self, kind: str, key: str) -> ox.NamedNode:
        """An individual of a kind (policy, body, target …) by its key within that kind."""
        return ox.NamedNode(f"{self._base}{kind}/{_UNSAFE.sub('-', key)}")

    def policy(self, key: str) -> ox.NamedNode:
        """A policy, after the key that `kg.resolve.identity` gives it."""
        return self.individual("policy", key)

    def body(self, body: Body) -> ox.NamedNode:
        """A body: its concept in `bodies.ttl`, else one after its full name."""
        return ox.NamedNode(body.iri) if body.iri else self.individual("body", body.name)

    def compilation(self, compilation: Compilation) -> ox.NamedNode:
        """A file, after its content."""
        return self.individual("compilation", compilation.key)

    def occurrence(self, document: Document | TableEntry) -> ox.NamedNode:
        """A document or table row, after its file and first line."""
        return self.individual("occurrence", document.key)

    def citation(self, citation: Citation) -> ox.NamedNode:
        """A mention, after its file and where it begins."""
        start, _ = citation.document.source_span(citation.mention.start, citation.mention.end)
        return self.individual("citation", f"{citation.document.compilation.key}/{start}")
