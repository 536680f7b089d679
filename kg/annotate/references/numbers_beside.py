"""Which number of a document belongs to which title.

In: the numbers of a page, and the spans of titles one after the other. Out: the number right behind,
right before or inside a title, each given once; and those that no title has and that are mentions of
their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from kg.annotate.references.numbers import Number, document_numbers, standards
from kg.annotate.references.page import Page
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_GAPS_BEHIND = ("", "（", "(", "[", "［", "【")


class NumbersBeside:
    """The numbers of a page and which of them a title has taken."""

    def __init__(self, page: Page, text: str) -> None:
        self._page = page
        self.all = _numbers(page, text)
        self._starts = [number.start for number in self.all]
        self._taken: set[int] = set()

    def take(self, outer_start: int, outer_end: int) -> Number | None:
        """Return the number beside or in a title that no title has yet; no other title gets it."""
        behind = bisect_left(self._starts, outer_end)
        before = bisect_left(self._starts, outer_start) - 1
        inside = range(before + 1, behind)
        self._taken.update(inside)
        for index, gaps in ((behind, _GAPS_BEHIND), (before, ("", *cues().words["number-suffix"]))):
            if not 0 <= index < len(self.all) or index in self._taken:
                continue
            number = self.all[index]
            start, end = sorted((outer_end, number.start, outer_start, number.end))[1:3]
            if self._page.text[start:end] in gaps:
                self._taken.add(index)
                return number
        return self.all[inside[0]] if inside else None

    def alone(self) -> list[Number]:
        """Return the numbers that no title has taken and that are mentions by themselves."""
        rest = (number for index, number in enumerate(self.all) if index not in self._taken)
        return [number for number in rest if self._is_mention(number)]

    def _is_mention(self, number: Number) -> bool:
        """Tell whether a number without a title is a mention, not the document's own in its header."""
        if number.value in self._page.context.numbers:
            return False
        if number.standard:
            return True
        before = self._page.text[max(0, number.start - 12) : number.start]
        after = self._page.text[number.end : number.end + 4]
        return bool(_number_before().search(before) or _number_after().match(after))


def _numbers(page: Page, text: str) -> list[Number]:
    found = document_numbers(page.text)
    for number in standards(text):
        start, end = page.squeezed_offset(number.start), page.squeezed_offset(number.end - 1) + 1
        found.append(Number(start, end, number.value, True))
    return sorted(found, key=lambda number: number.start)


@cache
def _number_before() -> re.Pattern[str]:
    return re.compile(alternation([*cues().before, *cues().words["connective"], "、"]) + "$")


@cache
def _number_after() -> re.Pattern[str]:
    return re.compile(cues().any_of("number-noun"))
