"""The search page and the first page.

In: a `Frame`, what was typed and chosen. Out: HTML, and for the box in the head of each page a few hits as data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.counts import stated_counts
from kg.analyse.finder import FACETS, Found
from kg.analyse.levels import LEVELS
from kg.vocabulary.namespaces import KNOWN, NAME_ONLY, RELATIONS, TEXT

if TYPE_CHECKING:
    from kg.analyse.overview import Counts
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame

LENGTH, SUGGESTED, VALUES = 25, 10, 12
# the figures of the first page, by what `kg stats` calls them
_FIGURES = {
    "policies": "policies",
    "with_text": f"policies: {TEXT}",
    "known": f"policies: {KNOWN}",
    "name_only": f"policies: {NAME_ONLY}",
    "references": "citations",
    "bodies": "issuing bodies",
    "targets": "targets",
    "duties": "responsibilities",
}
# Rows of the page of rankings.
RANKED = 50
Chosen = Mapping[str, Sequence[str]]
Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its name, how many hits have it, whether it is chosen, and the address with it changed."""

    name: str
    count: int
    chosen: bool
    href: str


def search_page(frame: Frame, text: str, chosen: Chosen, start: int = 0) -> str:
    """Return the page of what fits, from hit number `start` on."""
    found = frame.world.finder.found(text, chosen, start, LENGTH)

    def address(changed: Chosen, begin: int = 0, asked: str = text) -> str:
        query = {facet: list(values) for facet, values in changed.items() if values}
        return frame.places.page("search", q=asked, start=str(begin) if begin else "", **query) or ""

    return frame.render(
        "search.html",
        asked=text,
        found=found,
        facets=[(facet, choices) for facet in FACETS if (choices := _choices(frame, found, facet, chosen, address))],
        start=start,
        length=LENGTH,
        earlier=address(chosen, max(start - LENGTH, 0)) if start else None,
        later=address(chosen, start + LENGTH) if start + LENGTH < found.total else None,
        chosen=[
            (facet, value_name(frame, facet, value), address({**chosen, facet: [v for v in values if v != value]}))
            for facet, values in chosen.items()
            for value in values
        ],
        looser=_looser(frame, found, text, chosen, address),
    )


def _looser(frame: Frame, found: Found, text: str, chosen: Chosen, address: Address) -> list[tuple[str, int, str]]:
    """What would find something: without one of the facets, or without one of the words."""
    if found.total:
        return []
    ways = [
        (frame.say("without.facet", frame.say(f"facet.{facet}")), count, address({**chosen, facet: []}))
        for facet, count in found.without.items()
    ]
    words = text.split()
    for word in words if len(words) > 1 else ():
        rest = " ".join(other for other in words if other != word)
        if count := frame.world.finder.total(rest, chosen):
            ways.append((frame.say("without.word", word), count, address(chosen, asked=rest)))
    if chosen and text and (count := frame.world.finder.total(text, {})):
        ways.append((frame.say("without.all"), count, address({})))
    return ways


def _choices(frame: Frame, found: Found, facet: str, chosen: Chosen, address: Address) -> list[Choice]:
    picked = list(chosen.get(facet, ()))
    counts = dict(found.counts[facet])
    values = sorted(counts, key=lambda value: _order(facet, value, counts[value]))
    shown = [*picked, *(value for value in values if value not in picked)][: max(VALUES, len(picked))]
    shown.sort(key=lambda value: _order(facet, value, counts.get(value, 0)))
    return [
        Choice(
            value_name(frame, facet, value),
            counts.get(value, 0),
            value in picked,
            address({**chosen, facet: [v for v in picked if v != value] if value in picked else [*picked, value]}),
        )
        for value in shown
    ]


def _order(facet: str, value: str, count: int) -> tuple[object, ...]:
    if facet == "level":
        return (LEVELS.index(value) if value in LEVELS else len(LEVELS),)
    if facet == "year":
        return tuple(-ord(c) for c in value)
    return -count, value


def value_name(frame: Frame, facet: str, value: str) -> str:
    """Return what a value of a facet is called."""
    from kg.analyse.topics import region_topics, sector_topics

    if facet in ("level", "relation"):
        known = value in LEVELS if facet == "level" else value in RELATIONS
        return frame.say(f"{facet}.{value}") if known else value
    if facet == "availability":
        return frame.say(f"state.{value}") if f"state.{value}" in _states() else value
    if facet in ("region", "sector"):
        topics = sector_topics() if facet == "sector" else region_topics({})
        topic = topics.get(value)
        if topic is None:
            return frame.name(frame.world.individuals.base + f"region/{value}")
        return (topic.short if facet == "region" else topic.name) if frame.lang == "zh" else topic.name_en
    if frame.lang != "zh" and facet in ("type", "body"):
        return frame.world.english_names.get(value, value)
    return value


def _states() -> frozenset[str]:
    from kg.vocabulary.namespaces import AVAILABILITY

    return frozenset(f"state.{name}" for name in AVAILABILITY)


def suggested(frame: Frame, text: str) -> list[dict[str, str]]:
    """Return the first hits for what is being typed."""
    return [
        {"title": hit.title, "number": hit.number, "date": hit.date, "href": frame.to(hit.iri) or ""}
        for hit in frame.world.finder.first(text, SUGGESTED)
    ]


def first_page(frame: Frame) -> str:
    """Return the first page: how much there is, what is cited and followed most, and from when it is."""
    overview = frame.world.overview
    return frame.render(
        "home.html",
        figures=_figures(frame),
        cited=_ranked(frame, overview.cited),
        followed=_ranked(frame, overview.followed),
        years=overview.years,
        levels=LEVELS,
    )


def ranking_page(frame: Frame) -> str:
    """Return the page of what is cited most and who issues together most, longer than the first page has it."""
    ties, reader, records = frame.world.ties, frame.world.reader, frame.world.records
    cited = sorted(records.cited_by.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:RANKED]
    pairs = sorted(ties.joint.items(), key=lambda pair: (-pair[1], pair[0]))[:RANKED]
    return frame.render(
        "ranking.html",
        figures=_figures(frame),
        cited=[(reader.policy(iri), reader.level(iri), len(citing)) for iri, citing in cited],
        pairs=[(ties.issuers[one].iri, ties.issuers[other].iri, count) for (one, other), count in pairs],
    )


def _figures(frame: Frame) -> Counts:
    """How much there is, as `kg stats` counts it."""
    counted = dict(stated_counts(frame.world.records))
    return tuple((name, counted[count]) for name, count in _FIGURES.items())


def _ranked(frame: Frame, counts: Counts) -> list[tuple[PolicyRecord, str, int]]:
    """Policies with their levels and counts."""
    reader = frame.world.reader
    return [(reader.policy(iri), reader.level(iri), count) for iri, count in counts]
