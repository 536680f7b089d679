"""Names in text, all vocabularies at once.

In: labels, each with what it stands for. Out: where they stand in a text, leftmost and longest, in one pass
(Aho-Corasick).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")
# of many labels the automaton knows the beginnings only: one of 65,000 whole labels takes ten times as long to make
_HEAD = 3
_MANY = 5_000
# so few heads are looked for one by one: to make an automaton takes longer
_FEW = 6
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
        # commands wait for this: most labels mean one thing, and most heads begin labels of one length
        meanings: dict[str, tuple[T, ...]] = {}
        for label, meaning in entries:
            known = meanings.get(label, ())
            if meaning not in known:
                meanings[label] = (*known, meaning)
        meanings.pop("", None)
        self._meanings = meanings
        lengths: dict[str, tuple[int, ...]] = {}
        for label in meanings:
            met = lengths.get(label[:_HEAD], ())
            if len(label) not in met:
                lengths[label[:_HEAD]] = (*met, len(label))
        self._beginning = sorted(lengths)
        self._lengths = [sorted(lengths[head], reverse=True) for head in self._beginning]
        self._labels = sorted(meanings) if len(meanings) <= _MANY else []
        # each made when it is first needed
        self._heads: AhoCorasick | None = None
        self._whole: AhoCorasick | None = None

    def __getstate__(self) -> dict[str, object]:
        """What a process is sent: it makes automata of its own, which are no bytes."""
        return {**vars(self), "_heads": None, "_whole": None}

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Yield the hits in the order of the text; where labels overlap the leftmost wins, then the longest."""
        for start, label in self._leftmost(text):
            yield Hit(start, start + len(label), self._meanings[label])

    def find_with(self, other: Gazetteer[T], text: str) -> Iterator[Hit[T]]:
        """Yield the hits of the labels of both, as one automaton would; what a label of both means is said here."""
        others = list(other._standing(text))
        if not others:
            yield from self.find(text)
            return
        both = sorted((*self._standing(text), *others), key=lambda one: (one[0], -len(one[1])))
        taken = 0
        for start, label in both:
            if start >= taken:
                taken = start + len(label)
                yield Hit(start, taken, self._meanings.get(label) or other._meanings[label])

    def counts(self, text: str) -> dict[str, int]:
        """Return how often each label that `find` finds stands in a text, in their order."""
        found: dict[str, int] = {}
        for _, label in self._leftmost(text):
            found[label] = found.get(label, 0) + 1
        return found

    def labels_in(self, text: str) -> set[str]:
        """Return the labels that occur in a text, inside longer ones too."""
        return {label for _, label in self._standing(text)}

    def meanings(self, label: str) -> tuple[T, ...]:
        """Return what a label may stand for; nothing where it is not known."""
        return self._meanings.get(label, ())

    def _leftmost(self, text: str) -> list[tuple[int, str]]:
        """Where labels stand of which none overlaps one further left, or a longer one, in order."""
        if self._labels and len(self._beginning) > _FEW:
            return self._leftmost_whole(text)
        known, lengths = self._meanings, self._lengths
        found: list[tuple[int, str]] = []
        taken = 0
        for head, start, _ in self._beginnings(text):
            if start < taken:
                continue
            for length in lengths[head]:
                label = text[start : start + length]
                if label in known:
                    found.append((start, label))
                    taken = start + len(label)
                    break
        return found

    def _leftmost_whole(self, text: str) -> list[tuple[int, str]]:
        """The same from an automaton that knows the whole labels."""
        if self._whole is None:
            self._whole = AhoCorasick(self._labels, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        labels = self._labels
        return [(start, labels[number]) for number, start, _ in _matches(self._whole, text, overlapping=False)]

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
        if len(self._beginning) <= _FEW:
            return sorted(self._of_few(text), key=lambda found: (found[1], -found[2]))
        if self._heads is None:
            self._heads = AhoCorasick(self._beginning, store_patterns=False)
        found = _matches(self._heads, text, overlapping=True)
        found.reverse()  # they come in the order of their ends
        found.sort(key=itemgetter(1))
        return found

    def _of_few(self, text: str) -> Iterator[tuple[int, int, int]]:
        for number, head in enumerate(self._beginning):
            at = text.find(head)
            while at >= 0:
                yield number, at, at + len(head)
                at = text.find(head, at + 1)


def _matches(automaton: AhoCorasick, text: str, *, overlapping: bool) -> list[tuple[int, int, int]]:
    """Where an automaton finds what it knows, each by its number."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:  # half a character, which no label holds
        return automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=overlapping)
