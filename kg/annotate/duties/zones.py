"""Committees of zones that a city's text names short: 高新区管委会 is that of the city.

In: squeezed text and the region at home. Out: an `Item` for each such name, in full.
"""

from __future__ import annotations

from kg.annotate.duties.duty import Item
from kg.annotate.duties.words import WORDS
from kg.language.bodies import Body
from kg.language.body_names import short_region, unlisted
from kg.language.regions import level_of
from kg.vocabulary.forms import word

_PROVINCE = ("province", "national")


def zones(text: str, home: str | None) -> list[Item]:
    """Return the committees of the city's zones that have no name of their own.

    Parameters
    ----------
    text : str
        Squeezed text.
    home : str or None
        IRI of the region whose authorities wrote it; a province has many zones of a kind, so its text means none.
    """
    if not _has_zones(home):
        return []
    whole = word("body/committee")
    committee = rf"(?:{'|'.join((whole, *WORDS[f'body-short/{whole}']))})"
    named = WORDS.pattern(rf"(?<![\u4e00-\u9fff])⟨region/kind⟩?(?P<zone>⟨zone-kind⟩){committee}")
    found = ((match.start(), match.end(), zone_committee(match["zone"], home)) for match in named.finditer(text))
    return [Item(start, end, body, None) for start, end, body in found if body]


def zone_committee(zone: str, home: str | None) -> Body | None:
    """Return the committee of a zone that a city's text calls by its kind alone (高新区), or None."""
    if home is None or not _has_zones(home) or zone not in WORDS["zone-kind"]:
        return None
    return unlisted(short_region(home) + zone + word("body/committee"), home)


def _has_zones(home: str | None) -> bool:
    return home is not None and level_of(home) not in _PROVINCE
