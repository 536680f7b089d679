"""Names of bodies in running text.

In: text, and the region at home in which it was written. Out: `BodyMention`s. The names of the vocabularies are found
in one pass; merged departments (教育体育局), outposts of national bodies (中国科学院 + 南京 + 分院) and departments of
a government (某市人民政府 + 发展研究中心) by the way their parts stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.body_names import (
    APPLIES_TO,
    CLASSIFICATION,
    DEPARTMENT,
    LOCAL_GOVERNMENT,
    Body,
    committees,
    department,
    exists_in,
    functions,
    local,
    name_patterns,
    national,
    national_bodies,
    region_at_home,
    short_region,
)
from kg.language.numerals import COUNTS
from kg.language.regions import LEVEL, NATION, administrative, ancestors, regions
from kg.language.unlisted_bodies import unit_of, unlisted
from kg.vocabulary.concepts import Concept
from kg.vocabulary.forms import Form, word, words
from kg.vocabulary.gazetteer import Gazetteer, Hit

_UNIT = Form(r"⟨body/unit⟩(?![\u4e00-\u9fff]{0,12}⟨body/not-of-a-unit⟩)")
_KIND = Form("(?P<kind>⟨region/kind⟩)")
_HOME_WORDS = Form("⟨region/whole⟩?(?P<kind>⟨region/kind⟩)$")
# a department that has several tasks is named after them: 文化广电旅游局, 科技和工业信息化局
_MERGED = Form("⟨body/task⟩(?:⟨body/joint⟩?⟨body/task⟩){1,4}⟨body/department-ending⟩")
_OUTPOST = Form(r"(?P<place>[\u4e00-\u9fff]{2,11}?)(?P<kind>⟨body/outpost⟩)")
_TERM = Form(rf"⟨body/ordinal⟩[{COUNTS}]{{1,4}}⟨body/term⟩")
# 和县, 会同县: the names of two counties, and what stands between 县公安局 and 县民政局
_JOINS_AT_HOME = Form("(?:⟨body/joint⟩|⟨duty-cue/meet⟩)(?P<kind>⟨region/kind⟩)")
_HAN = Form(r"[\u4e00-\u9fff]")
# a title, a line of bodies
_SHORT_TEXT = 200
# the level whose bodies have no names with the region in the middle
_WITHOUT_PATTERNS = "county"


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in the text; `start` and `end` are 0-based offsets."""

    start: int
    end: int
    body: Body


@dataclass(frozen=True, slots=True)
class _Meaning:
    kind: str  # national, hidden, function, region; local: a function in the region `region`; merged: a department
    iri: str
    region: str | None = None


@cache
def _gazetteer() -> Gazetteer[_Meaning]:
    return Gazetteer((*_entries(), *_patterned_entries(regions().values())))


def learn_all_names() -> None:
    """Make the automaton of all names now: whoever reads many texts, however short, asks for most regions in turn."""
    _gazetteer()


def _named_in(text: str) -> Iterator[Hit[_Meaning]]:
    """The names of the vocabularies in a text.

    Nine of ten names are made of a pattern and a region, and take longer to make than a command may. A short text can
    only hold those of the regions that stand in it.
    """
    if len(text) > _SHORT_TEXT or _gazetteer.cache_info().currsize:
        return _gazetteer().find(text)
    return _gazetteer_of(_regions_standing_in(text)).find_with(_gazetteer_of(frozenset()), text)


@lru_cache(maxsize=1024)
def _gazetteer_of(named: frozenset[str]) -> Gazetteer[_Meaning]:
    """Without regions the names that no region makes; with some those of their bodies, and all that each stands for."""
    if not named:
        return Gazetteer(_entries())
    own = list(_patterned_entries(region for region in regions().values() if region.iri in named))
    plain = _gazetteer_of(frozenset())
    return Gazetteer([*((name, meaning) for name, _ in own for meaning in plain.meanings(name)), *own])


def _regions_standing_in(text: str) -> frozenset[str]:
    names = _names_in_patterns()
    return frozenset(iri for name in names.labels_in(text) for iri in names.meanings(name))


@cache
def _names_in_patterns() -> Gazetteer[str]:
    """The regions by what stands for them in the names of their bodies."""
    placed = (region for region in regions().values() if region.first(LEVEL) != _WITHOUT_PATTERNS)
    return Gazetteer((name, one.iri) for one in placed for name in (one.pref_label, short_region(one.iri)))


def _entries() -> Iterator[tuple[str, _Meaning]]:
    """The names of bodies, of what bodies are there for, and of regions, as the vocabularies have them."""
    for iri, concept in national_bodies().items():
        for label in (concept.pref_label, *concept.alt_labels):
            yield label, _Meaning("national", iri)
        for label in concept.hidden_labels:
            yield label, _Meaning("hidden", iri)
    for iri, concept in functions().items():
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
            yield label, _Meaning("function", iri)
    for iri, concept in regions().items():
        uncertain = {label for label in concept.hidden_labels if len(label) > 1}
        for label in {concept.pref_label, *concept.alt_labels, *uncertain}:
            yield label, _Meaning("region", iri)


