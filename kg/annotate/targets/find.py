"""What is aimed at, how much of it and by when.

In: the clean text of one document. Out: `Target`s: indicator, comparator, value, unit, year, baseline.

Numbers are the anchors: what stands right before one (达到, 不低于, 下降, 新增 …) says whether it is a target, what
stands behind it (以上, 左右) how it is meant. The indicator is the subject before the verb, the object behind the
number (建成100个…基地), or the subject of the clause before. The year is that of the clause, of the sentence, of the
paragraph, under a heading of aims of the paragraphs before, or of the title of an annual plan. Numbers that report the
past, fines and subsidies are left out. The words stand in ontology/target-cues.ttl; tables are read in
`kg.annotate.targets.tables`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.annotate.targets.tables import Cell, read_tables
from kg.annotate.targets.words import LEVELS, patterns, words
from kg.annotate.targets.years import Year, written_in, years
from kg.language.dates import numeral
from kg.language.spaces import Squeezed, squeeze

_COMPARATORS = {"least": "≥", "most": "≤", "above": ">", "below": "<", "rise": "Δ+", "fall": "Δ-"}
_TIMES = frozenset(("年", "月", "个月", "日", "小时", "分钟", "秒", "天", "周", "岁", "期"))
_NO_COUNT = frozenset((None, "级", "分", "度", "站", "村", "镇", "类", "成", "条", "层", "℃", "°C"))
_NOT_COUNTED = frozenset("年月日号条款章版.")
_SHARED_ENDINGS = frozenset("率量值比重度积数额")
# longer runs without a full stop are cut, so that the time to read a text grows with its length only
_SENTENCE = re.compile(r"[^。！？\n]{1,1500}")
_CLAUSE_BREAK = re.compile(r"[，,；;：:]|——")
_LIST_GAP = re.compile(r"[、和及与]|以及")
_LABEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[章节部条]|[（(]?\d{1,2}[）)、.．])"
)
_HEADINGS = (
    re.compile(r"第[一二三四五六七八九十]{1,3}(?:章|部分|篇)"),
    re.compile(r"第[一二三四五六七八九十]{1,3}节"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_LONGEST_HEADING = 40
_LONGEST_TITLE = 80
_ANNUAL_TITLE = re.compile(
    r"(?<![\d\-—–至到〔（(])(20\d\d)年(?![\-—–至到\d前底])[^。\n]{0,24}(?:工作|要点|计划|安排|指导意见|目标任务)"
)
_TOLD = 0  # in the place of a year: the sentences before tell of the past
_MODAL = re.compile(
    r"力争|确保|争取|目标|原则上|(?<![主重需必不首提概摘])要(?![求素点件])|应当?(?![急用对])|须|到20\d\d年"
)
_COMPARED = (
    r"(?:比|较|与|在|按|以|相较|相比|对比)(?:20\d\d年|“?十[一二三四五六七八九]五”?|上年|上一年|基期|基准|去年|同期|前一年|现有|峰值)"
    r"(?:的|底|末|期末|实际|全年|同期|水平|基础|基数|上|相比|同口径|[（(][^（）()]*[）)])*"
)
_COMPARISON = re.compile(rf"{_COMPARED}$|^{_COMPARED}，?")
_FROM_VALUE = re.compile(r"(?:由|从|自)[^，。；\n]{0,16}?[\d.]+[^，。；\n]{0,8}$")
_YEAR_REST = re.compile(r"^(?:时期|期间|年底|底前|末|底|前|时)[，,]?")
_AFTER_NOUN = re.compile(r"[，。；、,;）)\n“”（(和及与]|以及|$")
_AT_RATIO = re.compile(r"的([^，。；\n（]{0,8}比例)")
_BY = re.compile("按照?|依")
_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]|<sup>[^<]*</sup>")
_CHINESE_NEXT = re.compile("[一-鿿]")
_NO_NAME = re.compile(r"^[、和与及的等“”\"（）()\d.%]*$")
_OBJECT = re.compile(
    r"(?![（(])(?:[^，,。；;：:、\n（()）\d]|[（(][^（）()]{1,6}[）)]){2,40}(?:、(?:[^，,。；;：:\n（()）\d]|[（(][^（）()]{1,6}[）)]){2,40})?"
)
_SHARE_OF = re.compile(
    r"的?([^，,。；;、\d]{2,30}?(?:完成|建有|建成|实现|达到|达标|开展|配备|纳入|采用|具备|通)[^，,。；;\d]{0,20})"
)
_NATURE = re.compile(r"[（(，](约束性|预期性)")
_LOOK_BACK = 16
_LONG_HEAD = 4
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a text aims at.

    `start` and `end` are 0-based offsets, from the clause of the indicator to the number. `indicator` is as written,
    less what is no part of a name. `comparator` is one of ≥ ≤ > < = ≈ Δ+ Δ-. `value` belongs to `unit` as written
    (4000 万千瓦); `upper_value` is the end of a range. `binding` is True for 约束性, False for 预期性, None where the
    text does not say. `rule` says how the target was read.
    """

    start: int
    end: int
    indicator: str
    comparator: str
    value: Decimal
    upper_value: Decimal | None
    unit: str | None
    year: int | None
    baseline_year: int | None
    binding: bool | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit; `end` is behind 以上, 左右."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    after: str


