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
        yield from _leftmost(self._longest(text))

    def find_with(self, other: Gazetteer[T], text: str) -> Iterator[Hit[T]]:
        """Yield the hits of the labels of both, as one automaton would; what a label of both means is said here."""
        longest = self._longest(text)
        for start, (end, meanings) in other._longest(text).items():
            if start not in longest or longest[start][0] < end:
                longest[start] = (end, meanings)
        yield from _leftmost(longest)

    def labels_in(self, text: str) -> set[str]:
        """Return the labels that occur in a text, inside longer ones too."""
        if self._empty:
            return set()
        return {text[last - length + 1 : last + 1] for last, (length, _) in self._automaton.iter(text)}

    def _longest(self, text: str) -> dict[int, tuple[int, tuple[T, ...]]]:
        """Where labels begin, each with the end of the longest there and its meanings."""
        if self._empty:
            return {}
        # iter_long of pyahocorasick loses a label inside a longer one that breaks off, so the longest are picked here;
        # of one start the later match is the longer
        found = self._automaton.iter(text)
        return {last - length + 1: (last + 1, meanings) for last, (length, meanings) in found}


def _leftmost(longest: dict[int, tuple[int, tuple[T, ...]]]) -> Iterator[Hit[T]]:
    """The hits of which none overlaps one further left."""
    taken = 0
    for start in sorted(longest):
        if start >= taken:
            taken, meanings = longest[start]
            yield Hit(start, taken, meanings)
