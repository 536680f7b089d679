"""The graph that is served: opened once, and again when a build has put another in its place.

In: the folder of a build. Out: the current `GraphStore`, and what its IRIs begin with.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.graph.store import GraphStore, open_store, text_of
from kg.versions import current_version
from kg.vocabulary.namespaces import ID, KG

_POLICY = "policy/"


@dataclass(frozen=True)
class Served:
    """A graph and its folder; `base` is what the IRIs of its individuals begin with."""

    graph: GraphStore
    directory: Path
    base: str

    def iri(self, kind: str, key: str) -> str | None:
        """Return the IRI of an individual or concept of a kind that the graph says something of."""
        for base in dict.fromkeys((self.base, ID)):
            iri = ox.NamedNode(f"{base}{kind}/{key}")
            if next(iter(self.graph.store.quads_for_pattern(iri, None, None)), None) is not None:
                return iri.value
        return None

    def local(self, iri: str) -> str | None:
        """Return `kind/key` of an IRI of this graph, None for one of elsewhere."""
        for base in (self.base, ID):
            if iri.startswith(base) and "/" in iri[len(base) :]:
                return iri[len(base) :]
        return None


@dataclass
class Source:
    """Gives the current graph of a folder."""

    directory: Path
    _served: Served | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> Served:
        """Return the graph, opened anew where a build has replaced it.

        Raises
        ------
        StoreError
            If there is none, or it cannot be read.
        """
        with self._lock:
            place, _ = current_version(self.directory)
            if self._served is None or self._served.graph.folder != place:
                graph = open_store(self.directory)
                self._served = Served(graph, self.directory, _base(graph))
            return self._served


def _base(graph: GraphStore) -> str:
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for quad in graph.store.quads_for_pattern(None, kind, ox.NamedNode(KG + "Policy")):
        before, found, _ = text_of(quad.subject).partition(f"/{_POLICY}")
        if found:
            return f"{before}/"
    return ID
