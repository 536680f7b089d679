"""Regions named in a text.

In: text, and the region at home in which it was written. Out: `RegionMention`s with the concept of `regions.ttl`
(GB/T 2260 codes, economic areas, basins). Names that several regions share (朝阳区) are resolved by the regions
named before them and by the home region, or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.annotate.gazetteer import Gazetteer
from kg.namespaces import ID, KG
from kg.vocabulary import Concept, load

NATION = ID + "region/CN"
LEVEL = KG + "level"
_LEVELS = ("county", "prefecture", "province")
_KIND_OF_REGION = re.compile(r"(?:特别行政区|自治区|自治州|省|市|区|县|盟|旗|州)$")


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region named in the text; `start` and `end` are 0-based offsets, `iri` its concept."""

    start: int
    end: int
    iri: str


@dataclass(frozen=True, slots=True)
class _Name:
    iri: str
    certain: bool


@cache
def regions() -> Mapping[str, Concept]:
    """Return the regions, keyed by IRI."""
    return {iri: concept for iri, concept in load("regions.ttl").items() if "/region/" in iri}


@cache
def _gazetteer() -> Gazetteer[_Name]:
    return Gazetteer(_names())


def _names() -> Iterator[tuple[str, _Name]]:
    for iri, concept in regions().items():
        uncertain = {label for label in concept.hidden_labels if len(label) > 1}
        for label in {concept.pref_label, *concept.alt_labels} - uncertain:
            yield label, _Name(iri, certain=True)
        for label in uncertain:
            yield label, _Name(iri, certain=False)


def find_regions(text: str, home: str | None) -> list[RegionMention]:
    """Return the regions named in a text, in its order.

    Parameters
    ----------
    text : str
        Clean text.
    home : str or None
        IRI of the region whose authorities wrote the text; it decides between namesakes.
    """
    found: list[RegionMention] = []
    for hit in _gazetteer().find(text):
        certain = [name.iri for name in hit.meanings if name.certain]
        doubtful = [name.iri for name in hit.meanings if not name.certain]
        near = [found[-1].iri] if found and hit.start - found[-1].end <= 1 else []
        iri = _inside(certain + doubtful, near) or (
            certain[0] if certain else _inside(doubtful, [home] if home else [])
        )
        if iri:
            found.append(RegionMention(hit.start, hit.end, iri))
    return found


def _inside(candidates: list[str], wider: list[str]) -> str | None:
    """The one candidate that lies in one of the wider regions, or None."""
    inside = [iri for iri in candidates if any(region in ancestors(iri) for region in wider)]
    return inside[0] if len(inside) == 1 else None


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


def kind_word(iri: str) -> str:
    """Return the word by which a region's own texts call it: 省, 自治区, 市, 县 …; empty for areas."""
    found = _KIND_OF_REGION.search(regions()[iri].pref_label)
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


def administrative(iri: str) -> bool:
    """Whether a region has a government of its own: a nation, province, prefecture or county."""
    return level_of(iri) in (*_LEVELS, "national")
