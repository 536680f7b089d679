"""What a document's own header says about it.

In: `CleanText` and a `Segment` of it. Out: `Description`: title, other names, number, issuing bodies, dates, type,
force,
region, annexes, addressees, and the conflicts between header block, heading and signature. Only what the text proves is
taken; where two places disagree the more trustworthy one is kept and the other reported.

The parts of a document and their order are those of GB/T 9704-2012: heading, number, addressee, body, list of
annexes, signature and date, then the imprint (…印发) and the copy list (抄送), which name no issuers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise, takewhile

from rapidfuzz import fuzz

from kg.annotate.bodies import Body, certain, find_bodies, parse_bodies
from kg.annotate.regions import (
    NATION,
    administrative,
    ancestors,
    find_regions,
    level_of,
    province_of_abbreviation,
    regions,
)
from kg.dates import DATE, find_date, numeral
from kg.fields import field_kind, header_fields
from kg.layout import CleanText
from kg.namespaces import ID, KG
from kg.numbers import DocumentNumber, parse_number
from kg.segment import Segment, addresses_of
from kg.titles import bare, fold, is_commentary, is_identity, strip_label, type_ending, type_of, unwrap
from kg.vocabulary import load

_DATE_LINE = re.compile(rf"^[（(]?(?:发布时间[:：])?{DATE.pattern}[)）]?$")
_DATED_END = re.compile(rf"[ 　]?(?P<date>{DATE.pattern})$")
_ANNEX_LIST = re.compile(r"^附\s?[件表录]\s?[:：]\s?(?P<rest>.*)$")
_ANNEX_FIRST = re.compile(
    r"^附\s?件\s?[\d一二三四五六七八九十１-９]*\s?$|^附\s?件\s?[\d一二三四五六七八九十１-９]+\s?[:：]?\s?$"
)
_ANNEX_ITEM = re.compile(r"^(?:附\s?件\s?)?[\d１-９一二三四五六七八九十]{1,2}\s?[.．、:：]\s?(?P<title>.+)$")
_ANNEX_PREFIX = re.compile(r"^附\s?[件表录]\s?[\d一二三四五六七八九十]*\s?[:：]\s?")
_ANNEX_HEAD = re.compile(r"^附\s?件\s?[\d一二三四五六七八九十１-９]{0,2}\s?[:：]?\s?(?P<title>.*)$")
_ORDER = re.compile(r"^[^关]*(?:令|公告)$")
_PROMULGATED = re.compile(r"^(?:现将|现公布)?《(?P<title>[^《》]{3,60})》.{0,80}(?:公布|发布|通过)")
# the note under the heading of a law: （2020年12月26日…常务委员会第…次会议通过）
_ADOPTED = re.compile(rf"^[（(]\s?{DATE.pattern}.*(?:通过|修订|修正|批准|公布|发布)")
_ACT_DAY = re.compile(rf"(?<![自从]){DATE.pattern}(?!\s?起)")
_TERM_OF_OFFICE = re.compile(r"第[一二三四五六七八九十百\d]+届")
_ORDER_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}令\s?第\s?\d{1,4}\s?号")
_ORDER_CODE = re.compile(r"(?P<body>.+)(?:令|公告|通告)$")
_NUMBER_IN_BRACKETS = re.compile(
    r"[（(]([^（）()]*(?:[〔\[［（(]\d{4}[〕\]］)）]\s?\d+\s?号|令\s?第\s?\d+\s?号))[^（）()《》]{0,16}[)）]$"
)
_FIRST_ARTICLE = re.compile(r"^第一[章条]")
_BARE_NUMBER = re.compile(r"^(?:(?:19|20)\d{2}年)?第\s?\d{1,5}\s?号$")
_EXTRACT = re.compile(r"[（(](?:目录|节选|摘要|摘录|全文|略)[)）]$")
_DOWNLOAD = re.compile(r"(?:全文|原文|附件)?下载$")
_FILE_SUFFIX = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)$", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^[^。；]{2,600}[：:]$")
_NOTE = re.compile(r"^[（(](?:此件|本文|联系人|信息公开)|^抄送|^联系|\d日?印发$|^[（(].{2,12}公开.{0,4}[)）]$")
_IN_FORCE = re.compile(
    rf"(?:自|从)(?P<date>{DATE.pattern})(?:起)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)|(?:于|有效期自|自)(?P<date2>{DATE.pattern})(?:起)?(?:施行|生效|至)"
)
_UNTIL = re.compile(rf"(?:有效期(?:限)?(?:至|到|截至)|(?:执行|实施|有效)至)(?P<date>{DATE.pattern})")
_VALID_YEARS = re.compile(r"有效期(?:限)?(?:为)?(?P<years>\d{1,2}|[一二三四五六七八九十]{1,2})年")
_COVERS = re.compile(
    r"(?:^|[。；，])本?(?:规划|方案|办法|意见|通知|行动)?(?:规划|实施|适用|攻坚|政策)(?:的)?(?:地域|区域|地理)?范围"
    r"(?:[:：]|为|包括|是|涉及|涵盖)(?P<scope>[^。；]{2,200})"
)
_SPEAKER = re.compile(r"(?:^|——|—)(?P<name>[\u4e00-\u9fff]{2,4}?)(?:总书记|主席|总理|同志|部长)?(?:在|同|出席|向|致)")
_SPEAKER_PART = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?:总书记|主席|总理|同志)")
_COMMENTARY = re.compile(r"【(?:政策提要|相关解读|政策解读|解读)】|^政策[一二三四五六七八九十]：")
_BEFORE_MATTER = re.compile(r"(.{2,120}?)(?=关于)")
_COUNT = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个)?(?:部门|单位|部委|委局)")
_LABELLED_COUNT = re.compile(r"^(?:[一二两三四五六七八九十]+|\d+)(?:部门|部委)")
_OF_CITY = re.compile(r"全市|我市|本市")
_OF_PROVINCE = re.compile(r"全省|我省|本省|全区|自治区")
_OFTEN = 3
_MUCH = 40_000
_HEAD_LINES = 14
_ALMOST_SAME = 92
_NATION_NAME = "中华人民共和国"
_SIGNATURE_LINES = 40
# the scope stands in the preface or the first article; further down 范围 is that of a task
_SCOPE_LINES = 100
_SHORT = 70
_SPEECH, _TREATY, _ENTERPRISE = ID + "force/speech", ID + "force/treaty", ID + "force/enterprise-plan"
_PARTY, _LAW = ID + "force/party-document", ID + "force/law"
_LOCAL, _RULE = ID + "force/local-regulation", ID + "force/departmental-rule"
_REGULATION = ID + "force/administrative-regulation"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that disagree: what about, what was kept, what was not, and the 1-based source line of the latter."""

    about: str
    kept: str
    rejected: str
    line: int


