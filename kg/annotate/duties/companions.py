"""Who stands beside the subject of a sentence, and with what part: 会同B, B配合, 乙局会同丙局公布.

In: squeezed text, its `Items`, the reader of its lists and its sentences. Out: the further bodies of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.sentences import Sentences
from kg.annotate.duties.words import (
    WORDS,
    companion_pattern,
    names_an_office_pattern,
    ordered_companion_pattern,
    supports,
)
from kg.vocabulary.forms import ending_at

_LIST_GAP = r"(?:[、]|⟨body/joint body/joint-long⟩|，?⟨and-also⟩)?"
_CHARGED = r"(?:⟨adverb⟩|⟨modal⟩)*⟨charge⟩(?=[\u4e00-\u9fff])"


def is_list_gap(text: str, start: int, end: int) -> bool:
    """Whether nothing but 、 and 和 stands between two bodies."""
    return WORDS.pattern(_LIST_GAP).fullmatch(text, start, end) is not None


def names_somebody(run: Sequence[Item]) -> bool:
    """Whether a list has a body, or the offices of one kind of many places: 各市水利局."""
    return any(item.body or names_an_office_pattern().match(item.group or "") for item in run)


class Companions:
    """Reads who stands beside the subjects of one text."""

    def __init__(self, text: str, items: Items, members: MemberReader, sentences: Sentences) -> None:
        self._text = text
        self._items = items
        self._members = members
        self._sentences = sentences

    def add_to(self, clause: Clause, start: int, end: int, *, joined: bool) -> None:
        """The bodies that the rest of the sentence names beside the leading ones: 会同B, B配合, B按职责分工."""
        run: list[Item] = []
        roles: list[str] = []
        for item in [*self._items.between(start, end), None]:
            if run and (item is None or not is_list_gap(self._text, run[-1].end, item.start)):
                first = run[0].start
                at_start = first == start and joined
                helps = self._helps(run)
                if not helps and self._leads_too(run):
                    clause.add(run, leading=True)
                if at_start or ending_at(WORDS.pattern("⟨join⟩$"), self._text, first) or helps:
                    clause.add(run, leading=False)
                    roles.append(helps[0] if helps else "")
                run = []
            if item is not None:
                run.append(item)
        clause.supported = bool(roles) and all(map(supports, roles))

    def _leads_too(self, run: list[Item]) -> bool:
        """Whether a further list of a sentence leads in its turn: 甲局负责清点，乙局会同丙局公布."""
        if self._text[run[0].start - 1] not in "，；" or not any(item.body for item in run):
            return False
        return WORDS.pattern("(?:⟨adverb⟩|⟨modal⟩|⟨will⟩)*(?:⟨lead⟩|⟨meet⟩)").match(self._text, run[-1].end) is not None

    def listed_to_the_end(self, start: int, end: int) -> list[Item]:
        """Bodies and places between who leads and the last word of a sentence: 牵头，乙局，甲区、乙区负责."""
        closes = ending_at(WORDS.pattern("⟨do⟩$"), self._text, end)
        if closes is None or self._text[start : start + 1] != "，":
            return []
        found, other = self._members.read(start + 1, closes.start())
        counted = WORDS.pattern("⟨body/and-others⟩$")
        return [] if other else [item for item in found if item.body or not ending_at(counted, self._text, item.start)]

    def _helps(self, run: list[Item]) -> re.Match[str] | None:
        """What a further list of a sentence says of its bodies, where it gives them a part; 各地要… is an appeal."""
        if self._text[run[0].start - 1] not in "，、；":
            return None
        helps = companion_pattern().match(self._text, run[-1].end)
        if helps is None and names_somebody(run):
            helps = ordered_companion_pattern().match(self._text, run[-1].end)
        return helps

    def joins_later(self, start: int, end: int) -> bool:
        """Whether the subject of a clause is also who joins others later in the sentence: A要依托…，会同有关方面."""
        later = WORDS.pattern("[，,]⟨and-also⟩?⟨meet⟩").search(self._text, start, end)
        if later is None:
            return False
        # another list of bodies before it would be its subject
        between = self._items.between(start, later.start())
        return not any(item.body and self._text[item.start - 1] in "，,；" for item in between)

    def next_in_charge(self, start: int, end: int) -> int:
        """Where the next list of a sentence is put in charge of something else: 甲局负责清点，乙局负责公布."""
        for item in self._items.between(start, end):
            if self._text[item.start - 1] != "，" or (item.group or "").startswith(WORDS["group-quantifier"]):
                continue
            charged = WORDS.pattern(_CHARGED).match(self._text, item.end, end)
            if charged and not self._sentences.says_only_who(start, item.start - 1):
                return item.start - 1
        return end
