"""PDFs with a text layer.

In: the bytes of a file. Out: a `Source`: the text in the order in which the file was written, which is that of reading,
a form feed before each page but the first, and an indent before lines that begin as paragraphs do, so that
`kg.read.layout` joins what the printer cut as in any hard-wrapped text. The page of each line is known. Title and
author are what the file says of itself.

PDFium reads: it takes 1,000 pages in seconds, where readers written in Python take minutes. It is asked for one page at
a time.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import InputError
from kg.read.formats.content import MOST_CHARACTERS, Content, File, Wishes, converted
from kg.read.places import Place, Said

_MOST_PAGES = 20_000
_OCR = "run `ocrmypdf {name} text.pdf` and build text.pdf"
# a page of pictures may have its number as text
_LEAST_OF_A_PAGE = 20
_SHARE_OF_SCANS = 0.5
_LOOKED_AT = 50
_INDENT = "\u3000\u3000"
# an indent of two characters, and what is set in the middle or to the right, in widths of a character
_INDENTED, _SAME = (1.2, 3.0), 0.6
_HYPHEN = {"\x02": "-", "\ufffe": "-", "\0": ""}


def read(file: File, wishes: Wishes) -> Content:
    """Read a PDF.

    Raises
    ------
    InputError
        If it is encrypted, broken, too long, or has pictures in the place of text.
    """
    document = _opened(file)
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise InputError(f"{file.shown}: {pages} pages are more than {_MOST_PAGES}; cut it in parts")
        return _content(file, document)
    finally:
        document.close()


def _opened(file: File) -> Any:
    try:
        return pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            reason = "encrypted; save it without its password (`qpdf --decrypt`), and build that"
        else:
            reason = "broken, or no PDF; print it to PDF again (if it is a scan, `ocrmypdf` mends it as well)"
        raise InputError(f"{file.shown}: {reason}") from None


@dataclass(slots=True)
class _Pages:
    """The text of the pages of a document, page by page, with where each page begins in it; and the numbers of those
    that cannot be read, and of those that have next to no text."""

    written: list[str] = field(default_factory=list)
    starts: list[tuple[int, Place]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)


def _content(file: File, document: Any) -> Content:
    pages, advice = _pages(file, document), _OCR.format(name=file.name)
    scanned = _scanned(document, pages.empty)
    if scanned and len(pages.empty) > _SHARE_OF_SCANS * len(document):
        raise InputError(f"{file.shown}: a scan, pictures without text; {advice}")
    if not pages.written:
        raise InputError(f"{file.shown}: no page of {len(document)} has text; {advice}")
    content = Content(sources=[converted(file, "".join(pages.written), pages.starts, _said(document))])
    if scanned:
        content.warnings.append(
            f"{file.shown}: {len(scanned)} pages are pictures without text, the first is page {scanned[0]}; {advice}"
        )
    if pages.broken:
        content.warnings.append(f"{file.shown}: page {pages.broken[0]} cannot be read; print the file to PDF again")
    return content


def _pages(file: File, document: Any) -> _Pages:
    found, length = _Pages(), 0
    for number in range(1, len(document) + 1):
        try:
            lines = _page_lines(document, number - 1)
        except pypdfium2.PdfiumError:
            found.broken.append(number)
            continue
        if sum(map(len, lines)) < _LEAST_OF_A_PAGE:
            found.empty.append(number)
        if not lines:
            continue
        text = ("\f" if found.written else "") + "\n".join(lines) + "\n"
        found.starts.append((length, Place(page=number)))
        found.written.append(text)
        length += len(text)
        if length > MOST_CHARACTERS:
            raise InputError(
                f"{file.shown}: more than {MOST_CHARACTERS} characters up to page {number}; cut it in parts"
            )
    return found


def _scanned(document: Any, empty: Sequence[int]) -> list[int]:
    """Which of the pages without text hold a picture; of many the first are looked at."""
    found = []
    for number in empty[:_LOOKED_AT]:
        try:
            page = document[number - 1]
            if any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
                found.append(number)
            page.close()
        except pypdfium2.PdfiumError:
            continue
    return found


def _said(document: Any) -> Iterator[Said]:
    try:
        stated = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        return
    for about, name in (("title", "Title"), ("author", "Author")):
        value = str(stated.get(name) or "").strip()
        if value:
            yield Said(about, value, f"property {name}")


@dataclass(slots=True)
class _Line:
    """A line as printed: its text, where it begins and ends, and the height of its characters."""

    text: str
    left: float
    right: float
    size: float


def _page_lines(document: Any, index: int) -> list[str]:
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            lines = list(_printed(text))
        finally:
            text.close()
    finally:
        page.close()
    return _indented(lines)


def _printed(text: Any) -> Iterator[_Line]:
    """The lines of a page that are not empty."""
    count = text.count_chars()
    unicode = pdfium.FPDFText_GetUnicode
    first = 0
    buffer: list[str] = []
    for at in range(count + 1):
        character = chr(unicode(text.raw, at)) if at < count else "\n"
        if character == "\n":
            line = "".join(buffer)
            if line.strip():
                yield _measured(text, line, first, at - 1)
            first, buffer = at + 1, []
        elif character != "\r":
            buffer.append(_HYPHEN.get(character, character))


def _measured(text: Any, line: str, first: int, last: int) -> _Line:
    """A line with the place of its first and last character that are no white space."""
    raw, unicode = text.raw, pdfium.FPDFText_GetUnicode
    while first < last and chr(unicode(raw, first)).isspace():
        first += 1
    while last > first and chr(unicode(raw, last)).isspace():
        last -= 1
    left, _, _ = _box(raw, first)
    _, right, _ = _box(raw, last)
    return _Line(line.strip(), left, right, pdfium.FPDFText_GetFontSize(raw, first))


def _box(raw: Any, at: int) -> tuple[float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, at, left, right, bottom, top)
    return left.value, right.value, top.value - bottom.value


def _indented(lines: Sequence[_Line]) -> list[str]:
    """The lines with an indent where the printed ones have the one of a paragraph.

    The margin is the place where most lines of a column begin; of two columns each has its own.
    """
    margins = _margins(lines)
    written = []
    for line in lines:
        before = [margin for margin in margins if margin <= line.left + _SAME * line.size]
        into = (line.left - max(before)) / line.size if before and line.size > 0 else 0.0
        written.append((_INDENT if _INDENTED[0] <= into <= _INDENTED[1] else "") + line.text)
    return written


def _margins(lines: Sequence[_Line]) -> list[float]:
    """Where lines begin that are many: the left margins of the columns of a page."""
    begins = Counter(round(line.left) for line in lines)
    groups = [(place, count) for place, count in sorted(begins.items())]
    most = max(begins.values(), default=0)
    return [float(place) for place, count in groups if count * 3 >= most and count > 1]
