"""Word: .docx and .docm.

In: the bytes of a file. Out: a `Source`, one line a paragraph and one a row of a table, so that line numbers are those
of paragraphs; title and author of the file's properties as what it says of itself. What is struck out under revision is
no text, what is put in is. Pages that are kept in a file as HTML (altChunk) are read as such.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from kg.errors import InputError
from kg.read.formats.bounds import checked_zip
from kg.read.formats.content import Content, File, Wishes, converted
from kg.read.formats.numbering import Numbering, W
from kg.read.formats.web import page_text
from kg.read.grid_rows import Cell, grid_lines, is_grid, span
from kg.read.places import Place, Said

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NO_TEXT = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}rt", _FALLBACK)
)
_CHARACTERS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}cr": "\n"}


def read(file: File, wishes: Wishes) -> Content:
    """Read a document of Word.

    Raises
    ------
    InputError
        If it is none, is encrypted, or holds more than a document can.
    """
    checked_zip(file)
    try:
        document = docx.Document(io.BytesIO(file.data))
        writer = _Writer(document)
        writer.blocks(document.element.body)
        said = list(_said(document.core_properties))
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        AttributeError,
    ) as error:
        what = " ".join(str(error).split())
        raise InputError(
            f"{file.shown}: no document of Word that can be read ({what}); save it as .docx again"
        ) from None
    return Content(sources=[converted(file, writer.text(), writer.pages(), said)])


def _said(properties: Any) -> Iterator[Said]:
    for about, name in (("title", "title"), ("author", "author")):
        value = str(getattr(properties, name) or "").strip()
        if value:
            yield Said(about, value, f"property {name}")


class _Writer:
    """Writes the blocks of a document as lines."""

    def __init__(self, document: Any) -> None:
        self._document, self._numbering = document, Numbering(document)
        self._lines: list[str] = []
        self._length = 0
        self._page = 1
        self._starts: list[tuple[int, Place]] = []

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def pages(self) -> list[tuple[int, Place]]:
        """Where pages begin, if the file says where Word broke them last."""
        return [(0, Place(page=1)), *self._starts] if self._starts else []

    def blocks(self, parent: Any) -> None:
        """Write paragraphs, tables and pages of HTML in their order."""
        for one in parent:
            if one.tag == f"{W}p":
                self._paragraph(one)
            elif one.tag == f"{W}tbl":
                self._table(list(_within(one, f"{W}tr")))
            elif one.tag == f"{W}altChunk":
                self._chunk(one.get(f"{_R}id"))
            elif one.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                self.blocks(one)

    def _paragraph(self, paragraph: Any) -> None:
        self._line(self._numbering.label(paragraph) + self._inline(paragraph))
        for box in _within(paragraph, f"{W}txbxContent"):
            self.blocks(box)

    def _table(self, rows: Sequence[Any]) -> None:
        texts = [["".join(part.text or "" for part in cell.iter(f"{W}t")) for cell in _cells(row)] for row in rows]
        if is_grid(texts):
            # row by row: a page may begin in any of them
            for line in grid_lines(self._merged(rows)):
                self._line(line)
        else:
            for row in rows:
                self._row(row)

    def _merged(self, rows: Iterable[Any]) -> Iterator[list[Cell]]:
        """The cells of each row; one that goes on from the row above has its text."""
        above: dict[int, str] = {}
        for row in rows:
            found: list[Cell] = []
            column = 0
            for cell in _cells(row):
                merge, width = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
                goes_on = merge is not None and merge.get(f"{W}val") != "restart"
                text = above.get(column, "") if goes_on else self._cell(cell)
                above[column] = text
                found.append(Cell(text, columns=span(width.get(f"{W}val") if width is not None else None)))
                column += found[-1].columns
            yield found

    def _row(self, row: Any) -> None:
        cells = _cells(row)
        if len(cells) == 1:
            self.blocks(cells[0])
        else:
            self._line("\t".join(self._cell(cell) for cell in cells))

    def _cell(self, cell: Any) -> str:
        return "".join(self._inline(one).strip() for one in _within(cell, f"{W}p"))

    def _chunk(self, relation: str | None) -> None:
        part = self._document.part.rels[relation].target_part if relation in self._document.part.rels else None
        if part is not None and "html" in part.content_type:
            text, _ = page_text(part.blob.decode("utf-8", "replace"))
            for line in text.splitlines():
                self._line(line)

    def _line(self, text: str) -> None:
        for line in text.split("\n"):
            self._lines.append(line)
            self._length += len(line) + 1

    def _inline(self, parent: Any) -> str:
        return "".join(self._pieces(parent))

    def _pieces(self, parent: Any) -> Iterator[str]:
        for one in parent:
            tag = one.tag
            if tag == f"{W}t":
                yield one.text or ""
            elif tag == f"{W}br":
                if one.get(f"{W}type") == "page":
                    self._turn()
                else:
                    yield "\n"
            elif tag == f"{W}lastRenderedPageBreak":
                self._turn()
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag not in _NO_TEXT and tag != f"{W}txbxContent":
                yield from self._pieces(one)

    def _turn(self) -> None:
        """A page begins on the line that is being written."""
        if not self._starts or self._starts[-1][0] != self._length:
            self._page += 1
            self._starts.append((self._length, Place(page=self._page)))


def _cells(row: Any) -> list[Any]:
    return list(_within(row, f"{W}tc"))


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind that stand in one, not those that stand in another of the kind, nor what is struck out."""
    for one in parent:
        if one.tag == tag:
            yield one
        elif isinstance(one.tag, str) and one.tag not in _NO_TEXT and not (one.tag == f"{W}tbl" and tag != f"{W}tr"):
            yield from _within(one, tag)
