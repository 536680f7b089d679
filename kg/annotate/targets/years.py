"""By when: the years of a text that sets targets.

In: squeezed text. Out: the years that it names, each with what it is for: the year of a target (到2025年,
“十四五”末), the baseline of a comparison (比2020年), or the past (2020年 in a plan of 2021).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.targets.words import any_of
from kg.language.dates import plan_end

_YEAR = re.compile(
    r"(?:(?P<first>20[0-6]\d)年?[-—–－~～至到])?(?P<year>20[0-6]\d)年(?P<month>\d{1,2}月)?(?P<edge>(?:\d{1,2}日)?(?:年?底|末|前|以前|之前|内|起)*)"
    r"|[“\"']?十(?P<plan>[一二三四五六七八九])五[”\"']?(?P<phase>时期|期间|期末|规划期|末|规划|以来|初期)?"
)
_TITLE = re.compile(r"《[^》\n]{1,80}》|〔20\d\d〕|[（(]20\d\d[-—–－~～至]20\d\d年?[）)]")
_DATED = re.compile(r"[〔（(\[](20\d\d)[〕）)\]]\d{0,4}号|(?<!\d)(20\d\d)年\d{1,2}月\d{1,2}日")
_HEAD = 1200
_WEAK_BEFORE = ("自", "在", "从", "由", "同", "根据", "基于")
_FIRST_FUTURE = 2021


@dataclass(frozen=True, slots=True)
class Year:
    """A year named from `start` to `end`: `kind` is target, baseline or past."""

    start: int
    end: int
    year: int
    kind: str


@cache
def _after_baseline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:的|底的|末的)?(?:基期|基准|水平|基础|同期|相比|下降|降低|减少|增长|增加|提高|提升)|{any_of('fall')}|的\d"
    )


@cache
def _before_baseline() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('baseline')})$")


def written_in(text: str) -> int | None:
    """Return the year of a document, as its number or its first or last date says; None if neither does."""
    head = list(_DATED.finditer(text, 0, _HEAD))
    tail = list(_DATED.finditer(text, max(0, len(text) - _HEAD)))
    found = [int(m[1] or m[2]) for m in (head or tail)]
    return max(found) if found else None


def years(text: str, present: int | None) -> list[Year]:
    """Return the years that a text names, in order; those inside titles and numbers of documents are left out."""
    hidden = [m.span() for m in _TITLE.finditer(text)]
    found: list[Year] = []
    at = 0
    for match in _YEAR.finditer(text):
        while at < len(hidden) and hidden[at][1] <= match.start():
            at += 1
        if at < len(hidden) and hidden[at][0] <= match.start():
            continue
        year = int(match["year"]) if match["year"] else plan_end(match["plan"])
        found.append(Year(match.start(), match.end(), year, _kind(text, match, year, present)))
    return found


def _kind(text: str, match: re.Match[str], year: int, present: int | None) -> str:
    before = _before_baseline().search(text, max(0, match.start() - 4), match.start())
    after = _after_baseline().match(text, match.end())
    if before and match["year"] and (before[0] not in _WEAK_BEFORE or (after and not match["edge"])):
        return "baseline"
    if match["phase"] == "以来" or year < (present if present is not None else _FIRST_FUTURE):
        return "baseline" if after else "past"
    return "target"