@dataclass(frozen=True, slots=True)
class Description:
    """A document as its header, signature and closing articles describe it.

    `kind` is policy, speech, interpretation, enterprise or treaty. `alternatives` are its other names, `annexes` the
    titles of what it hands on. `signed`, `published`, `effective` and `expires` are dates or None. `type`, `force`,
    `jurisdiction` and `home` are IRIs.
    """

    kind: str
    title: str
    alternatives: tuple[str, ...]
    number: DocumentNumber | None
    bodies: tuple[Body, ...]
    speaker: str | None
    signed: date | None
    published: date | None
    effective: date | None
    expires: date | None
    type: str | None
    force: str | None
    jurisdiction: str | None
    home: str
    scope: tuple[str, ...]
    annexes: tuple[str, ...]
    addressees: str | None
    sources: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    line: int


@dataclass(frozen=True, slots=True)
class _Adoption:
    """What the note under the heading of a law says of the last act on it: who, when, by which order."""

    bodies: tuple[Body, ...]
    signed: date | None
    number: DocumentNumber | None


@dataclass(frozen=True, slots=True)
class _Signature:
    bodies: tuple[Body, ...]
    signed: date | None
    at: int
    line: int


def describe(clean: CleanText, segment: Segment) -> Description:
    """Describe one document.

    Parameters
    ----------
    clean : CleanText
        The compilation in which it stands.
    segment : Segment
        Where it stands.
    """
    lines = _lines(clean, segment)
    heading = _title(_EXTRACT.sub("", segment.title))
    title = _decreed(heading, lines) or heading
    fields = _header_fields(lines)
    home = _home(segment, title, fields, lines)
    if _is_commentary(segment, lines):
        return _commentary(clean, segment, title, home)
    speaker = _speaker(segment, title)
    if speaker:
        return _speech(clean, segment, title, speaker, lines)
    return _policy(clean, segment, title, fields, home, lines)


