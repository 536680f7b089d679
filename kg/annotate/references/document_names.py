"""What makes words the name of one document, not of a class of documents.

In: words that end in a type of document. Out: whether they name one document: 示例省节水条例 does, 相关条例
and 有关单位制定的条例 do not.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.dates import FULL_YEAR
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

SHORTEST_PURPOSE = 10
# （试行）, （2024年本）: what a bracket says of the text before it, to stand in another form
EDITION = (
    rf"[（(](?:⟨name/draft⟩|[^（）()，。\n]{{0,6}}{FULL_YEAR}(?:[-—－~]{{1,2}}{FULL_YEAR})?"
    r"⟨name/edition⟩[^（）()，。\n]{0,6})[）)]"
)
# 会计准则第6号——示例资产: one of a series
SERIES = r"⟨body/ordinal⟩\d{1,3}⟨answer/number-mark⟩(?:—{1,2}[^，。；：！？\n、（）()《》⟨[title/particle⟩]{2,24})?"
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"))
# standards of a whole medium, of which there is one for each trade: 大气污染物排放标准
_ANY_EMISSION = Form("⟨cue/national⟩?⟨cue/class-standard⟩")
_CLASS_OPENING = Form("⟨cue/class-opening⟩")
_COMPOUND = Form("⟨cue/compound⟩")
_OPENING_PURPOSES = Form("^⟨cue/purpose⟩+")
_POINTING = Form("⟨cue/pointing⟩")


def names_one_document(name: str) -> bool:
    """Tell whether a description names one document by its own words."""
    if "《" in name or _POINTING.match(name) or any(name.count(one) != name.count(other) for one, other in _PAIRS):
        return False
    purpose = _purpose().fullmatch(name)
    if purpose and len(name) >= SHORTEST_PURPOSE:
        name = _OPENING_PURPOSES.sub("", purpose.group("stem"))
    elif _CLASS_OPENING.match(name) or _needs_more().search(name):
        return False
    if _ANY_EMISSION.fullmatch(name):
        return False
    rest = _COMPOUND.sub("", name)
    return not (class_word().search(rest) or _inner_verb().search(rest))


def says_purpose(name: str) -> bool:
    """Tell whether the name of a document begins with its purpose, and ends as such names do: 推进示例建设的意见."""
    return _purpose().fullmatch(name) is not None


@cache
def document_ending() -> re.Pattern[str]:
    """Return the pattern of the ending of a document in front of what may follow a complete name."""
    endings = cues().any_of("document-ending")
    year = rf"(?:[（(](?!{cues().any_of('alias')})[^（）()]{{1,20}}[）)])?"
    no_law = "".join(cues().words["not-before-law"])
    return re.compile(
        rf"(?<![{no_law}](?=法)){endings}{year}(?=[，。；：！？\n、（）()]|{cues().any_of('behind-name')}|$)"
    )


@cache
def class_word() -> re.Pattern[str]:
    """Return the pattern of words that make a document a class."""
    words = cues()
    return re.compile(
        f"{words.any_of('class')}|{words.any_of('one-each')}.{words.any_of('one-each')}{words.any_of('each-its-own')}"
    )


@cache
def class_manner() -> re.Pattern[str]:
    """Return the pattern of subjects and manners that make what is drafted a class."""
    return re.compile(cues().any_of("class-subject", "class-manner"))


@cache
def class_subject() -> re.Pattern[str]:
    """Return the pattern of a clause that begins with a class of authors: 各市要…, 支持有条件的园区…."""
    words = cues()
    authors = words.any_of("class-author")
    return re.compile(
        f"(?:{words.any_of('addressing')}|[由对])?{words.any_of('conditional')}?"
        f"(?:{words.any_of('class-subject')}|.{{0,6}}{authors}|.{{0,24}}{authors}{words.any_of('modal')})"
        f"|{words.any_of('addressing')}.{{0,6}}{words.any_of('class-addressed')}"
        f"|.{{2,24}}{words.any_of('alternative')}{words.any_of('pointing')}.{{2,12}}(?:$|{words.any_of('modal')})"
    )


@cache
def _inner_verb() -> re.Pattern[str]:
    """Words that cannot stand inside the name of a promised document."""
    words = cues()
    nouns = words.any_of("document-ending")
    return re.compile(
        f"{words.any_of('not-in-name', 'inner-verb')}|{words.any_before('proposes')}(?!{nouns}(?:$|[（(]))"
    )


@cache
def _purpose() -> re.Pattern[str]:
    """The name of a document that begins with its purpose: 促进…发展的若干意见."""
    words = cues()
    return re.compile(
        f"(?P<stem>{words.any_of('purpose')}.+?){words.any_of('title/particle')}?{words.any_of('purpose-ending')}(?:[（(].*)?"
    )


@cache
def _needs_more() -> re.Pattern[str]:
    """An ending that means a document only behind some words: 意见 does not, 实施意见 does."""
    words = cues()
    before = "".join(f"(?<!{word})" for word in words.words["before-bare-ending"])
    return re.compile(f"{before}{words.any_of('bare-ending')}$")
