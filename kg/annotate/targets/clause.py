"""What stands around a number: sentence, clause, verb, year.

In: squeezed text, its years and numbers. Out: `Clause`s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.annotate.targets.numbers import Number
from kg.annotate.targets.words import LEVELS, WORDS, share_pattern, verb_pattern
from kg.annotate.targets.years import Year, period_of_title, written_in, years
from kg.language.spaces import Squeezed

TOLD = 0  # in the place of a year: the sentences before tell of the past
_BREAKS = "，,；;：:|｜"
CLAUSE_BREAK = re.compile(rf"[{_BREAKS}]|——")
_COMPARATORS = {"least": "≥", "most": "≤", "above": ">", "below": "<", "rise": "Δ+", "fall": "Δ-"}
_LONGEST_TITLE = 80
_ANNUAL_TITLE = r"(?<![\d\-—–至到〔（(])((?:19|20)\d\d)年(?![\-—–至到\d前底])[^。，]{0,26}⟨annual-title⟩"
_ANNUAL_BEHIND = r"⟨annual-title⟩[（(]((?:19|20)\d\d)⟨year-of-title⟩[）)]"
_REPORT_AIMS = r"(?:⟨this-year⟩|%s\D)[^。，\n]{0,24}⟨annual-aims⟩"
_LINE_OF_AIMS = r"(?<=\n)[^。，；\n]{0,16}⟨annual-aims⟩[：:]?(?=\n)"
# no plan for what《…报告》asks
_REPORT = "⟨annual-report⟩(?![》〉]|⟨report-trap⟩)"
_YEAR_OF_AIMS = r"((?:19|20)\d\d)\D[^。，\n]{0,24}⟨annual-aims⟩"
_TELLS = r"⟨telling-title⟩⟨of-telling⟩?(?:[（(][^（）()]*[）)])?$"
# the bounds that a rule sets are no aims
_RULE = r"⟨rule-title⟩(?:[（(][^（）()]*[）)])?(?:[》〉]⟨of-notice⟩)?$"
# 每个街道有1所
_HAS_EACH = r"⟨every-one⟩[^，。；\n]{1,14}(?P<has>⟨has⟩)"
_LOOK_BACK = 16
_ASIDE, _RATE_REACH = 6, 8
_ASIDE_ENDS = re.compile(r"（[^（），；。]{5,14}）")
# 索引号：…, as pages have them over their text
_FIELD = re.compile(r"[^\n，。；：:]{2,12}[：:][^\n，。；]{0,160}\n|\n")


@dataclass(frozen=True, slots=True)
class Verb:
    """What stands right before a number; `start` is where the words about the number begin."""

    kind: str
    start: int
    comparator: str


@dataclass(slots=True)
class Sentence:
    """One sentence while it is read: `year` and `subject` come from before it and change with it.

    `named` is the last indicator in it. `counts` tells whether the last number was the object of a verb (建成3个甲、5个
    乙), `under_told` and `under_goal` whether a heading of achievements or of aims holds.
    """

    start: int
    end: int
    years: Sequence[Year]
    year: int | None
    under_told: bool = False
    under_goal: bool = False
    numbers: Sequence[Number] = ()
    subject: str = ""
    named: str = ""
    has_target: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """The surroundings of one number: the clause from `start`, the year and where that comes from.

    `origin` is own (named in the sentence), inherited, past, told (the sentences before tell of the past) or none.
    """

    sentence: Sentence
    start: int
    number: Number
    verb: Verb | None
    year: int | None
    origin: str
    baseline: int | None

    @property
    def verb_start(self) -> int:
        """Where the words about the number begin."""
        return self.verb.start if self.verb else self.number.start

    @property
    def under_goal(self) -> bool:
        """Whether a heading of aims holds, and no year that is named says otherwise."""
        return self.sentence.under_goal and self.origin == "none"

    @property
    def is_aimed(self) -> bool:
        """Whether a year or a heading of aims says that what stands here is to be reached."""
        return bool(self.year) or self.under_goal


def _head(text: str) -> str:
    """The first characters of a text, where its title stands; a block of fields over it is passed over."""
    at = 0
    while (field := _FIELD.match(text, at)) is not None:
        at = field.end()
    return text[at : at + _LONGEST_TITLE]


def _aims_of(text: str) -> int | None:
    """The year for which an undated report of the year's work states its aims: that in which it is given."""
    if WORDS.pattern(_REPORT).search(text[:_LONGEST_TITLE]) is None:
        return None
    aims = WORDS.pattern(_YEAR_OF_AIMS).search(text)
    return int(aims[1]) if aims else None


