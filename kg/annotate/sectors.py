"""What a document is about: sectors of GB/T 4754-2017.

In: title and text of one document. Out: its principal sectors with their weight and the words that speak for them.
The words stand in `sectors.ttl`: alternative labels are strong evidence, hidden labels weak.

The title decides, the text ranks: a sector that the title names is kept where it is not far behind the best; only
where the
title names none do the most frequent words of the text speak (log of the count, so that one word repeated does not
decide).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.annotate.gazetteer import Gazetteer
from kg.vocabulary import Concept, load

_STRONG, _WEAK = 1.0, 0.4
_TEXT_SHARE = 0.5
_TITLE_LEAST, _TITLE_SHARE = 0.8, 0.7
_MOST = 4
_MOST_FROM_TEXT, _TEXT_LEAST = 2, 0.6
_ISSUERS_REACH = 60


@dataclass(frozen=True, slots=True)
class SectorEvidence:
    """A sector of a document: the IRI of its concept, its weight (0 up), and the words found, most telling first."""

    iri: str
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    iri: str
    weight: float


@cache
def sectors() -> Mapping[str, Concept]:
    """Return sections and divisions, keyed by IRI."""
    return {iri: concept for iri, concept in load("sectors.ttl").items() if "/sector/" in iri}


@cache
def _gazetteer() -> Gazetteer[_Word]:
    return Gazetteer(_words())


def _words() -> Iterator[tuple[str, _Word]]:
    for iri, concept in sectors().items():
        for label in (concept.pref_label, *concept.alt_labels):
            yield label, _Word(iri, _STRONG)
        for label in concept.hidden_labels:
            yield label, _Word(iri, _WEAK)


def find_sectors(title: str, text: str) -> tuple[SectorEvidence, ...]:
    """Return the principal sectors of a document, the weightiest first.

    Parameters
    ----------
    title : str
        The fullest title; the issuers in it do not count.
    text : str
        Clean text of the document, heading included.
    """
    in_title = _counts(_subject(title))
    in_text = _counts(text)
    title_weight = _weights(in_title, lambda count: 1.0)
    text_weight = _weights(in_text, math.log1p)
    chosen = _by_title(title_weight, text_weight) or _by_text(text_weight)
    return tuple(SectorEvidence(iri, round(weight, 3), _evidence(iri, in_title, in_text)) for iri, weight in chosen)


def _subject(title: str) -> str:
    """The title without white space and issuers: 国家林业和草原局关于… is not about forests for that."""
    text = re.sub(r"\s+", "", title)
    at = text.find("关于", 0, _ISSUERS_REACH)
    return text[at + 2 :] if at >= 0 else text


def _counts(text: str) -> Counter[tuple[str, tuple[_Word, ...]]]:
    return Counter((text[hit.start : hit.end], hit.meanings) for hit in _gazetteer().find(text))


def _weights(counts: Counter[tuple[str, tuple[_Word, ...]]], scale: Callable[[int], float]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for (_, words), count in counts.items():
        for word in words:
            weights[word.iri] = weights.get(word.iri, 0.0) + word.weight * scale(count)
    return weights


def _by_title(title: Mapping[str, float], text: Mapping[str, float]) -> list[tuple[str, float]]:
    largest = max(text.values(), default=1.0)
    scores = {iri: weight + _TEXT_SHARE * text.get(iri, 0.0) / largest for iri, weight in title.items()}
    least = max(_TITLE_LEAST, _TITLE_SHARE * max(scores.values(), default=0.0))
    return _ranked({iri: score for iri, score in scores.items() if score >= least})[:_MOST]


def _by_text(text: Mapping[str, float]) -> list[tuple[str, float]]:
    largest = max(text.values(), default=0.0)
    return [(iri, weight) for iri, weight in _ranked(text)[:_MOST_FROM_TEXT] if weight >= _TEXT_LEAST * largest]


def _ranked(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _evidence(iri: str, *sources: Counter[tuple[str, tuple[_Word, ...]]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for counts in sources:
        for (surface, words), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][0])):
            if any(word.iri == iri for word in words):
                found.setdefault(surface)
    return tuple(found)[:5]
