"""The numbers of a sentence, with their units.

In: squeezed text. Out: `Number`s: 4000万千瓦, 10%—15%, 1.25∶1, 1/2公顷, 80%以上; and the small ones in words
where a duty counts (每年至少开展一次).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import prod

from kg.annotate.targets.figures import upper_value, written_pattern, written_value
from kg.annotate.targets.words import JOINED, WORDS
from kg.annotate.targets.years import Year
from kg.language.numerals import MULTIPLIERS, ONES, PAIR, SCALES, TEN
from kg.vocabulary.forms import ending_at

_COUNTED = (
    r"(?P<lead>⟨count-floor⟩|⟨count-every⟩[^，。；\n\d]{0,8}?)(?P<verb>⟨act⟩)?"
    rf"(?P<value>[{ONES}{PAIR}{TEN}])(?P<unit>⟨count-unit⟩)(?![、月])"
)


_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LIST_REACH = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit; `end` is behind 以上, 左右, which `after` holds."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    after: str

    @property
    def measure(self) -> str:
        """The unit without the scale before it (万吨 -> 吨), empty for none."""
        return (self.unit or "").lstrip(SCALES)


def find_numbers(text: str, start: int, end: int, years: Sequence[Year]) -> Iterator[Number]:
    """Yield the numbers of a sentence in order, less those that are years, days, articles and the like.

    Parameters
    ----------
    text : str
        Squeezed text.
    start, end : int
        The sentence.
    years : sequence of Year
        The years named in it.
    """
    written = list(_written(text, start, end, years))
    taken = [(number.start, number.end) for number in written]
    found = [
        number
        for number in _in_figures(text, start, end, years)
        if not any(number.start < last and first < number.end for first, last in taken)
    ]
    yield from sorted([*found, *written], key=lambda number: number.start)


def _in_figures(text: str, start: int, end: int, years: Sequence[Year]) -> Iterator[Number]:
    not_counted = _not_counted()
    for match in _pattern().finditer(text, start, end):
        if _in_a_year(match.start(), years):
            continue
        following = text[match.end() : match.end() + 1]
        is_letter = following.isascii() and following.isalpha()
        if match["scale"] and match["unit"] in WORDS["rank"]:
            continue  # 20亿级项目
        if not match["unit"] and (following in not_counted or is_letter) and following:
            continue
        yield _number(match)


def _in_a_year(at: int, years: Sequence[Year]) -> bool:
    return any(year.start <= at < year.end for year in years)


@cache
def _not_counted() -> frozenset[str]:
    """What stands behind a figure that counts nothing."""
    return frozenset((*WORDS["ordinal-next"], "."))


def _written(text: str, start: int, end: int, years: Sequence[Year]) -> Iterator[Number]:
    """The numbers in Chinese; a count needs its unit."""
    tail = WORDS.pattern(
        r"(?P<unit>⟨unit measure⟩(?:/⟨unit measure per⟩)?)?(?P<after>⟨post-least post-most post-about⟩)?"
    )
    for match in written_pattern().finditer(text, start, end):
        if _in_a_year(match.start(), years):
            continue
        behind = tail.match(text, match.end(), end)
        if behind is None or (match["count"] and not behind["unit"]):
            continue
        if match["bare"] and not _is_counted(text, match.start(), behind):
            continue
        if match["few"] and not _is_bounded(text, match.start(), behind):
            continue
        try:
            (value, scale), upper = written_value(match), upper_value(match)
        except ValueError:
            continue
        unit = scale + (behind["unit"] or "") if match["count"] or match["bare"] or match["few"] else scale
        after = behind["after"] or (_zero_growth(match) if match["zero"] else "")
        yield Number(match.start(), behind.end(), value, upper, unit or None, after)


def _zero_growth(match: re.Match[str]) -> str:
    return match[0][len(match["zero"]) :]


def _is_bounded(text: str, start: int, behind: re.Match[str]) -> bool:
    """Whether a small number in words is one that is aimed at, as its verb says: 不少于三名, 提高五个百分点; what is
    done so many times is read apart."""
    if behind["unit"] in (*WORDS["count-unit"], *WORDS["time-unit"], *WORDS["grade-unit"]):
        return False
    if text[start] == ONES[0] and behind["unit"] not in WORDS["share-unit"]:
        return False  # 提升一个, as one does
    return (
        ending_at(WORDS.pattern("⟨at-least at-most above below rise fall⟩⟨least-act reach-to⟩?$"), text, start)
        is not None
    )


def _is_counted(text: str, start: int, behind: re.Match[str]) -> bool:
    """Whether a place alone is a number that is aimed at, behind its verb: 突破万亿元, 打造百项, and no 百亿元级."""
    verb = ending_at(WORDS.pattern("⟨act reach above at-least⟩$"), text, start)
    rank = WORDS.pattern("⟨rank⟩")
    of_rank = (
        WORDS.pattern("⟨rank⟩$").search(text, start, behind.end())
        or rank.match(text, behind.end())
        or rank.match(text, behind.start())  # 百亿集群: 集 is no unit here
    )
    sized = behind["after"] and _CHINESE.match(text, behind.end())  # 亿元以上项目
    return verb is not None and not of_rank and not sized and behind["unit"] not in WORDS["spoken-of"]


def _number(match: re.Match[str]) -> Number:
    inexact = WORDS.pattern("⟨more-or-less⟩")
    scale = match["scale"]
    unit = inexact.sub("", scale) + (match["unit"] or "").replace("％", "%")
    if match["ratio"]:
        unit = f":{match['ratio']}"
    upper = Decimal(match["upper"].replace(",", "")) if match["upper"] else None
    rough = inexact.search(scale)
    after = match["after"] or (WORDS["more-or-less"][0] if rough else "")
    value = Decimal(match["value"].replace(",", ""))
    if match["low"] and upper is not None and upper < value:
        value = value * _size(match["low"]) / _size(inexact.sub("", scale))  # 5000万—1亿元
    if match["parts"]:
        # by its text: `round` fails on what has more figures than the context keeps
        value = Decimal(f"{value / int(match['parts']):.4f}")
    return Number(match.start(), match.end(), value, upper, unit or None, after)


def _size(scale: str) -> int:
    """How many a scale makes: 万 10000, 百万 a million, none 1."""
    return prod(MULTIPLIERS[character] for character in scale)


def in_one_list(text: str, number: Number, following: Number) -> bool:
    """Whether two numbers stand in one list of values; 80%以上、30户以上自然村… are none, but for a list of what is
    measured in several units: 分别达到3400万人次、40万吨."""
    if WORDS.pattern(JOINED).fullmatch(text, number.end, following.start) is None:
        return False
    spoken = WORDS.pattern("⟨respectively⟩[^，。；]*$").search(text, max(0, number.start - _LIST_REACH), number.start)
    alike = number.measure == following.measure or not (number.measure and following.measure)
    return alike or spoken is not None


def find_counts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a duty counts in words (每年至少开展一次): groups lead, verb, value and unit."""
    for match in WORDS.pattern(_COUNTED).finditer(text, start, end):
        if match["value"] + match["unit"] not in WORDS["batch"]:
            yield match


