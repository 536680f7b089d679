"""What a document is about, by the words of a vocabulary.

In: the concepts of a scheme, title and text of one document. Out: its principal concepts with their weight and the
words that speak for them. Preferred and alternative labels are strong evidence, hidden labels weak.

The title decides, the text ranks: a concept that the title names is kept where it is not far behind the best; only
where the title names none do the most frequent words of the text speak (log of the count, so that one word repeated
does not decide).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.vocabulary.concepts import Concept
from kg.vocabulary.forms import word as only_word
from kg.vocabulary.forms import words
from kg.vocabulary.gazetteer import Gazetteer

_STRONG, _WEAK = 1.0, 0.4
_TEXT_SHARE = 0.5
_TITLE_LEAST, _TITLE_SHARE = 0.8, 0.7
_TEXT_LEAST = 0.6
_ISSUERS_REACH = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """A concept that a document is about: its IRI, its weight (0 up), and the words found, most telling first.

    `rule` says what found it and `confidence` (0 to 1) how sure that is: the share of what the rule found on annotated
    documents that was right.
    """

    iri: str
    weight: float
    words: tuple[str, ...]
    rule: str = "weighed"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a concept: how strongly it speaks for it."""

    iri: str
    weight: float


# the words that stand in a text, each with what it speaks for and how often it stands
Found = Sequence[tuple[str, tuple[Word, ...], int]]


class Weigher:
    """Weighs the concepts of one scheme against a document.

    Parameters
    ----------
    concepts : iterable of Concept
        The concepts of the scheme.
    most : int
        How many concepts a title may give at most.
    most_from_text : int
        How many the text may give where the title names none.
    """

    def __init__(self, concepts: Iterable[Concept], most: int, most_from_text: int) -> None:
        silent = frozenset(words("title/no-topic"))  # 国务院 is a class, and whose text it is
        self._gazetteer = Gazetteer((label, word) for label, word in words_of(concepts) if label not in silent)
        self._most = most
        self._most_from_text = most_from_text

    def weigh(self, title: str, text: str) -> tuple[Evidence, ...]:
        """Return the principal concepts of a document, the weightiest first.

        Parameters
        ----------
        title : str
            The fullest title; the issuers in it do not count.
        text : str
            Clean text of the document, heading included.
        """
        in_title = self._counts(matter(title))
        in_text = self._counts(text)
        title_weight = weights_of(in_title, lambda count: 1.0)
        text_weight = weights_of(in_text, math.log1p)
        chosen = self._by_title(title_weight, text_weight) or self._by_text(text_weight)
        return tuple(
            Evidence(iri, round(weight, 3), words_that_speak({iri}, in_title, in_text)) for iri, weight in chosen
        )

    def _counts(self, text: str) -> Found:
        counts = counts_in(self._gazetteer, text).items()
        return [(surface, self._gazetteer.meanings(surface), count) for surface, count in counts]

    def _by_title(self, title: Mapping[str, float], text: Mapping[str, float]) -> list[tuple[str, float]]:
        largest = max(text.values(), default=1.0)
        scores = {iri: weight + _TEXT_SHARE * text.get(iri, 0.0) / largest for iri, weight in title.items()}
        least = max(_TITLE_LEAST, _TITLE_SHARE * max(scores.values(), default=0.0))
        return _ranked({iri: score for iri, score in scores.items() if score >= least})[: self._most]

    def _by_text(self, text: Mapping[str, float]) -> list[tuple[str, float]]:
        largest = max(text.values(), default=0.0)
        return [
            (iri, weight) for iri, weight in _ranked(text)[: self._most_from_text] if weight >= _TEXT_LEAST * largest
        ]


def words_of(concepts: Iterable[Concept]) -> Iterator[tuple[str, Word]]:
    """Yield the words of concepts with how strongly each speaks for its concept."""
    for concept in concepts:
        for label in (concept.pref_label, *concept.alt_labels):
            yield label, Word(concept.iri, _STRONG)
        for label in concept.hidden_labels:
            yield label, Word(concept.iri, _WEAK)


def matter(title: str) -> str:
    """Return the title without white space and issuers: 国家林业和草原局关于… is not about forests for that."""
    text = "".join(title.split())
    about = only_word("act/about")
    at = text.find(about, 0, _ISSUERS_REACH)
    return text[at + len(about) :] if at >= 0 else text


def counts_in(gazetteer: Gazetteer[Word] | Gazetteer[Word | None], text: str) -> dict[str, int]:
    """Return how often each label stands in a text, the name of a city being no part of one: 示例市政务公开."""
    for word in words("title/behind-a-city"):
        text = text.replace(word, f"{word[0]} {word[1:]}")
    return gazetteer.counts(text)


def weights_of(found: Found, scale: Callable[[int], float]) -> dict[str, float]:
    """Return what speaks for each concept, a word by its weight and by what `scale` makes of its count."""
    weights: dict[str, float] = {}
    for _, meanings, count in found:
        often = scale(count)
        for word in meanings:
            weights[word.iri] = weights.get(word.iri, 0.0) + word.weight * often
    return weights


def _ranked(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def words_that_speak(iris: Collection[str], *sources: Found) -> tuple[str, ...]:
    """Return the words found for any of some concepts, source by source, the most frequent first."""
    found: dict[str, None] = {}
    for source in sources:
        for surface, meanings, _ in sorted(source, key=lambda one: (-one[2], one[0])):
            for word in meanings:
                if word.iri in iris:
                    found.setdefault(surface)
    return tuple(found)[:5]
