"""The place of a document: whose authorities speak, and where it binds.

In: a `Header`, and the issuers. Out: IRIs of regions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.describe.header import Header
from kg.describe.lines import HEAD_LINES, Line
from kg.describe.origins import TEXT, UNDER_HEADING, Origin
from kg.language.bodies import Body, find_bodies, parse_bodies
from kg.language.body_names import listed
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, administrative, ancestors, level_of, province_of_abbreviation, regions
from kg.language.title import Title
from kg.read.segment import Segment
from kg.vocabulary.concepts import NARROWER
from kg.vocabulary.forms import Form, words
from kg.vocabulary.namespaces import ID

_COVERS = Form(
    "(?:^|[。；，])本?⟨scope/of⟩?⟨scope/act⟩⟨title/particle⟩?⟨scope/kind⟩?⟨scope/name⟩"
    "(?:[:：]|⟨scope/is⟩)(?P<scope>[^。；]{2,200})"
)
_OF_CITY = Form("⟨region/own-city⟩")
_OF_PROVINCE = Form("⟨region/own-province⟩")
_SOURCE = Form(r"⟨remark/source⟩[:：]\s?(?P<source>[\u4e00-\u9fff]{4,30})")
_OPENING = Form("^⟨act/about⟩⟨act/pursue⟩?")
_NATIONAL_FORCE = (ID + "force/law", ID + "force/administrative-regulation", ID + "force/treaty")
_OFTEN = 3
_MUCH = 40_000
# the scope stands in the preface or the first article; further down 范围 is that of a task
_SCOPE_LINES = 100


def speaks_for_the_nation(header: Header) -> bool:
    """Whether a text that names no issuer is one of the centre by what stands over it: a part of a book that collects
    the documents of a body of the centre, or all provinces as those to whom it goes."""
    parts, head = header.segment.part, [line.text for line in header.lines[:HEAD_LINES]]
    return (
        any(word in text for text in parts for word in words("scope/part-of-centre"))
        or any(mention.body.iri for text in parts for mention in find_bodies(text, None))
        or any(word in text for text in head for word in words("scope/all-provinces"))
    )


def home_region(header: Header) -> str:
    """The region whose authorities speak: from the issuers, the title, the number, the part in which the document
    stands."""
    field, number = header.fields.get("bodies"), header.number
    issuers = [*parse_bodies(field.text if field else "", None), *header.title.bodies(None)]
    for body in issuers:
        if body.iri or body.territory != NATION or (body.parent and listed(body.parent)):
            return body.territory
    province = province_of_abbreviation().get(number.agency_code[:1]) if number else None
    named = [m.iri for m in find_regions(header.title.text[:40], province) if administrative(m.iri) and m.iri != NATION]
    if province and not named:
        return province
    if named and (province is None or province in (named[0], *ancestors(named[0]))):
        return named[0] if province or _title_begins_with_region(header.title) else _home_in_part(header)
    return province or _home_in_part(header)


def region_of_source(header: Header) -> tuple[str, Origin] | None:
    """The region of the authority that a page names as its source, with the line that does: 信息来源：某市政府."""
    segment = header.segment
    around = [a for a in header.clean.asides if a.kind == "web-page" and a.start < segment.end]
    printed = [Line(aside.text, aside.start, aside.line) for aside in around[:HEAD_LINES]]
    for line in (*printed, *header.lines[:HEAD_LINES]):
        found = _SOURCE.search(line.text)
        named = find_bodies(found["source"], None)[:1] if found else []
        place = named[0].body.territory if named and named[0].start == 0 else NATION
        if place != NATION and administrative(place):
            return place, Origin.of(UNDER_HEADING, line)
    return None


def _home_in_part(header: Header) -> str:
    """The region of the part; the one city in it that a text without issuers speaks of as 全市, 我市."""
    region = _home_of_part(header.segment)
    if region is None:
        return NATION
    text = "\n".join(line.text for line in header.lines)[:_MUCH]
    if len(_OF_CITY.findall(text)) < _OFTEN or len(_OF_CITY.findall(text)) <= len(_OF_PROVINCE.findall(text)):
        return region
    cities = Counter(
        m.iri for m in find_regions(text, region) if level_of(m.iri) == "prefecture" and region in ancestors(m.iri)
    )
    city, count = next(iter(cities.most_common(1)), (region, 0))
    return city if count >= _OFTEN and count > sum(cities.values()) / 2 else region


def _title_begins_with_region(title: Title) -> bool:
    wrapper = title.handed_on
    text = wrapper.object if wrapper else _OPENING.sub("", title.text)
    mentions = find_regions(text[:16], None)
    return bool(mentions) and mentions[0].start <= 1 and mentions[0].iri != NATION


def _home_of_part(segment: Segment) -> str | None:
    for heading in reversed(segment.part):
        named = [m.iri for m in find_regions(heading, None) if administrative(m.iri)]
        if named:
            return named[0]
    return None


def jurisdiction_of(bodies: Sequence[Body], home: str, title: Title, force: str | None) -> str | None:
    """Where the document binds: the territory of the widest issuer, else the region at home.

    None where nothing tells its place: `home` is the nation for want of a region, and that is no proof. What proves the
    nation is an issuer of the centre, a law, or a title that speaks of the whole nation.
    """
    territories = [body.territory for body in bodies if body.territory in regions()]
    found = min(territories, key=lambda iri: (len(ancestors(iri)), territories.index(iri))) if territories else home
    return found if found != NATION or _is_of_the_nation(bodies, title, force) else None


def _is_of_the_nation(bodies: Sequence[Body], title: Title, force: str | None) -> bool:
    return (
        force in _NATIONAL_FORCE
        or any(body.iri or (body.parent and listed(body.parent)) for body in bodies)
        or any(name.startswith(words("scope/of-nation")) for name in (title.text, *(body.name for body in bodies)))
        or any(word in title.text for word in words("scope/nation"))
    )


def joint_jurisdictions(bodies: Sequence[Body], title: Title) -> tuple[str, ...]:
    """The regions that the document binds where they are several, none where it is one.

    Several regions issue it together: of one level and none wider, or with national bodies for an area that the title
    names and that is made up of them.
    """
    territories = list(dict.fromkeys(body.territory for body in bodies if body.territory in regions()))
    local = [iri for iri in territories if iri != NATION]
    if len(local) < len(territories):
        areas = [m.iri for m in find_regions(title.text, NATION) if not administrative(m.iri)]
        members = {above for area in areas for iri in _members(area) for above in (iri, *ancestors(iri))}
        widest = local if set(local) <= members else []
    else:
        widest = [iri for iri in local if len(ancestors(iri)) == min(len(ancestors(one)) for one in local)]
    return tuple(widest) if len(widest) > 1 else ()


def _members(area: str) -> tuple[str, ...]:
    return regions()[area].properties.get(NARROWER, ()) if area in regions() else ()


def scope(header: Header, jurisdiction: str | None) -> dict[str, Origin]:
    """Regions that the title names beside the one it binds, and the areas that a national text gives as its scope, each
    with where that is said."""
    title = header.title
    rest = title.text[len(title.issuers) :] if title.bodies(None) else title.text
    named = dict.fromkeys((m.iri for m in find_regions(rest, jurisdiction)), header.title_from)
    defined = _areas_covered(header.lines) if jurisdiction == NATION else {}
    known = (jurisdiction, NATION, *(ancestors(jurisdiction) if jurisdiction else ()))
    said = {**named, **{iri: origin for iri, origin in defined.items() if iri not in named}}
    return {iri: origin for iri, origin in said.items() if iri not in known}


def _areas_covered(lines: Sequence[Line]) -> dict[str, Origin]:
    """The areas in the sentence that gives the scope (实施范围：…), without the provinces and cities in them."""
    found = next(((m["scope"], line) for line in lines[:_SCOPE_LINES] if (m := _COVERS.search(line.text))), None)
    if found is None:
        return {}
    named = (m.iri for m in find_regions(found[0], NATION))
    return dict.fromkeys((iri for iri in named if not _of_one_place(iri)), Origin.of(TEXT, found[1]))


def _of_one_place(iri: str) -> bool:
    """Whether a region is a province or city, or lies in one."""
    return any(administrative(one) and one != NATION for one in (iri, *ancestors(iri)))
