"""Lines to paragraphs: what the typesetter cut is joined.

In: the lines of a text without page numbers and running heads. Out: by `joined` the lines of each paragraph.

Two habits of typesetting are told apart line by line, by the widths of the lines around: hard-wrapped text, where a
line that is full goes on in the next one, and one paragraph a line, where only a page break cuts a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.bodies import parse_bodies
from kg.language.dates import DAY
from kg.language.header_fields import header_fields, header_row
from kg.language.numbers import YEAR_IN_BRACKETS
from kg.language.title_forms import type_ending
from kg.read.clean_text import BODY_MARK, NUMERALS, TERMINAL, Line, structure, visual_width
from kg.read.fragments import CutRows, broken_lines
from kg.read.line_forms import act_pattern, is_addressee
from kg.read.stacked_labels import is_value_below, stacked_labels
from kg.read.wrapping import close_set, fills, wrap_limits
from kg.vocabulary.forms import Form

# brackets behind a sentence end it: …如下。（示例）
_SENTENCE_ENDS = re.compile(r"(?:[。！？；：!?;:]|[。；！？][（(][^（）()]{1,40}[)）])$")
_CLOSERS = "，。！？；：、）》〉”’】〕」』)];,.!?%％"
_PAIRS = {"《": "》", "（": "）", "“": "”", "〔": "〕", "【": "】"}
_STRONG_STRUCTURE = Form(
    rf"第[{NUMERALS}\d]+⟨label/volume label/chapter label/section⟩(?:\s|$)|第[{NUMERALS}]+⟨label/article⟩\s"
    rf"|第[{NUMERALS}]+⟨label/part⟩\s|[{NUMERALS}]{{1,3}}、|[（(][{NUMERALS}]{{1,3}}[)）]"
    r"|⟨annex/proper⟩\s?(?:\d|[：:]|$)|【|\d{1,2}\s?[.．、]\s?[\u4e00-\u9fff【《“]"
)
# the number of a section, cut from its heading
_BARE_LABEL = re.compile(rf"\d{{1,3}}\s?[.．、]|[（(]?[{NUMERALS}]{{1,3}}[）)、]")
_ANNEX_LINE = Form(r"⟨~annex/proper⟩\s?\d*[:：.、]?")
_DATE_LINE = re.compile(rf"[（(]?{DAY}[)）]?$")
_ENDS_IN_DATE = re.compile(rf"[\u4e00-\u9fff](?:\s{{2,}}|\u3000){DAY}$")
_NUMBER_ALONE = re.compile(rf"[\u4e00-\u9fff]{{2,14}}{YEAR_IN_BRACKETS}\s?\d{{1,5}}\s?号$")
_PROSE_MARK = re.compile(r"[，。；]")
_OPENS = re.compile(f"[{''.join(_PAIRS)}]")
_FEWEST_PIPES = 2
_LONGEST_TITLE = 90
# a title may name this many bodies and more, each no longer than that
_MANY, _LONGEST_NAME, _LONGEST_LIST = 3, 40, 400
_LINES_TO_CLOSE = 6
_INDENT = 2.0
_MOST_BLANKS = 2


def joined(lines: Sequence[Line], title: str | None) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; the title of a page is whole on its line."""
    joints, group = _Joints(lines, title), list(lines[:1])
    for at, line in enumerate(lines[1:], 1):
        if not joints.hold(group, at):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


class _Joints:
    """Tells where the paragraphs of a text go on from line to line."""

    def __init__(self, lines: Sequence[Line], title: str | None) -> None:
        texts = [line.text for line in lines]
        self._lines, self._title = lines, title
        self._limits, self._close, self._open = wrap_limits(lines), close_set(lines), _open_ends(lines)
        self._labels, self._broken, self._rows = stacked_labels(texts), broken_lines(texts), CutRows(lines)

    def hold(self, group: list[Line], at: int) -> bool:
        """Whether the lines of a paragraph so far, one or more, go on in a line."""
        before, line, is_open = group[-1], self._lines[at], self._open[at - 1]
        if self._broken[at - 1]:
            return True
        if self._labels[at - 1] and len(group) == 1 and is_value_below(before, line, self._title):
            return True  # 发文字号： on one line, the number on the next
        if before.text == self._title or _is_signature(self._lines, at):
            return False
        if self._close[at] and _is_parted(before, line, is_open):
            return False
        indent = _INDENT if len(group) == 1 else 0.0
        return _goes_on(before, line, self._limits[at - 1], indent, is_open, self._rows.goes_on(group, at))


