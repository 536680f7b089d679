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
from kg.graph.rdf import Described, Node, date_literal, edge, integer, is_iri, node, plain, text, typed
from kg.read.source import Source
from kg.read.tables.entries import TableRow
from kg.vocabulary.namespaces import DCTERMS, KG, OA


class OccurrenceStatements:
    """States files, and what stands in them."""

    def __init__(self, iris: Iris, bodies: BodyStatements) -> None:
        self._iris, self._bodies = iris, bodies

    def compilation(self, compilation: Compilation) -> Iterator[Described]:
        """Say what a file is."""
        iri = self._iris.compilation(compilation)
        said = [
            typed(KG + "Compilation"),
            text(DCTERMS + "title", compilation.title),
            plain(KG + "sourceFile", compilation.name),
            plain(KG + "sha256", compilation.sha256),
        ]
        if compilation.publisher:
            said.append(text(DCTERMS + "publisher", compilation.publisher))
        yield iri, said

    def document(self, document: Document, policy: str) -> Iterator[Described]:
        """Say where the text of a policy (a key) stands."""
        iri = self._iris.occurrence(document)
        said = [
            typed(KG + "Occurrence"),
            edge(KG + "occurrenceOf", self._iris.policy(policy)),
            *self._lines(document),
        ]
        if document.description.addressees:
            said.append(text(KG + "addressees", document.description.addressees))
        for address in document.description.sources:
            known = is_iri(address)
            said.append(edge(DCTERMS + "source", node(address)) if known else plain(KG + "printedAddress", address))
        yield iri, said

    def enclosed(self, document: Document, policy: str) -> Iterator[Described]:
        """Say where the text of a policy (a key) stands within another that forwards it."""
        assert document.within is not None, "it stands in the document that forwards it"
        said = (
            typed(KG + "EnclosedText"),
            edge(KG + "enclosedTextOf", self._iris.policy(policy)),
            edge(KG + "inOccurrence", self._iris.occurrence(document.within)),
            *self._lines(document),
        )
        yield self._iris.occurrence(document), said

    def _lines(self, document: Document) -> Iterator[str]:
        """The file, the heading, the lines and the characters of a document."""
        clean, segment = document.compilation.clean, document.segment
        start = clean.source_offset(segment.start)
        yield edge(KG + "occursIn", self._iris.compilation(document.compilation))
        yield text(KG + "heading", segment.heading)
        yield integer(KG + "startLine", segment.first_line)
        yield integer(KG + "endLine", segment.last_line)
        yield integer(OA + "start", start)
        yield integer(OA + "end", clean.source_offset(segment.end))
        yield from found_at(clean.source, start)

    def entry(self, entry: TableEntry, policy: str) -> Iterator[Described]:
        """Say where a row tells of a policy (a key)."""
        row, iri = entry.row, self._iris.occurrence(entry)
        said = (
            typed(KG + "Occurrence"),
            typed(KG + "CatalogueEntry"),
            edge(KG + "occurrenceOf", self._iris.policy(policy)),
            text(KG + "heading", row.title),
            text(KG + "category", row.category),
            text(KG + "summary", row.summary),
        )
        yield iri, (*said, *self._place(entry.compilation, row))

    def meeting(self, meeting: Meeting) -> Iterator[Described]:
        """Say what a row tells of a meeting."""
        row = meeting.row
        iri = self._iris.meeting(meeting)
        said = (
            typed(KG + "Meeting"),
            text(DCTERMS + "title", row.title),
            date_literal(DCTERMS + "date", date.fromisoformat(row.date)),
            text(KG + "summary", row.summary),
        )
        yield iri, (*said, *self._place(meeting.compilation, row))
        if meeting.body:
            yield from self._bodies.link(iri, KG + "body", meeting.body)

    def _place(self, compilation: Compilation, row: TableRow) -> Iterator[str]:
        yield edge(KG + "occursIn", self._iris.compilation(compilation))
        yield integer(KG + "startLine", row.first_line)
        yield integer(KG + "endLine", row.last_line)
        yield integer(OA + "start", row.start)
        yield integer(OA + "end", row.end)
        yield from found_at(compilation.clean.source, row.start)


def misprinted_addresses(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a warning for each address that is printed with a text and is no IRI."""
    for document in documents:
        for address in document.description.sources:
            if not is_iri(address):
                yield f"{document.place}: {address!r} is printed as an address and is none; it is kept as text"


def position(document: Document | TableEntry, start: int, end: int) -> list[str]:
    """Say where in its source something stands: the line of its beginning, its offsets, and the page or row."""
    source = document.compilation.clean.source
    line = integer(KG + "line", source.line_of(start))
    return [line, integer(OA + "start", start), integer(OA + "end", end), *found_at(source, start)]


def found_at(source: Source, start: int) -> list[str]:
    """Say on which page of a printed file, or in which row of a table, something stands; a text has neither."""
    place = source.place_of(start)
    page = [] if place.page is None else [integer(KG + "page", place.page)]
    return page if place.row is None else [*page, integer(KG + "row", place.row)]


def stated(iris: Iris, mention: Node, said: Said, policy: str) -> Iterator[Described]:
    """Say what a mention states: the node that mentions in other texts of the policy (a key) share."""
    statement = iris.statement(said)
    yield mention, (edge(KG + "statement", statement),)
    yield statement, (typed(KG + "Statement"), edge(KG + "statedBy", iris.policy(policy)))
