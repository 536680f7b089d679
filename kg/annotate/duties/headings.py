"""Duties under a line that names who has them: a heading （一）市教育局职责, or 以下任务由市教育局负责, then one task a
paragraph.

In: squeezed text, its `Items`, the reader of lists, and what other forms have taken. Out: `Clause`s, one a paragraph
that says what is to be done, up to the next heading of the same kind or a wider one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import WORDS
from kg.language.labels import SECTION_STYLES, section_label

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 60
_BETWEEN = r"(?:、|⟨body/joint⟩|⟨body/and-others⟩)*"
_BEHIND = r"⟨body/and-others⟩?⟨duty-noun⟩?[:：]?"
_FOLLOWING = "⟨following⟩(?:⟨adverb following-alike⟩)*⟨subject-lead⟩"
_ACTS = r"(?:⟨adverb⟩)*(?:⟨task-verb⟩|⟨do⟩|⟨lead⟩|⟨join⟩)"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its offsets, where its text begins behind its number, and the rank of the number; none is narrowest."""

    start: int
    end: int
    text: int
    rank: int


@dataclass(slots=True)
class _Under:
    """What the lines below stand under: bodies of a heading of a rank; or, with `leads_on`, the part of a line that
    says who does what follows, in lines of the rank of the first of them."""

    rank: int | None
    bodies: list[Item]
    leads_on: tuple[int, int] | None = None

    def holds(self, line: _Line) -> bool:
        """Whether it holds for a line still."""
        if self.leads_on is None:
            return self.rank is not None and line.rank > self.rank
        if self.rank is None and line.rank < len(SECTION_STYLES):
            self.rank = line.rank
        return self.rank is not None and line.rank >= self.rank


class HeadingReader:
    """Reads the paragraphs under the headings of one text."""

    def __init__(self, text: str, items: Items, lists: ListReader, taken: Spans) -> None:
        self._text = text
        self._items = items
        self._lists = lists
        self._taken = taken

    def clauses(self) -> Iterator[Clause]:
        """Yield the paragraphs that a heading or a leading line gives to bodies, in order."""
        under: _Under | None = None
        for line in self._lines():
            named = self._whose(line) or self._leading_on(line)
            if named:
                under = named
            elif under is None or not under.holds(line):
                under = None
            elif line.start not in self._taken and self._is_task(line, under):
                yield self._clause(line, under)

    def _is_task(self, line: _Line, under: _Under) -> bool:
        if under.leads_on:
            return under.rank == line.rank and not self._taken.within(line.start, line.end)
        return WORDS.pattern(_ACTS).match(self._text, line.text) is not None

    def _clause(self, line: _Line, under: _Under) -> Clause:
        clause = Clause(line.start, line.end, "heading", task=(line.text, line.end))
        if under.leads_on:
            self._lists.read(clause, *under.leads_on)
            return clause
        others = self._others(line)
        clause.add(under.bodies, leading=bool(others))
        clause.add(others, leading=False)
        return clause

    def _leading_on(self, line: _Line) -> _Under | None:
        """A line that gives all that follows to bodies: 以下任务由甲局牵头，乙局配合：."""
        opens = WORDS.pattern(_FOLLOWING).match(self._text, line.text, line.end)
        if opens is None or self._items.at(opens.end()) is None:
            return None
        return _Under(None, [], leads_on=(opens.end(), line.end))

    def _others(self, line: _Line) -> list[Item]:
        """Who is joined at the head of a paragraph: 会同A、B开展…."""
        joined = WORDS.pattern("(?:⟨adverb⟩)*⟨join⟩").match(self._text, line.text)
        at = joined.end() if joined else line.end
        found: list[Item] = []
        while (item := self._items.at(at)) is not None:
            found.append(item)
            gap = WORDS.pattern(_BETWEEN).match(self._text, item.end)
            at = gap.end() if gap else item.end
        return found

    def _lines(self) -> Iterator[_Line]:
        for line in _LINE.finditer(self._text):
            label = section_label(self._text, line.start())
            rank = SECTION_STYLES.index(label.style) if label else len(SECTION_STYLES)
            yield _Line(*line.span(), label.end if label else line.start(), rank)

    def _whose(self, line: _Line) -> _Under | None:
        """The bodies of a numbered heading that names bodies, and perhaps their duties, and nothing else."""
        if line.rank == len(SECTION_STYLES) or line.end - line.start > _LONGEST_HEADING:
            return None
        at = line.text
        found: list[Item] = []
        for item in self._items.between(line.text, line.end):
            if WORDS.pattern(_BETWEEN).fullmatch(self._text, at, item.start) is None:
                return None
            found.append(item)
            at = item.end
        closes = WORDS.pattern(_BEHIND).fullmatch(self._text, at, line.end)
        return _Under(line.rank, found) if closes and any(item.body for item in found) else None