@dataclass(frozen=True, slots=True)
class _Verb:
    """What stands right before a number; `start` is where the words about the number begin."""

    kind: str
    start: int
    comparator: str


@dataclass(slots=True)
class _Sentence:
    """One sentence while it is read: `year` and `subject` come from before it and change with it."""

    start: int
    end: int
    years: Sequence[Year]
    year: int | None
    numbers: Sequence[_Number] = ()
    subject: str = ""
    has_target: bool = False
    counts: bool = False  # whether the last number was the object of a verb: 建成3个甲、5个乙


@dataclass(frozen=True, slots=True)
class _Clause:
    """The surroundings of one number: the clause from `start`, the year and where that comes from.

    `origin` is own (named in the sentence), inherited, past, told (the sentences before tell of the past) or none.
    """

    sentence: _Sentence
    start: int
    number: _Number
    verb: _Verb | None
    year: int | None
    origin: str
    baseline: int | None

    @property
    def verb_start(self) -> int:
        return self.verb.start if self.verb else self.number.start


def find_targets(text: str) -> list[Target]:
    """Return the targets of a document in the order of the text.

    Parameters
    ----------
    text : str
        Clean text of one document: paragraphs are separated by line ends.

    Raises
    ------
    KgError
        If ontology/target-cues.ttl is missing or is not Turtle.
    """
    found = [_of_cell(cell) for cell in read_tables(text)]
    covered = [(cell.start, cell.end) for cell in found]
    starts = [start for start, _ in covered]
    for target in _Reader(squeeze(text)).targets():
        near = bisect_left(starts, target.end) - 1
        if near < 0 or covered[near][1] <= target.start:
            found.append(target)
    return sorted(found, key=lambda target: (target.start, target.end, target.indicator))


def _of_cell(cell: Cell) -> Target:
    return Target(
        start=cell.start,
        end=cell.end,
        indicator=cell.indicator,
        comparator=cell.comparator,
        value=cell.value,
        upper_value=None,
        unit=cell.unit,
        year=cell.year,
        baseline_year=cell.baseline_year,
        binding=cell.binding,
        rule="table",
    )


def _level(paragraph: str) -> int | None:
    """How deep a heading stands (0: chapter), None for text. Numbered items (1.) are text."""
    for level, label in enumerate(_HEADINGS):
        if label.match(paragraph):
            return level
    if len(paragraph) >= _LONGEST_HEADING or paragraph[-1] in "。；，：:;" or _LABEL.match(paragraph):
        return None
    return None if any(c in paragraph for c in "，；0123456789") else len(_HEADINGS)


