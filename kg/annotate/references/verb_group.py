"""The verb group of official Chinese: modifiers, verbs, what denies them, and whether they are done.

In: text. Out: `VerbGroup`s: 抓紧研究制定并组织实施 is one group with the verbs 制定 and 实施. What each verb does
to a title stands in ontology/relations.ttl (`kg:cueBefore`), the other parts in
ontology/verb-groups.ttl; this is the grammar:

    group     = [negation] [done | under way] modifier* verb (conjunction? modifier* verb)* [complement] [done]
    verb      = a word that governs titles; behind another one also a word that only goes on
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kg.vocabulary.forms import REACH
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation, may_begin, word_lists

FILE = "verb-groups.ttl"
_MOST = 4
_OPENING_PARTS = ("negation", "done-before", "progress", "modifier", "listing")
# which verb of a group decides: whoever drafts a text and carries it out is still to draft it
_PRECEDENCE = ("repeals", "replaces", "proposes", "implements")


class VerbGroup(NamedTuple):
    """One verb group; offsets into the text read.

    `verbs` are its governing verbs in order, the first at `first`; `modified` tells that a modifier, a second verb or a
    complement stands in it. `negated`, `done` and `under_way` say that the act is denied, a fact, or under way or near.
    """

    start: int
    first: int
    end: int
    verbs: tuple[str, ...]
    modified: bool
    negated: bool
    done: bool
    under_way: bool

    @property
    def relations(self) -> frozenset[str]:
        """What the group may do to a title: the relations of the verb that decides."""
        return cues().before.get(self.verb, frozenset())

    @property
    def verb(self) -> str:
        """The verb that decides."""
        return _deciding(self.verbs)


@cache
def _deciding(verbs: tuple[str, ...]) -> str:
    before = cues().before
    for relation in _PRECEDENCE:
        for verb in verbs:
            if relation in before.get(verb, ()):
                return verb
    return verbs[0]


def verb_groups(text: str, start: int = 0, end: int | None = None) -> Iterator[VerbGroup]:
    """Yield the verb groups of a text between two offsets, in order, none overlapping."""
    for match in _group().finditer(text, start, len(text) if end is None else end):
        yield _read(match)


def groups_before(text: str, end: int) -> Iterator[VerbGroup]:
    """Yield the verb groups before an offset, as far back as forms reach, in order."""
    return verb_groups(text, max(0, end - REACH), end)


def group_ending(text: str, start: int, end: int) -> VerbGroup | None:
    """Return the last group of a stretch of text if it ends where the stretch ends, or None."""
    groups = list(verb_groups(text, start, end))
    return groups[-1] if groups and groups[-1].end == end else None


def _read(match: re.Match[str]) -> VerbGroup:
    # all at once: a text has a thousand groups
    negation, before, progress, modifiers, inner, complement, behind = match.groups()
    verbs = _verbs(inner)
    return VerbGroup(
        start=match.start(),
        first=match.start("verbs"),
        end=match.end(),
        verbs=verbs,
        modified=bool(modifiers or complement) or len(inner) > len(verbs[0]),
        negated=negation is not None,
        done=before is not None or behind is not None,
        under_way=progress is not None,
    )


@lru_cache(maxsize=65536)
def _verbs(words: str) -> tuple[str, ...]:
    return tuple(found.group() for found in _verb().finditer(words))


@cache
def verb_words() -> Mapping[str, tuple[str, ...]]:
    """Return the word lists of verb groups, by their names."""
    return word_lists(FILE, "verb")


def _any(part: str) -> str:
    return alternation(verb_words()[part])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(_governing())


def _governing() -> str:
    """A governing word, or a verb of making lists, that is no part of a noun (制定机关, 实施方案)."""
    words = cues()
    return f"(?:{alternation([*words.before, *verb_words()['listing']])}(?!{words.any_of('noun-behind-verb')}))"


@cache
def _group() -> re.Pattern[str]:
    verb, modifier = _governing(), _any("modifier")
    further = f"(?:{verb}|{_any('following')}(?!{cues().any_of('noun-behind-verb')}))"
    parts = verb_words()
    opening = {*cues().before, *(word for key in _OPENING_PARTS for word in parts[key])}
    return re.compile(
        f"{may_begin(opening)}(?P<negation>{_any('negation')})?(?P<before>{_any('done-before')})?"
        f"(?P<progress>{_any('progress')})?"
        f"(?P<modifiers>(?:{modifier}{_any('conjunction')}?){{0,{_MOST}}})"
        f"(?P<verbs>{verb}(?:{_any('conjunction')}?{modifier}{{0,{_MOST}}}{further}){{0,{_MOST}}})"
        f"(?P<complement>{_any('complement')})?(?P<behind>{_any('done-behind')})?"
    )
