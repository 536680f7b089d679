"""Whether a number is a target.

In: a `Clause`. Out: yes or no: by the verb before the number, its year, and what speaks against it (reports of the
past, fines, subsidies, sizes that only qualify an object).
"""

from __future__ import annotations

from kg.annotate.targets.against import Against
from kg.annotate.targets.clause import Clause, Surroundings
from kg.annotate.targets.headings import content_start
from kg.annotate.targets.names import has_head, says_nothing
from kg.annotate.targets.numbers import Number
from kg.annotate.targets.objects import at_ratio, completed, names_some, said_of_share, share_of
from kg.annotate.targets.owners import beyond_place
from kg.annotate.targets.words import LISTED, WORDS

_SIGNS = "≥≤<>"
_ORDER = r"(?:⟨this-year year-part annual⟩，?)?(?:(?!⟨lead-trap⟩)⟨lead-in⟩)*⟨act act-counting sure⟩"
# 或资产总额10亿元以下, 从业人员100人以下或…: which ones are meant
_ONE_OF_BOUNDS = r"^⟨cue/alternative⟩|\d"
_OF_ALL = r"⟨holds-share⟩[^，。；\n\d]{2,20}⟨title/particle⟩⟨pre-about⟩?$"
_SHORTEST_NAME = 3
_SHORTEST_LISTED = 2
_AFTER_NOUN = r"[，。；、,;）)\n“”（(|｜]|⟨body/joint body/joint-long behind-aim⟩|$"


