"""What a document's own header says about it.

In: `CleanText` and a `Segment` of it. Out: `Description`: title, other names, number, issuing bodies, dates, type,
force, region, annexes, addressees, and the conflicts between header block, heading and signature. Only what the text
proves is taken; where two places disagree the more trustworthy one is kept and the other reported.

The parts of a document and their order are those of GB/T 9704-2012: heading, number, addressee, body, list of
annexes, signature and date, then the imprint (…印发) and the copy list (抄送), which name no issuers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.describe.acts import IN_FORCE, History
from kg.describe.annexes import annex_start, annexes_of, distinct, tidy_title
from kg.describe.enclosed import enclosed_segment, makers
from kg.describe.facts import Facts
from kg.describe.force import ENTERPRISE, SPEECH, TREATY, force_of
from kg.describe.given_reports import GivenReport, given_report, without_meeting
from kg.describe.header import Conflict, Header, read_header
from kg.describe.lines import ADDRESS, ADDRESSEE, Line
from kg.describe.origins import HEADER, HISTORY, TEXT, UNDER_HEADING, Fact, Origin
from kg.describe.signature import (
    NOBODY,
    Dated,
    Issuers,
    find_issuers,
    find_signature,
    opening_day,
    own_signature,
    publication_day,
    signing_date,
)
from kg.describe.stated import Days, day_of, stated, stated_by_giver
from kg.describe.territory import (
    home_region,
    joint_jurisdictions,
    jurisdiction_of,
    region_of_source,
    scope,
    speaks_for_the_nation,
)
from kg.describe.validity import Stated, term_of
from kg.language.bodies import Body, certain
from kg.language.dates import find_date
from kg.language.header_fields import header_fields
from kg.language.labels import SECTION_LABEL
from kg.language.numbers import parse_number
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, ancestors
from kg.language.relative_numbers import with_government
from kg.language.title import Title
from kg.read.clean_text import CleanText
from kg.read.line_forms import ANNEX_MARK, ARTICLES, is_addressee, is_salutation
from kg.read.segment import Segment, addresses_of
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form, words
from kg.vocabulary.namespaces import KG

_IDENTITY_BEHIND = re.compile(r"\s*[（(][^（）()《》]*[号日]\s?[)）]$")
_SPEAKER = Form(r"(?:^|——|—)(?P<name>[\u4e00-\u9fff]{2,4}?)⟨speech/speaker-office⟩?⟨speech/speaks⟩")
_SPEAKER_PART = Form(r"(?P<name>[\u4e00-\u9fff]{2,3})⟨speech/speaker-title⟩")
_SOURCE_MARK = Form(r"^[（(]?\s*(?:⟨remark/source⟩[:：])?\s*|\s*[）)]$")
_LATELY = Form("⟨document/lately⟩[^。；]*$")
_ANNOUNCES = Form("⟨document/announces⟩[：:]$")
_PROSE = Form("^⟨document/prose-opening⟩")
_OPENING = 6
_NEAR_HEAD, _LONGEST_NAMES = 8, 200
_FIELDS_APART = 3
_SECTION = Form(rf"^{SECTION_LABEL}[^。；：，、]+$")
_COMMENTARY = Form("【⟨title/commentary-tag⟩】")
# 《示例意见》全文如下。
_IN_FULL = Form("⟨document/in-full⟩[。：:]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Facts):
    """A document as its header, signature and closing articles describe it.

    `annexes` are the titles of what it hands on, `home` is the IRI of the region whose authorities speak, `subjects`
    what the document says that it is filed under, `origins` where each fact was taken from. `encloses` is the text of
    somebody else that it forwards and prints.
    """

    home: str = NATION
    annexes: tuple[str, ...] = ()
    addressees: str | None = None
    sources: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[Fact, ...] = ()
    encloses: Enclosed | None = None

    @property
    def place(self) -> str:
        """The IRI of the region that it binds, else of that whose authorities speak."""
        return self.jurisdiction or self.home


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A text that stands within a document of somebody else: where, and what is known of it."""

    segment: Segment
    description: Description


def describe(clean: CleanText, segment: Segment) -> Description:
    """Describe one document.

    Parameters
    ----------
    clean : CleanText
        The compilation in which it stands.
    segment : Segment
        Where it stands.
    """
    header = _of_its_government(read_header(clean, segment))
    sources = _sources(clean, segment)
    if _is_commentary(header) or _is_press_item(header):
        return replace(_unissued(header, sources, "interpretation"), home=home_region(header))
    speaker = _speaker(header)
    if speaker:
        return _speech(header, sources, *speaker)
    found = _policy(header, sources, home_region(header))
    given = given_report(header.lines, found.home) if found.kind == "policy" else None
    found = _with_giver(found, given) if given else found
    inside = enclosed_segment(header, found.origins)
    return replace(found, encloses=Enclosed(inside, _enclosed(header, inside, found.home))) if inside else found


def _enclosed(around: Header, inside: Segment, home: str) -> Description:
    """What is known of a text that a document of a region forwards: by its own head and end, its makers by those, else
    by the document."""
    return _policy(read_header(around.clean, inside), (), home, makers(around, inside, home))


