"""The folder of extracts: each kept under the hash of what it was made of.

In: a folder. Out: the extracts in it, taken by the key of a file, and new ones, each written beside its place and moved
there whole: who is killed leaves finished extracts, and a piece that the next one deletes.

    2f9c…-81d0….kgx         one extract: hash of the content, hash of name, code, vocabularies and wishes
    .elsewhere              what `kg.extract.elsewhere` keeps
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError
from kg.extract.elsewhere import NOTHING_KEPT, Elsewhere
from kg.extract.fingerprint import fingerprint, fingerprint_of_wishes
from kg.extract.record import Extract, decode, encode
from kg.read.formats.content import Wishes
from kg.versions import EXTRACT_SUFFIX

T = TypeVar("T")
# hidden from builds that read the folder
_ELSEWHERE = ".elsewhere"
_PART = ".part"
_HEAD = 32


def key_of(name: str, sha256: str, wishes: Wishes) -> str:
    """Return what tells the extract of a file from all others, by what it is made of."""
    made_with = f"{name}\n{fingerprint()}\n{fingerprint_of_wishes(wishes, name)}"
    return f"{sha256[:_HEAD]}-{hashlib.sha256(made_with.encode()).hexdigest()[:_HEAD]}"


@dataclass(frozen=True, slots=True)
class KeptExtracts:
    """Extracts in a folder."""

    folder: Path

    def has(self, key: str) -> bool:
        """Tell whether there is an extract, whole or damaged."""
        return self._path(key).is_file()

    def take(self, key: str) -> Extract:
        """Return an extract.

        Raises
        ------
        InputError
            If it is damaged; the message begins with its path.
        """
        return taken(self._path(key), Extract)

    def keep(self, key: str, data: bytes) -> None:
        """Write an extract.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        self._write(self._path(key), data)

    def elsewhere(self) -> Elsewhere:
        """Return what was kept of names of other files; nothing where that is damaged, for it can be found again."""
        with contextlib.suppress(InputError):
            return taken(self.folder / _ELSEWHERE, Elsewhere)
        return NOTHING_KEPT

    def keep_elsewhere(self, found: Elsewhere) -> None:
        """Write what is to be kept of names of other files.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        self._write(self.folder / _ELSEWHERE, encode(found))

    def clean(self, keys: Collection[str] | None = None) -> int:
        """Delete what was left half written, and the extracts that are not among `keys`; return how many of these."""
        deleted = 0
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            stale = keys is not None and path.suffix == EXTRACT_SUFFIX and path.stem not in keys
            if path.suffix == _PART or stale:
                path.unlink()
                deleted += stale
        return deleted

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{EXTRACT_SUFFIX}"

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_name(f"{path.name}.{os.getpid()}{_PART}")
        try:
            part.write_bytes(data)
        except FileNotFoundError:  # the first one: to look for the folder each time takes as long as to write
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
        part.replace(path)


def taken(path: Path, kind: type[T], offset: int = 0, length: int = -1) -> T:
    """Return what a file holds, or the part of it that begins at an offset and has a length.

    Raises
    ------
    InputError
        If it is damaged; the message begins with the path.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            return decode(stream.read(length), kind)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def read_extract_file(path: Path) -> Extract:
    """Return the extract that a file holds.

    Raises
    ------
    InputError
        If it is none, is damaged, or was made by other code or vocabularies than these.
    """
    extract = taken(path, Extract)
    if extract.made_with != fingerprint():
        raise InputError(
            f"{path}: was made by another version of kg or its vocabularies; make it anew with `kg extract`"
        )
    return extract
