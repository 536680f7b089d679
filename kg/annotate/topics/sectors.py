"""What a document is about: sectors of GB/T 4754-2017.

In: title and text of one document. Out: its principal sectors with their weight and the words that speak for them.
The words stand in `sectors.ttl`; `kg.annotate.topics.rank` says how they count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.annotate.topics.rank import Ranker
from kg.annotate.topics.weigh import Evidence
from kg.vocabulary.concepts import Concept, load

_MOST = 4


@cache
def sectors() -> Mapping[str, Concept]:
    """Return sections and divisions, keyed by IRI."""
    return {iri: concept for iri, concept in load("sectors.ttl").items() if "/sector/" in iri}


@cache
def _ranker() -> Ranker:
    return Ranker(sectors().values(), _MOST)


def find_sectors(title: str, text: str) -> tuple[Evidence, ...]:
    """Return the principal sectors of a document, the weightiest first.

    Parameters
    ----------
    title : str
        The fullest title; the issuers in it do not count.
    text : str
        Clean text of the document, heading included.
    """
    return _ranker().rank(title, text)
