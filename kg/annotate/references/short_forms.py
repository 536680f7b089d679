"""Short forms used without marks: 39号文明确…, 按照条例第十条.

In: squeezed text, and the short forms that titles in it define (以下简称“39号文”). Out: the spans where a short form
stands behind its definition. One that says which text it is (39号文, 双碳意见) means it anywhere. One that is only a
kind of document (条例) means it where it stands as a name: behind a verb or at the beginning of a clause, in front of
an article or of what a document does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import PINPOINT
from kg.language.title import Title
from kg.vocabulary.forms import Form, ending_at
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_SHORTEST = 2
# characters behind a short form that may make it another name, and one
_LONGEST_REST = 7
_MADE_OF_NUMBER = Form(r"\d(?:⟨number/short-ending⟩)$|⟨number/popular-ending⟩$")
_BODY_OF = Form("⟨cue/named-body⟩")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z\d]")
_JOINT = Form("⟨cue/joining⟩")
_IN_MARKS = "《〈「『"


def short_forms(text: str, defined: Iterable[tuple[str, int]]) -> list[tuple[int, int]]:
    """Return the spans of short forms without marks, in order, none overlapping.

    Parameters
    ----------
    text : str
        The squeezed text.
    defined : iterable of (str, int)
        Short forms, each with the offset at which its definition ends.
    """
    first: dict[str, int] = {}
    for name, end in defined:
        if names_document(name):
            first[name] = min(end, first.get(name, end))
    if not first:
        return []
    return [
        found.span()
        for found in re.compile(alternation(first)).finditer(text, min(first.values()))
        if found.start() >= first[found.group()] and _stands_as_name(text, *found.span())
    ]


def names_document(name: str) -> bool:
    """Tell whether a short form is that of a document: 39号文, 国十条, 条例; a programme (双减) may share the title."""
    return len(name) >= _SHORTEST and (has_policy_ending(name) or _MADE_OF_NUMBER.search(name) is not None)


def _stands_as_name(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] in tuple(_IN_MARKS) or _BODY_OF.match(text, end):
        return False
    if not Title.of(text[start:end]).is_short:
        return not (text[start].isdigit() and text[start - 1 : start].isdigit())
    before = text[start - 1 : start]
    governed = ending_at(_verb_before(), text, start) is not None
    if governed and _JOINT.match(text, end):
        return True  # 按照办法和本通知要求
    if governed and not _is_a_kind(text[start:end]) and not _goes_on_as_name(text, start, end):
        return True  # 依据评价办法组织评价
    return (governed or not _HAN.match(before)) and _behind().match(text, end) is not None


def _is_a_kind(name: str) -> bool:
    """Tell whether a short form is no more than the kind of its document: 办法, but not 评价办法."""
    kind = Title.of(name).type
    return kind is not None and kind.endswith(f"/{name}")


def _goes_on_as_name(text: str, start: int, end: int) -> bool:
    """Tell whether a short form only begins another name: 评价办法实施细则."""
    return any(has_policy_ending(text[start:longer]) for longer in range(end + 2, end + _LONGEST_REST))


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(alternation(word for word in cues().before if len(word) > 1) + "$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(f"{Form(PINPOINT).pattern}|{cues().any_of('short-following')}")
