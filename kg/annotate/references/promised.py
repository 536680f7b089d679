"""Documents that a text promises without 《》: 研究制定…方案, 修订…目录.

In: squeezed text. Out: the span of each document that the text orders to be drafted or revised. A
name counts where it means one document, not where it means a class (各市要制定实施方案): what tells them
apart is the subject of the order, the words that distribute (相关, 分行业, 一企一策) and how much stands
before the type of document. Verbs, endings and subjects are words of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.references.document_names import class_manner, document_ending, names_one_document
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

LONGEST_OBJECT = 45
SHORTEST_PLAN = 9
SHORTEST_DESCRIPTION = 14
_WINDOW = 120
_SENTENCE_END = re.compile("[。\n！？]")
_CLAUSE = re.compile("[，。；：！？\n]")
_QUOTES = {"“": "”", "‘": "’"}
_LABEL_BEFORE = re.compile(r"(?:^|[，。；：\n])(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])?$")


@cache
def _promise() -> re.Pattern[str]:
    words = cues()
    drafting = {word for word, relations in words.before.items() if "proposes" in relations}
    verbs = alternation(drafting.difference(words.words["revising"]))
    second = words.any_of("drafting-second")
    own = words.any_of("own-region")
    return re.compile(
        rf"{verbs}{second}?{own}?(?=[^，。；：！？\n《》的了和与及、])(?!{words.any_of('drafting-work')})"
    )


@cache
def _class_subject() -> re.Pattern[str]:
    """A clause that begins with a class of authors: 各市要…, 支持有条件的园区…."""
    words = cues()
    authors = words.any_of("class-author")
    return re.compile(
        f"(?:{words.any_of('addressing')}|[由对])?{words.any_of('conditional')}?"
        f"(?:{words.any_of('class-subject')}|.{{0,6}}{authors}|.{{0,24}}{authors}{words.any_of('modal')})"
        f"|{words.any_of('addressing')}.{{0,6}}{words.any_of('class-addressed')}"
    )


@cache
def _nobody_must() -> re.Pattern[str]:
    """An order without a subject, as the clauses of a standard have it: 5.2应编制…方案."""
    return re.compile(rf"[\d.（）()\s]*{cues().any_of('modal')}")


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(cues().any_of("drafting-weak") + "$")


@cache
def _plan_ending() -> re.Pattern[str]:
    return re.compile(cues().any_of("plan-ending") + "$")


@cache
def _list_ending() -> re.Pattern[str]:
    """Kinds of document whose names describe what they list: 限期淘汰的落后设备名录."""
    return re.compile(cues().any_of("list-title-ending") + "$")


@cache
def _revised() -> re.Pattern[str]:
    """What is revised is there already, so a description of it is its name."""
    return re.compile(cues().any_of("revise") + "$")


@cache
def _standard_ending() -> re.Pattern[str]:
    return re.compile(cues().any_of("standard-title") + "$")


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
        if verb.start() < done or _no_order().search(text, max(0, verb.start() - 2), verb.start()):
            continue
        span = _name_at(text, verb.end())
        if span is None:
            continue
        if not _alias_defined().match(text, span[1]) and _only_a_class(text, *verb.span()):
            continue
        while span:
            spans.append(span)
            done = span[1]
            joined = _joined().match(text, done)
            span = _name_at(text, joined.end()) if joined else None
            if span and not _goes_on(text[slice(*span)]):
                span = None
    return spans


@cache
def _alias_defined() -> re.Pattern[str]:
    """A short form behind a name: whoever defines one means one document."""
    return re.compile(f"[（(]{cues().any_of('alias')}")


def _goes_on(name: str) -> bool:
    """Tell whether a name may follow another one in a list; short ones are parts of the first."""
    return len(name) >= SHORTEST_PLAN and "、" not in name


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the name of one document that begins at `start`, or None."""
    stop = _CLAUSE.search(text, start, start + LONGEST_OBJECT)
    limit = stop.start() if stop else min(len(text), start + LONGEST_OBJECT)
    ending = document_ending().search(text, start, limit + 1)
    if ending is None or ending.end() > limit or ending.start() - start < 3:
        return None
    name = text[start : ending.end()]
    if _of_any_author().match(name):
        return None
    defined = _alias_defined().match(text, ending.end())
    if (
        not defined
        and not _scope().search(name)
        and ((len(name) < SHORTEST_PLAN and _plan_ending().search(name)) or _standard_ending().search(name))
    ):
        return None
    if (
        len(name) >= SHORTEST_DESCRIPTION
        and _list_ending().search(name)
        and _revised().search(text, max(0, start - 2), start)
    ):
        name = name.replace("的", "")
    if name[0] in _QUOTES and _QUOTES[name[0]] not in name:
        start += 1
    return (start, ending.end()) if names_one_document(name) else None


def _only_a_class(text: str, verb_start: int, verb_end: int) -> bool:
    """Tell whether the subject or the tense of the sentence makes the promise a class or a fact."""
    begin = 0
    for stop in _SENTENCE_END.finditer(text, max(0, verb_start - _WINDOW), verb_start):
        begin = stop.end()
    left = text[max(begin, verb_start - _WINDOW) : verb_start]
    if _looks_back().search(left):
        return True
    *earlier, clause = _CLAUSE.split(left)
    if class_manner().search(clause) or any(map(_class_subject().match, (*earlier, clause))):
        return True
    if not earlier and _nobody_must().fullmatch(clause):
        return True
    if not _weak().search(text, verb_start, verb_end):
        return False
    opens = _LABEL_BEFORE.search(text, max(0, verb_start - 8), verb_start)
    return not opens and not _upcoming().search(text, max(begin, verb_start - 6), verb_start)


@cache
def _no_order() -> re.Pattern[str]:
    """What makes a verb behind it no order: 关于制定… is a title, 在制定…时 a setting."""
    words = cues()
    return re.compile(f"{words.any_of('not-an-order')}$|(?<!{words.any_of('in-progress')}){words.any_of('setting')}$")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(f"、|{cues().any_of('joining')}")


@cache
def _of_any_author() -> re.Pattern[str]:
    return re.compile(cues().any_of("any-author") + ".{0,9}$")
