"""What is done in processes: files read, texts annotated, references found again.

In: paths, `Reading`s. Out: jobs for `kg.extract.workers`, whose results are bytes as `kg.extract.record` writes them. A
process keeps names and vocabularies for all its jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.questions import Question, ask, questions_of_a_build, references
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.errors import Fault, KgError
from kg.extract.one_file import read_extract, readings, with_annotations
from kg.extract.record import Extract, decode, encode, together
from kg.language.body_mentions import learn_all_names
from kg.read.formats.content import NO_WISHES, Wishes
from kg.read.source import sample_corpus

LOST = Fault("its process was lost; it was killed, or there was not enough memory for it", "")
# fewer are read without the names of all bodies
_FEW_FILES = 8
# characters of a piece of work: some seconds of it, so that processes end together
_PIECE = 400_000


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file to be read, the hash of what it holds, and how large it is, in bytes."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Given:
    """What texts gave: for each its annotations, or the fault that cost it those."""

    annotations: tuple[Annotations, ...]
    faults: tuple[Fault | None, ...]

    @property
    def found(self) -> list[Annotations | Fault]:
        """Of each text one of the two."""
        return [fault or found for found, fault in zip(self.annotations, self.faults, strict=True)]


@dataclass(frozen=True, slots=True)
class ExtractFiles:
    """The extracts of small files, whole; `run` gives the bytes of each in their order."""

    files: tuple[ToRead, ...]
    wishes: Wishes

    def __str__(self) -> str:
        return ", ".join(str(file.path) for file in self.files)

    def run(self) -> bytes:
        """Read and annotate."""
        if len(self.files) > _FEW_FILES:
            prepare()
        return together([encode(extract_whole(file, self.wishes)) for file in self.files])

    def parts(self) -> Sequence[ExtractFiles]:
        """Return a job for each file."""
        return [ExtractFiles((file,), self.wishes) for file in self.files] if len(self.files) > 1 else ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The extract of a large file, of which nothing is annotated yet."""

    file: ToRead
    wishes: Wishes

    def __str__(self) -> str:
        return str(self.file.path)

    def run(self) -> bytes:
        """Read."""
        return encode(read_extract(self.file.path, self.wishes))

    def parts(self) -> Sequence[ReadFile]:
        """Return nothing: a file is read as a whole."""
        return ()


@dataclass(frozen=True, slots=True)
class AnnotateTexts:
    """The annotations of texts of a file, the first of which is its `first`."""

    file: ToRead
    first: int
    readings: tuple[Reading, ...]

    def __str__(self) -> str:
        return str(self.file.path)

    def run(self) -> bytes:
        """Annotate."""
        return encode(_given([annotated(reading) for reading in self.readings]))

    def parts(self) -> Sequence[AnnotateTexts]:
        """Return a job for each text."""
        if len(self.readings) == 1:
            return ()
        return [AnnotateTexts(self.file, self.first + at, (one,)) for at, one in enumerate(self.readings)]


@dataclass(frozen=True, slots=True)
class FindAgain:
    """The mentions of texts, the first of which is the `first` of those that are read again."""

    first: int
    readings: tuple[Reading, ...]

    def __str__(self) -> str:
        return f"{len(self.readings)} texts again"

    def run(self) -> bytes:
        """Find them."""
        return encode(_given([_mentions(reading) for reading in self.readings]))

    def parts(self) -> Sequence[FindAgain]:
        """Return a job for each text."""
        if len(self.readings) == 1:
            return ()
        return [FindAgain(self.first + at, (one,)) for at, one in enumerate(self.readings)]


def extract_whole(file: ToRead, wishes: Wishes) -> Extract:
    """Return the extract of a file, read and annotated."""
    extract = read_extract(file.path, wishes)
    return with_annotations(extract, [annotated(reading) for reading in readings(extract)])


def _given(found: Sequence[Annotations | Fault]) -> Given:
    """Return what texts gave, as it is written."""
    return Given(
        tuple(Annotations() if isinstance(one, Fault) else one for one in found),
        tuple(one if isinstance(one, Fault) else None for one in found),
    )


def given_by(data: bytes | None) -> list[Annotations | Fault]:
    """Return what the texts of a job gave; where the process of a single one was lost, that."""
    if data is None:
        return [LOST]
    return decode(data, Given).found


def annotated(reading: Reading) -> Annotations | Fault:
    """Annotate one text; a fault of the program in it costs it its annotations, and not those of others."""
    return _or_fault(lambda: ask(_questions(), reading))


def _or_fault(step: Callable[[], Annotations]) -> Annotations | Fault:
    try:
        return step()
    except (KgError, MemoryError):
        raise
    except Exception as error:
        return Fault.of(error)


def prepare_for_processes() -> None:
    """Load all that texts are read with, before processes are made that get it.

    Patterns are compiled and vocabularies loaded when they are first asked for, which takes 0.4 s in all: reading the
    samples asks for most of them.
    """
    prepare()
    for path in sorted(sample_corpus().glob("*.txt")):
        extract_whole(ToRead(path, "", 0), NO_WISHES)


def prepare() -> None:
    """Load what texts are read and annotated with, where there are many."""
    learn_all_names()
    _questions()


@cache
def _questions() -> tuple[Question, ...]:
    return questions_of_a_build(_names())


def _mentions(reading: Reading) -> Annotations | Fault:
    """The mentions of a text, as they are found with all other annotations."""
    return _or_fault(lambda: Annotations(mentions=references(_names()).find(reading)))


@cache
def _names() -> KnownNames:
    return KnownNames(authority_names())


def pieces(readings: Iterable[Reading]) -> Iterator[tuple[Reading, ...]]:
    """Cut texts, in their order, into pieces of like size."""
    piece: list[Reading] = []
    size = 0
    for reading in readings:
        if piece and size + len(reading.text) > _PIECE:
            yield tuple(piece)
            piece, size = [], 0
        piece.append(reading)
        size += len(reading.text)
    if piece:
        yield tuple(piece)
