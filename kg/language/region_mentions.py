"""Regions named in a text.

In: text, and the region at home in which it was written. Out: `RegionMention`s with the concept of `regions.ttl`
(GB/T 2260 codes, economic areas, basins). Names that several regions share (朝阳区) are resolved by the regions
named beside them, by the home region, by those named before in the sentence, and by the count that closes a list
(鼓楼、玄武、秦淮三区), or left out. Provinces by one character (苏皖鲁豫四省, 陕甘交界) are regions where their number
or their common border shows that the characters are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.language.numerals import COUNTS, PAIR, numeral
from kg.language.regions import (
    KIND_OF_REGION,
    NATION,
    administrative,
    ancestors,
    kind_word,
    level_of,
    province_of_abbreviation,
    regions,
)
from kg.vocabulary.forms import Form, word
from kg.vocabulary.gazetteer import Gazetteer, Hit
from kg.vocabulary.namespaces import KG

_NOT_WITHIN = KG + "notWithin"
# 朝阳区: a name of this length with the word for its kind is a region and no ordinary word
_FULL_NAME = 3
# how many mentions and characters before a namesake may tell which one is meant
_LOOK_BACK, _REACH = 20, 200
_SENTENCE_END = re.compile(r"[。；;\n]")
_JOINT = Form("⟨region/joint⟩")
_COUNT = rf"(?P<others>⟨body/and-others⟩)?(?P<count>[{PAIR}{COUNTS}]|\d{{1,2}})个?"
_COUNTED = Form(rf"{_COUNT}(?P<kinds>⟨region/kind⟩(?:⟨region/kind⟩|[（(、）)])*)")
# 两省一市: the rest of a count by kinds
_AND_COUNTED = Form(rf"(?P<count>[{PAIR}{COUNTS}])⟨region/kind⟩")
_BORDER = Form("⟨region/between⟩?⟨region/border⟩")
_KINDS = Form("⟨region/kind⟩")
_WAY = Form("(?!⟨region/way-trap⟩)⟨region/direction⟩{0,2}(?!⟨region/way-trap⟩)⟨region/way⟩")
_SIDE_OF = Form("⟨region/water-and-hill⟩⟨region/direction⟩⟨region/side⟩")
_WORD_OVER = Form("⟨region/word-over⟩")
_PLACES = Form("⟨region/places⟩")
_FEWEST_OF_A_LIST = 3
_LISTED = Form("(?:、|⟨region/joint⟩)$")
_HOME = Form("⟨region/whole⟩(?P<kind>⟨region/kind⟩)(?!⟨region/not-a-kind⟩)")


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


_NOBODY = _Name("", certain=False)


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
        for longer in concept.properties.get(_NOT_WITHIN, ()):
            yield longer, _NOBODY


def find_regions(text: str, home: str | None) -> list[RegionMention]:
    """Return the regions named in a text, in its order.

    Parameters
    ----------
    text : str
        Clean text.
    home : str or None
        IRI of the region whose authorities wrote the text; it decides between namesakes.
    """
    groups = list(_groups(text))
    grouped = {at for start, end, _ in groups for at in range(start, end)}
    hits = [hit for hit in _gazetteer().find(text) if hit.start not in grouped and hit.end - 1 not in grouped]
    if not hits and not groups:
        return []
    starts = {hit.start for hit in hits}
    hits = [hit for hit in hits if not _in_other_name(text, hit, starts)]
    counted = _by_count(text, hits, home)
    found: list[RegionMention] = []
    for hit in hits:
        iri = _meant(hit, text, found, home) or counted.get(hit.start)
        if iri:
            found.append(RegionMention(hit.start, hit.end, iri))
    found += _sharing_an_ending(text, found)
    members = (
        RegionMention(start + at, start + at + 1, iri) for start, _, iris in groups for at, iri in enumerate(iris)
    )
    return sorted((*found, *members), key=lambda mention: mention.start)


def region_at_head(name: str, home: str | None) -> RegionMention | None:
    """Return the region with which a name begins, or None."""
    return next((region for region in find_regions(name, home) if region.start == 0), None)


def _sharing_an_ending(text: str, found: list[RegionMention]) -> list[RegionMention]:
    """The basins that a list names without the word that its last one has: 辽河、松花江流域."""
    basin = word("region/basin")
    others: list[RegionMention] = []
    for mention in found:
        start = mention.start
        while text.endswith(basin, 0, mention.end) and (gap := _LISTED.search(text, max(0, start - 2), start)):
            end = gap.start()
            named = (text[at:end] + basin for at in range(max(0, end - _longest_river()), end))
            iri = next((_basins()[name] for name in named if name in _basins()), None)
            if iri is None:
                break
            start = end - len(regions()[iri].pref_label.removesuffix(basin))
            others.append(RegionMention(start, end, iri))
    return others


@cache
def _basins() -> Mapping[str, str]:
    basin = word("region/basin")
    return {concept.pref_label: iri for iri, concept in regions().items() if concept.pref_label.endswith(basin)}


@cache
def _longest_river() -> int:
    return max(map(len, _basins())) - len(word("region/basin"))


def find_home_regions(text: str, home: str | None) -> list[RegionMention]:
    """Return where a text names the region at home, or one above it, by its kind alone: 全省, 我市, 本区.

    Parameters
    ----------
    text : str
        Clean text.
    home : str or None
        IRI of the region whose authorities wrote the text; without one these words name nobody.
    """
    if home is None or home == NATION:
        return []
    around = {kind_word(iri): iri for iri in reversed((home, *ancestors(home))) if iri in regions()}
    autonomous = word("region/autonomous")
    for kind in [kind for kind in around if kind.startswith(autonomous)]:  # 全区 in a text of an autonomous region
        around.setdefault(kind.removeprefix(autonomous), around[kind])
    return [
        RegionMention(named.start(), named.end(), around[named["kind"]])
        for named in _HOME.finditer(text)
        if named["kind"] in around
    ]


def _in_other_name(text: str, hit: Hit[_Name], starts: set[int]) -> bool:
    """Whether a name is part of another one or of a word: 四川北路, 珠江西岸, 贺兰山东麓, 推广西部.

    What stands around says so: a road or quarter right behind a short name, a side of a river or hill whose name the
    short one only seems to begin, a word that ends in its first character.
    """
    name = text[hit.start : hit.end]
    if hit.end in starts or (KIND_OF_REGION.search(name) and _is_full(name, hit)):
        return False
    if _WAY.match(text, hit.end):
        return True
    if _SIDE_OF.fullmatch(text[hit.start : hit.end + 1]):
        return True
    return _WORD_OVER.fullmatch(text[max(0, hit.start - 1) : hit.start + 1]) is not None


def _is_full(name: str, hit: Hit[_Name]) -> bool:
    """Whether a name ends in the kind of its region: 示例州 of 示例族自治州, but not 示州 of 示州市."""
    return any(meant.iri and regions()[meant.iri].pref_label.endswith(name[-1]) for meant in hit.meanings)


def _meant(hit: Hit[_Name], text: str, found: list[RegionMention], home: str | None) -> str | None:
    """The one region that a hit means, if something tells which."""
    if _NOBODY in hit.meanings:
        return None
    certain = [name.iri for name in hit.meanings if name.certain]
    doubtful = [name.iri for name in hit.meanings if not name.certain]
    beside = found[-1] if found and hit.start - found[-1].end <= 1 else None
    if beside and (iri := _inside(certain + doubtful, [beside.iri])):
        return iri
    if certain:
        return certain[0]
    if beside and beside.end == hit.start:  # 山东东部 is a part of the one, not a region of its own
        return None
    if beside and _JOINT.fullmatch(text[beside.end : hit.start]) and (iri := _inside(doubtful, _parents(beside.iri))):
        return iri
    full = hit.end - hit.start >= _FULL_NAME and bool(KIND_OF_REGION.search(text[hit.start : hit.end]))
    # 和平, 和县: an ordinary word or part of one, unless its own region is beside it or the text is from there
    likely = doubtful if full or home != NATION else [iri for iri in doubtful if level_of(iri) != "county"]
    if home and (iri := _inside(likely, [home])):
        return iri
    if not full:
        return None
    around = [*_parents(home), *_named_before(hit, text, found)] if home else _named_before(hit, text, found)
    return next((iri for wider in around if (iri := _inside(doubtful, [wider]))), None)


def _named_before(hit: Hit[_Name], text: str, found: list[RegionMention]) -> list[str]:
    """The regions named before in the sentence, the nearest first."""
    named: list[str] = []
    for mention in reversed(found[-_LOOK_BACK:]):
        if hit.start - mention.end > _REACH or _SENTENCE_END.search(text, mention.end, hit.start):
            break
        named.append(mention.iri)
    return named


def _parents(iri: str) -> list[str]:
    """The regions with a government that a region lies in, below the nation, the nearest first."""
    return [wider for wider in ancestors(iri) if wider != NATION and administrative(wider)]


def _inside(candidates: list[str], wider: list[str]) -> str | None:
    """The one candidate that is or lies in one of the wider regions, or None."""
    inside = [iri for iri in candidates if any(region in (iri, *ancestors(iri)) for region in wider)]
    return inside[0] if len(inside) == 1 else None


def _groups(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Provinces by their characters: 苏皖鲁豫四省, 甘青两省, 陕甘交界. The count has to agree."""
    provinces = province_of_abbreviation()
    for run in _abbreviations().finditer(text):
        iris = [provinces[character] for character in run[0]]
        counted = _COUNTED.match(text, run.end())
        several = (
            counted is None and len(set(run[0])) == len(run[0]) >= _FEWEST_OF_A_LIST and run[0] not in _area_names()
        )
        if (
            _BORDER.match(text, run.end())
            or (counted and _agrees(counted, len(iris) - _counted_further(text, counted.end())))
            or several
            or _PLACES.match(text, run.end())
        ):
            yield run.start(), run.end(), iris


