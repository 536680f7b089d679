"""Parts of a text by their numbers: an article and its paragraphs, a section, an item, an annex.

In: the lines of a text, and the steps that lead to a place (`kg.language.pinpoints`). Out: the lines of that place; the
headings of the widest sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.graph.texts import TextPart
from kg.language.pinpoints import ANNEX, ARTICLE, BARE, FIGURES, ITEM, PARAGRAPH, POINT, STYLES, Step, numbered
from kg.read.line_forms import ANNEX_MARK, CONTENTS_TITLE, DATE

# marks of Markdown, and white space, before the number of a section
_BEFORE_LABEL = "#* \t\r\u3000"
_HEADED = ("part", "chapter", "section")
_WIDEST = ("part", "chapter", "chinese")
# a contents page lists no narrower ones; what leads to a place, for articles are numbered through all chapters
_LISTED, _LEADING = ("part", "chapter", "section", "chinese"), (ANNEX, ARTICLE, "chinese", "bracketed", "single")
_LONGEST_HEADING, _LONGEST_SIGNATURE = 40, 30
_SENTENCE_END = re.compile(r"[。！？”](?:[)）])?$")
_INSIDE = re.compile(r"[。；，]")
# what an article's number is followed by where it opens the article, and is not part of a sentence cut there
_APART = re.compile(r"[\s　（(*:：]|$")
# what a contents page has behind a heading
_PAGE = re.compile(r"[.…·—\s]*\d{1,4}$|[.…·—]{2,}$")
_WITHIN_LINE = re.compile(r"(?<=[\s　。；：])(?=\S{3,8}[\s　])")
# the numbers that 项 and 目 are said of
_OF_ITEM, _OF_POINT = ("bracketed", FIGURES), ("single", "closed", FIGURES, "circled")
# of a number that does not say of what: what it is looked for as
_OF_BARE = (ARTICLE, "chinese", "single", "bracketed", FIGURES)
_OF_BARE_INSIDE = ("single", "closed", "chinese", "bracketed", FIGURES)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that opens a piece of a text: line and column (from 0), the step, and its text without marks behind."""

    line: int
    column: int
    step: Step
    label: str

    @property
    def rank(self) -> tuple[int, int]:
        """How narrow it is: a piece ends where one as wide begins."""
        return STYLES.index(self.step.style), len(self.step.numbers) if self.step.style == "dotted" else 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: from a place up to another one, each a line and a column (from 0); `path` is what one types to
    mean it."""

    begin: tuple[int, int]
    end: tuple[int, int]
    path: str


class NumberedText:
    """The lines of a text and the numbers in them, without those of a contents page.

    Parameters
    ----------
    lines : sequence of str
        The lines of one policy.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.marks = list(_without_lists(lines, list(_marks(lines))))

    def find(self, steps: Sequence[Step]) -> list[Passage]:
        """The pieces to which the steps lead, in the order of the text; several where a number stands there again."""
        found = [Passage((0, 0), (len(self._lines), 0), "")]
        for at, step in enumerate(steps):
            found = [inner for outer in found for inner in self._inside(outer, step, first=at == 0)]
        return found

    def headed(self, words: str) -> list[Passage]:
        """The pieces whose heading says just these words behind its number: 附则, 主要目标."""
        whole, wanted = Passage((0, 0), (len(self._lines), 0), ""), _compact(words)
        headings = ((mark, self._lines[mark.line][mark.step.end :]) for mark in self.marks)
        return [self._piece(whole, mark) for mark, heading in headings if wanted and _compact(heading) == wanted]

    def _inside(self, outer: Passage, step: Step, first: bool) -> list[Passage]:
        if step.style == PARAGRAPH:
            return self._paragraph(outer, step.numbers[0])
        marks = [mark for mark in self.marks if outer.begin <= (mark.line, mark.column) < outer.end]
        styles = _styles(step, marks, first)
        for style in styles:
            wanted = replace(step, style=style)
            found = [self._piece(outer, mark) for mark in marks if mark.step.is_same(wanted)]
            if found:
                return found
        return []

    def _piece(self, outer: Passage, mark: Mark) -> Passage:
        after = (
            (one.line, one.column)
            for one in self.marks
            if (one.line, one.column) > (mark.line, mark.column) and one.rank <= mark.rank
        )
        end = min(next(after, outer.end), outer.end)
        if mark.step.style != ANNEX:
            end = min(end, self._signed(mark.line, end))
        return Passage((mark.line, mark.column), end, self._path(mark))

    def _path(self, mark: Mark) -> str:
        """The numbers that lead to a mark, the widest first."""
        path, narrowest = mark.label, mark.rank
        for one in reversed(self.marks[: self.marks.index(mark)]):
            if one.rank < narrowest:
                narrowest = one.rank
                path = one.label + path if one.step.style in _LEADING else path
        return path

    def _signed(self, first: int, end: tuple[int, int]) -> tuple[int, int]:
        """Where the signature under a piece begins: names and a day, each on a line of its own; else its end."""
        for at in range(first + 1, end[0]):
            if not DATE.match(self._lines[at].strip()):
                continue
            while at - 1 > first and self._is_signature(self._lines[at - 1].strip()):
                at -= 1
            return at, 0
        return end

    @staticmethod
    def _is_signature(line: str) -> bool:
        return len(line) <= _LONGEST_SIGNATURE and not _SENTENCE_END.search(line) and numbered(line) is None

    def _paragraph(self, outer: Passage, number: int) -> list[Passage]:
        """The paragraphs of an article are its 款; numbered items belong to the one before them."""
        starts: list[int] = []
        ended = True
        for at in range(outer.begin[0], outer.end[0] + (outer.end[1] > 0)):
            line = self._lines[at].strip()
            if not line:
                continue
            item = at > outer.begin[0] and numbered(line) is not None
            if ended and not item:
                starts.append(at)
            ended = _SENTENCE_END.search(line) is not None
        if not 0 < number <= len(starts):
            return []
        begin = outer.begin if number == 1 else (starts[number - 1], 0)
        end = (starts[number], 0) if number < len(starts) else outer.end
        return [Passage(begin, end, outer.path)]

    def cut(self, part: TextPart, passage: Passage) -> TextPart:
        """The lines of a piece; the first and last one only so far as they belong to it."""
        (first, column), (last, until) = passage.begin, passage.end
        kept = [*self._lines[first:last], *([self._lines[last][:until].rstrip()] if until else [])]
        if column > _indent(kept[0]):
            kept[0] = kept[0][column:]
        while kept and not kept[-1].strip():
            kept.pop()
        return TextPart(part.file, part.first + first, tuple(kept))

    def told(self) -> str:
        """What there is to ask for: annexes, chapters, articles and sections, from the first to the last of a run."""
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            if mark.step.style in (ANNEX, "chapter", ARTICLE, "chinese"):
                found.setdefault(mark.step.style, []).append(mark)
        return ", ".join(dict.fromkeys(run for marks in found.values() for run in _runs(marks)))


