"""Who issued a document and when: signature, header, heading (GB/T 9704-2012, 7.3.5).

In: a `Header`. Out: issuing bodies and the date of signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from types import MappingProxyType

from kg.describe.bylines import byline
from kg.describe.header import ENDS_IN_NUMBER, Conflict, Header
from kg.describe.lines import (
    DATE_LINE,
    HEAD_LINES,
    NOTE,
    OCCASION,
    PUBLISHED,
    SHORT,
    SOURCE,
    Line,
)
from kg.describe.origins import HEADER, HISTORY, SIGNATURE, UNDER_HEADING, Origin
from kg.language.bodies import Body, find_bodies, parse_bodies
from kg.language.dates import DATE, find_date
from kg.language.labels import FIRST_ARTICLE, section_label, strip_number
from kg.language.numbers import DocumentNumber
from kg.language.numerals import COUNTS
from kg.language.title import Title
from kg.read.line_forms import HOUR, PAGE_TIME, is_number
from kg.vocabulary.forms import Form, words

_DATED_END = Form(rf"[ 　]?(?P<date>{DATE.pattern})$")
_DAY_IN_BRACKETS = Form(rf"[（(][^（）()]*?({DATE.pattern})[)）]$")
# 2031年6月1日 示发〔2031〕4号
_DAY_BEFORE = re.compile(rf"{DATE.pattern}[，,\s]\s*")
_ORDER_CODE = Form("(?P<body>.+)⟨act/order act/notice⟩$")
# a name of single characters among others: 财 政 部 国家税务总局
_SET_WIDE = Form(r"(?<!\S)(?:[\u4e00-\u9fff]\s){1,5}[\u4e00-\u9fff](?!\S)")
# 国务院、中央军委授予…
_BETWEEN = "、， \u3000"
# 甲局等7部门, 甲局 等部门
_OF_SEVERAL = Form(rf"⟨body/and-others⟩\s?(?:\d+|[{COUNTS}]+)?\s?⟨body/group⟩")
_SIGNATURE_LINES = 40
_NUMBER_LINES, _BYLINES = 8, 4


# who issued a document, in their order, each with where that is said
Issuers = Mapping[Body, Origin]
NOBODY: Issuers = MappingProxyType({})
# a day, and where it is said
Dated = tuple[date, Origin]

# 示例省示例厅文件 stands over the number, and that over the heading
_MASTHEAD = Form("⟨cover/masthead⟩$")
_LETTERHEAD = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block: bodies with the line of each, day, place in the lines, and the line with the day."""

    named: Mapping[Body, Line]
    signed: date | None
    at: int
    dated: Line

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies in their order."""
        return tuple(self.named)

    @property
    def issuers(self) -> Issuers:
        """The bodies with where they signed."""
        return {body: Origin.of(SIGNATURE, line) for body, line in self.named.items()}


def find_signature(lines: Sequence[Line], annex_at: int, home: str) -> Signature | None:
    """The signature block: bodies, one or several a line, and the date under them.

    It stands before the annexes; where no annex follows, or the annexes stand before it, at the end of the text.
    """
    for stop in dict.fromkeys((annex_at, len(lines))):
        for at in range(stop - 1, 0, -1):
            if not DATE_LINE.match(lines[at].text):
                continue
            bodies = _bodies_above(lines, at, home)
            if bodies:
                return Signature(bodies, find_date(lines[at].text), at, lines[at])
        dated = _dated_body(lines[:stop], home)
        if dated:
            return dated
    # a date that ends the text without a name above it, as where the heading has the names
    for at in range(min(annex_at, len(lines)) - 1, max(0, annex_at - 6), -1):
        if DATE_LINE.match(lines[at].text):
            return Signature({}, find_date(lines[at].text), at, lines[at])
    return None


def own_signature(signature: Signature | None, title: Title, home: str) -> Signature | None:
    """The signature, unless it is that of somebody else's text, which the title says is forwarded."""
    wrapper = title.handed_on
    if signature is None or not signature.bodies or wrapper is None or not wrapper.forwards:
        return signature
    forwarding = parse_bodies(wrapper.issuers, home)
    return signature if not forwarding or set(forwarding) & set(signature.bodies) else None


