"""The header block of a document: number, dates and history as it states them (GB/T 9704-2012, 7.2).

In: a segment and the lines around its heading. Out: `Header`, read once and handed to all who ask about a document:
fields, document number, history, subjects, and the conflicts between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from types import MappingProxyType

from kg.describe.acts import History, read_history
from kg.describe.annexes import tidy_title
from kg.describe.lines import ADDRESSEE, HEAD_LINES, SHORT, Line, lines_around
from kg.describe.origins import CONTAINER, CONTENTS, HEADER, HEADING, HISTORY, NUMBER, PART, TEXT, UNDER_HEADING, Origin
from kg.language.bodies import find_bodies, parse_bodies
from kg.language.dates import DAY
from kg.language.header_fields import header_fields, is_label
from kg.language.labels import LONG_COUNT
from kg.language.numbers import (
    NUMBER_IN_BRACKETS,
    NUMBER_OF_YEAR,
    YEAR_IN_BRACKETS,
    DocumentNumber,
    find_numbers,
    parse_number,
    stated_number,
)
from kg.language.title import Title
from kg.language.title_forms import is_identity
from kg.read.clean_text import CleanText
from kg.read.line_forms import is_number, is_order, without_signer
from kg.read.segment import Segment
from kg.vocabulary.forms import Form, word

_NUMBER_IN_BRACKETS = Form(rf"[（(]([^（）()]*(?:{NUMBER_IN_BRACKETS}|{NUMBER_OF_YEAR}))[^（）()《》]{{0,16}}[)）]$")
_BARE_NUMBER = re.compile(
    rf"^[（(]?(?:(?:19|20)\d{{2}}年(?!\d)|{YEAR_IN_BRACKETS}|(?!\d))\s?第?\s?(?:\d{{1,5}}|{LONG_COUNT})\s?号[）)]?$"
)
_ABOUT = Form("^⟨act/about⟩")
# 示检诉〔2031〕4号，2031年6月1日
ENDS_IN_NUMBER = re.compile(rf"号[）)]?(?:[，,\s]\s?(?P<day>{DAY}))?$")
_PROMULGATED = Form(
    "^(?:⟨document/hereby-made-known⟩|⟨document/hereby-known⟩?(?=《[^《》]{3,60}》.{0,80}⟨document/made-known⟩))"
    "《(?P<title>[^《》]{3,60})》"
)
_NAMED = re.compile(r"《([^《》]{3,60})》")
_MADE_KNOWN = Form("⟨document/made-known⟩")
_EXTRACT = Form("[（(]⟨title/extract⟩[)）]$")
# the header block stands at the head of a document, 主题词 in older ones at its foot
_SUBJECT_LINES = 24
_FILE_NAME = "file name"
# |---|---| under the first row of a table of Markdown is no word
_WORD = re.compile(r"\w")
_ORDER_LINES, _LONGEST_ORDER = 8, 120
# how far above a document the heading of its part is looked for
_FAR_ABOVE = 400_000


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that disagree: what about, what was kept, what was not, and the 1-based source line of the latter.

    Where the file says it and not the text, `place` names where (`column 文号`), and `line` is that of what was kept.
    """

    about: str
    kept: str
    rejected: str
    line: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over and under the heading of a document.

    `segment` says where the document stands, `title` is what it is called, `lines` all its paragraphs but the heading.
    `fields` holds the header block by the kind of field (bodies, number, signed …), `identity` the line under the
    title that has number and date in brackets, `history` the note of a law, `number` what all of them prove to be its
    number, `further_numbers` those printed beside it (示例发〔2021〕1号、示例规字〔2021〕2号). `heading_line` is the
    heading as printed, `heading` where it stands, `title_from` and `number_from` are where title and number were taken
    from. `subjects` are the values of 主题分类 and 主题词 as stated. `conflicts` are the places that disagree.
    """

    clean: CleanText
    segment: Segment
    heading_line: Line
    heading: Origin
    title: Title
    title_from: Origin
    lines: tuple[Line, ...]
    fields: Mapping[str, Line]
    identity: tuple[Line, ...]
    history: History | None
    number: DocumentNumber | None
    number_from: Origin | None
    further_numbers: tuple[DocumentNumber, ...]
    order: str
    subjects: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def by_number(self) -> Origin | None:
        """The number as that from which another fact follows."""
        return replace(self.number_from, kind=NUMBER) if self.number_from else None

    def part(self, heading: str) -> Origin:
        """Where the heading of a part stands; on the first line of the document where it is not found."""
        start = self.segment.start
        at = self.clean.text.rfind(heading, max(0, start - _FAR_ABOVE), start)
        return Origin.of(PART, Line(heading, at, self.clean.line_of(at) if at >= 0 else self.segment.first_line))


def read_header(clean: CleanText, segment: Segment) -> Header:
    """Read what stands over and under the heading of a document.

    Parameters
    ----------
    clean : CleanText
        The compilation in which it stands.
    segment : Segment
        Where it stands.
    """
    lines = tuple(lines_around(clean, segment))
    heading = tidy_title(_EXTRACT.sub("", segment.title))
    fields = _header_block(lines, segment.heading_start)
    in_brackets = tuple(line for line in lines[:3] if is_identity(line.text))
    history = read_history([*_behind_title(segment), *lines])
    order = _order(heading, lines)
    heading_line = Line(segment.heading, segment.heading_start, clean.line_of(segment.heading_start))
    stands = Origin.of(HEADING, heading_line)
    numbered = _number(clean, segment, heading_line, order, fields, in_brackets, history, lines)
    number, number_from = numbered or (None, None)
    title, title_from = _decreed(heading, lines) or (heading, stands if segment.printed else _named(segment, lines))
    return Header(
        clean=clean,
        segment=segment,
        heading_line=heading_line,
        title=Title.of(title),
        heading=stands,
        title_from=title_from,
        lines=lines,
        fields=MappingProxyType(fields),
        identity=in_brackets,
        history=history,
        number=number,
        number_from=number_from,
        further_numbers=tuple(_further_numbers(number, fields, lines)),
        order=order,
        subjects=stated_subjects([line.text for line in lines]),
        conflicts=tuple(_disagreement(number, fields)),
    )


def _named(segment: Segment, lines: Sequence[Line]) -> Origin:
    """Where a title that is not printed over its text was taken from: the line that has it, or the name of the file."""
    name = Title.of(segment.title).folded
    line = next((line for line in lines if name in Title.of(line.text).folded), None)
    return Origin.of(TEXT, line) if line else Origin(CONTAINER, segment.title, segment.first_line, _FILE_NAME)


def _behind_title(segment: Segment) -> Iterator[Line]:
    """The note that stands in brackets behind a title, on its line or the next, as a line of its own."""
    at = segment.heading.rfind(segment.title)
    note = segment.heading[at + len(segment.title) :].strip() if at >= 0 else ""
    if note:
        yield Line(note, segment.heading_start, segment.first_line)


def stated_subjects(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the values of the fields 主题分类 and 主题词 of a document, as they stand there."""
    foot = max(_SUBJECT_LINES, len(lines) - _SUBJECT_LINES)
    ends = (*lines[:_SUBJECT_LINES], *lines[foot:])
    return tuple(
        field.value for line in ends for field in header_fields(line) if field.kind == "subject" and field.value
    )


