"""Headings that are annexes of the document before them.

In: chosen candidates. Out: the same without annexes, repeats and texts that an order makes known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from kg.language.characters import fold
from kg.language.title import Title
from kg.language.title_forms import is_identity
from kg.read.contents import entry_label
from kg.read.evidence import SAME_TITLE, is_dated_signature
from kg.read.headings import Candidate, Page
from kg.read.line_forms import DATE, SENTENCE, act_words, is_adoption, is_number, is_order
from kg.vocabulary.forms import word

_HEADER_LINES = 16
_ORDER_LINES = 4
# the fields of a page and the words that make a text known, a line each
_PAGE_LINES = 60
_LIST_BEFORE = 2
_SHORTEST_MATTER, _NAMING_LINES = 8, 6
_IN_MARKS = re.compile(r"《([^《》]{4,80})》")


def without_annexes(page: Page, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Drop headings that the document before them hands on: the plan under its notice is the same document."""
    kept: list[Candidate] = []
    order: Candidate | None = None
    for at, candidate in enumerate(chosen):
        if at + 1 < len(chosen) and _stands_over(page, candidate, chosen[at + 1]):
            continue  # no text of its own: the heading of a section
        if candidate.entry is None and _ends_list(page, candidate):
            continue  # nor has the last of a list of titles
        if kept and candidate.entry is None:
            if order and _decrees(page, order, candidate):
                continue  # the text under the order, whose title stands over it too
            if _is_decreed_by(page, kept[-1], candidate):
                order = candidate
                continue
            if _is_annex_of(page, kept[-1], candidate):
                continue
        kept.append(candidate)
        order = None
    return kept


def _stands_over(page: Page, candidate: Candidate, following: Candidate) -> bool:
    """Whether a heading has nothing under it but the next one, which is no order that makes its text known."""
    return following.first == candidate.last + 1 and not _is_decreed_by(page, candidate, following)


def _ends_list(page: Page, last: Candidate) -> bool:
    """Whether titles follow one another line by line, each with the next number: 1．示例决定 2．示例规定 3．…."""
    before = page.strings[max(0, last.first - _LIST_BEFORE) : last.first]
    wanted = [(*last.label[:-1], last.label[-1] - back) for back in range(len(before), 0, -1)] if last.label else []
    titles = all(Title.of(text).unlabelled.ending for text in before)
    return len(wanted) == _LIST_BEFORE and titles and [entry_label(text, True) for text in before] == wanted


def _is_annex_of(page: Page, notice: Candidate, candidate: Candidate) -> bool:
    title, own = candidate.title.unlabelled.bare.plain, notice.title.unlabelled
    if candidate.title.unlabelled.is_commentary:
        return False
    if _repeats(page, notice, candidate):
        return True
    if _decrees(page, notice, candidate) or _makes_itself_known(page, notice, candidate):
        return True
    wrapper = own.without_brackets.handed_on
    handed_on = Title.of(wrapper.object) if wrapper else None
    if handed_on and (title == own.folded or _almost(title, handed_on.plain)):
        return True
    if handed_on and _is_named_in_full(page, notice, candidate, handed_on.plain):
        return True
    if candidate.label and any("numbering" in reason and "+" in reason for reason in candidate.evidence):
        return False
    start, stop = page.paragraphs[notice.last].end, page.paragraphs[candidate.first].start
    between = fold(page.clean.text[start : min(stop, start + 6000)])
    mark = word("annex/proper")
    listed = mark in between and title in between.split(mark, 1)[1]
    return len(title) > 5 and (listed or (handed_on is not None and title in handed_on.folded))


def _is_named_in_full(page: Page, notice: Candidate, candidate: Candidate, handed_on: str) -> bool:
    """Whether the notice of 印发示例办法 names what it hands on with its place: 现将《示例市示例办法》印发给你们."""
    title = candidate.title.unlabelled.bare.plain
    if len(handed_on) < _SHORTEST_MATTER or not title.endswith(handed_on):
        return False
    between = page.strings[notice.last + 1 : min(candidate.first, notice.last + 1 + _NAMING_LINES)]
    return any(fold(name) == title for text in between for name in _IN_MARKS.findall(text))


def _repeats(page: Page, first: Candidate, second: Candidate) -> bool:
    """Whether a heading is the one shortly before again, or a part of it; documents with much the same title have a
    date between them, or numbers of their own."""
    if second.first - first.last > _HEADER_LINES:
        return False
    notes = {fold(note) for one in (first, second) if (note := _adoption_under(page, one))}
    if len(notes) > 1:
        return False  # two editions, each with its own history
    left, right = (one.title.unlabelled.bare.plain for one in (first, second))
    ended = any(DATE.match(text) or is_dated_signature(text) for text in page.strings[first.last + 1 : second.first])
    numbers = [number for one in (first, second) if (number := _number_under(page, one))]
    ended = ended or len(set(numbers)) > 1
    return left == right or right in left or (not ended and fuzz.ratio(left, right) >= SAME_TITLE)


def _number_under(page: Page, candidate: Candidate) -> str | None:
    following = page.strings[candidate.last + 1 : candidate.last + 3]
    return next((text for text in following if is_number(text) or is_identity(text)), None)


def _adoption_under(page: Page, candidate: Candidate) -> str | None:
    """The note of how a text came about, under its heading: （2020年12月26日…会议通过　2031年3月5日…修正）."""
    return next(filter(is_adoption, page.strings[candidate.last + 1 : candidate.last + 2]), None)


def _decrees(page: Page, order: Candidate, candidate: Candidate) -> bool:
    """Whether an order or announcement (令, 公告) makes the text known: 《…》已经…通过，现予公布."""
    if candidate.first - order.last > _HEADER_LINES or not is_order(order.heading):
        return False
    return _makes_known(page.strings[order.last + 1 : candidate.first], candidate.title.bare.plain)


def _is_decreed_by(page: Page, text: Candidate, order: Candidate) -> bool:
    """Whether an order stands under the title of the text that it makes known, as on a page that has that title."""
    between = page.strings[text.last + 1 : order.first]
    if len(between) > _HEADER_LINES or any(SENTENCE.search(line) for line in between):
        return False
    if not is_order(order.heading):
        return False
    below = page.strings[order.last + 1 : order.last + 1 + _ORDER_LINES]
    return _makes_known(below, text.title.unlabelled.bare.plain)


def _makes_itself_known(page: Page, notice: Candidate, candidate: Candidate) -> bool:
    """Whether a page has the name of a text over the words that make it known, and again over the text."""
    title = candidate.title.unlabelled.bare.plain
    if candidate.first - notice.last > _PAGE_LINES or title != notice.title.unlabelled.without_brackets.bare.plain:
        return False
    return _makes_known(page.strings[notice.last + 1 : candidate.first], title)


def _makes_known(lines: Sequence[str], title: str) -> bool:
    """Whether one of some lines says that a text is made known: 《示例办法》已经…通过，现予公布."""
    makes_known = act_words("make-known", "hand-on")
    return any(title in fold(text) and re.search(makes_known, text) for text in lines if "《" in text)


def _almost(left: str, right: str) -> bool:
    """Whether two titles differ by a word at most (专业技术人员 for 专业技术人才), or by the body before the second."""
    left, right = (re.sub(rf"的|^{act_words('about')}", "", text) for text in (left, right))
    return fuzz.ratio(left, right) >= SAME_TITLE or (len(left) >= _SHORTEST_MATTER and right.endswith(left))
