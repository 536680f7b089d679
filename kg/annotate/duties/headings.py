"""Duties under a line that names who has them: a heading （一）市教育局职责, or 以下任务由市教育局负责, then one task a
paragraph; or in the line itself, where it opens with them: 市教育局：督促学校….

In: squeezed text, its `Items`, the reader of lists, and what other forms have taken. Out: `Clause`s, one a paragraph
that says what is to be done, up to the next heading of the same kind or a wider one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import WORDS
from kg.language.labels import SECTION_STYLES, section_label
from kg.language.spaces import LINE
from kg.vocabulary.forms import ending_at

NamedByPlace = Callable[[str], Item | None]
_LONGEST_HEADING = 60
_BETWEEN = r"(?:、|⟨body/joint⟩|⟨body/and-others⟩)*"
_BEHIND = r"⟨body/and-others⟩?⟨duty-noun⟩?(?:[（(]\d{1,3}⟨counted-task⟩[)）])?[:：]?"
_FOLLOWING = "⟨following⟩(?:⟨adverb following-alike⟩)*⟨subject-lead⟩"
_ACTS = r"(?:⟨adverb⟩)*(?:⟨task-verb⟩|⟨do⟩|⟨lead⟩|⟨join⟩)"
_SECTION = r"(?:⟨section-of-duties⟩)[:：。]?$"
_UNIT_HEADING = r"(?!.*(?:⟨body/joint⟩|⟨company-trap⟩$))⟨every⟩?[\u4e00-\u9fff]{2,14}"
_RUN_IN = r"(?:⟨body/and-others⟩|⟨duty-noun⟩)*(?P<mark>[:：。])"
_NAME_AND_COLON = r"(?P<name>[\u4e00-\u9fff、（）()]{2,60}⟨body-ending⟩)[:：]"
_DASH = re.compile("[—－-]{1,2}")
_FEWEST_RUN_IN, _SHORTEST_TASK = 2, 4
# headings of bodies that make a list of who does what; a line that names whom a text is for has no number
_FEWEST_LISTED, _FEWEST_WITHOUT_NUMBER = 2, 3
# a sentence, and no title, label or report; a few characters without a known verb are a name
_WHAT_TO_DO = r"(?!《)(?:(?!⟨narrative⟩)[^：:]){6,}[。；;]"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its offsets, where its text begins behind its number, and the rank of the number; none is narrowest."""

    start: int
    end: int
    text: int
    rank: int


@dataclass(slots=True)
class _Under:
    """What the lines below stand under: bodies of a heading of a rank, `listed` where it is one of several of its kind.

    With `leads_on` it is the part of a line that says who does what follows, in lines of the rank of the first of them.
    """

    rank: int | None
    bodies: list[Item]
    leads_on: tuple[int, int] | None = None
    listed: bool = False

    def holds(self, line: _Line) -> bool:
        """Whether it holds for a line still."""
        if self.leads_on is None:
            without_number = self.rank == len(SECTION_STYLES)
            return self.rank is not None and (line.rank > self.rank or (without_number and line.rank == self.rank))
        if self.rank is None and line.rank < len(SECTION_STYLES):
            self.rank = line.rank
        return self.rank is not None and line.rank >= self.rank


