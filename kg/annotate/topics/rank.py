"""What a document is about, by title, opening and text together.

In: the concepts of a scheme, title and text of one document. Out: its principal concepts with their weight and the
words that speak for them.

Each word of the vocabulary counts by how rare it is among documents (ontology/word-shares.ttl) and by the logarithm of
how often it stands, so that neither a common word nor one repeated decides. Title, opening and text each give their
best concept one point and the others their share of it; the title weighs most. A concept takes on a part of what speaks
for those below it. Those not far behind the best are kept, of a section and its divisions one: the division where most
speaks for it. A title on the economy as a whole (国民经济和社会发展, 促进民营经济) that names nothing besides has none.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from kg.annotate.topics.weigh import Evidence, Found, Word, counts_in, matter, weights_of, words_of, words_that_speak
from kg.vocabulary.concepts import Concept
from kg.vocabulary.forms import words
from kg.vocabulary.gazetteer import Gazetteer
from kg.vocabulary.words import word_lists

FILE = "word-shares.ttl"
# found by trying values on annotated documents, and kept where others, left out, were read better too: docs/quality.md
_TITLE, _OPENING, _TEXT = 1.5, 0.3, 1.0
_FROM_BELOW = 0.65
# how much of what speaks for a section has to speak for one of its divisions to name that one
_MOSTLY = 0.6
_LEAST_SHARE = 0.65
_OPENING_LENGTH = 500
# on 369 annotated documents 341 of the weightiest sectors were right, and 143 of 194 further ones; see kg:confidence
_FIRST_RIGHT, _FURTHER_RIGHT = 0.92, 0.73
# what a word in a title tells at least that names something: 工业 does, 政府 does not
_TELLS = 0.5
_COMMON, _PER_HALVING, _RAREST = 0.5, 0.7, 8


@cache
def _halvings() -> Mapping[str, int]:
    """In what share of documents a word stands: 0 for half of them or more, 1 for a quarter or more …"""
    return {word: int(number) for number, words in word_lists(FILE, "word-share").items() for word in words}


def rarity(word: str) -> float:
    """Return how much a word tells: little where every second document has it."""
    return _COMMON + _PER_HALVING * _halvings().get(word, _RAREST)


class Ranker:
    """Ranks the concepts of one scheme for a document.

    Parameters
    ----------
    concepts : iterable of Concept
        The concepts of the scheme.
    most : int
        How many a document has at most.
    """

    def __init__(self, concepts: Iterable[Concept], most: int) -> None:
        known = list(concepts)
        # 高质量 is no 质量: a longer word that speaks for nothing keeps the shorter one in it from speaking
        silent: Iterator[tuple[str, Word | None]] = ((word, None) for word in words("title/no-topic"))
        self._gazetteer = Gazetteer([*words_of(known), *silent])
        self._speaking = {label: self._told_by(label) for label, _ in words_of(known)}
        self._above = {concept.iri: concept.broader for concept in known}
        self._with_divisions = {iri: frozenset((iri, *self._divisions(iri))) for iri in self._above}
        self._most = most

    def rank(self, title: str, text: str) -> tuple[Evidence, ...]:
        """Return the principal concepts of a document, the weightiest first; weights are shares of the best.

        Parameters
        ----------
        title : str
            The fullest title; the issuers in it do not count.
        text : str
            Clean text of the document, heading included.
        """
        if self._is_of_everything(matter(title)):
            return ()
        opening = self._found(text[:_OPENING_LENGTH])
        parts = (
            (_TITLE, self._found(matter(title)), float),
            (_OPENING, opening, math.log1p),
            (_TEXT, self._found(text) if len(text) > _OPENING_LENGTH else opening, math.log1p),
        )
        scores: dict[str, float] = {}
        for weight, found, scale in parts:
            for iri, share in _shares(found, scale).items():
                scores[iri] = scores.get(iri, 0.0) + weight * share
        whole = self._with_those_below(scores)
        best = max(whole.values(), default=0.0)
        ranked = [pair for pair in sorted(whole.items(), key=lambda item: (-item[1], item[0])) if pair[1] > 0]
        kept = self._one_of_a_branch((iri, score) for iri, score in ranked if score >= _LEAST_SHARE * best)
        return tuple(
            Evidence(
                named := self._narrowed(iri, scores),
                round(score / best, 3),
                words_that_speak(self._with_divisions[named], *(found for _, found, _ in parts)),
                "further" if rank else "weightiest",
                _FURTHER_RIGHT if rank else _FIRST_RIGHT,
            )
            for rank, (iri, score) in enumerate(kept[: self._most])
        )

    def _is_of_everything(self, title: str) -> bool:
        """Whether a title is on the economy as a whole, or on firms of any kind, and names nothing besides."""
        if not any(word in title for word in words("title/of-everything")):
            return False
        rest = _without_everything(title)
        told = (word.weight for _, spoken, _ in self._found(rest) for word in spoken)
        return max(told, default=0.0) < _TELLS

    def _one_of_a_branch(self, ranked: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        """The first of a section and its divisions: one that both stand for is told once."""
        first: dict[str, tuple[str, float]] = {}
        for iri, score in ranked:
            first.setdefault(self._section(iri), (iri, score))
        return list(first.values())

    def _divisions(self, iri: str) -> Iterator[str]:
        return (one for one, above in self._above.items() if iri in above)

    def _section(self, iri: str) -> str:
        return next((above for above in self._above.get(iri, ()) if above in self._above), iri)

    def _narrowed(self, iri: str, scores: Mapping[str, float]) -> str:
        """The division of a section that most of it speaks for, the section itself where none stands out."""
        below = {one: score for one, score in scores.items() if iri in self._above.get(one, ())}
        division = max(sorted(below), key=below.__getitem__, default=iri)
        spoken = scores.get(iri, 0.0) + sum(below.values())
        return division if below and below[division] >= _MOSTLY * spoken else iri

    def _told_by(self, label: str) -> tuple[Word, ...]:
        meant = (word for word in self._gazetteer.meanings(label) if word is not None)
        return tuple(Word(word.iri, word.weight * rarity(label)) for word in meant)

    def _found(self, text: str) -> Found:
        counts, speaking = counts_in(self._gazetteer, text).items(), self._speaking
        return [(surface, speaking[surface], count) for surface, count in counts if surface in speaking]

    def _with_those_below(self, scores: Mapping[str, float]) -> dict[str, float]:
        whole = dict(scores)
        for iri, score in scores.items():
            for above in self._above.get(iri, ()):
                if above in self._above:
                    whole[above] = whole.get(above, 0.0) + _FROM_BELOW * score
        return whole


def _without_everything(title: str) -> str:
    """Return a title without the words that say that it is on all sectors."""
    for word in sorted(words("title/of-everything"), key=len, reverse=True):
        title = title.replace(word, " ")
    return title


def _shares(found: Found, scale: Callable[[int], float]) -> dict[str, float]:
    """What speaks for each concept, the best being 1."""
    weights = weights_of(found, scale)
    largest = max(weights.values(), default=1.0)
    return {iri: weight / largest for iri, weight in weights.items()}
