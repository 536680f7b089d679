"""Which policies hold all of several words: in their names, or by how these sound.

In: where words stand in names (`kg.graph.words`), and how names are spelled (`kg.graph.sounds`). Out: numbers of
policies. Who has a word is remembered for a while: to somebody who types, all words but the last were asked for before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.graph.words import Numbers, Words

    Mask = NDArray[np.bool_]

_REMEMBERED = 64


class Holders:
    """Finds who holds words.

    Parameters
    ----------
    words : Words
        The names of the policies.
    size : int
        How many policies there are, numbered from 1.
    sounding : callable
        Gives the numbers of the policies that sound like a word.
    """

    def __init__(self, words: Words, size: int, sounding: Callable[[str], Numbers]) -> None:
        self._size = size
        self._having = lru_cache(_REMEMBERED)(lambda word, kind: self._mask(words.policies(kind, word)))
        self._sounding = lru_cache(_REMEMBERED)(lambda word: self._mask(sounding(word)))

    def of_all(self, words: Iterable[str], kinds: Sequence[str]) -> Numbers:
        """Who holds each word in a name of one of some kinds, in order; without any word nobody."""
        return _numbers([self._somewhere(word, kinds) for word in words if word])

    def sounding(self, words: Iterable[str], kinds: Sequence[str]) -> Numbers:
        """Who holds each word so, or sounds like it, in order."""
        return _numbers([self._somewhere(word, kinds) | self._sounding(word) for word in words if word])

    def forget(self) -> None:
        """Remember nothing of what was asked for before."""
        self._having.cache_clear()
        self._sounding.cache_clear()

    def _somewhere(self, word: str, kinds: Sequence[str]) -> Mask:
        having: Mask = np.zeros(self._size + 1, bool)
        for kind in kinds:
            having |= self._having(word, kind)
        return having

    def _mask(self, numbers: Numbers) -> Mask:
        mask = np.zeros(self._size + 1, bool)
        mask[numbers] = True
        return mask


def _numbers(each: Sequence[Mask]) -> Numbers:
    return np.flatnonzero(np.logical_and.reduce(each)) if each else np.zeros(0, np.int64)
