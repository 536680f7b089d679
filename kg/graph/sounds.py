"""Names by how they sound: `guofa` and `gf` find 国发.

In: names as `kg.language.pinyin` spells them, a line each. Out: `Sounds`, which gives the lines in which what was typed
begins a syllable, or stands for the heads of syllables. One look through all names, all letters at once: 100,000 take a
few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Letters = NDArray[np.uint8]

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
        self._lines = lines
        heads = lines.translate(None, _SMALL)
        self._spelled, self._whole, self._heads = map(_letters, (lines, lines.lower(), heads.lower()))
        self._ends, self._ends_of_heads = (np.flatnonzero(text == ord("\n")) for text in (self._whole, self._heads))

    @classmethod
    def of(cls, spelled: Iterable[str]) -> Sounds:
        """Look through these."""
        return cls("".join(f"{one}\n" for one in spelled).encode())

    def lines(self, typed: str) -> NDArray[np.int64]:
        """The lines, from 0, that sound like what was typed; none for what no name sounds like."""
        if not LATIN.fullmatch(typed):
            return np.zeros(0, np.int64)
        found = np.zeros(len(self._ends), bool)
        # a syllable does not begin where its second letter stands: what begins one is a capital
        begins = _places(self._whole, typed, np.flatnonzero(self._spelled == ord(typed[0].upper())))
        found[np.searchsorted(self._ends, begins)] = True
        heads = _places(self._heads, typed, np.flatnonzero(self._heads == ord(typed[0])))
        found[np.searchsorted(self._ends_of_heads, heads)] = True
        return np.flatnonzero(found)

    def line(self, number: int) -> str:
        """One name as it is spelled."""
        begin = int(self._ends[number - 1]) + 1 if number else 0
        return self._lines[begin : int(self._ends[number])].decode()


def _letters(text: bytes) -> Letters:
    return np.frombuffer(text, np.uint8)


def _places(text: Letters, typed: str, begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of some places where what was typed stands."""
    for at, letter in enumerate(typed[1:], 1):
        begins = begins[begins + at < len(text)]
        begins = begins[text[begins + at] == ord(letter)]
    return begins
