"""Duties under a heading that names who has them: （一）市教育局职责, then one task a paragraph.

In: squeezed text, its `Items`, and what other forms have taken. Out: `Clause`s, one a paragraph that begins with what
is to be done, up to the next heading of the same kind or a wider one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import WORDS
from kg.language.labels import SECTION_STYLES, section_label

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 60
_BETWEEN = r"(?:、|⟨body/joint⟩|⟨body/and-others⟩)*"
_BEHIND = r"⟨body/and-others⟩?⟨duty-noun⟩[:：]?"
_ACTS = r"(?:⟨adverb⟩)*(?:⟨task-verb⟩|⟨do⟩|⟨lead⟩|⟨join⟩)"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its offsets, where its text begins behind its number, and the rank of the number; none is narrowest."""

    start: int
    end: int
    text: int
    rank: int


class HeadingReader:
    """Reads the paragraphs under the headings of one text."""

    def __init__(self, text: str, items: Items, taken: Spans) -> None:
        self._text = text
        self._items = items
        self._taken = taken

    def clauses(self) -> Iterator[Clause]:
        """Yield the paragraphs that a heading gives to bodies, in order."""
        under: tuple[int, list[Item]] | None = None
        for line in self._lines():
            whose = self._whose(line)
            if whose:
                under = line.rank, whose
            elif under is None or line.rank <= under[0]:
                under = None
            elif line.start not in self._taken and WORDS.pattern(_ACTS).match(self._text, line.text):
                clause = Clause(line.start, line.end, "heading", task=(line.text, line.end))
                others = self._others(line)
                clause.add(under[1], leading=bool(others))
                clause.add(others, leading=False)
                yield clause

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

    def _whose(self, line: _Line) -> list[Item]:
        """The bodies of a numbered heading that names bodies and their duties and nothing else."""
        if line.rank == len(SECTION_STYLES) or line.end - line.start > _LONGEST_HEADING:
            return []
        at = line.text
        found: list[Item] = []
        for item in self._items.between(line.text, line.end):
            if WORDS.pattern(_BETWEEN).fullmatch(self._text, at, item.start) is None:
                return []
            found.append(item)
            at = item.end
        closes = WORDS.pattern(_BEHIND).fullmatch(self._text, at, line.end)
        return found if closes and any(item.body for item in found) else []