class Surroundings:
    """A squeezed text with its years, asked for what stands around a number."""

    def __init__(self, squeezed: Squeezed, day: date | None) -> None:
        self.text = squeezed.text
        head = _head(self.text)
        first_line = head.split("\n")[0]
        self._tells = WORDS.pattern(_TELLS).search(first_line) is not None
        annual = WORDS.pattern(_ANNUAL_TITLE).search(head) or WORDS.pattern(_ANNUAL_BEHIND).search(head)
        titled = int(annual[1]) if annual and not self._tells else None
        report = WORDS.pattern(_REPORT).search(head)
        present = written_in(self.text) or (day.year if day else None) or _aims_of(self.text) or titled
        self.years = years(self.text, present)
        self._year_starts = [year.start for year in self.years]
        self._annual_year = titled or (present if report else None)
        # a report tells of the year before, until it comes to the aims of the year in which it is given
        begins = self._aims_begin(present) if report else None
        self._annual_from = begins.start() if begins else len(self.text) if report else 0
        period = period_of_title(head)
        self.is_dated = present is not None
        self.is_ahead = period is not None and not self._tells
        self.plan_end = period[1] if period else None
        self.is_rule = WORDS.pattern(_RULE).search(first_line) is not None
        self.is_plan = WORDS.pattern("⟨plan-title⟩").search(head) is not None

    def _aims_begin(self, present: int | None) -> re.Match[str] | None:
        """Where a report comes to its aims: where it says of which year they are, else at a line that leads to them."""
        dated = WORDS.pattern(_REPORT_AIMS % present).search(self.text)
        return dated or WORDS.pattern(_LINE_OF_AIMS).search(self.text)

    def years_between(self, start: int, end: int) -> Sequence[Year]:
        """Return the years that a part of the text names."""
        return self.years[bisect_left(self._year_starts, start) : bisect_left(self._year_starts, end)]

    def only_years(self, start: int, end: int) -> bool:
        """Tell whether nothing but years stands in a part of the text: 2023年、2024年."""
        for year in self.years_between(start, end):
            gap = self.text[start : year.start]
            if year.start > start and WORDS.pattern("(?:、|⟨body/joint by-then⟩)*").fullmatch(gap) is None:
                return False
            start = year.end
        return start == end

    def clause(self, number: Number, sentence: Sentence) -> Clause:
        """Return the clause of a number."""
        start = self._clause_start(number, sentence)
        year, origin = self.year_of(number.start, sentence)
        baselines = [y.year for y in sentence.years if y.kind == "baseline" and start <= y.start < number.start]
        if year and not baselines and WORDS.pattern("⟨compare-last⟩").search(self.text, start, number.start):
            baselines = [year - 1]
        verb = self._verb(start, number.start)
        return Clause(sentence, start, number, verb, year, origin, baselines[-1] if baselines else None)

    def year_of(self, at: int, sentence: Sentence) -> tuple[int | None, str]:
        """Return the year by which a number is to be reached, and where it comes from."""
        before = [year for year in sentence.years if year.start < at and year.kind not in ("baseline", "start")]
        while before and before[-1].kind == "relative" and (len(before) > 1 or sentence.year or self._annual_year):
            before.pop()
        if before and before[-1].kind == "relative" and self._tells:
            return None, "told"
        if before:
            return (None, "past") if before[-1].kind == "past" else (before[-1].year, "own")
        for year in sentence.years:
            if (
                at < year.start
                and year.kind in ("target", "relative")
                and (not CLAUSE_BREAK.search(self.text, at, year.start) or self._closes(year, sentence))
            ):
                return year.year, "own"
        rate = WORDS.pattern("⟨annual⟩").search(self.text, max(sentence.start, at - _RATE_REACH), at)
        ahead = [year.year for year in sentence.years if year.start > at and year.kind == "target"]
        if rate and ahead and sentence.year is None and self._annual_year is None:
            return ahead[0], "own"  # 年均增长8%，2025年突破800亿元
        if sentence.year == TOLD or (self._tells and sentence.year is None and self._annual_year is None):
            return None, "told"
        if sentence.year is None and self._annual_year:
            return (self._annual_year, "inherited") if at >= self._annual_from else (None, "told")
        return sentence.year, "inherited" if sentence.year else "none"

    def _closes(self, year: Year, sentence: Sentence) -> bool:
        """Whether a year in brackets at the end of a sentence is that of all of it: …（均为2025年数值）。"""
        opened = self.text.rfind("（", max(sentence.start, year.start - _ASIDE), year.start)
        if opened < 0:
            return False
        of_all = WORDS.pattern("⟨all⟩").search(self.text, opened, year.start) is not None
        return of_all or _ASIDE_ENDS.fullmatch(self.text, opened, sentence.end) is not None

    def _clause_start(self, number: Number, sentence: Sentence) -> int:
        """Where the clause of a number begins: behind the last comma or, in a list, behind the number before."""
        start = sentence.start
        depth = 0
        for at in range(number.start - 1, sentence.start - 1, -1):
            character = self.text[at]
            if character in "）)":
                depth += 1
            elif character in "（(":
                depth -= 1
            elif depth <= 0 and (character in _BREAKS or self.text.startswith("——", at)):
                if character in ":：" and any(one.start < at < one.end for one in sentence.numbers):
                    continue  # 2.5:1
                start = at + 1 + (character == "—")
                break
        before = [n.end for n in sentence.numbers if start <= n.start and n.end <= number.start]
        if before and self.text[before[-1]] == "（":
            return before[-1]
        listed = [end for end in before if WORDS.pattern("、|⟨body/joint⟩").match(self.text, end)]
        return listed[-1] + 1 if listed else start

    def _verb(self, start: int, at: int) -> Verb | None:
        match = verb_pattern().search(self.text, max(start, at - _LOOK_BACK), at)
        if match is None:
            share = share_pattern().search(self.text, start, at)
            if share is None:
                has_each = WORDS.pattern(_HAS_EACH).fullmatch(self.text, start, at)
                return Verb("act", has_each.start("has"), "=") if has_each else None
            kind = next(level for level in LEVELS if share.groupdict().get(level))
            return Verb(kind, share.start(), _COMPARATORS.get(kind, "="))
        if match["act"] and WORDS.pattern("⟨act-trap⟩$").search(self.text, max(start, at - _LOOK_BACK), at):
            return None  # 公共服务13个领域
        if match["sure"]:
            return Verb("sure", match.start(), "≥" if match["sure"] in WORDS["floor"] else "=")
        kind = next(level for level in LEVELS if match[level])
        if kind in ("rise", "fall") and match["mid"] in WORDS["reach-to"]:
            kind = "lowered" if kind == "fall" else "reach"
        about = match["about"] or match[0] in WORDS["pre-about"]
        comparator = _COMPARATORS.get(kind, "≈" if about else "=")
        return Verb(kind, match.start(), comparator)
