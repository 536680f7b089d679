"""The sentences of a text, and what they say besides who answers for a task.

In: squeezed text and the reader of its lists. Out: where sentences begin and end, whether one only tells what was done,
and the task of one that names nobody but those who have it.
"""

from __future__ import annotations

import re

from kg.annotate.duties.duty import Clause
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.tasks import task_before
from kg.annotate.duties.words import WORDS
from kg.language.labels import ARTICLE_LABEL, section_label
from kg.vocabulary.forms import Form

_NEXT_END = re.compile(r"[。；！？\n]")
_BREAKS = "。；！？\n"
_CLAUSE_END = re.compile("[，。；\n]")
_OPENS_AN_ARTICLE = Form(rf"(?:^|\n){ARTICLE_LABEL}")


def is_law(text: str) -> bool:
    """Return whether a text is set in articles."""
    return _OPENS_AN_ARTICLE.search(text) is not None


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str, members: MemberReader) -> None:
        self._text = text
        self._members = members

    def start(self, at: int) -> int:
        """Return where the sentence of an offset begins."""
        return max(self._text.rfind(mark, 0, at) for mark in _BREAKS) + 1

    def end(self, at: int) -> int:
        """Return where the sentence of an offset ends."""
        stop = _NEXT_END.search(self._text, at)
        return stop.start() if stop else len(self._text)

    def opens_at(self, start: int) -> bool:
        """Whether a sentence begins at an offset, perhaps behind its number."""
        return self._label_end(self.start(start)) == start

    def narrates(self, start: int, end: int, *, ordered: bool) -> bool:
        """Whether the words around a subject and its predicate tell what was done; behind 要 they say of what."""
        stop = _CLAUSE_END.search(self._text, end)
        tail = stop.start() if stop else len(self._text)
        narrative = WORDS.pattern("⟨narrative⟩")
        head = self.start(start)
        told = narrative.search(self._text, end, tail) is not None
        return narrative.search(self._text, head, start) is not None or (told and not ordered)

    def says_only_who(self, start: int, end: int) -> bool:
        """Whether a part of the text names those who answer for a task, and no task: 此项工作由甲局负责，乙局配合."""
        label = self._label_end(start)
        told = WORDS.pattern("⟨this-task⟩").match(self._text, label, end)
        return self._members.read(told.end() if told else label, end)[1] == 0

    def told_before(self, clause: Clause, sentence: int) -> tuple[int, int]:
        """Return the task of a sentence that names those who have it and nothing else: what its paragraph says before
        it, or a heading right above."""
        text = self._text
        paragraph = text.rfind("\n", 0, clause.start) + 1
        if sentence > paragraph:
            return paragraph, sentence
        above = text.rfind("\n", 0, max(0, paragraph - 1)) + 1
        if above < paragraph and section_label(text, above) and section_label(text, paragraph) is None:
            return task_before(text, paragraph, clause.end, above)
        return sentence, clause.end

    def _label_end(self, start: int) -> int:
        """Where a sentence begins behind the number that it may have: （二）, 3."""
        label = section_label(self._text, start)
        return label.end if label else start
