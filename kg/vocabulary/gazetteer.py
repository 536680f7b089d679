"""Names in text, all vocabularies at once.

In: labels, each with what it stands for. Out: where they stand in a text, leftmost and longest, in one pass
(Aho-Corasick).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A label found: `start` and `end` are 0-based offsets into the text, `meanings` what the label may stand for."""

    start: int
    end: int
    meanings: tuple[T, ...]


class Gazetteer(Generic[T]):
    """An automaton over labels. Several meanings may share a label; all of them are reported."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        meanings: dict[str, list[T]] = {}
        for label, meaning in entries:
            known = meanings.setdefault(label, [])
            if meaning not in known:
                known.append(meaning)
        self._automaton = ahocorasick.Automaton()
        for label, known in sorted(meanings.items()):
            self._automaton.add_word(label, (len(label), tuple(known)))
        self._automaton.make_automaton()
        self._empty = not meanings

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Yield the hits in the order of the text; where labels overlap the leftmost wins, then the longest."""
        if self._empty:
            return
        # iter_long of pyahocorasick loses a label inside a longer one that breaks off, so the longest are picked here
        longest: dict[int, tuple[int, tuple[T, ...]]] = {}
        for last, (length, meanings) in self._automaton.iter(text):
            longest[last - length + 1] = (last + 1, meanings)  # of one start the later match is the longer
        taken = 0
        for start in sorted(longest):
            if start >= taken:
                taken, meanings = longest[start]
                yield Hit(start, taken, meanings)
