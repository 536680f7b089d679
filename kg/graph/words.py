"""Words in names: the names of each kind one behind the other, and where each pair of neighbouring characters stands.

In: what `WordsWriter` put in the index of a graph. Out: `Words`, which finds the policies whose names hold a word. A
word of two characters is one row of the index; the pairs of a longer one have to stand side by side; one character is
all pairs that begin with it. So each word takes as long as its rows are, whatever its length, and however many names
there are.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

TABLE = "CREATE TABLE pair (code INTEGER PRIMARY KEY, places BLOB NOT NULL);"
# No name is told apart by control characters; what ends a name is one of them.
_CONTROL, _END = re.compile(r"[\x00-\x20\x7f]"), "\0"
# a code is the kind of the names, a character, and the one behind it
_BITS = 21
_STORED = np.dtype("<u4")
# Characters that are put in order at a time.
_BLOCK = 4_000_000


def _plain(compared: str) -> str:
    return _CONTROL.sub("\ufffd", compared)


def _code(kind: int, first: str, second: str) -> int:
    return (kind << 2 * _BITS) | (ord(first) << _BITS) | ord(second)


class WordsWriter:
    """Puts names in an index.

    Parameters
    ----------
    kinds : sequence of str
        The kinds of names, in the order in which `Words` is told of them.
    """

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = {kind: _Names(at) for at, kind in enumerate(kinds)}

    def add(self, kind: str, compared: str, owners: Iterable[int]) -> None:
        """Take a name of a kind, as it is compared, and the numbers of the policies that have it."""
        self._kinds[kind].add(compared, owners)

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """The rows of the table of pairs."""
        for names in self._kinds.values():
            yield from names.rows()

    def kept(self) -> Iterator[tuple[str, bytes]]:
        """What is read as a whole, by name."""
        for kind, names in self._kinds.items():
            for part, numbers in (("begins", names.begins), ("ends", names.ends), ("owners", names.owners)):
                yield f"{kind} {part}", np.array(numbers, dtype=_STORED).tobytes()


class _Names:
    """Names of one kind: where each begins in all of them, and up to which owner its owners go."""

    def __init__(self, kind: int) -> None:
        self._kind, self._length, self._begun = kind, 0, 0
        self._block: list[str] = []
        self._places: defaultdict[int, bytearray] = defaultdict(bytearray)
        self.begins, self.ends, self.owners = array("I"), array("I"), array("I")

    def add(self, compared: str, owners: Iterable[int]) -> None:
        text = _plain(compared) + _END
        self.begins.append(self._length)
        self.owners.extend(owners)
        self.ends.append(len(self.owners))
        self._block.append(text)
        self._length += len(text)
        if self._length - self._begun > _BLOCK:
            self._put_in_order()

    def rows(self) -> Iterator[tuple[int, bytes]]:
        self._put_in_order()
        for code in sorted(self._places):
            yield code, bytes(self._places[code])

    def _put_in_order(self) -> None:
        """Add the places of the pairs of a block to those of before."""
        characters = np.frombuffer("".join(self._block).encode("utf-32-le"), "<u4").astype(np.int64)
        inside = np.flatnonzero(characters[:-1])
        codes = (characters[inside] << _BITS) | characters[inside + 1]
        order = np.argsort(codes, kind="stable")
        places = (inside[order] + self._begun).astype(_STORED)
        known, firsts = np.unique(codes[order], return_index=True)
        bounds = [*firsts.tolist(), len(places)]
        for code, first, last in zip(known.tolist(), bounds, bounds[1:], strict=False):
            self._places[(self._kind << 2 * _BITS) | code] += places[first:last].tobytes()
        self._block, self._begun = [], self._length


class Words:
    """Finds policies by words in their names.

    Parameters
    ----------
    kinds : sequence of str
        The kinds of names, as `WordsWriter` was told of them.
    rows : callable
        Gives the rows of a query of SQL.
    kept : callable
        Gives what is read as a whole, by name.
    """

    def __init__(
        self,
        kinds: Sequence[str],
        rows: Callable[[str, Sequence[object]], list[tuple[Any, ...]]],
        kept: Callable[[str], bytes],
    ) -> None:
        self._kinds = {kind: at for at, kind in enumerate(kinds)}
        self._rows = rows
        self._array: Callable[[str], Numbers] = cache(lambda name: _numbers(kept(name)))

    def policies(self, kind: str, word: str) -> Numbers:
        """The policies that have a name of a kind with a word in it, some of them more than once."""
        return self.owners(kind, self._names(kind, self._places(kind, word)))

    def owners(self, kind: str, names: Numbers) -> Numbers:
        """The policies that have some of the names of a kind, by the numbers of the names from 0."""
        ends, owners = self._array(f"{kind} ends"), self._array(f"{kind} owners")
        first = np.where(names > 0, ends[names - 1], 0)
        counts = ends[names] - first
        # the numbers from each first one up: count all, and begin anew where a name begins
        begun = np.repeat(first - (np.cumsum(counts) - counts), counts)
        return owners[begun + np.arange(len(begun))]

    def frequencies(self, kinds: Iterable[str], word: str) -> Mapping[str, int]:
        """How many times the names of some kinds have each pair of characters of a word; of none, it is left out."""
        found: Counter[str] = Counter()
        for first, second in dict.fromkeys(pairwise(_plain(word))):
            for kind in kinds:
                code = _code(self._kinds[kind], first, second)
                for (size,) in self._rows("SELECT length(places) FROM pair WHERE code = ?", (code,)):
                    found[first + second] += size // _STORED.itemsize
        return found

    def _names(self, kind: str, places: Numbers) -> Numbers:
        return np.searchsorted(self._array(f"{kind} begins"), places, "right") - 1

    def _places(self, kind: str, word: str) -> Numbers:
        """Where a word begins in the names of a kind."""
        text, at = _plain(word), self._kinds[kind]
        if len(text) == 1:
            first = _code(at, text, _END)
            rows = self._rows("SELECT places FROM pair WHERE code BETWEEN ? AND ?", (first, first + (1 << _BITS) - 1))
            return np.sort(_numbers(b"".join(places for (places,) in rows)))
        # every second pair and the last one have all characters
        offsets = sorted({*range(0, len(text) - 1, 2), len(text) - 2})
        each: list[tuple[Numbers, int]] = []
        for offset in offsets:
            rows = self._rows("SELECT places FROM pair WHERE code = ?", (_code(at, *text[offset : offset + 2]),))
            if not rows:
                return np.zeros(0, np.int64)
            each.append((_numbers(rows[0][0]), offset))
        (rarest, offset), *others = sorted(each, key=lambda one: len(one[0]))
        found = rarest - offset
        for places, offset in others:
            found = found[_among(found + offset, places)]
        return found


def _numbers(data: bytes) -> Numbers:
    return np.frombuffer(data, _STORED).astype(np.int64)


def _among(numbers: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Which numbers are among known ones, which are in order."""
    at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.equal(known[at], numbers)
