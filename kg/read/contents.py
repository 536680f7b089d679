"""The contents page of a compilation.

In: the paragraphs of a text. Out: `ContentsEntry`s with their numbers and titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.labels import DOTTED, LABELS, PART, SERIES, SINGLE, strip_label
from kg.language.numerals import numeral
from kg.language.title import Title
from kg.language.title_forms import type_ending
from kg.read.clean_text import CleanText
from kg.read.line_forms import act_pattern
from kg.vocabulary.forms import Form

_LIKE_SECTIONS = ("chinese", "bracketed", "boxed", "ordinal", "closed")
_ENDS_IN_ACT = Form("⟨act/about act/hand-on act/make-known⟩$")
_CITED = Form(r"《[^《》]*》")
_PAGE = Form(r"(?:[.…·]{1,}|[-—_]{4,}|\t)\s*[（(]?\d{1,4}[)）]?$|[.…·]{3,}$|(?<=[\u4e00-\u9fff》”）)])\d{1,4}$")


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents page; `is_document` tells documents from parts and sections."""

    heading: str
    is_document: bool
    line: int

    @property
    def title(self) -> Title:
        """Its heading, taken apart."""
        return Title.of(self.heading)


def contents(clean: CleanText) -> tuple[ContentsEntry, ...]:
    """Return the entries of the contents page, documents told from parts and sections."""
    headings: list[tuple[str, int]] = []
    open_parts: list[str] = []
    for aside in clean.asides:
        if aside.kind != "contents":
            continue
        open_parts.append(_PAGE.sub("", aside.text).strip(" .…·—_-\t"))
        if _PAGE.search(aside.text):
            headings.append((_tidy("".join(open_parts)), aside.line))
            open_parts = []
    styles = [_style(heading) for heading, _ in headings]
    titled = [title.ending is not None and len(title.folded) > 6 for title in (Title.of(one) for one, _ in headings)]
    return tuple(
        ContentsEntry(
            heading, not _has_children(at, headings) and (titled[at] or _among_documents(at, styles, titled)), line
        )
        for at, (heading, line) in enumerate(headings)
    )


def _has_children(at: int, headings: Sequence[tuple[str, int]]) -> bool:
    """Whether the next entry is a section of this one: 3. and 3.1, or 3.1 and 政策一."""
    if at + 1 >= len(headings):
        return False
    own, following = headings[at][0], headings[at + 1][0]
    label, child = entry_label(own), entry_label(following)
    if len(child) == 2 and len(label) == 1 and child == (label[0], 1):
        return True
    return bool(SERIES.match(following)) and not SERIES.match(own)


def _tidy(heading: str) -> str:
    return re.sub(r"\s+", " ", heading).strip()


def _style(heading: str) -> str:
    for name, pattern in (("part", PART), ("dotted", DOTTED), ("single", SINGLE), ("series", SERIES)):
        if pattern.match(heading):
            return name
    return "plain"


def _among_documents(at: int, styles: Sequence[str], titled: Sequence[bool]) -> bool:
    """An entry without a type word is a document where most of its like-numbered neighbours are."""
    if styles[at] in ("plain", "part"):
        return False
    first = last = at
    while first > 0 and styles[first - 1] == styles[at]:
        first -= 1
    while last + 1 < len(styles) and styles[last + 1] == styles[at]:
        last += 1
    return sum(titled[first : last + 1]) >= 0.7 * (last + 1 - first)


def has_title_form(text: str) -> bool:
    """Whether a line has a word of its own that titles are built on: 关于, 印发 …; not 修改《关于…的办法》."""
    own = text if text.startswith("《") else _CITED.sub("", text)
    return act_pattern("about", "hand-on").search(own) is not None


def may_be_labelled_title(text: str) -> bool:
    """一、国务院关于…的通知: a compilation may number its documents as documents number their sections."""
    title = strip_label(text)
    if title == text or not has_title_form(title):
        return False
    return len(title) > 9 or _ENDS_IN_ACT.search(title) is not None


def is_labelled_title(text: str) -> bool:
    """Whether a numbered line is a title: it may be one and ends in a type word."""
    return may_be_labelled_title(text) and type_ending(text) is not None


def entry_label(text: str, titled: bool = False) -> tuple[int, ...]:
    """The numbers of a heading: 1.2 -> (1, 2), 政策一： -> (1,), 十二、 -> (12,) where it heads a document."""
    for style, pattern in LABELS.items():
        found = pattern.match(text)
        if found and (style not in _LIKE_SECTIONS or titled or is_labelled_title(text)):
            return tuple(int(part) if part.isdecimal() else numeral(part) for part in found.groups())
    return ()
