"""Document numbers (发文字号).

In: text. Out: `Anchor`s, the places where the year and sequence of a number stand, and `DocumentNumber`s with their
normal form and parts. Form after GB/T 9704-2012, 7.2.5: agency code, year in brackets 〔〕, sequence without 第;
orders and announcements count otherwise (国务院令第712号, 2016年第45号公告). The forms are known here only:
`kg.annotate.references.numbers` looks for the code before an anchor in running text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.numerals import COUNTS, DIGITS, HUNDRED, ZEROS
from kg.vocabulary.forms import Form

# \d and int() take full-width figures too
_YEAR = r"((?:[1１][9９]|[2２][0０])\d{2})"
# year in brackets and sequence, or the sequence of an order, to stand in the pattern of what is in brackets
NUMBER_IN_BRACKETS = r"(?:[〔\[［﹝（(]\s?\d{4}\s?[〕\]］﹞）)]\s?\d{1,5}\s?号|⟨act/decree⟩\s?第?\s?\d{1,5}\s?号)"
_BRACKETED = re.compile(rf"[〔（(\[﹝【［〈]\s?{_YEAR}\s?[〕）)\]﹞】］〉]\s?第?\s?(\d{{1,5}})\s?号")
_KINDS = "⟨act/order act/notice⟩"
_ORDER = Form(
    rf"({_KINDS})\s?(?:[〔（(\[]?{_YEAR}[〕）)\]]?\s?年?)?\s?第\s?([\d{COUNTS}{HUNDRED}{DIGITS[0]}{ZEROS}]{{1,6}})\s?号"
)
_YEARLY = Form(rf"{_YEAR}年第?(\d{{1,4}})号({_KINDS})?")
_CODE = re.compile(r"(?:[\u4e00-\u9fffA-Za-z]|(?<=[\u4e00-\u9fff])[·.]){1,14}$")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,24}$")
_NOT_CODE = Form("^.*(?:⟨document/number-name document/not-agency-code body/joint⟩|[、，。；：:（(《》])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Year and sequence of a number in a text; the agency code or the body stands before `start`.

    `start` and `end` are 0-based offsets, `kind` is 令, 公告, 通告, or empty for a number with the year in brackets,
    `sequence` has ASCII digits without leading zeros, or the numerals as written.
    """

    start: int
    end: int
    kind: str
    year: int | None
    sequence: str

    def normal(self, code: str) -> str:
        """Return the normal form of the number with an agency code or body: 国发〔2021〕23号, 国务院令第712号."""
        if not self.kind:
            return f"{code}〔{self.year}〕{self.sequence}号"
        year = f"{self.year}年" if self.year else ""
        return f"{code}{self.kind}{year}第{self.sequence}号"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: `start` and `end` are 0-based offsets, `text` its normal form 国发〔2021〕23号."""

    start: int
    end: int
    text: str
    agency_code: str
    year: int | None
    sequence: int


def bracketed_anchors(text: str) -> Iterator[Anchor]:
    """Yield where a year in brackets and a sequence stand (〔2021〕23号), in order."""
    for found in _BRACKETED.finditer(text):
        yield Anchor(found.start(), found.end(), "", int(found[1]), _plain(found[2]))


def order_anchors(text: str) -> Iterator[Anchor]:
    """Yield where the numbers of orders and announcements stand, in order.

    令第712号 and 公告2016年第45号 come first, then those with the kind behind: 2016年第45号公告.
    """
    for found in _ORDER.finditer(text):
        year = int(found[2]) if found[2] else None
        yield Anchor(found.start(), found.end(), found[1], year, _plain(found[3]))
    for found in _YEARLY.finditer(text):
        if found[3]:
            yield Anchor(found.start(), found.end(), found[3], int(found[1]), _plain(found[2]))


def _plain(sequence: str) -> str:
    digits = unicodedata.normalize("NFKC", sequence)
    return str(int(digits)) if digits.isdigit() else digits


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a text that carry an agency code, in order.

    The search is anchored on year and sequence and looks back for the code, since a pattern that begins with the code
    would try every character.
    """
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
    compact = "".join(text.split()).strip("()（）")
    if "〔" not in compact and compact.count("）") > compact.count("（"):
        compact = compact.rstrip("）")
    whole = next(find_numbers(text.strip(" （(")), None)
    if whole:
        return whole
    for anchor in order_anchors(compact):
        body = _BODY.search(compact, max(0, anchor.start - 24), anchor.start)
        alone = anchor.start == 0 and anchor.end == len(compact)
        if anchor.sequence.isdigit() and (body or alone):
            return _number(0, len(text), body[0] if body else "", anchor)
    bare = _YEARLY.fullmatch(compact)
    if bare:
        year, sequence = int(bare[1]), int(bare[2])
        return DocumentNumber(0, len(text), f"{year}年第{sequence}号", "", year, sequence)
    return None
