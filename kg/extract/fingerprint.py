"""What an extract depends on besides the file: code, vocabularies, the libraries that read, and the wishes.

In: nothing, or wishes. Out: hashes. A change of a word or of a rule makes another hash, and extracts made before it are
not taken.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kg.read.formats.content import Wishes
from kg.read.source import SUFFIXES
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.own import own_files

_PACKAGE = Path(__file__).resolve().parents[1]
# what stands left of the extract, and the extract itself
_ROOMS = ("vocabulary", "language", "read", "describe", "annotate", "extract")
_ROOMS_OF_TITLES = ("vocabulary", "language")
_PYTHON = f"{sys.version_info[:2]}".encode()
_AT_A_TIME = 1 << 20
# what pages are filled with, and the libraries of what stands right of the extract
_OF_PAGES = ("*.html", "*.js", "*.css")
_LIBRARIES_BEHIND = ("jinja2", "markupsafe", "networkx", "pyoxigraph")
_LIBRARIES = ("lxml", "msgspec", "opencc", "pyahocorasick", "pypdfium2", "python-calamine", "python-docx", "spacy")


@cache
def fingerprint() -> str:
    """Return the hash of what decides what an extract holds."""
    return _hash(_parts(*(_PACKAGE / room for room in _ROOMS)))


@cache
def fingerprint_of_titles() -> str:
    """Return the hash of what decides how a title is read: words, and what is known of the language."""
    rooms = (_PACKAGE / room for room in _ROOMS_OF_TITLES)
    return _hash((_PYTHON, *_sources(*rooms), *_own_parts()))


@cache
def fingerprint_of_all() -> str:
    """Return the hash of what decides what a build writes, the whole program."""
    return _hash((*_parts(_PACKAGE), *_versions(_LIBRARIES_BEHIND), *_files(_PACKAGE, *_OF_PAGES)))


def fingerprint_of_wishes(wishes: Wishes, name: str) -> str:
    """Return the hash of what of the wishes a file of this name is read by."""
    columns = () if not wishes.columns or name.lower().endswith(SUFFIXES) else sorted(wishes.columns.items())
    return _hash(f"{kind}={column}".encode() for kind, column in columns)


def digest_of(path: Path) -> str:
    """Return the hash of what a file holds; empty where it cannot be read, which whoever reads it will tell."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while part := stream.read(_AT_A_TIME):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()


def size_of(path: Path) -> int:
    """Return how large a file is, in bytes; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _parts(*rooms: Path) -> Iterator[bytes]:
    yield _PYTHON
    yield from _versions(_LIBRARIES)
    yield from _sources(*rooms)
    yield from _own_parts()


def _sources(*rooms: Path) -> Iterator[bytes]:
    for room in rooms:
        yield from _files(room, "*.py")
    yield from _files(ontology_folder(), "*.ttl")


def _files(folder: Path, *endings: str) -> Iterator[bytes]:
    for path in sorted(path for ending in endings for path in folder.rglob(ending)):
        yield path.relative_to(folder).as_posix().encode()
        yield path.read_bytes()


def _own_parts() -> Iterator[bytes]:
    for path in own_files():
        yield path.suffix.encode()
        yield path.read_bytes()


def _versions(libraries: Iterable[str]) -> Iterator[bytes]:
    return (f"{name} {_version(name)}".encode() for name in libraries)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # which loads what reads mail

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()
