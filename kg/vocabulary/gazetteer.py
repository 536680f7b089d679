"""Names in text, all vocabularies at once.

In: labels, each with what it stands for. Out: where they stand in a text, leftmost and longest, in one pass
(Aho-Corasick).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

T = TypeVar("T")
# the automaton knows the beginnings of labels only: one of 65,000 whole labels takes ten times as long to make
_HEAD = 3
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        self._meanings = {label: tuple(known) for label, known in meanings.items() if label}
        lengths: dict[str, set[int]] = {}
        for label in self._meanings:
            lengths.setdefault(label[:_HEAD], set()).add(len(label))
        heads = sorted(lengths)
        self._heads = AhoCorasick(heads, store_patterns=False)
        self._lengths = [sorted(lengths[head], reverse=True) for head in heads]

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Yield the hits in the order of the text; where labels overlap the leftmost wins, then the longest."""
        for start, label in _leftmost(self._standing(text)):
            yield Hit(start, start + len(label), self._meanings[label])

    def find_with(self, other: Gazetteer[T], text: str) -> Iterator[Hit[T]]:
        """Yield the hits of the labels of both, as one automaton would; what a label of both means is said here."""
        both = sorted((*self._standing(text), *other._standing(text)), key=lambda one: (one[0], -len(one[1])))
        for start, label in _leftmost(both):
            yield Hit(start, start + len(label), self._meanings.get(label) or other._meanings[label])

    def counts(self, text: str) -> dict[str, int]:
        """Return how often each label that `find` finds stands in a text, in their order."""
        return Counter(label for _, label in _leftmost(self._standing(text)))

    def labels_in(self, text: str) -> set[str]:
        """Return the labels that occur in a text, inside longer ones too."""
        return {label for _, label in self._standing(text)}

    def meanings(self, label: str) -> tuple[T, ...]:
        """Return what a label may stand for; nothing where it is not known."""
        return self._meanings.get(label, ())

    def _standing(self, text: str) -> Iterator[tuple[int, str]]:
        """Where labels stand, inside longer ones too; of one beginning the longer ones first."""
        known = self._meanings
        for head, start, _ in self._beginnings(text):
            for length in self._lengths[head]:
                label = text[start : start + length]
                if label in known and len(label) == length:
                    yield start, label

    def _beginnings(self, text: str) -> list[tuple[int, int, int]]:
        """Where labels may begin: heads by number, with their offsets; of one start the longer one first."""
        try:
            found = self._heads.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half a character, which no label holds
            found = self._heads.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)
        found.reverse()  # they come in the order of their ends
        found.sort(key=itemgetter(1))
        return found


def _leftmost(standing: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Those of which none overlaps one further left, or a longer one."""
    taken = 0
    for start, label in standing:
        if start >= taken:
            taken = start + len(label)
            yield start, label
