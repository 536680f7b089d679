"""Names that are nearly the same.

In: names by key. Out: for another name, the keys whose names are nearly it, with how alike they are. Names are found
by the rarest three-character pieces they share, so that not every pair is compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz

from kg.language.numerals import DIGITS, HUNDRED, TEN

_GRAM = 3
# a word put in (实施意见 for 意见) brings four pieces that the other name lacks
RAREST = 8
_FIGURES = re.compile(f"[0-9{DIGITS}{TEN}{HUNDRED}]")
_SHORTEST_TAIL = 11
_LONGEST_LEAD = 8
_TAIL_LIKENESS = 93.0


class NameIndex:
    """Names to compare others with.

    Parameters
    ----------
    names : mapping
        Folded names by key.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        self._with: dict[str, list[str]] = defaultdict(list)
        for key, name in self._names.items():
            for gram in grams(name):
                self._with[gram].append(key)

    def near(self, name: str, least: float) -> list[tuple[float, str]]:
        """Return likeness (0 to 100, `least` or more) and key of the names nearly like one, the most alike first."""
        known = sorted((gram for gram in grams(name) if gram in self._with), key=lambda g: (len(self._with[g]), g))
        keys = {key for gram in known[:RAREST] for key in self._with[gram]}
        scored = [(round(likeness(name, self._names[key]), 1), key) for key in keys]
        return sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: (-pair[0], pair[1]))


def likeness(left: str, right: str) -> float:
    """Return how alike two names are, 0 to 100; 0 where their figures differ, since “十三五” is not “十四五”.

    A name that is the end of the other, less a few words before, is much alike: 长期…战略, 本世纪中叶长期…战略.
    """
    if Counter(_FIGURES.findall(left)) != Counter(_FIGURES.findall(right)):
        return 0.0
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= _SHORTEST_TAIL and longer.endswith(shorter) and len(longer) - len(shorter) <= _LONGEST_LEAD:
        return max(_TAIL_LIKENESS, fuzz.ratio(left, right))
    return fuzz.ratio(left, right)


def grams(text: str) -> set[str]:
    """Return the pieces of three characters of a text."""
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}
