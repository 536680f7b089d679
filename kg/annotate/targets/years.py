"""By when: the years of a text that sets targets.

In: squeezed text. Out: the years that it names, each with what it is for: the year of a target (到2025年,
“十四五”末, 今年), the baseline of a comparison (比2020年), or the past (2020年 in a plan of 2021).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.targets.words import WORDS
from kg.language.dates import FULL_YEAR, PLAN_YEARS, plan_end, plan_years
from kg.language.numerals import COUNTS, DIGITS, ONES, PAIR, TEN, ZEROS, numeral
from kg.vocabulary.forms import ending_at, word

# 到2030年底, to stand in another expression
BY_YEAR = rf"⟨by-then⟩?{FULL_YEAR}⟨year-of-title⟩⟨year-rest⟩?"
_FIGURES = r"(?:19[4-9]|20[0-6])\d"
# most characters begin no year: one look says so
_BEGINNING = rf"(?=[\d{ONES}{PAIR}{TEN}“\"'⟨^mid-century century-end this-year next-year year-part span-lead⟩])"
_YEAR = (
    rf"{_BEGINNING}(?:(?<!\d)(?:(?P<first>{_FIGURES})年?[-—–－~～至到])?(?P<year>{_FIGURES}|[{DIGITS[1:3]}][{DIGITS}{ZEROS}]{{3}})年"
    r"(?P<month>\d{1,2}月)?(?P<edge>(?:\d{1,2}日)?⟨year-edge⟩*)"
    rf"|[“\"']?(?:十(?P<plan>[{ONES}])⟨five-years⟩|(?<=[“\"'])(?P<early>[{ONES}])五(?=[”\"']))[”\"']?(?P<phase>⟨plan-phase⟩)?"
    r"|(?P<middle>⟨mid-century⟩)|(?P<last>⟨century-end⟩)"
    rf"|(?P<this>(?<![⟨[this-trap⟩\d{COUNTS}])(?:⟨this-year next-year⟩|(?P<whole>⟨year-part⟩)))(?P<rest>⟨this-rest⟩)?"
    rf"|(?P<within>(?<![\d{COUNTS}年])(?:(?P<from>⟨span-lead⟩)(?=[\d{COUNTS}]))?(?P<span>\d|[{ONES}{PAIR}])年(?P<limit>⟨within⟩|(?=[，,]))))"
)
# （2021—2023年） belongs to a title, but not before a colon: 第一阶段（2021—2023年）：…
_TITLE = re.compile(rf"《[^》\n]{{1,80}}》|〔{_FIGURES}〕|[（(]{_FIGURES}[-—–－~～至]{_FIGURES}年?[）)](?![：:])")
_NUMBERED, _DAY = rf"({_FIGURES})[〕）)\]]\d{{0,4}}号", rf"({_FIGURES})年\d{{1,2}}月\d{{1,2}}日"
_DATED = re.compile(rf"(?=[〔（(\[12])(?:[〔（(\[]{_NUMBERED}|(?<!\d){_DAY})")
# a day alone on its line and a number at the end of one, as most documents have them
_OWN = re.compile(rf"^{_DAY}$|(?<=[\u4e00-\u9fff])〔{_NUMBERED}$", re.MULTILINE)
_AFTER_BASELINE = r"(?:⟨baseline-point⟩)?⟨baseline-after⟩|⟨fall⟩|的\d"
# 恢复至2019年的120%: a share of what was, and no value that was reached by then
_SHARE_OF_YEAR = r"⟨title/particle⟩\d+(?:\.\d+)?⟨times⟩"
_BEGUN = r"⟨from⟩(?:19|20)\d\d[^，。；]*$"
_BY_THEN, _AS_OF = "⟨by-then⟩$", "⟨as-of⟩$"
_CLAUSE = 40
_DAY_ALONE = re.compile(r"\d{1,2}\D")
_HEAD = 1200
_LONGEST_TITLE = 80
_FIRST_PLAN_BEGAN = 1955
_THIS_CENTURY, _CENTURY, _HALF = 2000, 100, 50


@dataclass(frozen=True, slots=True)
class Year:
    """A year named from `start` to `end`: `kind` is target, baseline, start (自2019年起), past, or
    relative: 年底前, which is that of the year spoken of, `year` where none is."""

    start: int
    end: int
    year: int
    kind: str


def written_in(text: str) -> int | None:
    """Return the year of a document, as its number or its first or last date says; None if neither does."""
    head = list(_DATED.finditer(text, 0, _HEAD))
    tail = list(_DATED.finditer(text, max(0, len(text) - _HEAD)))
    found = [int(m[1] or m[2]) for m in (head or tail)]
    return max(found) if found else None


def without_own_figures(text: str) -> str:
    """Return a text without the figures of the day and the number that a document has on lines of their own."""
    return _OWN.sub("", text)


def years(text: str, present: int | None) -> list[Year]:
    """Return the years that a text names, in order; those inside titles and numbers of documents are left out.

    Parameters
    ----------
    text : str
        Squeezed text of one document.
    present : int or None
        The year in which it was written; where nobody knows, the plan that it belongs to says since when years are
        ahead.
    """
    hidden = [m.span() for m in _TITLE.finditer(text)]
    named = []
    at = 0
    for match in WORDS.pattern(_YEAR).finditer(text):
        while at < len(hidden) and hidden[at][1] <= match.start():
            at += 1
        if (at == len(hidden) or hidden[at][0] > match.start()) and _is_year(match):
            named.append(match)
    first_ahead = present if present is not None else _first_ahead(text, named)
    period = _period(text, named) if present is None else None
    over = period[1] if period else None
    found = []
    for match in named:
        year = _value(match, present, over)
        if year is not None:
            found.append(Year(match.start(), match.end(), year, _kind(text, match, year, first_ahead)))
    return found


def _is_year(match: re.Match[str]) -> bool:
    """Whether a span of years says by when: 三年内, 用三年时间, and not 三年时间 alone."""
    if not match["within"]:
        return True
    if ending_at(WORDS.pattern("⟨span-trap⟩$"), match.string, match.start()):
        return False
    if match["limit"] in WORDS["span-within"]:
        return True
    return match["from"] is not None and (match["limit"] in WORDS["span-time"] or match["from"] in WORDS["span-ahead"])


def period_of_title(text: str) -> tuple[int, int] | None:
    """Return the first and the last year of the period that the title of a text names (“十四五”, 2023—2025年): its aims
    are meant for the last one; None where it names none."""
    return _period(text, list(WORDS.pattern(_YEAR).finditer(text, 0, _LONGEST_TITLE)))


def _period(text: str, named: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    match = _in_title(text, named)
    if match is None:
        return None
    if match["plan"]:
        return plan_years(match["plan"])
    return (numeral(match["first"]), numeral(match["year"])) if match["first"] else None


def _in_title(text: str, named: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The period or the year that the title of a text names."""
    title_end = text.find("\n", 1, _LONGEST_TITLE)
    return next((m for m in named if m.start() < title_end and not m["edge"] and (m["year"] or m["plan"])), None)


