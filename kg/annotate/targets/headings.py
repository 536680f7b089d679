"""Under which headings the paragraphs of a text stand, as far as aims go.

In: paragraphs in order. Out: whether a heading of aims or of achievements holds, and the year that goes on.
"""

from __future__ import annotations

import re

from kg.annotate.targets.words import WORDS
from kg.language.numerals import COUNTS

NUMBERED = re.compile(rf"(?:[（(]?[{COUNTS}]{{1,3}}[）)、.．]|第[{COUNTS}]{{1,3}}[章节部条]|[（(]?\d{{1,2}}[）)、.．])")
_HEADINGS = (
    re.compile(rf"第[{COUNTS}]{{1,3}}(?:章|部分|篇)"),
    re.compile(rf"第[{COUNTS}]{{1,3}}节"),
    re.compile(rf"[{COUNTS}]{{1,3}}[、.．]"),
    re.compile(rf"[（(][{COUNTS}]{{1,3}}[）)]"),
)
_LONGEST_HEADING = 40
_LONGEST_LEAD = 60
# 一是…, 二是…; each kind of label by its form, dashes too
_ITEMS = (*_HEADINGS, re.compile(r"\d{1,2}[、.．]"), re.compile(r"[（(]\d{1,2}[）)]"), re.compile("——|—|-"))
_DASHES = ("——", "—", "-")
_BOX = len(_HEADINGS) + 1
_SAID = ("。", "：", ":", "；", ";")
_UNFINISHED = ("；", ";", "，", ",", "、")


_LEADING = re.compile(rf"(?:[（(][^（）()\n]{{4,200}}[）)])?(?:{NUMBERED.pattern})?")


def content_start(text: str, start: int) -> int:
    """Return where a sentence says its own: behind the bracket of the item before and its label, （甲局负责）81."""
    lead = _LEADING.match(text, start)
    return lead.end() if lead else start


def heading_level(paragraph: str) -> int | None:
    """Return how deep a heading stands (0: chapter), None for text. Numbered items (1.) are text."""
    for level, label in enumerate(_HEADINGS):
        if label.match(paragraph):
            return level
    if len(paragraph) >= _LONGEST_HEADING or paragraph[-1] in "。；，：:;" or NUMBERED.match(paragraph):
        return None
    return None if any(c in paragraph for c in "，；0123456789") else len(_HEADINGS)


def _is_box(paragraph: str) -> bool:
    """Whether a line is the heading of a box: 专栏1 示例成就; it ends with the next heading of any kind."""
    short = len(paragraph) < _LONGEST_HEADING and not any(c in paragraph for c in "，；。")
    return short and WORDS.pattern(r"⟨remark/box⟩\d").match(paragraph) is not None


def _leads_aims(paragraph: str) -> bool:
    """Whether a short line leads on to aims, as a heading does: 提出以下目标："""
    return len(paragraph) < _LONGEST_HEADING and WORDS.pattern("⟨goal-heading⟩[：:]$").search(paragraph) is not None


class _Items:
    """The items of a list that a short sentence with a year leads: 2031年办好以下实事：一、…二、…"""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self._label: int | None = None

    def takes(self, paragraph: str) -> bool:
        """Whether a paragraph is an item of the list: labelled like the first one."""
        label = label_of(paragraph)
        if self.year is None or label is None:
            return False
        if self._label is None:
            self._label = label
        return label == self._label


_NO_ITEMS = _Items(None)


def without_label(paragraph: str) -> str:
    """What a paragraph says behind its label."""
    return paragraph[content_start(paragraph, 0) :]


def label_of(paragraph: str) -> int | None:
    """By which form of label a paragraph begins; None for none."""
    if WORDS.pattern("⟨ordinal-lead⟩").match(paragraph):
        return len(_ITEMS)
    return next((form for form, label in enumerate(_ITEMS) if label.match(paragraph)), None)


class Headings:
    """The headings that hold at a paragraph: `goal` and `told` are the levels of those of aims and of achievements,
    `year` the one that a paragraph hands to the next."""

    def __init__(self) -> None:
        self.goal: int | None = None
        self.told: int | None = None
        self.year: int | None = None
        self._goes_on = False
        self._items = _NO_ITEMS
        self._last: int | None = None

    def enter(self, paragraph: str) -> None:
        """Go on to a paragraph."""
        if _is_box(paragraph):
            told = WORDS.pattern("⟨past-heading⟩").search(paragraph) is not None
            self.told = _BOX if told and self.told is None else None if self.told == _BOX else self.told
            return
        level = heading_level(paragraph)
        if level is None and _leads_aims(paragraph):
            level = len(_HEADINGS)
        if self._items.takes(paragraph):
            self.year = self._items.year
            return
        self._items = _NO_ITEMS
        if level is None:
            if paragraph.startswith(_DASHES):
                self.year = self.year or self._last
            elif self.goal is None and not self._goes_on:
                self.year = None
            return
        self._last = None
        head = paragraph[:_LONGEST_HEADING].split("。")[0]
        if self.goal is not None and level <= self.goal:
            self.goal = None
        if self.told is not None and level <= self.told:
            self.told = None
        if self.goal is None:
            self.year = None
        if WORDS.pattern("⟨goal-heading⟩").search(head):
            self.goal, self.year = level, None
        elif WORDS.pattern("⟨past-heading⟩").search(head) and self.goal is None and self.told is None:
            self.told = level

    def leave(self, paragraph: str, year: int | None) -> None:
        """Leave a paragraph whose last sentence had a year, None for none and for the past."""
        self._last = year if paragraph.endswith(_SAID) else None  # the year of a title is not that of what follows
        leads_a_list = paragraph.endswith(("：", ":"))
        self._goes_on = leads_a_list or paragraph.endswith(_UNFINISHED)
        self.year = year if self.goal is not None or self._goes_on else None
        if leads_a_list and year and len(paragraph.rsplit("。", 1)[-1]) <= _LONGEST_LEAD:
            self._items = _Items(year)