def _bodies_above(lines: Sequence[Line], at: int, home: str) -> dict[Body, Line]:
    bodies: list[tuple[Body, Line]] = []
    below: Line | None = None
    for line in reversed(lines[max(0, at - _SIGNATURE_LINES) : at]):
        if NOTE.match(line.text) or DATE_LINE.match(line.text):
            break
        ends = len(line.text) >= SHORT or line.text[-1] in "。；："
        if below and not ends and (whole := _over_two_lines(line.text, below.text, home)):
            rest = [(body, at_line) for body, at_line in bodies if at_line != below]
            bodies, below = [(whole, line), *rest], None
            continue
        found = [] if ends else _signed_by(line.text, home)
        if not found:
            break
        bodies, below = [*((body, line) for body in found), *bodies], line
    return _first_of_each(bodies)


def _over_two_lines(above: str, below: str, home: str) -> Body | None:
    """The one body whose name two lines share: 中国银行保险监督管理委员会 / 某某监管局."""
    above, below = "".join(above.split()), "".join(below.split())
    named = find_bodies(above + below, home)
    whole = len(named) == 1 and (named[0].start, named[0].end) == (0, len(above) + len(below))
    return named[0].body if whole else None


def _signed_by(text: str, home: str) -> list[Body]:
    """The bodies of a line of a signature; in columns short names are set wide: 财 政 部 国家税务总局."""
    return parse_bodies(text, home) or parse_bodies(_SET_WIDE.sub(lambda name: "".join(name[0].split()), text), home)


def _first_of_each(named: Iterable[tuple[Body, Line]]) -> dict[Body, Line]:
    """Each body with the first line that names it."""
    first: dict[Body, Line] = {}
    for body, line in named:
        first.setdefault(body, line)
    return first


def _dated_body(lines: Sequence[Line], home: str) -> Signature | None:
    """Body and date on one line: 国家发展改革委 2021年12月8日; an imprint ends in 印发 and is none."""
    for at in range(len(lines) - 1, max(0, len(lines) - 30), -1):
        found = _DATED_END.search(lines[at].text)
        if found and len(lines[at].text) < SHORT and (bodies := parse_bodies(lines[at].text[: found.start()], home)):
            return Signature(dict.fromkeys(bodies, lines[at]), find_date(found["date"]), at, lines[at])
    return None


def find_issuers(header: Header, signature: Signature | None, home: str) -> tuple[Issuers, tuple[Conflict, ...]]:
    """The signature comes first: it alone is complete. Then the header block, the note of adoption, the
    number of an order, the heading, the line under the heading."""
    field = header.fields.get("bodies")
    from_field = tuple(parse_bodies(field.text, home)) if field else ()
    from_title = dict.fromkeys(header.title.bodies(home), header.title_from) or dict.fromkeys(
        leading_bodies(header.segment.title, home), header.heading
    )
    if signature and signature.bodies and _is_plausible(signature.bodies, tuple(from_title) or from_field):
        conflict: tuple[Conflict, ...] = ()
        if field and from_field and not set(from_field) <= set(signature.bodies):
            conflict = (Conflict("bodies", _names(signature.bodies), _names(from_field), field.line),)
        return _with_lead(from_title, signature.issuers, header.title.text), conflict
    return _stated_issuers(header, from_field, from_title, home) or _last_resort(header, signature, home), ()


def _with_lead(from_title: Issuers, signed: Issuers, title: str) -> Issuers:
    """Who signed; before them the body that the heading names of several (甲局等7部门), where the signature lost it."""
    lost = _OF_SEVERAL.search(title) and not set(from_title) & set(signed)
    return {**from_title, **signed} if lost else signed


