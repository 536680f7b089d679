"""Word lists of the vocabularies as patterns.

In: a file of `ontology/` and a list's name. Out: alternations for regular expressions, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.vocabulary.concepts import load
from kg.vocabulary.namespaces import ID, KG


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first; it matches nothing for
    no words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


def first_characters(words: Iterable[str]) -> str:
    """Return the characters with which words begin, as they stand in a class of a regular expression."""
    return "".join(sorted({re.escape(word[0]) for word in words}))


def may_begin(words: Iterable[str]) -> str:
    """Return a look ahead that says, by one or two characters, where none of the words begins: at most characters of a
    text. A pattern that begins with it is tried at the others only."""
    known = set(words)
    alone, longer = [word for word in known if len(word) == 1], [word for word in known if len(word) > 1]
    looks = [f"[{first_characters(alone)}]"] if alone else []
    if longer:
        looks.append(f"[{first_characters(longer)}][{first_characters(word[1:] for word in longer)}]")
    return f"(?={'|'.join(looks)})"


def word_lists(file_name: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists of a vocabulary, by the last part of their IRI.

    Parameters
    ----------
    file_name : str
        A file of `ontology/`.
    kind : str
        What their IRIs say before that part: `cue`, `target-cue`, `duty-cue` …

    Raises
    ------
    KgError
        If the vocabulary is missing or is not Turtle.
    """
    head = f"{ID}{kind}/"
    return {
        iri.removeprefix(head): concept.properties[KG + "word"]
        for iri, concept in load(file_name).items()
        if iri.startswith(head)
    }
