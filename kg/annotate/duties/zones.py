"""Committees of zones that a city's text names short: 高新区管委会 is that of the city.

In: squeezed text and the region at home. Out: an `Item` for each such name, in full.
"""

from __future__ import annotations

from kg.annotate.duties.duty import Item
from kg.annotate.duties.words import WORDS
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
    if home is None or level_of(home) in _PROVINCE:
        return []
    whole = word("body/committee")
    committee = rf"(?:{'|'.join((whole, *WORDS[f'body-short/{whole}']))})"
    named = WORDS.pattern(rf"(?<![\u4e00-\u9fff])⟨region/kind⟩?(?P<zone>⟨zone-kind⟩){committee}")
    city = short_region(home)
    return [
        Item(found.start(), found.end(), unlisted(city + found["zone"] + whole, home), None)
        for found in named.finditer(text)
    ]