@cache
def _area_names() -> frozenset[str]:
    """The names of areas that consist of the characters of provinces: 京津冀."""
    return frozenset(
        label
        for iri, concept in regions().items()
        if level_of(iri) == "area"
        for label in (concept.pref_label, *concept.alt_labels)
    )


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(province_of_abbreviation()))}]{{2,}}")


def _counted_further(text: str, at: int) -> int:
    """How many regions of another kind the count goes on to: 1 of 两省一市."""
    further = _AND_COUNTED.match(text, at)
    return numeral(further["count"]) if further else 0


def _agrees(counted: re.Match[str], length: int) -> bool:
    count = numeral(counted["count"])
    return count >= length if counted["others"] else count == length


def _by_count(text: str, hits: list[Hit[_Name]], home: str | None) -> dict[int, str]:
    """Regions of lists that their count closes (海口、三亚、朝阳3市), by where they begin: of namesakes the one of the
    kind counted, beside others of the list or at home."""
    found: dict[int, str] = {}
    series: list[Hit[_Name]] = []
    for hit in hits:
        if not (series and hit.start - series[-1].end <= 2 and _JOINT.fullmatch(text[series[-1].end : hit.start])):
            series = []
        series.append(hit)
        counted = _COUNTED.match(text, hit.end)
        if counted and len(series) > 1 and _agrees(counted, len(series)):
            found.update(_listed(series, set(_KINDS.findall(counted["kinds"])), home))
    return found


def _listed(series: list[Hit[_Name]], kinds: set[str], home: str | None) -> Iterator[tuple[int, str]]:
    of_kind = [[n.iri for n in hit.meanings if n.iri and kind_word(n.iri) in kinds] for hit in series]
    near = [_parents(iris[0])[:1] for iris in of_kind if len(iris) == 1]
    around = [wider for parents in near for wider in parents] + ([home] if home else [])
    for hit, iris in zip(series, of_kind, strict=True):
        iri = iris[0] if len(iris) == 1 else _inside(iris, around) or _common(iris, of_kind)
        if iri:
            yield hit.start, iri


def _common(candidates: list[str], of_kind: list[list[str]]) -> str | None:
    """The candidate in whose parent every name of the list has a namesake: 鼓楼、玄武 are both in one city."""
    fitting = [
        iri
        for iri in candidates
        if all(any(_parents(other)[:1] == _parents(iri)[:1] for other in others) for others in of_kind)
    ]
    return fitting[0] if len(fitting) == 1 else None
