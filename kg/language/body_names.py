"""Bodies that vocabularies name: those of the nation, and local ones by region and function.

In: the entries of `bodies.ttl`, functions, regions, official names. Out: `Body`s. Local bodies are formed by rule:
region + function (河北省 + 发展和改革委员会), the region by the name that its authorities give themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.bodies_abroad import is_abroad
from kg.language.regions import NATION, administrative, ancestors, kind_word, level_at, level_of, regions
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, word, words
from kg.vocabulary.namespaces import DCTERMS, ID, KG, ORG

CLASSIFICATION = ORG + "classification"
LOCAL_GOVERNMENT = ID + "classification/local-government"
PATTERN, _OTHER_PATTERN = KG + "namePattern", KG + "altNamePattern"
APPLIES_TO = KG + "appliesToLevel"
_APPLIES_IN = KG + "appliesToRegion"
_REPLACED_BY = DCTERMS + "isReplacedBy"
_CODE_PATTERN = KG + "agencyCodePattern"
DEPARTMENT = ID + "classification/local-department"
OFFICE = Form("⟨body/office⟩$")


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


def region_at_home(kind: str, home: str) -> str | None:
    """Return the region that 省, 市 … means in a text of a region: that itself, or the one above it of that kind; 州 in
    texts of an autonomous prefecture is that."""
    around = [(region, kind_word(region)) for region in (home, *ancestors(home))]
    named = next((region for region, word in around if word == kind), None)
    return named or next((region for region, word in around[:1] if word.endswith(kind)), None)


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
    shorter = {iri: OFFICE.sub("", concept.pref_label) for iri, concept in functions().items()}
    return {iri: by_label[label] for iri, label in shorter.items() if by_label.get(label, iri) != iri}


@cache
def coded_functions() -> Mapping[str, tuple[str, ...]]:
    """Return the functions of provincial bodies that have agency codes, by IRI, with the patterns: {abbr}政发."""
    return {iri: patterns for iri, c in functions().items() if (patterns := c.properties.get(_CODE_PATTERN, ()))}


def level_of_body(body: Body) -> str:
    """Return national, province, prefecture or county, the level of the body's territory; international for a body
    that is none of the nation at home."""
    if not body.iri and body.territory == NATION and is_abroad(body.name, body.classification):
        return "international"
    return level_at(body.territory) if body.territory in regions() else "national"


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


def name_patterns(function: Concept) -> tuple[str, ...]:
    """Return how the names of a function are made that have the region in the middle, none where none has."""
    return (*function.properties.get(PATTERN, ()), *function.properties.get(_OTHER_PATTERN, ()))


@cache
def committees() -> tuple[str, ...]:
    """Return what a committee is called behind the name of a zone, in full first: 管委会."""
    whole = word("body/committee")
    return whole, *words(f"body-short/{whole}")


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
