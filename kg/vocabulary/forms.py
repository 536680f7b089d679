"""Forms of text, whose words stand in `ontology/`.

In: a regular expression in which word lists stand by their names: `^⟨region/whole⟩⟨region/kind⟩$`. Out: a `Form`, used
like a compiled pattern. So the code says how words stand together, and the vocabulary which words these are.

The name of a list is kind and last part of its IRI: `act/about` is `…/id/act-word/about` in `act-words.ttl`. Lists in
files of other names are given by the kind in full: `target-cue/baseline`, `cue/annex`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from kg.vocabulary.words import alternation, word_lists

_OTHER_FILES = {
    "cue": "relations.ttl",
    "duty-cue": "responsibility-cues.ttl",
    "target-cue": "target-cues.ttl",
    "indicator-affix": "indicators.ttl",
}
_NAMES = re.compile(r"⟨(~|\[)?([\w/ -]+)⟩")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a list, sorted.

    Parameters
    ----------
    name : str
        Kind and list: `act/about`, `target-cue/baseline`.

    Raises
    ------
    KeyError
        If the vocabulary has no such list.
    InputError
        If the vocabulary is missing or is not Turtle.
    """
    kind, _, last = name.partition("/")
    file_name = _OTHER_FILES.get(kind)
    return word_lists(file_name, kind)[last] if file_name else word_lists(f"{kind}-words.ttl", f"{kind}-word")[last]


def word(name: str) -> str:
    """Return the word of a list that has just one."""
    (only,) = words(name)
    return only


def filled(template: str) -> str:
    """Return a template as a regular expression.

    ⟨list⟩ and ⟨list list⟩ become any of their words, the longest first; ⟨~list⟩ the words with or without white space
    between their characters, as 附 件 is set; ⟨[list⟩ their characters, for use inside a class.
    """
    return _NAMES.sub(_expression, template)


def _expression(found: re.Match[str]) -> str:
    listed = [one for name in found[2].split() for one in words(name)]
    if found[1] == "[":
        return "".join(sorted({re.escape(character) for one in listed for character in one}))
    if found[1] == "~":
        ordered = sorted(set(listed), key=lambda one: (-len(one), one))
        return "(?:" + "|".join(r"\s?".join(map(re.escape, one)) for one in ordered) + ")"
    return alternation(listed)


class Form:
    """A regular expression over word lists, compiled when it is first used.

    Parameters
    ----------
    template : str
        The expression, with names of word lists in ⟨⟩ as `filled` reads them.
    flags : re.RegexFlag
        As for `re.compile`.
    """

    def __init__(self, template: str, flags: re.RegexFlag | int = 0) -> None:
        self.template = template
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(filled(self.template), self._flags)

    @property
    def pattern(self) -> str:
        """The expression with its words, to stand in another one."""
        return self.compiled.pattern

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """Return what the whole form matched, each time."""
        return [found[0] for found in self.compiled.finditer(text)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self.compiled.sub(by, text, count=count)
