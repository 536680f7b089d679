"""Every mention of another policy, law, plan, standard or treaty in one document.

In: the clean text of one document (paragraphs separated by line ends, the heading first), what is
known of the document (`DocumentContext`) and the names known beforehand (`KnownNames`). Out: its
mentions in order, each with the relation that the sentence gives it. Nothing is resolved here: a
short form stays a short form, its definition is on the mention that defines it
(`Mention.short_form`).

The way through this room: `page` holds the text, `items` finds what is mentioned (titles in 《》 from
`title_marks`, numbers from `numbers`, names without marks from `known_names`, `named_by_form`,
`promised` and `back_references`), `groups` puts lists together, `relations` decides what each list
does, `own_names` what of it is the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.annotate.references.bodies_before import body_list, governing_end
from kg.annotate.references.groups import grouped, tail_of
from kg.annotate.references.history import changed_the_title_before
from kg.annotate.references.items import NUMBER_ALONE, Item, find_items
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.lists import follows_basis_label, follows_standards_label, relation_of_list
from kg.annotate.references.makers import Maker, makers_apart
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.references.own_names import OwnNames
from kg.annotate.references.page import Page
from kg.annotate.references.relations import decide, pinpoint_after
from kg.annotate.references.surroundings import ANNOUNCED, Decision, Surroundings
from kg.language.labels import ITEM_FIGURE, ITEM_IN_BRACKETS, PINPOINT
from kg.language.relative_numbers import with_government
from kg.language.title import Title
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

_WINDOW = 320
_FOLLOWING = 80
_LONGEST_HEADING = 16
_MOST_ITEMS = 30
# 1.《示例法》第三条：…, of which the words behind are what the article says
_ITEM = Form(rf"(?:{ITEM_FIGURE}(?!\d)|{ITEM_IN_BRACKETS})(?:\d[）)])?")
_SAYS_LITTLE = ("no cue", "standard in a table", "article is the subject", "followed behind", "holds rules")
_NOTED = Decision("mentions", "note on the history", 0.9)
# 《示例法》第三条、国务院《示例条例》
_JOINED = Form(f"^(?:{PINPOINT})*[、，]?(?:⟨cue/connective⟩)?")
_WRAPPER_BEFORE = Form("⟨act/about⟩(?:⟨act/hand-on act/make-known⟩)$")
_WRAPPED_BEHIND = Form("的⟨number/wrapped⟩")
_STANDARD_ENDING = Form("⟨cue/standard-ending⟩$")


def find_mentions(text: str, context: DocumentContext, names: KnownNames) -> list[Mention]:
    """Return the mentions of one document, ordered by offset, none overlapping.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs separated by line ends, the heading first.
    context : DocumentContext
        What is known of the document.
    names : KnownNames
        Names of laws and policies that are found without 《》.
    """
    page = Page(text, context)
    groups = [(group, _decide(page, group)) for group in grouped(page.text, find_items(page, text, names))]
    if not groups:
        return []
    own = OwnNames(page, groups)
    return [mention for group, decision in groups for mention in _mentions(page, group, decision, own)]


def _mentions(page: Page, group: Sequence[Item], decision: Decision, own: OwnNames) -> list[Mention]:
    issuers = _issuers(page, group[0])
    mentions = []
    for before, item in pairwise((group[0], *group)):
        named = _issuers_between(page, before, item) if item is not before else issuers
        # 国务院《…》《…》和省政府《…》, but 示例部《…》、《上海市…规划》
        issuers = named or (() if item is not before and _names_its_region(page, item) else issuers)
        noted = changed_the_title_before(page.text, item.start, item.end)
        decided = own.decide(item, _NOTED if noted else decision, named)
        makers = makers_apart(issuers, page.context.home) if len(group) == 1 and item.number is None else ()
        mentions += [_by_maker(page, item, decided, above) for above in makers[:-1]]
        issuers = tuple(maker.name for maker in makers[-1]) if makers else issuers
        mentions.append(_mention(page, item, decided, issuers))
    return mentions


def _by_maker(page: Page, item: Item, decision: Decision, makers: Sequence[Maker]) -> Mention:
    """The text of one of several makers of a title (国务院、省政府《…》), mentioned where its makers are named."""
    start = page.text.rfind(makers[0].written, 0, item.outer_start)
    end = page.text.find(makers[-1].written, start, item.outer_start) + len(makers[-1].written)
    return _mention(
        page,
        replace(item, start=start, end=end, marked=False, alias=None, points_to=page.words(item.start, item.end)),
        decision,
        tuple(maker.name for maker in makers),
    )


def _names_its_region(page: Page, item: Item) -> bool:
    """Tell whether a title says first whose it is: the body before the list is not."""
    return Title.of(page.words(item.start, item.end)).region is not None


def _issuers_between(page: Page, before: Item, item: Item) -> tuple[str, ...]:
    between = page.text[before.tail_end : item.outer_start] if item.marked else ""
    return body_list(_JOINED.sub("", between))


def _decide(page: Page, group: Sequence[Item]) -> Decision:
    """Return what a group does: its place says so (a note on the text's history, a list), or its sentence."""
    if page.in_history(group[0].start):
        return _NOTED
    if page.lists_as_draft(group[0].start):
        return Decision("proposes", "listed as a draft", 0.85)
    entry = page.lists.entry_at(group[0].start)
    told = entry.relation_at(group[0].start, _is_standard(page, group[0])) if entry else None
    around = _around(page, group)
    decision = decide(around)
    if told and not (told == "issues" and decision.relation == "replaces"):  # （代替DB99/T 102—2018） in a row
        return Decision(told, ANNOUNCED if told == "issues" else "heading of the list", 0.85)
    if entry and decision.rule == "no cue" and entry.heading.endswith(("：", ":")):
        under = decide(replace(around, left=entry.heading.rstrip("：:")[-_WINDOW:], right=""))
        return decision if under.rule == "no cue" else replace(under, rule=f"heading of the list, {under.rule}")
    if decision.rule in _SAYS_LITTLE:
        if follows_basis_label(around.left):
            return Decision("based_on", "label of bases", 0.8)
        if follows_standards_label(around.left):
            return Decision("applies", "label of standards", 0.8)
        if _under_bases(page, group[0].outer_start):
            return Decision("based_on", "heading of the list", 0.8)
    return decision


def _under_bases(page: Page, at: int) -> bool:
    """Tell whether an offset stands on the line under a heading of bases (1.2编制依据), or with it one of the items
    begins under such a heading."""
    line = page.text.rfind("\n", 0, at) + 1
    begins = _ITEM.fullmatch(page.text, line, at) is not None
    for _ in range(_MOST_ITEMS if begins else 1):
        end = line - 1
        line = page.text.rfind("\n", 0, max(0, end)) + 1
        above = page.text[line : max(0, end)]
        if len(above) <= _LONGEST_HEADING and relation_of_list(above) == "based_on":
            return True
        if not _ITEM.match(above):
            return False
    return False


def _around(page: Page, group: Sequence[Item]) -> Surroundings:
    """Return the text around a group that decides its relation."""
    first, last = group[0], group[-1]
    tail = tail_of(group)
    start, _ = page.sentence(first.start)
    end = max(page.sentence(last.end - 1)[1], tail)
    _, following = page.sentence(min(end + 1, len(page.text)))
    begin = _begin(first)
    left = page.text[max(start, begin - _WINDOW) : begin]
    wrapped = _WRAPPED_BEHIND.match(page.text, last.outer_end)
    if wrapped and first.start >= page.heading_end and (before := _WRAPPER_BEFORE.search(left)):
        # 按照某部关于印发《…》的通知: the verb before the notice governs what the notice hands on
        left, tail = left[: before.start()], max(tail, wrapped.end())
    return Surroundings(
        left=left,
        right=page.text[tail : max(tail, min(end, tail + _WINDOW))],
        following=page.text[end : min(following, end + _FOLLOWING)],
        opening=start < page.opening_end and not page.context.is_commentary,
        looking_back=page.looks_back(start),
        standard=all(_is_standard(page, item) for item in group),
        bare_number=all(item.source in NUMBER_ALONE for item in group),
        left_to_maker=all(item.source == "left" for item in group),
    )


def _begin(item: Item) -> int:
    """Return where an item begins with the number right before it: 代替GB/T 9999—2011《示例要求》."""
    number = item.number
    return number.start if number and number.standard and number.end == item.outer_start else item.outer_start


def _is_standard(page: Page, item: Item) -> bool:
    if item.number and item.number.standard:
        return True
    return _STANDARD_ENDING.search(page.text, item.start, item.end) is not None or bool(
        _standard_behind().match(page.text, item.outer_end)
    )


def _issuers(page: Page, item: Item) -> tuple[str, ...]:
    """Return the bodies written before the marks of a title."""
    if not item.marked:
        return ()
    start = max(page.sentence(item.start)[0], item.outer_start - 60)
    left = re.split("[，。；：！？》]", page.text[start : item.outer_start])[-1]
    left = _issuing_clause().sub("", left)
    return body_list(left[governing_end(left) :])


def _mention(page: Page, item: Item, decision: Decision, issuers: tuple[str, ...]) -> Mention:
    surface = page.words(item.start, item.end)
    start, end = page.squeezed.span(item.start, item.end)
    first, last = page.sentence(item.start)
    title = None if item.source in NUMBER_ALONE else item.points_to or surface
    return Mention(
        start=start,
        end=end,
        surface=surface,
        marked=item.marked,
        title=title,
        number=with_government(item.number.value, title, page.context.home) if item.number else None,
        relation=decision.relation,
        rule=decision.rule,
        confidence=decision.confidence,
        pinpoint=pinpoint_after(page.text, item.tail_end),
        issuers=issuers,
        short_form=item.alias,
        sentence=page.squeezed.span(first, max(last, first + 1)),
    )


@cache
def _issuing_clause() -> re.Pattern[str]:
    return re.compile(f"{cues().any_of('act/together')}?" + cues().any_before("proposes") + "的?$")


@cache
def _standard_behind() -> re.Pattern[str]:
    words = cues()
    others, pieces = words.any_of("body/and-others"), words.any_of("piece")
    return re.compile(rf"{others}?(?:\d{{1,4}}{pieces})?{words.any_of('standard-behind')}")