@cache
def _pattern() -> re.Pattern[str]:
    """A number, perhaps a range, a ratio (1.25∶1) or a part (1/2公顷), with scale, unit and what stands behind it."""
    units = "⟨unit measure⟩"
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    ratio = r"(?:[∶:：](?P<ratio>\d{1,3}(?:\.\d+)?)(?![\d.年月%％∶:：])|/(?P<parts>[1-9])(?=⟨parts-of⟩))?"
    upper = rf"(?:(?:[%％]|(?P<low>[{SCALES}]{{0,2}}){units}?)?(?:[-—–－~～]|⟨range-to⟩)(?P<upper>{digits}))?"
    scale = r"(?P<scale>⟨more-or-less⟩?(?:(?!⟨unit⟩)[十百千万亿]){0,3}⟨more-or-less⟩?)"
    per = r"[（(][^）)\n]{1,10}[）)]|⟨per⟩"
    unit = rf"(?P<unit>{units}(?:/(?:{units}|{per})|⟨each⟩⟨per-length⟩)*)?"
    after = r"(?P<after>⟨post-least post-most post-about⟩)?"
    # most characters are no figures: one look says so
    thousands = r"(?!(?<=\d,)\d{3}(?!\d))"
    not_before = rf"(?=\d)(?<![\d.A-Za-z/∶\-—_〔（(第图表]){thousands}(?<!⟨remark/box⟩)"
    return WORDS.pattern(rf"{not_before}(?P<value>{digits}){ratio}{upper}{scale}{unit}{after}")
