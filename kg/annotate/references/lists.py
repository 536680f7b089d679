"""Lists of documents: entries under a heading share what the heading says of them.

In: a squeezed text. Out: which lines are entries of which list, what the list says of its entries (检查依据：,
决定废止以下文件：, the title of an annex over a table), and the names without 《》 that stand in its entries.

    list  = heading (remark | head cell)* entry+
    entry = [number] 《title》 [number of the document] | [number] title [number of the document]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.references.document_names import names_one_document
from kg.annotate.references.numbers import document_numbers
from kg.annotate.references.standards import begins_with_standard
from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import PINPOINT
from kg.language.numbers import YEAR_IN_BRACKETS
from kg.language.numerals import COUNTS
from kg.language.spaces import LINE
from kg.vocabulary.forms import Form

_LONGEST_HEADING = 160
_LONGEST_ENTRY = 200
_LONGEST_PHRASE = 60
_LONGEST_BASIS = 16
_SHORTEST_NAME = 6
_ENTRY_NUMBER = Form(
    rf"[|｜]?(?:\d{{1,4}}(?:\.\d{{1,3}})?[.．、|｜]?|[（(][{COUNTS}\d]{{1,4}}[）)]|[{COUNTS}]{{1,4}}、|[①-⑳]"
    r"|[●■◆▪·*-])[|｜]?"
)
_FIGURE = Form(rf"[{COUNTS}\d]+")
# 1.2 is the label of a section
_MEMBER = Form(r"\d{1,4}[.．、](?!\d)|[（(]\d{1,3}[）)]")
_FIGURE_ALONE = Form(r"[|｜]?\d{1,4}[.．、]?[|｜]?$")
# 《…》及其实施细则；
_TAIL = Form(r"[\u4e00-\u9fff]{0,8}(?:[（(〔\[|｜][^《》\n]{0,60})?[）)；;。，、|｜]{0,3}$")
_REMARK = Form(r"[（(][^（）()\n]{1,24}[）)]$|[|｜:\-\s]+$")
_HEAD_CELLS = Form(r"[|｜]?(?:⟨list/head-cell list/replaced-cell⟩[|｜、/]?){1,8}$")
_REPLACED_CELL = Form("⟨list/replaced-cell⟩")
_WRAPPED = Form(
    r"[^《》。，；：\n]{0,40}(?:⟨act/hand-on act/make-known⟩|⟨act/about⟩[^《》。，；：\n]{0,12})"
    "《[^《》]+》的⟨number/wrapped⟩"
)
_OF_KIND = Form("的⟨number/wrapped⟩")
_NO_NAME = Form("[《。；：，]|^⟨title/particle⟩|⟨list/not-in-name⟩")
_ABOUT = Form("⟨act/about act/hand-on⟩")
# 应当制定下列规章制度：（一）安全检查制度
_SYSTEM = Form("⟨cue/regime⟩$")
_CELL = Form(r"[|｜]")
_CLASSES: tuple[tuple[str, Form], ...] = (
    ("repeals", Form("⟨list/repeals⟩")),
    ("amends", Form("⟨list/amends⟩")),
    ("based_on", Form("⟨list/basis⟩[）)]?[：:]?$")),
    ("applies", Form("⟨list/applies⟩[）)]?[：:]?$")),
    ("proposes", Form("⟨list/proposes⟩")),
    ("mentions", Form("⟨list/mentions⟩[）)]?[：:]?$")),
    ("issues", Form("⟨list/issues⟩")),
)
_BASIS_ALONE = Form("(?<![，。；《》])⟨list/basis⟩[：:]?$")
_STANDARDS_LABEL = Form("⟨list/standards⟩$")
_BASIS_LABEL = Form("(?:^|[，。；、|｜\n]|[（(])[^，。；、：|｜\n]{0,12}⟨list/basis⟩[）)]?$")
_IN_MARKS = Form(
    rf"《[^《》]*》|[（(][^（）()\n]*[）)]|{PINPOINT}"
    rf"|[\u4e00-\u9fff]{{1,12}}{YEAR_IN_BRACKETS}[^，。；、\n]*|【[^【】\n]*】"
)
_SAID_BETWEEN = Form(r"(?!⟨body/joint⟩)[\u4e00-\u9fff]")
_DENIED = Form("⟨list/denied⟩")
# most lines hold no word of any: one look says so
_SAYS_SOMETHING = Form("|".join(form.template for form in (_DENIED, *(form for _, form in _CLASSES))))
_LISTED = Form("⟨list/listed⟩[）)]?$")
_SENTENCE = Form("[，。；]")
# 按照下列文件执行：
_ANNOUNCED = Form("⟨document/announces⟩[^，。：:]{0,12}⟨list/listed⟩")
# where in its row the number of an announced standard begins at the latest
_LATEST_OWN = 15
_OWN = Form("^⟨annex/any⟩")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: `start` and `end` in the squeezed text, `relation` what its `heading` says, or None.

    `name` is the span of a title without 《》 in it, or None. `replaces` tells that the table has a column of what each
    standard replaces.
    """

    start: int
    end: int
    relation: str | None
    heading: str
    name: tuple[int, int] | None
    replaces: bool = False

    def relation_at(self, at: int, is_standard: bool) -> str | None:
        """What the list says of the mention at an offset: a standard behind the first one of its row is replaced."""
        if self.replaces and is_standard and at - self.start > _LATEST_OWN:
            return "replaces"
        return self.relation


