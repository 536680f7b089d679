"""The text of one document while it is read for references.

In: the clean text of a document and what is known of it. Out: a `Page`: the text without the spaces
of typesetting, where its sentences, its heading, its opening and its looks back stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.annotate.references.drafts_listed import drafts_listed
from kg.annotate.references.history import history_note
from kg.annotate.references.lists import Lists
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.past_sections import past_sections
from kg.language.characters import chinese_marks, plain, without_note_marks
from kg.language.numbers import with_whole_years
from kg.language.numerals import COUNTS
from kg.language.spaces import squeeze

_SENTENCE_END = re.compile("[。！？\n]")
_FIRST_SECTION = re.compile(rf"\n(?:一、|第[{COUNTS}\d]{{1,4}}[章条]|（一）|\(一\)|1[.．、])")
_WHITE_SPACE = re.compile(r"\s+")


class Page:
    """A document's squeezed text and its parts.

    Parameters
    ----------
    text : str
        Clean text, the heading first.
    context : DocumentContext
        What is known of the document.

    Attributes
    ----------
    squeezed : Squeezed
        The text without spaces, with the map back to the text given.
    text : str
        `squeezed.text`; all offsets of the rooms of references count in it.
    lists : Lists
        The lists of documents in it.
    drafts : list of (int, int)
        The spans of the names that a plan of legislation lists.
    history : tuple of int
        The span of the note on its history under its heading.
    heading_end, opening_end : int
        Where the heading and where the paragraphs before the first section end.
    """

    def __init__(self, text: str, context: DocumentContext) -> None:
        self.squeezed = squeeze(with_whole_years(without_note_marks(chinese_marks(plain(text)))))
        self.text = self.squeezed.text
        self.context = context
        self._stops = [*(match.end() for match in _SENTENCE_END.finditer(self.text)), len(self.text)]
        heading = self.text.find("\n", self.squeezed_offset(max(0, context.body_start - 1)))
        self.heading_end = len(self.text) if heading < 0 else heading
        first = _FIRST_SECTION.search(self.text, max(0, self.heading_end - 1))
        self.opening_end = first.start() if first else len(self.text)
        self._past = past_sections(self.text)
        self.lists = Lists(self.text, self.heading_end)
        self.drafts = drafts_listed(self.text, self.heading_end, context.title)
        self._first_of_drafts = frozenset(start for start, _ in self.drafts)
        self.history = history_note(self.text, self.heading_end)
        self._past_starts = [start for start, _ in self._past]

    def squeezed_offset(self, at: int) -> int:
        """Return the offset in the squeezed text of an offset in the text given."""
        return bisect_left(self.squeezed.origin, at)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence around an offset of the squeezed text, without its line end."""
        index = bisect_right(self._stops, at)
        start = self._stops[index - 1] if index else 0
        end = self._stops[min(index, len(self._stops) - 1)]
        if end > start and self.text[end - 1] == "\n":
            end -= 1
        return start, end

    def looks_back(self, at: int) -> bool:
        """Tell whether an offset stands in a section about what was done."""
        index = bisect_right(self._past_starts, at) - 1
        return index >= 0 and at < self._past[index][1]

    def in_history(self, at: int) -> bool:
        """Tell whether an offset stands in the note on the text's history."""
        return self.history[0] <= at < self.history[1]

    def lists_as_draft(self, at: int) -> bool:
        """Tell whether the name that begins at an offset is listed as one that is being drafted."""
        return at in self._first_of_drafts

    def words(self, start: int, end: int) -> str:
        """Return a span of the text without the line ends inside it."""
        return _WHITE_SPACE.sub("", self.text[start:end])
