"""Where policies stand, as RDF: files, documents in them, rows of their tables.

In: `Compilation`s, `Document`s, `TableEntry`s and `Meeting`s. Out: triples with places in the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry
from kg.graph.bodies import BodyStatements
from kg.graph.iris import Iris
from kg.graph.names import Said
from kg.graph.rdf import Node, Statement, date_literal, edge, integer, is_iri, node, plain, text, typed
from kg.read.source import Source
from kg.read.tables.entries import TableRow
from kg.vocabulary.namespaces import DCTERMS, KG, OA


class OccurrenceStatements:
    """States files, and what stands in them."""

    def __init__(self, iris: Iris, bodies: BodyStatements) -> None:
        self._iris, self._bodies = iris, bodies

    def compilation(self, compilation: Compilation) -> Iterator[Statement]:
        """Say what a file is."""
        iri = self._iris.compilation(compilation)
        yield typed(iri, KG + "Compilation")
        yield text(iri, DCTERMS + "title", compilation.title)
        if compilation.publisher:
            yield text(iri, DCTERMS + "publisher", compilation.publisher)
        yield plain(iri, KG + "sourceFile", compilation.name)
        yield plain(iri, KG + "sha256", compilation.sha256)

    def document(self, document: Document, policy: str) -> Iterator[Statement]:
        """Say where the text of a policy (a key) stands."""
        iri, segment = self._iris.occurrence(document), document.segment
        clean = document.compilation.clean
        yield typed(iri, KG + "Occurrence")
        yield edge(iri, KG + "occurrenceOf", self._iris.policy(policy))
        yield edge(iri, KG + "occursIn", self._iris.compilation(document.compilation))
        yield text(iri, KG + "heading", segment.heading)
        yield integer(iri, KG + "startLine", segment.first_line)
        yield integer(iri, KG + "endLine", segment.last_line)
        yield integer(iri, OA + "start", clean.source_offset(segment.start))
        yield integer(iri, OA + "end", clean.source_offset(segment.end))
        yield from found_at(iri, clean.source, clean.source_offset(segment.start))
        if document.description.addressees:
            yield text(iri, KG + "addressees", document.description.addressees)
        for address in document.description.sources:
            if is_iri(address):
                yield edge(iri, DCTERMS + "source", node(address))
            else:
                yield plain(iri, KG + "printedAddress", address)

    def entry(self, entry: TableEntry, policy: str) -> Iterator[Statement]:
        """Say where a row tells of a policy (a key)."""
        row, iri = entry.row, self._iris.occurrence(entry)
        yield typed(iri, KG + "Occurrence")
        yield typed(iri, KG + "CatalogueEntry")
        yield edge(iri, KG + "occurrenceOf", self._iris.policy(policy))
        yield text(iri, KG + "heading", row.title)
        yield text(iri, KG + "category", row.category)
        yield text(iri, KG + "summary", row.summary)
        yield from self._place(iri, entry.compilation, row)

    def meeting(self, meeting: Meeting) -> Iterator[Statement]:
        """Say what a row tells of a meeting."""
        row = meeting.row
        iri = self._iris.meeting(meeting)
        yield typed(iri, KG + "Meeting")
        yield text(iri, DCTERMS + "title", row.title)
        yield date_literal(iri, DCTERMS + "date", date.fromisoformat(row.date))
        yield text(iri, KG + "summary", row.summary)
        if meeting.body:
            yield from self._bodies.link(iri, KG + "body", meeting.body)
        yield from self._place(iri, meeting.compilation, row)

    def _place(self, iri: Node, compilation: Compilation, row: TableRow) -> Iterator[Statement]:
        yield edge(iri, KG + "occursIn", self._iris.compilation(compilation))
        yield integer(iri, KG + "startLine", row.first_line)
        yield integer(iri, KG + "endLine", row.last_line)
        yield integer(iri, OA + "start", row.start)
        yield integer(iri, OA + "end", row.end)
        yield from found_at(iri, compilation.clean.source, row.start)


def misprinted_addresses(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a warning for each address that is printed with a text and is no IRI."""
    for document in documents:
        for address in document.description.sources:
            if not is_iri(address):
                yield f"{document.place}: {address!r} is printed as an address and is none; it is kept as text"


def position(iri: Node, document: Document | TableEntry, start: int, end: int) -> Iterator[Statement]:
    """Say where in its source something stands: the line of its beginning, its offsets, and the page or row."""
    source = document.compilation.clean.source
    yield integer(iri, KG + "line", source.line_of(start))
    yield integer(iri, OA + "start", start)
    yield integer(iri, OA + "end", end)
    yield from found_at(iri, source, start)


def found_at(iri: Node, source: Source, start: int) -> Iterator[Statement]:
    """Say on which page of a printed file, or in which row of a table, something stands; a text has neither."""
    place = source.place_of(start)
    if place.page is not None:
        yield integer(iri, KG + "page", place.page)
    if place.row is not None:
        yield integer(iri, KG + "row", place.row)


def stated(iris: Iris, mention: Node, said: Said, policy: str) -> Iterator[Statement]:
    """Say what a mention states: the node that mentions in other texts of the policy (a key) share."""
    statement = iris.statement(said)
    yield edge(mention, KG + "statement", statement)
    yield typed(statement, KG + "Statement")
    yield edge(statement, KG + "statedBy", iris.policy(policy))