def _patterned_entries(among: Iterable[Concept]) -> Iterator[tuple[str, _Meaning]]:
    """The names that put one of some regions in the middle: 中国人民银行石家庄中心支行, 中共河北省委."""
    by_level: dict[str, list[Concept]] = {}
    for concept in among:
        by_level.setdefault(concept.first(LEVEL) or "", []).append(concept)
    for iri, function in functions().items():
        patterns = name_patterns(function)
        levels = function.properties.get(APPLIES_TO, ()) if patterns else ()
        for region in (one for level in levels if level != _WITHOUT_PATTERNS for one in by_level.get(level, ())):
            if not exists_in(iri, region.iri):
                continue
            meaning, whole, short = _Meaning("local", iri, region.iri), region.pref_label, short_region(region.iri)
            for pattern in patterns:
                yield pattern.format(region=whole, short=short), meaning


def _hits(text: str) -> Iterable[Hit[_Meaning]]:
    """The names of the vocabularies, and the departments that are named after several tasks; of two names that overlap
    the one that begins first, then the longer one."""
    merged = list(_merged(text))
    if not merged:
        return _named_in(text)
    taken: list[Hit[_Meaning]] = []
    for hit in sorted((*_named_in(text), *merged), key=lambda hit: (hit.start, -hit.end)):
        if not taken or hit.start >= taken[-1].end:
            taken.append(hit)
    return taken


def _merged(text: str) -> Iterator[Hit[_Meaning]]:
    for found in _MERGED.finditer(text):
        yield Hit(found.start(), found.end(), (_Meaning("merged", found[0]),))


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
    for hit in _hits(text):
        if _is_inside_a_word(text, hit) or (found and hit.start < found[-1].end):  # an office taken in already
            continue
        if region and not _close(text, region.end, hit.start):
            region = None
        before = found[-1] if found and region is None else None
        held = _held(hit, text, before) if before and hit.start == before.end else None
        if held and before:
            found[-1] = BodyMention(before.start, *_with_unit(text, hit.end, held))
            continue
        body = None if _is_region_alone(hit) else _body_of(hit, text, region, before, home)
        if body is None:
            region = (
                None if _only_joins(hit, text, found[-1] if found else None, home) else _region_of(hit, region, home)
            )
            continue
        end, unit = _with_unit(text, hit.end, body)
        found.append(BodyMention(_beginning(text, hit, region, unit), end, unit))
        region = None
    return found


def _held(hit: Hit[_Meaning], text: str, before: BodyMention) -> Body | None:
    """A department named right behind its government (某市人民政府 + 发展研究中心, 兵团 + 科学技术局), or the Party's
    organisation in a body (国资委 + 党委)."""
    holder = before.body
    if holder.territory != NATION and text.startswith(committees(), hit.start):
        return unit_of(holder, text[hit.start : hit.end])
    if text.startswith(words("body/party-organ"), hit.start):
        return unit_of(holder, text[hit.start : hit.end])
    if holder.classification != LOCAL_GOVERNMENT:
        return None
    iris = [m.iri for m in hit.meanings if m.kind == "function"]
    names = [m.iri for m in hit.meanings if m.kind == "merged"]
    if not iris and not names:
        return None
    own = local(iris, holder.territory) if iris else department(names[0], holder.territory)
    whole = word("body/government")
    in_full = bool(holder.iri) or (text.endswith(whole, 0, before.end) and holder.name.endswith(whole))
    if own.classification == LOCAL_GOVERNMENT or own.name.startswith(holder.name) or not in_full:
        return own if own.name.startswith(holder.name) else None
    return unit_of(holder, functions()[iris[0]].pref_label if iris else names[0])


def _beside(hit: Hit[_Meaning], text: str, before: BodyMention) -> str | None:
    """The region that 省 means right after a body of that region: 河北省委、省政府."""
    whose = _HOME_WORDS.search(text, max(0, hit.start - 4), hit.start)
    gap = whose.start() - before.end if whose else -1
    if before.body.territory == NATION or not (gap == 0 or (gap == 1 and not _HAN.match(text[before.end]))):
        return None
    return before.body.territory


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
    """财政部门 is no 财政部, 国资委员 no 国资委, 亚洲开发银行 no 国家开发银行."""
    abroad = hit.start and text.endswith(words("body/international"), 0, hit.start)
    return bool(abroad) or text.startswith(words("body/longer-word"), hit.end - 1)


def _close(text: str, end: int, start: int) -> bool:
    """Whether nothing stands between a region and its body but a space, or the term of a congress (第十三届)."""
    return end == start or (start - end == 1 and text[end] == " ") or bool(_TERM.fullmatch(text, end, start))


