"""The words of references, ready for matching.

In: ontology/relations.ttl. Out: `Cues`, compiled once per process: which words govern a title from
the left, which follow it, and the other word lists of the finder. Structure is code, words are
Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.vocabulary.concepts import load
from kg.vocabulary.forms import words
from kg.vocabulary.namespaces import KG, RELATIONS
from kg.vocabulary.words import alternation, word_lists

FILE = "relations.ttl"


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of one vocabulary file.

    `before` gives the relations of each governing word, `after` the words that follow a title by
    relation, `words` the other lists by the last part of their IRI. `governing` finds any governing
    word.
    """

    before: Mapping[str, frozenset[str]]
    after: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    governing: re.Pattern[str]

    def any_of(self, *keys: str) -> str:
        """Return the alternation of all words of some lists: of relations.ttl by their last part, of other files by
        kind and last part (`body/joint`)."""
        return alternation(word for key in keys for word in (words(key) if "/" in key else self.words[key]))

    def any_after(self, relation: str) -> str:
        """Return the alternation of the words that follow a title under a relation."""
        return alternation(self.after[relation])

    def any_before(self, relation: str) -> str:
        """Return the alternation of the words that govern a title under a relation."""
        return alternation(word for word, relations in self.before.items() if relation in relations)


@cache
def cues() -> Cues:
    """Return the words of ontology/relations.ttl.

    Raises
    ------
    KgError
        If the vocabulary is missing or is not Turtle.
    """
    concepts = load(FILE)
    before: dict[str, set[str]] = {}
    after: dict[str, tuple[str, ...]] = {}
    for relation, iri in RELATIONS.items():
        properties = concepts[iri].properties
        after[relation] = properties.get(KG + "cueAfter", ())
        for word in properties.get(KG + "cueBefore", ()):
            before.setdefault(word, set()).add(relation)
    lists = word_lists(FILE, "cue")
    return Cues(
        before=MappingProxyType({word: frozenset(before[word]) for word in sorted(before)}),
        after=MappingProxyType(after),
        words=MappingProxyType(lists),
        governing=re.compile(alternation(before) + f"(?!{alternation(lists['noun-behind-verb'])})"),
    )
