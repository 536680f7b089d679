"""Lines that programs broke: pages saved with 2025, 年, 8, 月 on lines of their own, printed rows cut at their marks.

In: the lines of a text. Out: which of them go on in the next line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.language.labels import PINPOINT, SECTION_LABEL
from kg.language.numbers import YEAR_IN_BRACKETS
from kg.read.clean_text import TERMINAL, WRAP_NARROWEST, Line, structure, visual_width
from kg.vocabulary.forms import Form

_FIGURE = Form(r"\d{1,5}")
_ENDS_IN_FIGURE = Form(r"\d$")
_UNIT = Form(r"[年月日号条款项〕］﹞）)、，。；%％]")
_PART_OF_DATE = Form(r"[年月]")
_OPENS = Form(r"[〔［﹝（(]$")
_OPENS_YEAR = Form(r"[〔［﹝]$|[〔［﹝][12]")
_CLOSES_YEAR = Form(r"[〕］﹞]")
# 水发〔2023〕 and on the next line 32 号），
_ENDS_IN_YEAR = Form(f"{YEAR_IN_BRACKETS}$")
# a line that breaks off ends so or in a figure, or the next one does
_BRACKETS = frozenset("〕）)]﹞】］〉")
_LONGEST_FIGURE = 5
_SEQUENCE = Form(r"\d{1,5}\s?[\u4e00-\u9fff]")
_ENDED = "。；：！？;:!?"
# a day takes six lines: 2025 年 8 月 26 日
_DATE_LINES = 6
_PIECE_END = "，、"
_MARK_OPENS = "《“‘（〈「『"
_MARK_CLOSES = "》”’〉」』"
_SENTENCE_MARK = Form("[，。；,;]")
# 《…办法》 and on the next line 第十四条第三款规定的
_ARTICLE_CITED = Form(rf"(?:{PINPOINT}){{1,4}}(?:⟨title/particle⟩|⟨cue/tail⟩)")
# 一、加强领导，落实责任
_HEADING = Form(f"{SECTION_LABEL}[^，。；]+，[^，。；]+$")
_BLOCK, _REACHES, _FEWEST, _CUT_SHARE = 20, (20, 60), 4, 0.05
_SHARE = 0.95
_INDENT, _SLACK = 2.0, 3.0


def broken_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it breaks off inside a figure, a day or a document number.

    A day that has its lines for itself is no part of the line before it: that may be a signature.

    Parameters
    ----------
    lines : sequence of str
        Lines of a text that are not empty.
    """
    found = [False] * len(lines)
    if any(map(_may_break, lines)):
        for at, (line, following) in enumerate(pairwise(lines)):
            # most lines neither end so nor are followed by a mark or a figure alone
            found[at] = (len(following) <= _LONGEST_FIGURE or _may_break(line)) and _breaks(lines, at)
    return found


def _may_break(line: str) -> bool:
    """Tell by its last character whether a line may break off."""
    return line[-1] in _BRACKETS or line[-1].isdecimal()


def _breaks(lines: Sequence[str], at: int) -> bool:
    line, following = lines[at], lines[at + 1]
    after = lines[at + 2] if at + 2 < len(lines) else ""
    figure_next = _FIGURE.fullmatch(following) is not None and _UNIT.match(after) is not None
    if _ENDS_IN_FIGURE.search(line) and _UNIT.match(following):
        return True
    if _ENDS_IN_YEAR.search(line) and _SEQUENCE.match(following):
        return True
    if figure_next and (_PART_OF_DATE.fullmatch(line) or _OPENS.search(line)):
        return True
    if _OPENS_YEAR.match(following) and len(following) == 1 and _FIGURE.fullmatch(after):
        return line[-1] not in _ENDED
    if _CLOSES_YEAR.fullmatch(line) and figure_next:
        return True
    return figure_next and line[-1] not in _ENDED and not _is_day(lines, at + 1)