class Judge:
    """Judges the numbers of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text
        self._against = Against(around)

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
        if clause.origin == "past" or self._against.excludes(clause, last) or self._against.reports(clause):
            return False
        verb = clause.verb
        if self._against.is_promised(clause, last):
            return True
        # R≥50 is a condition of a technical table or formula, unless a year says otherwise
        stated = clause.year or (clause.sentence.under_goal and last.unit is not None)
        if verb is not None and self._text[verb.start] in _SIGNS and not stated:
            return False
        if verb is None:
            return self._holds_without_verb(clause, last, left)
        if verb.kind == "act":
            return self._holds_as_object(clause)
        if self._text.startswith(WORDS["title/particle"], last.end):
            told = self._holds_of_others(clause, last, left, verb.kind)
            if told is not None:
                return told
        if clause.is_aimed:
            return True
        if clause.origin == "told" and clause.sentence.under_told:
            return False
        is_bound = verb.kind in ("least", "most")
        if is_bound and self._around.is_rule:
            return False
        if is_bound and WORDS.pattern("⟨ban⟩").match(self._text, verb.start):
            return True
        if not is_bound or clause.origin == "told":
            changes = verb.kind in ("rise", "fall") and last.unit not in WORDS["share-unit"]
            aims = _is_aim(verb.kind, last) or (self._around.plan_end is not None and not changes)
            aims = aims or (verb.kind == "reach" and self._is_parallel(clause, last))
            if self._around.is_plan and clause.origin == "none" and last.unit and aims:
                return True
            said = self._text[clause.number.start - 1] in WORDS["is"]
            return self._is_order(clause) and not said and last.unit is not None
        return True

    def _holds_of_others(self, clause: Clause, last: Number, left: str, kind: str) -> bool | None:
        """Whether numbers are targets behind which 的 says of what; None where the words there do not tell."""
        if self._begins_with_share(clause, last, left):
            return True
        if self._is_extended(clause, last):
            return bool(clause.year) or self._is_order(clause)
        if self._text[last.end : last.end + 3] in WORDS["own-object"]:
            return None
        # 面积不大于10000平方米的项目 says which ones, unless the text speaks of a year to reach
        spoken = clause.origin == "own" or clause.sentence.year is not None
        return kind in ("least", "most") and clause.year is not None and spoken

    def _begins_with_share(self, clause: Clause, last: Number, left: str) -> bool:
        """Whether a clause says by a year what share of something does what: 超过90%的示例县开展示例工作."""
        return clause.is_aimed and left == "" and said_of_share(self._text, last, clause.sentence.end) != ""

    def _is_extended(self, clause: Clause, last: Number) -> bool:
        """Whether something is extended to a share of places: 试点扩大到60%的县."""
        pattern = WORDS.pattern("⟨extended⟩(?=⟨pre-about⟩?$)")
        return last.unit == "%" and pattern.search(self._text, clause.start, clause.number.start) is not None

    def _holds_as_object(self, clause: Clause) -> bool:
        """Whether a number is one of things to be made: by a year, a rate a year, or an order in a plan."""
        start, at = clause.start, clause.number.start
        if clause.year or WORDS.pattern("⟨annual⟩").search(self._text, start, at):
            return True
        led = WORDS.pattern("⟨order-lead⟩").match(self._text, start) is not None
        ordered = (clause.verb_start - start <= 1 or led) and self._around.is_plan and clause.origin == "none"
        joined = self._around.is_plan and clause.origin == "none" and clause.sentence.has_target
        return ordered or joined or WORDS.pattern("⟨stretch⟩").search(self._text, clause.sentence.start, at) is not None

    def _holds_without_verb(self, clause: Clause, last: Number, left: str) -> bool:
        number = clause.number
        if at_ratio(self._text, last) and WORDS.pattern("⟨by⟩").search(self._text, clause.start, number.start):
            return True
        own = content_start(self._text, clause.start)
        ordered = own < number.start and self._begins_order(self._text[own : number.start])
        if (
            ordered
            and last.unit == "%"
            and len(left) > 2
            and self._text[number.start - 1] not in WORDS["title/particle"]
        ):
            return True
        if self._counts_named(clause, last, left, ordered) or self._goes_on(clause, last, left):
            return True
        if self._text[number.start - 1] in WORDS["title/particle"] or not clause.is_aimed:
            return self._is_share_of_all(clause, last) or self._is_ordered_level(clause, last, left)
        if last.unit in WORDS["measure"] and completed(self._text, last, clause.sentence.end):
            return True
        if not left:
            return self._holds_unnamed(clause, last)
        if last.unit == "%" and left.endswith(WORDS["among-behind"]):
            return said_of_share(self._text, last, clause.sentence.end) != ""
        if len(left) <= 2 and (not ordered or says_nothing(left)):
            return False
        if not WORDS.pattern(_AFTER_NOUN).match(self._text, last.end):
            return False
        # 普及率99%以上, 总人数约9亿人次: bounded or inexact, a level is aimed at
        bounded = last.after != "" or WORDS.pattern("⟨pre-about⟩$").search(self._text, clause.start, number.start)
        named = has_head(left) or clause.sentence.under_goal
        levels = bool(bounded) and named and not WORDS.pattern(_ONE_OF_BOUNDS).search(left)
        planned = WORDS.pattern("⟨behind-aim⟩").match(self._text, last.end) is not None
        return clause.origin == "own" or clause.sentence.has_target or ordered or levels or planned

    def _holds_unnamed(self, clause: Clause, last: Number) -> bool:
        """Whether a number that begins its clause is a target, by what is said behind it, or by its name over it."""
        before, end = clause.number.start, clause.sentence.end
        if self._text[before - 1] in "：:" and self._is_stated(clause, last):
            return True
        counts = last.unit == "%" or (clause.origin == "own" and before == clause.start)
        return counts and (share_of(self._text, last, end) or said_of_share(self._text, last, end)) != ""

    def _begins_order(self, words: str) -> bool:
        """Whether words begin with what is to be done, perhaps behind the place where: 示例市新建示例站."""
        order = WORDS.pattern(_ORDER)
        return order.match(words) is not None or order.match(beyond_place(words, None)) is not None

    def _is_stated(self, clause: Clause, last: Number) -> bool:
        """Whether a line of aims states a name and its value: 示例总量：330万人；"""
        before = self._text[clause.sentence.start : clause.number.start - 1]
        ends = WORDS.pattern(_AFTER_NOUN).match(self._text, last.end) is not None
        measured = WORDS.pattern("⟨indicator-head rise fall⟩$").search(before) is not None
        named = measured or clause.sentence.under_goal
        return ends and named and last.unit is not None and WORDS.pattern("⟨goal-heading⟩$").search(before) is None

    def _is_share_of_all(self, clause: Clause, last: Number) -> bool:
        """Whether a number is the share of a whole by a year: 占全市总数的6%."""
        shared = WORDS.pattern(_OF_ALL).search(self._text, clause.start, clause.number.start)
        since = [year.end for year in clause.sentence.years if year.end <= clause.start]
        begin = since[-1] if since else clause.sentence.start
        told = WORDS.pattern("⟨past-near⟩").search(self._text, begin, clause.number.start)
        return last.unit == "%" and bool(clause.year) and shared is not None and told is None

    def _is_ordered_level(self, clause: Clause, last: Number, left: str) -> bool:
        """Whether a plan bounds a rate in a sentence that tells what to do: 推进…, 示例完好率95%以上."""
        rated = last.unit == "%" and last.after != "" and has_head(left) and self._around.is_plan
        return rated and clause.origin == "none" and self._is_order(clause)

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
        return (ordered or follows) and named and last.measure in WORDS["measure"]

    def _is_parallel(self, clause: Clause, last: Number) -> bool:
        """Whether a sentence has aimed at something in the same measure before: 甲不低于30万人；乙达到22万人."""
        before = (one.measure for one in clause.sentence.numbers if one.end <= clause.start)
        return clause.sentence.has_target and last.measure in before

    def _goes_on(self, clause: Clause, last: Number, left: str) -> bool:
        """Whether a number is the next of a list of targets in one measure: 削减甲1.2万吨、乙150吨."""
        if not clause.sentence.has_target or self._text[clause.start - 1] not in LISTED or len(left) < _SHORTEST_LISTED:
            return False
        before = next((one for one in clause.sentence.numbers if one.end == clause.start - 1), None)
        same = before is not None and bool(before.unit and last.unit) and before.measure == last.measure
        return same and WORDS.pattern(_AFTER_NOUN).match(self._text, last.end) is not None

    def _is_order(self, clause: Clause) -> bool:
        """Whether a sentence without a year tells what to do, not what is: it begins with a verb or says 要, 力争."""
        start = clause.sentence.start
        begin = content_start(self._text, start)
        if clause.origin == "told" and WORDS.pattern("⟨imperative-telling⟩").match(self._text, begin):
            return False
        if WORDS.pattern("⟨imperative⟩").match(self._text, begin):
            return True
        demands = WORDS.pattern(r"⟨obligation-trap⟩|(?P<demand>⟨obligation⟩|⟨by-then⟩(?:19|20)\d\d年)")
        return any(found["demand"] is not None for found in demands.finditer(self._text, start, clause.number.start))


def _is_aim(kind: str, last: Number) -> bool:
    """Whether a plan states a level as its aim without a year: 办理时限缩短至3个工作日, 覆盖率达到90%以上."""
    return kind == "lowered" or (kind == "reach" and last.after in WORDS["post-least"])
