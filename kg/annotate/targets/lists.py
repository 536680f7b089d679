"""Several numbers for several subjects or years: 甲、乙利用率分别达到60%和70%.

In: the whole text (where a member of a list stands alone somewhere else) and a name that names several. Out: the name
of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.annotate.targets.clause import Clause
from kg.annotate.targets.fragments import own_part
from kg.annotate.targets.names import has_head, says_nothing
from kg.annotate.targets.owners import beyond_place, is_place
from kg.annotate.targets.words import LISTED, WORDS
from kg.annotate.targets.years import BY_YEAR
from kg.vocabulary.forms import word

_LONG_HEAD = 4
_LONGEST_NAME = 40
_SHORT_NAME, _PREFIXED = 2, 6
_OTHERS = "^⟨body/and-others⟩⟨place-kind place-part others-place⟩(?!⟨region/not-a-kind⟩)"


def members(text: str, indicator: str, count: int, home: str | None = None) -> list[str]:
    """Split 甲、乙和丙利用率 into 甲利用率, 乙利用率, 丙利用率; return no list where the numbers differ.

    Parameters
    ----------
    text : str
        The squeezed text of the document.
    indicator : str
        The name of all together.
    count : int
        How many values there are.
    home : str or None
        IRI of the region whose text it is.
    """
    bare = WORDS.pattern("⟨all⟩$|⟨respectively⟩").sub("", indicator)
    parts = WORDS.pattern("、|⟨body/joint-long⟩|⟨body/joint⟩").split(bare)
    if len(parts) != count:
        parts = bare.split("、")
    if len(parts) != count or not all(parts):
        return _town_and_country(bare) if count == 2 else []
    rest = beyond_place(parts[-1], home)
    if rest and not is_place(parts[-1], home) and all(is_place(part, home) for part in parts[:-1]):
        measured = WORDS.pattern(_OTHERS).sub("", rest)  # 甲市、乙市等地区绿化率 measures 绿化率
        return [part + measured for part in (*parts[:-1], parts[-1].removesuffix(rest))]
    tail = _whole_words(_common_tail(text, parts), parts[-1])
    if not tail and len(parts) == 2 and (both := _pair(*parts)):
        return both
    if not tail and says_nothing(parts[-1]):
        own = own_part(parts[0])
        return [parts[0], *(own + part if says_nothing(part) else part for part in parts[1:])]
    return [part if part.endswith(tail) else part + tail[_overlap(part, tail) :] for part in parts]


def is_of_another_year(text: str, clause: Clause) -> bool:
    """Whether a number is the value of a further year of the target before: 到2025年达到3辆、到2030年5辆."""
    before = next((one for one in reversed(clause.sentence.numbers) if one.end <= clause.start), None)
    if before is None or not clause.sentence.has_target or clause.origin != "own" or clause.verb is not None:
        return False
    measures = (before.measure, clause.number.measure)
    same = measures[0] == measures[1] or all(measure.startswith(":") for measure in measures)
    form = WORDS.pattern(rf"[、，,；]?{BY_YEAR}⟨title/particle⟩?")
    return same and form.fullmatch(text, before.end, clause.number.start) is not None


def last_named(named: Iterable[str], count: int) -> list[str]:
    """The last indicators, as many as there are values: 甲超过3亿元，乙超过5亿件，年均增速分别达到10%和12%."""
    last = list(dict.fromkeys(one for one in named if not says_nothing(one)))[-count:]
    return last if len(last) == count else []


def joint_members(text: str, indicator: str, home: str | None = None) -> list[str]:
    """The names of what has one number for each: 甲和乙排放量分别下降10%; none for one name alone."""
    bare = WORDS.pattern("⟨every-one⟩$").sub("", indicator)
    parts = WORDS.pattern("、|⟨body/joint-long⟩|⟨body/joint⟩").split(bare)
    if len(parts) < 2 or not all(parts):
        return []
    if bare != indicator and not has_head(parts[-1]):
        return parts  # 甲类示例站、乙类示例站各不少于5个
    names = members(text, bare, len(parts), home)
    shared = all(has_head(name) or name.endswith(parts[-1][-_SHORT_NAME:]) for name in names)
    return names if shared else []


def _town_and_country(name: str) -> list[str]:
    """Two names where one word stands for both in their order: 城乡居民收入 -> 城镇…, 农村…; none for others."""
    both = WORDS.pattern("^⟨town-and-country⟩").match(name)
    rest = name[both.end() :] if both else ""
    return [word("target-cue/town") + rest, word("target-cue/country") + rest] if rest else []


def _pair(first: str, last: str) -> list[str]:
    """Two names that share the end of the second, and the beginning of the first where that is longer:
    甲、乙产量; 示例能源装机和消费比重. No names where nothing is shared."""
    heads, head = WORDS["indicator-head"], last[-_SHORT_NAME:]
    own, rest = len(last) - _SHORT_NAME, len(last) - len(first)
    measure = last[len(own_part(last)) :] if own_part(last) else ""
    if len(first) == _SHORT_NAME and first[-1] == last[1:_SHORT_NAME] and rest > _SHORT_NAME:
        return [first + last[_SHORT_NAME:], last]  # 进口、出口整体用时
    said = len(measure) >= _SHORT_NAME and measure not in WORDS["own-head"] and not first.endswith(heads)
    # 居民政策范围内…支付比例 is no own name with a measure: 职工 stands for 居民
    between = len(last) - _SHORT_NAME - len(measure)
    aligned = len(first) == _SHORT_NAME and (_akin(first, last[:_SHORT_NAME]) or between > 2 * _SHORT_NAME)
    if said and own != len(first) and not aligned:
        return [first + measure, last]
    if head not in heads or head in WORDS["own-head"]:
        return []
    if first.endswith(heads) and head not in WORDS["share-head"]:
        return []
    if own == len(first) or (len(first) == _SHORT_NAME and rest > _SHORT_NAME):
        return [first + last[len(first) :], last]
    if own == _SHORT_NAME and len(first) >= _PREFIXED:
        return [first + head, first[:-own] + last]
    return []


def _akin(first: str, other: str) -> bool:
    """Whether two words are of one kind by their last character (核电, 风电) or as kinds of places (城镇, 农村)."""
    kinds = WORDS["place-kind"]
    return first[-1] == other[-1] or (first in kinds and other in kinds)


def _overlap(part: str, tail: str) -> int:
    """How much of a tail a part ends with already: 文化产业 and 产业增加值 share 产业."""
    return next((length for length in range(len(tail) - 1, 1, -1) if part.endswith(tail[:length])), 0)


def _whole_words(tail: str, last: str) -> str:
    """A tail less what ends the own name of the last member: 品流通率 of 水产品流通率 is 流通率."""
    own = len(own_part(last))
    if own and len(tail) - (len(last) - own) == 1:
        return last[own:]
    return tail[1:] if tail.startswith(WORDS["name-suffix"]) else tail


def _common_tail(text: str, parts: Sequence[str]) -> str:
    """What the last member of a list shares with the others: 产地低温处理率 of 肉类、果蔬、水产品产地低温处理率.

    The last member's own name is known from another place in the text or from the ending that the members share
    (地区); the tail by a long head (排放总量), from another place too, or by the length of the other members.
    """
    last, others = parts[-1], parts[:-1]
    if len(last) > _LONGEST_NAME:
        return ""
    ends = last[-1] in WORDS["shared-ending"] and all(part[-1] == last[-1] for part in others)
    if ends or all(part[-2:] == last[-2:] for part in others):
        return ""
    for length in range(len(last) - 2, 1, -1):
        if any(_is_member(text, at, at + length) for at in _places(text, last[:length])):
            return last[length:]
    cut = last.find(others[0][-1])
    if 0 < cut < len(last) - 2 and all(part.endswith(others[0][-1]) for part in others):
        return last[cut + 1 :]
    known = WORDS.pattern("⟨indicator-head⟩$").search(last)
    if known and known.start() > 0 and len(known[0]) >= _LONG_HEAD:
        return known[0]
    joints = WORDS.characters("body/joint")
    for length in range(2, len(last) - 2):
        before = ("、", last[length - 1], *joints)
        if any(not text.endswith(before, 0, at) for at in _places(text, last[length:])):
            return last[length:]
    lengths = {len(part) for part in others}
    if len(lengths) == 1 and len(others) > 1 and max(lengths) < len(last) - 2:
        tail = last[max(lengths) :]
        # 原煤、原油、天然气产量: the own name of the last is longer than the others, not cut within
        return known[0] if known and len(known[0]) == len(tail) - 1 else tail
    return ""


def _places(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text; it is looked for as it is, for a pattern of each part takes longer to make."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _is_member(text: str, start: int, end: int) -> bool:
    """Whether a member of a list begins and ends at two offsets: behind one comma, before another or a mark."""
    behind = WORDS.pattern("[、，。；]|⟨body/joint line-mark⟩").match(text, end)
    return behind is not None and text.endswith(LISTED, 0, start)
