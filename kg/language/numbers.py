"""Document numbers (发文字号).

In: text. Out: `Anchor`s, the places where the year and sequence of a number stand, and `DocumentNumber`s with their
normal form and parts. Form after GB/T 9704-2012, 7.2.5: agency code, year in brackets 〔〕, sequence without 第;
orders and announcements count otherwise (国务院令第712号, 2016年第45号公告). The forms are known here only:
`kg.annotate.references.numbers` looks for the code before an anchor in running text.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.language.numerals import COUNTS, DIGITS, HUNDRED, ZEROS, numeral
from kg.vocabulary.forms import Form, word

# 年, 第 and 号 of a number
_YEAR_MARK, _NTH, _MARK = "年", "第", "号"
# year in brackets and sequence, or the sequence of an order, to stand in the pattern of what is in brackets
NUMBER_IN_BRACKETS = (
    rf"(?:[〔\[［﹝（(]\s?\d{{4}}\s?[〕\]］﹞）)]\s?\d{{1,5}}\s?{_MARK}"
    rf"|⟨act/decree⟩\s?(?:\d{{4}}\s?{_YEAR_MARK})?\s?{_NTH}?\s?\d{{1,5}}\s?{_MARK})"
)
# 公告（2025年第44号）: part of the title too, which all announcements share otherwise
NUMBER_OF_YEAR = rf"\d{{4}}\s?{_YEAR_MARK}\s?{_NTH}\s?\d{{1,5}}\s?{_MARK}"
# \d and int() take full-width figures too; scans and typists have O for 0 and l for 1
_LIKE_ZERO, _LIKE_ONE = "o" + ZEROS, "lI"
_DIGIT = rf"[\d{DIGITS[0]}{_LIKE_ZERO}{_LIKE_ONE}]"
_FIGURES = str.maketrans(DIGITS[0] + _LIKE_ZERO + _LIKE_ONE, "0" * (1 + len(_LIKE_ZERO)) + "1" * len(_LIKE_ONE))
_NUMERALS = f"{COUNTS}{HUNDRED}{DIGITS[0]}{ZEROS}"
_YEAR = (
    rf"(?:[1１{_LIKE_ONE}][9９]{_DIGIT}{{2}}|[2２][0０{DIGITS[0]}{_LIKE_ZERO}]{_DIGIT}{{2}}"
    rf"|[{DIGITS[1:3]}][{DIGITS}{ZEROS}]{{3}})"
)
_YEAR_BEGINS = f"1１{_LIKE_ONE}2２{DIGITS[1:3]}"  # what it begins with: one look says of most characters that none does
_SEQUENCE = rf"(?P<sequence>(?=\D{{0,4}}\d){_DIGIT}{{1,5}}|[{_NUMERALS}]{{1,6}})"
# „2009‟ stands for 〔2009〕 where a font had no such brackets, <2009>, {2009} and 《2009》 where a keyboard has none
_OPENING, _CLOSING = "[〔（(\\[﹝【［〈„〖〘{｛<＜《]", "[〕）)\\]﹞】］〉‟〗〙}｝>＞》]"
# 〔2021〕, to stand in the pattern of a line
YEAR_IN_BRACKETS = rf"{_OPENING}\s?\d{{4}}\s?{_CLOSING}"
_CUT_YEAR = re.compile(rf"{_OPENING}(?=\d+\n\d*{_CLOSING})[\d\n]{{5}}{_CLOSING}")
# a page may end between year and sequence, with its number: — 12 —
_GAP = r"\s?(?:\n?[-—–－]\s?\d{1,4}\s?[-—–－]\n)?\s?"
_BRACKETED = Form(
    rf"(?=[{_OPENING[1:-1]}{_YEAR_BEGINS}])(?:{_OPENING}\s?(?:(?P<year>{_YEAR})\s?{_YEAR_MARK}?|(?P<short>[4-9]\d))\s?{_CLOSING}"
    rf"|(?<=[\u4e00-\u9fff])(?P<closed>{_YEAR})\s?[〕\]﹞】］])"
    rf"{_GAP}{_YEAR_MARK}?{_NTH}?\s?{_SEQUENCE}(?:\s?{_MARK}|(?=(?:[^\d\n]{_NTH}?\d{{1,5}}){{1,9}}{_MARK}))"
)
_PLAIN = Form(
    rf"(?=[{_YEAR_BEGINS}])(?<=[\u4e00-\u9fff])(?P<year>{_YEAR})(?:{_YEAR_MARK}{_NTH}?|{_NTH}|[-—－])"
    rf"{_SEQUENCE}{_MARK}(?!⟨act/order act/notice⟩)"
)
# (92)财工字第574号, [2010]示高研字第1号: as offices numbered before the year had its place behind the code
_YEAR_FIRST = Form(
    rf"{_OPENING}\s?(?:(?P<year>{_YEAR})|(?P<short>[4-9]\d))\s?{_CLOSING}"
    rf"\s?(?P<code>[\u4e00-\u9fff]{{1,10}}⟨number/registry⟩)\s?{_NTH}?\s?{_SEQUENCE}\s?{_MARK}"
)
_KIND, _ORDER_KIND = "(?P<kind>⟨act/order act/notice⟩)", "(?P<kind>⟨act/decree⟩)"
_OF_ORDER = rf"(?P<sequence>[\d{_NUMERALS}]{{1,6}})\s?{_MARK}"
_ORDERS = (
    Form(rf"{_KIND}\s?(?:[〔（(\[]?(?P<year>{_YEAR})[〕）)\]]?\s?{_YEAR_MARK}?)?\s?{_NTH}\s?{_OF_ORDER}"),
    Form(rf"{_KIND}\s?[（(]\s?(?:(?P<year>{_YEAR})\s?{_YEAR_MARK})?{_NTH}?\s?{_OF_ORDER}\s?[）)]?"),
    Form(rf"{_KIND}(?P<year>{_YEAR}){_YEAR_MARK}{_OF_ORDER}"),
    Form(rf"{_ORDER_KIND}(?P<sequence>\d{{1,4}}){_MARK}"),
    Form(rf"(?=[{_YEAR_BEGINS}])(?P<year>{_YEAR}){_YEAR_MARK}{_NTH}?(?P<sequence>\d{{1,4}}){_MARK}{_KIND}"),
    Form(rf"{_NTH}\s?{_OF_ORDER}{_ORDER_KIND}"),
    Form(rf"{_OPENING}\s?(?P<year>{_YEAR})\s?{_CLOSING}\s?{_NTH}?\s?{_OF_ORDER}{_ORDER_KIND}"),
    Form(rf"{_KIND}\s?[〔（(\[]?\s?(?P<term>[\d{_NUMERALS}]{{1,3}})⟨body/term⟩\s?[〕）)\]]?\s?{_NTH}\s?{_OF_ORDER}"),
)
_TERM_MARK = word("body/term")
_YEARLY = Form(rf"(?P<year>{_YEAR}){_YEAR_MARK}{_NTH}?(?P<sequence>\d{{1,4}}){_MARK}⟨act/order act/notice⟩?")
_CODE = Form(r"(?:[\u4e00-\u9fffA-Za-z]|(?<=[\u4e00-\u9fff])[·.]){1,14}$")
_AS_PRINTED = str.maketrans("[]()", "〔〕（）")
_STATED = Form(
    rf"(?P<code>(?!{_NTH})[\u4e00-\u9fffA-Za-z（）\d]{{1,30}}?)(?:[〔（](?P<year>\d{{4}})[\u4e00-\u9fff]?[〕）])?"
    rf"[\u4e00-\u9fff]{{0,2}}{_NTH}?(?P<sequence>\d{{1,6}}){_MARK}"
)
# three ministries may give one order
_LONGEST_BODIES = 60
_BODY = Form(rf"[\u4e00-\u9fff]{{2,{_LONGEST_BODIES}}}$")
# 国令第712号: of a body that goes by one character
_INITIAL = Form("⟨number/order-initial⟩")
_ORDER_CODE, _ABOUT = Form("⟨act/order act/notice⟩$"), Form("⟨act/about⟩")
# 1991年3月26日示例市人民政府: the mark of the day is no part of the body
_DAY_BEFORE = Form(r"^(?:\d[年月日]|[^\u4e00-\u9fff])")
_NOT_CODE = Form("^.*(?:⟨document/number-name document/not-agency-code body/joint⟩|[、，。；：:（(《》])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Year and sequence of a number in a text; the agency code or the body stands before `start`.

    `start` and `end` are 0-based offsets, `kind` is 令, 公告, 通告, or empty for a number with the year in brackets,
    `sequence` has ASCII digits without leading zeros. `term` is that of the congress, where it is counted by terms.
    """

    start: int
    end: int
    kind: str
    year: int | None
    sequence: str
    term: str = ""

    def normal(self, code: str) -> str:
        """Return the normal form of the number with an agency code or body: 国发〔2021〕23号, 国务院令第712号."""
        if not self.kind:
            return f"{code}〔{self.year}〕{self.sequence}{_MARK}"
        counted = f"{self.year}{_YEAR_MARK}" if self.year else f"〔{self.term}{_TERM_MARK}〕" if self.term else ""
        return f"{code}{self.kind}{counted}{_NTH}{self.sequence}{_MARK}"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: `start` and `end` are 0-based offsets, `text` its normal form 国发〔2021〕23号."""

    start: int
    end: int
    text: str
    agency_code: str
    year: int | None
    sequence: int


def with_whole_years(text: str) -> str:
    """Return the text, as long as before, with a space for a line end inside a year in brackets: 〔20⏎21〕4号."""
    return _CUT_YEAR.sub(lambda year: year[0].replace("\n", " "), text)


def bracketed_anchors(text: str) -> Iterator[Anchor]:
    """Yield where a year in brackets and a sequence stand (〔2021〕23号), in order.

    Figures as scans and typists have them count: 〔2O21〕, 〔87〕, 〔一九八五〕十七号, 2021〕23号.
    """
    for found in _BRACKETED.finditer(text) if _MARK in text else ():
        short = found["short"]
        yield from _anchor(found, f"19{short}" if short else found["year"] or found["closed"])


def plain_anchors(text: str) -> Iterator[Anchor]:
    """Yield where a year without brackets and a sequence stand (2021年23号), in order: a number only behind a code."""
    for found in _PLAIN.finditer(text) if _MARK in text else ():
        yield from _anchor(found, found["year"])


def numbers_with_year_first(text: str) -> Iterator[DocumentNumber]:
    """Yield the numbers of a text whose year stands before the code ((92)财工字第574号), in order."""
    for found in _YEAR_FIRST.finditer(text) if _MARK in text else ():
        for anchor in _anchor(found, f"19{found['short']}" if found["short"] else found["year"]):
            yield _number(anchor.start, anchor.end, found["code"], anchor)


def _anchor(found: re.Match[str], year: str) -> Iterator[Anchor]:
    """Yield the anchor of a match, unless its numerals are none (十十)."""
    try:
        yield Anchor(found.start(), found.end(), "", _year(year), _plain(found["sequence"]))
    except ValueError:
        return


def order_anchors(text: str) -> Iterator[Anchor]:
    """Yield where the numbers of orders and announcements stand, form by form.

    令第712号, 公告2016年第45号, 令（第588号）, 令588号; then with the kind behind: 2016年第45号公告, 第588号令; by the
    terms of a congress: 公告〔14届〕第44号.
    """
    for form in _ORDERS if _MARK in text else ():
        for found in form.finditer(text):
            groups = found.groupdict()
            year = _year(groups["year"]) if groups.get("year") else None
            term = _of_order(groups["term"]) if groups.get("term") else ""
            yield Anchor(found.start(), found.end(), found["kind"], year, _of_order(found["sequence"]), term)


def _year(written: str) -> int:
    return int(_plain(written))


def _plain(sequence: str) -> str:
    """Return a sequence or a year in ASCII figures, with the zeros that are printed: 023, l5, 十七, 一九八五."""
    figures = unicodedata.normalize("NFKC", sequence.translate(_FIGURES))
    return figures if figures.isdecimal() else str(numeral(sequence))


def _of_order(sequence: str) -> str:
    """Return the sequence of an order in ASCII figures, one that is no figure (十十) as written."""
    figures = unicodedata.normalize("NFKC", sequence)
    try:
        return str(numeral(figures))
    except ValueError:
        return sequence


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a text that carry an agency code, in order.

    The search is anchored on year and sequence and looks back for the code, since a pattern that begins with the code
    would try every character.
    """
    if _MARK not in text:
        return
    yield from heapq.merge(_with_code_before(text), numbers_with_year_first(text), key=lambda number: number.start)


