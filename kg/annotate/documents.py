"""What the stages hand to each other.

In: nothing. Out: frozen dataclasses: a document as read and annotated, a policy as resolved, a citation as resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.references.mention import DocumentContext, Mention
from kg.describe.description import Description
from kg.describe.origins import Fact
from kg.language.bodies import Body
from kg.read.clean_text import CleanText
from kg.read.segment import Segment

if TYPE_CHECKING:
    # what finds these is loaded by who looks for them: `kg references` does not
    from kg.annotate.duties.duty import Responsibility
    from kg.annotate.targets.target import Target
    from kg.annotate.topics.weigh import Evidence
    from kg.read.tables.entries import CatalogueRow, MeetingRow

_FEWEST_CHARACTERS = 4


@dataclass(frozen=True, slots=True)
class Compilation:
    """One file as laid out. `title` and `publisher` are what its first lines say; None where they say nothing."""

    clean: CleanText
    title: str
    publisher: str | None

    @property
    def key(self) -> str:
        """The part of IRIs that stands for the file: the head of the hash of its content."""
        return self.sha256[:16]

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.clean.source.name

    @property
    def sha256(self) -> str:
        """The hash of its content."""
        return self.clean.source.sha256

    @property
    def characters(self) -> int:
        """How many the source has."""
        return len(self.clean.source.text)


def context_of(described: Description, at: Segment) -> DocumentContext:
    """Return what is known of a document while its text is read for references."""
    return DocumentContext(
        title=described.title,
        alternatives=(*described.alternatives, *described.annexes),
        numbers=(described.number.text,) if described.number else (),
        kind=described.kind,
        body_start=at.body_start - at.start,
        subjects=described.subjects,
        issuers=tuple(body.name for body in described.bodies),
        home=described.home,
    )


def as_written(mentions: Iterable[Mention], clean: CleanText, start: int) -> tuple[Mention, ...]:
    """Return the mentions of a document that begins at `start`, their surfaces in the characters of the source."""
    if not clean.traditional:
        return tuple(mentions)
    return tuple(replace(one, surface=clean.as_written(start + one.start, start + one.end)) for one in mentions)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a compilation, described and annotated. Offsets of mentions count from `segment.start`.

    `within` is the document that forwards it and in which it is printed; what it says is told of that document.
    """

    compilation: Compilation
    segment: Segment
    description: Description
    mentions: tuple[Mention, ...]
    sectors: tuple[Evidence, ...]
    subjects: tuple[Evidence, ...]
    responsibilities: tuple[Responsibility, ...]
    targets: tuple[Target, ...]
    within: Document | None = None

    @property
    def enclosed(self) -> Document | None:
        """The text of somebody else that is printed in it."""
        inside = self.description.encloses
        if inside is None:
            return None
        return Document(self.compilation, inside.segment, inside.description, (), (), (), (), (), within=self)

    @property
    def origins(self) -> tuple[Fact, ...]:
        """Its facts, and where each was taken from."""
        return self.description.origins

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the 0-based source offsets of a span of the document's text, the end exclusive."""
        clean, base = self.compilation.clean, self.segment.start
        return clean.source_offset(base + start), clean.source_end(base + max(start, end - 1))

    def quote(self, start: int, end: int) -> str:
        """Return a span of the document's text as clean text."""
        base = self.segment.start
        return self.compilation.clean.text[base + start : base + end].strip()

    @property
    def place(self) -> str:
        """File and first line (from 1), as messages and the report name them."""
        return f"{self.compilation.name}:{self.segment.first_line}"

    @property
    def key(self) -> str:
        """What tells the document from all others of a build: its file and where it begins; a line may hold several."""
        return f"{self.compilation.key}/{self.segment.start}"


def enclosed_in(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents that are printed in others."""
    return (inside for one in documents if (inside := one.enclosed))


def with_enclosed(documents: Sequence[Document]) -> list[Document]:
    """Return documents, and behind them those that are printed in them."""
    return [*documents, *enclosed_in(documents)]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A row of a policy table, with the bodies in canonical form, and what its summary says of duties and targets.

    `responsibilities` and `targets` have offsets into `text`.
    """

    compilation: Compilation
    row: CatalogueRow
    bodies: tuple[Body, ...]
    responsibilities: tuple[Responsibility, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def text(self) -> str:
        """Title and summary, as a document of its own."""
        return f"{self.row.title}\n{self.row.summary}"

    @property
    def key(self) -> str:
        """What tells the row from all others of a build: its file and where it begins."""
        return f"{self.compilation.key}/{self.row.start}"

    def quote(self, start: int, end: int) -> str:
        """Return a span of the row's text."""
        return self.text[start:end].strip()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the 0-based source offsets at which a span of the row's text was printed, the end exclusive.

        The cells were taken apart and joined, so the words are looked up again in the lines of the row; where a page
        break cuts them their first half is found, and where nothing is the row as a whole is meant.
        """
        printed = self.compilation.clean.source.text[self.row.start : self.row.end]
        kept = [at for at, ch in enumerate(printed) if not ch.isspace()]
        squeezed = "".join(printed[at] for at in kept)
        words = "".join(self.text[start:end].split())
        for length in (len(words), len(words) // 2):
            at = squeezed.find(words[:length]) if length >= _FEWEST_CHARACTERS else -1
            if at >= 0:
                last = min(at + len(words), len(kept)) - 1
                return self.row.start + kept[at], self.row.start + kept[last] + 1
        return self.row.start, self.row.end


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of a meeting table, with the body that met in canonical form, where that is known."""

    compilation: Compilation
    row: MeetingRow
    body: Body | None