class HeadingReader:
    """Reads the paragraphs under the headings of one text."""

    def __init__(self, text: str, items: Items, lists: ListReader, taken: Spans, place: NamedByPlace) -> None:
        self._text = text
        self._items = items
        self._lists = lists
        self._taken = taken
        self._place = place
        self._all = list(self._lines())

    def clauses(self) -> Iterator[Clause]:
        """Yield the paragraphs that a heading or a leading line gives to bodies, in order."""
        under: _Under | None = None
        heads = self._heads()
        for at, line in enumerate(self._all):
            below = self._all[at + 1] if at + 1 < len(self._all) else None
            named = heads.get(at) or self._unit(line, below) or self._leading_on(line)
            if named:
                under = named
            elif under is None or not under.holds(line):
                under = None
            elif line.start not in self._taken and self._is_task(line, under):
                yield self._clause(line, under)

    def sections(self) -> Iterator[tuple[int, int]]:
        """Yield the parts of the text under a heading of duties: 二、职责分工."""
        since: _Line | None = None
        for line in self._all:
            if since and line.rank <= since.rank:
                yield since.end, line.start
                since = None
            is_heading = line.rank < len(SECTION_STYLES) and line.end - line.start <= _LONGEST_HEADING
            if since is None and is_heading and WORDS.pattern(_SECTION).search(self._text, line.text, line.end):
                since = line
        if since:
            yield since.end, len(self._text)

    def run_in(self) -> Iterator[Clause]:
        """Yield the lines that open with bodies and a mark, and tell what they do: ——市教育局。负责….

        Between such lines a name that no vocabulary has is a body's too.
        """
        free = [line for line in self._all if line.start not in self._taken]
        known = {line.start: clause for line in free if (clause := self._opens_with(line, self._at(line)))}
        many = len(known) >= _FEWEST_RUN_IN
        ranks = {line.rank for line in free if line.start in known} if many else set()
        for line in free:
            clause = known.get(line.start)
            if clause is None and line.rank in ranks and line.rank < len(SECTION_STYLES):
                clause = self._opens_with(line, self._named_before_colon(line))
            if clause and (clause.supported or many):
                clause.supported = False
                yield clause

    def _at(self, line: _Line) -> list[Item]:
        """The known bodies that a line opens with."""
        dash = _DASH.match(self._text, line.text, line.end)
        at = dash.end() if dash else line.text
        items: list[Item] = []
        while (item := self._items.at(at)) is not None and item.end <= line.end:
            items.append(item)
            gap = WORDS.pattern(_BETWEEN).match(self._text, item.end, line.end)
            at = gap.end() if gap else item.end
        return items

    def _named_before_colon(self, line: _Line) -> list[Item]:
        """The bodies that a line names before its colon, where nothing else stands there."""
        colon = WORDS.pattern(_NAME_AND_COLON).match(self._text, line.text, line.end)
        return self._lists.members_alone(line.text, colon.end("name")) if colon else []

    def _opens_with(self, line: _Line, items: list[Item]) -> Clause | None:
        """The duty of a line that opens with bodies; `supported` where its task begins with a verb."""
        dash = _DASH.match(self._text, line.text, line.end)
        mark = WORDS.pattern(_RUN_IN).match(self._text, items[-1].end, line.end) if items else None
        if mark is None or line.end - mark.end() < _SHORTEST_TASK:
            return None
        acts = WORDS.pattern(_ACTS).match(self._text, mark.end()) is not None
        if self._text[mark.start("mark")] == "。" and not (acts and (dash or line.rank < len(SECTION_STYLES))):
            return None
        clause = Clause(line.start, line.end, "heading", task=(mark.end(), line.end))
        others = self._joined(mark.end(), line.end)
        clause.add(items, leading=bool(others))
        clause.add(others, leading=False)
        clause.supported = acts
        return clause

    def _is_task(self, line: _Line, under: _Under) -> bool:
        if under.leads_on:
            return under.rank == line.rank and not self._taken.within(line.start, line.end)
        if under.listed and WORDS.pattern(_WHAT_TO_DO).fullmatch(self._text, line.text, line.end):
            return line.rank < len(SECTION_STYLES) or under.rank == line.rank
        return WORDS.pattern(_ACTS).match(self._text, line.text) is not None

    def _clause(self, line: _Line, under: _Under) -> Clause:
        clause = Clause(line.start, line.end, "heading", task=(line.text, line.end))
        if under.leads_on:
            self._lists.read(clause, *under.leads_on)
            return clause
        others = self._joined(line.text, line.end)
        clause.add(under.bodies, leading=bool(others))
        clause.add(others, leading=False)
        return clause

    def _leading_on(self, line: _Line) -> _Under | None:
        """A line that gives all that follows to bodies: 以下任务由甲局牵头，乙局配合：."""
        opens = WORDS.pattern(_FOLLOWING).match(self._text, line.text, line.end)
        if opens is None or self._items.at(opens.end()) is None:
            return None
        return _Under(None, [], leads_on=(opens.end(), line.end))

    def _joined(self, start: int, end: int) -> list[Item]:
        """Who is joined at the head of a paragraph: 会同A、B开展…."""
        joined = WORDS.pattern("(?:⟨adverb⟩)*⟨join⟩").match(self._text, start)
        at = joined.end() if joined else end
        found: list[Item] = []
        while (item := self._items.at(at)) is not None:
            found.append(item)
            gap = WORDS.pattern(_BETWEEN).match(self._text, item.end)
            at = gap.end() if gap else item.end
        return found

    def _unit(self, line: _Line, below: _Line | None) -> _Under | None:
        """The unit that a heading names and nothing else, where the line below says what it does: 一、生产技术部."""
        name = self._text[line.text : line.end]
        if below is None or line.rank == len(SECTION_STYLES) or below.rank <= line.rank:
            return None
        if WORDS.pattern(_UNIT_HEADING).fullmatch(name) is None or name in WORDS["heading-trap"]:
            return None
        if WORDS.pattern(_ACTS).match(self._text, below.text) is None:
            return None
        item = self._place(name)
        return _Under(line.rank, [item]) if item else None

    def _lines(self) -> Iterator[_Line]:
        for line in LINE.finditer(self._text):
            label = section_label(self._text, line.start())
            rank = SECTION_STYLES.index(label.style) if label else len(SECTION_STYLES)
            yield _Line(*line.span(), label.end if label else line.start(), rank)

    def _heads(self) -> dict[int, _Under]:
        """The headings that name bodies, by the place of their line.

        Where several of a rank do, they make a list, of which one may name places alone.
        """
        named = {at: head for at, line in enumerate(self._all) if (head := self._whose(line))}
        count = Counter(head.rank for head in named.values())
        fewest = {len(SECTION_STYLES): _FEWEST_WITHOUT_NUMBER}
        listed = {rank for rank, heads in count.items() if heads >= fewest.get(rank or 0, _FEWEST_LISTED)}
        for at, line in enumerate(self._all):
            if at not in named and line.rank in listed and (items := self._places(line)):
                named[at] = _Under(line.rank, items)
        for head in named.values():
            head.listed = head.rank in listed
        return {at: head for at, head in named.items() if head.listed or head.rank != len(SECTION_STYLES)}

    def _places(self, line: _Line) -> list[Item]:
        """The bodies that a numbered heading of places or open groups means: 三、甲县、乙县（2项）."""
        closes = ending_at(WORDS.pattern(f"{_BEHIND}$"), self._text, line.end)
        stop = closes.start() if closes else line.end
        if line.rank == len(SECTION_STYLES) or not 0 < stop - line.text <= _LONGEST_HEADING:
            return []
        return self._lists.members_alone(line.text, stop)

    def _whose(self, line: _Line) -> _Under | None:
        """The bodies of a heading that names bodies, and perhaps their duties, and nothing else."""
        without_number = line.rank == len(SECTION_STYLES)
        if line.end - line.start > _LONGEST_HEADING or (without_number and self._text[line.end - 1] not in "：:"):
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
