"""Forms of text, whose words stand in `ontology/`.

In: a regular expression in which word lists stand by their names: `^⟨region/whole⟩⟨region/kind⟩$`. Out: a `Form`, used
like a compiled pattern. So the code says how words stand together, and the vocabulary which words these are.

The name of a list is kind and last part of its IRI: `act/about` is `…/id/act-word/about` in `act-words.ttl`. Lists in
files of other names are given by the kind in full: `target-cue/baseline`, `cue/annex`. A module whose words are all of
one kind takes `word_patterns(kind)` and names its lists by the last part alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Protocol

from kg.vocabulary.words import alternation, first_characters, word_lists

_OTHER_FILES = {
    "cue": "relations.ttl",
    "duty-cue": "responsibility-cues.ttl",
    "target-cue": "target-cues.ttl",
    "indicator-affix": "indicators.ttl",
    "verb": "verb-groups.ttl",
    "body-short": "body-words.ttl",
    "document-column": "document-columns.ttl",
    "own-column": "own-columns.ttl",
    "table-cue": "table-columns.ttl",
    "meeting-cue": "table-columns.ttl",
}
# further than any form of what stands right before a place is long
REACH = 64
_NAMES = re.compile(r"⟨(~|\[|\^)?([\w/ -]+)⟩")


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


def filled(template: str, kind: str = "") -> str:
    """Return a template as a regular expression.

    ⟨list⟩ and ⟨list list⟩ become any of their words, the longest first; ⟨~list⟩ the words with or without white space
    between their characters, as 附 件 is set; ⟨[list⟩ their characters, and ⟨^list⟩ those that they begin with, for use
    inside a class. A form that begins with (?=[⟨^list⟩]) is tried only where one look says that it may match.

    Parameters
    ----------
    template : str
        A regular expression with names of lists in ⟨⟩.
    kind : str, optional
        The kind of the lists whose names say none.
    """
    return _NAMES.sub(lambda found: _expression(found, kind), template)


def _expression(found: re.Match[str], kind: str) -> str:
    names = (name if "/" in name else f"{kind}/{name}" for name in found[2].split())
    listed = [one for name in names for one in words(name)]
    if found[1] == "[":
        return "".join(sorted({re.escape(character) for one in listed for character in one}))
    if found[1] == "^":
        return first_characters(listed)
    if found[1] == "~":
        ordered = sorted(set(listed), key=lambda one: (-len(one), one))
        return "(?:" + "|".join(r"\s?".join(map(re.escape, one)) for one in ordered) + ")"
    return alternation(listed)


class _Look(Protocol):
    """A look at a text, or at the part of it between two offsets."""

    def __call__(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> re.Match[str] | None:
        """As `re.Pattern.match`."""


class _Looks(Protocol):
    """All looks at a text, one after the other."""

    def __call__(self, text: str, start: int = 0, end: int = sys.maxsize, /) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""


class Form:
    """A regular expression, over word lists or without, compiled when it is first used.

    A question about one text uses three forms of four: compiling the others would take a tenth of the time it has.

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
        return re.compile(self.pattern, self._flags)

    @cached_property
    def pattern(self) -> str:
        """The expression with its words, to stand in another one."""
        return filled(self.template)

    # the methods of the pattern itself: a document asks some thousand times, and a step between would cost as much
    @cached_property
    def match(self) -> _Look:
        """As `re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> _Look:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> _Look:
        """As `re.Pattern.search`."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> _Looks:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer

    def findall(self, text: str) -> list[str]:
        """Return what the whole form matched, each time."""
        return [found[0] for found in self.compiled.finditer(text)]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return self.compiled.sub(by, text, count=count)

    def split(self, text: str) -> list[str]:
        """Return what stands between the places that match."""
        return self.compiled.split(text)


def ending_at(form: Form | re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """Return what a form that ends in $ finds right before an offset, as far back as forms reach, or None."""
    return form.search(text, max(0, at - REACH), at)


class WordPatterns:
    """The word lists of one kind, by the last part of their names, and compiled patterns over them.

    Parameters
    ----------
    kind : str
        What stands before the slash in the names of its lists: `target-cue`.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The words of a list; one of another kind has its kind before it: `body/joint`."""
        return words(name if "/" in name else f"{self._kind}/{name}")

    def any_of(self, *names: str) -> str:
        """Return a regular expression for the words of some lists, the longest first."""
        return alternation(one for name in names for one in self[name])

    def filled(self, template: str) -> str:
        """Return a template as a regular expression."""
        return filled(template, self._kind)

    def pattern(self, template: str) -> re.Pattern[str]:
        """Return a template as a compiled pattern, the same one for the same template."""
        known = self._patterns.get(template)
        if known is None:
            known = self._patterns[template] = re.compile(self.filled(template))
        return known

    def characters(self, *names: str) -> str:
        """Return the characters of all words of some lists, as they stand in a class of a regular expression."""
        return "".join(sorted({character for name in names for one in self[name] for character in one}))


@cache
def word_patterns(kind: str) -> WordPatterns:
    """Return the patterns over the lists of a kind, the same object for the same kind."""
    return WordPatterns(kind)
