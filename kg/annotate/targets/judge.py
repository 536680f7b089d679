"""Whether a number is a target.

In: a `Clause`. Out: yes or no: by the verb before the number, its year, and what speaks against it (reports of the
past, fines, subsidies, sizes that only qualify an object).
"""

from __future__ import annotations

import re

from kg.annotate.targets.clause import CLAUSE_BREAK, Clause, Surroundings
from kg.annotate.targets.headings import content_start
from kg.annotate.targets.names import has_head
from kg.annotate.targets.numbers import Number
from kg.annotate.targets.objects import at_ratio, completed, is_chosen_from, names_some, share_of
from kg.annotate.targets.words import WORDS
from kg.language.numerals import SCALES

_SIGNS = "≥≤<>"
_BROUGHT = ("lowered", "fall", "reach", "sure")
_ORDER = r"(?:⟨this-year year-part annual⟩，?)?(?:(?!⟨lead-trap⟩)⟨lead-in⟩)*⟨act sure⟩"
# 在6个示例城市中: of how many, not how many
_AMONG = r"⟨among⟩\d+[\u4e00-\u9fff“”]{2,24}⟨among-behind⟩"
# 或资产总额10亿元以下, 从业人员100人以下或…: which ones are meant
_ONE_OF_BOUNDS = r"^⟨cue/alternative⟩|\d"
_SHORTEST_NAME = 3
_CHINESE_NEXT = re.compile(r"[\u4e00-\u9fff]")
_AFTER_NOUN = r"[，。；、,;）)\n“”（(|｜]|⟨body/joint body/joint-long⟩|$"


