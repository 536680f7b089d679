"""Which number of a document belongs to which title.

In: the numbers of a page, and the spans of titles one after the other. Out: the number right behind,
right before or inside a title, each given once; and those that no title has and that are mentions of
their own.
"""

from __future__ import annotations

from bisect import bisect_left

from kg.annotate.references.number import Number
from kg.annotate.references.numbers import document_numbers
from kg.annotate.references.page import Page
from kg.annotate.references.standards import standards
from kg.language.dates import MONTH
from kg.vocabulary.forms import Form, ending_at
from kg.vocabulary.relations import cues

_GAPS_BEHIND = ("", "（", "(", "[", "［", "【")
_LONGEST_GAP = 40
# between the opening of the parentheses behind a title and its number: 2013年修订， 文号： 以下简称《办法》，
_IN_PARENTHESES = Form(r"[（(\[［【](?:[^（）()《》〈〉\n]|《[^《》\n]{2,16}》)*[，：:、；]")
# 1988年6月10日, 示例部1988年
_DAY_IN_PARENTHESES = Form(rf"[（(\[［【][^（）()《》〈〉\n，。；]*?\d{{4}}\D(?:{MONTH}(?:\d{{1,2}}\D)?)?")
_OF_ANOTHER = Form("⟨number/in-parentheses⟩")
_CELL_BORDER = Form(r"[\n|｜]")
_WRAPPED = Form("^的⟨number/wrapped⟩")
_OWN_LINE = Form(r"(?:^|\n)[（(【]?(?:⟨number/label⟩[：:】]?)?$")
_LINE_END = Form(r"[）)】]?(?:\n|$)")


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
            gap = self._page.text[start:end]
            if "\n" in gap and self._is_header_line(number):
                continue
            gap = _CELL_BORDER.sub("", gap)
            if index == behind:
                gap = _WRAPPED.sub("", gap, 1)
            if gap in gaps or (index == behind and _in_parentheses(gap)):
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
        if self._page.in_history(number.start) or number.end == self._page.heading_end:
            return False
        if number.standard:
            return True
        return not self._is_whole_line(number)

    def _is_header_line(self, number: Number) -> bool:
        """Tell whether a number has a line to itself without brackets, and is no cell of a table of documents."""
        text = self._page.text
        opened = text[number.start - 1 : number.start] in _GAPS_BEHIND[1:]
        return not opened and self._is_whole_line(number) and not self._page.lists.in_table(number.start)

    def _is_whole_line(self, number: Number) -> bool:
        """Tell whether a number stands alone on its line, with its label or without: a number in a header."""
        text = self._page.text
        before = ending_at(_OWN_LINE, text, number.start)
        return before is not None and _LINE_END.match(text, number.end) is not None


def _in_parentheses(gap: str) -> bool:
    """Tell whether a number behind a title stands in the parentheses that speak of that title."""
    speaks_of_it = _IN_PARENTHESES.fullmatch(gap) or _DAY_IN_PARENTHESES.fullmatch(gap)
    return len(gap) <= _LONGEST_GAP and speaks_of_it is not None and not _OF_ANOTHER.search(gap)


def _numbers(page: Page, text: str) -> list[Number]:
    found = document_numbers(page.text)
    for number in standards(text):
        start, end = page.squeezed_offset(number.start), page.squeezed_offset(number.end - 1) + 1
        found.append(Number(start, end, number.value, True))
    return sorted(found, key=lambda number: number.start)
