"""Files to their extracts, in several processes.

In: paths. Out: each path with its extract, as soon as that is done. Small files are done many a job, all steps in one
process; a large one is read in one, annotated piece by piece in all, and put together here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_start_method

from kg.annotate.annotations import Annotations
from kg.errors import Fault
from kg.extract.jobs import LOST, AnnotateTexts, ExtractFiles, ReadFile, ToRead, given_by, pieces, prepare_for_processes
from kg.extract.one_file import readings, with_annotations
from kg.extract.record import Extract, apart, decode, encode
from kg.extract.workers import Job, Workers
from kg.read.formats.content import Wishes

# bytes: of a file above it each piece is a job, files below it share one up to it
_LARGE = 1 << 20
# a short text takes some time too
_MOST_FILES = 64


@dataclass(frozen=True, slots=True)
class Made:
    """The extract of a file, and its bytes; none where a process was lost with part of it, which may be found later."""

    file: ToRead
    extract: Extract
    data: bytes | None


@dataclass(slots=True)
class _Large:
    """A large file that is being annotated: what was read, and how many texts of it are missing."""

    extract: Extract
    found: list[Annotations | Fault] = field(default_factory=list)
    missing: int = 0


def extracts(
    files: Sequence[ToRead], wishes: Wishes, count: int, begin: Callable[[str], None] = lambda what: None
) -> Iterator[Made]:
    """Make the extracts of files.

    Parameters
    ----------
    files : sequence of ToRead
        The files, all different.
    wishes : Wishes
        What is asked of the reading.
    count : int
        Processes, from 1 up.
    begin : callable
        Told of each job that is taken up.
    """
    workers, large = Workers(count, begin), dict[ToRead, _Large]()
    first = list(_jobs(files, wishes))
    if count > 1 and len(first) > 1 and get_start_method() == "fork":
        prepare_for_processes()  # once here, and not once in each of them
    workers.add(first)
    for job, given in workers.finished():
        if isinstance(job, ExtractFiles) and given is not None:
            for file, data in zip(job.files, apart(given), strict=True):
                yield Made(file, decode(data, Extract), data)
        elif isinstance(job, ExtractFiles):
            # the text that ends the process may be one of many
            workers.add([ReadFile(file, wishes) for file in job.files], first=True)
        elif isinstance(job, ReadFile):
            yield from _read(job.file, given, large, workers)
        elif isinstance(job, AnnotateTexts):
            yield from _annotated(job, given, large)


def _jobs(files: Sequence[ToRead], wishes: Wishes) -> Iterator[Job]:
    """The large files, and then the small ones together."""
    yield from (ReadFile(file, wishes) for file in files if file.size > _LARGE)
    batch: list[ToRead] = []
    size = 0
    for file in (file for file in files if file.size <= _LARGE):
        if batch and (size + file.size > _LARGE or len(batch) == _MOST_FILES):
            yield ExtractFiles(tuple(batch), wishes)
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield ExtractFiles(tuple(batch), wishes)


def _read(file: ToRead, given: bytes | None, large: dict[ToRead, _Large], workers: Workers) -> Iterator[Made]:
    """Go on with a large file that was read: its pieces are the next jobs."""
    if given is None:
        yield Made(file, Extract(name=file.path.name, failed=f"{file.path.name}: {LOST.what}"), None)
        return
    extract = decode(given, Extract)
    texts = readings(extract)
    if not texts:
        yield Made(file, extract, given)
        return
    large[file] = _Large(extract, [LOST] * len(texts), len(texts))
    jobs, first = [], 0
    for piece in pieces(texts):
        jobs.append(AnnotateTexts(file, first, piece))
        first += len(piece)
    workers.add(jobs, first=True)


def _annotated(job: AnnotateTexts, given: bytes | None, large: dict[ToRead, _Large]) -> Iterator[Made]:
    """Keep what a piece gave; with the last one a large file is done."""
    file, end = large[job.file], job.first + len(job.readings)
    file.found[job.first : end] = given_by(given)
    file.missing -= len(job.readings)
    if not file.missing:
        del large[job.file]
        extract = with_annotations(file.extract, file.found)
        yield Made(job.file, extract, None if LOST in file.found else encode(extract))
