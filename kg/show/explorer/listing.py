"""The list of the files of a site, by which the next run knows whether the site is whole and of which graph.

In: a folder, and the files that a site has. Out: the files, and beside them `pages.sha256`: what they were made of, the
digest of each, and a last line once all are written. It grows as they are written, each line before its file: what a
run that was killed left behind is known, and never taken for whole. `sha256sum -c` reads it too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError
from kg.versions import lock

LIST = "pages.sha256"
PAGE = ".html"
_HEAD, _END = "# pages of kg, made of ", "# all of them"
_BETWEEN = "  "
# what a name has beside letters and digits
_SIGNS = "-_.~"
# a file, and the folder of its kind
_DEPTH = 2


class NotAsListedError(Exception):
    """A file is not what its list says."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: what the pages were made of (nothing where that is not known), their digests by name, and
    whether all were written."""

    made_of: str
    digests: Mapping[str, str]
    whole: bool

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(name.endswith(PAGE) for name in self.digests)


def listed(folder: Path) -> Listed | None:
    """Return what the list in a folder says; None where there is none, or one that kg did not write."""
    try:
        return _read((folder / LIST).read_bytes())
    except OSError:
        return None


def _read(data: bytes) -> Listed | None:
    first, *lines = data.decode("utf-8", "replace").split("\n")
    if data and not first.startswith(_HEAD):
        return None
    told = (line.partition(_BETWEEN) for line in lines if not line.startswith("#"))
    digests = {name: digest for digest, _, name in told if _is_own(name)}
    return Listed(first.removeprefix(_HEAD), digests, whole=lines[-2:] == [_END, ""])


def _is_own(name: str) -> bool:
    """Whether a name is one that a site gives: a list from elsewhere leads nowhere out of its folder."""
    parts = name.split("/")
    return len(parts) <= _DEPTH and all(
        part and not part.startswith(".") and all(sign.isalnum() or sign in _SIGNS for sign in part) for part in parts
    )


def files_of(folder: Path, of: Listed) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site by name, each held against its digest.

    Raises
    ------
    NotAsListedError
        If one is missing or is another than it was.
    """
    for name, digest in of.digests.items():
        try:
            data = (folder / name).read_bytes()
        except OSError:
            raise NotAsListedError(name) from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise NotAsListedError(name)
        yield name, data


def is_there(folder: Path, of: Listed) -> bool:
    """Whether all files of a site are there as they were written."""
    try:
        return of.whole and all(True for _ in files_of(folder, of))
    except NotAsListedError:
        return False


def write(folder: Path, made_of: str, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files of a site in the place of those that its list names; return how many are pages.

    What kg did not write stays, and is never written over.

    Parameters
    ----------
    folder : Path
        The folder; made if missing.
    made_of : str
        What stands for all that the files are made of; nothing where they could turn out otherwise the next time.
    files : iterable
        Name and content, in the order in which they are written.

    Raises
    ------
    OutputError
        If a file of another name is in the way, or another process is writing the same site.
    OSError
        If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LIST).open("a+b", buffering=0) as listing:
        if not lock(listing.fileno(), exclusive=True, wait=False):
            raise OutputError(f"{folder}: its pages are being written by another process; wait for it")
        listing.seek(0)
        before = _read(listing.read())
        if before is None:
            raise _in_the_way(folder / LIST)
        _remove(folder, before)
        listing.truncate(0)
        listing.write(f"{_HEAD}{made_of}\n".encode())
        pages = 0
        made: set[str] = set()
        for name, data in files:
            _make_room(folder, name, made)
            listing.write(f"{hashlib.sha256(data).hexdigest()}{_BETWEEN}{name}\n".encode())
            _write_new(folder, name, data)
            pages += name.endswith(PAGE)
        listing.write(f"{_END}\n".encode())
    return pages


def _make_room(folder: Path, name: str, made: set[str]) -> None:
    """Make the folder of a file; see that nothing of somebody else stands in its place, which a list would claim."""
    below = name.rpartition("/")[0]
    if below not in made:
        (folder / below).mkdir(exist_ok=True)
        made.add(below)
    if os.path.lexists(folder / name):
        raise _in_the_way(folder / name)


def _in_the_way(path: Path) -> OutputError:
    return OutputError(f"{path}: is in the way; move it, or name a new folder with --output")


def _write_new(folder: Path, name: str, data: bytes) -> None:
    with (folder / name).open("xb") as file:
        file.write(data)


def _remove(folder: Path, of: Listed) -> None:
    """Delete what a list names; nothing behind a link."""
    for name in of.digests:
        path = folder / name
        if not (path.parent != folder and path.parent.is_symlink()):
            path.unlink(missing_ok=True)
