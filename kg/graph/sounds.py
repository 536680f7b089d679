"""Names by how they sound: `guofa` and `gf` find 国发.

In: names as `kg.language.pinyin` spells them, a line each. Out: `Sounds`, which gives the lines in which what was typed
begins a syllable, or stands for the heads of syllables. One look through all names: 100,000 take a few milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

# What could be spelled: two letters at least, since each name has every single one.
LATIN = re.compile("(?=.*[a-z].*[a-z])[a-z0-9]+")
_SMALL = bytes(range(ord("a"), ord("z") + 1))


class Sounds:
    """Spelled names, to look through.

    Parameters
    ----------
    lines : bytes
        One name a line, syllables with a capital each.
    """

    def __init__(self, lines: bytes) -> None:
        self._spelled, self._whole = lines, lines.lower()
        heads = lines.translate(None, _SMALL)
        self._heads = heads.lower()
        self._ends, self._ends_of_heads = _ends(lines), _ends(heads)

    @classmethod
    def of(cls, spelled: Iterable[str]) -> Sounds:
        """Look through these."""
        return cls("".join(f"{one}\n" for one in spelled).encode())

    def lines(self, typed: str) -> list[int]:
        """The lines, from 0, that sound like what was typed; none for what no name sounds like."""
        if not LATIN.fullmatch(typed):
            return []
        word = typed.encode()
        found = {bisect_right(self._ends_of_heads, at) for at in _places(self._heads, word)}
        # a syllable does not begin where its second letter stands
        begins = (at for at in _places(self._whole, word) if not self._spelled[at : at + 1].islower())
        return sorted(found.union(bisect_right(self._ends, at) for at in begins))

    def line(self, number: int) -> str:
        """One name as it is spelled."""
        begin = self._ends[number - 1] + 1 if number else 0
        return self._spelled[begin : self._ends[number]].decode()


def _ends(lines: bytes) -> Sequence[int]:
    return list(_places(lines, b"\n"))


def _places(text: bytes, word: bytes) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