def list_entries(text: str, start: int) -> list[Entry]:
    """Return the entries of the lists of a text whose headings say something, in order.

    Parameters
    ----------
    text : str
        The squeezed text.
    start : int
        Where its heading ends.
    """
    return list(_entries(text, start))


def relation_of_list(heading: str) -> str | None:
    """Return what the heading of a list says of its entries, or None."""
    heading = re.split("[。；]", heading.rstrip("。；"))[-1] if len(heading) > _LONGEST_HEADING else heading
    if not _SAYS_SOMETHING.search(heading):
        return None
    if _OWN.match(heading):
        heading = _OWN.sub("", heading)
    if _DENIED.search(heading):
        return "mentions"
    return next((relation for relation, form in _CLASSES if form.search(heading)), None)


def follows_standards_label(left: str) -> bool:
    """Tell whether a label of standards to be kept stands right before a place: 1.2 采用标准：."""
    label, colon, between = left.rpartition("：")
    return bool(colon) and not between and _STANDARDS_LABEL.search(label) is not None


def follows_basis_label(left: str) -> bool:
    """Tell whether nothing but titles, numbers and articles stands between a place and a label of bases before it:
    设定依据：1.《示例法》第三条；2.…."""
    label, colon, between = _IN_MARKS.sub("", left).rpartition("：")
    return bool(colon) and not _SAID_BETWEEN.search(between) and _BASIS_LABEL.search(label) is not None


def _entries(text: str, at: int) -> Iterator[Entry]:
    heading, relation, style = "", None, ""
    numbered = False  # a figure stood alone on the line before: a table with a cell a line
    in_table = replaces = False
    for found in LINE.finditer(text, at):
        line, (at, end) = found[0], found.span()
        if _REMARK.match(line):
            pass
        elif _HEAD_CELLS.match(line):
            in_table, replaces = True, _REPLACED_CELL.search(line) is not None
        elif _FIGURE_ALONE.match(line):
            numbered = True
        elif (
            len(line) <= _LONGEST_ENTRY
            and (relation or "《" in line or heading.endswith(("：", ":")))
            and _is_entry(line, numbered or in_table)
        ):
            name = None if "《" in line or _begins_with_standard(line) else _name(line)
            yield Entry(at, end, relation, heading, (at + name[0], at + name[1]) if name else None, replaces)
            numbered, style = False, _style(line)
        elif relation and style and _style(line) == style:
            pass  # 《…》批准的文件: an entry that names no document
        elif not (relation and _MEMBER.match(line) and not _opens_a_list(line)) and not _is_rest_of_row(line, in_table):
            heading = line if _opens_a_list(line) else ""
            relation, numbered, in_table, style = relation_of_list(heading), False, False, ""
            replaces = False


def _style(line: str) -> str:
    """How a line is numbered, without its figure: （三） and （十） are alike, 三、 is not."""
    label = _ENTRY_NUMBER.match(line)
    return _FIGURE.sub("n", label[0]) if label else ""


def _label_end(line: str) -> int:
    """Where the text of an entry begins behind its label."""
    label = _ENTRY_NUMBER.match(line)
    return label.end() if label else 0