def _stated_issuers(header: Header, from_field: Sequence[Body], from_title: Issuers, home: str) -> Issuers:
    """The issuers by header block, note, number of an order, or heading: the first of these that names any."""
    field, history = header.fields.get("bodies"), header.history
    if field and from_field:
        return dict.fromkeys(from_field, Origin.of(HEADER, field))
    if history and history.bodies:
        return {body: Origin.of(HISTORY, history.line_of_body(body)) for body in history.bodies}
    ordering = _bodies_of_order(header.number, home)
    together = tuple(dict.fromkeys(mention.body for mention in find_bodies(header.order, home)))
    # the code of a number names the last of those who give an order together
    ordering = together if set(ordering) < set(together) else ordering
    if header.by_number and ordering:
        return dict.fromkeys(ordering, header.by_number)
    return from_title


def _last_resort(header: Header, signature: Signature | None, home: str) -> Issuers:
    """The issuers by the line over the heading or those under it, the letterhead (示例厅文件), a signature that is not
    plausible, or the heading of the part."""
    over = [line for line in header.lines if line.start < header.segment.heading_start]
    for line in (*over[-1:], *header.lines[:2], *over[-_LETTERHEAD:-1]):
        under = parse_bodies(_MASTHEAD.sub("", line.text), home) if len(line.text) < SHORT else []
        if under:
            return dict.fromkeys(under, Origin.of(UNDER_HEADING, line))
    if named := byline(header.heading_line, header.lines[:_BYLINES], home):
        return dict.fromkeys(named.bodies, Origin.of(UNDER_HEADING, named.line))
    if signature and signature.bodies:
        return signature.issuers
    for heading in reversed(header.segment.part):
        bodies = parse_bodies(_unnumbered(heading), home)
        if bodies:
            return dict.fromkeys(bodies, header.part(heading))
    return {}


def _unnumbered(heading: str) -> str:
    """The heading of a part without its number, however short it is: 第三章 财政部, 二、财政部."""
    label = section_label(heading)
    return (heading[label.end :] if label else strip_number(heading)).strip()


def _bodies_of_order(number: DocumentNumber | None, home: str) -> tuple[Body, ...]:
    """An order is signed by a person, and its number names the body: 生态环境部令第24号; several follow one another."""
    named = _ORDER_CODE.match(number.agency_code) if number else None
    if named is None:
        return ()
    mentions = find_bodies(named["body"], home)
    whole = sum(mention.end - mention.start for mention in mentions) == len(named["body"])
    return tuple(mention.body for mention in mentions) if whole else tuple(parse_bodies(named["body"], home))


def leading_bodies(title: str, home: str) -> tuple[Body, ...]:
    """A title that begins with its issuers and no 关于: 省生态环境厅2022年…工作计划; or a company's name that is all
    of it."""
    whole = parse_bodies(title, home)
    if whole:
        return tuple(whole)
    named: list[Body] = []
    end = 0
    for mention in find_bodies(title, home):
        if title[end : mention.start].strip(_BETWEEN):
            break
        named.append(mention.body)
        end = mention.end
    return () if title.startswith(words("region/joint"), end) else tuple(dict.fromkeys(named))


def _is_plausible(signed_by: tuple[Body, ...], stated: tuple[Body, ...]) -> bool:
    """A signature inside a forwarded text names its own author, not the body that forwards."""
    return not stated or bool(set(signed_by) & set(stated)) or len(signed_by) >= len(stated)


def _names(bodies: Sequence[Body]) -> str:
    return "、".join(body.name for body in bodies)


