"""What the formats take and give.

In: nothing. Out: `File`, `Content`, `Unread`, and the bounds within which files are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from kg.errors import InputError
from kg.read.places import Place, Places, Said
from kg.read.policy_lists import KnownPolicy
from kg.read.source import Source, source_of

MOST_BYTES = 256 << 20
MOST_CHARACTERS = 50_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file, or a member of an archive: `path` is the file on the disk, `name` what people see, `data` its bytes."""

    path: Path
    name: str
    data: bytes

    @property
    def shown(self) -> str:
        """The path as messages name it, that of the archive before that of its member."""
        return str(self.path.parent / self.name)

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is not read: `what` as a person finds it, and `reason` with what to do."""

    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.reason}"


@dataclass(slots=True)
class Content:
    """What a file holds. `remarks` tell how it was read, `warnings` what may be wrong, a line each; `sha256` is the
    hash of its bytes, empty where nobody made it on the way."""

    sources: list[Source] = field(default_factory=list)
    known: list[KnownPolicy] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    sha256: str = ""

    def add(self, other: Content) -> None:
        """Take over what another one holds beside its texts."""
        self.known += other.known
        self.unread += other.unread
        self.remarks += other.remarks
        self.warnings += other.warnings


def converted(
    file: File,
    text: str,
    starts: Sequence[tuple[int, Place]] = (),
    said: Iterable[Said] = (),
    encoding: str = "utf-8",
) -> Source:
    """Return the source of a text that was taken out of a file.

    Parameters
    ----------
    file : File
        Where it was taken from; its bytes give the hash.
    text : str
        The text, a line feed behind each line.
    starts : sequence of (int, Place)
        At which offsets pages or rows begin, in order.
    said : iterable of Said
        What the file says beside the text.
    encoding : str
        In which the file was written.

    Raises
    ------
    InputError
        If there is no text, or too much of it.
    """
    if not text.strip():
        raise InputError(f"{file.shown}: there is no text in it; check the file")
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"{file.shown}: {len(text)} characters are more than {MOST_CHARACTERS}; cut it in parts")
    # a lone half of a pair of UTF-16 is no character, and no file of UTF-8 can hold it
    made = source_of(text.encode("utf-8", "replace").decode("utf-8"), file.name)
    places = Places(tuple(at for at, _ in starts), tuple(place for _, place in starts))
    digest = hashlib.sha256(file.data).hexdigest()
    return replace(made, path=file.path, encoding=encoding, sha256=digest, places=places, said=tuple(said))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever builds asks of the reading: `columns` says which column of tables is what (title -> 标题)."""

    columns: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def against(self, *names: str) -> str | None:
        """Return why a file is not wished for, or None. A pattern is tried on each of its names: the last part of its
        path, and the path in its folder."""
        if self.include and not any(fnmatchcase(name, one) for one in self.include for name in names):
            return "not among --include"
        if any(fnmatchcase(name, one) for one in self.exclude for name in names):
            return "left out by --exclude"
        return None


NO_WISHES = Wishes()
