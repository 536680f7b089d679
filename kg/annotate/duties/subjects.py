"""Who answers for a task by the place of the name alone: 物业服务企业负责…, 由卫生部门牵头, 公安等部门按照各自职责.

In: squeezed text, its `Items`, who writes it and the region at home. Out: `Item`s for names that no vocabulary has and
that stand where a sentence has the one responsible: at the head of a clause, before a word of lead or charge. The head
of such a name says what it is: a kind of bodies (部门, 企业) is an open group as written, a unit (部, 科, 室) a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name
from kg.annotate.duties.parties import Parties
from kg.annotate.duties.sentences import is_law
from kg.annotate.duties.words import WORDS
from kg.language.bodies import unlisted
from kg.language.labels import SECTION_LABEL
from kg.language.region_mentions import region_at_head
from kg.vocabulary.forms import ending_at

_CHARGED = (
    r"(?=[⟨^lead charge meet support by-duty⟩])"  # most characters begin none
    r"(?:⟨lead⟩|⟨charge⟩(?!⟨liability⟩)|⟨meet⟩|⟨support⟩|⟨by-duty⟩)"
)
_ADVERBS = "(?:⟨adverb modal will⟩|，)+$"
# at the head of a clause, perhaps behind the number of a section
_OPENS = rf"(?:(?<![^，,；;。：:、\n⟨[subject-lead⟩]){SECTION_LABEL}?)"
_WORD = (
    r"(?:(?!⟨no-name⟩|⟨modal⟩|⟨lead⟩|⟨charge⟩|⟨join⟩|⟨set-up⟩|⟨subject-stop⟩)[\u4e00-\u9fff]"
    r"|[（(](?:⟨nested-territory⟩|、){1,12}[）)])"
)
_KINDS = rf"{_OPENS}(?P<name>(?:{_WORD}{{1,12}}、)+{_WORD}{{0,12}}?⟨body/and-others⟩?⟨subject-kind⟩)$"
_ONE = rf"{_OPENS}(?P<name>{_WORD}{{1,16}}?(?:⟨subject-kind⟩|(?<=[\u4e00-\u9fff]{{2}})⟨subject-unit⟩))$"
# 示例供电局 of a region, which no vocabulary has
_OF_A_PLACE = rf"{_OPENS}(?P<name>{_WORD}{{3,16}}?⟨body-ending⟩)$"
# who is joined: 会同示例、示例部门
_JOINED = (
    rf"⟨meet⟩(?P<name>(?:{_WORD}{{1,12}}、)*{_WORD}{{1,12}}?⟨body/and-others⟩?⟨subject-kind⟩)"
    r"(?=⟨task-verb⟩|⟨do⟩|[，。；])"
)
_COMMA = "、"
_OF_KIND, _UNIT = "^⟨every⟩|⟨subject-kind⟩$", r"[\u4e00-\u9fff]{2}⟨subject-unit⟩$"
# what opens with a verb is none: 加强监管部门负责; a verb and what does it may be one: 建设单位, 监督司
_NO_SUBJECT = "⟨subject-trap⟩|⟨task-verb⟩(?!(?:⟨subject-kind⟩|⟨subject-unit⟩|⟨unit-ending⟩)$)"


def with_subjects(text: str, items: Items, parties: Parties, home: str | None) -> Items:
    """Return items with the names that stand where a sentence has who answers for its task."""
    return items.joined_by(_subjects(text, items, parties, home))


def named_by_place(name: str, parties: Parties, home: str | None) -> Item | None:
    """Return what a name of no vocabulary means where it stands as one responsible, None where it is no name of one."""
    if WORDS.pattern(_NO_SUBJECT).match(name):
        return None
    if WORDS.pattern(_OF_KIND).search(name):
        return Item(0, len(name), None, name)
    if WORDS.pattern(_UNIT).search(name) is None:
        return None
    unit = WORDS.pattern("^⟨region/kind⟩(?=⟨self-kind⟩)").sub("", name)
    return Item(0, len(name), parties.office(unit) or unlisted(full_name(name, home), home), None)


def _subjects(text: str, items: Items, parties: Parties, home: str | None) -> Iterator[Item]:
    done = 0
    for charged in WORDS.pattern(_CHARGED).finditer(text):
        adverbs = ending_at(WORDS.pattern(_ADVERBS), text, charged.start())
        at = adverbs.start() if adverbs else charged.start()
        for found, named in _before(text, at, parties, home):
            start = found.start("name")
            if start < done:
                continue
            known = items.between(start, found.end())
            if known and known[-1].group and text[known[-1].end] == _COMMA:
                # the further ones of a row that begins with a known one
                start = known[-1].end + 1
                further = named_by_place(text[start : found.end()], parties, home)
                if further is None:
                    continue
                named = further
            if not items.overlap(start, found.end()):
                yield Item(start, found.end(), named.body, named.group)
                done = found.end()
                break
    yield from _joined(text, items, parties, home)


def _joined(text: str, items: Items, parties: Parties, home: str | None) -> Iterator[Item]:
    """Kinds of bodies that are joined; a text that has names means nobody by 示例、示例等部门, a law does."""
    in_law = is_law(text)
    for joined in WORDS.pattern(_JOINED).finditer(text):
        if not in_law and WORDS.pattern("⟨body/and-others⟩").search(joined["name"]):
            continue
        named = None if items.overlap(*joined.span("name")) else named_by_place(joined["name"], parties, home)
        if named is not None and named.group is not None:
            yield Item(*joined.span("name"), None, named.group)


def _before(text: str, at: int, parties: Parties, home: str | None) -> Iterator[tuple[re.Match[str], Item]]:
    """What a name right before an offset may mean, by each form of one."""
    last = text[at - 1 : at]
    for form in (_KINDS, _ONE) if last in _last_characters("subject-kind", "subject-unit") else ():
        found = ending_at(WORDS.pattern(form), text, at)
        named = named_by_place(found["name"], parties, home) if found else None
        if found and named:
            yield found, named
    placed = ending_at(WORDS.pattern(_OF_A_PLACE), text, at) if last in _last_characters("body-ending") else None
    if placed and _names_an_office_of_a_place(placed["name"], home):
        yield placed, Item(*placed.span("name"), unlisted(placed["name"], home), None)


def _names_an_office_of_a_place(name: str, home: str | None) -> bool:
    if WORDS.pattern("(?:⟨office-trap⟩|⟨company-trap⟩)$").search(name):
        return False
    return region_at_head(name, home) is not None


@cache
def _last_characters(*lists: str) -> frozenset[str]:
    return frozenset(word[-1] for name in lists for word in WORDS[name])
