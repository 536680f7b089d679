"""The text that a document forwards and prints below itself.

In: the header of a document. Out: by `enclosed_segment` where the text of somebody else stands in it, as a segment of
its own; by `makers` whose text it is by what the document says of it. 示例省人民政府办公厅转发省示例厅关于…意见的通知
is two policies: the notice, and the opinion that stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.describe.annexes import heading_length, headings_of
from kg.describe.header import Header
from kg.describe.lines import ADDRESS, Line
from kg.describe.origins import SIGNATURE, TEXT, Fact, Origin
from kg.describe.signature import Issuers, leading_bodies
from kg.language.bodies import Body, find_bodies
from kg.language.title import Title
from kg.read.line_forms import ANNEX_LIST, is_end
from kg.read.segment import Segment
from kg.vocabulary.forms import Form

_SENTENCE_END = ("。", "；", "：", ":")
_MARKED = re.compile(r"《([^《》]+)》")
_CLAUSE = re.compile(r"[，。；：,;:]")
# 附件1 over the text, and 附件2 over what follows it
_NUMBERED_ANNEX = Form(r"^⟨~annex/proper⟩\s?\d{1,2}\s?[:：]?$")
_BETWEEN_BODIES = re.compile(r"[、，和与 \u3000]*")
# how many lines may stand between a heading and the first sentence under it, or between its name in a list and itself
_OPENING, _NEAR = 8, 14


def enclosed_segment(header: Header, facts: Iterable[Fact] = ()) -> Segment | None:
    """Return where the text stands that a document forwards; None where it forwards nothing, or its text is not here.

    Parameters
    ----------
    header : Header
        The header of the document.
    facts : iterable of Fact
        What is known of the document, for where it is signed: the text may stand before that.
    """
    wrapper = header.title.handed_on
    if wrapper is None or not wrapper.forwards:
        return None
    lines = header.lines
    heading = _best(list(_headings(lines, headings_of(Title.of(wrapper.object)))))
    if heading is None:
        return None
    begin = heading.at + heading.count
    stop = _end(lines, heading.at, begin)
    signed_on = min((fact.origin.line for fact in facts if fact.origin.kind == SIGNATURE), default=0)
    if signed_on > lines[heading.at].line:
        stop = next((at for at in range(begin, stop) if lines[at].line >= signed_on), stop)
    return _segment(header, lines[heading.at : begin], lines[begin:stop])


@dataclass(frozen=True, slots=True)
class _Heading:
    """Which line begins a heading, how many it has, and by how many characters it differs from the name wanted."""

    at: int
    count: int
    difference: int


def _best(found: Sequence[_Heading]) -> _Heading | None:
    """The first heading of all, but for those near it that are as like: its name stands in the list of annexes too."""
    near = [one for one in found if one.at <= found[0].at + _NEAR]
    return min(near, key=lambda one: (one.difference, -one.at), default=None)


def _headings(lines: Sequence[Line], names: Sequence[str]) -> Iterator[_Heading]:
    """Where a text of one of some names is headed; a sentence follows soon."""
    behind = 1
    for at in range(1, len(lines)):
        if at < behind or ANNEX_LIST.match(lines[at].text):
            continue
        count = max(heading_length(lines, at, name) for name in names)
        below = lines[at + count : at + count + _OPENING]
        if count and any(line.text.endswith(_SENTENCE_END) for line in below):
            behind = at + count
            whole = Title.of("".join(line.text for line in lines[at:behind])).folded
            yield _Heading(at, count, min(abs(len(whole) - len(name)) for name in names))


def _end(lines: Sequence[Line], at: int, begin: int) -> int:
    """The line behind the last of a text: the next numbered annex, else the imprint at the end of the document."""
    stop = len(lines)
    if _NUMBERED_ANNEX.match(lines[at - 1].text):
        stop = next((k for k in range(begin, stop) if _NUMBERED_ANNEX.match(lines[k].text)), stop)
    while stop > begin and (is_end(lines[stop - 1].text) or ADDRESS.fullmatch(lines[stop - 1].text)):
        stop -= 1
    return stop


def _segment(header: Header, heading: Sequence[Line], text: Sequence[Line]) -> Segment | None:
    if not text:
        return None
    clean = header.clean
    name = "".join(line.text for line in heading)
    end = text[-1].start + len(text[-1].text)
    return Segment(
        heading=name,
        title=Title.of(name).unlabelled.text,
        start=heading[0].start,
        heading_start=heading[0].start,
        body_start=text[0].start,
        end=end,
        first_line=heading[0].line,
        last_line=clean.line_of(end - 1),
        part=(),
        contents_title=None,
        score=header.segment.score,
        doubts=(),
    )


def makers(header: Header, inside: Segment, home: str) -> Issuers:
    """Return whose text a document forwards, by the sentence that names it (甲局、乙局《示例意见》), else by the title.

    Parameters
    ----------
    header : Header
        The header of the document that forwards.
    inside : Segment
        Where the text stands.
    home : str
        IRI of the region whose authorities speak in it.
    """
    wrapper = header.title.handed_on
    if wrapper is None:
        return {}
    keys = {Title.of(wrapper.object).key, Title.of(inside.title).key}
    for line in header.lines:
        for named in _MARKED.finditer(line.text) if line.start < inside.start else ():
            before = _named_last(_CLAUSE.split(line.text[: named.start()])[-1], home)
            if before and Title.of(named[1]).key in keys:
                return dict.fromkeys(before, Origin.of(TEXT, line))
    return dict.fromkeys(leading_bodies(wrapper.object, home), header.title_from)


def _named_last(clause: str, home: str) -> tuple[Body, ...]:
    """The bodies that end a clause, in their order: 现将甲局、乙局."""
    found: list[Body] = []
    at = len(clause)
    for mention in reversed(find_bodies(clause, home)):
        if not _BETWEEN_BODIES.fullmatch(clause, mention.end, at):
            break
        found.insert(0, mention.body)
        at = mention.start
    return tuple(dict.fromkeys(found))
