"""Places of one document, and texts of one policy, that disagree, as RDF: what was kept, what was not, and where.

In: policies and their documents, described. Out: triples, a kg:Conflict for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.documents import Document
from kg.describe.header import Conflict
from kg.graph.iris import Iris
from kg.graph.rdf import Described, edge, integer, plain, typed
from kg.resolve.model import Policy
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

    def texts(self, policy: Policy, documents: Sequence[Document]) -> Iterator[Described]:
        """Say what disagrees in the texts of a policy, and between them."""
        kept_in = next((one for one in documents if one.description.signed == policy.signed), None)
        for document in documents:
            for conflict in document.description.conflicts:
                yield from self._conflict(document, policy.key, conflict, None)
            if kept_in and document.description.signed not in (None, policy.signed):
                yield from self._conflict(document, policy.key, _of_day(document, policy), kept_in)

    def _conflict(
        self, document: Document, policy: str, conflict: Conflict, kept_in: Document | None
    ) -> Iterator[Described]:
        """One that is named after what it says: a line that moves is no other conflict."""
        what = "/".join((conflict.about, conflict.kept, conflict.rejected, conflict.place))
        iri = self._iris.individual("conflict", f"{self._iris.names.place(document)}/{what}")
        said = [
            typed(KG + "Conflict"),
            edge(KG + "ofPolicy", self._iris.policy(policy)),
            edge(KG + "inOccurrence", self._iris.occurrence(document)),
            integer(KG + "line", conflict.line),
            plain(KG + "conflictAbout", conflict.about),
            plain(KG + "kept", conflict.kept),
            plain(KG + "rejected", conflict.rejected),
        ]
        if conflict.place:
            said.append(plain(KG + "containerField", conflict.place))
        if kept_in:
            said.append(edge(KG + "keptIn", self._iris.occurrence(kept_in)))
        yield iri, said


def _of_day(document: Document, policy: Policy) -> Conflict:
    """That a text is dated otherwise than another one of its policy."""
    signed, segment = document.description.signed, document.segment
    lines = (fact.origin.line for fact in document.origins if (fact.about, fact.day) == ("signed", signed))
    return Conflict("date", str(policy.signed), str(signed), next(lines, segment.first_line))
