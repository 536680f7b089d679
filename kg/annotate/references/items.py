"""The mentions of a page before their relation is known.

In: a `Page` and the names known beforehand. Out: `Item`s in order, none overlapping: titles in 《》,
names without marks, numbers that stand alone, and words that point back (该办法).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from kg.annotate.references.back_references import back_references, companion, kinds_of
from kg.annotate.references.by_edges import names_by_edges
from kg.annotate.references.carried_out import documents_carried_out
from kg.annotate.references.changed_below import titles_changed_below
from kg.annotate.references.known_names import KnownNames, citable_names
from kg.annotate.references.left_to_makers import documents_left_to_makers
from kg.annotate.references.named_by_form import (
    documents_in_force,
    documents_of_makers,
    framed_documents,
    listed_after,
    plans_by_form,
)
from kg.annotate.references.named_in_full import titles_of_issuers, titles_with_numbers
from kg.annotate.references.number import Number
from kg.annotate.references.numbers_beside import NumbersBeside
from kg.annotate.references.openings import is_plan_alone
from kg.annotate.references.page import Page
from kg.annotate.references.promised import promised_documents
from kg.annotate.references.promised_names import SHORTEST_NAMED_AGAIN
from kg.annotate.references.short_forms import short_forms
from kg.annotate.references.short_numbers import short_numbers
from kg.annotate.references.title_marks import MarkedTitle, marked_titles, names_policy
from kg.annotate.references.verb_group import verb_groups
from kg.annotate.references.works_issued import works_issued
from kg.language.labels import SECTION_LABEL
from kg.language.numerals import COUNTS
from kg.vocabulary.forms import Form, ending_at
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_PARENTHESES = re.compile(r"[（(][^（()）\n]{0,60}(?:[（(][^（()）\n]{0,20}[）)][^（()）\n]{0,60})?[）)]")
_NEXT_ANNEX = re.compile(r"\d{1,2}[.．、]")
# what a verb has found may be the end of a heading: …深入推进示例工作方案
NUMBER_ALONE = ("number", "short number")
_LISTED = ("draft", "entry", "changed")
_BY_VERB = ("edge", "promise", "practice", "carried out", "framed")


@dataclass(frozen=True, slots=True)
class Item:
    """A mention before its relation is known; offsets into the squeezed text.

    `outer_start` and `outer_end` include the marks, `tail_end` also the parentheses behind them.
    `source` is what found it, `alias` the short form defined behind it. `points_to` is the title
    that the words 该办法 point back to, or the full name of what is named by its law (及其实施条例).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    tail_end: int
    marked: bool
    source: str
    number: Number | None
    alias: str | None
    points_to: str | None = None


def find_items(page: Page, text: str, names: KnownNames) -> list[Item]:
    """Return all mentions of a page, their numbers attached, ordered, none overlapping.

    Parameters
    ----------
    page : Page
        The text squeezed.
    text : str
        The text as given: numbers of standards are read with their spaces.
    names : KnownNames
        Names of laws and policies that are found without 《》.
    """
    return _Finder(page, text, names).items()


