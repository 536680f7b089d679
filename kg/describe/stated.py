"""Each fact of a description with where it was taken from.

In: a description, and what header, signature and text said. Out: `Fact`s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from kg.describe.facts import Facts
from kg.describe.force import force_and_ground
from kg.describe.given_reports import GivenReport
from kg.describe.header import Header
from kg.describe.origins import HISTORY, TEXT, UNDER_HEADING, Fact, Origin
from kg.describe.signature import Dated, Issuers
from kg.describe.territory import region_of_source
from kg.language.region_mentions import find_regions
from kg.language.regions import province_of_abbreviation


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a document, each with where it stands; named as in `Facts`."""

    signed: Dated | None = None
    published: Dated | None = None
    effective: Dated | None = None
    expires: Dated | None = None


def day_of(dated: Dated | None) -> date | None:
    """The day alone."""
    return dated[0] if dated else None


def stated(
    found: Facts,
    header: Header,
    days: Days = Days(),
    issuers: Issuers | None = None,
    scope: Mapping[str, Origin] | None = None,
) -> Iterator[Fact]:
    """Yield the facts of a description with where they were taken from.

    Parameters
    ----------
    found : Facts
        What is known of the document.
    header : Header
        Its header; title, number and acts are from it.
    days, issuers, scope
        Its days, bodies and the regions that it is about, with where they stand.
    """
    yield Fact.of("title", found.title, header.title_from)
    if found.number and header.number_from:
        yield Fact.of("number", found.number, header.number_from)
    for body in found.bodies:
        if issuers and body in issuers:
            yield Fact.of("bodies", body, issuers[body])
    for day in fields(days):
        dated: Dated | None = getattr(days, day.name)
        if dated:
            yield Fact.of(day.name, *dated)
    yield from _classed(found, header, issuers or {})
    for region, origin in (scope or {}).items():
        yield Fact.of("scope", region, origin)
    for act in found.acts:
        if header.history:
            yield Fact.of("acts", act, Origin.of(HISTORY, header.history.line_of(act.day)))


def _classed(found: Facts, header: Header, issuers: Issuers) -> Iterator[Fact]:
    """The kind of document, its legal force, and where it binds."""
    if found.type:
        yield Fact.of("type", found.type, header.title_from)
    signed_by = next((issuers[body] for body in found.bodies if body in issuers), header.title_from)
    if found.force:
        _, ground = force_and_ground(found.named, found.bodies, found.number)
        proofs = {"bodies": signed_by, "number": header.by_number}
        yield Fact.of("force", found.force, proofs.get(ground) or header.title_from)
    for region in found.binds:
        yield Fact.of("jurisdiction", region, _ground_of(region, found, header, issuers) or signed_by)


def _ground_of(region: str, found: Facts, header: Header, issuers: Issuers) -> Origin | None:
    """What says that a document binds in a region: an issuer, its title, the part that it stands in, its number."""
    signed = (issuers[body] for body in found.bodies if body.territory == region and body in issuers)
    if origin := next(signed, None):
        return origin
    if any(mention.iri == region for mention in find_regions(found.title, None)):
        return header.title_from
    code = found.number.agency_code[:1] if found.number else ""
    if province_of_abbreviation().get(code) == region:
        return header.by_number
    parts = (text for text in reversed(header.segment.part) if any(m.iri == region for m in find_regions(text, None)))
    if origin := next(map(header.part, parts), None):
        return origin
    region_named, named_on = region_of_source(header) or ("", None)
    return named_on if region_named == region else None


def stated_by_giver(before: Facts, found: Facts, given: GivenReport) -> Iterator[Fact]:
    """Yield the facts that the opening of a report adds to what was known before."""
    opening = Origin.of(TEXT, given.body_line)
    if found.speaker:
        yield Fact.of("speaker", found.speaker, Origin.of(UNDER_HEADING, given.speaker_line))
    if found.signed and not before.signed:
        yield Fact.of("signed", found.signed, Origin.of(UNDER_HEADING, given.day_line))
    for body in () if before.bodies else found.bodies:
        yield Fact.of("bodies", body, opening)
    if found.jurisdiction and not before.jurisdiction:
        yield Fact.of("jurisdiction", found.jurisdiction, opening)