def _value(match: re.Match[str], present: int | None, over: int | None) -> int | None:
    """The year that is named; None for a span that begins with a document whose year nobody knows, unless it is that
    of the plan that is over in a known year."""
    if match["year"]:
        return numeral(match["year"])
    if match["plan"]:
        return plan_end(match["plan"])
    if match["early"]:
        return _FIRST_PLAN_BEGAN + PLAN_YEARS * numeral(match["early"])
    if match["this"]:
        following = match["this"] in WORDS["next-year"]
        return present + following if present is not None else None
    if match["within"]:
        span = numeral(match["span"])
        return present + span if present is not None else over if span == PLAN_YEARS else None
    century = (present or _THIS_CENTURY) // _CENTURY * _CENTURY
    return century + (_HALF if match["middle"] else _CENTURY)


def _first_ahead(text: str, named: list[re.Match[str]]) -> int:
    """The first year that an undated text looks ahead to.

    That of its title (2023—2025年, “十四五”), else of the earliest plan period that it names without looking back at
    it, but after every year up to which it tells (截至2020年底) and with which it compares (比2020年), unless it aims
    at something by that year itself (到2020年); 0 for none.
    """
    titled = _in_title(text, named)
    if titled and titled["year"]:
        return numeral(titled["first"] or titled["year"])
    plans = [titled] if titled else [m for m in named if m["plan"] and m["phase"] not in WORDS["plan-past"]]
    begins = min((plan_end(m["plan"]) - PLAN_YEARS + 1 for m in plans), default=0)
    dated = [m for m in named if m["year"]]
    aimed = {numeral(m["year"]) for m in dated if ending_at(WORDS.pattern(_BY_THEN), text, m.start())}
    before = [m for m in dated if ending_at(WORDS.pattern("⟨as-of compare-year⟩$"), text, m.start())]
    told = {numeral(m["year"]) for m in before if ending_at(WORDS.pattern(_AS_OF), text, m.start())}
    compared = {numeral(m["year"]) for m in before} - aimed
    return max([begins, *(year + 1 for year in told | compared)])


