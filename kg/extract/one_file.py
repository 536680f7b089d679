"""One file to its extract.

In: the path of a file and what whoever builds asks of the reading; then the annotations of its texts. Out: an
`Extract`. It is made in three steps, so that the middle one, which takes the time, can be spread: what is read, what
is to be annotated, and both together.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.documents import Compilation, TableEntry, context_of
from kg.annotate.references.known_names import citable_names
from kg.annotate.references.mention import DocumentContext
from kg.describe.container import completed
from kg.describe.description import Description, describe
from kg.errors import Fault, KgError
from kg.extract.fingerprint import digest_of, fingerprint
from kg.extract.record import DocumentExtract, Extract, MeetingExtract, RowExtract, TextExtract
from kg.language.bodies import certain, parse_bodies
from kg.read.clean_text import CleanText
from kg.read.cover import cover
from kg.read.formats.content import Content, Wishes
from kg.read.inputs import is_about_its_folder, read_input
from kg.read.layout import lay_out
from kg.read.segment import Segment, segment
from kg.read.source import Source
from kg.read.tables.entries import CatalogueRow, MeetingRow, table_rows

_log = logging.getLogger(__name__)
# what a table says of a policy is in its columns; its summary may tell of these
_ASKED_OF_ROWS = ("responsibilities", "targets")


@dataclass(slots=True)
class _Trouble:
    """What goes wrong in a file: faults of the program cost what they are in, and not the file."""

    warnings: list[str] = field(default_factory=list)

    def costs(self, where: str, what: str) -> _Step:
        """Return a block that may be given up: a fault of the program in it costs `what`, at a place in the file."""
        return _Step(self, where, what)


@dataclass(frozen=True, slots=True)
class _Step:
    """A block of which a fault is a warning, and ends nothing else."""

    trouble: _Trouble
    where: str
    what: str

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Exception) or isinstance(error, (KgError, MemoryError)):
            return False
        self.trouble.warnings.append(Fault.of(error).told(f"{self.where}: {self.what}", _log))
        return True


def read_extract(path: Path, wishes: Wishes) -> Extract:
    """Read a file, find the documents and rows in it and describe them; nothing is annotated yet.

    What cannot be read, or is of no use, is an extract that says why it failed. Nothing in it tells in which folder
    the file lies.
    """
    trouble = _Trouble()
    content = Content()
    texts: list[TextExtract] = []
    try:
        with trouble.costs(str(path), "left out"):
            content = read_input(path, wishes)
        trouble.warnings += content.warnings
        for source in content.sources:
            texts += _text(source, trouble)
    except KgError as error:
        failed = _without_folder(str(error), path)
        return Extract(name=path.name, sha256=digest_of(path), made_with=fingerprint(), failed=failed)
    return Extract(
        name=path.name,
        sha256=content.sha256 or digest_of(path),  # of what was read: it may have been changed since it was listed
        made_with=fingerprint(),
        texts=tuple(texts),
        known=tuple(content.known),
        unread=tuple(content.unread),
        remarks=tuple(_without_folder(one, path) for one in content.remarks),
        warnings=tuple(_without_folder(one, path) for one in trouble.warnings),
    )


def _text(source: Source, trouble: _Trouble) -> Iterator[TextExtract]:
    shown = source.shown
    with trouble.costs(shown, "left out"):
        clean = lay_out(replace(source, path=Path(source.path.name)))
        _log.info("%s: read, %d characters", shown, len(clean.text))
        documents = tuple(_documents(clean, shown, trouble))
        rows, meetings = _tables(clean, shown, trouble)
        yield TextExtract(
            Compilation(clean, *cover(clean)),
            not documents and is_about_its_folder(clean),
            tuple(citable_names(name for one in documents for name in _own_names(one.description))),
            documents,
            rows,
            meetings,
        )


def _documents(clean: CleanText, shown: str, trouble: _Trouble) -> Iterator[DocumentExtract]:
    found: Sequence[Segment] = ()
    with trouble.costs(shown, "left out"):
        found = segment(clean)
        if not found and not is_about_its_folder(clean):
            trouble.warnings.append(f"{shown}: no document found in it; see corpus/README.md for the layouts")
    for one in found:
        place = f"{shown}:{one.first_line}–{one.last_line}"
        with trouble.costs(place, "the document is left out"):
            described = completed(describe(clean, one), clean.source, one, len(found) == 1)
            yield DocumentExtract(one, described)
            _log.debug("%s: %s", place, one.title)


def _own_names(described: Description) -> tuple[str, ...]:
    """Titles by which texts may name a document without 《》."""
    return (described.title, *described.annexes) if described.kind == "policy" else ()


def _tables(
    clean: CleanText, shown: str, trouble: _Trouble
) -> tuple[tuple[RowExtract, ...], tuple[MeetingExtract, ...]]:
    rows: tuple[RowExtract, ...] = ()
    meetings: tuple[MeetingExtract, ...] = ()
    with trouble.costs(shown, "its tables are left out"):
        listed, met = table_rows(clean)
        rows, meetings = tuple(map(_row, listed)), tuple(map(_meeting, met))
    return rows, meetings


def _row(row: CatalogueRow) -> RowExtract:
    return RowExtract(row, certain(parse_bodies("、".join(row.bodies_as_written), row.region)))


def _meeting(row: MeetingRow) -> MeetingExtract:
    met = certain(parse_bodies(row.body_as_written, row.region))
    return MeetingExtract(row, met[0] if met else None)


def readings(extract: Extract) -> list[Reading]:
    """Return what is to be annotated of a file: its documents and then its rows, text by text."""
    names = own_names(extract)
    return [reading for text in extract.texts for reading in _readings(text, names)]


def own_names(extract: Extract) -> tuple[str, ...]:
    """Return the names under which texts may name the documents of a file, and the policies that it lists."""
    return tuple(sorted({name for text in extract.texts for name in text.names}.union(listed_names(extract))))


def listed_names(extract: Extract) -> list[str]:
    """Return the names of the policies that a file lists, where texts may name those without 《》."""
    return citable_names(one.title for one in extract.known)


def _readings(text: TextExtract, names: tuple[str, ...]) -> Iterator[Reading]:
    for one in text.documents:
        yield document_reading(text, one, names)
    for row in text.rows:
        entry = TableEntry(text.compilation, row.row, row.bodies)
        home = row.bodies[0].territory if row.bodies else row.row.region
        yield Reading(entry.text, DocumentContext(title=row.row.title), home, asked=_ASKED_OF_ROWS)


def document_reading(text: TextExtract, document: DocumentExtract, names: tuple[str, ...]) -> Reading:
    """Return what is to be annotated of a document, with names to find in it without 《》."""
    described, at = document.description, document.segment
    return Reading(
        text.compilation.clean.text[at.start : at.end],
        context_of(described, at),
        described.home,
        described.signed or described.published,
        names,
    )


def with_annotations(extract: Extract, found: Sequence[Annotations | Fault]) -> Extract:
    """Return an extract with what its `readings` gave, in their order."""
    rest = iter(found)
    return Extract(
        name=extract.name,
        sha256=extract.sha256,
        made_with=extract.made_with,
        texts=tuple(_text_with(text, rest) for text in extract.texts),
        known=extract.known,
        unread=extract.unread,
        remarks=extract.remarks,
        warnings=extract.warnings,
        failed=extract.failed,
    )


# said in full, as what follows: `replace` takes several times as long, and there are as many as documents
def _text_with(text: TextExtract, found: Iterator[Annotations | Fault]) -> TextExtract:
    return TextExtract(
        compilation=text.compilation,
        about_its_folder=text.about_its_folder,
        names=text.names,
        documents=tuple(_document_with(one, next(found)) for one in text.documents),
        rows=tuple(_row_with(one, next(found)) for one in text.rows),
        meetings=text.meetings,
    )


def _document_with(one: DocumentExtract, found: Annotations | Fault) -> DocumentExtract:
    if isinstance(found, Fault):
        return DocumentExtract(one.segment, one.description, one.annotations, found)
    return DocumentExtract(one.segment, one.description, found, one.fault)


def _row_with(one: RowExtract, found: Annotations | Fault) -> RowExtract:
    return replace(one, fault=found) if isinstance(found, Fault) else replace(one, annotations=found)


def _without_folder(line: str, path: Path) -> str:
    """A line that begins with the path of the file, as if that lay in the folder where it is read."""
    return line.removeprefix(_folder(path))


def placed(line: str, path: Path) -> str:
    """Return a line of an extract as it is told of a file at a path."""
    return _folder(path) + line


def _folder(path: Path) -> str:
    return str(path.parent / "_")[:-1]