def _runs(marks: Sequence[Mark]) -> Iterator[str]:
    """Numbers that follow one another, told by the first and the last."""
    run: list[Mark] = []
    for mark in marks:
        if run and mark.step.numbers not in (run[-1].step.numbers, tuple(n + 1 for n in run[-1].step.numbers)):
            yield _run_told(run)
            run = []
        run.append(mark)
    yield _run_told(run)


def _run_told(run: Sequence[Mark]) -> str:
    return run[0].label if run[0].label == run[-1].label else f"{run[0].label}–{run[-1].label}"


def _styles(step: Step, marks: Sequence[Mark], first: bool) -> tuple[str, ...]:
    """As what a step is looked for."""
    if step.style == ITEM:
        return _OF_ITEM
    if step.style == POINT:
        return _OF_POINT
    if step.style == "single":
        return ("single", "chinese")
    if step.style != BARE:
        return (step.style,)
    if not first:
        return _OF_BARE_INSIDE
    has_articles = any(mark.step.style == ARTICLE for mark in marks)
    return (ARTICLE,) if has_articles else _OF_BARE


def _marks(lines: Sequence[str]) -> Iterator[Mark]:
    """The numbers at which pieces begin, less those of a sentence that is cut before a number."""
    last = Step(ARTICLE, (0,))
    found = list(_numbers(lines))
    articles = iter([mark.step for mark in found if mark.step.style == ARTICLE][1:])
    for mark in found:
        line = lines[mark.line]
        if mark.step.style == ARTICLE:
            following = next(articles, None)
            if not _opens_article(line, mark, last, following):
                continue
            last = mark.step
        if mark.step.style == ARTICLE or _opens(line, mark):
            yield mark


