"""IRIs of a graph as kinds and keys: `policy/国发-2021-23`, whatever the base of the build.

In: a graph; an IRI, or a kind and a key. Out: the other of the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.store import GraphStore, text_of
from kg.vocabulary.namespaces import ID, KG, RDF

_POLICY = "/policy/"


@dataclass(frozen=True)
class Individuals:
    """The individuals of a graph; `base` is what the IRIs of those of the build begin with."""

    graph: GraphStore
    base: str

    @classmethod
    def of(cls, graph: GraphStore) -> Individuals:
        """The individuals of a graph, under the base that its policies show."""
        kind, policy = ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "Policy")
        for quad in graph.store.quads_for_pattern(None, kind, policy):
            before, found, _ = text_of(quad.subject).partition(_POLICY)
            if found:
                return cls(graph, f"{before}/")
        return cls(graph, ID)

    def iri(self, kind: str, key: str) -> str | None:
        """Return the IRI of an individual or concept that the graph says something of, None where it says nothing."""
        for base in dict.fromkeys((self.base, ID)):
            try:
                node = ox.NamedNode(f"{base}{kind}/{key}")
            except ValueError:  # what a stranger typed need not be an IRI
                return None
            if next(iter(self.graph.store.quads_for_pattern(node, None, None)), None) is not None:
                return node.value
        return None

    def local(self, iri: str) -> tuple[str, str] | None:
        """Return kind and key of an IRI, None for one of elsewhere."""
        for base in (self.base, ID):
            kind, slash, key = iri.removeprefix(base).partition("/")
            if iri.startswith(base) and slash and key:
                return kind, key
        return None
