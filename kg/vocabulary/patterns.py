"""Regular expressions whose form stands in code and whose words stand in `ontology/`.

In: a template with the names of word lists in ⟨⟩. Out: the compiled pattern, made once per process.
"""

from __future__ import annotations

import re
from functools import cache

from kg.vocabulary.words import alternation, word_lists

_LIST = re.compile(r"⟨([^⟩]+)⟩")


class WordPatterns:
    """The word lists of one vocabulary, and patterns over them.

    Parameters
    ----------
    file_name : str
        A file of `ontology/`; it is read at the first use.
    kind : str
        What the IRIs of its lists say before their last part.
    """

    def __init__(self, file_name: str, kind: str) -> None:
        self._file_name = file_name
        self._kind = kind
        self._lists: dict[str, tuple[str, ...]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The words of a list.

        Raises
        ------
        KgError
            If the vocabulary is missing or is not Turtle.
        """
        if not self._lists:
            self._lists = word_lists(self._file_name, self._kind)
        return self._lists[name]

    def any_of(self, *names: str) -> str:
        """Return a regular expression for the words of some lists, the longest first."""
        return alternation(word for name in names for word in self[name])

    def filled(self, template: str) -> str:
        """Return a template with each ⟨list⟩, or ⟨list list⟩, as a regular expression for its words."""
        return _LIST.sub(lambda found: self.any_of(*found[1].split()), template)

    def pattern(self, template: str) -> re.Pattern[str]:
        """Return a template as a compiled pattern, the same one for the same template."""
        known = self._patterns.get(template)
        if known is None:
            known = self._patterns[template] = re.compile(self.filled(template))
        return known

    def characters(self, *names: str) -> str:
        """Return the characters of all words of some lists, as they stand in a class of a regular expression."""
        return "".join(sorted({character for name in names for word in self[name] for character in word}))


@cache
def word_patterns(file_name: str, kind: str) -> WordPatterns:
    """Return the patterns over one vocabulary, the same object for the same vocabulary."""
    return WordPatterns(file_name, kind)
