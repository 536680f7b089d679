"""The name of what a number measures.

In: a `Clause`. Out: the subject before its verb, the object behind the number (建成100个…基地), or the subject of the
clause before; less years, comparisons and adverbs.
"""

from __future__ import annotations

import re

from kg.annotate.targets.clause import CLAUSE_BREAK, Clause, Surroundings
from kg.annotate.targets.headings import content_start
from kg.annotate.targets.numbers import Number
from kg.annotate.targets.words import WORDS, lead_in_pattern
from kg.language.dates import FULL_YEAR, MONTH, PLAN_NAME
from kg.vocabulary.forms import word

_COMPARED = rf"⟨compare⟩(?:{FULL_YEAR}年|{PLAN_NAME}|⟨compare-base⟩)(?:⟨compare-rest⟩|[（(][^（）()]*[）)])*"
_COMPARISON = rf"{_COMPARED}$|^{_COMPARED}，?"
_FROM_VALUE = r"⟨from⟩[^，。；\n]{0,16}?[\d.]+[^，。；\n]{0,8}$"
# 12月底前…: what is left of a day when its year is gone
_YEAR_REST = rf"^(?:(?:{MONTH})?⟨year-rest⟩|⟨of-the-year⟩(?!⟨of-the-year-trap⟩))[，,]?"
_AT_RATIO = r"⟨title/particle⟩([^，。；\n（]{0,8}⟨proportion⟩)"
_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]|<sup>[^<]*</sup>")
_TWO_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_FIVE_CHINESE = re.compile(r"[\u4e00-\u9fff]{5,}")
_NO_NAME = r"^(?:⟨left-over⟩|[、“”\"（）()\d.%])*$"
_OBJECT = re.compile(
    r"(?![（(])(?:[^，,。；;：:、\n（()）\d]|[（(][^（）()]{1,6}[）)]){2,40}"
    r"(?:、(?:[^，,。；;：:\n（()）\d]|[（(][^（）()]{1,6}[）)]){2,40})?"
)
_SHARE_OF = r"⟨title/particle⟩?([^，,。；;、\d]{2,30}?⟨share-act⟩[^，,。；;\d]{0,20})"
_ANNUAL_REACH = 4
_CLAUSES_BACK = 3
_SUBJECT_BEHIND = ("act", "rise", "fall", "least", "sure", "above", "reach")


def at_ratio(text: str, number: Number) -> re.Match[str] | None:
    """Return where the words right behind a number say that it is a proportion (按10%的比例); group 1 is its name."""
    return WORDS.pattern(_AT_RATIO).match(text, number.end)


def share_of(text: str, number: Number, end: int) -> str:
    """Return what a share is said of that stands before it: 80%以上 + 钢铁产能完成改造; empty for nothing."""
    match = WORDS.pattern(_SHARE_OF).match(text, number.end, end)
    return match[1] if match else ""


def object_of(text: str, number: Number, end: int) -> str:
    """Return what is counted, behind the number: 建成100个左右 + 物流基地; empty for nothing."""
    start = number.end
    if start < len(text) and number.unit == "%" and text[start] in WORDS["title/particle"]:
        start += 1
    if start >= len(text) or WORDS.pattern(r"[。、]|⟨title/particle body/joint⟩").match(text, start):
        return ""
    match = _OBJECT.match(text, start, end)
    return whole_quotes(match[0].strip("“”、" + WORDS.characters("title/particle", "body/joint"))) if match else ""


def whole_quotes(name: str) -> str:
    """Give a name the quotation mark that it lacks of a pair: 高频事项“跨省通办 is quoted to its end."""
    missing = name.count("“") - name.count("”")
    return name + "”" if missing == 1 else "“" + name if missing == -1 else name


