"""Document numbers (发文字号).

In: text. Out: `DocumentNumber`s with their normal form and parts. Form after GB/T 9704-2012, 7.2.5: agency code,
year in
brackets 〔〕, sequence without 第; orders and announcements count otherwise (国务院令第712号, 2016年第45号公告).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = re.compile(r"[〔（(\[﹝【［]\s?((?:19|20)\d{2})\s?[〕）)\]﹞】］]\s?第?\s?(\d{1,5})\s?号")
_CODE = re.compile(r"(?:[\u4e00-\u9fffA-Za-z]|(?<=[\u4e00-\u9fff])[·.]){1,14}$")
_ORDER = re.compile(
    r"([\u4e00-\u9fff]{2,24}?(?:令|公告|通告))\s?(?:[〔（(]?((?:19|20)\d{2})[〕）)]?\s?年?)?\s?第\s?(\d{1,5})\s?号"
)
_YEARLY = re.compile(r"([\u4e00-\u9fff]{2,24})?((?:19|20)\d{2})年第?(\d{1,4})号(令|公告|通告)")
_YEARLY_BARE = re.compile(r"((?:19|20)\d{2})年第?(\d{1,4})号")
_NOT_CODE = re.compile(r"^.*(?:文号|字号|编号|号文|通知|意见|关于|[和及与、，。；：:（(《》])")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: `start` and `end` are 0-based offsets, `text` its normal form 国发〔2021〕23号."""

    start: int
    end: int
    text: str
    agency_code: str
    year: int | None
    sequence: int


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a text that carry an agency code, in order.

    The search is anchored on year and sequence and looks back for the code, since a pattern that begins with the code
    would try every character.
    """
    for found in _YEAR.finditer(text):
        before = text[max(0, found.start() - 15) : found.start()].rstrip()
        code = _CODE.search(_after_break(before))
        if code and len(code[0]) >= 2:
            yield _number(found.start() - len(code[0]), found.end(), code[0], int(found[1]), int(found[2]))


def _after_break(text: str) -> str:
    cut = _NOT_CODE.match(text)
    return text[cut.end() :] if cut else text


def _number(start: int, end: int, code: str, year: int, sequence: int) -> DocumentNumber:
    return DocumentNumber(max(0, start), end, f"{code}〔{year}〕{sequence}号", code, year, sequence)


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
    order = _ORDER.search(compact)
    if order:
        year = int(order[2]) if order[2] else None
        middle = f"{year}年" if year else ""
        return DocumentNumber(0, len(text), f"{order[1]}{middle}第{int(order[3])}号", order[1], year, int(order[3]))
    yearly = _YEARLY.fullmatch(compact)
    if yearly:
        code, year, sequence = (yearly[1] or "") + yearly[4], int(yearly[2]), int(yearly[3])
        return DocumentNumber(0, len(text), f"{code}{year}年第{sequence}号", code, year, sequence)
    bare = _YEARLY_BARE.fullmatch(compact)
    if bare:
        return DocumentNumber(0, len(text), f"{bare[1]}年第{int(bare[2])}号", "", int(bare[1]), int(bare[2]))
    return None
