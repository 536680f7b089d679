"""Bodies named in a text.

In: text, and the region at home in which it was written. Out: `BodyMention`s with the canonical `Body`. National
bodies stand in `bodies.ttl`; local ones are formed by rule from a region and a function of `body-functions.ttl`
(河北省 + 发展改革委 -> 河北省发展和改革委员会); a bare 省发展改革委 takes the region of its document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.language.numerals import COUNTS
from kg.language.regions import NATION, ancestors, kind_word, level_of, regions
from kg.vocabulary.concepts import Concept, load
from kg.vocabulary.forms import Form, words
from kg.vocabulary.gazetteer import Gazetteer, Hit
from kg.vocabulary.namespaces import ID, KG, ORG

CLASSIFICATION = ORG + "classification"
_PATTERN = KG + "namePattern"
_OTHER_PATTERN = KG + "altNamePattern"
_APPLIES_TO = KG + "appliesToLevel"
_CODE_PATTERN = KG + "agencyCodePattern"
_NAME_ENDING = KG + "nameEnding"
_OFFICE_CLASS = ID + "classification/office"
_OFFICE = Form("⟨body/office⟩$")
_UNIT = Form(r"⟨body/unit⟩(?![\u4e00-\u9fff]{0,12}⟨body/not-of-a-unit⟩)")
_HOME_WORDS = Form("⟨region/whole⟩?(⟨region/kind⟩)$")
_BODY_FORM = Form(r"^[\u4e00-\u9fff（）()]{2,36}⟨body/name-ending⟩$")
# 自治区人民政府 without a region at home names nobody for certain
_WHOSE = Form(r"⟨region/whole region/former⟩?⟨region/kind⟩(?![\u4e00-\u9fff]{0,3}⟨body/company⟩)")
_NOT_A_BODY = Form(rf"⟨body/not-in-a-name⟩|[{COUNTS}]、|⟨body/leader⟩.{{0,4}}⟨body/remark⟩")
_SEPARATORS = " \u3000、，；,;/"
_BETWEEN = _SEPARATORS + "\n（）()"
_COUNT = Form(rf"⟨body/and-others⟩?(?:\d+|[{COUNTS}]+)?个?⟨body/group⟩?$|⟨body/and-others⟩$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body in its canonical form.

    `name` is the full official name. `iri` is set where the body stands in `bodies.ttl`; a local body gets its IRI
    from its name. `territory` is the IRI of its region, `parent` the name of the body whose office it is.
    """

    name: str
    iri: str | None
    territory: str
    classification: str | None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in the text; `start` and `end` are 0-based offsets."""

    start: int
    end: int
    body: Body


@dataclass(frozen=True, slots=True)
class _Meaning:
    kind: str  # national, hidden, function, region; local: a function in the region `region`
    iri: str
    region: str | None = None


@cache
def national_bodies() -> Mapping[str, Concept]:
    """Return the bodies of `bodies.ttl`, keyed by IRI."""
    return {iri: concept for iri, concept in load("bodies.ttl").items() if "/body/" in iri}


@cache
def _functions() -> Mapping[str, Concept]:
    return {iri: concept for iri, concept in load("body-functions.ttl").items() if "/body-function/" in iri}


@cache
def _gazetteer() -> Gazetteer[_Meaning]:
    return Gazetteer(_entries())


def _entries() -> Iterator[tuple[str, _Meaning]]:
    for iri, concept in national_bodies().items():
        for label in (concept.pref_label, *concept.alt_labels):
            yield label, _Meaning("national", iri)
        for label in concept.hidden_labels:
            yield label, _Meaning("hidden", iri)
    for iri, concept in _functions().items():
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
            yield label, _Meaning("function", iri)
    for iri, concept in regions().items():
        uncertain = {label for label in concept.hidden_labels if len(label) > 1}
        for label in {concept.pref_label, *concept.alt_labels, *uncertain}:
            yield label, _Meaning("region", iri)
    yield from _patterned_entries()


def _patterned_entries() -> Iterator[tuple[str, _Meaning]]:
    """The names that put the region in the middle: 中国人民银行石家庄中心支行, 中共河北省委."""
    by_level: dict[str, list[Concept]] = {}
    for concept in regions().values():
        by_level.setdefault(concept.first(KG + "level") or "", []).append(concept)
    for iri, function in _functions().items():
        patterns = (*function.properties.get(_PATTERN, ()), *function.properties.get(_OTHER_PATTERN, ()))
        levels = function.properties.get(_APPLIES_TO, ()) if patterns else ()
        for region in (region for level in levels if level != "county" for region in by_level[level]):
            for pattern in patterns:
                name = pattern.format(region=region.pref_label, short=_short(region))
                yield name, _Meaning("local", iri, region.iri)


def _short(region: Concept) -> str:
    """The region's name without its kind: 河北省 -> 河北, 内蒙古自治区 -> 内蒙古."""
    shorter = [label for label in (*region.alt_labels, *region.hidden_labels) if region.pref_label.startswith(label)]
    return min((label for label in shorter if len(label) > 1), key=len, default=region.pref_label)