def _of_its_government(header: Header) -> Header:
    """The header with the number of an order of 省政府 under the name of that government, where it is known."""
    number = header.number
    if number is None:
        return header
    named = with_government(number.text, header.title.text, home_region(header))
    return header if named == number.text else replace(header, number=parse_number(named))


def _policy(header: Header, sources: tuple[str, ...], home: str, made: Issuers = NOBODY) -> Description:
    """What is known of a policy that is no speech; where it names no issuers itself it was `made` by others."""
    title, lines = header.title, header.lines
    annex_at = annex_start(title, lines)
    signature = own_signature(find_signature(lines, annex_at, home), title, home)
    issuers, body_conflicts = find_issuers(header, signature, home)
    issuers = issuers or made
    bodies = certain(issuers)
    signed, date_conflicts = signing_date(header, signature, home)
    force = force_of(title, bodies, header.number)
    kind = {TREATY: "treaty", ENTERPRISE: "enterprise"}.get(force or "", "policy")
    annexes = annexes_of(title, lines, annex_at)
    jurisdiction = _jurisdiction(header, bodies, home, force) if kind == "policy" else None
    if jurisdiction and jurisdiction != NATION and (home == NATION or jurisdiction in ancestors(home)):
        home = jurisdiction  # those who sign say where: 县发展改革局 is theirs, a city in the title what it is about
    published = publication_day(header)
    issued = day_of(signed) or day_of(published)
    effective, expires = _term(header, (title.text, title.matter, *annexes), issued)
    days = Days(signed, published, effective, expires)
    about = scope(header, jurisdiction)
    found = Description(
        kind=kind,
        title=title.text,
        alternatives=_alternatives(header, annexes),
        number=header.number,
        bodies=bodies,
        signed=day_of(signed),
        published=day_of(published),
        effective=day_of(effective),
        expires=day_of(expires),
        type=title.type if kind != "enterprise" else None,
        force=force,
        jurisdiction=jurisdiction,
        home=home,
        scope=tuple(about),
        annexes=distinct(annexes),
        subjects=header.subjects,
        addressees=_addressees(lines),
        sources=sources,
        conflicts=(*header.conflicts, *body_conflicts, *date_conflicts),
        acts=header.history.acts if header.history else (),
        joint_jurisdictions=joint_jurisdictions(bodies, title) if kind == "policy" else (),
    )
    return replace(found, origins=tuple(stated(found, header, days, issuers, about)))


def _jurisdiction(header: Header, bodies: Sequence[Body], home: str, force: str | None) -> str | None:
    """Where it binds: by who issued it, else by what stands over its text, or whom its page names as the source."""
    place = jurisdiction_of(bodies, home, header.title, force)
    if place is None and home == NATION and speaks_for_the_nation(header):
        return NATION
    placed, _ = (region_of_source(header) if place is None and not bodies else None) or (None, None)
    return place or placed


def _term(header: Header, names: tuple[str, ...], issued: date | None) -> tuple[Dated | None, Dated | None]:
    """From when to when it is in force: by its header block, the note under its title, its own words.

    A text that has been amended keeps the closing article of the first; the note knows better. Where it was adopted in
    a note that does not say when it was made known, 自公布之日起 tells no day.
    """
    history = header.history
    made_known = history.promulgated if history else issued
    text = "\n".join(line.text for line in header.lines)
    term = term_of(text, made_known, names)

    def in_text(stated: Stated | None) -> Dated | None:
        return (stated.day, Origin.of(TEXT, header.lines[text.count("\n", 0, stated.at)])) if stated else None

    begins = _of_field(header, "effective") or _begun(history, history.begins if history else None)
    first = next((act.day for act in reversed(history.acts) if act.kind == IN_FORCE), None) if history else None
    return begins or in_text(term.begins) or _begun(history, first), _of_field(header, "expires") or in_text(term.ends)


def _of_field(header: Header, kind: str) -> Dated | None:
    """The day in a field of the header block."""
    field = header.fields.get(kind)
    day = find_date(field.text) if field else None
    return (day, Origin.of(HEADER, field)) if field and day else None


def _begun(history: History | None, day: date | None) -> Dated | None:
    """A day of the note under the title."""
    return (day, Origin.of(HISTORY, history.line_of(day))) if history and day else None


def _unissued(header: Header, sources: tuple[str, ...], kind: str) -> Description:
    """What is known of a document that nobody issues."""
    found = Description(
        kind=kind,
        title=header.title.text,
        alternatives=_alternatives(header, ()),
        subjects=header.subjects,
        sources=sources,
    )
    return replace(found, origins=tuple(stated(found, header)))


def _speech(header: Header, sources: tuple[str, ...], speaker: str, named: Origin) -> Description:
    dated = opening_day(header.lines[:8])
    day = find_date(dated.text) if dated else None
    days = Days((day, Origin.of(UNDER_HEADING, dated)) if day and dated else None, publication_day(header))
    found = replace(
        _unissued(header, sources, "speech"),
        speaker=speaker,
        signed=day,
        published=day_of(days.published),
        type=header.title.type,
        force=SPEECH,
    )
    return replace(found, origins=(Fact.of("speaker", speaker, named), *stated(found, header, days)))


