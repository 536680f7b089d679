"""What speaks against a number as a target.

In: a `Clause`. Out: whether the number is something else (a price, a fine, the size of an object, a time of procedure,
what a bracket or a slogan says), and whether the words before it report what is done.
"""

from __future__ import annotations

import re

from kg.annotate.targets.clause import CLAUSE_BREAK, Clause, Surroundings
from kg.annotate.targets.numbers import Number
from kg.annotate.targets.objects import is_chosen_from, said_of_share
from kg.annotate.targets.words import WORDS
from kg.language.numerals import SCALES

_OF = WORDS["title/particle"]
_BROUGHT = ("lowered", "fall", "reach", "sure")
# 在6个示例城市中: of how many, not how many
_AMONG = r"⟨among⟩\d+[\u4e00-\u9fff“”]{2,24}⟨among-behind⟩"
# 前三季度，示例产值同比增长7%
_OF_PART_YEAR = r"⟨part-of-year⟩[^。；\n]*⟨past-compare⟩"
_SIZE_OF_PROJECT = r"⟨project-size⟩$|^⟨project-yield⟩"
# 占全国比重 is a name
_TOLD_NEAR = "⟨past-near⟩(?!⟨share-head⟩)"
_QUOTED, _QUOTE_ENDS = re.compile("“[^“”\n]*$"), re.compile("[^“”\n]*”")
_LONGEST_QUOTE = 16
_CHINESE_NEXT = re.compile(r"[\u4e00-\u9fff]")