def _with_code_before(text: str) -> Iterator[DocumentNumber]:
    for anchor in bracketed_anchors(text):
        before = text[max(0, anchor.start - 15) : anchor.start].rstrip()
        code = _CODE.search(_after_break(before))
        if code and len(code[0]) >= 2:
            yield _number(max(0, anchor.start - len(code[0])), anchor.end, code[0], anchor)


def _after_break(text: str) -> str:
    cut = _NOT_CODE.match(text)
    return text[cut.end() :] if cut else text


def _number(start: int, end: int, code: str, anchor: Anchor) -> DocumentNumber:
    return DocumentNumber(start, end, anchor.normal(code), code + anchor.kind, anchor.year, int(anchor.sequence))


def parse_number(text: str) -> DocumentNumber | None:
    """Return the document number that a line or field consists of, in any form, or None.

    Parameters
    ----------
    text : str
        国发〔2021〕23号, 国务院令第712号, 2016年第45号 …, with spaces and bracket shapes as printed.
    """
    compact_with_brackets = "".join(text.split())
    compact = compact_with_brackets.strip("()（）")
    if "〔" not in compact and compact.count("）") > compact.count("（"):
        compact = compact.rstrip("）")
    whole = next(numbers_with_year_first(compact_with_brackets), None) or next(find_numbers(text.strip(" （(")), None)
    if whole:
        return _with_whole_name(whole, compact)
    for anchor in order_anchors(compact):
        before = max(0, anchor.start - _LONGEST_BODIES)
        body = _BODY.search(compact, before, anchor.start) or _INITIAL.fullmatch(compact, 0, anchor.start)
        alone = anchor.start == 0 and anchor.end == len(compact)
        if anchor.sequence.isdigit() and (body or alone):
            named = _DAY_BEFORE.sub("", compact[: anchor.start][-len(body[0]) - 1 :]) if body else ""
            return _number(0, len(text), named, anchor)
    bare = _YEARLY.fullmatch(compact)
    if bare:
        year, sequence = _year(bare["year"]), int(_plain(bare["sequence"]))
        return DocumentNumber(0, len(text), f"{year}{_YEAR_MARK}{_NTH}{sequence}{_MARK}", "", year, sequence)
    return None


def _with_whole_name(number: DocumentNumber, line: str) -> DocumentNumber:
    """A number alone on its line with the whole name of its body, which may have 和 in it: 甲和乙厅公告〔2031〕4号."""
    at = line.find(number.agency_code)
    named = at > 0 and _ORDER_CODE.search(number.agency_code) and line.endswith(_MARK) and line.count(_MARK) == 1
    if not named or not _BODY.fullmatch(line, 0, at) or _ABOUT.search(line, 0, at):
        return number
    before = line[:at]
    return replace(number, start=0, text=before + number.text, agency_code=before + number.agency_code)


def stated_number(text: str) -> DocumentNumber | None:
    """Return what stands where a document has its number, in a form of its own if need be: 15届〔2019〕第7号.

    Parameters
    ----------
    text : str
        The value of a field 文号, or a line on which the number stands alone.
    """
    known = parse_number(text)
    if known:
        return known
    compact = unicodedata.normalize("NFKC", "".join(text.split())).translate(_AS_PRINTED)
    found = _STATED.fullmatch(compact)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return DocumentNumber(0, len(text), compact, found["code"], year, int(found["sequence"]))