def _policy(
    clean: CleanText, segment: Segment, title: str, fields: dict[str, _Line], home: str, lines: Sequence[_Line]
) -> Description:
    annex_at = _annex_start(title, lines)
    number, number_conflicts = _number(segment, fields, lines)
    signature = _own_signature(_signature(lines, annex_at, home), title, home)
    issuers, body_conflicts = _issuers(segment, title, fields, signature, home, lines, number)
    bodies = certain(issuers)
    signed, date_conflicts = _signed(segment, signature, fields, lines)
    force = force_of(title, bodies, number)
    kind = {_TREATY: "treaty", _ENTERPRISE: "enterprise"}.get(force or "", "policy")
    annexes = _annexes(title, lines, annex_at)
    jurisdiction = _jurisdiction(bodies, home) if kind == "policy" else None
    closing = "\n".join(line.text for line in lines)
    effective, expires = _in_force(closing, signed)
    published = fields.get("published")
    return Description(
        kind=kind,
        title=title,
        alternatives=_alternatives(segment, title, annexes),
        number=number,
        bodies=bodies,
        speaker=None,
        signed=signed,
        published=find_date(published.text) if published else None,
        effective=effective,
        expires=expires,
        type=type_of(title) if kind != "enterprise" else None,
        force=force,
        jurisdiction=jurisdiction,
        home=home,
        scope=_scope(title, jurisdiction, lines),
        annexes=annexes,
        addressees=_addressees(lines),
        sources=_sources(clean, segment),
        conflicts=(*number_conflicts, *body_conflicts, *date_conflicts),
    )


def _empty(clean: CleanText, segment: Segment, title: str, kind: str) -> Description:
    return Description(
        kind=kind,
        title=title,
        alternatives=_alternatives(segment, title, ()),
        number=None,
        bodies=(),
        speaker=None,
        signed=None,
        published=None,
        effective=None,
        expires=None,
        type=None,
        force=None,
        jurisdiction=None,
        home=NATION,
        scope=(),
        annexes=(),
        addressees=None,
        sources=_sources(clean, segment),
        conflicts=(),
    )


def _commentary(clean: CleanText, segment: Segment, title: str, home: str) -> Description:
    return replace(_empty(clean, segment, title, "interpretation"), home=home)


def _speech(clean: CleanText, segment: Segment, title: str, speaker: str, lines: Sequence[_Line]) -> Description:
    dated = [line for line in lines[:8] if _DATE_LINE.match(line.text)]
    return replace(
        _empty(clean, segment, title, "speech"),
        speaker=speaker,
        signed=find_date(dated[0].text) if dated else None,
        type=type_of(title),
        force=_SPEECH,
    )


def _lines(clean: CleanText, segment: Segment) -> list[_Line]:
    """The paragraphs over and under the heading, those with several fields cut into one field each."""
    return [
        *_stacked(_paragraphs(clean, segment.start, segment.heading_start)),
        *_stacked(_paragraphs(clean, segment.body_start, segment.end)),
    ]


