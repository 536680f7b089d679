"""The header block of a document: number, dates and adoption as it states them (GB/T 9704-2012, 7.2).

In: the lines around a heading. Out: fields, document number, adoption, and the conflicts between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from kg.describe.lines import ADDRESSEE, HEAD_LINES, SHORT, Line
from kg.language.bodies import Body, find_bodies
from kg.language.dates import DATE, find_date
from kg.language.header_fields import header_fields
from kg.language.numbers import DocumentNumber, parse_number
from kg.language.titles import is_identity
from kg.read.segment import Segment

ORDER = re.compile(r"^[^关]*(?:令|公告)$")
# the note under the heading of a law: （2020年12月26日…常务委员会第…次会议通过）
_ADOPTED = re.compile(rf"^[（(]\s?{DATE.pattern}.*(?:通过|修订|修正|批准|公布|发布)")
_ACT_DAY = re.compile(rf"(?<![自从]){DATE.pattern}(?!\s?起)")
_TERM_OF_OFFICE = re.compile(r"第[一二三四五六七八九十百\d]+届")
_ORDER_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}令\s?第\s?\d{1,4}\s?号")
_NUMBER_IN_BRACKETS = re.compile(
    r"[（(]([^（）()]*(?:[〔\[［（(]\d{4}[〕\]］)）]\s?\d+\s?号|令\s?第\s?\d+\s?号))[^（）()《》]{0,16}[)）]$"
)
_BARE_NUMBER = re.compile(r"^(?:(?:19|20)\d{2}年)?第\s?\d{1,5}\s?号$")
_NATION_NAME = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that disagree: what about, what was kept, what was not, and the 1-based source line of the latter."""

    about: str
    kept: str
    rejected: str
    line: int


@dataclass(frozen=True, slots=True)
class _Adoption:
    """What the note under the heading of a law says of the last act on it: who, when, by which order."""

    bodies: tuple[Body, ...]
    signed: date | None
    number: DocumentNumber | None


def header_block(lines: Sequence[Line]) -> dict[str, Line]:
    """The header block: 发布部门：… 文号：… ; a value may go on in the next lines."""
    fields: dict[str, Line] = {}
    last: str | None = None
    for line in lines[:HEAD_LINES]:
        found = header_fields(line.text)
        if found:
            last = found[0].kind
            fields.setdefault(last, replace(line, text=found[0].value))
        elif last == "bodies" and _continues_bodies(line.text):
            fields[last] = replace(fields[last], text=fields[last].text + line.text)
        elif fields:
            break
    return fields


def _continues_bodies(text: str) -> bool:
    return len(text) < SHORT and text[-1] not in "：。" and bool(find_bodies(text, None))


def find_number(
    segment: Segment, fields: dict[str, Line], lines: Sequence[Line]
) -> tuple[DocumentNumber | None, tuple[Conflict, ...]]:
    """The document number, and the conflict with the header block if it has another."""
    number = first_number(segment, fields, lines)
    field = fields.get("number")
    stated = parse_number(field.text) if field else None
    if number and stated and field and stated.text != number.text:
        return number, (Conflict("number", number.text, stated.text, field.line),)
    return number, ()


def first_number(segment: Segment, fields: dict[str, Line], lines: Sequence[Line]) -> DocumentNumber | None:
    """A number in the field of the bodies shows that the fields were mixed up, and is the document's own."""
    body_field = fields.get("bodies")
    misplaced = parse_number(body_field.text) if body_field and re.search(r"号$", body_field.text) else None
    if misplaced:
        return misplaced
    if "number" in fields and (number := parse_number(fields["number"].text)):
        return number
    for line in islice((line for line in lines if not header_fields(line.text)), 6):
        if _BARE_NUMBER.match(line.text) and ORDER.search(segment.title):
            return parse_number("".join(segment.title.split()).removeprefix(_NATION_NAME) + line.text)
        if len(line.text) > SHORT or ADDRESSEE.match(line.text):
            break
        if re.search(r"号[）)]?$", line.text) and "《" not in line.text and (number := parse_number(line.text)):
            return number
    adoption = find_adoption(lines)
    if adoption and adoption.number:
        return adoption.number
    texts = (*identity(lines), segment.heading, segment.contents_title or "")
    in_brackets = next((found for text in texts if (found := _NUMBER_IN_BRACKETS.search(text))), None)
    return parse_number(in_brackets[1]) if in_brackets else None


def identity(lines: Sequence[Line]) -> list[str]:
    """The line under a title that has number and date in brackets: （国发〔2021〕4号 2021年2月2日）."""
    return [line.text for line in lines[:3] if is_identity(line.text)]


def find_adoption(lines: Sequence[Line]) -> _Adoption | None:
    """The note under a heading: （…年…月…日第…届全国人民代表大会常务委员会第…次会议通过 根据… 修正）."""
    note = next((line.text for line in lines[:4] if _ADOPTED.match(line.text)), None)
    acts = list(_ACT_DAY.finditer(note)) if note else []
    if note is None or not acts:
        return None
    act = note[acts[-1].end() :]
    first = find_bodies(_TERM_OF_OFFICE.sub("", act), None)[:1]
    order = _ORDER_NUMBER.search(act)
    number = parse_number("".join(order[0].split()).removeprefix(_NATION_NAME)) if order else None
    return _Adoption(tuple(mention.body for mention in first), find_date(acts[-1][0]), number)
