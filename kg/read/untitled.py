"""Texts that begin without a title: 各市人民政府：现将《示例办法》印发给你们….

In: the paragraphs of a text and the headings chosen in it. Out: by `with_opening` the same with a candidate for what
stands before the first of them. It is called by the name of its file where that is a title, else by the name of what
it hands on; an announcement that has a number and nothing else over it by that number. What is called by none of these
is no document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.language.characters import fold
from kg.language.header_fields import header_fields
from kg.language.numbers import parse_number
from kg.language.title import Title
from kg.read.contents import has_title_form
from kg.read.flat_pages import page_names
from kg.read.headings import Candidate, Page
from kg.read.line_forms import (
    ARTICLES,
    SENTENCE,
    act_pattern,
    is_addressee,
    is_adoption,
    is_number,
    is_salutation,
    names_collection,
    says_what_it_does,
)
from kg.vocabulary.forms import Form

_OPENING_LINES = 16
_ENACTING_LINES = 4
_NAMING_LINES = 6
_LONGEST_NAMES = 200
_SHORTEST_NAME = 8
# 007_, 2031-03-05 and the like before a name; what follows a figure at once is part of it
_FILED = Form(r"[\d\s_.\-—–－()（）\[\]#、]*[\s_.\-—–－)）\]#、](?=[\u4e00-\u9fff《])")
_COPY = Form(r"\s*[（(]\d{1,2}[)）]$")
_HANDED_ON = Form(
    r"《(?P<name>[^《》]{4,80}(?:〈[^〈〉]{2,60}〉[^《》]{0,20})?)》[^。《》]{0,60}⟨act/hand-on act/make-known⟩"
)
_NEWS = Form("⟨document/lately⟩")
_ANNOUNCES = Form("⟨act/order act/notice⟩$")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The paragraph with which a text begins, and whether that names those to whom it goes."""

    at: int
    addressed: bool


def with_opening(page: Page, chosen: Sequence[Candidate], sure: bool) -> list[Candidate]:
    """Return the headings of a text with one for what begins before the first of them without a title.

    Parameters
    ----------
    page : Page
        The paragraphs.
    chosen : sequence of Candidate
        The headings chosen.
    sure : bool
        Whether they were chosen for what speaks for them, and not for want of better ones.
    """
    if chosen and chosen[0].first == 0:
        return list(chosen)
    opening = _opening(page, chosen[0].first if chosen else len(page.strings))
    if opening is None:
        return list(chosen)
    if announced := _announcement(page, opening, chosen):
        return announced
    own = _name_of_file(page, _is_a_title) or _name_of_rules(page, opening)
    first = chosen[0] if chosen else None
    if first is None or (own and not sure):
        name = own or (_name_of_matter(page, opening) if opening.addressed else "")
        return [_called(opening.at, name)] if name else list(chosen)
    named = _handing_on(page, opening, first)
    if not named or not (own or named == _ISSUED):
        return list(chosen)
    return [_called(opening.at, own or first.title.unlabelled.text), *chosen[1:]]


_ISSUED, _FORWARDED = "issued", "forwarded"


def _opening(page: Page, limit: int) -> _Opening | None:
    """Where a text begins whose title is not printed, behind its fields, its number and its day; None where prose
    stands before."""
    for at in range(min(limit, _OPENING_LINES)):
        text = page.strings[at]
        if header_fields(text):
            continue
        if _NEWS.match(text):
            return None
        if _addressees(text):
            return _Opening(at, addressed=True)
        if is_adoption(text) or ARTICLES.match(text) or says_what_it_does(text):
            return _Opening(at, addressed=False)
        if SENTENCE.search(text) and not _leads_in(page, at):
            return None
    return None


def _leads_in(page: Page, at: int) -> bool:
    """Whether a page tells of a text before that begins with those to whom it goes: 某市发布《示例方案》，提出…."""
    below = "".join(page.strings[at + 1 : at + 2])
    return at == 0 and "《" in page.strings[at] and _addressees(below)


