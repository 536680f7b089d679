"""What policies do to each other, as RDF: citations, the direct edges that follow from them, promises kept.

In: `Citation`s and `Fulfilment`s as resolved. Out: triples.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.documents import Document
from kg.graph.iris import Iris
from kg.graph.occurrences import position, stated
from kg.graph.rdf import Described, Node, date_literal, decimal, edge, integer, node, plain, text, typed, typed_literal
from kg.resolve.model import Citation, Fulfilment
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, KG, NOT_LINKS, OA, RELATIONS

_NOT_IN_FORCE = node(ELI + "InForce-notInForce")


class CitationStatements:
    """States citations."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def of(self, document: Document) -> Iterator[Described]:
        """State the mentions of policies in a document."""
        for citation in self._iris.names.citations(document):
            yield from self.citation(citation)

    def citation(self, citation: Citation) -> Iterator[Described]:
        """State one mention of a policy, and what it makes of the two policies."""
        iri, citing = self._iris.citation(citation), self._iris.policy(citation.citing)
        said, relation = self._iris.names.citation(citation), node(RELATIONS[citation.relation])
        yield from stated(self._iris, iri, said, citation.citing)
        yield self._iris.statement(said), (edge(KG + "statesRelation", relation),)
        about = [
            typed(CITO + "Citation"),
            typed(KG + "Citation"),
            edge(CITO + "hasCitingEntity", citing),
            edge(CITO + "hasCitationCharacterization", relation),
            *self._as_written(citation),
            plain(KG + "rule", citation.rule),
            decimal(KG + "confidence", round(citation.confidence, 3)),
        ]
        if citation.relation == "proposes":
            about += [plain(KG + "promises", kind) for kind in citation.promises]
        if citation.edition:
            about.append(date_literal(KG + "citedEdition", citation.edition))
        yield iri, about
        if citation.cited is None:
            yield iri, (plain(KG + "unresolvedBecause", citation.unresolved or "unknown"),)
            return
        cited = self._iris.policy(citation.cited)
        yield iri, (edge(CITO + "hasCitedEntity", cited),)
        yield self._iris.statement(said), (edge(KG + "statesPolicy", cited),)
        yield from _direct(citing, cited, citation)

    def _as_written(self, citation: Citation) -> Iterator[str]:
        document, mention = citation.document, citation.mention
        start, end = document.source_span(mention.start, mention.end)
        yield edge(KG + "inOccurrence", self._iris.occurrence(document))
        yield text(KG + "surface", mention.surface)
        yield typed_literal(KG + "marked", "true" if mention.marked else "false", "boolean")
        yield from position(document, start, end)
        yield text(OA + "exact", document.compilation.clean.source.text[start:end])
        yield text(KG + "sentence", document.quote(*citation.evidence))
        if mention.number:
            yield plain(KG + "citedNumber", mention.number)
        if mention.pinpoint:
            yield plain(KG + "pinpoint", mention.pinpoint)

    def fulfilment(self, fulfilment: Fulfilment) -> Iterator[Described]:
        """State that a policy keeps a promise, and after how many days."""
        promise = self._iris.citation(fulfilment.promise)
        yield self._iris.policy(fulfilment.policy), (edge(KG + "fulfils", promise),)
        if fulfilment.days is not None:
            yield promise, (integer(KG + "daysToFulfilment", fulfilment.days),)


def _direct(citing: Node, cited: Node, citation: Citation) -> Iterator[Described]:
    """The direct edges, so that chains need no reasoning; no policy cites itself."""
    if citation.relation in NOT_LINKS:
        if citation.relation == "issues" and citing == cited:
            yield citing, (text(DCTERMS + "alternative", citation.mention.surface),)
        return
    if citing == cited:
        return
    yield citing, (edge(RELATIONS[citation.relation], cited), edge(ELI + "cites", cited))
    if citation.relation == "repeals":
        yield cited, (edge(ELI + "in_force", _NOT_IN_FORCE),)
