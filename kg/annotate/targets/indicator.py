"""The name of what a number measures.

In: a `Clause`. Out: the subject before its verb, the object behind the number (建成100个…基地), or the subject of the
clause before; less years, comparisons and adverbs.
"""

from __future__ import annotations

import re

from kg.annotate.targets.clause import CLAUSE_BREAK, Clause, Surroundings
from kg.annotate.targets.fragments import in_full
from kg.annotate.targets.headings import content_start
from kg.annotate.targets.names import has_head, says_nothing
from kg.annotate.targets.numbers import Number
from kg.annotate.targets.objects import (
    at_ratio,
    completed,
    names_some,
    object_of,
    said_of_share,
    share_of,
    whole_quotes,
)
from kg.annotate.targets.places import beyond_region
from kg.annotate.targets.words import TWO_CHINESE, WORDS, lead_in_pattern
from kg.language.dates import FULL_YEAR, MONTH, PLAN_NAME
from kg.language.numerals import COUNTS, ONES, PAIR, TEN

_COMPARED = rf"⟨compare⟩(?:{FULL_YEAR}年|{PLAN_NAME}|⟨compare-base⟩)(?:⟨compare-rest⟩|[（(][^（）()]*[）)])*"
_COMPARED_BEFORE = rf"{_COMPARED}[，,]?"
_SPAN_BEFORE = rf"(?<![\d{COUNTS}])[\d{ONES}{PAIR}{TEN}]⟨year-of-title⟩$"  # 五年累计…
_TAIL = rf"(?:⟨trail⟩|[、，“”])$|{_SPAN_BEFORE}|{_COMPARED}$|⟨from⟩[^，。；\n]{{0,16}}?[\d.]+[^，。；\n]{{0,8}}$"
# 12月底前…: what is left of a day when its year is gone
_YEAR_REST = rf"^(?:(?:{MONTH})?⟨year-rest⟩|⟨of-the-year⟩(?!⟨of-the-year-trap⟩))[，,]?"
# 县（市、区） is one name, 执业（助理）医师数 too
_IN_NAME = r"[⟨[region/kind⟩、，,]+[）)]|(?!⟨including⟩)[\u4e00-\u9fff]{1,3}[）)][\u4e00-\u9fff]"
_BRACKETS = rf"[（(](?!{_IN_NAME})[^（）()]{{0,40}}[）)]|<sup>[^<]*</sup>"
_FIVE_CHINESE = re.compile(r"[\u4e00-\u9fff]{5,}")
_NO_NAME = r"^(?:⟨left-over⟩|[、“”\"（）()\d.%])*$"
# 某天数分别达到甲市220天、乙市210天
_EACH_ITS_OWN = r"(?P<name>[^，。；]{2,}?)⟨respectively⟩⟨reach⟩(?P<place>[\u4e00-\u9fff]{2,4})"
_FIGURE = re.compile(r"\d")
_DONE_BY_RATIO = re.compile(r"[\u4e00-\u9fff]{2,16}")
# 县乡村三级100% + 覆盖, 行政村100% + 公交通达
_COVERED = r"[\u4e00-\u9fff]{0,4}?⟨covered⟩(?=[，,。；;、\n]|$)"
_ANNUAL_REACH = 4
_CLAUSES_BACK = 3
_SUBJECT_BEHIND = ("act", "rise", "fall", "least", "sure", "above", "reach")


