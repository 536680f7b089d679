"""What is written is whole before it takes the place of what was there, also when the power fails.

In: a path. Out: a place beside it to write to; what was written there is on the disk before it gets the name.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import OutputError

# files whose way to the disk is waited for together
_AT_ONCE = 32


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to, beside a file; it takes the file's place once it is whole.

    A device or a pipe (/dev/stdout) is written as it is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file")
    try:
        if path.exists() and not path.is_file():
            yield path
            return
        whole = path.resolve()
        part = whole.with_name(f"{whole.name}.part")
        whole.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            _to_disk(part)
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files to a folder by their names; they take the places of what was there once all are whole.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    from concurrent.futures import ThreadPoolExecutor

    parts: dict[str, Path] = {}
    try:
        for name, data in files:
            parts[name] = folder / f"{name}.part"
            parts[name].write_bytes(data)
        # waited for together: the disk takes about as long for all as for one
        with ThreadPoolExecutor(max_workers=_AT_ONCE) as waiting:
            list(waiting.map(_to_disk, parts.values()))
        for name, part in parts.items():
            part.replace((folder / name).resolve())
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return [folder / name for name in parts]


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def all_to_disk() -> None:
    """Wait until everything that was written is on the disk: a link made after it never leads to half a file.

    One call for all: 5,000 small files take 0.2 s so, and 26 s one by one.
    """
    if hasattr(os, "sync"):
        os.sync()