def find_bodies(text: str, home: str | None) -> list[BodyMention]:
    """Return the bodies named in a text, in its order.

    Parameters
    ----------
    text : str
        Clean text, without white space inside names.
    home : str or None
        IRI of the region whose authorities wrote the text: it says whose 发展改革委 is meant.
    """
    found: list[BodyMention] = []
    region: _NamedRegion | None = None
    for hit in _gazetteer().find(text):
        if _is_inside_a_word(text, hit) or (found and hit.start < found[-1].end):  # an office taken in already
            continue
        if region and not _close(text, region.end, hit.start):
            region = None
        body = _body_of(hit, text, region.iri if region else None, home)
        if body is None:
            region = _region_of(hit, region, home)
            continue
        end, unit = _with_unit(text, hit.end, body)
        found.append(BodyMention(_beginning(text, hit, region, unit), end, unit))
        region = None
    return found


@dataclass(frozen=True, slots=True)
class _NamedRegion:
    start: int
    end: int
    iri: str


def _beginning(text: str, hit: Hit[_Meaning], region: _NamedRegion | None, body: Body) -> int:
    """Where the name begins: with its region (河北省), or with the word for the region at home (省, 全市)."""
    if region and body.territory != NATION:
        return region.start
    word = _HOME_WORDS.search(text, max(0, hit.start - 4), hit.start)
    return word.start() if word and body.territory != NATION else hit.start


def _is_inside_a_word(text: str, hit: Hit[_Meaning]) -> bool:
    """财政部门 is no 财政部, 国资委员 no 国资委."""
    return text.startswith(words("body/longer-word"), hit.end - 1)


def _close(text: str, end: int, start: int) -> bool:
    return end == start or (start - end == 1 and text[end] == " ")


def _region_of(hit: Hit[_Meaning], wider: _NamedRegion | None, home: str | None) -> _NamedRegion | None:
    """The region that a hit names; of namesakes the one inside the region before it or at home, else the widest."""
    named = [m.iri for m in hit.meanings if m.kind == "region"]
    if not named:
        return None
    around = [iri for iri in (wider.iri if wider else None, home) if iri]
    inside = [iri for region in around for iri in named if region in (iri, *ancestors(iri))]
    iri = inside[0] if inside else min(named, key=lambda one: (len(ancestors(one)), one))
    return _NamedRegion(wider.start if wider else hit.start, hit.end, iri)


def _body_of(hit: Hit[_Meaning], text: str, near: str | None, home: str | None) -> Body | None:
    kinds = {m.kind for m in hit.meanings}
    local = [m for m in hit.meanings if m.kind == "local" and m.region]
    if local and "national" not in kinds:
        return _local([local[0].iri], local[0].region or NATION)
    functions = [m.iri for m in hit.meanings if m.kind == "function"]
    if near and near != NATION and functions:
        return _local(functions, near)
    if "national" in kinds:
        return _national(next(m.iri for m in hit.meanings if m.kind == "national"))
    word = _HOME_WORDS.search(text, max(0, hit.start - 4), hit.start)
    if word and home and functions:
        region = _home_for(word[1], home)
        return _local(functions, region) if region else None
    if home and home != NATION and functions and not word:
        return _local(functions, home)
    hidden = [m.iri for m in hit.meanings if m.kind == "hidden"]
    return _national(hidden[0]) if len(hidden) == 1 and home in (None, NATION) and not word else None


def _home_for(word: str, home: str) -> str | None:
    """The region that 省, 市 … means in a text written at home: home itself, or the one above it of that kind."""
    for region in (home, *ancestors(home)):
        if kind_word(region) == word:
            return region
    return None


def _national(iri: str) -> Body:
    concept = national_bodies()[iri]
    return Body(concept.pref_label, iri, concept.first(KG + "territory") or NATION, concept.first(CLASSIFICATION))


def _local(functions: list[str], region: str) -> Body | None:
    level = level_of(region)
    fitting = [f for f in functions if level in _functions()[f].properties.get(_APPLIES_TO, ())] or functions
    concept = _functions()[fitting[0]]
    name = (concept.first(_PATTERN) or "{region}{function}").format(
        region=regions()[region].pref_label, short=_short(regions()[region]), function=concept.pref_label
    )
    known = _by_name().get(name)
    if known:
        return _national(known)
    office_of = _office_of().get(concept.iri)
    parent = _local([office_of], region) if office_of else None
    return Body(name, None, region, concept.first(CLASSIFICATION), parent.name if parent else None)


