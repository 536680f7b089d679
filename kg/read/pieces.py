"""The white space inside a line that is only typesetting.

In: a line of a text. Out: what is left of it, piece by piece, with where each stands in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.characters import is_chinese
from kg.language.dates import DATE, DAY_MARK
from kg.language.header_fields import header_fields, header_row
from kg.read.clean_text import Line
from kg.vocabulary.forms import Form

# what a cell of a table of figures holds: >2.5, 〔8.8〕, 2020年, a dash
_FIGURE_CELL = Form(r"[（(〔\[【]?[≥≤><＞＜]?\d[\d.,]*[^\s\d]?[）)〕\]】]?|[-—–－/]{1,2}")
_NAME_CELL = Form(r".*[\u4e00-\u9fff].*[\u4e00-\u9fff].*", re.DOTALL)
_SENTENCE = Form("[，。；！？]")
_FEWEST_FIGURES, _MOST_NAMES = 2, 4
_LETTER_SPACED = Form(r"(?:[\u4e00-\u9fff]\s+)+[\u4e00-\u9fff]$")
# 2 0 3 1 年 3 月 5 日, 二 〇 三 一 年 三 月 五 日
_LONGEST_DAY = 60
# white space, marks of bold type, and what has no width at all
# control characters too, which no export could write (XML 1.0, 2.2)
_NO_TEXT = Form(r"\s+|\*\*|[\u200b-\u200f\u2060\ufeff\xad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]+")


def pieces(text: str, line: Line) -> Iterator[tuple[int, str]]:
    """Cut a line at the white space that is only typesetting; yield the source offset and the piece.

    A space stays between two Chinese characters (中共中央 国务院) and between two Latin words, and between the cells of
    a header table or of a row of figures; it goes beside a figure (2021 年) and in letter-spaced names (财  政  部).
    Bold marks inside a line go too.
    """
    if not (spaces := list(_NO_TEXT.finditer(line.text))):
        yield line.start, text[line.start : line.end]
        return
    spaced = _LETTER_SPACED.match(line.text) is not None or _is_day(line.text)
    row = "\t" in line.text and header_row(line.text)
    figures = _is_row_of_figures(line.text)
    fields = {line.start + field.at for field in header_fields(line.text)}
    position = line.start
    for found in spaces:
        begin, end = line.start + found.start(), line.start + found.end()
        keep = text[begin].isspace() and not spaced and _separates(text[begin - 1], text[end : end + 1])
        keep = keep or end in fields or (row and "\t" in found[0]) or (figures and text[begin].isspace())
        stop = begin + 1 if keep and text[begin] == " " else begin
        if piece := text[position:stop]:
            yield position, piece
        if keep and text[begin] != " ":
            yield begin, " "
        position = end
    if position < line.end:
        yield position, text[position : line.end]


def _is_day(text: str) -> bool:
    """Whether a line is a day and nothing else, however wide it is set."""
    return text.endswith(DAY_MARK) and len(text) <= _LONGEST_DAY and DATE.fullmatch("".join(text.split())) is not None


def _is_row_of_figures(text: str) -> bool:
    """Whether a line is a row of a table whose cells only spaces part: 示例产业 产值（亿元） 100 〔20〕 预期性."""
    cells = text.split()
    figures = sum(_FIGURE_CELL.fullmatch(cell) is not None for cell in cells)
    names = len(cells) - figures
    if figures < _FEWEST_FIGURES or not 0 < names <= _MOST_NAMES or _SENTENCE.search(text):
        return False
    return all(_FIGURE_CELL.fullmatch(cell) or _NAME_CELL.fullmatch(cell) for cell in cells)


def _separates(left: str, right: str) -> bool:
    both_chinese = is_chinese(left) and (is_chinese(right) or right == "《")
    both_latin = left.isascii() and right.isascii() and (left.isalnum() or left in ",.;:)") and right.isalnum()
    return both_chinese or both_latin
