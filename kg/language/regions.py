"""Regions: what holds them, of which level they are, and what they call themselves.

In: the concepts of `regions.ttl` (GB/T 2260 codes, economic areas, basins), by their IRIs. Out: what is asked of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, words
from kg.vocabulary.namespaces import KG
from kg.vocabulary.namespaces import NATION as NATION  # regions and the nation are asked for together

LEVEL = KG + "level"
_LEVELS = ("county", "prefecture", "province")
KIND_OF_REGION = Form("⟨region/special-kind region/kind⟩$")
_BELOW = {"province": "prefecture", "prefecture": "county"}


@cache
def regions() -> Mapping[str, Concept]:
    """Return the regions, keyed by IRI."""
    return {iri: concept for iri, concept in load("regions.ttl").items() if "/region/" in iri}


@cache
def ancestors(iri: str) -> tuple[str, ...]:
    """Return the regions that contain a region, the nearest first."""
    found: list[str] = []
    queue = list(regions()[iri].broader) if iri in regions() else []
    while queue:
        wider = queue.pop(0)
        if wider not in found:
            found.append(wider)
            queue += regions()[wider].broader if wider in regions() else ()
    return tuple(found)


def level_of(iri: str) -> str:
    """Return national, province, prefecture, county or area."""
    return regions()[iri].first(LEVEL) or "area"


def level_at(iri: str) -> str:
    """Return national, province, prefecture or county, the level of who governs a region; of an area that has none of
    its own (重庆两江新区) the one below the region in which it lies."""
    if administrative(iri):
        return level_of(iri)
    around = next(map(level_of, filter(administrative, ancestors(iri))), "national")
    return _BELOW.get(around, around)


def kind_word(iri: str) -> str:
    """Return the word by which a region's own texts call it: 省, 自治区, 市, 县 …; empty for areas."""
    found = KIND_OF_REGION.search(regions()[iri].pref_label)
    return found[0] if found else ""


@cache
def province_of_abbreviation() -> Mapping[str, str]:
    """Return the provinces by the one character that stands for them in document numbers: 冀 -> 河北省."""
    return {
        label: iri
        for iri, concept in regions().items()
        if level_of(iri) == "province"
        for label in concept.hidden_labels
        if len(label) == 1
    }


def lacks_its_kind(name: str) -> bool:
    """Whether a name is a region with the word for its kind alone: 示例 of 示例县, which no list of short names has."""
    return any(name + kind in _full_names() for kind in words("region/kind"))


@cache
def _full_names() -> frozenset[str]:
    return frozenset(region.pref_label for region in regions().values())


def administrative(iri: str) -> bool:
    """Whether a region has a government of its own: a nation, province, prefecture or county."""
    return level_of(iri) in (*_LEVELS, "national")
