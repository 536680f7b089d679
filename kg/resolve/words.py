"""The words by which titles and numbers are told apart, from `resolution-words.ttl`.

In: a list's name. Out: its words, or a pattern for any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.vocabulary.words import alternation, word_lists


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    return word_lists("resolution-words.ttl", "resolution-word")


def words(name: str) -> tuple[str, ...]:
    """The words of one list."""
    return _lists()[name]


def any_of(name: str) -> str:
    """A regular expression for any word of one list."""
    return alternation(words(name))