def _decreed(heading: str, lines: Sequence[Line]) -> tuple[str, Origin] | None:
    """The title of what an order (令) makes known (《政府投资条例》已经…通过，现予公布), or that under the number of an
    announcement: 关于停止使用示例药品的公告."""
    if not is_order(heading):
        return None
    found = ((m, line) for line in lines[:6] if (m := _PROMULGATED.match(line.text)))
    known = next(((tidy_title(m["title"]), Origin.of(UNDER_HEADING, line)) for m, line in found), None)
    if known:
        return known
    below = takewhile(lambda line: _BARE_NUMBER.match(line.text) or _ABOUT.match(line.text), lines[:2])
    titled = (line for line in below if _ABOUT.match(line.text) and Title.of(line.text).kind)
    return next(((tidy_title(line.text), Origin.of(UNDER_HEADING, line)) for line in titled), None)


def _order(heading: str, lines: Sequence[Line]) -> str:
    """The name of the order that makes a text known: it is the heading, or stands under the title of its text."""
    if is_order(heading):
        return heading
    title = Title.of(heading).without_brackets.folded
    for at, line in enumerate(lines[:_ORDER_LINES]):
        if len(line.text) <= _LONGEST_ORDER and is_order(line.text):
            if not any(_makes_known(below.text, title) for below in lines[at + 1 : at + 4]):
                return ""
            return _with_givers(lines, at)
    return ""


