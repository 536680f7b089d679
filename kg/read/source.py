"""Files to text.

In: the path of a .txt or .md file, or of folders that hold some. Out: `Source`: the text as decoded, with the map from
offsets to lines. Nothing is changed in the text: its offsets are the user's.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.read.places import NO_PLACES, Place, Places, Said

SUFFIXES = (".md", ".txt")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_FALLBACK = "gb18030"
_SHARE_OF_TEXT = 0.9
# white space of typesetting, which Python does not count as printable
_READ_AS_TEXT = frozenset("\n\r\t\f\v\u3000\xa0\ufeff\u2002\u2003\u2009\u200b\u2028")
_WITHOUT_WHITE_SPACE = dict.fromkeys(map(ord, _READ_AS_TEXT))


@dataclass(frozen=True, slots=True)
class Source:
    """One file as the user has it.

    `text` is the file as decoded, its line ends as they are; offsets into it are 0-based characters. `line_starts`
    holds the offset at which each line begins, so that line numbers are 1-based. Of a file that is no text (a page of
    the web, a PDF, a row of a table) `text` is what it was converted to, `places` where that stands in it, and `said`
    what it says of its document beside the text.
    """

    path: Path
    name: str
    text: str
    encoding: str
    sha256: str
    line_starts: tuple[int, ...]
    places: Places = NO_PLACES
    said: tuple[Said, ...] = ()

    @property
    def shown(self) -> str:
        """The path as messages name it; of a member of an archive, that of the archive before its own."""
        return shown_as(self.path, self.name)

    def place_of(self, offset: int) -> Place:
        """Return the page or row on which the character at `offset` stands."""
        return self.places.at(offset)

    def line_of(self, offset: int) -> int:
        """Return the 1-based line in which the character at `offset` stands."""
        return bisect_right(self.line_starts, offset)


def shown_as(path: Path, name: str) -> str:
    """Return how messages name a file, or a member `name` of an archive, at a path."""
    return str(path) if path.name == name else str(path.parent / name)


def sample_corpus() -> Path:
    """Return the folder of the sample compilations: inside the installed package, or beside it in a checkout."""
    installed = Path(str(files("kg"))) / "corpus"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "corpus"


def read_source(path: Path) -> Source:
    """Read one file.

    UTF-8 and UTF-16 are recognised by form, else GB18030 (GB 18030-2022) is tried, in which older Chinese
    files are written.

    Parameters
    ----------
    path : Path
        A text file.

    Raises
    ------
    InputError
        If the file cannot be opened, is empty, is no text, or has a name that is not UTF-8.
    """
    return decoded(path, path.name, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises
    ------
    InputError
        If the file cannot be opened, is empty, or has a name that is not UTF-8.
    """
    try:
        path.name.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="replace")
        raise InputError(f"{shown}: the name of the file is not UTF-8; rename it") from None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the path and its permissions") from error
    if not data.strip():
        raise InputError(f"{path}: the file is empty; give a file with text in it")
    return data


def decoded(path: Path, name: str, data: bytes) -> Source:
    """Return the source of a text file's bytes, shown as `name`, found at `path`.

    Raises
    ------
    InputError
        If it is no text.
    """
    text, encoding = decode(shown_as(path, name), data)
    return Source(
        path=path,
        name=name,
        text=text,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        line_starts=_line_starts(text),
    )


def decode(shown: str, data: bytes) -> tuple[str, str]:
    """Return a text and its encoding; an error names the file as `shown`.

    Raises
    ------
    InputError
        If it is no text.
    """
    marked = [name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)]
    for encoding in (*marked, "utf-8", _FALLBACK):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text, encoding
    raise InputError(
        f"{shown}: not a text file; give .txt or .md in UTF-8 or GB18030 (save the pages of a PDF as text)"
    )


def _is_text(text: str) -> bool:
    if "\0" in text:
        return False
    sample = text[:20_000]
    if sample.translate(_WITHOUT_WHITE_SPACE).isprintable():
        return True
    printable = sum(ch.isprintable() or ch in _READ_AS_TEXT for ch in sample)
    return printable >= _SHARE_OF_TEXT * len(sample)


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    mark = "\n" if "\n" in text else "\r"  # files of old programs end their lines with a carriage return alone
    position = text.find(mark)
    while position >= 0:
        starts.append(position + 1)
        position = text.find(mark, position + 1)
    return tuple(starts)


def source_of(text: str, name: str) -> Source:
    """Return a text at hand as if it were a file of that name, line ends as they are."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(Path(name), name, text, "utf-8", digest, _line_starts(text))


def read_stream(stream: BinaryIO) -> Source:
    """Return the text of a stream in UTF-8, such as standard input.

    Raises
    ------
    InputError
        If it is empty or not UTF-8.
    """
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input: not UTF-8 (byte {error.start}); convert it, or name the file") from None
    if not text.strip():
        raise InputError("standard input: is empty; give a text")
    return source_of(text, "standard input")