class _Finder:
    """Finds the items of one page; numbers are given to titles in the order in which those are found."""

    def __init__(self, page: Page, text: str, names: KnownNames) -> None:
        self.page = page
        self.text = page.text
        self.names = names
        self.numbers = NumbersBeside(page, text)
        self.marked: list[Item] = []

    def items(self) -> list[Item]:
        taken = [(number.start, number.end) for number in self.numbers.all]
        titles = marked_titles(self.text)
        taken += [(title.outer_start, title.outer_end) for title in titles]
        issued = works_issued(self.text, titles)
        self.marked = [
            self._item((title.start, title.end), (title.outer_start, title.outer_end), "mark")
            for title in titles
            if self.text[title.start : title.end] in issued or self._may_be_policy(title)
        ]
        unmarked = [one for one in self._unmarked(taken) if one.source in _LISTED or not self._in_own_matter(one)]
        numbers = [_number_alone(self.text, number) for number in self.numbers.alone()]
        companions = [item for named in (*self.marked, *unmarked) for item in self._companion(named)]
        found = sorted([*self.marked, *unmarked, *numbers, *companions], key=lambda item: item.start)
        found = sorted([*found, *self._short_forms(found)], key=lambda item: item.start)
        return sorted([*found, *self._back_references(found)], key=lambda item: item.start)

    def _short_forms(self, found: Sequence[Item]) -> list[Item]:
        """Return the short forms without marks, behind their definitions."""
        defined = [(item.alias, item.tail_end) for item in found if item.alias]
        spans = _free(short_forms(self.text, defined), [(item.outer_start, item.tail_end) for item in found])
        return [self._item(span, span, "short") for span in spans]

    def _companion(self, law: Item) -> list[Item]:
        """Return the regulation that a text names behind its law: 《…法》及其实施条例."""
        span = companion(self.text, law.outer_end)
        if span is None:
            return []
        title = self.page.words(law.start, law.end) + self.page.words(*span)
        return [replace(self._item(span, span, "companion"), points_to=title)]

    def _back_references(self, found: Sequence[Item]) -> list[Item]:
        """Return the mentions of the form 该办法, each with the nearest title before that ends so."""
        free = _free(back_references(self.text), [(i.outer_start, i.tail_end) for i in found])
        last: dict[str, str] = {}
        pending = list(reversed(found))
        items = []
        for start, end in free:
            while pending and pending[-1].end <= start:
                before = pending.pop()
                title = self.page.words(before.start, before.end)
                last.update(dict.fromkeys(kinds_of(title), title))
            if target := last.get(self.text[start:end]):
                items.append(replace(self._item((start, end), (start, end), "back"), points_to=target))
        return items

    def _unmarked(self, taken: list[tuple[int, int]]) -> list[Item]:
        """Return the mentions without marks that overlap none of the spans taken."""
        items = []
        text = self.text
        groups = list(verb_groups(text))
        finders: tuple[tuple[str, Callable[[], Sequence[tuple[int, int]]]], ...] = (
            ("draft", lambda: self.page.drafts),
            ("entry", self.page.lists.names),
            ("short number", lambda: short_numbers(text)),
            ("changed", lambda: titles_changed_below(text)),
            ("numbered", lambda: titles_with_numbers(text, self.numbers.all)),
            ("issued", lambda: titles_of_issuers(text)),
            ("plan", lambda: plans_by_form(text)),
            ("name", lambda: self.names.find(text)),
            ("edge", lambda: names_by_edges(text, groups, taken)),
            ("promise", lambda: promised_documents(text, groups)),
            ("left", lambda: documents_left_to_makers(text)),
            ("practice", lambda: documents_in_force(text)),
            ("carried out", lambda: list(documents_carried_out(text, groups))),
            ("framed", lambda: framed_documents(text)),
            ("maker", lambda: documents_of_makers(text)),
        )
        for source, spans in finders:
            free = _free(spans(), taken)
            taken = [*taken, *free]
            items += [self._item(span, span, source) for span in free]
        again = _free(self._named_again(items, taken), taken)
        taken = [*taken, *again]
        items += [self._item(span, span, "again") for span in again]
        known = {start for start, _ in taken}
        listed = [span for item in items for span in listed_after(self.text, item.end, known)]
        return items + [self._item(span, span, "list") for span in _free(listed, taken)]

    def _named_again(self, items: Sequence[Item], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where a document that the text has named before, in marks or not, stands without marks."""
        titled = (one for one in (*self.marked, *items) if one.source not in NUMBER_ALONE)
        words = (self.page.words(one.start, one.end) for one in titled)
        named = {one for one in words if not is_plan_alone(one)}
        short = {self.page.words(one.start, one.end) for one in items if one.source == "promise"}
        names = sorted({*citable_names(named), *(name for name in short if len(name) >= SHORTEST_NAMED_AGAIN)})
        # in most texts each stands where it was found, and nowhere else
        return KnownNames(names).find(self.text) if _stand_outside(self.text, names, taken) else []

    def _item(self, inner: tuple[int, int], outer: tuple[int, int], source: str) -> Item:
        number = self.numbers.take(*outer)
        tail = max(outer[1], number.end) if number else outer[1]
        opening = outer[1] + (1 if number and self.text[outer[1] : outer[1] + 1] == "\n" else 0)
        parentheses = _PARENTHESES.match(self.text, opening)
        if parentheses:
            tail = max(tail, parentheses.end())
        alias = _alias().search(self.text, inner[1], tail)
        name = alias.group(1) if alias else None
        return Item(*inner, *outer, tail, source == "mark", source, number, name)

    def _may_be_policy(self, title: MarkedTitle) -> bool:
        return self._is_definition(title.outer_start) or names_policy(self.page.words(title.start, title.end))

    def _is_definition(self, outer_start: int) -> bool:
        return ending_at(_alias_before(), self.text, outer_start) is not None

    def _in_own_matter(self, item: Item) -> bool:
        """Tell whether an unmarked name stands in the heading or in the annex list of a policy."""
        if item.start < self.page.heading_end:
            return not self.page.context.is_commentary
        line = self.text.rfind("\n", 0, item.start) + 1
        if line == 0:
            return False
        if _annex_line().match(self.text, line):
            return True
        if line == item.start and ending_at(_annex_alone(), self.text, line):
            return True
        ends_line = self.text[item.end : item.end + 1] in "\n"
        if ends_line and item.source in _BY_VERB and _title_line().fullmatch(self.text, line, item.end):
            return True
        alone = item.source == "again" and self.text[item.tail_end : item.tail_end + 1] in "\n"
        if alone and _title_line().fullmatch(self.text, line, item.start):
            return True  # 示例市加强示例体系行动计划: the name is the end of a longer one
        numbered = _NEXT_ANNEX.match(self.text, line)
        return numbered is not None and numbered.end() == item.start and ends_line


def _stand_outside(text: str, names: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether any of some names stands in a text where it is not within one of some spans."""
    ordered = sorted(spans) if names else []
    starts = [start for start, _ in ordered]
    reaches = list(accumulate((end for _, end in ordered), max))  # how far those reach that begin no later
    for name in names:
        at = text.find(name)
        while at >= 0:
            before = bisect_right(starts, at) - 1
            if before < 0 or reaches[before] < at + len(name):
                return True
            at = text.find(name, at + 1)
    return False


def _number_alone(text: str, number: Number) -> Item:
    span = (number.start, number.end)
    behind = _number_noun().match(text, number.end)
    tail = behind.end() if behind else number.end
    return Item(*span, *span, tail, False, "number", number, None)


def _free(spans: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that overlap none of those taken."""
    if not spans:
        return []
    ordered = sorted(taken)
    starts = [start for start, _ in ordered]
    ends = [end for _, end in ordered]
    free = []
    for start, end in spans:
        index = bisect_right(starts, end - 1) - 1
        if index < 0 or ends[index] <= start:
            free.append((start, end))
    return free


@cache
def _number_noun() -> re.Pattern[str]:
    words = cues()
    return re.compile(
        f"{words.any_of('number-suffix-long')}|{words.any_of('number-suffix-short')}(?=[，。、）]|{words.any_of('behind-number-suffix')})"
    )


@cache
def _title_line() -> Form:
    """A line without a stop that does not begin with a verb or a label: a heading that holds one."""
    words = cues()
    return Form(rf"(?!{SECTION_LABEL}|{words.any_of('upcoming')}|{alternation(words.before)})[^，。；：！？\n《》、]+")


@cache
def _annex_line() -> re.Pattern[str]:
    return re.compile(cues().any_of("annex/proper") + rf"(?:\d{{0,2}}|[{COUNTS}])[：:]?")


@cache
def _annex_alone() -> re.Pattern[str]:
    return re.compile(r"(?:^|\n|[。，；])" + cues().any_of("annex/proper") + rf"[\d{COUNTS}]{{0,3}}[：:]?\n$")


@cache
def _alias_before() -> re.Pattern[str]:
    return re.compile(cues().any_of("alias") + '[：:为“"]{0,2}$')


@cache
def _alias() -> re.Pattern[str]:
    return re.compile(cues().any_of("alias") + '[：:为]?[“"‘]?《?([^《》，。；（）()“”"‘’\n]{2,20})')