class Against:
    """Finds what speaks against the numbers of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text

    def excludes(self, clause: Clause, last: Number) -> bool:
        """Whether what stands around a number, or what it is a number of, says that it is no target."""
        sentence, number = clause.sentence, clause.number
        if self._text[number.start - 1] in WORDS["formula"]:
            return True
        if WORDS.pattern("⟨forecast⟩").search(self._text, sentence.start, number.start):
            return True
        if last.unit is None and not last.after and _CHINESE_NEXT.match(self._text, last.end):
            return self._text[last.end] not in WORDS["title/particle"]  # a name: the hotline 12345热线
        stop = CLAUSE_BREAK.search(self._text, last.end, sentence.end)
        end = stop.start() if stop else sentence.end
        if self._is_condition(last, end) or WORDS.pattern("⟨applicant⟩").search(self._text, sentence.start, end):
            return True
        if _says_otherwise(self._text, clause.start, end):
            return True
        if not _changes(clause, last) and WORDS.pattern("⟨price⟩").search(self._text, clause.start, end):
            return True
        if WORDS.pattern("⟨conditional⟩").match(self._text, last.end) and not self._begins_with_share(clause, last):
            return True
        if self.is_promised(clause, last):
            return False
        if last.unit in WORDS["age-unit"] or self._says_which(clause, last) or self._is_slogan(number):
            return True
        if WORDS.pattern(_AMONG).match(self._text, clause.number.start - 1, end):
            return True
        if clause.verb is None and is_chosen_from(self._text, last, end):
            return True
        if last.unit in WORDS["working-day"] and not self._is_brought(clause):
            return True
        spoken = self._text[clause.start : number.start]
        spoken_of = spoken + (clause.sentence.named if clause.verb is None else "")
        measures_time = WORDS.pattern("⟨span-subject⟩").search(spoken_of)
        if last.unit in WORDS["time-unit"] and not measures_time and not self._is_rate(clause):
            return True
        if clause.verb is None and clause.origin != "own" and WORDS.pattern(_SIZE_OF_PROJECT).search(spoken):
            return True
        return self._is_size(clause, last) or _is_grade(clause, last) or self._is_paid(clause, last, end)

    def reports(self, clause: Clause) -> bool:
        """Whether the words before a number, in its part of the sentence, report what is done."""
        start, at = clause.sentence.start, clause.number.start
        part = max(self._text.rfind("；", start, clause.start), self._text.rfind(";", start, clause.start), start)
        if clause.origin != "own" and _tells(self._text, part, at):
            return True
        if self._tells_of_its_year(clause):
            return True
        if WORDS.pattern(_OF_PART_YEAR).search(self._text, start, at):
            return True
        if not clause.year and WORDS.pattern("⟨past-compare⟩").search(self._text, clause.start, at):
            return True
        return WORDS.pattern(_TOLD_NEAR).search(self._text, clause.start, at) is not None

    def _is_condition(self, last: Number, end: int) -> bool:
        """Whether the clause of a number is a condition of a rule: …不低于5%且增长20%以上的，可申报."""
        ends = self._text[end - 1] in WORDS["title/particle"] and end > last.end
        return ends and WORDS.pattern("[，,]⟨consequence⟩").match(self._text, end) is not None

    def is_promised(self, clause: Clause, last: Number) -> bool:
        """Whether a number is the time that an authority promises: 承诺时限3个工作日."""
        promised = WORDS.pattern("⟨promised⟩[：:]?⟨is⟩?$")
        found = promised.search(self._text, clause.sentence.start, clause.number.start)
        return found is not None and last.unit in (*WORDS["working-day"], *WORDS["time-unit"])

    def _begins_with_share(self, clause: Clause, last: Number) -> bool:
        """Whether a clause begins with the share of those that do something: 到2025年，60%以上的园区完成改造."""
        begin = max(
            [year.end for year in clause.sentence.years if year.end <= clause.number.start], default=clause.start
        )
        lead = self._text[max(begin, clause.start) : clause.number.start]
        bare = WORDS.pattern("(?:⟨lead-in place-total above at-least⟩)*").fullmatch(lead) is not None
        return bare and said_of_share(self._text, last, clause.sentence.end) != ""

    def _says_which(self, clause: Clause, last: Number) -> bool:
        """Whether a number in brackets says which ones are meant: 企业（年用水量1万立方米及以上）; one in the measure
        of that before the bracket is a part of it: 300家（甲类20家以上）."""
        whole = [one.unit for one in clause.sentence.numbers if one.end == clause.start and one.end < last.start]
        if whole and whole[-1] == last.unit:
            return False
        return last.after in WORDS["classed"] and self._text[last.end : last.end + 1] in ("）", ")")

    def _is_slogan(self, number: Number) -> bool:
        """Whether a number stands in quotation marks, as in what people say: “发现1户、解决1户”."""
        return _QUOTED.search(self._text, max(0, number.start - _LONGEST_QUOTE), number.start) is not None and (
            _QUOTE_ENDS.match(self._text, number.end, number.end + _LONGEST_QUOTE) is not None
        )

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
        if self._begins_with_share(clause, last) or WORDS.pattern("⟨level-object⟩").match(self._text, last.end):
            return False
        if last.unit is None or verb is None or not _CHINESE_NEXT.match(self._text, last.end):
            return False
        if last.unit in WORDS["rating-unit"]:
            return True
        if last.unit == "%" and verb.kind == "act":
            return False
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
        raised = clause.verb is not None and clause.verb.kind in ("reach", "rise")
        level = WORDS.pattern("⟨paid-level⟩$")
        if raised and (
            level.search(self._text, clause.start, clause.verb_start)
            or (clause.start == clause.verb_start and level.search(clause.sentence.named))
        ):
            return False
        sentence = clause.sentence
        capped = clause.verb is not None and clause.verb.kind == "most" and self._text[clause.number.start - 1] in _OF
        begin, stop = (sentence.start, sentence.end) if is_money or capped else (clause.start, end)
        return WORDS.pattern("⟨paid⟩").search(self._text, begin, stop) is not None

    def _tells_of_its_year(self, clause: Clause) -> bool:
        """Whether a year that nobody knows to be ahead, and that no 到 says is, is told of: 2016年, 首次突破6万亿元."""
        if self._around.is_dated or clause.origin != "own" or clause.sentence.under_goal:
            return False
        sentence = clause.sentence
        named = [year for year in sentence.years if year.year == clause.year and year.start < clause.number.start]
        if not named or WORDS.pattern("⟨by-then stretch floor⟩$").search(self._text, sentence.start, named[-1].start):
            return False
        if WORDS.pattern("⟨aim-inside⟩").search(self._text, named[-1].end, clause.number.start):
            return False
        # 2028年由2027年的3亿提高到4亿
        begun = WORDS.pattern(r"⟨from⟩(?=\d)").search(self._text, named[-1].end, clause.number.start)
        if begun and clause.baseline == named[-1].year - 1:
            return True
        spoken = "⟨compare-last⟩" if self._around.is_ahead else "⟨past past-near past-compare compare-last⟩"
        return WORDS.pattern(spoken).search(self._text, sentence.start, sentence.end) is not None


def _says_otherwise(text: str, start: int, end: int) -> bool:
    """Whether a part of a text has words of what is no aim; 提前量 and “提前申报”率 are names."""
    words = WORDS.pattern("⟨excluded-trap⟩|(?P<other>⟨excluded⟩)")
    return any(found["other"] for found in words.finditer(text, start, end))


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a part of a text has words of the past; 比去年增长 tells nothing of last year, nor 由现状的… of now."""
    words = WORDS.pattern("⟨compare-last⟩|⟨from⟩⟨now⟩|(?P<past>⟨past⟩)")
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
