"""What policies do to each other, as RDF: citations, the direct edges that follow from them, promises kept.

In: `Citation`s and `Fulfilment`s as resolved. Out: triples.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.documents import Document
from kg.annotate.references.mention import Mention
from kg.annotate.references.promise_kinds import promise_kinds
from kg.graph.iris import Iris
from kg.graph.occurrences import position, stated
from kg.graph.rdf import Node, Statement, date_literal, decimal, edge, integer, node, plain, text, typed, typed_literal
from kg.resolve.model import Citation, Fulfilment
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, KG, NOT_LINKS, OA, RELATIONS

# characters kept on each side of a mention as evidence, so that the graph grows with the text and not its square
_EVIDENCE = 500
_NOT_IN_FORCE = node(ELI + "InForce-notInForce")


class CitationStatements:
    """States citations."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def of(self, document: Document) -> Iterator[Statement]:
        """State the mentions of policies in a document."""
        for citation in self._iris.names.citations(document):
            yield from self.citation(citation)

    def citation(self, citation: Citation) -> Iterator[Statement]:
        """State one mention of a policy, and what it makes of the two policies."""
        iri, citing = self._iris.citation(citation), self._iris.policy(citation.citing)
        yield typed(iri, CITO + "Citation")
        yield typed(iri, KG + "Citation")
        said = self._iris.names.citation(citation)
        yield from stated(self._iris, iri, said, citation.citing)
        yield edge(self._iris.statement(said), KG + "statesRelation", node(RELATIONS[citation.relation]))
        yield edge(iri, CITO + "hasCitingEntity", citing)
        yield edge(iri, CITO + "hasCitationCharacterization", node(RELATIONS[citation.relation]))
        yield from self._as_written(iri, citation)
        yield plain(iri, KG + "rule", citation.rule)
        yield decimal(iri, KG + "confidence", round(citation.confidence, 3))
        if citation.relation == "proposes":
            for kind in _promised(citation):
                yield plain(iri, KG + "promises", kind)
        if citation.edition:
            yield date_literal(iri, KG + "citedEdition", citation.edition)
        if citation.cited is None:
            yield plain(iri, KG + "unresolvedBecause", citation.unresolved or "unknown")
            return
        cited = self._iris.policy(citation.cited)
        yield edge(iri, CITO + "hasCitedEntity", cited)
        yield edge(self._iris.statement(said), KG + "statesPolicy", cited)
        yield from _direct(citing, cited, citation)

    def _as_written(self, iri: Node, citation: Citation) -> Iterator[Statement]:
        document, mention = citation.document, citation.mention
        start, end = document.source_span(mention.start, mention.end)
        yield edge(iri, KG + "inOccurrence", self._iris.occurrence(document))
        yield text(iri, KG + "surface", mention.surface)
        yield typed_literal(iri, KG + "marked", "true" if mention.marked else "false", "boolean")
        yield from position(iri, document, start, end)
        yield text(iri, OA + "exact", document.compilation.clean.source.text[start:end])
        yield text(iri, KG + "sentence", document.quote(*_evidence(mention)))
        if mention.number:
            yield plain(iri, KG + "citedNumber", mention.number)
        if mention.pinpoint:
            yield plain(iri, KG + "pinpoint", mention.pinpoint)

    def fulfilment(self, fulfilment: Fulfilment) -> Iterator[Statement]:
        """State that a policy keeps a promise, and after how many days."""
        promise = self._iris.citation(fulfilment.promise)
        yield edge(self._iris.policy(fulfilment.policy), KG + "fulfils", promise)
        if fulfilment.days is not None:
            yield integer(promise, KG + "daysToFulfilment", fulfilment.days)


def _direct(citing: Node, cited: Node, citation: Citation) -> Iterator[Statement]:
    """The direct edges, so that chains need no reasoning; no policy cites itself."""
    if citation.relation in NOT_LINKS:
        if citation.relation == "issues" and citing == cited:
            yield text(citing, DCTERMS + "alternative", citation.mention.surface)
        return
    if citing == cited:
        return
    yield edge(citing, RELATIONS[citation.relation], cited)
    yield edge(citing, ELI + "cites", cited)
    if citation.relation == "repeals":
        yield edge(cited, ELI + "in_force", _NOT_IN_FORCE)


def _promised(citation: Citation) -> tuple[str, ...]:
    """What a promise is of, by the words of its sentence around the name."""
    document, mention = citation.document, citation.mention
    start, end = _evidence(mention)
    sides = document.quote(start, mention.start), document.quote(mention.end, end)
    return promise_kinds(*("".join(side.split()) for side in sides))


def _evidence(mention: Mention) -> tuple[int, int]:
    """The sentence of a mention; of one that does not end (a table in one line) the part around the mention."""
    start, end = mention.sentence
    return max(start, mention.start - _EVIDENCE), min(end, mention.end + _EVIDENCE)