def _region_of(hit: Hit[_Meaning], wider: _NamedRegion | None, home: str | None) -> _NamedRegion | None:
    """The region that a hit names; of namesakes the one inside the region before it or at home, else the widest."""
    named = [m.iri for m in hit.meanings if m.kind == "region"]
    if not named:
        return None
    iri = named[0] if len(named) == 1 else _likeliest(named, wider, home)
    return _NamedRegion(wider.start if wider else hit.start, hit.end, iri)


def _only_joins(hit: Hit[_Meaning], text: str, before: BodyMention | None, home: str | None) -> bool:
    """Whether what looks like a region joins a body of the region at home to others: 县甲局和县乙局, 会同县乙局.

    It does right behind a body, and everywhere in a text of another region of its kind.
    """
    joins = _JOINS_AT_HOME.fullmatch(text, hit.start, hit.end)
    if joins is None or home is None or not {m.iri for m in hit.meanings}.isdisjoint((home, *ancestors(home))):
        return False
    return bool(before and before.end == hit.start) or regions()[home].pref_label.endswith(joins["kind"])


def _likeliest(named: list[str], wider: _NamedRegion | None, home: str | None) -> str:
    around = [iri for iri in (wider.iri if wider else None, home) if iri]
    inside = [iri for region in around for iri in named if region in (iri, *ancestors(iri))]
    return inside[0] if inside else min(named, key=lambda one: (len(ancestors(one)), one))


def _is_region_alone(hit: Hit[_Meaning]) -> bool:
    """Whether a hit may mean a region and nothing else, as most do."""
    return all(meaning.kind == "region" for meaning in hit.meanings)


def _body_of(
    hit: Hit[_Meaning], text: str, named: _NamedRegion | None, before: BodyMention | None, home: str | None
) -> Body | None:
    near = named.iri if named else None
    home = (_beside(hit, text, before) if before else None) or home
    kinds = {m.kind for m in hit.meanings}
    placed = [m for m in hit.meanings if m.kind == "local" and m.region]
    if placed and "national" not in kinds:
        here = placed[0].region
        return local([m.iri for m in placed if m.region == here], here or NATION)
    is_local = bool(kinds & {"function", "merged"})
    if near and named and near != NATION and is_local:
        return _of_zone(text[named.start : hit.end], text[hit.start : hit.end], near) or _of_region(hit, near)
    if "national" in kinds:
        return national(next(m.iri for m in hit.meanings if m.kind == "national"))
    whose = _HOME_WORDS.search(text, max(0, hit.start - 4), hit.start) or _kind_in_name(hit, text)
    if whose and home and is_local:
        region = region_at_home(whose["kind"], home)
        return _of_region(hit, region) if region else None
    begins_a_word = "merged" not in kinds or hit.start == 0 or not _HAN.match(text[hit.start - 1])
    if home and home != NATION and is_local and not whose and begins_a_word:
        return _of_region(hit, home)
    hidden = [m.iri for m in hit.meanings if m.kind == "hidden"]
    return national(hidden[0]) if len(hidden) == 1 and home in (None, NATION) and not whose else None


def _kind_in_name(hit: Hit[_Meaning], text: str) -> re.Match[str] | None:
    """The word for the region at home with which a name itself begins: 省委 and 市委宣传部, no 市场监督管理局."""
    iris = [m.iri for m in hit.meanings if m.kind == "function"]
    if not iris or any(functions()[iri].first(CLASSIFICATION) == DEPARTMENT for iri in iris):
        return None
    return _KIND.match(text, hit.start, hit.end)


def _of_zone(name: str, behind: str, region: str) -> Body | None:
    """The committee of a zone that bears the name of a county and is none: 示例 + 新区管委会."""
    zone = next((behind.removesuffix(one) for one in committees() if behind.endswith(one)), "")
    is_zone = not zone or regions()[region].pref_label.endswith(zone) or not administrative(region)
    return None if is_zone else unlisted(name, region)


def _of_region(hit: Hit[_Meaning], region: str) -> Body:
    """The body of a region that a hit names by what it is there for."""
    iris = [m.iri for m in hit.meanings if m.kind == "function"]
    return local(iris, region) if iris else department(next(m.iri for m in hit.meanings if m.kind == "merged"), region)


def _with_unit(text: str, end: int, body: Body) -> tuple[int, Body]:
    """Take in the office that issues for a body (国家能源局 + 综合司), or its outpost (中国科学院 + 南京分院)."""
    unit = _UNIT.match(text, end)
    if unit and not body.name.endswith(unit[0]):
        return unit.end(), unit_of(body, unit[0])
    outpost = _OUTPOST.match(text, end) if body.iri and body.territory == NATION else None
    region = _region_of_label().get(outpost["place"]) if outpost else None
    if outpost and region:
        return outpost.end(), unit_of(body, outpost[0], region)
    return end, body


@cache
def _region_of_label() -> Mapping[str, str]:
    """The regions by their names; of namesakes the widest."""
    found: dict[str, str] = {}
    for iri, concept in sorted(regions().items(), key=lambda pair: (len(ancestors(pair[0])), pair[0])):
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
            if len(label) > 1:
                found.setdefault(label, iri)
    return found