def _begins_with_standard(line: str) -> bool:
    """Tell whether a line begins, behind its label, with the number of a standard."""
    return begins_with_standard(line[_label_end(line) :])


def _is_entry(line: str, in_table: bool) -> bool:
    if _begins_with_standard(line):
        return True
    label_end = _label_end(line)
    body = line[label_end:]
    if _WRAPPED.match(body) or body.startswith("《"):
        end = body.rfind("》") + 1
        behind = _OF_KIND.match(body, end)
        return _TAIL.match(body, behind.end() if behind else end) is not None and body.count("》") <= 3
    if _is_number(body):
        return True
    named = _name(line)
    return named is not None and (label_end > 0 or in_table or named[1] < len(line))


def _is_number(body: str) -> bool:
    """Tell whether an entry is the numbers of documents and no more: 示发〔2013〕9号； or 示发〔2013〕9号、12号；"""
    end = 0
    for number in document_numbers(body):
        if number.start > end + (end > 0):  # but for one mark or word that joins them
            break
        end = number.end
    return end > 0 and _TAIL.match(body, end) is not None


def _name(line: str) -> tuple[int, int] | None:
    """Return the span of the title without 《》 that an entry consists of, but for its label and number."""
    if line.endswith(("：", ":")):
        return None  # 根据…的通知（示政办〔2016〕12号），决定废止下列文件：
    first = _label_end(line)
    stop = _CELL.search(line, first)
    last = stop.start() if stop else len(line)
    number = next(iter(document_numbers(line[first:last])), None)
    if number:
        last = _before_open_bracket(line, first, first + number.start)
    while last > first and line[last - 1] in "；;。，、（([ ":
        last -= 1
    name = line[first:last]
    if len(name) < _SHORTEST_NAME or _NO_NAME.search(name):
        return None
    if not number and _SYSTEM.search(name):
        return None
    if not number and not (has_policy_ending(name) and (_ABOUT.search(name) or names_one_document(name))):
        return None
    return first, last


def _before_open_bracket(line: str, first: int, last: int) -> int:
    """Return where a bracket opens that is not closed before an offset (…的规定（1993年3月19日，), else the offset."""
    opened = max(line.rfind(mark, first, last) for mark in "（(")
    closed = max(line.rfind(mark, first, last) for mark in "）)")
    return opened if opened > closed else last


def _opens_a_list(line: str) -> bool:
    """Tell whether a line heads a list: it ends in a colon, or is a phrase with a label or of what is listed."""
    if line.endswith(("：", ":")):
        return True
    if len(line) <= _LONGEST_BASIS and _BASIS_ALONE.search(line):
        return True  # 2.编制依据
    phrase = len(line) <= _LONGEST_PHRASE and not _SENTENCE.search(line) and not _MEMBER.match(line)
    return phrase and bool(_ENTRY_NUMBER.match(line) or _OWN.match(line) or _LISTED.search(line))


def _names_are_next(entry: Entry) -> bool:
    """Tell whether the heading of an entry says that documents follow: 按照下列文件执行：."""
    return entry.heading.endswith(("：", ":")) and _ANNOUNCED.search(entry.heading) is not None


def _is_rest_of_row(line: str, in_table: bool) -> bool:
    """Tell whether a line is a further cell of a row: a number, a date, a body."""
    return in_table and len(line) <= 60 and not line.endswith(("：", ":", "。")) and relation_of_list(line) is None


class Lists:
    """The lists of a page.

    Parameters
    ----------
    text : str
        The squeezed text.
    start : int
        Where its heading ends.
    """

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.entries = list_entries(text, start)
        self._starts = [entry.start for entry in self.entries]

    def names(self) -> list[tuple[int, int]]:
        """Return the spans of the titles without 《》 in lists that say something of their entries."""
        return [entry.name for entry in self.entries if entry.name and (entry.relation or _names_are_next(entry))]

    def in_table(self, at: int) -> bool:
        """Tell whether an offset stands on the line behind an entry: a further cell of its row."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and "\n" not in self._text[self.entries[index].end + 1 : at]

    def entry_at(self, at: int) -> Entry | None:
        """Return the entry in which an offset stands, or None."""
        index = bisect_right(self._starts, at) - 1
        return self.entries[index] if index >= 0 and at < self.entries[index].end else None