def _with_givers(lines: Sequence[Line], at: int) -> str:
    """The name of an order with the names of those who give it, which may stand one a line over 令."""
    own = {mention.body for mention in find_bodies(lines[at].text, None)}
    above = takewhile(lambda line: set(parse_bodies(line.text, None)) - own, reversed(lines[:at]))
    return "".join([*reversed([line.text for line in above]), lines[at].text])


def _makes_known(text: str, title: str) -> bool:
    """Whether a line of an order says of a text that it is made known: 根据…，制定《示例办法》，现予以公布."""
    named = (Title.of(name).without_brackets.folded == title for name in _NAMED.findall(text))
    return _MADE_KNOWN.search(text) is not None and any(named)


def _header_block(lines: Sequence[Line], heading_start: int) -> dict[str, Line]:
    """The header block: 发布部门：… 文号：… ; a value may go on in the next lines.

    What stands over the heading belongs to it as a whole; under the heading it ends with the first line that is no
    field, known or unknown.
    """
    fields: dict[str, Line] = {}
    last: str | None = None
    over = [line for line in lines if line.start < heading_start]
    for line in (*over, *lines[len(over) : len(over) + HEAD_LINES]):
        found = header_fields(line.text)
        if found:
            last = found[0].kind
            fields.setdefault(last, replace(line, text=found[0].value))
        elif last == "bodies" and _continues_bodies(line.text):
            fields[last] = replace(fields[last], text=fields[last].text + line.text)
        elif fields and line.start > heading_start and not is_label(line.text) and _WORD.search(line.text):
            break
        else:
            last = None  # a field that nobody knows stands between
    return fields


def _continues_bodies(text: str) -> bool:
    return (
        len(text) < SHORT and text[-1] not in "：。" and stated_number(text) is None and bool(find_bodies(text, None))
    )


def _disagreement(number: DocumentNumber | None, fields: Mapping[str, Line]) -> Iterator[Conflict]:
    """The conflict between the number and the header block, if that has another."""
    field = fields.get("number")
    stated = stated_number(field.text) if field else None
    if number and stated and field and stated.text != number.text:
        yield Conflict("number", number.text, stated.text, field.line)


def _number(
    clean: CleanText,
    segment: Segment,
    on: Line,
    order: str,
    fields: Mapping[str, Line],
    in_brackets: Sequence[Line],
    history: History | None,
    lines: Sequence[Line],
) -> tuple[DocumentNumber, Origin] | None:
    """The document number and where it stands: in the header block, else in the lines under the heading, the note, the
    brackets. `on` is the line of the heading."""
    if in_field := _number_in_field(fields):
        return in_field
    if order:
        below = next((line for line in lines[: _ORDER_LINES + 1] if _BARE_NUMBER.match(line.text)), None)
        named = parse_number("".join(order.split()).replace(word("title/nation"), "") + (below.text if below else ""))
        if below or named:
            return (named, Origin.of(UNDER_HEADING, below or on)) if named else None
    # over the heading may stand the last line of a contents page
    under = next((line for line in lines if line.start >= segment.heading_start), None)
    if below_heading := (_number_below([under]) if under and is_number(under.text) else None) or _number_below(lines):
        return below_heading
    if is_number(segment.heading) and (number := parse_number(segment.heading)):
        return number, Origin.of(HEADING, on)
    if number := _number_before(segment):
        return number, Origin.of(HEADING, on)
    if history and history.number:
        return history.number, Origin.of(HISTORY, history.line_of_number)
    return _number_in_brackets(clean, segment, on, in_brackets)


