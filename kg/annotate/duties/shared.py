"""Governments and departments that several regions named together have each.

In: squeezed text and the region at home. Out: an `Item` for each region of a list: 甲、乙两省人民政府, 甲市、乙市政府.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.duty import Item
from kg.annotate.duties.words import WORDS, counted_regions_pattern
from kg.language.bodies import Body, find_bodies
from kg.language.body_names import committees
from kg.language.dates import numeral
from kg.language.labels import ARTICLE_LABEL
from kg.language.region_mentions import RegionMention, find_regions
from kg.language.regions import lacks_its_kind, regions
from kg.language.unlisted_bodies import unlisted

_NAMES_BEFORE = (
    r"(?:(?:(?!⟨and-in-names⟩)[\u4e00-\u9fff]){2,8}(?:、|⟨and-in-names⟩))+(?:(?!⟨and-in-names⟩)[\u4e00-\u9fff]){2,8}$"
)
_NAMES_REACH = 60
_TWO = "二"
_FEWEST = 2
_GOVERNMENT = "⟨body/government⟩|⟨short-government⟩(?!⟨kind-trap⟩)"
_LAST_NAME = re.compile(r"[^、，。；：\n（）()〔〕]{2,14}$")
_SHORT_NAMES = re.compile(r"(?:(?<=[，,；;。：:（(\n])|^)(?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}$")
_EARLIER = "(?:、|⟨and-in-names⟩)$"
# 2.由甲市, 和甲市, 第六条甲市
_BEFORE_NAME = rf"^(?:.*(?:⟨subject-lead⟩|⟨and-in-names⟩)|{ARTICLE_LABEL}|[^\u4e00-\u9fff]+)"


def governments_in_common(text: str, home: str | None) -> list[Item]:
    """Return the bodies of lists of regions, one for each region."""
    return [*_several_regions(text, home), *_listed_regions(text, home), *_listed_zones(text, home)]


def _listed_regions(text: str, home: str | None) -> Iterator[Item]:
    """The governments of regions of which only the last names it: 甲市、乙市、丙市政府."""
    done = 0
    for found in WORDS.pattern(_GOVERNMENT).finditer(text):
        named = list(_regions_before(text, found.start(), max(done, found.start() - _NAMES_REACH), home))
        if len(named) < _FEWEST:
            continue
        done = found.end()
        for number, (start, region) in enumerate(named):
            body = government_of(region, home)
            end = named[number + 1][0] - 1 if number + 1 < len(named) else found.end()
            if body is not None:
                yield Item(start, end, body, None)


def of_regions_before(text: str, item: Item, home: str | None) -> Iterator[Item]:
    """Yield the departments of regions of which only the last names it: 甲市、乙市 + 丙市水利局."""
    body = item.body
    region = regions()[body.territory].pref_label if body and body.territory in regions() else ""
    what = body.name.partition(region)[2] if body and region else ""
    if not what or not text.startswith(region, item.start) or text[item.start - 1 : item.start] != "、":
        return
    named = list(_regions_before(text, item.start - 1, max(0, item.start - _NAMES_REACH), home))
    for number, (start, iri) in enumerate(named):
        for found in find_bodies(regions()[iri].pref_label + what, home)[:1]:
            end = named[number + 1][0] - 1 if number + 1 < len(named) else item.start - 1
            yield Item(start, end, found.body, None)


def _listed_zones(text: str, home: str | None) -> Iterator[Item]:
    """The committees of zones of places of which only the last names what they are: 甲、乙、丙经济开发区管委会."""
    named = WORDS.pattern(rf"(?P<zone>⟨zone-kind⟩)(?:{'|'.join(committees())})")
    for found in named.finditer(text) if home else ():
        listed = _SHORT_NAMES.search(text, max(0, found.start() - _NAMES_REACH), found.start())
        names = listed[0].split("、") if listed else []
        if listed is None or not all(map(lacks_its_kind, names)):
            continue
        at = listed.start()
        for number, name in enumerate(names):
            end = found.end() if number == len(names) - 1 else at + len(name)
            yield Item(at, end, unlisted(name + found["zone"] + committees()[0], home), None)
            at = end + 1


def _regions_before(text: str, end: int, lowest: int, home: str | None) -> list[tuple[int, str]]:
    """The regions of a list that ends at an offset, each with where it begins; a name that is none begins no list."""
    found: list[tuple[int, str]] = []
    while True:
        last = _LAST_NAME.search(text, lowest, end)
        name = WORDS.pattern(_BEFORE_NAME).sub("", last[0]) if last else ""
        whole = whole_region(name, home)
        if whole is None:
            return found
        start = end - len(name)
        found.insert(0, (start, whole.iri))
        if not WORDS.pattern(_EARLIER).search(text, lowest, start):
            return found
        end = start - 1


def government_of(region: str, home: str | None) -> Body | None:
    """Return the government of a region (IRI), None where it has none."""
    name = regions()[region].pref_label
    behind = "administrative-office" if WORDS.pattern("⟨leagues⟩$").search(name) else "body/government"
    found = find_bodies(name + WORDS[behind][0], home)
    return found[0].body if found else None


def whole_region(name: str, home: str | None) -> RegionMention | None:
    """Return the region that a text names and nothing else, or None."""
    mentions = find_regions(name, home) if len(name) > 1 else []
    return mentions[-1] if mentions and (mentions[0].start, mentions[-1].end) == (0, len(name)) else None


def _several_regions(text: str, home: str | None) -> list[Item]:
    """Bodies of several regions named together: 甲、乙、丙三省人民政府."""
    found: list[Item] = []
    for match in counted_regions_pattern().finditer(text):
        start = max(0, match.start() - _NAMES_REACH)
        named = WORDS.pattern(_NAMES_BEFORE).search(text, start, match.start())
        mentions = find_regions(named[0], home) if named else []
        number_of = numeral(_TWO if match[1] in WORDS["pair-number"] else match[1])
        if named is None or len(mentions) != number_of:
            continue
        for number, mention in enumerate(mentions):
            bodies = find_bodies(regions()[mention.iri].pref_label + match[2], home)
            last = number == len(mentions) - 1
            end = match.end() if last else named.start() + mentions[number + 1].start - 1
            found += [Item(named.start() + mention.start, end, found_body.body, None) for found_body in bodies[:1]]
    return found
