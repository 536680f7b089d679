"""From when to when a document is in force, as its text says.

In: the text of a document, its names, the day on which it was made known. Out: `Term`.

A text states its own days in a closing article (本办法自…起施行), in the order over it (现予公布，自…起施行) or in a
sentence that names it; the days of other texts and of what a rule asks for (对存量项目自…起执行) are not its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kg.language.characters import fold
from kg.language.dates import DATE, find_date, numeral
from kg.language.labels import strip_label
from kg.language.numerals import COUNT
from kg.language.title import Title
from kg.vocabulary.forms import Form

_VALIDITY = "⟨validity/name⟩⟨validity/limit⟩?"
_FORCE = "⟨validity/from-on⟩?⟨validity/in-full⟩?⟨validity/in-force⟩"
_IN_FORCE = Form(
    rf"⟨validity/from-day⟩\s?(?P<date>{DATE.pattern})\s?{_FORCE}"
    rf"|⟨validity/in-force-on⟩(?P<date2>{DATE.pattern})⟨validity/from-on⟩?⟨validity/in-force-plain⟩"
    rf"|{_VALIDITY}⟨validity/lasts⟩?⟨validity/from-day⟩?(?P<date3>{DATE.pattern})⟨validity/from-on⟩?⟨validity/until⟩"
    rf"|⟨validity/from-day⟩(?P<date4>{DATE.pattern})⟨validity/from-on⟩?⟨validity/until⟩{DATE.pattern}⟨validity/in-force⟩"
)
_UNTIL = Form(rf"(?:{_VALIDITY}⟨validity/until⟩|⟨validity/valid-until⟩⟨validity/to⟩)(?P<date>{DATE.pattern})")
_RANGE_END = Form(
    rf"{_VALIDITY}[^。；，\n]{{0,4}}{DATE.pattern}⟨validity/from-on⟩?⟨validity/until⟩(?P<date>{DATE.pattern})"
)
_VALID_YEARS = Form(rf"{_VALIDITY}⟨validity/lasts⟩?\s?(?P<years>{COUNT})\s?年")
_OWN = Form(rf"⟨document/this⟩[\u4e00-\u9fff]{{1,8}}{_VALIDITY}")
_FROM_ISSUE = Form(
    rf"⟨validity/from-day⟩⟨validity/day-of-issue⟩⟨validity/that-day⟩"
    rf"(?:\s?(?P<wait>\d{{1,3}}|{COUNT})\s?⟨validity/after-days⟩)?{_FORCE}"
)
# who is meant before 自…起施行: nobody else
_SELF = Form(r"⟨document/this⟩[\u4e00-\u9fff]|⟨document/self⟩")
_OF_OTHERS = Form("^⟨validity/provision-for⟩")
_BEGUN = Form(rf"⟨validity/from-day⟩\s?{DATE.pattern}⟨validity/from-on⟩?")
_MAKES_KNOWN = Form("⟨validity/day-of-issue⟩")
# 现公告如下：自2031年7月1日起，对…: what the text does as a whole, from then on
_ACTS_FROM = Form(
    rf"(?P<before>[^。；《》\n]{{0,60}}[，：]|)⟨validity/from-day⟩\s?(?P<date>{DATE.pattern})(?:⟨validity/hour⟩)?"
    "⟨validity/from-on⟩，⟨validity/acts-on⟩"
)
_LINE_END = re.compile(r"\n|\Z")
_TITLES = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_SENTENCE_ENDS, _CLAUSE_ENDS = "。；\n", "。；\n，："
_LONGEST_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a text states, and the 0-based offset at which it does."""

    day: date
    at: int


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when a text says that it is in force; None for what it does not say."""

    begins: Stated | None = None
    ends: Stated | None = None


def term_of(text: str, issued: date | None, names: Collection[str] = ()) -> Term:
    """Return from when to when a text says that it is in force.

    Parameters
    ----------
    text : str
        All its paragraphs, a line each.
    issued : date or None
        The day on which it was made known, from which 自公布之日起 counts.
    names : collection of str
        Its title and the titles of what it hands on, by which a sentence means it.
    """
    folded = {fold(name) for name in names}
    begins = _begins(text, folded) or _reckoned(text, issued, folded) or _acts_from(text, issued)
    until = next((one for one in _UNTIL.finditer(text) if _is_own_term(text, one.start(), folded)), None)
    until = until or _RANGE_END.search(text)
    if until:
        day = find_date(until["date"])
        return Term(begins, Stated(day, until.start()) if day else None)
    return Term(begins, _reckoned_end(text, begins.day) if begins else None)


def _begins(text: str, names: Collection[str]) -> Stated | None:
    """The day from which it says that it is in force."""
    stated = next((one for one in _IN_FORCE.finditer(text) if _is_own(text, one.start(), names)), None)
    day = next((find_date(value) for value in stated.groupdict().values() if value), None) if stated else None
    return Stated(day, stated.start()) if stated and day else None


def _reckoned(text: str, issued: date | None, names: Collection[str]) -> Stated | None:
    """The day from which it is in force where that is told by its issue: 自公布之日起施行, 自发布之日起30日后施行."""
    if issued is None:
        return None
    found = next((one for one in _FROM_ISSUE.finditer(text) if _is_own(text, one.start(), names)), None)
    if found is None:
        return None
    try:
        return Stated(issued + timedelta(days=numeral(found["wait"]) if found["wait"] else 0), found.start())
    except OverflowError:  # beyond the last year of the calendar
        return None


def _acts_from(text: str, issued: date | None) -> Stated | None:
    """The day from which a text says before its first item that it does what it does: 自2031年7月1日起，对示例货物….

    In an item that is the day of one measure of several; a day before the issue is told of, and not set.
    """
    found: list[Stated] = []
    start = 0
    for end in (line.start() for line in _LINE_END.finditer(text)):
        line = text[start:end]
        if strip_label(line) != line:
            break
        for sentence in re.finditer(r"[^。；]+", line):
            act = _ACTS_FROM.match(sentence[0])
            day = find_date(act["date"]) if act else None
            if act and day and issued and day >= issued:
                found.append(Stated(day, start + sentence.start() + act.end("before")))
        start = end + 1
    return found[0] if len({one.day for one in found}) == 1 else None


def _is_own(text: str, at: int, names: Collection[str]) -> bool:
    """Whether what is said at a place is said of the text itself: 本办法自…, 现予公布，自…, 《示例办法》自…."""
    clause = _before(text, at, _CLAUSE_ENDS)
    if _OF_OTHERS.match(clause):
        return False
    sentence = _before(text, at, _SENTENCE_ENDS)
    if _is_of_another(sentence, names):
        return False
    return bool(_TITLES.search(sentence)) or _SELF.search(sentence) is not None or _names_itself(clause)


def _is_of_another(sentence: str, names: Collection[str]) -> bool:
    """Whether a sentence speaks of texts that it names, and neither of this one nor of what this one makes known."""
    titles = _TITLES.findall(sentence)
    if not titles or _SELF.search(sentence):
        return False
    made_known = _MAKES_KNOWN.search(_TITLES.sub("", sentence)) is not None
    return not made_known and not any(fold(title) in names for title in titles)


def _is_own_term(text: str, at: int, names: Collection[str]) -> bool:
    """Whether a term is that of the text, and not of another (《示例办法》继续执行，有效期至…) or of what somebody
    holds: 示例许可证有效期至…."""
    if _is_of_another(_before(text, at, _SENTENCE_ENDS), names):
        return False
    return _names_itself(_before(text, at, _CLAUSE_ENDS))


def _names_itself(clause: str) -> bool:
    """Whether the words before a day name nobody, the text, or its kind: 政策自…."""
    subject = strip_label(_BEGUN.sub("", clause)).strip(" ,（(")
    return not subject or _SELF.search(subject) is not None or Title.of(subject).ending is not None


def _before(text: str, at: int, ends: str) -> str:
    first = max(0, at - _LONGEST_SENTENCE)
    return text[max(first, *(text.rfind(end, first, at) + 1 for end in ends)) : at]


def _reckoned_end(text: str, begins: date) -> Stated | None:
    """The end of as many years as the text itself holds; its paragraph says so: 本办法自…起施行，有效期五年.

    注册商标的有效期为十年 is a rule of the text.
    """
    own = (_IN_FORCE, _FROM_ISSUE, _OWN)
    at = 0
    for line in text.split("\n"):
        years = _VALID_YEARS.search(line) if any(form.search(line) for form in own) else None
        if years:
            end = _years_later(begins, numeral(years["years"]))
            return Stated(end, at + years.start()) if end else None
        at += len(line) + 1
    return None


def _years_later(day: date, years: int) -> date | None:
    """The same day so many years later, 28 February for the 29th; None beyond the last year of the calendar."""
    for at in (day.day, 28):
        try:
            return day.replace(year=day.year + years, day=at)
        except ValueError:
            continue
    return None
