"""Text to clean text: what the typesetter put in is taken out, what he cut is joined.

In: `Source`. Out: `CleanText`: paragraphs joined across line wraps and page breaks, without page numbers, running
heads, printed web addresses and Markdown marks; every character maps back to the source. What was taken out is kept as
`Aside`s, so that text and asides together are the source less its white space.

Two habits of typesetting are told apart line by line, by the widths of the lines around: hard-wrapped text, where a
line that is full goes on in the next one, and one paragraph a line, where only a page break cuts a sentence.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from kg.language.bodies import parse_bodies
from kg.language.characters import chinese_marks, plain, simplified
from kg.language.dates import DAY, find_date
from kg.language.header_fields import field_kind, header_fields, header_row
from kg.language.numbers import YEAR_IN_BRACKETS, stated_number
from kg.language.title_forms import type_ending
from kg.read.asides import aside_kinds
from kg.read.clean_text import (
    BODY_MARK,
    NUMERALS,
    TERMINAL,
    WRAP_NARROWEST,
    Aside,
    CleanText,
    Line,
    Paragraph,
    structure,
    visual_width,
)
from kg.read.drawn_tables import without_drawing
from kg.read.flat_pages import flat_page
from kg.read.fragments import CutRows, broken_lines
from kg.read.front_matter import without_lists
from kg.read.line_forms import act_pattern, is_addressee
from kg.read.markup import without_markup
from kg.read.page_titles import page_title
from kg.read.pieces import pieces
from kg.read.shown import Shown
from kg.read.source import Source, source_of
from kg.read.source_lines import source_lines
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
# 发文机关： or 标　　题： alone on a line
_LABEL_LINE = Form(r"(?!⟨annex/short⟩)[\u4e00-\u9fff](?:\s{0,3}[\u4e00-\u9fff]){1,7}\s?[：:]")
_ANNEX_LINE = Form(r"⟨~annex/proper⟩\s?\d*[:：.、]?")
_DATE_LINE = re.compile(rf"[（(]?{DAY}[)）]?$")
_ENDS_IN_DATE = re.compile(rf"[\u4e00-\u9fff](?:\s{{2,}}|\u3000){DAY}$")
_NUMBER_ALONE = re.compile(rf"[\u4e00-\u9fff]{{2,14}}{YEAR_IN_BRACKETS}\s?\d{{1,5}}\s?号$")
_FIRST_TOKEN = re.compile(r"[\x21-\x7e]+|.")
_PROSE_MARK = re.compile(r"[，。；]")
_OPENS = re.compile(f"[{''.join(_PAIRS)}]")
_FEWEST_PIPES = 2
_LONGEST_TITLE = 90
# a title may name this many bodies and more, each no longer than that
_MANY, _LONGEST_NAME, _LONGEST_LIST = 3, 40, 400
_LINES_TO_CLOSE = 6
_WINDOWS = (20, 60)
_STEP = 20
_INDENT = 2.0
_CLOSE_SET = 0.6
_FEWEST_LINES = 8
_MOST_BLANKS = 2
_WRAP_SHARE = 0.3
_WRAP_WIDEST = 62
_SLACK = 2.0


def lay_out(source: Source) -> CleanText:
    """Return the clean text of a source.

    Parameters
    ----------
    source : Source
        A file as read; a single document will do as well as a compilation.
    """
    return _seen(source, (without_lists, without_markup, without_drawing))


def _seen(source: Source, views: Sequence[Callable[[str], Shown | None]]) -> CleanText:
    """The clean text of a source as it looks after some views of it, one after the other."""
    if not views:
        return _laid_out(source)
    shown = views[0](source.text)
    if shown is None:
        return _seen(source, views[1:])
    return _in_the_source(_seen(source_of(shown.text, source.name), views[1:]), source, shown)


def _laid_out(source: Source) -> CleanText:
    # read as the characters meant, kept as they were: offsets are the same
    text = plain(source.text)
    simple = simplified(text)
    marked = chinese_marks(simple)
    printed = source if marked == source.text else replace(source, text=marked)
    flat = flat_page(printed.text)
    lines = list(source_lines(printed, flat.lines if flat else None))
    title = page_title([line.text for line in lines], flat.title if flat else None)
    kinds = aside_kinds(lines, title)
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    asides = tuple(
        Aside(kind, line.text, line.start, line.end, line.number)
        for line, kind in zip(lines, kinds, strict=True)
        if kind is not None
    )
    clean = _assemble(printed, _join(kept, title.name if title else None), asides, title.name if title else None)
    return clean if printed is source else replace(clean, source=source, traditional=simple != text)


def _in_the_source(clean: CleanText, source: Source, shown: Shown) -> CleanText:
    """The clean text of what a browser shows, with the offsets and lines of the text with its markup."""
    run_clean, run_source = array("l"), array("l")
    ends = (*clean.run_clean[1:], len(clean.text))
    for begin, end, at in zip(clean.run_clean, ends, clean.run_source, strict=True):
        first = bisect_right(shown.run_shown, at) - 1
        last = bisect_left(shown.run_shown, at + end - begin)
        for run in range(first, max(last, first + 1)):
            into = max(at, shown.run_shown[run])
            run_clean.append(begin + into - at)
            run_source.append(shown.run_source[run] + into - shown.run_shown[run])

    def line(number: int) -> int:
        return source.line_of(shown.source_offset(clean.source.line_starts[number - 1]))

    return replace(
        clean,
        source=source,
        paragraphs=tuple(
            replace(one, first_line=line(one.first_line), last_line=line(one.last_line)) for one in clean.paragraphs
        ),
        asides=tuple(
            replace(one, start=shown.source_offset(one.start), end=shown.source_offset(one.end), line=line(one.line))
            for one in clean.asides
        ),
        run_clean=run_clean,
        run_source=run_source,
    )


def _join(lines: Sequence[Line], title: str | None) -> Iterator[list[Line]]:
    """Group the lines of each paragraph; the title of a page is whole on its line."""
    limits, close, labels = _wrap_limits(lines), _close_set(lines), stacked_labels([line.text for line in lines])
    broken, opens, rows = broken_lines([line.text for line in lines]), _open_ends(lines), CutRows(lines)
    group: list[Line] = []
    for at, line in enumerate(lines):
        if group and broken[at - 1]:
            group.append(line)
            continue
        is_near = line.blanks_before <= lines[at - 1].blanks_before or _has_its_kind(lines[at - 1].text, line.text)
        if group and labels[at - 1] and len(group) == 1 and is_near and not _is_name(group[0].text, line.text, title):
            group.append(line)  # 发文字号： on one line, the number on the next
            continue
        if group and (
            group[-1].text == title
            or _is_signature(lines, at)
            or (close[at] and _is_parted(lines[at - 1], line, opens[at - 1]))
        ):
            yield group
            group = []
        indent = _INDENT if len(group) == 1 else 0.0
        is_cut = bool(group) and rows.goes_on(group, at)
        if group and not _goes_on(group[-1], line, limits[at - 1], indent, opens[at - 1], is_cut):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_name(label: str, value: str, title: str | None) -> bool:
    """Whether what follows a label is the title of the page, and no value: 内容概述： over 示例市示例办法."""
    return value == title and field_kind(label[:-1]) != "title"


def _is_signature(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a body over a day: that goes on with no sentence, not even with one that breaks off."""
    dated = at + 1 < len(lines) and _DATE_LINE.match(lines[at + 1].text) is not None
    return dated and len(lines[at].text) <= _LONGEST_NAME and bool(parse_bodies(lines[at].text, None))