class Namer:
    """Names what the numbers of one text measure."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._text = around.text

    def subject(self, start: int, end: int) -> str:
        """Return the name in a part of the text in front of a verb, less the year, comparisons and adverbs."""
        text = self._without_tail(self._text[start:end])
        end = start + len(text)
        for year in self._around.years_between(start, end):
            named = WORDS.pattern("⟨by-then⟩+$").sub("", self._text[start : year.start])
            if year.end == end and self._is_name(named):
                # 示例率到2025年达到…: the year stands between the name and its verb
                end = start + len(named)
                break
            if not _FIVE_CHINESE.search(self._text[start : year.start]):
                start = min(year.end, end)
        text = WORDS.pattern(_YEAR_REST).sub("", self._text[start:end])
        text = text[content_start(text, 0) :]
        lead = lead_in_pattern().match(text)
        text = text[lead.end() :] if lead and lead.end() < len(text) else text
        text = _BRACKETS.sub("", text).strip("、，“”（( " + WORDS.characters("title/particle"))
        return "" if WORDS.pattern(_NO_NAME).match(text) else whole_quotes(text)

    def _is_name(self, text: str) -> bool:
        lead = lead_in_pattern().match(text)
        return _TWO_CHINESE.search(text[lead.end() if lead else 0 :]) is not None

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
        ratio = at_ratio(self._text, last) if kind == "none" else None
        if ratio:
            return ratio[1] if len(ratio[1]) > 2 else WORDS.pattern("⟨by⟩").sub("", left) + ratio[1]
        if kind == "none" and not left:
            return share_of(self._text, last, clause.sentence.end) or self._promised(clause)
        if kind == "none" and self._text[clause.number.start - 1] == word("body/and-others"):
            return object_of(self._text, last, clause.sentence.end) or left
        behind = self._name_behind(clause, kind, left, last)
        if behind:
            return behind
        if kind == "act":
            left = self.without_verbs(self.subject(clause.start, clause.number.start))
        named = left if self.without_verbs(left) else ""
        name = named or clause.sentence.subject or self._clause_before(clause) or left
        if name and kind in ("rise", "fall") and self._is_annual(clause):
            return name + WORDS["yearly-rise" if kind == "rise" else "yearly-fall"][0]
        return self.without_verbs(name) or name if kind == "none" else name

    def _promised(self, clause: Clause) -> str:
        """The name of a time promised, before a colon: 承诺办结时限：3个工作日."""
        found = WORDS.pattern("⟨promised⟩(?=[：:]$)").search(self._text, clause.sentence.start, clause.number.start)
        return found[0] if found else ""

    def _name_behind(self, clause: Clause, kind: str, left: str, last: Number) -> str:
        """The name behind a number, where its verb or its measure word makes that the one."""
        if kind not in _SUBJECT_BEHIND:
            return ""
        thing = object_of(self._text, last, clause.sentence.end)
        is_new = kind == "rise" and last.unit in WORDS["measure"]
        if thing and (kind == "act" or is_new or not self.without_verbs(left)):
            return WORDS["new"][0] + thing if is_new else thing
        return left + thing if thing and left.startswith(WORDS["each"]) else ""

    def _without_tail(self, text: str) -> str:
        trail, compared, from_value = (
            WORDS.pattern(template) for template in (r"(?:⟨trail⟩|[、，“”])$", _COMPARISON, _FROM_VALUE)
        )
        while True:
            shorter = from_value.sub("", compared.sub("", trail.sub("", text)))
            if shorter == text:
                return text
            text = shorter

    def without_verbs(self, name: str) -> str:
        """A name less the verbs in front of it: 营造、修复红树林 -> 红树林. What is left of verbs alone is empty."""
        if WORDS.pattern("(?:⟨act left-over⟩)+").fullmatch(name):
            return ""
        acts, rest = WORDS.pattern("^⟨act⟩+"), "、" + WORDS.characters("body/joint", "done")
        while not name.startswith(WORDS["new"]):
            shorter = acts.sub("", name).lstrip(rest)
            if shorter == name:
                return name
            name = shorter
        return name

    def _is_annual(self, clause: Clause) -> bool:
        start = max(clause.start, clause.verb_start - _ANNUAL_REACH)
        return WORDS.pattern("⟨annual⟩").search(self._text, start, clause.number.start) is not None

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
