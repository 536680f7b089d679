"""Documents that a text promises by description, without 《》.

In: squeezed text. Out: the span of each document that the text orders to be drafted or revised
(研究制定…方案, 修订…目录) or that it names in the form of a plan (“十四五”规划纲要,
…行动计划（2021—2023年）). A promise counts where it names one document, not where it names a class
(各市要制定实施方案).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from kg.annotate.cues import alternation, cues

LONGEST_OBJECT = 45
SHORTEST_NAME = 6
_SENTENCE_END = re.compile("[。；\n！？]")
_CLAUSE = re.compile("[，。；：！？\n]")
_NO_NAME = re.compile("[本该此其]|行业|企业|并")
_NUMERAL = "[一二三四五六七八九]"


@cache
def _promise() -> re.Pattern[str]:
    words = cues()
    drafting = {word for word, relations in words.before.items() if "proposes" in relations}
    verbs = alternation(drafting.difference(words.words["revising"]))
    return re.compile(rf"{verbs}(?=[^，。；：！？\n《》的了和与及、工])")


@cache
def _ending() -> re.Pattern[str]:
    """An ending of a document, and what may follow a complete name."""
    endings = cues().any_of("document-ending")
    year = r"(?:[（(][^（）()]{1,20}[）)])?"
    no_law = "".join(cues().words["not-before-law"])
    return re.compile(
        rf"(?<![{no_law}](?=法)){endings}{year}(?=[，。；：！？\n、）)]|和|与|及|并|等|以及|$)"
    )


@cache
def _class_word() -> re.Pattern[str]:
    return re.compile(cues().any_of("class") + "|一.一[策案图]")


@cache
def _class_subject() -> re.Pattern[str]:
    return re.compile(cues().any_of("class-subject"))


@cache
def _inner_verb() -> re.Pattern[str]:
    """Words that cannot stand inside the name of a promised document."""
    return re.compile(
        "[的了将把被使让于]|" + cues().any_before("proposes") + "|" + cues().any_of("past")
    )


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(cues().any_of("drafting-weak") + "$")


@cache
def _plan_ending() -> re.Pattern[str]:
    return re.compile("(?:规划|方案)$")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(cues().any_of("scope"))


@cache
def _upcoming() -> re.Pattern[str]:
    return re.compile(cues().any_of("upcoming"))


@cache
def _looks_back() -> re.Pattern[str]:
    return re.compile(cues().any_of("looks-back"))


def promised_documents(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents promised by description, in order, none overlapping."""
    spans: list[tuple[int, int]] = []
    done = 0
    for verb in _promise().finditer(text):
        if verb.start() < done:
            continue
        span = _object_of(text, verb.start(), verb.end())
        if span:
            spans.append(span)
            done = span[1]
    return spans


def _object_of(text: str, verb_start: int, start: int) -> tuple[int, int] | None:
    stop = _CLAUSE.search(text, start, start + LONGEST_OBJECT)
    limit = stop.start() if stop else min(len(text), start + LONGEST_OBJECT)
    ending = _ending().search(text, start, limit + 1)
    if ending is None or ending.end() > limit or ending.start() - start < 3:
        return None
    name = text[start : ending.end()]
    if len(name) < 9 and _plan_ending().search(name) and not _scope().search(name):
        return None
    if (
        "《" in name
        or _class_word().search(name)
        or _inner_verb().search(text, start, ending.start())
    ):
        return None
    if _NO_NAME.match(name):
        return None
    return None if _only_a_class(text, verb_start, start) else (start, ending.end())


def _only_a_class(text: str, verb_start: int, verb_end: int) -> bool:
    """Tell whether the subject or the tense of the sentence makes the promise a class or a fact."""
    begin = 0
    for stop in _SENTENCE_END.finditer(text, max(0, verb_start - 120), verb_start):
        begin = stop.end()
    left = text[max(begin, verb_start - 120) : verb_start]
    if _class_subject().search(left) or _looks_back().search(left):
        return True
    if not _weak().search(text, verb_start, verb_end):
        return False
    opens_clause = verb_start == begin or text[verb_start - 1] in "，。；"
    return not opens_clause and not _upcoming().search(text, max(begin, verb_start - 6), verb_start)


@cache
def _known_plan() -> re.Pattern[str]:
    plans = cues().any_of("known-plan")
    return re.compile(rf"[“\"]?十{_NUMERAL}五[”\"]?{plans}")


def plans_by_form(text: str) -> list[tuple[int, int]]:
    """Return the spans of plans that a text names by form: “十四五”规划纲要,
    2030年可持续发展议程."""
    return [match.span() for match in _known_plan().finditer(text)]


@cache
def _put_into_practice() -> re.Pattern[str]:
    words = cues()
    verbs = alternation(
        word
        for word, relations in words.before.items()
        if len(word) > 1 and {"implements", "applies"} & relations
    )
    inside = "[^，。；：！？\n《》、的和与及（）()]"
    return re.compile(
        f"(?P<verb>{verbs})(?P<name>{inside}{{2,30}}?(?:{words.any_of('practice-ending')}"
        f"|{words.any_of('practice-standard')}(?=国家标准|行业标准)"
        f"|{words.any_of('practice-period')}[（(](?:19|20)[^（）()]{{2,20}}[）)])"
        f"|国家{inside}{{2,20}}?{words.any_of('practice-national')})(?!的?(?:制定|编制|体系))"
    )


def documents_in_force(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 that a text carries out or follows:
    执行企业会计准则."""
    spans = []
    for match in _put_into_practice().finditer(text):
        start, end = match.span("name")
        name = match.group("name")
        if (
            len(name) < SHORTEST_NAME
            or _class_word().search(name)
            or _inner_verb().search(name)
            or cues().governing.search(name)
        ):
            continue
        if not _drafting_before().search(text, max(0, match.start() - 4), match.start()):
            spans.append((start, end))
    return spans


@cache
def _drafting_before() -> re.Pattern[str]:
    return re.compile(cues().any_before("proposes") + "$")


@cache
def _next_in_list() -> re.Pattern[str]:
    endings = cues().any_of("list-ending")
    return re.compile(
        f"(?:、|和|与|及|以及)([^，。；：、《》\n和与及的等（）()]{{2,24}}?{endings})(?=[、，。；等和与及的\n制修]|$)"
    )


def listed_after(text: str, end: int, known: Collection[int]) -> list[tuple[int, int]]:
    """Return the spans of names that go on a list of laws or standards behind one that ends at
    `end`.

    The list is followed up to a name that is found already: `known` holds where those start.
    """
    spans = []
    while match := _next_in_list().match(text, end):
        start, end = match.span(1)
        if (
            start in known
            or _class_word().search(text, start, end)
            or _inner_verb().search(text, start, end)
        ):
            break
        spans.append((start, end))
    return spans
