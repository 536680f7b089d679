"""Bodies that no vocabulary names, and parts of bodies, by the form of their names.

In: a name as written, or a body and what its part is called. Out: `Body`s in their canonical form: the region with
which a name begins, its class by the end of the name, short parts in full (高新区管委会), and whose part it is
(科学技术部 + 火炬中心).
"""

from __future__ import annotations

from functools import cache

from kg.language.bodies_abroad import INTERNATIONAL, class_abroad
from kg.language.body_leads import without_lead
from kg.language.body_names import DEPARTMENT, OFFICE, Body, functions_named, listed, official_region, region_at_home
from kg.language.region_mentions import find_regions
from kg.language.regions import NATION, administrative, ancestors, regions
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form, words
from kg.vocabulary.namespaces import ID, KG
from kg.vocabulary.words import word_lists

_UNIT_PATTERN = KG + "unitPattern"
_NAME_ENDING = KG + "nameEnding"
_OFFICE_CLASS = ID + "classification/office"
_PARTY_CLASS = ID + "classification/party"
_INSTITUTION = ID + "classification/institution"
_OF_STATE = {ID + f"classification/{kind}" for kind in ("ministry", "bureau", "state-council", "local-government")}
OF_THE_NATION = Form("^⟨body/nation⟩")
# 示例高新技术产业开发区管理委员会创新发展局, for short without the committee
OF_ZONE = Form("(?P<held>(?P<zone>.{3,}?)⟨body/committee⟩)(?=.)")
# 中国（上海）自由贸易试验区…
_NATION_AT = Form(r"^⟨body/nation⟩[（(](?P<place>[\u4e00-\u9fff]{2,8})[)）]")
_HOLDER = Form("⟨body/name-ending body/placed-ending⟩$")
_DEPARTMENT_END = Form("⟨body/department-ending⟩$")
_HOME_WORD = Form("^⟨region/whole⟩?(?P<kind>⟨region/kind⟩)(?!⟨region/not-a-kind⟩)")
_LONGEST_REGION = 24


def unlisted(name: str, territory: str | None) -> Body:
    """Return the body of a name that no vocabulary has: its class is what the end of the name says (示例公司).

    Parameters
    ----------
    name : str
        The name as written.
    territory : str or None
        IRI of the region at home, for a name that does not begin with its region; None for the nation.
    """
    behind = without_lead(name)
    if behind != name and (known := listed(behind)):
        return known
    name = _spelled_out(_at_home(behind, territory))
    region, length = _region_at_head(name, territory)
    kind = next((iri for ending, iri in _class_endings() if name.endswith(ending)), None)
    if kind is None and region and _DEPARTMENT_END.search(name):
        kind = DEPARTMENT
    abroad = class_abroad(name)
    # 巴林左旗 begins with the name of a state, and is a region
    if abroad and (region is None or abroad == INTERNATIONAL):
        return Body(name, None, NATION, abroad)
    rest = name[length:]
    whole = official_region(region) + rest if region and length and rest else name
    place = region or _placed_in_brackets(name) or (NATION if _is_of_the_nation(name) else territory)
    return Body(whole, None, place or NATION, kind, _holder(whole, kind, len(whole) - len(rest)))


def _holder(name: str, kind: str | None, region_end: int) -> str | None:
    """The body that a unit with its own name belongs to: the committee of its zone, that whose office it is."""
    zone, held = OF_ZONE.match(name), OFFICE.sub("", name)
    is_office = kind == _OFFICE_CLASS and len(held) > region_end and _HOLDER.search(held)
    return zone["held"] if zone else held if is_office else None


def _is_of_the_nation(name: str) -> bool:
    """Whether a name that begins with the word for the nation names no smaller place."""
    return OF_THE_NATION.match(name) is not None and not any(
        administrative(mention.iri) and mention.iri != NATION for mention in find_regions(name, None)
    )


def _placed_in_brackets(name: str) -> str | None:
    """The region that a name of the nation has in brackets, or the smaller place behind: 中国（示例省）…示例片区."""
    bracket = _NATION_AT.match(name)
    placed = [m.iri for m in find_regions(bracket["place"], None) if administrative(m.iri)] if bracket else []
    if not bracket or not placed:
        return None
    inside = [m.iri for m in find_regions(name[bracket.end() :], placed[0]) if placed[0] in ancestors(m.iri)]
    return next((iri for iri in inside if administrative(iri)), placed[0])


def _spelled_out(name: str) -> str:
    """A name with its short parts in full: 示例高新区管委会 -> 示例高新技术产业开发区管理委员会."""
    for short, full in short_parts():
        name = name.replace(short, full)
    return name


@cache
def short_parts() -> tuple[tuple[str, str], ...]:
    """Short forms of parts of names, each with the full one."""
    lists = word_lists("body-words.ttl", "body-short")
    return tuple(sorted((short, full) for full, shorts in lists.items() for short in shorts))


def _at_home(name: str, home: str | None) -> str:
    """A name that begins with the word for the region at home, with that region: 省示例研究院 -> 河北省示例研究院."""
    whose = _HOME_WORD.match(name)
    region = region_at_home(whose["kind"], home) if whose and home else None
    return official_region(region) + name[whose.end() :] if whose and region else name


def _region_at_head(name: str, home: str | None) -> tuple[str | None, int]:
    """The region with which a name begins, the smallest of 北京市石景山区…, and how long its name is."""
    found: str | None = None
    end = 0
    for mention in find_regions(name[:_LONGEST_REGION], home):
        inside = found is None or found in ancestors(mention.iri)
        if mention.start != end or mention.iri == NATION or not administrative(mention.iri) or not inside:
            break
        found, end = mention.iri, mention.end
    alone = found is not None and regions()[found].pref_label == name[:end]
    return found, end if alone else 0


@cache
def _class_endings() -> tuple[tuple[str, str], ...]:
    """The ends of names that tell a class, the longest first."""
    classes = {iri: concept for iri, concept in load("bodies.ttl").items() if "/classification/" in iri}
    endings = [(ending, iri) for iri, c in classes.items() for ending in c.properties.get(_NAME_ENDING, ())]
    return tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair)))


def unit_of(parent: Body, unit: str, territory: str | None = None) -> Body:
    """Return a part of a body: its office, a department (科学技术部火炬中心), an outpost in a region.

    Parameters
    ----------
    parent : Body
        The body itself.
    unit : str
        What follows its name.
    territory : str, optional
        IRI of the region of an outpost.
    """
    name = _stem(parent) + _spelled_out(unit)
    known = listed(name)
    if known:
        return known
    return Body(name, None, territory or parent.territory, _class_of_unit(parent, unit, bool(territory)), parent.name)


def _class_of_unit(parent: Body, unit: str, placed: bool) -> str | None:
    """A department of a ministry is none itself; a branch of a bank is an enterprise as it is."""
    if unit.endswith(words("body/unit")):
        return _OFFICE_CLASS
    named = next((iri for ending, iri in _class_endings() if unit.endswith(ending)), None)
    if named or parent.classification not in _OF_STATE:
        return named or parent.classification
    return DEPARTMENT if placed or parent.territory != NATION else _INSTITUTION


def _stem(body: Body) -> str:
    """How the names of a body's parts begin: 中共河北省委 for the committee of the Party, else with its name."""
    if body.iri or body.classification != _PARTY_CLASS or body.territory not in regions():
        return body.name
    stems = [c.first(_UNIT_PATTERN) for c in functions_named(body.name, body.territory)]
    stem = next((stem for stem in stems if stem), None)
    return stem.format(region=regions()[body.territory].pref_label) if stem else body.name
