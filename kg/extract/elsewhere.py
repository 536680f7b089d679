"""Names that a text gives without 《》 and that are known from other files.

In: the extracts of all files. Out: the same, their mentions as if all names had been known when each text was read. One
automaton finds in which texts a name of another file occurs; those alone are read for references again. What is found
is kept: the next time new texts are looked through for all names, and the others for new names only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.annotate.references.mention import Mention
from kg.errors import Fault
from kg.extract.jobs import LOST, FindAgain, given_by, pieces
from kg.extract.one_file import document_reading, own_names
from kg.extract.record import DocumentExtract, Extract, TextExtract
from kg.extract.workers import Workers
from kg.language.characters import plain
from kg.language.spaces import squeeze

# below so many characters processes take longer to begin than to work
_FEW = 1_000_000


@dataclass(frozen=True, slots=True)
class Named:
    """A document that gives names of other files: which of its file it is, the names, and all its mentions then."""

    document: int
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is kept: the names that were looked for, and of each file (by its key) the documents that give some."""

    names: tuple[str, ...]
    files: Mapping[str, tuple[Named, ...]]


NOTHING_KEPT = Elsewhere((), {})


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of a file, in the order of its texts."""

    file: str
    number: int
    text: TextExtract
    extract: DocumentExtract


def with_names_elsewhere(
    extracts: Mapping[str, Extract],
    former: Elsewhere,
    workers: int,
    names_of: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Mapping[str, Extract], Elsewhere]:
    """Return extracts with the mentions that names of the other files bring, and what is to be kept.

    Parameters
    ----------
    extracts : mapping of str to Extract
        By the key of the file; each is asked for once, and once more by who asks for it with those mentions.
    former : Elsewhere
        What was kept the last time.
    workers : int
        Processes, from 1 up.
    names_of : mapping of str to sequence of str or None
        The names under which texts may name what is in a file; None to ask each extract.
    """
    own = names_of if names_of is not None else {key: own_names(extract) for key, extract in extracts.items()}
    names = tuple(sorted({name for some in own.values() for name in some}.difference(authority_names())))
    known = {key: {one.document: one for one in former.files[key]} for key in extracts if key in former.files}
    occurring = _Occurring(names, former, known)
    kept: dict[str, dict[int, Named]] = {key: {} for key in extracts}
    again: list[tuple[_Document, tuple[str, ...]]] = []
    for document in _documents(extracts):
        given = occurring.in_document(document, frozenset(own[document.file]))
        before = known.get(document.file, {}).get(document.number)
        if before and before.names == given:
            kept[document.file][document.number] = before
        elif given:
            again.append((document, given))
    faults = _find_again(again, own, workers, kept)
    # what was lost may be found the next time
    whole = {key: tuple(some.values()) for key, some in kept.items() if key not in faults}
    changed = TakenExtracts(extracts, lambda key: _changed(extracts[key], kept[key], faults.get(key, {})))
    return changed, Elsewhere(names, whole)


class _Occurring:
    """Tells which names of other files occur in a document.

    Parameters
    ----------
    names : sequence of str
        All names, of all files.
    former : Elsewhere
        What was kept; names of it that are gone, and names that it does not have, are the only ones looked at.
    known : mapping
        The documents of it by file and number.
    """

    def __init__(self, names: Sequence[str], former: Elsewhere, known: Mapping[str, Mapping[int, Named]]) -> None:
        self._known = known
        self._names = frozenset(names)
        new = self._names.difference(former.names)
        self._new = KnownNames(new) if new and known else None
        self._all = KnownNames(names)

    def in_document(self, document: _Document, own: frozenset[str]) -> tuple[str, ...]:
        """Return the names, sorted, but for those of its own file."""
        if document.file not in self._known:
            found = self._all.occurring(_squeezed(document))
        else:
            before = self._known[document.file].get(document.number)
            found = set(before.names) & self._names if before else set()
            if self._new:
                found |= self._new.occurring(_squeezed(document))
        return tuple(sorted(found - own))


def _squeezed(document: _Document) -> str:
    at = document.extract.segment
    return squeeze(plain(document.text.compilation.clean.text[at.start : at.end])).text


def _documents(extracts: Mapping[str, Extract]) -> Iterator[_Document]:
    for key, extract in extracts.items():
        documents = ((text, one) for text in extract.texts for one in text.documents)
        for number, (text, document) in enumerate(documents):
            if document.fault is None:
                yield _Document(key, number, text, document)


def _find_again(
    documents: Sequence[tuple[_Document, tuple[str, ...]]],
    own: Mapping[str, tuple[str, ...]],
    count: int,
    kept: Mapping[str, dict[int, Named]],
) -> dict[str, dict[int, Fault]]:
    """Find the mentions of documents, with the names that occur in them; `kept` gets them. Return what went wrong."""
    faults: dict[str, dict[int, Fault]] = {}
    readings = [_reading(document, own[document.file], names) for document, names in documents]
    for (document, names), found in zip(documents, _mentions(readings, count), strict=True):
        if isinstance(found, Fault):
            faults.setdefault(document.file, {})[document.number] = found
        else:
            kept[document.file][document.number] = Named(document.number, names, found.mentions)
    return faults


def _mentions(readings: Sequence[Reading], count: int) -> list[Annotations | Fault]:
    found: list[Annotations | Fault] = [LOST] * len(readings)
    workers = Workers(count if sum(len(one.text) for one in readings) > _FEW else 1)
    first = 0
    for piece in pieces(readings):
        workers.add([FindAgain(first, piece)])
        first += len(piece)
    for job, given in workers.finished():
        if isinstance(job, FindAgain):
            found[job.first : job.first + len(job.readings)] = given_by(given)
    return found


def _reading(document: _Document, own: Sequence[str], names: Sequence[str]) -> Reading:
    return document_reading(document.text, document.extract, tuple(sorted({*own, *names})))


class TakenExtracts(Mapping[str, Extract]):
    """Extracts by key, none of them held: each is taken when it is asked for, and again when it is asked for again.

    Parameters
    ----------
    keys : collection of str
        The keys, in their order.
    take : callable
        Gives the extract of a key that is one of them.
    """

    def __init__(self, keys: Collection[str], take: Callable[[str], Extract]) -> None:
        self._keys, self._take = keys, take

    def __getitem__(self, key: str) -> Extract:
        if key not in self._keys:
            raise KeyError(key)
        return self._take(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _changed(extract: Extract, named: Mapping[int, Named], faults: Mapping[int, Fault]) -> Extract:
    if not (named or faults):
        return extract
    numbers = iter(range(sum(len(text.documents) for text in extract.texts)))
    texts = tuple(
        replace(text, documents=tuple(_with_mentions(one, next(numbers), named, faults) for one in text.documents))
        for text in extract.texts
    )
    return replace(extract, texts=texts)


def _with_mentions(
    document: DocumentExtract, number: int, named: Mapping[int, Named], faults: Mapping[int, Fault]
) -> DocumentExtract:
    if number in faults:
        return replace(document, fault=faults[number])
    if number in named:
        return replace(document, annotations=replace(document.annotations, mentions=named[number].mentions))
    return document