def stacked_labels(lines: Sequence[str]) -> list[bool]:
    """Return which lines are labels of a header block whose values stand on the next line: 发文机关：, 分类：.

    A label is known, or has the form of one and stands two lines or less from one that is known; a label that another
    one follows has no value, nor has one that ends a block in which names and values share their lines: what follows
    it is the heading, unless it is a value of its kind.
    """
    known = [line[-1:] in "：:" and field_kind(line[:-1]) is not None for line in lines]
    if not any(known):
        return known
    shaped = [
        known[at] or (_LABEL_LINE.fullmatch(line) is not None and not is_addressee(line))
        for at, line in enumerate(lines)
    ]
    return [
        shaped[at]
        and any(known[max(0, at - 2) : at + 3])
        and at + 1 < len(lines)
        and not shaped[at + 1]
        and not (at and not any(shaped[at + 2 : at + 3]) and _is_left_empty(lines[at - 1], line, lines[at + 1]))
        for at, line in enumerate(lines)
    ]


def _is_left_empty(before: str, label: str, following: str) -> bool:
    """Whether a label that is alone on its line has no value: the field over it has its own on one line with it."""
    fields = header_fields(before)
    if not fields or not all(field.value for field in fields):
        return False
    kind = field_kind(label[:-1])
    if kind in ("title", "bodies"):
        return kind == "bodies" and not parse_bodies(following, None)
    return stated_number(following) is None and find_date(following) is None


