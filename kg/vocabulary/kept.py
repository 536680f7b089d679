"""What was read out of a file that comes with kg, kept beside it as Python keeps the bytecode of a module.

In: a file (a vocabulary, a template), and how to read it. Out: what was read, from `__pycache__` where the same bytes
were read by the same code before, which takes a tenth of the time. What is kept names the hash of those bytes and of
that code and the hash of itself: a file that was changed, and what was kept by halves, are read anew. Each thread
writes a file of its own and then gives it the name, so that two may write at once. Where nothing can be written, all is
read each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from collections.abc import Callable, Sequence
from importlib.util import cache_from_source
from pathlib import Path
from threading import get_ident
from typing import Any

_HASH = 32


def kept(path: Path, read: Callable[[bytes], Any], code: Sequence[Path]) -> Any:
    """Return what is read out of a file: tuples, lists, dicts, strings, numbers, None and code.

    Parameters
    ----------
    path : Path
        The file.
    read : callable
        Reads its bytes.
    code : sequence of Path
        The modules that decide what `read` gives.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    data = path.read_bytes()
    made_of = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in (data, *_bytes_of(code)))).digest()
    place = Path(cache_from_source(str(path))).with_suffix(".kept")
    found = _whole(place, made_of)
    if found is not None:
        return marshal.loads(found)
    said = read(data)
    _keep(place, made_of, marshal.dumps(said))
    return said


def _bytes_of(paths: Sequence[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def _whole(place: Path, made_of: bytes) -> bytes | None:
    """What is kept in a place, or None where it was made of something else or is not whole."""
    try:
        held = place.read_bytes()
    except OSError:
        return None
    said = held[2 * _HASH :]
    is_whole = held[: 2 * _HASH] == made_of + hashlib.sha256(said).digest()
    return said if is_whole else None


def _keep(place: Path, made_of: bytes, said: bytes) -> None:
    part = place.with_name(f"{place.name}.{os.getpid()}-{get_ident()}")
    # nowhere to keep it is no reason to stop: the next process reads the file again
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        try:
            part.write_bytes(made_of + hashlib.sha256(said).digest() + said)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