def _with_giver(found: Description, given: GivenReport) -> Description:
    """A report with who gives it and whose it is; it binds where they do. The meeting is no part of its title."""
    bodies = found.bodies or certain(given.bodies)
    place = jurisdiction_of(bodies, given.home, found.named, found.force)
    title = without_meeting(found.named).text
    completed = replace(
        found,
        title=title,
        alternatives=tuple(name for name in dict.fromkeys((found.title, *found.alternatives)) if name != title),
        bodies=bodies,
        speaker=given.speaker,
        signed=found.signed or given.day,
        home=given.home,
        jurisdiction=found.jurisdiction or place,
    )
    own = (Fact.of("title", title, fact.origin) if fact.about == "title" else fact for fact in found.origins)
    return replace(completed, origins=(*own, *stated_by_giver(found, completed, given)))


def _is_commentary(header: Header) -> bool:
    segment = header.segment
    if Title.of(segment.title).is_commentary:
        return True
    return any(_COMMENTARY.match(text) for text in (segment.heading, *(line.text for line in header.lines[:3])))


def _is_press_item(header: Header) -> bool:
    """Whether a report of the press stands under 示例部发布《示例办法》, and not its text: 近日，示例部发布…

    It tells of the text, as news or as what that body has made, and has no sentence under the name of the text: what
    stands there is a link.
    """
    title = header.title
    wrapper = title.handed_on
    if wrapper is None or not wrapper.marked or not title.text.endswith("》"):
        return False
    name, issuers = Title.of(wrapper.object).folded, Title.of(wrapper.issuers).folded
    tells = any(_tells_of(line.text, name, issuers) for line in header.lines[:_OPENING])
    return tells and not _carries_text(header)


def _carries_text(header: Header) -> bool:
    """Whether the text itself stands on the page: under its name, in full as announced, or in sections."""
    announced = (at for at, line in enumerate(header.lines, 1) if _IN_FULL.search(line.text))
    below = header.lines[min(next(announced, len(header.lines)), annex_start(header.title, header.lines)) :]
    return any(line.text.endswith("。") for line in below) or any(_SECTION.match(line.text) for line in header.lines)


def _tells_of(line: str, name: str, issuers: str) -> bool:
    before, found, _ = Title.of(line).folded.partition(name)
    return bool(found) and (_LATELY.search(before) is not None or (bool(issuers) and issuers in before))


def _speaker(header: Header) -> tuple[str, Origin] | None:
    """The speaker of a speech and where he is named: its heading, or that of the part that collects his."""
    kind = header.title.type
    is_speech = kind is not None and load("document-types.ttl")[kind].first(KG + "defaultForce") == SPEECH
    parts = ((found["name"], text) for text in header.segment.part if (found := _SPEAKER_PART.search(text)))
    part = next(((name, header.part(text)) for name, text in parts), None)
    if not is_speech and part is None:
        return None
    named = _SPEAKER.search(header.title.text) if is_speech else None
    if named is None or named["name"].startswith(words("speech/speaks")) or find_regions(named["name"], None):
        return part
    return named["name"], header.title_from


def _alternatives(header: Header, annexes: tuple[str, ...]) -> tuple[str, ...]:
    segment, title = header.segment, header.title
    names = [*annexes]
    if Title.of(segment.title).folded != title.folded:
        names.append(tidy_title(segment.title))
    if segment.contents_title:
        names.append(tidy_title(Title.of(_IDENTITY_BEHIND.sub("", segment.contents_title)).unlabelled.text))
    names.append(title.without_issuers)
    names += [number.text for number in header.further_numbers]
    return tuple(dict.fromkeys(name for name in names if name != title.text))


def _addressees(lines: Sequence[Line]) -> str | None:
    """Those to whom it goes, in one of the first lines under the header block; what announces a list names nobody."""
    below = 0
    for at, line in enumerate(lines):
        if at - below > _FIELDS_APART:
            break
        below = at + 1 if header_fields(line.text) else below
    found = next((to for line in lines[below : below + _NEAR_HEAD] if (to := _addressed(line.text))), "")
    return None if _ANNOUNCES.search(found) or ARTICLES.match(found) else found[:-1] or None


def _addressed(text: str) -> str:
    """The addressees with their colon, if a line names them, alone or before the first sentence: 各市水务局：现将…."""
    if _PROSE.match(text) or ANNEX_MARK.match(text) or is_salutation(text):
        return ""
    if ADDRESSEE.match(text):
        return text
    colon = next((at for at, character in enumerate(text[:_LONGEST_NAMES]) if character in "：:"), None)
    return text[: colon + 1] if colon and text[-1] in "。；" and is_addressee(text[: colon + 1]) else ""


def _sources(clean: CleanText, segment: Segment) -> tuple[str, ...]:
    addresses = (_SOURCE_MARK.sub("", aside.text) for aside in addresses_of(clean, segment))
    return tuple(dict.fromkeys(address for address in addresses if ADDRESS.fullmatch(address)))