class _Reader:
    """Reads one squeezed text, sentence by sentence."""

    def __init__(self, squeezed: Squeezed) -> None:
        self.squeezed = squeezed
        self.text = squeezed.text
        self.patterns = patterns()
        self.years = years(self.text, written_in(self.text))
        annual = _ANNUAL_TITLE.search(self.text, 0, _LONGEST_TITLE)
        self.annual_year = int(annual[1]) if annual else None
        self.is_plan = self.patterns.plan_title.search(self.text, 0, _LONGEST_TITLE) is not None
        self.year_starts = [year.start for year in self.years]
        self.goal: int | None = None  # level of the heading of aims that holds
        self.told: int | None = None  # level of the heading of achievements that holds
        self.carried: int | None = None

    def targets(self) -> Iterator[Target]:
        """Yield the targets; the year of a paragraph goes on to the next one where the text says so."""
        at = 0
        open_list = False
        for paragraph in self.text.split("\n"):
            start, end = at, at + len(paragraph)
            at = end + 1
            if not paragraph:
                continue
            self._enter(paragraph, open_list)
            year = _TOLD if self.told is not None else self.carried
            for match in _SENTENCE.finditer(self.text, start, end):
                named = self._years_between(match.start(), match.end())
                sentence = _Sentence(match.start(), match.end(), named, year)
                yield from self._in_sentence(sentence)
                year = sentence.year
            open_list = paragraph.endswith(("：", ":"))
            self.carried = year if year != _TOLD and (self.goal is not None or open_list) else None

    def _enter(self, paragraph: str, open_list: bool) -> None:
        """Note whether a paragraph stands under a heading of aims, or of what was achieved."""
        level = _level(paragraph)
        if level is None:
            if self.goal is None and not open_list and not paragraph.startswith(("——", "—", "-")):
                self.carried = None
            return
        head = paragraph[:_LONGEST_HEADING].split("。")[0]
        if self.goal is not None and level <= self.goal:
            self.goal = None
        if self.told is not None and level <= self.told:
            self.told = None
        if self.goal is None:
            self.carried = None
        if self.patterns.heading.search(head):
            self.goal, self.carried = level, None
        elif self.patterns.past_heading.search(head) and self.goal is None and self.told is None:
            self.told = level

    # sentences

    def _in_sentence(self, sentence: _Sentence) -> Iterator[Target]:
        """Yield the targets of a sentence and leave in it the year for the next."""
        sentence.numbers = self._numbers(sentence)
        group: list[_Number] = []
        for number, following in zip(sentence.numbers, [*sentence.numbers[1:], None], strict=False):
            group.append(number)
            if following and _LIST_GAP.fullmatch(self.text, number.end, following.start):
                continue
            yield from self._of_group(group, sentence)
            group = []
        yield from self._counted(sentence)
        ahead = [year.year for year in sentence.years if year.kind == "target"]
        if ahead:
            sentence.year = ahead[-1]
        elif any(year.kind == "past" for year in sentence.years):
            sentence.year = _TOLD

    def _years_between(self, start: int, end: int) -> Sequence[Year]:
        return self.years[bisect_left(self.year_starts, start) : bisect_left(self.year_starts, end)]

    def _numbers(self, sentence: _Sentence) -> list[_Number]:
        found: list[_Number] = []
        for match in self.patterns.number.finditer(self.text, sentence.start, sentence.end):
            if any(year.start <= match.start() < year.end for year in sentence.years):
                continue
            following = self.text[match.end() : match.end() + 1]
            is_letter = following.isascii() and following.isalpha()
            if not match["unit"] and (following in _NOT_COUNTED or is_letter) and following:
                continue
            scale = match["scale"]
            unit = scale.strip("余多") + (match["unit"] or "").replace("％", "%")
            if match["ratio"]:
                unit = f":{match['ratio']}"
            upper = Decimal(match["upper"].replace(",", "")) if match["upper"] else None
            after = match["after"] or ("余" if re.search("[余多]", scale) else "")
            value = Decimal(match["value"].replace(",", ""))
            if match["parts"]:
                value = round(value / int(match["parts"]), 4)
            found.append(_Number(match.start(), match.end(), value, upper, unit or None, after))
        return found

    def _of_group(self, group: Sequence[_Number], sentence: _Sentence) -> Iterator[Target]:
        """Yield the targets of numbers that stand in one list, mostly one number."""
        clause = self._clause(group[0], sentence)
        if clause.verb is None and sentence.counts and self.text[clause.start - 1] in "、和及与":
            clause = replace(clause, verb=_Verb("act", group[0].start, "="))
        left = self._subject(clause.start, clause.verb_start)
        if self._holds(clause, group[-1], left):
            indicator = self._indicator(clause, left, group[-1])
            if not indicator:
                return
            sentence.has_target = True
            sentence.counts = clause.verb is not None and clause.verb.kind == "act"
            if "分别" in self.text[clause.start : group[0].start]:
                yield from self._respectively(group, clause, indicator)
            else:
                yield from (self._target(clause, number, indicator) for number in group)
        sentence.subject = left or sentence.subject

    # what stands around a number

    def _clause(self, number: _Number, sentence: _Sentence) -> _Clause:
        start = self._clause_start(number, sentence)
        year, origin = self._year_of(number.start, sentence)
        baselines = [y.year for y in sentence.years if y.kind == "baseline" and start <= y.start < number.start]
        return _Clause(
            sentence, start, number, self._verb(start, number.start), year, origin, baselines[-1] if baselines else None
        )

    def _clause_start(self, number: _Number, sentence: _Sentence) -> int:
        """Where the clause of a number begins: behind the last comma or, in a list, behind the number before."""
        start = sentence.start
        depth = 0
        for at in range(number.start - 1, sentence.start - 1, -1):
            character = self.text[at]
            if character in "）)":
                depth += 1
            elif character in "（(":
                depth -= 1
            elif depth <= 0 and character in "，,；;：:":
                start = at + 1
                break
        before = [n.end for n in sentence.numbers if start <= n.start and n.end <= number.start]
        if before and self.text[before[-1]] in "、和及与（":
            start = before[-1] + (self.text[before[-1]] != "（")
        return start

    def _verb(self, start: int, at: int) -> _Verb | None:
        match = self.patterns.verb.search(self.text, max(start, at - _LOOK_BACK), at)
        if match is None:
            share = self.patterns.share.search(self.text, start, at)
            if share is None:
                return None
            kind = next(level for level in LEVELS if share.groupdict().get(level))
            return _Verb(kind, share.start(), _COMPARATORS.get(kind, "="))
        if match["sure"]:
            return _Verb("sure", match.start(), "≥" if match["sure"] == "确保" else "=")
        kind = next(level for level in LEVELS if match[level])
        if kind in ("rise", "fall") and match["mid"] in ("到", "至", "为"):
            kind = "lowered" if kind == "fall" else "reach"
        comparator = _COMPARATORS.get(kind, "≈" if match["about"] else "=")
        return _Verb(kind, match.start(), comparator)

    def _year_of(self, at: int, sentence: _Sentence) -> tuple[int | None, str]:
        """The year by which a number is to be reached, and where it comes from."""
        before = [year for year in sentence.years if year.start < at and year.kind != "baseline"]
        if before:
            return (before[-1].year, "own") if before[-1].kind == "target" else (None, "past")
        for year in sentence.years:
            if at < year.start and year.kind == "target" and not _CLAUSE_BREAK.search(self.text, at, year.start):
                return year.year, "own"
        if sentence.year == _TOLD:
            return None, "told"
        if sentence.year is None and self.annual_year:
            return self.annual_year, "inherited"
        return sentence.year, "inherited" if sentence.year else "none"

    # whether it is a target

    def _holds(self, clause: _Clause, last: _Number, left: str) -> bool:
        """Whether a number is a target: by its verb, its year and what speaks against it."""
        if clause.origin == "past" or self._is_excluded(clause, last) or self._reports(clause):
            return False
        verb = clause.verb
        if verb is None:
            return self._holds_without_verb(clause, last, left)
        if verb.kind == "act":
            if clause.year or self.patterns.annual.search(self.text, clause.start, clause.number.start):
                return True
            ordered = clause.verb_start - clause.start <= 1 and self.is_plan and clause.origin == "none"
            return ordered or "力争" in self.text[clause.sentence.start : clause.number.start]
        behind = self.text[last.end : last.end + 3]
        if behind.startswith("的") and behind not in ("的目标", "的水平", "的要求", "的比例"):
            return verb.kind in ("least", "most") and clause.year is not None
        if clause.year:
            return True
        if clause.origin == "told" and self.told is not None:
            return False
        if verb.kind not in ("least", "most") or clause.origin == "told":
            return self._is_order(clause) and self.text[clause.number.start - 1] != "为" and last.unit is not None
        return True

    def _holds_without_verb(self, clause: _Clause, last: _Number, left: str) -> bool:
        number = clause.number
        if _AT_RATIO.match(self.text, last.end) and _BY.search(self.text, clause.start, number.start):
            return True
        if self.text[number.start - 1] == "的" or not clause.year:
            return False
        if not left:
            return last.unit == "%" and self._share_of(last, clause.sentence.end) != ""
        if len(left) <= 2:
            return False
        if not _AFTER_NOUN.match(self.text, last.end):
            return False
        acts = self.patterns.act.match(self.text[clause.start : number.start]) is not None
        return clause.origin == "own" or clause.sentence.has_target or acts

    def _is_excluded(self, clause: _Clause, last: _Number) -> bool:
        sentence, number, verb = clause.sentence, clause.number, clause.verb
        stop = _CLAUSE_BREAK.search(self.text, last.end, sentence.end)
        end = stop.start() if stop else sentence.end
        if self.patterns.excluded.search(self.text, clause.start, end):
            return True
        if self.patterns.conditional.match(self.text, last.end):
            return True
        if last.unit in _TIMES and not self.patterns.span_subject.search(self.text, clause.start, number.start):
            return True
        is_size = last.unit is not None and ("/" in last.unit or last.unit.strip("十百千万亿") in words()["unit"])
        # 推动200万吨/年及以下装置…, 制定1公斤金锭标准: the number only qualifies the object
        qualifies = last.after or (clause.origin == "none" and last.unit in words()["unit"])
        is_object = verb is not None and verb.kind == "act" and _CHINESE_NEXT.match(self.text, last.end)
        if is_size and qualifies and is_object:
            return True
        is_bound = verb is not None and verb.kind in ("above", "below") and _CHINESE_NEXT.match(self.text, last.end)
        if is_size and is_bound:
            return True
        no_verb = verb is None or verb.kind in ("act", "sure")
        bounded = verb is not None and verb.kind in ("least", "most")
        if last.unit in _NO_COUNT and (no_verb or (last.unit and not clause.year and not bounded)):
            return True
        unit = last.unit or ""
        begin = sentence.start if "元" in unit else clause.start
        is_paid = self.patterns.paid.search(self.text, begin, sentence.end if "元" in unit else end) is not None
        return is_paid and ("元" in unit or unit == "%")

    def _reports(self, clause: _Clause) -> bool:
        """Whether the words before a number, in its part of the sentence, report what is done."""
        start, at = clause.sentence.start, clause.number.start
        part = max(self.text.rfind("；", start, clause.start), self.text.rfind(";", start, clause.start), start)
        if clause.origin != "own" and self.patterns.past.search(self.text, part, at):
            return True
        return self.patterns.past_near.search(self.text, clause.start, at) is not None

    def _is_order(self, clause: _Clause) -> bool:
        """Whether a sentence without a year tells what to do, not what is: it begins with a verb or says 要, 力争."""
        start = clause.sentence.start
        label = _LABEL.match(self.text, start)
        if self.patterns.imperative.match(self.text, label.end() if label else start):
            return True
        return _MODAL.search(self.text, start, clause.number.start) is not None

    # indicators

    def _subject(self, start: int, end: int) -> str:
        """The name in front of a verb, less the year, comparisons and adverbs."""
        text = self._without_tail(self.text[start:end])
        end = start + len(text)
        for year in self._years_between(start, end):
            if not re.search("[一-鿿]{5,}", self.text[start : year.start]):
                start = min(year.end, end)
        text = _YEAR_REST.sub("", self.text[start:end])
        label = _LABEL.match(text)
        text = text[label.end() :] if label else text
        lead = self.patterns.lead_in.match(text)
        text = text[lead.end() :] if lead and lead.end() < len(text) else text
        text = _BRACKETS.sub("", text).strip("、，的“”（( ")
        return "" if _NO_NAME.match(text) else text

    def _without_tail(self, text: str) -> str:
        while True:
            shorter = _FROM_VALUE.sub("", _COMPARISON.sub("", self.patterns.trail.sub("", text)))
            if shorter == text:
                return text
            text = shorter

    def _indicator(self, clause: _Clause, left: str, last: _Number) -> str:
        """The name of what a number measures; empty if there is none."""
        kind = clause.verb.kind if clause.verb else "none"
        ratio = _AT_RATIO.match(self.text, last.end) if kind == "none" else None
        if ratio:
            return ratio[1] if len(ratio[1]) > 2 else _BY.sub("", left) + ratio[1]
        if kind == "none" and not left and last.unit == "%":
            return self._share_of(last, clause.sentence.end)
        if kind in ("act", "rise", "fall", "least", "sure", "above", "reach"):
            thing = self._object(last, clause.sentence.end)
            is_new = kind == "rise" and last.unit in words()["measure"]
            if thing and (kind == "act" or is_new or not left):
                return "新增" + thing if is_new else thing
            if thing and left.startswith("每"):
                return left + thing
        if kind == "act":
            left = self._without_acts(self._subject(clause.start, clause.number.start))
        name = left or clause.sentence.subject or self._clause_before(clause)
        if name and kind in ("rise", "fall") and self._is_annual(clause):
            return name + ("年均增长" if kind == "rise" else "年均下降")
        return self._without_acts(name) or name if kind == "none" else name

    def _without_acts(self, name: str) -> str:
        """A name less the verbs in front of it: 营造、修复红树林 -> 红树林. What is left of a lone verb is empty."""
        while not name.startswith("新增"):
            shorter = self.patterns.act.sub("", name).lstrip("、和及与了")
            if shorter == name:
                return name
            name = shorter
        return name

    def _is_annual(self, clause: _Clause) -> bool:
        return (
            self.patterns.annual.search(self.text, max(clause.start, clause.verb_start - 4), clause.number.start)
            is not None
        )

    def _clause_before(self, clause: _Clause) -> str:
        """The subject of the clause before, for a number whose clause has none."""
        if clause.start <= clause.sentence.start:
            return ""
        end = clause.start - 1
        before = [m.end() for m in _CLAUSE_BREAK.finditer(self.text, clause.sentence.start, end)]
        return self._subject(before[-1] if before else clause.sentence.start, end)

    def _object(self, number: _Number, end: int) -> str:
        """What is counted, behind the number: 建成100个左右 + 物流基地."""
        if self.text[number.end : number.end + 1] in "的。和及、与":
            return ""
        match = _OBJECT.match(self.text, number.end, end)
        return match[0].strip("的“”、和及与") if match else ""

    def _share_of(self, number: _Number, end: int) -> str:
        """What a share is said of that stands before it: 80%以上 + 钢铁产能完成改造."""
        match = _SHARE_OF.match(self.text, number.end, end)
        return match[1] if match else ""

    # lists

    def _respectively(self, group: Sequence[_Number], clause: _Clause, indicator: str) -> Iterator[Target]:
        """Give each value of 分别达到 its indicator or its year; one value for several years goes to each of them."""
        listed = self._listed_years(clause)
        names = self._members(indicator, len(group)) if len(group) > 1 else []
        for position, number in enumerate(group):
            unit = number.unit or next((n.unit for n in group[position:] if n.unit), None)
            name = names[position] if names else indicator.replace("分别", "")
            target = replace(self._target(clause, replace(number, unit=unit), name), rule="respectively")
            if len(listed) == len(group):
                yield replace(target, year=listed[position])
            elif len(group) == 1 and listed:
                yield from (replace(target, year=year) for year in listed)
            else:
                yield target

    def _listed_years(self, clause: _Clause) -> list[int]:
        near = max(clause.sentence.start, clause.start - 24)
        listed = [y.year for y in self._years_between(near, clause.number.start) if y.kind == "target"]
        return listed if len(listed) > 1 else []

    def _members(self, indicator: str, count: int) -> list[str]:
        """Split 甲、乙和丙利用率 into 甲利用率, 乙利用率, 丙利用率; no list where the numbers differ."""
        bare = re.sub("均$|分别", "", indicator)
        parts = re.split("、|以及|和|及|与", bare)
        if len(parts) != count:
            parts = bare.split("、")
        if len(parts) != count or not all(parts):
            return []
        tail = self._common_tail(parts)
        return [part if part.endswith(tail) else part + tail for part in parts]

    def _common_tail(self, parts: Sequence[str]) -> str:
        """What the last member of a list shares with the others: 产地低温处理率 of 肉类、果蔬、水产品产地低温处理率.

        The last member's own name is known from another place in the text or from the ending that the members share
        (地区); the tail by a long head (排放总量), from another place too, or by the length of the other members.
        """
        last, others = parts[-1], parts[:-1]
        if len(last) > _LONGEST_NAME:
            return ""
        ends = last[-1] in _SHARED_ENDINGS and all(part[-1] == last[-1] for part in others)
        if ends or all(part[-2:] == last[-2:] for part in others):
            return ""
        for length in range(len(last) - 2, 1, -1):
            if re.search(rf"[、和及与]{re.escape(last[:length])}(?:[、，。；等和及与]|行业|产业)", self.text):
                return last[length:]
        cut = last.find(others[0][-1])
        if 0 < cut < len(last) - 2 and all(part.endswith(others[0][-1]) for part in others):
            return last[cut + 1 :]
        known = self.patterns.head.search(last)
        if known and known.start() > 0 and len(known[0]) >= _LONG_HEAD:
            return known[0]
        for length in range(2, len(last) - 2):
            if re.search(rf"(?<![{re.escape(last[length - 1])}、和及与]){re.escape(last[length:])}", self.text):
                return last[length:]
        lengths = {len(part) for part in others}
        if len(lengths) == 1 and len(others) > 1 and max(lengths) < len(last) - 2:
            return last[max(lengths) :]
        return ""

    def _counted(self, sentence: _Sentence) -> Iterator[Target]:
        """Duties to do a thing so many times: 每年至少开展一次检查."""
        for match in self.patterns.counted.finditer(self.text, sentence.start, sentence.end):
            if match["value"] + match["unit"] == "一批":
                continue
            value = Decimal(numeral(match["value"].replace("两", "二")))
            number = _Number(match.start("value"), match.end(), value, None, match["unit"], "")
            thing = self._object(number, sentence.end)
            before = self.text[max(sentence.start, match.start() - 20) : match.start()]
            regular = match["lead"].startswith("每") or "每" in before[-6:] or match["verb"]
            year, origin = self._year_of(match.start(), sentence)
            if not thing or not regular or origin in ("past", "told") or self.patterns.past.search(before):
                continue
            comparator = "≥" if re.search("至少|不少于", match[0]) else "="
            verb = _Verb("count", match.start(), comparator)
            clause = _Clause(sentence, match.start(), number, verb, year if origin == "own" else None, origin, None)
            yield self._target(clause, number, thing)

    def _target(self, clause: _Clause, number: _Number, indicator: str) -> Target:
        start, end = self.squeezed.span(min(clause.start, number.start), number.end)
        nature = _NATURE.search(self.text, number.end, number.end + 8)
        return Target(
            start=start,
            end=end,
            indicator=indicator,
            comparator=_comparator(clause.verb.comparator if clause.verb else "=", number.after),
            value=number.value,
            upper_value=number.upper,
            unit=number.unit,
            year=clause.year,
            baseline_year=clause.baseline,
            binding=nature[1] == "约束性" if nature else None,
            rule=clause.verb.kind if clause.verb else "noun",
        )


def _comparator(before: str, after: str) -> str:
    """Join what stands before a number with what stands behind it; a change stays a change."""
    if before.startswith("Δ") or not after:
        return before
    if after in words()["post-least"]:
        return "≥" if before in "=≈≥" else before
    if after in words()["post-most"]:
        return "≤" if before in "=≈≤" else before
    return "≈" if before == "=" else before
