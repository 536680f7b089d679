"""What one file gives, and its bytes.

In: nothing. Out: `Extract` and its parts, and an extract as bytes and back. The bytes are MessagePack, compressed, of
the dataclasses that the stages hand on, field by field by their names: a new field needs nothing here. What is read
back is checked against the types; docs/extract.md describes the record.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any, TypeVar, cast

import msgspec

from kg.annotate.annotations import Annotations
from kg.annotate.documents import Compilation
from kg.describe.description import Description
from kg.errors import Fault, InputError
from kg.language.bodies import Body
from kg.read.formats.content import Unread
from kg.read.policy_lists import KnownPolicy
from kg.read.segment import Segment
from kg.read.tables.entries import CatalogueRow, MeetingRow

T = TypeVar("T")
NOTHING_FOUND = Annotations()
# compresses to a third at ten times the speed of the better levels
_LEVEL = 1
_MARK = b"kg extract 1\n"
# so wide are the numbers of an array in an extract, whatever the machine; the lowest byte first
_NUMBER = "q"
# what the stages have them in, and whether that is the same in this machine
_HERE = "l"
_AS_KEPT = sys.byteorder == "little" and array(_HERE).itemsize == array(_NUMBER).itemsize


@dataclass(frozen=True, slots=True)
class DocumentExtract:
    """One document: where it stands, what its header says, what its text names; or the fault that cost it that."""

    segment: Segment
    description: Description
    annotations: Annotations = NOTHING_FOUND
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class RowExtract:
    """One row of a policy table, with its bodies in canonical form."""

    row: CatalogueRow
    bodies: tuple[Body, ...]
    annotations: Annotations = NOTHING_FOUND
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class MeetingExtract:
    """One row of a table of meetings."""

    row: MeetingRow
    body: Body | None


@dataclass(frozen=True, slots=True)
class TextExtract:
    """One text of a file, as laid out, and what stands in it.

    `about_its_folder` tells of a README without a document. `names` are those under which other texts may name its
    documents without 《》.
    """

    compilation: Compilation
    about_its_folder: bool = False
    names: tuple[str, ...] = ()
    documents: tuple[DocumentExtract, ...] = ()
    rows: tuple[RowExtract, ...] = ()
    meetings: tuple[MeetingExtract, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What one file gives. It depends on the name and the bytes of the file alone, and on nothing beside it.

    `texts` are as many as the file holds: one, or one a member of an archive or a row of a table. `known` are the
    entries of a list of policies, `unread` is what is in it and not read. `remarks` and `warnings` are lines for the
    user, each of which begins with the name of the file or of its member. `failed` is why nothing could be read.
    `name` and `sha256` are the file's, `made_with` says by which code and vocabularies it was read.
    """

    name: str
    sha256: str = ""
    made_with: str = ""
    texts: tuple[TextExtract, ...] = ()
    known: tuple[KnownPolicy, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    failed: str | None = None


def encode(value: object) -> bytes:
    """Return dataclasses of the stages as bytes, the same bytes for the same values."""
    return _MARK + zlib.compress(msgspec.msgpack.encode(value, enc_hook=_plain), _LEVEL)


def together(extracts: Sequence[bytes]) -> bytes:
    """Return several extracts as the bytes of one job; they are compressed already."""
    return msgspec.msgpack.encode(extracts)


def apart(data: bytes) -> list[bytes]:
    """Return the extracts of a job."""
    return msgspec.msgpack.decode(data, type=list[bytes])


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value of a kind that some bytes stand for.

    Raises
    ------
    InputError
        If they are none of that kind: cut off, of another version, a value of another type; the message says where.
    """
    if not data.startswith(_MARK):
        raise InputError("is no extract of this version of kg; make it anew")
    try:
        found: T = _decoder(cast(Hashable, kind)).decode(zlib.decompress(data[len(_MARK) :]))
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is damaged ({error}); make it anew") from None
    return found


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_made)


def _plain(value: Any) -> Any:
    """What msgspec does not know, in terms of what it knows."""
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, array):
        return (value if _AS_KEPT and value.typecode == _HERE else _swapped(array(_NUMBER, value))).tobytes()
    raise NotImplementedError(f"{type(value)} is in no extract")


def _made(kind: type[Any], value: Any) -> Any:
    if kind is Path:
        return Path(value)
    if kind is array:
        numbers = array(_HERE if _AS_KEPT else _NUMBER)
        numbers.frombytes(value)
        return numbers if _AS_KEPT else array(_HERE, _swapped(numbers))
    raise NotImplementedError(f"{kind} is in no extract")


def _swapped(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