def _has_its_kind(label: str, value: str) -> bool:
    """Whether what follows the label of a number or a day is one, wherever it stands."""
    kind = field_kind(label[:-1])
    return stated_number(value) is not None if kind == "number" else bool(kind) and find_date(value) is not None


def _wrap_limits(lines: Sequence[Line]) -> list[float | None]:
    """The width at which the text around each line wraps, or None where a paragraph is one line."""
    limits: list[float | None] = []
    for block in range(0, len(lines), _STEP):
        limit = None
        for reach in _WINDOWS:
            around = [line.width for line in lines[max(0, block - reach) : block + _STEP + reach]]
            limit = limit or _wrap_limit(around)
        limits += [limit] * min(_STEP, len(lines) - block)
    return limits


def _wrap_limit(widths: list[float]) -> float | None:
    ordered = sorted(widths)
    if ordered[len(ordered) * 9 // 10] > _WRAP_WIDEST:
        return None
    limit = ordered[len(ordered) * 19 // 20]
    full = sum(width >= limit - 3 for width in widths)
    return limit if limit >= WRAP_NARROWEST and full >= _WRAP_SHARE * len(widths) and len(widths) >= 6 else None


def _close_set(lines: Sequence[Line]) -> list[bool]:
    """Whether the lines around each line mostly follow one another without blank lines."""
    counts = [0, *accumulate(line.blanks_before == 0 for line in lines)]
    spans = [(max(0, at - _STEP), min(len(lines), at + _STEP)) for at in range(len(lines))]
    return [
        last - first >= _FEWEST_LINES and counts[last] - counts[first] >= _CLOSE_SET * (last - first)
        for first, last in spans
    ]


def _is_parted(before: Line, line: Line, is_open: bool) -> bool:
    """Whether a blank line, among lines set close, ends a paragraph."""
    if not 1 <= line.blanks_before <= _MOST_BLANKS or line.page_start or is_open:
        return False
    if line.number - before.number > line.blanks_before + 1:
        return False  # a page number or running head stands between
    return before.text[-1] not in "，、"


def _goes_on(
    line: Line, following: Line, limit: float | None, indent: float, is_open: bool, is_cut: bool = False
) -> bool:
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
        return _fills(line, following, limit - indent) and (not structural or line.text[-1] not in TERMINAL)
    if structural or line.text[-1] == "。" or _ANNEX_LINE.match(line.text):
        return False
    return _is_cut_sentence(line.text, is_open)


def _are_rows(line: str, following: str) -> bool:
    """Whether two lines are rows of one table: as many cells between pipes."""
    return line.count("|") == following.count("|") >= _FEWEST_PIPES


def _fills(line: Line, following: Line, limit: float) -> bool:
    """Whether nothing more would have fitted in the line: then it was wrapped, not ended."""
    token = _FIRST_TOKEN.match(following.text)
    first = visual_width(token[0]) if token else 1.0
    return line.width + first > limit - _SLACK or (line.text[-1] in "，、（《〈“" and line.width > limit / 2)


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


def _assemble(
    source: Source, groups: Iterator[list[Line]], asides: tuple[Aside, ...], page_title: str | None
) -> CleanText:
    parts: list[str] = []
    run_clean, run_source = array("l"), array("l")
    paragraphs: list[Paragraph] = []
    length = 0
    for group in groups:
        start = length
        for line in group:
            for begin, piece in pieces(source.text, line):
                run_clean.append(length)
                run_source.append(begin)
                parts.append(piece)
                length += len(piece)
        first, last = group[0], group[-1]
        bold = all(line.bold for line in group)
        paragraphs.append(Paragraph(start, length, first.number, last.number, first.level, bold, first.page_start))
        run_clean.append(length)
        run_source.append(last.end)
        parts.append("\n")
        length += 1
    text = "".join(parts)
    return CleanText(source, text, tuple(paragraphs), asides, run_clean, run_source, page_title)
