"""Bodies by their full official names.

In: the entries of `bodies.ttl`, functions and regions, names as written. Out: `Body`s. Local bodies are formed by rule:
region + function (河北省 + 发展和改革委员会); units and outposts follow the name of the body that they belong to
(科学技术部 + 火炬中心).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.bodies_abroad import INTERNATIONAL, class_abroad, is_abroad
from kg.language.body_leads import without_lead
from kg.language.regions import NATION, administrative, ancestors, find_regions, kind_word, level_at, level_of, regions
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, word, words
from kg.vocabulary.namespaces import DCTERMS, ID, KG, ORG
from kg.vocabulary.words import word_lists

CLASSIFICATION = ORG + "classification"
LOCAL_GOVERNMENT = ID + "classification/local-government"
PATTERN, OTHER_PATTERN = KG + "namePattern", KG + "altNamePattern"
APPLIES_TO = KG + "appliesToLevel"
_APPLIES_IN = KG + "appliesToRegion"
_UNIT_PATTERN = KG + "unitPattern"
_REPLACED_BY = DCTERMS + "isReplacedBy"
_CODE_PATTERN = KG + "agencyCodePattern"
_NAME_ENDING = KG + "nameEnding"
_OFFICE_CLASS = ID + "classification/office"
_PARTY_CLASS = ID + "classification/party"
DEPARTMENT = ID + "classification/local-department"
_INSTITUTION = ID + "classification/institution"
_OF_STATE = {ID + f"classification/{kind}" for kind in ("ministry", "bureau", "state-council", "local-government")}
_OF_THE_NATION = Form("^⟨body/nation⟩")
_OFFICE = Form("⟨body/office⟩$")
# 示例高新技术产业开发区管理委员会创新发展局, for short without the committee
_OF_ZONE = Form("(?P<held>(?P<zone>.{3,}?)⟨body/committee⟩)(?=.)")
# 国有资产监督管理委员会 is named after what it does, and runs no zone
_COMMISSION = Form("⟨body/supervises⟩⟨body/committee⟩")
_IN_BRACKETS = Form(r"[（(](?P<inside>[\u4e00-\u9fff]+)[)）]")
# 中国（上海）自由贸易试验区…
_NATION_AT = Form(r"^⟨body/nation⟩[（(](?P<place>[\u4e00-\u9fff]{2,8})[)）]")
_HOLDER = Form("⟨body/name-ending body/placed-ending⟩$")
_DEPARTMENT_END = Form("⟨body/department-ending⟩$")
_STARTS_WITH_KIND = Form("⟨region/kind⟩")
_HOME_WORD = Form("^⟨region/whole⟩?(?P<kind>⟨region/kind⟩)(?!⟨region/not-a-kind⟩)")
_LONGEST_REGION = 24


@dataclass(frozen=True, slots=True)
class Body:
    """A body in its canonical form.

    `name` is the full official name. `iri` is set where the body stands in `bodies.ttl`; a local body gets its IRI
    from its name. `territory` is the IRI of its region, `parent` the name of the body that it is a part of: its office,
    a department, an outpost.
    """

    name: str
    iri: str | None
    territory: str
    classification: str | None
    parent: str | None = None


@cache
def national_bodies() -> Mapping[str, Concept]:
    """Return the bodies of `bodies.ttl`, keyed by IRI."""
    return {iri: concept for iri, concept in load("bodies.ttl").items() if "/body/" in iri}


@cache
def functions() -> Mapping[str, Concept]:
    """Return what local bodies are there for, keyed by IRI: 发展和改革委员会."""
    return {iri: concept for iri, concept in load("body-functions.ttl").items() if "/body-function/" in iri}


@cache
def _by_name() -> Mapping[str, str]:
    return {concept.pref_label: iri for iri, concept in national_bodies().items()}


def listed(name: str) -> Body | None:
    """Return the body of `bodies.ttl` that has this official name, or None."""
    iri = _by_name().get(name)
    return national(iri) if iri else None


def national(iri: str) -> Body:
    """Return a body of `bodies.ttl`."""
    concept = national_bodies()[iri]
    return Body(concept.pref_label, iri, concept.first(KG + "territory") or NATION, concept.first(CLASSIFICATION))


@cache
def short_region(iri: str) -> str:
    """Return the name of a region (IRI) without its kind: 河北省 -> 河北, 内蒙古自治区 -> 内蒙古."""
    region = regions()[iri]
    shorter = [label for label in (*region.alt_labels, *region.hidden_labels) if region.pref_label.startswith(label)]
    return min((label for label in shorter if len(label) > 1), key=len, default=region.pref_label)


@cache
def official_region(region: str) -> str:
    """Return the region's name as its authorities call themselves: a district after its city (南京市鼓楼区), a new area
    after the province or city that it lies in (河北雄安新区)."""
    name = regions()[region].pref_label
    wider = next((iri for iri in ancestors(region) if administrative(iri) and iri != NATION), None)
    if wider is None:
        return name
    above = regions()[wider].pref_label
    if level_of(region) == "county" and kind_word(region) == word("region/district-kind"):
        return above + name if above.endswith(word("region/city-kind")) else name
    short = short_region(wider)
    new = name.endswith(word("region/new-area")) and not administrative(region)
    return short + name if new and not name.startswith(short) else name


def exists_in(function: str, region: str) -> bool:
    """Return whether bodies of a region have the name of a function (IRI); some names hold in one province alone."""
    inside = functions()[function].properties.get(_APPLIES_IN, ())
    return not inside or any(iri in inside for iri in (region, *ancestors(region)))


def local(among: Sequence[str], region: str) -> Body:
    """Return the body of a region that has one of some functions (IRIs): the one that fits the region and its level."""
    return _local(tuple(among), region)


@lru_cache(maxsize=1 << 16)
def _local(among: tuple[str, ...], region: str) -> Body:
    level = level_of(region)
    own = [f for f in among if exists_in(f, region)] or among
    fitting = [f for f in own if level in functions()[f].properties.get(APPLIES_TO, ())] or own
    fitting = sorted(fitting, key=lambda f: _APPLIES_IN not in functions()[f].properties)
    concept = functions()[fitting[0]]
    name = (concept.first(PATTERN) or "{region}{function}").format(
        region=official_region(region), short=short_region(region), function=concept.pref_label
    )
    known = listed(name)
    if known:
        return known
    office_of = _office_of().get(concept.iri)
    parent = local([office_of], region) if office_of else None
    return Body(name, None, region, concept.first(CLASSIFICATION), parent.name if parent else None)


def department(name: str, region: str) -> Body:
    """Return the department of a region whose name no vocabulary has: 教育体育局."""
    return Body(official_region(region) + name, None, region, DEPARTMENT)


@cache
def _office_of() -> Mapping[str, str]:
    """Functions that are the office of another one, by their names: 人民政府办公厅 -> 人民政府."""
    by_label = {concept.pref_label: iri for iri, concept in functions().items()}
    shorter = {iri: _OFFICE.sub("", concept.pref_label) for iri, concept in functions().items()}
    return {iri: by_label[label] for iri, label in shorter.items() if by_label.get(label, iri) != iri}


@cache
def coded_functions() -> Mapping[str, tuple[str, ...]]:
    """Return the functions of provincial bodies that have agency codes, by IRI, with the patterns: {abbr}政发."""
    return {iri: patterns for iri, c in functions().items() if (patterns := c.properties.get(_CODE_PATTERN, ()))}


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
    zone, held = _OF_ZONE.match(name), _OFFICE.sub("", name)
    is_office = kind == _OFFICE_CLASS and len(held) > region_end and _HOLDER.search(held)
    return zone["held"] if zone else held if is_office else None


def _is_of_the_nation(name: str) -> bool:
    """Whether a name that begins with the word for the nation names no smaller place."""
    return _OF_THE_NATION.match(name) is not None and not any(
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
    for short, full in _short_parts():
        name = name.replace(short, full)
    return name


@cache
def _short_parts() -> tuple[tuple[str, str], ...]:
    """Short forms of parts of names, each with the full one."""
    lists = word_lists("body-words.ttl", "body-short")
    return tuple(sorted((short, full) for full, shorts in lists.items() for short in shorts))


def _at_home(name: str, home: str | None) -> str:
    """A name that begins with the word for the region at home, with that region: 省示例研究院 -> 河北省示例研究院."""
    whose = _HOME_WORD.match(name)
    region = region_at_home(whose["kind"], home) if whose and home else None
    return official_region(region) + name[whose.end() :] if whose and region else name


def region_at_home(kind: str, home: str) -> str | None:
    """Return the region that 省, 市 … means in a text of a region: that itself, or the one above it of that kind; 州 in
    texts of an autonomous prefecture is that."""
    around = [(region, kind_word(region)) for region in (home, *ancestors(home))]
    named = next((region for region, word in around if word == kind), None)
    return named or next((region for region, word in around[:1] if word.endswith(kind)), None)


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


def level_of_body(body: Body) -> str:
    """Return national, province, prefecture or county, the level of the body's territory; international for a body
    that is none of the nation at home."""
    if not body.iri and body.territory == NATION and is_abroad(body.name, body.classification):
        return "international"
    return level_at(body.territory) if body.territory in regions() else "national"


def other_names(body: Body) -> tuple[str, ...]:
    """Return the other names in use of a body that `bodies.ttl` does not have: 济南市科技局, 科技部火炬中心."""
    found = dict.fromkeys(_other_names(body))
    return tuple(sorted(name for name in found if name != body.name))


def _other_names(body: Body) -> Iterator[str]:
    if body.parent and body.name.startswith(body.parent):
        above = listed(body.parent)
        holder = Body(body.parent, None, body.territory, None)
        shorter = national_bodies()[above.iri].alt_labels if above and above.iri else other_names(holder)
        yield from (name + body.name[len(body.parent) :] for name in shorter)
    if not _COMMISSION.search(body.name):
        zone = _OF_ZONE.match(body.name)
        without = zone["zone"] + body.name[zone.end() :] if zone else body.name
        for name in (body.name, without):
            yield name
            yield from _shortened(name)
    yield from _without_brackets(body.name)
    if body.territory == NATION or body.territory not in regions():
        return
    region, whole = regions()[body.territory].pref_label, official_region(body.territory)
    for function in functions_named(body.name, body.territory):
        patterns = (*function.properties.get(PATTERN, ()), *function.properties.get(OTHER_PATTERN, ()))
        short = short_region(body.territory)
        yield from (pattern.format(region=region, short=short) for pattern in patterns)
        labels = () if patterns else (function.pref_label, *function.alt_labels)
        for label in labels:
            if not _STARTS_WITH_KIND.match(label):
                yield from (region + label, whole + label)
    if body.name.startswith(whole):
        yield region + body.name[len(whole) :]


def _shortened(name: str) -> Iterator[str]:
    """A name with one of its parts in short, and with all of them: 示例高新区管理委员会, 示例高新区管委会."""
    shorter = name
    for short, full in _short_parts():
        yield name.replace(full, short)
        shorter = shorter.replace(full, short)
    yield shorter


def _without_brackets(name: str) -> Iterator[str]:
    """A name less what it has in brackets, where the rest still tells whose it is, by a place: that of
    中国（示例省）自由贸易试验区示例片区管理委员会, not of 中国（示例省）自由贸易试验区管理委员会."""
    found = _IN_BRACKETS.search(name)
    rest = name[: found.start()] + name[found.end() :] if found else ""
    if any(mention.iri != NATION for mention in find_regions(rest, None)):
        yield rest


def successor(body: Body) -> Body | None:
    """Return the body of the same region that took over from a department abolished, or None."""
    if body.iri or body.territory == NATION or body.territory not in regions():
        return None
    followed = [f.properties.get(_REPLACED_BY, ()) for f in functions_named(body.name, body.territory)]
    after = next((iris for iris in followed if iris), None)
    return local(after, body.territory) if after else None


def functions_named(name: str, region: str) -> Iterator[Concept]:
    """Yield the functions that give a body of a region (IRI) its name."""
    for iri in _by_label().get(name.removeprefix(official_region(region)), ()):
        if local([iri], region).name == name:
            yield functions()[iri]
    yield from _patterned_names(region).get(name, ())


@cache
def _patterned_names(region: str) -> Mapping[str, tuple[Concept, ...]]:
    """The functions whose names have the region in the middle, by the name that each has in a region."""
    found: dict[str, tuple[Concept, ...]] = {}
    for iri, concept in functions().items():
        if concept.first(PATTERN):
            name = local([iri], region).name
            found[name] = (*found.get(name, ()), concept)
    return found


@cache
def _by_label() -> Mapping[str, tuple[str, ...]]:
    return {concept.pref_label: (iri,) for iri, concept in functions().items() if not concept.first(PATTERN)}