def _is_signature(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a body over a day: that goes on with no sentence, not even with one that breaks off."""
    dated = at + 1 < len(lines) and _DATE_LINE.match(lines[at + 1].text) is not None
    return dated and len(lines[at].text) <= _LONGEST_NAME and bool(parse_bodies(lines[at].text, None))


def _is_parted(before: Line, line: Line, is_open: bool) -> bool:
    """Whether a blank line, among lines set close, ends a paragraph."""
    if not 1 <= line.blanks_before <= _MOST_BLANKS or line.page_start or is_open:
        return False
    if line.number - before.number > line.blanks_before + 1:
        return False  # a page number or running head stands between
    return before.text[-1] not in "，、"


def _goes_on(line: Line, following: Line, limit: float | None, indent: float, is_open: bool, is_cut: bool) -> bool:
    """Whether the paragraph of `line` goes on in `following`; the first line of a paragraph is indented.

    `is_cut` says that the printed row, or the sentence, goes on.
    """
    if line.level or following.level or following.bold or line.bold or _are_rows(line.text, following.text):
        return False
    if _BARE_LABEL.fullmatch(line.text):
        return not _BARE_LABEL.match(following.text)
    if header_fields(following.text) or header_row(line.text):
        return False
    if limit is not None and following.indent >= _INDENT > line.indent and not is_open:
        return False
    if not _PROSE_MARK.search(line.text) and _ENDS_IN_DATE.search(line.text):
        return False
    if _NUMBER_ALONE.match(following.text) and not _PROSE_MARK.search(line.text) and not is_open:
        return False
    if _STRONG_STRUCTURE.match(following.text) and not is_open:
        return False
    if following.text[0] in _CLOSERS and BODY_MARK.search(line.text + following.text):
        return True
    if _SENTENCE_ENDS.search(line.text) or _DATE_LINE.match(following.text) or _DATE_LINE.match(line.text):
        return False
    if is_cut and not _NUMBER_ALONE.match(line.text):
        return True
    if is_addressee(following.text) and _is_whole_title(line.text):
        return False
    structural = bool(structure().match(following.text))
    if limit is not None and line.width <= limit + 4:
        return fills(line, following, limit - indent) and (not structural or line.text[-1] not in TERMINAL)
    if structural or line.text[-1] == "。" or _ANNEX_LINE.match(line.text):
        return False
    return _is_cut_sentence(line.text, is_open)


def _are_rows(line: str, following: str) -> bool:
    """Whether two lines are rows of one table: as many cells between pipes."""
    return line.count("|") == following.count("|") >= _FEWEST_PIPES


def _is_cut_sentence(text: str, is_open: bool) -> bool:
    """One paragraph a line: a line that is prose and does not end like prose was cut by the page."""
    if text[-1] in TERMINAL and not is_open:
        return False
    if _is_whole_title(text):
        return False
    label = structure().match(text)
    own = text[label.end() :] if label else text
    # a title may have 、 in it; only prose has commas, or is as long as a paragraph
    prose = _PROSE_MARK.search(own) or (visual_width(own) > _LONGEST_TITLE and "、" in own)
    return bool(prose and visual_width(own) > 30) or bool(BODY_MARK.search(own) and (is_open or own[-1] in "，、"))


def _is_whole_title(text: str) -> bool:
    """Whether a line is a title for all its commas: 示例局关于清理河道，改善水质提案的答复; or for all its bodies."""
    about = act_pattern("about").search(text)
    if about is None or "。" in text or len(text) > _LONGEST_LIST or type_ending(text) is None:
        return False
    issuers = text[: about.start()].split("、")
    if issuers == [""]:
        return True
    named = len(issuers) > _MANY or bool(parse_bodies(issuers[0], None))
    return named and all(1 < len(name) <= _LONGEST_NAME and "，" not in name for name in issuers)


def _open_ends(lines: Sequence[Line]) -> list[bool]:
    """Whether a bracket or quotation mark is still open at the end of each line (《巴黎协) and closes soon after.

    One that never closes is an error of the text, and swallows nothing.
    """
    found = []
    for at, line in enumerate(lines):
        text = line.text
        pairs = _PAIRS.items() if _OPENS.search(text) else ()
        opened = [(mark, by) for mark, by in pairs if mark in text and text.rfind(mark) > text.rfind(by)]
        following = "".join(one.text for one in lines[at + 1 : at + 1 + _LINES_TO_CLOSE]) if opened else ""
        found.append(any(_closes(following, *pair) for pair in opened))
    return found


def _closes(text: str, opening: str, closing: str) -> bool:
    """Whether a mark that was opened before a text closes in it, before it opens again."""
    end = text.find(closing)
    return end >= 0 and not 0 <= text.find(opening) < end
