"""What is measured where: names of which a clause says only the place.

In: the name before the verb of a number, and what the sentence has named before. Out: the name of what is measured
there: 示例率，东部地区达到9%，其他地市达到8% -> 东部地区示例率, 地市示例率.
"""

from __future__ import annotations

from kg.annotate.targets.clause import Clause
from kg.annotate.targets.names import has_head
from kg.annotate.targets.owners import is_place, of_place
from kg.annotate.targets.words import WORDS
from kg.language.numerals import ONES, PAIR
from kg.language.region_mentions import find_regions, region_at_head
from kg.language.regions import lacks_its_kind

_LIKE_PLACE = "⟨place-kind place-part others-place⟩$"
_SHORTEST_MEASURE = 4
_BETWEEN = "、"


def measured_at(indicator: str, clause: Clause, topic: str, home: str | None) -> str:
    """Return an indicator that only says where with what is measured there.

    Parameters
    ----------
    indicator : str
        The name as it stands beside its number.
    clause : Clause
        The surroundings of the number.
    topic : str
        What the clause right before says is measured, empty for nothing.
    home : str or None
        IRI of the region whose text it is.
    """
    sentence = clause.sentence
    before = [number.unit for number in sentence.numbers if number.end <= clause.start]
    place = WORDS.pattern("⟨every-one all⟩$").sub("", indicator)
    measured = topic or sentence.named or sentence.subject
    follows = topic or before[-1:] == [clause.number.unit]
    if not follows or not measured or _is_like_place(measured, home):
        return _place_first(indicator, home)
    rated = clause.number.unit == "%" and has_head(measured)
    if not is_place(place, home) and not (rated and _is_like_place(place, home)):
        return _place_first(indicator, home)
    kind = place in WORDS["place-kind"] or lacks_its_kind(place)
    return (of_place(place, measured, home) if kind else None) or _placed(place, measured, home)


def _is_like_place(name: str, home: str | None) -> bool:
    """Whether a name says where and not what: a place, or words that end in a kind of place (缺水城市)."""
    return is_place(name, home) or (WORDS.pattern(_LIKE_PLACE).search(name) is not None and not has_head(name))


def _place_first(name: str, home: str | None) -> str:
    """A name whose place stands behind what is measured, the other way round: 示例率珠三角地区 -> 珠三角地区示例率."""
    for region in find_regions(name, home):
        measure = name[: region.start]
        if region.end == len(name) and len(measure) >= _SHORTEST_MEASURE and has_head(measure):
            return name[region.start :] + measure
    return name


def _placed(place: str, subject: str, home: str | None) -> str:
    """What is measured somewhere else measured at a place: 地市 behind 广州、深圳两市示例率 is 地市示例率."""
    rest = beyond_region(subject, home)
    while (shorter := beyond_region(rest.lstrip(_BETWEEN), home)) != rest:
        rest = shorter
    return place + WORDS.pattern(f"^[{ONES}{PAIR}]?⟨others-place⟩(?!⟨region/not-a-kind⟩)").sub("", rest)


def beyond_region(name: str, home: str | None) -> str:
    """What a name says behind the region with which it begins, or behind 全市; the name where it begins with none."""
    whole = WORDS.pattern("^⟨place-total⟩(?!⟨region/not-a-kind⟩)").match(name)
    first = region_at_head(name, home)
    return name[whole.end() if whole else first.end if first else 0 :]
