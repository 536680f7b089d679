"""Places of one document that disagree, as RDF: what was kept, what was not, and where that stands.

In: documents, described. Out: triples, a kg:Conflict for each.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.annotate.documents import Document
from kg.describe.header import Conflict
from kg.graph.iris import Iris
from kg.graph.rdf import edge, integer, plain, typed
from kg.vocabulary.namespaces import KG


class ConflictStatements:
    """States the conflicts of documents.

    Parameters
    ----------
    iris : Iris
        Names individuals.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def document(self, document: Document, policy: str) -> Iterator[ox.Triple]:
        """Say what disagrees in a document of a policy (a key)."""
        for conflict in document.description.conflicts:
            yield from self._conflict(document, policy, conflict)

    def _conflict(self, document: Document, policy: str, conflict: Conflict) -> Iterator[ox.Triple]:
        """One that is named after what it says: a line that moves is no other conflict."""
        said = "/".join((conflict.about, conflict.kept, conflict.rejected, conflict.place))
        iri = self._iris.individual("conflict", f"{self._iris.names.place(document)}/{said}")
        yield typed(iri, KG + "Conflict")
        yield edge(iri, KG + "ofPolicy", self._iris.policy(policy))
        yield edge(iri, KG + "inOccurrence", self._iris.occurrence(document))
        yield integer(iri, KG + "line", conflict.line)
        yield plain(iri, KG + "conflictAbout", conflict.about)
        yield plain(iri, KG + "kept", conflict.kept)
        yield plain(iri, KG + "rejected", conflict.rejected)
        if conflict.place:
            yield plain(iri, KG + "containerField", conflict.place)
