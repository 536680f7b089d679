"""Files to extracts by the workers of a cluster.

In: paths or URLs of files and folders, the address of a scheduler of dask.distributed. Out: extracts in a folder that
may be a URL too, byte for byte those of a run on one machine. Each worker reads and writes by fsspec; a worker that is
lost costs nothing but time, for the scheduler gives its files to others.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.errors import InputError
from kg.extract.fingerprint import digest_of, fingerprint, size_of
from kg.extract.jobs import ToRead, extract_whole
from kg.extract.kept import key_of
from kg.extract.plan import Done
from kg.extract.record import encode
from kg.progress import Progress
from kg.read.decisions import NOT_IN_EXTRACTS, is_decisions
from kg.read.formats.content import Wishes
from kg.read.formats.registry import is_read, refusal
from kg.read.policy_lists import LIST_SUFFIXES
from kg.versions import EXTRACT_SUFFIX

_NEEDED = 'needs dask.distributed and fsspec; run `pip install "policy-kg[cluster]"`'
# a task holds so much, for each costs the scheduler about a millisecond
_BYTES, _FILES = 1 << 20, 64


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file by its URL, and how large it is, in bytes."""

    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its extract was `made` or `kept`, or it `failed`; `told` says why."""

    url: str
    state: str
    told: str = ""


def extract_on_cluster(paths: Sequence[str], output: str, wishes: Wishes, scheduler: str, progress: Progress) -> Done:
    """Make the extracts of files by the workers of a scheduler.

    Parameters
    ----------
    paths : sequence of str
        Files and folders, as paths that all workers see or as URLs that fsspec knows.
    output : str
        Folder for the extracts, likewise.
    wishes : Wishes
        Which files to read, and how.
    scheduler : str
        Its address, such as tcp://10.0.0.1:8786.
    progress : Progress
        Told of each file.

    Raises
    ------
    InputError
        If nothing is found to read, the scheduler does not answer, or a library is missing.
    """
    try:
        from distributed import Client
    except ImportError:
        raise InputError(f"--scheduler {scheduler}: {_NEEDED}") from None
    files, unread = find_remote(paths, wishes)
    try:
        client: Any = Client(scheduler, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(f"--scheduler {scheduler}: does not answer ({error}); start `dask scheduler` there") from None
    progress.stage("extract", len(files), sum(file.size for file in files))
    sizes = {file.url: file.size for file in files}
    outcomes = []
    with client:
        for outcome in _outcomes(client, files, output, wishes):
            outcomes.append(outcome)
            progress.begin(outcome.url)
            progress.advance(sizes[outcome.url])
    states = [one.state for one in outcomes]
    told = sorted(f"{one.url}: {one.told}" for one in outcomes if one.told)
    return Done(states.count("made"), states.count("kept"), states.count("failed"), (*unread, *told))


def find_remote(paths: Sequence[str], wishes: Wishes) -> tuple[list[RemoteFile], list[str]]:
    """Return the files that paths and URLs name, sorted, and a line for each that is not read.

    Raises
    ------
    InputError
        If nothing to read is left, or a library is missing.
    """
    files: dict[str, RemoteFile] = {}
    unread = []
    for path in paths:
        for inside, one in _listed(path):
            reason = _reason(inside, wishes) if inside else None
            if reason is None and is_decisions(Path(one.url)):
                reason = NOT_IN_EXTRACTS
            if reason is None:
                files[one.url] = one
            else:
                unread.append(f"{one.url}: {reason}")
    if not files:
        raise InputError(f"{', '.join(paths)}: no file to read; name files, or a folder that holds some")
    return list(files.values()), unread


def _listed(path: str) -> Iterator[tuple[str, RemoteFile]]:
    """The files at a path, each with its path in the folder; empty where a file itself was named."""
    fs, root = _file_system(path)
    found: dict[str, dict[str, Any]] = fs.find(root, detail=True)
    for name, told in sorted(found.items()):
        inside = posixpath.relpath(name, root) if name != root else ""
        if not any(part.startswith(".") and part != "." for part in inside.split("/")):
            yield inside, RemoteFile(fs.unstrip_protocol(name), int(told.get("size") or 0))


def _reason(inside: str, wishes: Wishes) -> str | None:
    if unwished := wishes.against(posixpath.basename(inside), inside):
        return unwished
    known = is_read(inside) or Path(inside).suffix.lower() in LIST_SUFFIXES
    return None if known else refusal(inside)


def _file_system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(f"{url}: {_NEEDED}") from None
    try:
        found: tuple[Any, str] = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise InputError(f"{url}: cannot be opened ({error}); install what fsspec needs for it") from None
    return found


def _outcomes(client: Any, files: Sequence[RemoteFile], output: str, wishes: Wishes) -> Iterator[Outcome]:
    """Give files to the workers; a task that ends several workers is cut, and the file that does it is told."""
    from distributed import as_completed

    def submitted(batch: Sequence[RemoteFile]) -> Any:
        return client.submit(extract_remote, tuple(batch), output, wishes, fingerprint(), pure=False)

    batch_of = {submitted(batch): batch for batch in _batches(files)}
    running: Any = as_completed(list(batch_of))  # type: ignore[no-untyped-call]
    for future in running:
        batch = batch_of.pop(future)
        if future.status == "finished":
            yield from future.result()
        elif len(batch) > 1:
            parts = {submitted([file]): [file] for file in batch}
            batch_of.update(parts)
            running.update(list(parts))
        else:
            reason = " ".join(str(future.exception()).split())
            yield Outcome(batch[0].url, "failed", f"{reason}; the workers' logs say more")


def _batches(files: Sequence[RemoteFile]) -> Iterator[list[RemoteFile]]:
    batch: list[RemoteFile] = []
    size = 0
    for file in sorted(files, key=lambda one: (-one.size, one.url)):
        if batch and (size + file.size > _BYTES or len(batch) == _FILES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield batch


def extract_remote(files: Sequence[RemoteFile], output: str, wishes: Wishes, made_with: str) -> list[Outcome]:
    """Make the extracts of files; this is what runs on a worker.

    Raises
    ------
    InputError
        If the worker has other code or vocabularies than whoever asks.
    """
    if fingerprint() != made_with:
        raise InputError("the worker has another version of kg or its vocabularies; install the same")
    return [_extracted(file, output, wishes) for file in files]


def _extracted(file: RemoteFile, output: str, wishes: Wishes) -> Outcome:
    source, place = _file_system(file.url)
    target, folder = _file_system(output)
    with TemporaryDirectory() as here:
        path = Path(here, posixpath.basename(place))
        try:
            source.get_file(place, str(path))
        except OSError as error:
            return Outcome(file.url, "failed", f"cannot be opened ({error.strerror or error})")
        digest = digest_of(path)
        kept = posixpath.join(folder, f"{key_of(path.name, digest, wishes)}{EXTRACT_SUFFIX}")
        if target.exists(kept):
            return Outcome(file.url, "kept")
        extract = extract_whole(ToRead(path, digest, size_of(path)), wishes)
    if extract.failed:
        return Outcome(file.url, "failed", extract.failed.partition(": ")[2])
    _write(target, kept, encode(extract))
    return Outcome(file.url, "made")


def _write(target: Any, place: str, data: bytes) -> None:
    """Write a file whole: beside its place, and moved there; two workers that make the same write the same."""
    from uuid import uuid4

    target.makedirs(posixpath.dirname(place), exist_ok=True)
    part = f"{place}.{uuid4().hex}.part"
    target.pipe_file(part, data)
    target.mv(part, place)
