"""Policies known by a name alone that may be others under another name, and why: told, never decided.

In: the policies of a graph. Out: of each name-only policy the one other that it may be. Two names are alike where they
differ only in how a number is written (国六, 国VI), where one is the beginning of the other, which goes on to say what
kind of document it is (国六, 国六排放标准), or where only one says of which edition it is. Who knows decides:
`same.csv`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kg.analyse.kept_answers import KeptAnswer
from kg.language.numerals import COUNTS, numeral
from kg.language.title import Title
from kg.language.title_forms import without_edition
from kg.vocabulary.namespaces import NAME_ONLY

if TYPE_CHECKING:
    from kg.analyse.records import PolicyRecord

BY_NUMERAL = "the same but for how a number is written"
BY_EDITION = "the one says of which edition it is"
BY_BEGINNING = "the one goes on to say what kind of document it is"
_ROMAN = re.compile("(?<![A-Z])[IVX]+(?![A-Z])")
_CHINESE = re.compile(f"[{COUNTS}]+")
_VALUES = {"I": 1, "V": 5, "X": 10}
# A name of one character is the beginning of too many.
_SHORTEST = 2


def may_be(policies: Mapping[str, PolicyRecord]) -> dict[str, tuple[str, str]]:
    """Return of each policy known by a name alone, by IRI, the IRI of the one other that it may be, and why.

    Parameters
    ----------
    policies : mapping of str to PolicyRecord
        All policies of a graph by IRI.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for iri, policy in policies.items():
        named[_stem(policy.title)].append(iri)
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    for one, other, why in (
        *_by_numeral(named, policies),
        *_by_edition(named),
        *_by_beginning(named, policies),
    ):
        alike[one].setdefault(other, why)
        alike[other].setdefault(one, why)
    return {
        iri: next(iter(others.items()))
        for iri, others in sorted(alike.items())
        if len(others) == 1 and policies[iri].availability == NAME_ONLY
    }


def _by_numeral(named: Mapping[str, list[str]], policies: Mapping[str, PolicyRecord]) -> Iterator[tuple[str, str, str]]:
    """Names whose keys are written otherwise; of one name several regions have policies, which are not one."""
    for sharing in (iris for iris in named.values() if len(iris) > 1):
        for one in sharing:
            own = policies[one].named.key
            yield from (
                (one, other, BY_NUMERAL) for other in sharing if one < other and policies[other].named.key != own
            )


def _by_edition(named: Mapping[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """Names without an edition, and those that are the same but for one in brackets behind: （2019年版）."""
    for stem, sharing in named.items():
        plain = without_edition(stem)
        if plain != stem and plain in named:
            yield from ((one, other, BY_EDITION) for one in named[plain] for other in sharing)


def _by_beginning(
    named: Mapping[str, list[str]], policies: Mapping[str, PolicyRecord]
) -> Iterator[tuple[str, str, str]]:
    """Names that go on from a name alone, which says no kind of document, to one that does."""

    @cache
    def says_a_kind(stem: str) -> bool:
        return any(policies[iri].named.ending for iri in named[stem])

    alone = {
        stem: some
        for stem, sharing in named.items()
        if (some := [iri for iri in sharing if policies[iri].availability == NAME_ONLY])
    }
    for stem, sharing in named.items():
        heads = (stem[:length] for length in range(_SHORTEST, len(stem)))
        for head in (head for head in heads if head in alone and says_a_kind(stem) and not says_a_kind(head)):
            yield from ((one, other, BY_BEGINNING) for one in alone[head] for other in sharing)


def _stem(title: str) -> str:
    """A title key with its numbers in figures, however they are written."""
    folded = unicodedata.normalize("NFKC", Title.of(title).key).upper()
    return _CHINESE.sub(lambda found: _figures(found[0]), _ROMAN.sub(lambda found: str(_roman(found[0])), folded))


def _figures(text: str) -> str:
    try:
        return str(numeral(text))
    except ValueError:
        return text


def _roman(text: str) -> int:
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


# of all policies of a graph, for who asks of one
MAY_BE = KeptAnswer("may be", dict[str, tuple[str, str]], lambda records: may_be(records.policies))