class Namer:
    """Names what the numbers of one text measure."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text

    def subject(self, start: int, end: int) -> str:
        """Return the name in a part of the text in front of a verb, less the year, comparisons and adverbs."""
        start, end = self._without_comparisons(start, end)
        for year in self._around.years_between(start, end):
            named = WORDS.pattern("⟨by-then⟩+$").sub("", self._text[start : year.start])
            if self._around.only_years(year.start, end) and _is_name(named):
                # 示例率到2025年达到…: the year stands between the name and its verb
                end = start + len(named)
                break
            if not _FIVE_CHINESE.search(self._text[start : year.start]):
                rest = WORDS.pattern("⟨compare-rest⟩*").match(self._text, year.end, end)
                start = rest.end() if rest and year.kind == "baseline" else min(year.end, end)
        text = WORDS.pattern(_YEAR_REST).sub("", self._text[start:end])
        text = text[content_start(text, 0) :]
        lead = lead_in_pattern().match(text)
        text = text[lead.end() :] if lead and lead.end() < len(text) else text
        text = WORDS.pattern(_BRACKETS).sub("", text).strip("、，“”（( " + WORDS.characters("title/particle"))
        return "" if WORDS.pattern(_NO_NAME).match(text) else whole_quotes(text)

    def indicator(self, clause: Clause, left: str, last: Number) -> str:
        """Return the name of what a number measures; empty if there is none.

        Parameters
        ----------
        clause : Clause
            The surroundings of the first number of a list.
        left : str
            The name in front of the verb, as `subject` gives it.
        last : Number
            The last number of the list.
        """
        kind = clause.verb.kind if clause.verb else "none"
        ratio = self._ratio(kind, left, last)
        if ratio:
            return ratio
        if kind == "none":
            return self._without_verb(clause, left, last)
        behind = self._name_behind(clause, kind, left, last)
        if behind:
            return behind
        if kind == "act" and not has_head(left):
            left = self.without_verbs(self.subject(clause.start, clause.number.start))
            if not left and self._text[clause.verb_start : clause.number.start].startswith(WORDS["own-money"]):
                return ""
            done = self._text[clause.verb_start : clause.number.start]
            if not left and done in (*WORDS["act-as-name"], *WORDS["act-counting"]):
                return done
        named = left if self.without_verbs(left) else self.topic(clause)
        if named in WORDS["sum-only"]:
            named = clause.sentence.subject or self._clause_before(clause)
        name = self._in_full(named or clause.sentence.subject or self._clause_before(clause) or left, clause)
        if name and kind in ("rise", "fall") and self._is_annual(clause):
            return name + WORDS["yearly-rise" if kind == "rise" else "yearly-fall"][0]
        return name

    def _ratio(self, kind: str, left: str, last: Number) -> str:
        """The name of a proportion by which something is done: 按照不低于10%的比例配建车位 -> 配建车位比例."""
        found = at_ratio(self._text, last)
        before = WORDS.pattern("⟨by⟩$" if kind != "none" else "⟨by⟩").sub("", left)
        if found is None or (kind != "none" and before == left):
            return ""
        if found[1] not in WORDS["proportion"]:
            return found[1]
        done = _DONE_BY_RATIO.match(self._text, found.end())
        return before + (done[0] if done else "") + found[1]

    def _without_verb(self, clause: Clause, left: str, last: Number) -> str:
        """The name of a number that no verb stands before."""
        each = WORDS.pattern(_EACH_ITS_OWN).fullmatch(left)
        if each:
            return each["place"] + each["name"]
        made = completed(self._text, last, clause.sentence.end) if last.unit in WORDS["measure"] else ""
        if made:
            return made
        share = share_of(self._text, last, clause.sentence.end)
        said = said_of_share(self._text, last, clause.sentence.end)
        if not left:
            return share or said or self._before_colon(clause)
        if said and left.endswith(WORDS["among-behind"]):
            return left + said
        behind = self._text[last.end : last.end + 1]
        if names_some(self._text, clause.number):
            return object_of(self._text, last, clause.sentence.end) or left
        if last.unit == "%" and behind in WORDS["title/particle"]:
            # 占某地25%的某物; 派出机构70%的单位建成某物
            part = WORDS.pattern(r"⟨holds-share⟩([^，。；\n]{2,12})$").search(left)
            thing = object_of(self._text, last, clause.sentence.end)
            return thing + part[0] if part and thing else share or left
        if last.unit == "%" and (covered := WORDS.pattern(_COVERED).match(self._text, last.end)):
            return left + covered[0]
        return self._in_full(self.without_verbs(self._done_at(left)) or left, clause)

    def _done_at(self, name: str) -> str:
        """What is done at a place without the place: 示例市每年新建示例站 -> 新建示例站; other names as they are."""
        rest = WORDS.pattern("^⟨annual⟩").sub("", beyond_region(name, None))
        acts = WORDS.pattern("(?!⟨sure⟩)⟨act⟩(?!⟨act-quality⟩|⟨body/joint⟩)").match(rest)
        return rest if acts and rest != name and self.without_verbs(rest) else name

    def _in_full(self, name: str, clause: Clause) -> str:
        """A name with what it shares with those before it: 占… of 示例产值, …收集率."""
        if name.startswith(WORDS["holds-share"]):
            return clause.sentence.subject + name
        begin, end = clause.sentence.start, max(clause.start - 1, clause.sentence.start)
        if says_nothing(name) and (said := self._said_in_full(name, begin, end)):
            return said
        clauses = CLAUSE_BREAK.split(self._text[begin:end]) if says_nothing(name) and end > begin else []
        return in_full(name, clause.sentence.named, clauses)

    def _said_in_full(self, name: str, begin: int, end: int) -> str:
        """The name with which a clause before says a bare one in full: 示例服务覆盖率…，到2035年覆盖率达到75%."""
        at = self._text.rfind(name, begin, end)
        if at < 0 or WORDS.pattern("⟨cue/alias⟩$").search(self._text, begin, at):
            return ""
        starts = [begin, *(found.end() for found in CLAUSE_BREAK.finditer(self._text, begin, at))]
        whole = self.subject(starts[-1], at + len(name))
        return whole if whole.endswith(name) and not says_nothing(whole) else ""

    def _before_colon(self, clause: Clause) -> str:
        """The name before a colon: 承诺办结时限：3个工作日, 示例总量：330万人."""
        at = clause.number.start
        found = WORDS.pattern("⟨promised⟩(?=[：:]$)").search(self._text, clause.sentence.start, at)
        return found[0] if found else self._clause_before(clause) if self._text[at - 1] in "：:" else ""

    def _name_behind(self, clause: Clause, kind: str, left: str, last: Number) -> str:
        """The name behind a number, where its verb or its measure word makes that the one."""
        if kind not in _SUBJECT_BEHIND:
            return ""
        thing = object_of(self._text, last, clause.sentence.end)
        added = self._text[clause.verb_start : clause.number.start].startswith(WORDS["adding"])
        is_new = kind == "rise" and last.unit in WORDS["measure"] and added
        if not thing or thing in WORDS["level-object"]:
            return ""
        if kind == "act" or is_new or not self.without_verbs(left):
            return WORDS["new"][0] + thing if is_new else thing
        if left.startswith(WORDS["each"]):
            return left + thing
        # 各城市建成至少1个某物, 家庭至少有1个某物
        before = self._text[clause.start : clause.number.start]
        counts = WORDS.pattern("(?:⟨at-least⟩⟨least-act⟩|⟨act⟩⟨at-least⟩)$").search(before) is not None
        return thing if counts and last.unit in (*WORDS["measure"], *WORDS["count-unit"]) else ""

    def _without_comparisons(self, start: int, end: int) -> tuple[int, int]:
        """Where a name begins and ends, less what a change is measured against and adverbs before its verb."""
        tail, head = WORDS.pattern(_TAIL), WORDS.pattern(_COMPARED_BEFORE)
        while found := tail.search(self._text, start, end):
            end = found.start()
        while found := head.match(self._text, start, end):
            start = found.end()
        return start, end

    def without_verbs(self, name: str) -> str:
        """A name less the verbs in front of it: 营造、修复红树林 -> 红树林. What is left of verbs alone is empty."""
        if WORDS.pattern("(?:⟨act act-counting left-over lead-in⟩)+").fullmatch(name):
            return ""
        acts, rest = (
            WORDS.pattern("^(?:(?!⟨act-trap⟩)⟨act⟩(?!⟨act-quality⟩))+"),
            "、" + WORDS.characters("body/joint", "done"),
        )
        whole = name
        while not name.startswith((*WORDS["new"], *WORDS["act-trap"])):
            shorter = acts.sub("", name).lstrip(rest)
            if shorter == name:
                break
            name = shorter
        told = WORDS.pattern(f"⟨act-telling⟩+{re.escape(name)}$").search(whole) if says_nothing(name) else None
        return told[0] if told else name

    def _is_annual(self, clause: Clause) -> bool:
        start = max(clause.start, clause.verb_start - _ANNUAL_REACH)
        return WORDS.pattern("⟨annual⟩").search(self._text, start, clause.number.start) is not None

    def topic(self, clause: Clause) -> str:
        """What the clause right before one says is measured, without a number: 示例率，东部地区达到9%."""
        at = clause.start - 1
        if at <= clause.sentence.start or self._text[at] not in "，,":
            return ""
        breaks = [m.end() for m in CLAUSE_BREAK.finditer(self._text, clause.sentence.start, at)]
        begin = breaks[-1] if breaks else clause.sentence.start
        name = "" if _FIGURE.search(self._text, begin, at) else self.subject(begin, at)
        return name if has_head(name) else ""

    def _clause_before(self, clause: Clause) -> str:
        """The subject of the clause before, for a number whose clause has none."""
        if clause.start <= clause.sentence.start:
            return ""
        end = clause.start - 1
        starts = [m.end() for m in CLAUSE_BREAK.finditer(self._text, clause.sentence.start, end)]
        for start in (*reversed(starts[-_CLAUSES_BACK:]), clause.sentence.start):
            name = self.subject(start, end)
            if name and not WORDS.pattern("⟨circumstance⟩$").search(name):
                return name
            end = start - 1
        return ""


def _is_name(text: str) -> bool:
    lead = lead_in_pattern().match(text)
    return TWO_CHINESE.search(text[lead.end() if lead else 0 :]) is not None