@cache
def _office_of() -> Mapping[str, str]:
    """Functions that are the office of another one, by their names: 人民政府办公厅 -> 人民政府."""
    by_label = {concept.pref_label: iri for iri, concept in _functions().items()}
    shorter = {iri: _OFFICE.sub("", concept.pref_label) for iri, concept in _functions().items()}
    return {iri: by_label[label] for iri, label in shorter.items() if by_label.get(label, iri) != iri}


@cache
def coded_functions() -> Mapping[str, tuple[str, ...]]:
    """Return the functions of provincial bodies that have agency codes, by IRI, with the patterns: {abbr}政发."""
    return {iri: patterns for iri, c in _functions().items() if (patterns := c.properties.get(_CODE_PATTERN, ()))}


def body_of_function(function: str, region: str) -> Body | None:
    """Return the body of a function (IRI) in a region (IRI)."""
    return _local([function], region)


@cache
def named(name: str, territory: str) -> Body:
    """Return the body of a full official name, such as the parent of an office.

    Parameters
    ----------
    name : str
        The name in full: 河北省发展和改革委员会.
    territory : str
        IRI of its region, for a name that no vocabulary has.
    """
    known = _by_name().get(name)
    if known:
        return _national(known)
    found = [body for body in parse_bodies(name, territory) if body.name == name]
    return found[0] if len(found) == 1 else unlisted(name, territory)


def unlisted(name: str, territory: str | None) -> Body:
    """Return the body of a name that no vocabulary has: its class is what the end of the name says (示例公司).

    Parameters
    ----------
    name : str
        The name as written.
    territory : str or None
        IRI of the region at home; None for the nation.
    """
    kind = next((iri for ending, iri in _class_endings() if name.endswith(ending)), None)
    return Body(name, None, territory or NATION, kind)


@cache
def _class_endings() -> tuple[tuple[str, str], ...]:
    """The ends of names that tell a class, the longest first."""
    classes = {iri: concept for iri, concept in load("bodies.ttl").items() if "/classification/" in iri}
    endings = [(ending, iri) for iri, c in classes.items() for ending in c.properties.get(_NAME_ENDING, ())]
    return tuple(sorted(endings, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _by_name() -> Mapping[str, str]:
    return {concept.pref_label: iri for iri, concept in national_bodies().items()}


def _with_unit(text: str, end: int, body: Body) -> tuple[int, Body]:
    """Take the office in that issues for a body: 国家能源局 + 综合司."""
    unit = _UNIT.match(text, end)
    if unit is None or body.name.endswith(unit[0]):
        return end, body
    name = body.name + unit[0]
    known = _by_name().get(name)
    if known:
        return unit.end(), _national(known)
    return unit.end(), Body(name, None, body.territory, _OFFICE_CLASS, parent=body.name)


def parse_bodies(text: str, home: str | None) -> list[Body]:
    """Return the bodies of a list of bodies and nothing else: a signature line, the field 发布部门, the head of a
    title.

    A name that no vocabulary has is taken as written where it has the form of one. An empty list means that the
    text is no such list.
    """
    mentions = find_bodies(text, home)
    bodies: list[Body] = []
    position = 0
    for mention in mentions:
        rest = text[position : mention.start]
        if not _is_gap(rest):
            unknown = _unknown(rest, home)
            if unknown is None:
                return []
            bodies.append(unknown)
        bodies.append(mention.body)
        position = mention.end
    rest = text[position:]
    if not _is_gap(rest):
        unknown = _unknown(rest, home)
        if unknown is None:
            return []
        bodies.append(unknown)
    return list(dict.fromkeys(bodies))


def certain(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Return the bodies that are somebody for certain: not a bare 自治区人民政府 of a region unknown."""
    return tuple(body for body in bodies if body.iri or body.classification or not _WHOSE.match(body.name))


def _is_gap(text: str) -> bool:
    stripped = text.strip(_BETWEEN + "".join(words("body/joint")))
    return not stripped or bool(_COUNT.fullmatch(stripped))


def _unknown(text: str, home: str | None) -> Body | None:
    name = text.strip(_SEPARATORS)
    if not _BODY_FORM.match(name) or _NOT_A_BODY.search(name) or " " in name:
        return None
    if name.startswith(words("body/and-others")):
        return None
    return unlisted(name, home)


def level_of_body(body: Body) -> str:
    """Return national, province, prefecture or county: the level of the body's territory."""
    return level_of(body.territory) if body.territory in regions() else "national"
