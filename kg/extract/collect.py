"""The extracts of all files that are built: kept ones taken, the others made.

In: files, and the folder of extracts. Out: `Collected`, one a file, in their order. An extract is kept as soon as it is
made: work that is ended is not done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, OutputError
from kg.extract.fingerprint import digest_of, size_of
from kg.extract.jobs import ToRead
from kg.extract.kept import KeptExtracts, key_of, read_extract_file
from kg.extract.many_files import extracts
from kg.extract.one_file import own_names, placed
from kg.extract.recent import RecentExtracts
from kg.extract.record import Extract
from kg.progress import Progress
from kg.read.formats.content import Wishes
from kg.versions import EXTRACT_SUFFIX


@dataclass(frozen=True, slots=True)
class Collected:
    """A file with its extract, which is taken again where it is asked for. `key` tells it from all others by what it
    was made of; `names` are those under which texts may name what is in it, `failed` is why nothing of it can be used,
    with its folder; `warnings` are about the keeping of it, and `place` is the path by which the user knows the file.
    `whole` tells that reading the file again gives no more: no process was lost with part of it."""

    place: Path
    key: str
    names: tuple[str, ...]
    failed: str | None
    recent: RecentExtracts = field(compare=False)
    warnings: tuple[str, ...] = ()
    whole: bool = True

    @property
    def extract(self) -> Extract:
        """What it gives.

        Raises
        ------
        InputError
            If its extract was damaged since it was made.
        """
        return self.recent.take(self.key)

    @property
    def is_held(self) -> bool:
        """Whether its extract is held, and not taken again."""
        return self.recent.holds(self.key)

    def lines(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield lines of the extract, with the folder of the file."""
        return (placed(line, self.place) for line in lines)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file before it is read, and the key of its extract; of a file that is an extract itself, the name of that."""

    file: ToRead
    key: str
    is_extract: bool


def list_files(paths: Sequence[Path], wishes: Wishes) -> tuple[Listed, ...]:
    """Return files, of any kind that is read and extracts too, with the keys of what they hold."""
    return tuple(_listed(path, wishes) for path in paths)


def _listed(path: Path, wishes: Wishes) -> Listed:
    file, is_extract = ToRead(path, digest_of(path), size_of(path)), path.suffix == EXTRACT_SUFFIX
    return Listed(file, path.stem if is_extract else key_of(path.name, file.sha256, wishes), is_extract)


def collect(
    files: Sequence[Listed], wishes: Wishes, kept: KeptExtracts, workers: int, progress: Progress
) -> tuple[Collected, ...]:
    """Return the extracts of files, and keep those that are new.

    Parameters
    ----------
    files : sequence of Listed
        What to read.
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
    recent = RecentExtracts(kept)
    missing: list[tuple[Listed, tuple[str, ...]]] = []
    for one in files:
        warnings: tuple[str, ...] = ()
        try:
            if one.is_extract:
                found[one.file.path] = _given(one, recent)
                continue
            if is_kept(one, kept):
                recent.hold(one.key, kept.take(one.key), True)
                found[one.file.path] = _collected(one.file.path, one.key, recent)
                continue
        except InputError as error:
            warnings = (str(error).replace("make it anew", "it is made anew"),)
        missing.append((one, warnings))
    found.update(_made(missing, wishes, kept, recent, workers, progress))
    return tuple(found[one.file.path] for one in files)


def is_kept(one: Listed, kept: KeptExtracts) -> bool:
    """Tell whether a file need not be read."""
    return one.is_extract or (bool(one.file.sha256) and kept.has(one.key))


def _collected(
    place: Path, key: str, recent: RecentExtracts, warnings: tuple[str, ...] = (), whole: bool = True
) -> Collected:
    extract = recent.take(key)
    failed = placed(extract.failed, place) if extract.failed else None
    return Collected(place, key, own_names(extract), failed, recent, warnings, whole)


def _given(one: Listed, recent: RecentExtracts) -> Collected:
    path = one.file.path
    try:
        extract = read_extract_file(path)
    except InputError as error:
        extract = Extract(name=path.name, failed=str(error).removeprefix(str(path.parent / "_")[:-1]))
    recent.hold(one.key, extract, False)
    return _collected(path.parent / extract.name, one.key, recent)


def _made(
    missing: Sequence[tuple[Listed, tuple[str, ...]]],
    wishes: Wishes,
    kept: KeptExtracts,
    recent: RecentExtracts,
    workers: int,
    progress: Progress,
) -> Iterator[tuple[Path, Collected]]:
    progress.stage("extract", len(missing), sum(one.file.size for one, _ in missing))
    of_file = {one.file: (one.key, warnings) for one, warnings in missing}
    for made in extracts([one.file for one, _ in missing], wishes, workers, progress.begin):
        key, warnings = of_file[made.file]
        whole = made.data is not None and made.extract.sha256 == made.file.sha256
        is_kept = whole and not made.extract.failed
        if made.extract.sha256 != made.file.sha256 and not made.extract.failed:
            warnings = (*warnings, f"{made.file.path}: was changed while it was read; build again")
        elif made.data is not None and not made.extract.failed:
            _keep(kept, key, made.data)
        recent.hold(key, made.extract, is_kept)
        yield made.file.path, _collected(made.file.path, key, recent, warnings, whole)
        progress.advance(made.file.size)


def _keep(kept: KeptExtracts, key: str, data: bytes) -> None:
    try:
        kept.keep(key, data)
    except OSError as error:
        raise OutputError(
            f"{kept.folder}: cannot be written ({error.strerror or error}); free space or choose another folder"
        ) from None
