"""Bodies of places that a text names short: 高新区管委会 is that of the city, 示例县 in a list its government.

In: squeezed text, or the name of a place, and the region at home. Out: an `Item` or a `Body` for it, in full.
"""

from __future__ import annotations

from kg.annotate.duties.duty import Item
from kg.annotate.duties.shared import government_of, whole_region
from kg.annotate.duties.words import WORDS
from kg.language.bodies import Body, parse_bodies
from kg.language.body_names import committees, official_region, short_region
from kg.language.regions import administrative, level_of, regions
from kg.language.unlisted_bodies import unlisted

_ZONE = r"(?!⟨every⟩)(?:[\u4e00-\u9fff]{2,12}?⟨zone-ending⟩|⟨zone-kind⟩)"
_TOWN = r"(?!⟨every⟩|⟨region/kind⟩|⟨territory-kind⟩)[\u4e00-\u9fff]{2,5}?(?:⟨town-kind⟩|⟨street-kind⟩)"
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
    committee = f"(?:{'|'.join(committees())})"
    named = WORDS.pattern(rf"(?<![\u4e00-\u9fff])⟨region/kind⟩?(?P<zone>⟨zone-kind⟩){committee}")
    found = ((match.start(), match.end(), zone_committee(match["zone"], home)) for match in named.finditer(text))
    placed = WORDS.pattern(rf"(?P<zone>⟨zone-kind⟩)[（(](?P<place>[\u4e00-\u9fff]{{2,6}})[）)]{committee}")
    behind = (
        (match.start(), match.end(), unlisted(match["place"] + match["zone"] + committees()[0], home))
        for match in placed.finditer(text)
    )
    return [Item(start, end, body, None) for start, end, body in (*found, *behind) if body]


def zone_committee(zone: str, home: str | None) -> Body | None:
    """Return the committee of a zone that a city's text calls by its kind alone (高新区), or None."""
    if home is None or not _has_zones(home) or zone not in WORDS["zone-kind"]:
        return None
    return unlisted(short_region(home) + zone + committees()[0], home)


def body_of_place(name: str, home: str | None) -> Body | None:
    """Return the body that a list means by the name of a place alone, or None: 示例县, 示例镇, 示例经济开发区."""
    committee = committees()[0]
    if WORDS.pattern(_ZONE).fullmatch(name):
        known = parse_bodies(name + committee, home)
        return zone_committee(name, home) or (known[0] if len(known) == 1 else unlisted(name + committee, home))
    region = whole_region(name, home)
    if region and administrative(region.iri):
        return government_of(region.iri, home) if _says_its_kind(name, region.iri) else None
    if home and WORDS.pattern(_TOWN).fullmatch(name):
        behind = WORDS["street-office" if name.endswith(WORDS["street-kind"]) else "body/government"][0]
        return unlisted((official_region(home) if level_of(home) == "county" else "") + name + behind, home)
    return None


def _says_its_kind(name: str, region: str) -> bool:
    """Whether the name of a region says what it is: 示例县, and no 郑州, which only ends like it."""
    whole = regions()[region].pref_label
    cut_short = name != whole and whole.startswith(name)
    return not cut_short and WORDS.pattern("⟨region/kind⟩$").search(name) is not None


def _has_zones(home: str | None) -> bool:
    return home is not None and level_of(home) not in _PROVINCE
