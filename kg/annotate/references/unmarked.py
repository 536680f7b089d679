"""Documents that a text names without 《》: those it promises, puts into practice or makes known.

In: squeezed text. Out: the span of each document that the text orders to be drafted or revised
(研究制定…方案, 修订…目录, 推动…条例立法), that it carries out or follows (执行…目录), that it names in
the form of a plan (“十四五”规划纲要, …行动计划（2021—2023年）) or to which it points back (该办法).
A name counts where it means one document, not where it means a class (各市要制定实施方案): what tells
them apart is the subject of the order, the words that distribute (相关, 分行业, 一企一策) and how much
stands before the type of document. Verbs, endings and subjects are words of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from kg.annotate.references.known_names import region_names
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

LONGEST_OBJECT = 45
SHORTEST_NAME = 6
SHORTEST_PLAN = 9
SHORTEST_CATALOGUE = 8
SHORTEST_PURPOSE = 10
SHORTEST_DESCRIPTION = 14
_WINDOW = 120
_SENTENCE_END = re.compile("[。\n！？]")
_CLAUSE = re.compile("[，。；：！？\n]")
_NO_NAME = re.compile("[本该此其并]")
_OF_ANY_AUTHOR = re.compile("(?:行业|企业).{0,9}$")
_NUMERAL = "[一二三四五六七八九]"
_INSIDE = "[^，。；：！？\n《》、的和与及（）()]"
_QUOTES = {"“": "”", "‘": "’"}
# 关于制定… is a title, 在制定…时 a setting, 先进适用 an attribute
_NO_ORDER = re.compile("关于$|(?<!正)在$")
_NO_VERB = re.compile("先进$")
_JOINED = re.compile("、|以及|和|与|及")
_LABEL_BEFORE = re.compile(r"(?:^|[，。；：\n])(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])?$")


@cache
def _promise() -> re.Pattern[str]:
    words = cues()
    drafting = {word for word, relations in words.before.items() if "proposes" in relations}
    verbs = alternation(drafting.difference(words.words["revising"]))
    second = words.any_of("drafting-second")
    own = words.any_of("own-region")
    return re.compile(rf"{verbs}{second}?{own}?(?=[^，。；：！？\n《》的了和与及、])(?!工作)")


@cache
def _ending() -> re.Pattern[str]:
    """An ending of a document, and what may follow a complete name."""
    endings = cues().any_of("document-ending")
    year = rf"(?:[（(](?!{cues().any_of('alias')})[^（）()]{{1,20}}[）)])?"
    no_law = "".join(cues().words["not-before-law"])
    return re.compile(rf"(?<![{no_law}](?=法)){endings}{year}(?=[，。；：！？\n、（）()]|和|与|及|并|等|以及|$)")


@cache
def _class_word() -> re.Pattern[str]:
    return re.compile(cues().any_of("class") + "|一.一[策案图]")


@cache
def _class_opening() -> re.Pattern[str]:
    return re.compile(cues().any_of("class-opening"))


@cache
def _class_manner() -> re.Pattern[str]:
    return re.compile(cues().any_of("class-subject", "class-manner"))


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
def _inner_verb() -> re.Pattern[str]:
    """Words that cannot stand inside the name of a promised document."""
    words = cues()
    nouns = words.any_of("document-ending")
    return re.compile(f"[的了将把被使让于过]|{words.any_before('proposes')}(?!{nouns}(?:$|[（(]))")


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(cues().any_of("compound"))


@cache
def _purpose() -> re.Pattern[str]:
    """The name of a document that begins with its purpose: 促进…发展的若干意见."""
    words = cues()
    return re.compile(f"(?P<stem>{words.any_of('purpose')}.+?)的?{words.any_of('purpose-ending')}(?:[（(].*)?")


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(cues().any_of("drafting-weak") + "$")


@cache
def _plan_ending() -> re.Pattern[str]:
    return re.compile("(?:规划|方案)$")


@cache
def _list_ending() -> re.Pattern[str]:
    """Kinds of document whose names describe what they list: 限期淘汰的落后设备名录."""
    return re.compile("(?:目录|名录)$")


@cache
def _revised() -> re.Pattern[str]:
    """What is revised is there already, so a description of it is its name."""
    return re.compile("修订$")


@cache
def _standard_ending() -> re.Pattern[str]:
    return re.compile("标准$")


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
        if verb.start() < done or _NO_ORDER.search(text, max(0, verb.start() - 2), verb.start()):
            continue
        span = _name_at(text, verb.end())
        if span is None:
            continue
        if not _alias_defined().match(text, span[1]) and _only_a_class(text, *verb.span()):
            continue
        while span:
            spans.append(span)
            done = span[1]
            joined = _JOINED.match(text, done)
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
    ending = _ending().search(text, start, limit + 1)
    if ending is None or ending.end() > limit or ending.start() - start < 3:
        return None
    name = text[start : ending.end()]
    if _OF_ANY_AUTHOR.match(name):
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
    return (start, ending.end()) if _names_one(name) else None


def _names_one(name: str) -> bool:
    """Tell whether a description names one document by its own words."""
    if "《" in name or _NO_NAME.match(name):
        return False
    purpose = _purpose().fullmatch(name)
    if purpose and len(name) >= SHORTEST_PURPOSE:
        name = purpose.group("stem")
    elif _class_opening().match(name):
        return False
    rest = _compound().sub("", name)
    return not (_class_word().search(rest) or _inner_verb().search(rest))


def _only_a_class(text: str, verb_start: int, verb_end: int) -> bool:
    """Tell whether the subject or the tense of the sentence makes the promise a class or a fact."""
    begin = 0
    for stop in _SENTENCE_END.finditer(text, max(0, verb_start - _WINDOW), verb_start):
        begin = stop.end()
    left = text[max(begin, verb_start - _WINDOW) : verb_start]
    if _looks_back().search(left):
        return True
    *earlier, clause = _CLAUSE.split(left)
    if _class_manner().search(clause) or any(map(_class_subject().match, (*earlier, clause))):
        return True
    if not earlier and _nobody_must().fullmatch(clause):
        return True
    if not _weak().search(text, verb_start, verb_end):
        return False
    opens = _LABEL_BEFORE.search(text, max(0, verb_start - 8), verb_start)
    return not opens and not _upcoming().search(text, max(begin, verb_start - 6), verb_start)


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
        word for word, relations in words.before.items() if len(word) > 1 and {"implements", "applies"} & relations
    )
    plans = words.any_of("practice-period")
    return re.compile(
        f"(?P<verb>{verbs})(?P<name>{_INSIDE}{{2,30}}?(?:{words.any_of('practice-ending')}"
        f"|{words.any_of('practice-standard')}(?=国家标准|行业标准)"
        f"|{plans}[（(](?:19|20)[^（）()]{{2,20}}[）)]|{_NUMERAL}年{plans})"
        f"|国家{_INSIDE}{{2,20}}?{words.any_of('practice-national')}"
        f"|{region_names()}[^，。；：！？\n《》的（）()]{{3,30}}?(?:{plans}|{words.any_of('practice-national')})"
        f"|[^，。；：！？\n《》的（）()]{{0,12}}?关于[^，。；：！？\n《》]{{4,50}}?的{words.any_of('title-kind')}"
        f"|{_INSIDE}{{2,20}}?{words.any_of('practice-catalogue')}(?!制度|管理))"
        "(?!的?(?:制定|编制|体系))"
    )


@cache
def _two_names() -> re.Pattern[str]:
    return re.compile(cues().any_of("document-ending") + "[和与及、]")


@cache
def _own_before() -> re.Pattern[str]:
    return re.compile(f"{cues().any_of('own-region')}?")


@cache
def _catalogue() -> re.Pattern[str]:
    return re.compile(cues().any_of("practice-catalogue") + "$")


def documents_in_force(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 that a text carries out or follows:
    执行企业会计准则."""
    spans = []
    for match in _put_into_practice().finditer(text):
        start, end = match.span("name")
        name = match.group("name")
        if len(name) < (SHORTEST_CATALOGUE if _catalogue().search(name) else SHORTEST_NAME):
            continue
        if "关于" in name:
            own = _own_before().match(name)
            start += own.end() if own else 0
        elif not _names_one(name) or cues().governing.search(name) or _two_names().search(name):
            continue
        if _NO_VERB.search(text, max(0, match.start() - 2), match.start()):
            continue
        if not _drafting_before().search(text, max(0, match.start() - 4), match.start()):
            spans.append((start, end))
    return spans