def _is_of_thing(match: re.Match[str]) -> bool:
    """Whether a year only says which things are meant: 2000年底前建成的示例小区."""
    return WORDS.pattern("⟨act⟩⟨title/particle⟩").match(match.string, match.end()) is not None


def _is_day(match: re.Match[str]) -> bool:
    """Whether a year is that of a day on which something takes place, and none by which: 于2024年5月10日举行."""
    alone = match["month"] and _DAY_ALONE.fullmatch(match["edge"] or "")
    return bool(alone) and not ending_at(WORDS.pattern(_BY_THEN), match.string, match.start())


def _is_half(match: re.Match[str], present: int) -> bool:
    """Whether a year is told of by a part of it that is over: 2023年上半年 in a text of 2023."""
    told = not match["month"] and WORDS.pattern("⟨part-of-year⟩").match(match.string, match.end())
    if not told or numeral(match["year"]) != present:
        return False
    return ending_at(WORDS.pattern(_BY_THEN), match.string, match.start()) is None


def _kind(text: str, match: re.Match[str], year: int, first_ahead: int) -> str:
    if match["this"]:
        return "past" if match["rest"] else "relative" if match["whole"] else "target"
    if match["edge"] == word("validity/from-on"):
        return "start"
    before = ending_at(WORDS.pattern("⟨baseline⟩$"), text, match.start())
    after = WORDS.pattern(_AFTER_BASELINE).match(text, match.end())
    if before and match["year"] and (before[0] not in WORDS["baseline-weak"] or (after and not match["edge"])):
        return "baseline"
    shared = match["year"] and WORDS.pattern(_SHARE_OF_YEAR).match(text, match.end())
    if shared and ending_at(WORDS.pattern("⟨as-was⟩$"), text, match.start()):
        begun = WORDS.pattern(_BEGUN).search(text, max(0, match.start() - _CLAUSE), match.start())
        return "baseline" if begun is None else "past"
    if match["year"] and _is_half(match, first_ahead):
        return "past"
    if match["year"] and (_is_of_thing(match) or _is_day(match)):
        return "start"
    told = match["phase"] in WORDS["plan-past"] or ending_at(WORDS.pattern(_AS_OF), text, match.start())
    if told or year < first_ahead:
        # 从2028年的3亿增加到2029年的8亿: up to which year something was reached
        reached = WORDS.pattern(_BY_THEN).search(text, max(0, match.start() - 1), match.start())
        return "baseline" if after and not reached else "past"
    return "target"