class Judge:
    """Judges the numbers of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text

    def holds(self, clause: Clause, last: Number, left: str) -> bool:
        """Return whether numbers are targets.

        Parameters
        ----------
        clause : Clause
            The surroundings of the first number of a list.
        last : Number
            The last number of the list, mostly the same.
        left : str
            The name in front of the verb, empty for none.
        """
        if clause.origin == "past" or self._is_excluded(clause, last) or self._reports(clause):
            return False
        verb = clause.verb
        if self._is_promised(clause, last):
            return True
        # R≥50 is a condition of a technical table or formula, unless a year says otherwise
        if verb is not None and self._text[verb.start] in _SIGNS and not clause.year:
            return False
        if verb is None:
            return self._holds_without_verb(clause, last, left)
        if verb.kind == "act":
            return self._holds_as_object(clause)
        behind = self._text[last.end : last.end + 3]
        if behind.startswith(WORDS["title/particle"]) and self._is_extended(clause, last):
            return bool(clause.year) or self._is_order(clause)
        if behind.startswith(WORDS["title/particle"]) and behind not in WORDS["own-object"]:
            # 面积不大于10000平方米的项目 says which ones, unless the text speaks of a year to reach
            spoken = clause.origin == "own" or clause.sentence.year is not None
            return verb.kind in ("least", "most") and clause.year is not None and spoken
        if clause.year or (clause.sentence.under_goal and clause.origin == "none"):
            return True
        if clause.origin == "told" and clause.sentence.under_told:
            return False
        is_bound = verb.kind in ("least", "most")
        if is_bound and WORDS.pattern("⟨ban⟩").match(self._text, verb.start):
            return True
        if not is_bound or clause.origin == "told":
            if self._around.is_plan and clause.origin == "none" and last.unit and _is_aim(verb.kind, last):
                return True
            said = self._text[clause.number.start - 1] in WORDS["is"]
            return self._is_order(clause) and not said and last.unit is not None
        return True

    def _is_extended(self, clause: Clause, last: Number) -> bool:
        """Whether something is extended to a share of places: 试点扩大到60%的县."""
        pattern = WORDS.pattern("⟨extended⟩(?=⟨pre-about⟩?$)")
        return last.unit == "%" and pattern.search(self._text, clause.start, clause.number.start) is not None

    def _is_promised(self, clause: Clause, last: Number) -> bool:
        """Whether a number is the time that an authority promises: 承诺时限3个工作日."""
        promised = WORDS.pattern("⟨promised⟩[：:]?⟨is⟩?$")
        found = promised.search(self._text, clause.sentence.start, clause.number.start)
        return found is not None and last.unit in (*WORDS["working-day"], *WORDS["time-unit"])

    def _holds_as_object(self, clause: Clause) -> bool:
        """Whether a number is one of things to be made: by a year, a rate a year, or an order in a plan."""
        start, at = clause.start, clause.number.start
        if clause.year or WORDS.pattern("⟨annual⟩").search(self._text, start, at):
            return True
        led = WORDS.pattern("⟨order-lead⟩").match(self._text, start) is not None
        ordered = (clause.verb_start - start <= 1 or led) and self._around.is_plan and clause.origin == "none"
        return ordered or WORDS.pattern("⟨stretch⟩").search(self._text, clause.sentence.start, at) is not None

    def _holds_without_verb(self, clause: Clause, last: Number, left: str) -> bool:
        number = clause.number
        if at_ratio(self._text, last) and WORDS.pattern("⟨by⟩").search(self._text, clause.start, number.start):
            return True
        own = content_start(self._text, clause.start)
        ordered = own < number.start and WORDS.pattern(_ORDER).match(self._text[own : number.start]) is not None
        if (
            ordered
            and last.unit == "%"
            and len(left) > 2
            and self._text[number.start - 1] not in WORDS["title/particle"]
        ):
            return True
        if self._counts_named(clause, last, left, ordered):
            return True
        if self._text[number.start - 1] in WORDS["title/particle"] or not clause.year:
            return False
        if last.unit in WORDS["measure"] and completed(self._text, last, clause.sentence.end):
            return True
        if not left:
            counts = last.unit == "%" or (clause.origin == "own" and number.start == clause.start)
            return counts and share_of(self._text, last, clause.sentence.end) != ""
        if len(left) <= 2:
            return False
        if not WORDS.pattern(_AFTER_NOUN).match(self._text, last.end):
            return False
        # 普及率99%以上, 总人数约9亿人次: bounded or inexact, a level is aimed at
        bounded = last.after != "" or WORDS.pattern("⟨pre-about⟩$").search(self._text, clause.start, number.start)
        levels = bool(bounded) and has_head(left) and not WORDS.pattern(_ONE_OF_BOUNDS).search(left)
        return clause.origin == "own" or clause.sentence.has_target or ordered or levels

    def _counts_named(self, clause: Clause, last: Number, left: str, ordered: bool) -> bool:
        """Whether a plan counts things whose name stands before the number: 新增示例企业12家, 等20个证明."""
        if not self._around.is_plan or clause.origin in ("past", "told") or last.unit is None:
            return False
        if ordered and names_some(self._text, clause.number):
            return WORDS.pattern("⟨order-lead⟩").match(self._text, content_start(self._text, clause.start)) is None
        goes_on = clause.sentence.counts and clause.start > clause.sentence.start
        follows = goes_on and self._text[clause.start - 1] == "、"
        shortest = _SHORTEST_NAME - (follows and clause.sentence.has_target)  # 改炕2万个、改灶2000个
        named = len(left) >= shortest and WORDS.pattern(_AFTER_NOUN).match(self._text, last.end) is not None
        return (ordered or follows) and named and last.unit.lstrip(SCALES) in WORDS["measure"]

    def _is_excluded(self, clause: Clause, last: Number) -> bool:
        sentence, number = clause.sentence, clause.number
        if self._text[number.start - 1] in WORDS["formula"]:
            return True
        if last.unit is None and not last.after and _CHINESE_NEXT.match(self._text, last.end):
            return self._text[last.end] not in WORDS["title/particle"]  # a name: the hotline 12345热线
        stop = CLAUSE_BREAK.search(self._text, last.end, sentence.end)
        end = stop.start() if stop else sentence.end
        if WORDS.pattern("⟨excluded⟩").search(self._text, clause.start, end):
            return True
        if not _changes(clause, last) and WORDS.pattern("⟨price⟩").search(self._text, clause.start, end):
            return True
        if WORDS.pattern("⟨conditional⟩").match(self._text, last.end):
            return True
        if self._is_promised(clause, last):
            return False
        if WORDS.pattern(_AMONG).match(self._text, clause.number.start - 1, end):
            return True
        if clause.verb is None and is_chosen_from(self._text, last, end):
            return True
        if last.unit in WORDS["working-day"] and not self._is_brought(clause):
            return True
        spoken_of = self._text[clause.start : number.start] + (clause.sentence.named if clause.verb is None else "")
        measures_time = WORDS.pattern("⟨span-subject⟩").search(spoken_of)
        if last.unit in WORDS["time-unit"] and not measures_time and not self._is_rate(clause):
            return True
        return self._is_size(clause, last) or _is_grade(clause, last) or self._is_paid(clause, last, end)

    def _is_brought(self, clause: Clause) -> bool:
        """Whether working days are aimed at: brought down to so many, or bounded in a plan; others are procedure."""
        if clause.verb is None:
            return False
        banned = WORDS.pattern("⟨ban⟩").match(self._text, clause.verb.start) is not None
        bounded = clause.verb.kind in ("least", "most") and self._around.is_plan and not banned
        return clause.verb.kind in _BROUGHT or bounded

    def _is_rate(self, clause: Clause) -> bool:
        """Whether a number bounds something that comes again: 每年至少1个月."""
        bounded = clause.verb is not None and clause.verb.kind in ("least", "most")
        before = WORDS.pattern("⟨annual⟩").search(self._text, clause.start, clause.number.start)
        return bounded and before is not None

    def _is_size(self, clause: Clause, last: Number) -> bool:
        """Whether a number only says how large an object is: 推动200万吨/年及以下装置…, 制定1公斤金锭标准."""
        verb, units = clause.verb, WORDS["unit"]
        if last.unit is None or verb is None or not _CHINESE_NEXT.match(self._text, last.end):
            return False
        if last.unit in WORDS["rating-unit"]:
            return True
        if verb.kind == "act" and WORDS.pattern(r"⟨rank⟩(?!⟨post-least⟩)[\u4e00-\u9fff]").match(self._text, last.end):
            return True  # 建立3000亿元规模项目库
        if "/" not in last.unit and last.unit.strip(SCALES) not in units:
            return False
        qualifies = last.after or (clause.origin == "none" and last.unit in units)
        return (verb.kind == "act" and bool(qualifies)) or verb.kind in ("above", "below")

    def _is_paid(self, clause: Clause, last: Number, end: int) -> bool:
        """Whether a number is money that is paid out, or the share of a subsidy."""
        is_money = WORDS.pattern("⟨money⟩").search(last.unit or "") is not None
        if not is_money and last.unit != "%":
            return False
        raised = clause.verb is not None and clause.verb.kind == "reach"
        if raised and WORDS.pattern("⟨paid-level⟩$").search(self._text, clause.start, clause.verb_start):
            return False
        sentence = clause.sentence
        begin, stop = (sentence.start, sentence.end) if is_money else (clause.start, end)
        return WORDS.pattern("⟨paid⟩").search(self._text, begin, stop) is not None

    def _reports(self, clause: Clause) -> bool:
        """Whether the words before a number, in its part of the sentence, report what is done."""
        start, at = clause.sentence.start, clause.number.start
        part = max(self._text.rfind("；", start, clause.start), self._text.rfind(";", start, clause.start), start)
        if clause.origin != "own" and _tells(self._text, part, at):
            return True
        if not clause.year and WORDS.pattern("⟨past-compare⟩").search(self._text, clause.start, at):
            return True
        return WORDS.pattern("⟨past-near⟩").search(self._text, clause.start, at) is not None

    def _is_order(self, clause: Clause) -> bool:
        """Whether a sentence without a year tells what to do, not what is: it begins with a verb or says 要, 力争."""
        start = clause.sentence.start
        if WORDS.pattern("⟨imperative⟩").match(self._text, content_start(self._text, start)):
            return True
        demands = WORDS.pattern(r"⟨obligation-trap⟩|(?P<demand>⟨obligation⟩|⟨by-then⟩(?:19|20)\d\d年)")
        return any(found["demand"] is not None for found in demands.finditer(self._text, start, clause.number.start))


def _is_aim(kind: str, last: Number) -> bool:
    """Whether a plan states a level as its aim without a year: 办理时限缩短至3个工作日, 覆盖率达到90%以上."""
    return kind == "lowered" or (kind == "reach" and last.after in WORDS["post-least"])


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a part of a text has words of the past; to grow 比去年 tells nothing of last year."""
    words = WORDS.pattern("⟨compare-last⟩|(?P<past>⟨past⟩)")
    return any(found["past"] for found in words.finditer(text, start, end))


def _changes(clause: Clause, last: Number) -> bool:
    """Whether a number says by what share something is to rise or to fall."""
    return clause.verb is not None and clause.verb.kind in ("rise", "fall") and last.unit in WORDS["share-unit"]


def _is_grade(clause: Clause, last: Number) -> bool:
    """Whether a number ranks and does not count: 3级, or one without a unit behind a verb that needs one."""
    if last.unit is not None and last.unit not in WORDS["grade-unit"]:
        return False
    verb = clause.verb
    bounded = verb is not None and verb.kind in ("least", "most")
    no_verb = verb is None or verb.kind in ("act", "sure")
    return no_verb or (last.unit is not None and not clause.year and not bounded)