@cache
def _drafting_before() -> re.Pattern[str]:
    return re.compile(cues().any_before("proposes") + "$")


@cache
def _made_by() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"{words.any_before('based_on')}(?P<maker>[^，。；：！？\n《》]{{2,20}}?){words.any_of('made-by')}"
        f"(?P<name>[^，。；：！？\n《》、的（）()]{{2,30}}?{words.any_of('made-by-ending')})"
        f"(?=[，。；、）)]|的|及|等|$|规定|要求|确定|明确)"
    )


def documents_of_makers(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 named with their maker: 按照某部制定的…办法."""
    return [
        match.span("name")
        for match in _made_by().finditer(text)
        if len(match.group("name")) >= SHORTEST_CATALOGUE
        and not _class_word().search(match.group("maker"))
        and not _class_manner().search(match.group("maker"))
        and _names_one(match.group("name"))
    ]


@cache
def _framed() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"{words.any_of('framing')}(?P<name>{_INSIDE}{{2,24}}?{words.any_of('framed-ending')})的?"
        f"(?:{words.any_of('publicity')}|{words.any_of('lawmaking')})"
    )


def framed_documents(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 between a verb and what is done with them:
    加大…指南宣传力度, 推进…条例立法."""
    return [
        match.span("name")
        for match in _framed().finditer(text)
        if len(match.group("name")) >= SHORTEST_NAME
        and _names_one(match.group("name"))
        and not cues().governing.match(match.group("name"))
    ]


@cache
def _back_reference() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"(?<![应本]){words.any_of('back-pointer')}(?P<kind>{words.any_of('back-kind')})"
        f"(?={words.any_of('back-following')}|$)"
    )


def back_references(text: str) -> list[tuple[int, int]]:
    """Return the spans of the kinds of document in words that point back: 办法 in 该办法, 上述办法."""
    return [match.span("kind") for match in _back_reference().finditer(text)]


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
        if start in known or not _names_one(text[start:end]):
            break
        spans.append((start, end))
    return spans