def _number_in_field(fields: Mapping[str, Line]) -> tuple[DocumentNumber, Origin] | None:
    """The number that the header block states; one in the field of the bodies shows that the fields were mixed up."""
    bodies, own = fields.get("bodies"), fields.get("number")
    if bodies and bodies.text.endswith("号") and (number := parse_number(bodies.text)):
        return number, Origin.of(HEADER, bodies)
    if own and (number := stated_number(own.text)):
        return number, Origin.of(HEADER, own)
    return None


def _number_below(lines: Sequence[Line]) -> tuple[DocumentNumber, Origin] | None:
    """The number on one of the short lines under the heading."""
    for line in islice((line for line in lines if not header_fields(line.text)), 6):
        if len(line.text) > SHORT or ADDRESSEE.match(line.text):
            break
        bare = without_signer(line.text).removeprefix(word("title/nation"))
        stated = stated_number(bare) if ENDS_IN_NUMBER.search(bare) and "《" not in line.text else None
        if stated and (stated.year or parse_number(bare)):
            return stated, Origin.of(UNDER_HEADING, line)
    return None


def _number_before(segment: Segment) -> DocumentNumber | None:
    """The number on one line with the title: 示例厅文件 示发〔2031〕8号 关于…的通知, 示例署公告2031年第4号（关于…）."""
    before = segment.heading[: max(0, segment.heading.find(segment.title))]
    return parse_number(before.rstrip("（( ")) if before else None


def _further_numbers(
    number: DocumentNumber | None, fields: Mapping[str, Line], lines: Sequence[Line]
) -> Iterator[DocumentNumber]:
    """The other numbers where a document has its own: in the field, and on lines under the heading that hold numbers
    alone. A rule is registered under a number of its own beside that of the letter that makes it known."""
    if number is None:
        return
    head = takewhile(lambda line: len(line.text) <= SHORT and not ADDRESSEE.match(line.text), lines[:HEAD_LINES])
    texts = [fields["number"].text] if "number" in fields else []
    texts += [line.text for line in head if _holds_numbers_alone(line.text)]
    seen = {number.text}
    for one in (found for text in texts for found in find_numbers(text)):
        if one.text not in seen:
            seen.add(one.text)
            yield one


def _holds_numbers_alone(text: str) -> bool:
    rest, at = "", 0
    for number in find_numbers(text):
        rest += text[at : number.start]
        at = number.end
    return at > 0 and not re.search(r"\w", rest + text[at:])


def _number_in_brackets(
    clean: CleanText, segment: Segment, on: Line, in_brackets: Sequence[Line]
) -> tuple[DocumentNumber, Origin] | None:
    """The number that stands in brackets behind the heading, there or in the table of contents."""
    places = [*((UNDER_HEADING, line) for line in in_brackets), (HEADING, on)]
    found = ((m[1], Origin.of(kind, line)) for kind, line in places if (m := _NUMBER_IN_BRACKETS.search(line.text)))
    stated, origin = next(found, ("", None))
    listed = _NUMBER_IN_BRACKETS.search(segment.contents_title or "")
    if origin is None and listed and segment.contents_title:
        stated, origin = listed[1], Origin.of(CONTENTS, _entry(clean, segment, segment.contents_title))
    number = parse_number(stated)
    return (number, origin) if number and origin else None


def _entry(clean: CleanText, segment: Segment, title: str) -> Line:
    """The entry of a document in the table of contents; on its own first line where that breaks the title."""
    squeezed = "".join(title.split())
    listed = (aside for aside in clean.asides if aside.kind == "contents" and squeezed in "".join(aside.text.split()))
    return Line(title, segment.start, next((aside.line for aside in listed), segment.first_line))