def _stacked(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines, with a field whose name and value stand on lines of their own put together: 发文机关 / 国务院."""
    name: _Line | None = None
    for line in lines:
        if name:
            yield replace(name, text=f"{name.text}：{line.text}")
            name = None
        elif field_kind(line.text):
            name = line
        else:
            yield line
    if name:
        yield name


def _paragraphs(clean: CleanText, start: int, stop_at: int) -> Iterator[_Line]:
    while start < stop_at:
        stop = clean.text.find("\n", start, stop_at)
        stop = stop_at if stop < 0 else stop
        text = clean.text[start:stop]
        cuts = [0, *(field.at for field in header_fields(text)[1:]), len(text)]
        for begin, end in pairwise(cuts):
            if text[begin:end].strip():
                yield _Line(text[begin:end].strip(), start + begin, clean.line_of(start + begin))
        start = stop + 1


def _title(heading: str) -> str:
    """The heading without typesetting spaces; one space stays between joint issuers."""
    title = bare(heading)
    pieces = title.split(" ")
    if len(pieces) == 1:
        return title
    text = pieces[0]
    for left, piece in pairwise(pieces):
        joint = (
            bool(parse_bodies(left, None)) and bool(find_bodies(piece, None)) and find_bodies(piece, None)[0].start == 0
        )
        latin = left[-1:].isascii() and piece[:1].isascii()
        text += (" " if joint or latin else "") + piece
    return text


def _decreed(heading: str, lines: Sequence[_Line]) -> str | None:
    """What an order (令) makes known, whose title is then the document's: 《政府投资条例》已经…通过，现予公布."""
    if not _ORDER.search(heading):
        return None
    found = next((m for line in lines[:6] if (m := _PROMULGATED.match(line.text))), None)
    return _title(found["title"]) if found else None


def _header_fields(lines: Sequence[_Line]) -> dict[str, _Line]:
    """The header block: 发布部门：… 文号：… ; a value may go on in the next lines."""
    fields: dict[str, _Line] = {}
    last: str | None = None
    for line in lines[:_HEAD_LINES]:
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
    return len(text) < _SHORT and text[-1] not in "：。" and bool(find_bodies(text, None))


def _home(segment: Segment, title: str, fields: dict[str, _Line], lines: Sequence[_Line]) -> str:
    """The region whose authorities speak: from the issuers, the title, the number, the part in which the document
    stands."""
    field = fields.get("bodies")
    issuers = [body for text in (field.text if field else "", _issuers_of(title)) for body in parse_bodies(text, None)]
    number = _first_number(segment, fields, lines)
    for body in issuers:
        if body.iri or body.classification:
            return body.territory
    province = province_of_abbreviation().get(number.agency_code[:1]) if number else None
    named = [m.iri for m in find_regions(title[:40], province) if administrative(m.iri) and m.iri != NATION]
    if province and not named:
        return province
    if named and (province is None or province in (named[0], *ancestors(named[0]))):
        return named[0] if province or _title_begins_with_region(title) else _home_in_part(segment, lines)
    return province or _home_in_part(segment, lines)


def _home_in_part(segment: Segment, lines: Sequence[_Line]) -> str:
    """The region of the part; the one city in it that a text without issuers speaks of as 全市, 我市."""
    region = _home_of_part(segment)
    if region is None:
        return NATION
    text = "\n".join(line.text for line in lines)[:_MUCH]
    if len(_OF_CITY.findall(text)) < _OFTEN or len(_OF_CITY.findall(text)) <= len(_OF_PROVINCE.findall(text)):
        return region
    cities = Counter(
        m.iri for m in find_regions(text, region) if level_of(m.iri) == "prefecture" and region in ancestors(m.iri)
    )
    city, count = next(iter(cities.most_common(1)), (region, 0))
    return city if count >= _OFTEN and count > sum(cities.values()) / 2 else region


def _title_begins_with_region(title: str) -> bool:
    wrapper = unwrap(title)
    text = wrapper.object if wrapper else re.sub(r"^关于(?:做好|加快|推进|加强|促进|支持|推动|在)?", "", title)
    mentions = find_regions(text[:16], None)
    return bool(mentions) and mentions[0].start <= 1 and mentions[0].iri != NATION


def _home_of_part(segment: Segment) -> str | None:
    for heading in reversed(segment.part):
        named = [m.iri for m in find_regions(heading, None) if administrative(m.iri)]
        if named:
            return named[0]
    return None


def _issuers_of(title: str) -> str:
    """What stands before 关于 or 印发 in a title."""
    found = re.match(r"(.{2,120}?)(?:关于|印发|发布|转发|公布)", title)
    return issuers_in(found[1]) if found else ""


def issuers_in(text: str) -> str:
    """Return the head of a title without 等部门, 两部门 and the like, which name nobody."""
    return _LABELLED_COUNT.sub("", _COUNT.sub("", text))


def without_issuers(title: str) -> str:
    """Return a title without the bodies before 关于: 国家发展改革委等部门关于… -> 关于…"""
    found = _BEFORE_MATTER.match(title)
    return title[found.end() :] if found and parse_bodies(_COUNT.sub("", found[1]), None) else title


def _is_commentary(segment: Segment, lines: Sequence[_Line]) -> bool:
    if is_commentary(segment.title):
        return True
    return bool(_COMMENTARY.match(segment.heading)) or any(_COMMENTARY.match(line.text) for line in lines[:3])


def _speaker(segment: Segment, title: str) -> str | None:
    """The speaker of a speech, from its heading or from the part that collects his speeches."""
    kind = type_of(title)
    is_speech = kind is not None and load("document-types.ttl")[kind].first(KG + "defaultForce") == _SPEECH
    part = next((found["name"] for text in segment.part if (found := _SPEAKER_PART.search(text))), None)
    if not is_speech and part is None:
        return None
    named = _SPEAKER.search(title)
    if named and is_speech and not named["name"].startswith("在") and not find_regions(named["name"], None):
        return named["name"]
    return part


def _number(
    segment: Segment, fields: dict[str, _Line], lines: Sequence[_Line]
) -> tuple[DocumentNumber | None, tuple[Conflict, ...]]:
    number = _first_number(segment, fields, lines)
    field = fields.get("number")
    stated = parse_number(field.text) if field else None
    if number and stated and field and stated.text != number.text:
        return number, (Conflict("number", number.text, stated.text, field.line),)
    return number, ()


def _first_number(segment: Segment, fields: dict[str, _Line], lines: Sequence[_Line]) -> DocumentNumber | None:
    """A number in the field of the bodies shows that the fields were mixed up, and is the document's own."""
    body_field = fields.get("bodies")
    misplaced = parse_number(body_field.text) if body_field and re.search(r"号$", body_field.text) else None
    if misplaced:
        return misplaced
    if "number" in fields and (number := parse_number(fields["number"].text)):
        return number
    for line in islice((line for line in lines if not header_fields(line.text)), 6):
        if _BARE_NUMBER.match(line.text) and _ORDER.search(segment.title):
            return parse_number("".join(segment.title.split()).removeprefix(_NATION_NAME) + line.text)
        if len(line.text) > _SHORT or _ADDRESSEE.match(line.text):
            break
        if re.search(r"号[）)]?$", line.text) and "《" not in line.text and (number := parse_number(line.text)):
            return number
    adoption = _adoption(lines)
    if adoption and adoption.number:
        return adoption.number
    texts = (*_identity(lines), segment.heading, segment.contents_title or "")
    in_brackets = next((found for text in texts if (found := _NUMBER_IN_BRACKETS.search(text))), None)
    return parse_number(in_brackets[1]) if in_brackets else None


def _identity(lines: Sequence[_Line]) -> list[str]:
    """The line under a title that has number and date in brackets: （国发〔2021〕4号 2021年2月2日）."""
    return [line.text for line in lines[:3] if is_identity(line.text)]


def _adoption(lines: Sequence[_Line]) -> _Adoption | None:
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


def _annex_start(title: str, lines: Sequence[_Line]) -> int:
    """The index of the line at which the annexes begin: after 附件, or at the title of what the notice hands on."""
    wrapper = unwrap(title)
    handed_on = fold(wrapper.object) if wrapper else None
    for at, line in enumerate(lines):
        if _ANNEX_FIRST.match(line.text):
            return at
        if handed_on and at > 1 and _heads_annex(lines, at, handed_on):
            return at
    return len(lines)


def _heads_annex(lines: Sequence[_Line], at: int, handed_on: str) -> int:
    """How many lines from `at` on make up the title of what is handed on; 0 if they do not."""
    text, best, off = "", 0, 99
    for count, line in enumerate(lines[at : at + 3], 1):
        text += strip_label(line.text) if count == 1 else line.text
        if len(text) > 120 or _DATE_LINE.match(line.text) or _NOTE.match(line.text) or line.text[-1] in "。；：":
            break
        difference = abs(len(fold(text)) - len(handed_on))
        if unwrap(text) is None and difference < off and _same_title(fold(text), handed_on):
            best, off = count, difference
    return best


def _same_title(left: str, right: str) -> bool:
    left, right = (text.replace("的", "").removeprefix("关于") for text in (left, right))
    if fuzz.ratio(left, right) >= _ALMOST_SAME:
        return True
    return len(left) > 8 and (left in right or right in left) and abs(len(left) - len(right)) <= 12


def _signature(lines: Sequence[_Line], annex_at: int, home: str) -> _Signature | None:
    """The signature block: bodies, one or several a line, and the date under them.

    It stands before the annexes; where no annex follows, or the annexes stand before it, at the end of the text.
    """
    for stop in dict.fromkeys((annex_at, len(lines))):
        for at in range(stop - 1, 0, -1):
            if not _DATE_LINE.match(lines[at].text):
                continue
            bodies = _bodies_above(lines, at, home)
            if bodies:
                return _Signature(bodies, find_date(lines[at].text), at, lines[at].line)
        dated = _dated_body(lines[:stop], home)
        if dated:
            return dated
    # a date that ends the text without a name above it, as where the heading has the names
    for at in range(min(annex_at, len(lines)) - 1, max(0, annex_at - 6), -1):
        if _DATE_LINE.match(lines[at].text):
            return _Signature((), find_date(lines[at].text), at, lines[at].line)
    return None


def _own_signature(signature: _Signature | None, title: str, home: str) -> _Signature | None:
    """The signature, unless it is that of somebody else's text, which the title says is forwarded."""
    wrapper = unwrap(title)
    if signature is None or not signature.bodies or wrapper is None or not wrapper.forwards:
        return signature
    forwarding = parse_bodies(wrapper.issuers, home)
    return signature if not forwarding or set(forwarding) & set(signature.bodies) else None


def _bodies_above(lines: Sequence[_Line], at: int, home: str) -> tuple[Body, ...]:
    bodies: list[Body] = []
    for line in reversed(lines[max(0, at - _SIGNATURE_LINES) : at]):
        if _NOTE.match(line.text) or _DATE_LINE.match(line.text):
            break
        found = parse_bodies(line.text, home) if len(line.text) < _SHORT and line.text[-1] not in "。；：" else []
        if not found:
            break
        bodies = [*found, *bodies]
    return tuple(dict.fromkeys(bodies))


def _dated_body(lines: Sequence[_Line], home: str) -> _Signature | None:
    """Body and date on one line: 国家发展改革委 2021年12月8日; an imprint ends in 印发 and is none."""
    for at in range(len(lines) - 1, max(0, len(lines) - 30), -1):
        found = _DATED_END.search(lines[at].text)
        if found and len(lines[at].text) < _SHORT and (bodies := parse_bodies(lines[at].text[: found.start()], home)):
            return _Signature(tuple(bodies), find_date(found["date"]), at, lines[at].line)
    return None


def _issuers(
    segment: Segment,
    title: str,
    fields: dict[str, _Line],
    signature: _Signature | None,
    home: str,
    lines: Sequence[_Line],
    number: DocumentNumber | None,
) -> tuple[tuple[Body, ...], tuple[Conflict, ...]]:
    """The signature comes first: it alone is complete. Then the header block, the note of adoption, the
    number of an order, the heading, the line under the heading."""
    field = fields.get("bodies")
    from_field = tuple(parse_bodies(field.text, home)) if field else ()
    from_title = tuple(parse_bodies(_issuers_of(title), home)) or _leading_bodies(segment.title, home)
    if signature and signature.bodies and _is_plausible(signature.bodies, from_title or from_field):
        conflict: tuple[Conflict, ...] = ()
        if field and from_field and not set(from_field) <= set(signature.bodies):
            conflict = (Conflict("bodies", _names(signature.bodies), _names(from_field), field.line),)
        return signature.bodies, conflict
    adoption = _adoption(lines)
    for bodies in (from_field, adoption.bodies if adoption else (), _bodies_of_order(number, home), from_title):
        if bodies:
            return bodies, ()
    for line in lines[:2]:
        under = parse_bodies(line.text, home) if len(line.text) < _SHORT else []
        if under:
            return tuple(under), ()
    return (signature.bodies, ()) if signature else ((), ())


def _bodies_of_order(number: DocumentNumber | None, home: str) -> tuple[Body, ...]:
    """An order is signed by a person, and its number names the body: 生态环境部令第24号; several follow one another."""
    named = _ORDER_CODE.match(number.agency_code) if number else None
    if named is None:
        return ()
    mentions = find_bodies(named["body"], home)
    whole = sum(mention.end - mention.start for mention in mentions) == len(named["body"])
    return tuple(mention.body for mention in mentions) if whole else tuple(parse_bodies(named["body"], home))


def _leading_bodies(title: str, home: str) -> tuple[Body, ...]:
    """A title that begins with its issuer and no 关于: 省生态环境厅2022年…工作计划; or a company's name that is all
    of it."""
    whole = parse_bodies(title, home)
    if whole:
        return tuple(whole)
    first = find_bodies(title, home)[:1]
    return (
        (first[0].body,) if first and first[0].start == 0 and not title[first[0].end :].startswith(("和", "、")) else ()
    )


def _is_plausible(signed_by: tuple[Body, ...], stated: tuple[Body, ...]) -> bool:
    """A signature inside a forwarded text names its own author, not the body that forwards."""
    return not stated or bool(set(signed_by) & set(stated)) or len(signed_by) >= len(stated)


def _names(bodies: Sequence[Body]) -> str:
    return "、".join(body.name for body in bodies)


def _signed(
    segment: Segment, signature: _Signature | None, fields: dict[str, _Line], lines: Sequence[_Line]
) -> tuple[date | None, tuple[Conflict, ...]]:
    field = fields.get("signed")
    stated = find_date(field.text) if field else None
    if signature and signature.signed:
        if field and stated and stated != signature.signed:
            return signature.signed, (Conflict("date", str(signature.signed), str(stated), field.line),)
        return signature.signed, ()
    if stated:
        return stated, ()
    dated = [line for line in lines[:4] if _DATE_LINE.match(line.text)]
    if dated:
        return find_date(dated[0].text), ()
    if _ORDER.search(segment.title):
        # an order is signed by a person, over the text that it makes known
        order = list(takewhile(lambda line: not _FIRST_ARTICLE.match(line.text), lines[:_HEAD_LINES]))
        dated = [line for line in order if _DATE_LINE.match(line.text)]
        if dated:
            return find_date(dated[0].text), ()
    adoption = _adoption(lines)
    named = next((day for text in (*_identity(lines), segment.heading[-24:]) if (day := _day_in_brackets(text))), None)
    return (adoption.signed if adoption else named), ()


def _day_in_brackets(text: str) -> date | None:
    found = re.search(rf"[（(][^（）()]*?({DATE.pattern})[)）]$", text)
    return find_date(found[1]) if found else None


def force_of(title: str, bodies: Sequence[Body], number: DocumentNumber | None) -> str | None:
    """Return the IRI of the legal force that title, issuers and number prove, or None.

    After the Legislation Law (立法法, 2023): an order of the State Council makes an administrative regulation, one of a
    ministry a departmental rule, a 条例 of a region is a local regulation.
    """
    kind = type_of(title)
    default = load("document-types.ttl")[kind].first(KG + "defaultForce") if kind else None
    if bodies and all(body.classification == ID + "classification/enterprise" for body in bodies):
        return _ENTERPRISE
    if default in (_TREATY, _SPEECH, _LAW):
        return default
    if any(body.classification == ID + "classification/party" for body in bodies):
        return _PARTY
    if number and "令" in number.agency_code:
        local = any(body.territory != NATION for body in bodies)
        return _LOCAL if local else _REGULATION if number.agency_code.startswith("国务院") else _RULE
    if default == _REGULATION and (title_region(title) or any(body.territory != NATION for body in bodies)):
        return _LOCAL
    return default or (ID + "force/normative-document" if bodies else None)


def title_region(title: str) -> str | None:
    """Return the IRI of the region with which a title begins: 北京市危险废物污染环境防治条例 -> 北京市."""
    first = next(iter(find_regions(bare(title)[:16], None)), None)
    return first.iri if first and first.start == 0 and first.iri != NATION and administrative(first.iri) else None


def _jurisdiction(bodies: Sequence[Body], home: str) -> str:
    """Where the document binds: the territory of the widest issuer, else the region at home."""
    territories = [body.territory for body in bodies if body.territory in regions()]
    if territories:
        return min(territories, key=lambda iri: (len(ancestors(iri)), territories.index(iri)))
    return home


def _scope(title: str, jurisdiction: str | None, lines: Sequence[_Line]) -> tuple[str, ...]:
    """Regions that the title names beside the one it binds, and the areas that a national text gives as its scope."""
    issuers = _issuers_of(title)
    rest = title[len(issuers) :] if parse_bodies(issuers, None) else title
    named = [m.iri for m in find_regions(rest, jurisdiction) if m.iri not in (jurisdiction, NATION)]
    above = ancestors(jurisdiction) if jurisdiction else ()
    defined = _areas_covered(lines) if jurisdiction == NATION else []
    return tuple(dict.fromkeys(iri for iri in (*named, *defined) if iri not in above))


def _areas_covered(lines: Sequence[_Line]) -> list[str]:
    """The areas in the sentence that gives the scope (实施范围：…), without the provinces and cities in them."""
    found = next((m for line in lines[:_SCOPE_LINES] if (m := _COVERS.search(line.text))), None)
    named = [m.iri for m in find_regions(found["scope"], NATION)] if found else []
    return [iri for iri in named if iri != NATION and not _of_one_place(iri)]


def _of_one_place(iri: str) -> bool:
    """Whether a region is a province or city, or lies in one."""
    return any(administrative(one) and one != NATION for one in (iri, *ancestors(iri)))


def _annexes(title: str, lines: Sequence[_Line], annex_at: int) -> tuple[str, ...]:
    wrapper = unwrap(title)
    handed_on = [wrapper.object] if wrapper and (wrapper.marked or type_ending(wrapper.object)) else []
    count = _heads_annex(lines, annex_at, fold(wrapper.object)) if wrapper and annex_at < len(lines) else 0
    if count:
        # as the annex itself has it, which may differ by a word: 的实施方案
        handed_on.insert(0, strip_label("".join(line.text for line in lines[annex_at : annex_at + count])))
    listed: list[str] = []
    for at, line in enumerate(lines):
        found = _ANNEX_LIST.match(line.text)
        if found and at <= annex_at + 400:
            listed = _annex_list(found["rest"], lines[at + 1 : at + 30])
            if listed:
                break
    headed = [] if listed else _annex_headings(lines)
    names = [_annex_title(name) for name in (*handed_on, *listed, *headed)]
    return tuple(dict.fromkeys(name for name in names if 3 < len(name) < 90 and not _DOWNLOAD.search(name)))


def _annex_list(first: str, following: Sequence[_Line]) -> list[str]:
    found = [first] if first else []
    for line in following:
        item = _ANNEX_ITEM.match(line.text)
        if item and len(line.text) < 90 and line.text[-1] not in "。；":
            found.append(item["title"])
        elif (
            not found
            and len(line.text) < 90
            and (type_ending(_FILE_SUFFIX.sub("", line.text)) or _FILE_SUFFIX.search(line.text))
        ):
            found.append(line.text)
            break
        else:
            break
    return found


def _annex_headings(lines: Sequence[_Line]) -> list[str]:
    """Annexes that are only headed, not listed: 附件1 and its title in the next line."""
    found: list[str] = []
    for at, line in enumerate(lines[:-1]):
        head = _ANNEX_HEAD.match(line.text)
        if head is None or len(line.text) > _SHORT:
            continue
        text = head["title"] or lines[at + 1].text
        if (
            not head["title"]
            and at + 2 < len(lines)
            and not type_ending(text)
            and type_ending(text + lines[at + 2].text)
        ):
            text += lines[at + 2].text
        if len(text) < 90 and text[-1] not in "。；：" and not _DATE_LINE.match(text):
            found.append(text)
    return found


def _annex_title(text: str) -> str:
    text = _ANNEX_PREFIX.sub("", text)
    item = _ANNEX_ITEM.match(text)
    name = _FILE_SUFFIX.sub("", (item["title"] if item else text).strip())
    return _title(bare(name)) if name else ""


def _alternatives(segment: Segment, title: str, annexes: tuple[str, ...]) -> tuple[str, ...]:
    names = [*annexes]
    if fold(segment.title) != fold(title):
        names.append(_title(segment.title))
    if segment.contents_title:
        names.append(
            _title(strip_label(re.sub(r"\s*[（(][^（）()《》]*(?:号|日)\s?[)）]$", "", segment.contents_title)))
        )
    names.append(without_issuers(title))
    return tuple(dict.fromkeys(name for name in names if name != title))


def _addressees(lines: Sequence[_Line]) -> str | None:
    for line in lines[:8]:
        if _ADDRESSEE.match(line.text) and not header_fields(line.text):
            return line.text[:-1]
    return None


def _in_force(text: str, signed: date | None) -> tuple[date | None, date | None]:
    found = _IN_FORCE.search(text)
    effective = find_date(found["date"] or found["date2"]) if found else None
    until = _UNTIL.search(text)
    if until:
        return effective, find_date(until["date"])
    years = _VALID_YEARS.search(text)
    begin = effective or (signed if years and re.search(r"自(?:印发|发布|公布)之日起", text) else None)
    return effective, _years_later(begin, numeral(years["years"])) if years and begin else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _sources(clean: CleanText, segment: Segment) -> tuple[str, ...]:
    addresses = (re.sub(r"^[（(]?\s*(?:来源[:：])?\s*|\s*[）)]$", "", a.text) for a in addresses_of(clean, segment))
    return tuple(dict.fromkeys(a for a in addresses if re.fullmatch(r"https?://[^\s\"<>\\^`{|}（）]+", a)))


def level_of_body(body: Body) -> str:
    """Return national, province, prefecture or county: the level of the body's territory."""
    return level_of(body.territory) if body.territory in regions() else "national"
