"""What all files hold, as resolution takes it.

In: the extracts of files. Out: `Found`: compilations, documents, rows of tables, and what there is to tell of the
reading. Of an extract that can be taken again little is held (`kg.extract.light`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kg.annotate.documents import Compilation, Document, Meeting, TableEntry, as_written
from kg.extract.collect import Collected
from kg.extract.light import LightCompilation, LightDocument, Shared
from kg.extract.record import DocumentExtract, Extract, TextExtract
from kg.read.formats.content import Unread
from kg.read.policy_lists import KnownPolicy
from kg.read.source import Source

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Found:
    """What all files hold."""

    compilations: list[Compilation] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    entries: list[TableEntry] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    known: list[KnownPolicy] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _shared: Shared = field(default_factory=Shared)

    def add(self, file: Collected, extract: Extract, alone: bool) -> None:
        """Take in what a file holds; a README is a file like any other where it is `alone`."""
        self.known += extract.known
        # an extract does not know the folder in which its file lies
        self.unread += [Unread(str(file.place.parent / one.what), one.reason) for one in extract.unread]
        self.remarks += file.lines(extract.remarks)
        self.warnings += file.warnings
        self.warnings += [file.failed] if file.failed else []
        self.warnings += file.lines(extract.warnings)
        for number, text in enumerate(extract.texts):
            if text.about_its_folder and not alone:
                name = file.place.parent / text.compilation.name
                self.unread.append(Unread(str(name), "tells of its folder, and has no document in it"))
            else:
                self._add_text(file, number, text)

    def _add_text(self, file: Collected, number: int, text: TextExtract) -> None:
        source = replace(text.compilation.clean.source, path=file.place)
        again = None if file.is_held else partial(_text, file, number)
        compilation = LightCompilation(text.compilation, again) if again else _placed(text.compilation, source)
        self.compilations.append(compilation)
        for at, document in enumerate(text.documents):
            if document.fault:
                segment = document.segment
                where = f"{source.shown}:{segment.first_line}–{segment.last_line}"
                self.warnings.append(document.fault.told(f"{where}: the document is left out", _log))
            else:
                self.documents.append(self._document(compilation, text, at, again))
        self._add_rows(compilation, source, text)

    def _add_rows(self, compilation: Compilation, source: Source, text: TextExtract) -> None:
        for row in text.rows:
            found = row.annotations
            self.entries.append(TableEntry(compilation, row.row, row.bodies, found.responsibilities, found.targets))
            if row.fault:
                where = f"{source.shown}:{row.row.first_line}–{row.row.last_line}"
                what = f"{where}: the duties and targets of the row are left out"
                self.warnings.append(row.fault.told(what, _log))
        self.meetings += [Meeting(compilation, meeting.row, meeting.body) for meeting in text.meetings]

    def _document(
        self, compilation: Compilation, text: TextExtract, at: int, again: Callable[[], TextExtract] | None
    ) -> Document:
        whole = _document(compilation, text, text.documents[at])
        if again is None:
            return whole
        shared, title, segment = self._shared, whole.description.title, whole.segment
        held = replace(
            whole,
            # the words of a title are the same object wherever they stand
            segment=replace(segment, heading=_one(segment.heading, title), title=_one(segment.title, title)),
            description=shared.description(whole.description),
            mentions=tuple(map(shared.mention, whole.mentions)),
            sectors=tuple(map(shared.evidence, whole.sectors)),
            subjects=tuple(map(shared.evidence, whole.subjects)),
        )
        return LightDocument(held, at, again)


def _one(text: str, other: str) -> str:
    return other if text == other else text


def _text(file: Collected, number: int) -> TextExtract:
    return file.extract.texts[number]


def _placed(compilation: Compilation, source: Source) -> Compilation:
    return replace(compilation, clean=replace(compilation.clean, source=source))


def _document(compilation: Compilation, text: TextExtract, document: DocumentExtract) -> Document:
    found = document.annotations
    return Document(
        compilation,
        document.segment,
        document.description,
        as_written(found.mentions, text.compilation.clean, document.segment.start),
        found.sectors,
        found.subjects,
        found.responsibilities,
        found.targets,
    )
