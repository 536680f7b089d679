"""The extracts of all files that are built: kept ones taken, the others made.

In: files, and the folder of extracts. Out: `Collected`, one a file, in their order. An extract is kept as soon as it is
made: work that is ended is not done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, OutputError
from kg.extract.fingerprint import digest_of, size_of
from kg.extract.jobs import ToRead
from kg.extract.kept import KeptExtracts, key_of, read_extract_file
from kg.extract.many_files import extracts
from kg.extract.one_file import placed
from kg.extract.record import Extract
from kg.progress import Progress
from kg.read.formats.content import Wishes
from kg.versions import EXTRACT_SUFFIX


@dataclass(frozen=True, slots=True)
class Collected:
    """A file with its extract. `key` tells it from all others by what it was made of; `warnings` are about the keeping
    of it, and `place` is the path by which the user knows the file."""

    place: Path
    key: str
    extract: Extract
    warnings: tuple[str, ...] = ()

    def lines(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield lines of the extract, with the folder of the file."""
        return (placed(line, self.place) for line in lines)


def collect(
    files: Sequence[Path], wishes: Wishes, kept: KeptExtracts, workers: int, progress: Progress
) -> tuple[Collected, ...]:
    """Return the extracts of files, and keep those that are new.

    Parameters
    ----------
    files : sequence of Path
        Files of any kind that is read, and extracts.
    wishes : Wishes
        What is asked of the reading.
    kept : KeptExtracts
        Where extracts are looked for and kept.
    workers : int
        Processes, from 1 up.
    progress : Progress
        Told of each file that is read.

    Raises
    ------
    OutputError
        If the extracts cannot be written.
    """
    found: dict[Path, Collected] = {}
    missing: list[tuple[ToRead, str, tuple[str, ...]]] = []
    for path in files:
        if path.suffix == EXTRACT_SUFFIX:
            found[path] = _given(path)
            continue
        digest = digest_of(path)
        key = key_of(path.name, digest, wishes)
        warnings: tuple[str, ...] = ()
        if digest and kept.has(key):
            try:
                found[path] = Collected(path, key, kept.take(key))
                continue
            except InputError as error:
                warnings = (str(error).replace("make it anew", "it is made anew"),)
        missing.append((ToRead(path, digest, size_of(path)), key, warnings))
    found.update(_made(missing, wishes, kept, workers, progress))
    return tuple(found[path] for path in files)


def _given(path: Path) -> Collected:
    try:
        extract = read_extract_file(path)
    except InputError as error:
        extract = Extract(name=path.name, failed=str(error).removeprefix(str(path.parent / "_")[:-1]))
    return Collected(path.parent / extract.name, path.stem, extract)


def _made(
    missing: Sequence[tuple[ToRead, str, tuple[str, ...]]],
    wishes: Wishes,
    kept: KeptExtracts,
    workers: int,
    progress: Progress,
) -> Iterator[tuple[Path, Collected]]:
    progress.stage("extract", len(missing))
    of_file = {file: (key, warnings) for file, key, warnings in missing}
    for made in extracts([file for file, *_ in missing], wishes, workers):
        key, warnings = of_file[made.file]
        if made.extract.sha256 != made.file.sha256 and not made.extract.failed:
            warnings = (*warnings, f"{made.file.path}: was changed while it was read; build again")
        elif made.data is not None and not made.extract.failed:
            _keep(kept, key, made.data)
        yield made.file.path, Collected(made.file.path, key, made.extract, warnings)
        progress.advance(str(made.file.path), made.file.size)


def _keep(kept: KeptExtracts, key: str, data: bytes) -> None:
    try:
        kept.keep(key, data)
    except OSError as error:
        raise OutputError(f"{kept.folder}: cannot be written ({error.strerror or error}); free space") from None