def _is_day(lines: Sequence[str], at: int) -> bool:
    """Whether figures and units from a line on make up a whole day: 2025, 年, 8, 月, 26, 日."""
    return re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", "".join(lines[at : at + _DATE_LINES])) is not None


class CutRows:
    """The printed rows of a text whose rows were cut at their marks, as programs do that read PDF.

    国家、 stands on a line, and the rest of its row on the next one. Where rows are whole, a line that ends in a comma
    is full; where they are cut, such a line and the next one often fit in one row together.

    Parameters
    ----------
    lines : sequence of Line
        The lines of a text that are not empty.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        # where a row may have been cut
        self._cuts = [at for at, line in enumerate(lines[:-1]) if line.text[-1] in _PIECE_END]
        self._widths: list[float | None] = []  # of a row, where rows are cut
        for block in range(0, len(lines), _BLOCK):
            around = (self._cut_row(max(0, block - reach), block + _BLOCK + reach) for reach in _REACHES)
            width = next((width for width in around if width is not None), None)
            self._widths += [width] * min(_BLOCK, len(lines) - block)
        self._filled = list(self._fill()) if any(self._widths) else []

    def _cut_row(self, first: int, stop: int) -> float | None:
        """How wide the rows from one line to another are if marks cut them, else None."""
        lines, cuts = self._lines, self._cuts
        stop = min(stop, len(lines))
        least = max(_FEWEST, _CUT_SHARE * (stop - first))
        cuts = cuts[bisect_left(cuts, first) : bisect_left(cuts, stop - 1)]
        if len(cuts) < least:
            return None
        widths = sorted(line.width for line in lines[first:stop])
        width = widths[int(len(widths) * _SHARE)]
        cut = sum(lines[at].width + lines[at + 1].width <= width + 1 for at in cuts)
        return width if cut >= least and width >= WRAP_NARROWEST else None

    def goes_on(self, group: Sequence[Line], at: int) -> bool:
        """Tell whether a paragraph goes on in a line: its sentence has not ended, or its row was cut there.

        Parameters
        ----------
        group : sequence of Line
            The lines of the paragraph so far; the last one stands before that line.
        at : int
            The number of the line, from 0.
        """
        width, before, line = self._widths[at - 1], group[-1].text, self._lines[at].text
        if width is None or before[-1] in _ENDED:
            return False
        if structure().match(line) and not (before[-1] in _MARK_CLOSES and _ARTICLE_CITED.match(line)):
            return False
        in_marks = before[0] in _MARK_OPENS and before[-1] in _MARK_CLOSES
        is_first, fits = len(group) == 1, group[-1].width + self._lines[at].width <= width + 1
        if is_first and not fits and _HEADING.match(before):
            return self._filled[at - 1] > width - _SLACK
        if (_cut_between(before, line) or in_marks) and group[-1].width + visual_width(line[0]) <= width:
            return True
        if before[-1] in TERMINAL:
            return False
        filled = self._filled[at - 1] > width - _SLACK - (_INDENT if is_first else 0.0)
        if is_first and structure().match(before):
            return filled  # 一、加强领导，落实责任 is a heading
        return filled or any(_SENTENCE_MARK.search(piece.text) for piece in group)

    def _fill(self) -> Iterator[float]:
        """Yield for each line how much of its row is filled where it ends, the pieces before it counted."""
        filled, before = 0.0, ""
        for line, width in zip(self._lines, self._widths, strict=True):
            goes_on = before and (before[-1] in _ENDED or _cut_between(before, line.text))
            fits = width is not None and filled + line.width <= width + 1
            filled = filled + line.width if goes_on and fits and not structure().match(line.text) else line.width
            before = line.text
            yield filled


def _cut_between(before: str, line: str) -> bool:
    """Tell whether a row may have been cut between two pieces: behind a comma, before a mark that opens."""
    return before[-1] in _PIECE_END or line[0] in _MARK_OPENS