def _addressees(text: str) -> bool:
    """Whether a line names those to whom a text goes, alone or before its first sentence: 各市水务局：现将…."""
    colon = next((at for at, character in enumerate(text[:_LONGEST_NAMES]) if character in "：:"), -1)
    names = text[: colon + 1]
    return bool(names) and is_addressee(names) and not is_salutation(names)


def _called(at: int, name: str) -> Candidate:
    candidate = Candidate(at, at - 1, name, printed=False)
    candidate.weigh(_SURE, "a text without a title of its own")
    return candidate


_SURE = 6.0


def _announcement(page: Page, opening: _Opening, chosen: Sequence[Candidate]) -> list[Candidate]:
    """An announcement under its number: 示例部公告〔2031〕第4号 over 为…，现公告如下."""
    at = opening.at - 1
    if opening.addressed or at < 0 or not is_number(page.strings[at]):
        return []
    number = parse_number(page.strings[at])
    code = number.agency_code if number else ""
    if not _ANNOUNCES.search(code) or _ANNOUNCES.fullmatch(code) or not says_what_it_does(page.strings[opening.at]):
        return []
    if chosen and _handing_on(page, opening, chosen[0]):
        return [_called(opening.at, chosen[0].title.unlabelled.text), *chosen[1:]]
    candidate = Candidate(at, at, page.strings[at])
    candidate.weigh(_SURE, "the number of an announcement")
    return [candidate, *chosen]


def _handing_on(page: Page, opening: _Opening, first: Candidate) -> str:
    """Whether a text makes known, or forwards, what stands under the heading behind it; empty where it does neither."""
    if not any(map(says_what_it_does, page.strings[opening.at : opening.at + _ENACTING_LINES])):
        return ""
    title = first.title.unlabelled.bare.plain
    for text in page.strings[opening.at : min(first.first, opening.at + _NAMING_LINES)]:
        if "《" in text and title in fold(text):
            return _FORWARDED if act_pattern("forward").search(text) else _ISSUED
    return ""


def _name_of_matter(page: Page, opening: _Opening) -> str:
    """The name of what a text makes known, where that does not follow: 现将《示例方案》印发给你们."""
    for text in page.strings[opening.at : opening.at + _ENACTING_LINES]:
        found = _HANDED_ON.search(text) if says_what_it_does(text) else None
        if found and not act_pattern("forward").search(text):
            return found["name"] if Title.of(found["name"]).kind else ""
    return ""


def _name_of_file(page: Page, fits: Callable[[str], bool]) -> str:
    """The name of the file without its suffix and what it is filed under, if that fits; else nothing."""
    stem = page.clean.source.name.rpartition("/")[2].rpartition(".")[0]
    filed = _FILED.match(stem)
    stem = _COPY.sub("", stem[filed.end() :] if filed else stem)
    return next(filter(fits, (stem, *page_names(stem))), "")


def _name_of_rules(page: Page, opening: _Opening) -> str:
    """The name of the file of what begins with the note of its adoption or its first article: that may be short."""
    text = page.strings[opening.at]
    return _name_of_file(page, _names_rules) if is_adoption(text) or ARTICLES.match(text) else ""


def _is_a_title(name: str) -> bool:
    title = Title.of(name)
    if len(title.folded) < _SHORTEST_NAME or not _names_a_text(title):
        return False
    return has_title_form(name) or title.issuers != "" or len(title.folded) > _SHORTEST_NAME


def _names_rules(name: str) -> bool:
    """示例法, 示例省渔港条例, but not 管理办法, which says nothing of what."""
    title = Title.of(name)
    return _names_a_text(title) and len(title.folded) > len(title.ending or "") + 1


def _names_a_text(title: Title) -> bool:
    return title.kind is not None and not title.is_commentary and not names_collection(title.text)