def _numbers(lines: Sequence[str]) -> Iterator[Mark]:
    """All numbers at the beginning of a line, and those of articles within one."""
    for at, line in enumerate(lines):
        begin = _indent(line)
        for column in (begin, *(found.start() for found in _WITHIN_LINE.finditer(line, begin + 1))):
            step = numbered(line, column)
            if step and (column == begin or step.style == ARTICLE):
                yield Mark(at, column, step, line[column : step.end].rstrip("、.．:： \u3000"))


def _opens_article(line: str, mark: Mark, last: Step, following: Step | None) -> bool:
    number = mark.step.numbers[0]
    if number == last.numbers[0] + 1 or (mark.step.inserted and number == last.numbers[0]):
        return True
    if mark.column > _indent(line):
        return False
    restarts = number == 1 and following is not None and following.numbers[0] == 2
    return restarts or _APART.match(line, _behind_number(line, mark.step)) is not None


def _opens(line: str, mark: Mark) -> bool:
    if mark.step.style == ANNEX:
        return bool(mark.step.numbers) or _APART.match(line, mark.step.end - 1) is not None
    return not (mark.step.style in _HEADED and _INSIDE.search(line, mark.column))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_BEFORE_LABEL))


def _behind_number(line: str, step: Step) -> int:
    """The offset behind a number, where `end` is behind the white space too."""
    return step.end - 1 if line[step.end - 1 : step.end].isspace() else step.end


def _without_lists(lines: Sequence[str], marks: Sequence[Mark]) -> Iterator[Mark]:
    """Less the numbers of a contents page and of a list of annexes: what they number stands below again."""
    headings = [_compact(lines[mark.line]) for mark in marks]
    last = {heading: at for at, heading in enumerate(headings)}
    listed = _of_contents(lines, marks, headings)
    days = [at for at, line in enumerate(lines) if DATE.match(line.strip())]
    for at, mark in enumerate(marks):
        if mark.step.style == ANNEX:
            again = any(other.step.is_same(mark.step) for other in marks[at + 1 :])
            alone = ANNEX_MARK.match(lines[mark.line].strip()) is not None
            if again or not (alone or any(day < mark.line for day in days)):
                continue
        elif at in listed or (last[headings[at]] > at and _is_followed_by_its_like(lines, marks, at)):
            continue
        yield mark


def _of_contents(lines: Sequence[str], marks: Sequence[Mark], headings: Sequence[str]) -> set[int]:
    """Which marks stand under the title of a contents page, up to where the first of them comes again."""
    found: set[int] = set()
    for title in (at for at, line in enumerate(lines) if CONTENTS_TITLE.fullmatch(line.strip(_BEFORE_LABEL))):
        first = next((at for at, mark in enumerate(marks) if mark.line > title), len(marks))
        again = next((at for at in range(first + 1, len(marks)) if headings[at] == headings[first]), first)
        found.update(range(first, again))
    return found


def _is_followed_by_its_like(lines: Sequence[str], marks: Sequence[Mark], at: int) -> bool:
    """Whether a heading of a wide section has nothing under it but the next such one."""
    if at + 1 == len(marks) or not {marks[at].step.style, marks[at + 1].step.style} <= set(_LISTED):
        return False
    return not any(line.strip() for line in lines[marks[at].line + 1 : marks[at + 1].line])


def _compact(line: str) -> str:
    """A heading as it is compared with its like: no white space, no number of a page."""
    return "".join(_PAGE.sub("", line.strip(_BEFORE_LABEL)).split())


def sections(part: TextPart) -> list[str]:
    """Return the headings of a text's widest sections, with their numbers: 一、总体要求, 第一章 总则."""
    found: dict[str, list[str]] = {}
    for mark in NumberedText(part.lines).marks:
        flat = part.lines[mark.line].strip(_BEFORE_LABEL)
        if mark.step.style in _WIDEST and len(flat) <= _LONGEST_HEADING:
            found.setdefault(mark.step.style, []).append(flat)
    return next((found[style] for style in _WIDEST if style in found), [])


def fullest_sections(parts: Sequence[TextPart]) -> list[str]:
    """The headings of that text of a policy which has the most of them: another one may be an excerpt."""
    return max(map(sections, parts), key=len, default=[])
