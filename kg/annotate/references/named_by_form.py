"""Documents that a text names without 《》 by their form.

In: squeezed text. Out: the spans of plans (“十四五”规划纲要), of documents that the text carries out or
follows (执行…目录), that it names with their maker (某部制定的…办法), makes known (…指南宣传) or lists
behind another one. Verbs and endings are words of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from kg.annotate.references.document_names import class_manner, class_word, names_one_document
from kg.annotate.references.known_names import region_names
from kg.language.dates import PLAN_NAME
from kg.language.numerals import ONES
from kg.vocabulary.forms import Form, ending_at, filled
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation, may_begin

SHORTEST_NAME = 6
SHORTEST_CATALOGUE = 8
_NUMERAL = f"[{ONES}]"
# no list, no bracket and no 的 in it
_INSIDE = "[^，。；：！？\n《》、⟨[title/particle body/joint⟩（）()]"
_JOINED_INSIDE = "[^，。；：！？\n《》、⟨[title/particle⟩（）()]"
_TWO_NAMES = Form("⟨cue/document-ending⟩(?:、|⟨cue/joining⟩)")
_OWN_BEFORE = Form("⟨cue/own-region⟩?")
_CATALOGUE = Form("⟨cue/practice-catalogue⟩$")
_TITLE_OPENING = Form("⟨act/about⟩")
_NO_VERB = Form("⟨cue/not-a-verb⟩$")


@cache
def _known_plan() -> re.Pattern[str]:
    plans = cues().any_of("known-plan")
    return re.compile(f"{PLAN_NAME}{plans}")


def plans_by_form(text: str) -> list[tuple[int, int]]:
    """Return the spans of plans that a text names by form: “十四五”规划纲要,
    2030年可持续发展议程."""
    return [match.span() for match in _known_plan().finditer(text)]


@cache
def _put_into_practice() -> re.Pattern[str]:
    words = cues()
    verbs = [word for word, to in words.before.items() if len(word) > 1 and {"implements", "applies"} & to]
    plans = words.any_of("practice-period")
    return re.compile(
        filled(
            f"{may_begin(verbs)}(?P<verb>{alternation(verbs)}{{1,3}}){words.any_of('renewed-text')}?(?P<name>{_INSIDE}{{2,30}}?(?:{words.any_of('practice-ending')}"
            f"|{words.any_of('practice-standard')}(?={words.any_of('standard-kind')})"
            f"|{plans}[（(](?:19|20)[^（）()]{{2,20}}[）)]|{_NUMERAL}年{plans})"
            f"|{words.any_of('national')}{_INSIDE}{{2,20}}?{words.any_of('practice-national')}"
            f"|{region_names()}[^，。；：！？\n《》⟨[title/particle⟩（）()]{{3,30}}?(?:{plans}|{words.any_of('practice-national')})"
            f"|[^，。；：！？\n《》⟨[title/particle⟩（）()]{{0,12}}?{words.any_of('act/about')}[^，。；：！？\n《》]{{4,50}}?{words.any_of('title/particle')}{words.any_of('title-kind')}"
            f"|⟨cue/purpose⟩[^，。；：！？\n《》（）()]{{4,40}}?⟨title/particle⟩⟨cue/title-kind⟩"
            f"|{_INSIDE}{{2,20}}?{words.any_of('practice-catalogue')}(?!{words.any_of('not-behind-catalogue')}))"
            f"(?!{words.any_of('title/particle')}?{words.any_of('not-behind-practice')})"
        )
    )


def several_names(name: str) -> bool:
    """Tell whether words hold more than one name: 示例条例和示例办法."""
    return _TWO_NAMES.search(name) is not None


# 依据本意见和示例部关于…的通知
_OWN_TEXT_TOO = Form(r"⟨cue/pointing⟩[\u4e00-\u9fff]{1,6}?⟨body/joint⟩")


def documents_in_force(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 that a text carries out or follows:
    执行企业会计准则."""
    spans = []
    for match in _put_into_practice().finditer(text):
        start, end = match.span("name")
        name = match.group("name")
        if len(name) < (SHORTEST_CATALOGUE if _CATALOGUE.search(name) else SHORTEST_NAME):
            continue
        if _TITLE_OPENING.search(name):
            own = _OWN_TEXT_TOO.match(name) or _OWN_BEFORE.match(name)
            start += own.end() if own else 0
        elif not names_one_document(name) or cues().governing.search(name) or several_names(name):
            continue
        if ending_at(_NO_VERB, text, match.start()):
            continue
        if not ending_at(_drafting_before(), text, match.start()):
            spans.append((start, end))
    return spans


@cache
def _drafting_before() -> re.Pattern[str]:
    return re.compile(cues().any_before("proposes") + "$")


@cache
def _made_by() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        filled(
            f"{words.any_before('based_on')}(?P<maker>[^，。；：！？\n《》]{{2,20}}?){words.any_of('made-by')}"
            f"(?P<name>[^，。；：！？\n《》、⟨[title/particle⟩（）()]{{2,30}}?{words.any_of('made-by-ending')})"
            f"(?=[，。；、）)]|$|{words.any_of('behind-made-by')})"
        )
    )


def documents_of_makers(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 named with their maker: 按照某部制定的…办法."""
    return [
        match.span("name")
        for match in _made_by().finditer(text)
        if len(match.group("name")) >= SHORTEST_CATALOGUE
        and not class_word().search(match.group("maker"))
        and not class_manner().search(match.group("maker"))
        and names_one_document(match.group("name"))
    ]


@cache
def _framed() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        filled(
            f"{words.any_of('framing')}(?P<name>{_JOINED_INSIDE}{{2,24}}?{words.any_of('framed-ending')}){words.any_of('title/particle')}?"
            f"(?:{words.any_of('publicity')}|{words.any_of('lawmaking')})"
        )
    )


def framed_documents(text: str) -> list[tuple[int, int]]:
    """Return the spans of documents without 《》 between a verb and what is done with them:
    加大…指南宣传力度, 推进…条例立法."""
    return [
        match.span("name")
        for match in _framed().finditer(text)
        if len(match.group("name")) >= SHORTEST_NAME
        and names_one_document(match.group("name"))
        and not (cues().governing.match(match.group("name")) or several_names(match.group("name")))
    ]


@cache
def _next_in_list() -> re.Pattern[str]:
    endings, breaks = cues().any_of("list-ending"), "⟨[title/particle body/joint body/and-others⟩"
    return re.compile(
        filled(
            f"(?:、|{cues().any_of('joining')})([^，。；：、《》\n（）(){breaks}]{{2,24}}?{endings}"
            f"|⟨act/about⟩[^，。；：、《》\n]{{4,50}}?⟨title/particle⟩⟨cue/title-kind⟩)(?=[、，。；\n制修{breaks}]|$)"
        )
    )


def listed_after(text: str, end: int, known: Collection[int]) -> list[tuple[int, int]]:
    """Return the spans of names that go on a list of laws or standards behind one that ends at
    `end`.

    The list is followed up to a name that is found already: `known` holds where those start.
    """
    spans = []
    while match := _next_in_list().match(text, end):
        start, end = match.span(1)
        if start in known or not (_TITLE_OPENING.match(text, start) or names_one_document(text[start:end])):
            break
        spans.append((start, end))
    return spans