def signing_date(header: Header, signature: Signature | None, home: str) -> tuple[Dated | None, tuple[Conflict, ...]]:
    """The day of signature and where it stands, and the conflict with the header block if it has another."""
    field = header.fields.get("signed")
    stated = find_date(field.text) if field else None
    if signature and signature.signed:
        signed = signature.signed, Origin.of(SIGNATURE, signature.dated)
        if field and stated and stated != signature.signed:
            return signed, (Conflict("date", str(signature.signed), str(stated), field.line),)
        return signed, ()
    if field and stated:
        return (stated, Origin.of(HEADER, field)), ()
    generated = header.fields.get("generated")
    if generated and (made := find_date(generated.text)):
        return (made, Origin.of(HEADER, generated)), ()
    return _day_over_text(header) or _day_of_note(header) or _day_of_byline(header, home), ()


def _day_over_text(header: Header) -> Dated | None:
    """The day on a line of its own over the text, in an order over the text that it makes known."""
    lines = header.lines
    # an order is signed by a person
    orders = header.order or (header.number and _ORDER_CODE.match(header.number.agency_code))
    order = takewhile(lambda line: not FIRST_ARTICLE.match(line.text), lines[: 2 * HEAD_LINES] if orders else ())
    numbered = (line for line in lines[:_NUMBER_LINES] if _is_dated_number(line))
    dated = opening_day(lines[:4]) or opening_day(list(order)) or next(numbered, None)
    day = find_date(dated.text) if dated else None
    return (day, Origin.of(UNDER_HEADING, dated)) if day and dated else None


def _is_dated_number(line: Line) -> bool:
    """Whether a line has the day behind the number or before it: 示检诉〔2031〕4号，2031年6月1日."""
    number = ENDS_IN_NUMBER.search(line.text) if len(line.text) <= SHORT else None
    return number is not None and (number["day"] is not None or _is_number_behind_day(line.text))


def _is_number_behind_day(text: str) -> bool:
    day = _DAY_BEFORE.match(text)
    return day is not None and is_number(text[day.end() :])


def _day_of_note(header: Header) -> Dated | None:
    """The day of the note under the title; without a note that in brackets under or behind the heading."""
    history = header.history
    if history:
        return (history.signed, Origin.of(HISTORY, history.line_of(history.signed))) if history.signed else None
    heading = header.segment.heading[-24:]
    places = [*((line.text, Origin.of(UNDER_HEADING, line)) for line in header.identity), (heading, header.heading)]
    return next(((day, origin) for text, origin in places if (day := _day_in_brackets(text))), None)


def _day_of_byline(header: Header, home: str) -> Dated | None:
    """The day of the line under the title that has the issuers too, or of such brackets behind it."""
    named = byline(header.heading_line, header.lines[:_BYLINES], home)
    return (named.day, Origin.of(UNDER_HEADING, named.line)) if named else None


def opening_day(lines: Sequence[Line]) -> Line | None:
    """The line over the text that says when it was signed or given; when a page went up is another day."""
    days = (at for at, line in enumerate(lines) if DATE_LINE.match(line.text) or OCCASION.match(line.text))
    return next((lines[at] for at in days if not _is_page_day(lines, at)), None)


def publication_day(header: Header) -> Dated | None:
    """The day on which it was published: of the header block, else that which the page prints with hour or source."""
    field = header.fields.get("published")
    if field:
        stated = find_date(field.text)
        return (stated, Origin.of(HEADER, field)) if stated else None
    lines = header.lines[:HEAD_LINES]
    days = (line for at, line in enumerate(lines) if _is_page_day(lines, at))
    return next(((day, Origin.of(UNDER_HEADING, line)) for line in days if (day := find_date(line.text))), None)


def _is_page_day(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the day on which a page went up: with its hour, 发布时间：…, beside 来源：…."""
    text = lines[at].text
    if PAGE_TIME.match(text):
        return True
    if not DATE_LINE.match(text):
        return False
    beside = [line.text for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])]
    return PUBLISHED.match(text) is not None or any(HOUR.match(line) or SOURCE.match(line) for line in beside)


def _day_in_brackets(text: str) -> date | None:
    found = _DAY_IN_BRACKETS.search(text)
    return find_date(found[1]) if found else None
