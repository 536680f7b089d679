"""The extracts of a build: small ones together, many a file.

To make a file takes as long as to read a short text, so a build of thousands keeps their extracts on shelves, one for
all keys that begin with the same two figures. A shelf depends on what stands on it alone, and not on what was built
before, in which order, or by how many processes. While files are read their extracts are added to a journal, and are
put on the shelves when the build is done: one that is killed leaves the journal, which the next one takes.

In: a folder. Out: as `kg.extract.kept.KeptExtracts`, which keeps the large ones.

    3f.kgs          a line, the length of the index, the index (key to offset and length), the extracts by their keys
    1.journal       length of key and extract, key, extract; one after the other
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from kg.errors import InputError
from kg.extract.kept import KeptExtracts, taken
from kg.extract.record import Extract

SHELF_SUFFIX, JOURNAL_SUFFIX = ".kgs", ".journal"
# bytes: a larger extract has a file of its own
_SMALL = 1 << 16
# so many characters of a key name its shelf
_HEAD = 2
_MARK = b"kg shelf 1\n"
_INDEX_LENGTH, _RECORD = struct.Struct("<Q"), struct.Struct("<II")
_log = logging.getLogger(__name__)


class _Place(NamedTuple):
    """Where an extract stands: file, offset, length in bytes."""

    path: Path
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class ShelvedExtracts(KeptExtracts):
    """Extracts in a folder, small ones on shelves; made by `ShelvedExtracts.of`."""

    _journal: Path = Path()
    _places: dict[str, _Place] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> ShelvedExtracts:
        """Return the extracts of a folder, which need not be there yet."""
        places: dict[str, _Place] = {}
        for path in sorted(folder.glob(f"*{SHELF_SUFFIX}")):
            places.update(_on_shelf(path))
        journals = sorted(folder.glob(f"*{JOURNAL_SUFFIX}"))
        for path in journals:
            places.update(_in_journal(path))
        # the last one of a journal may be cut off: nothing is added behind it
        return cls(folder, folder / f"{len(journals) + 1}{JOURNAL_SUFFIX}", places)

    def has(self, key: str) -> bool:
        """Tell whether there is an extract, whole or damaged."""
        return key in self._places or KeptExtracts.has(self, key)

    def take(self, key: str) -> Extract:
        """Return an extract.

        Raises
        ------
        InputError
            If it is damaged; the message begins with the path of the file in which it stands.
        """
        place = self._places.get(key)
        return taken(place.path, Extract, place.offset, place.length) if place else KeptExtracts.take(self, key)

    def keep(self, key: str, data: bytes) -> None:
        """Write an extract.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        if len(data) > _SMALL:
            KeptExtracts.keep(self, key, data)
            return
        name = key.encode()
        try:
            at = self._add(_RECORD.pack(len(name), len(data)) + name + data)
        except FileNotFoundError:
            self.folder.mkdir(parents=True)
            at = self._add(_RECORD.pack(len(name), len(data)) + name + data)
        self._places[key] = _Place(self._journal, at - len(data), len(data))

    def _add(self, record: bytes) -> int:
        """Write a record at the end of the journal; return where that ends then."""
        with self._journal.open("ab") as stream:
            stream.write(record)
            return stream.tell()

    def clean(self, keys: Collection[str] | None = None) -> int:
        """Put what is in journals on shelves, and delete what is not among `keys` or was left half written; return how
        many extracts were deleted."""
        stale = [key for key in self._places if keys is not None and key not in keys]
        for key in stale:
            del self._places[key]
        shelves: dict[Path, list[str]] = {path: [] for path in self.folder.glob(f"*{SHELF_SUFFIX}")}
        for key in self._places:
            shelves.setdefault(self.folder / f"{key[:_HEAD]}{SHELF_SUFFIX}", []).append(key)
        for path, on_it in sorted(shelves.items()):
            self._set_up(path, sorted(on_it))
        for path in self.folder.glob(f"*{JOURNAL_SUFFIX}"):
            path.unlink()
        return len(stale) + KeptExtracts.clean(self, keys)

    def _set_up(self, shelf: Path, keys: list[str]) -> None:
        """Make a shelf hold the extracts of some keys, and no others; it is left alone where it does."""
        if not keys:
            shelf.unlink()
            return
        before = _on_shelf(shelf)
        if list(before) == keys and all(self._places[key].path == shelf for key in keys):
            return
        index: dict[str, tuple[int, int]] = {}
        extracts = [_read(self._places[key]) for key in keys]
        at = 0
        for key, data in zip(keys, extracts, strict=True):
            index[key] = (at, len(data))
            at += len(data)
        packed = msgspec.msgpack.encode(index)
        self._write(shelf, b"".join((_MARK, _INDEX_LENGTH.pack(len(packed)), packed, *extracts)))
        self._places.update(_on_shelf(shelf))


def _read(place: _Place) -> bytes:
    with place.path.open("rb") as stream:
        stream.seek(place.offset)
        return stream.read(place.length)


def _on_shelf(path: Path) -> Mapping[str, _Place]:
    """What stands on a shelf; nothing where its index is damaged: it is made anew."""
    head = len(_MARK) + _INDEX_LENGTH.size
    try:
        with path.open("rb") as stream:
            opening = stream.read(head)
            if len(opening) < head or not opening.startswith(_MARK):
                raise InputError("its first line is another one")
            (length,) = _INDEX_LENGTH.unpack(opening[len(_MARK) :])
            index = msgspec.msgpack.decode(stream.read(length), type=dict[str, tuple[int, int]])
    except FileNotFoundError:
        return {}
    except (OSError, OverflowError, InputError, msgspec.DecodeError) as error:
        _log.warning("%s: is damaged (%s); what stood on it is made anew", path, error)
        return {}
    return {key: _Place(path, head + length + at, size) for key, (at, size) in index.items()}


def _in_journal(path: Path) -> Iterator[tuple[str, _Place]]:
    """What is in a journal, but for a last record that is cut off."""
    end, at = path.stat().st_size, 0
    with path.open("rb") as stream:
        while len(head := stream.read(_RECORD.size)) == _RECORD.size:
            name_length, length = _RECORD.unpack(head)
            begin = at + _RECORD.size + name_length
            at = begin + length
            if at > end:
                return
            yield stream.read(name_length).decode(errors="replace"), _Place(path, begin, length)
            stream.seek(at)
