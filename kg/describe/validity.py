"""From when to when a document is in force, as its text says.

In: the lines of a document. Out: dates.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language.dates import DATE, find_date, numeral
from kg.language.numerals import COUNTS
from kg.vocabulary.forms import Form

_IN_FORCE = Form(
    rf"⟨document/from-day⟩(?P<date>{DATE.pattern})⟨document/from-on⟩?⟨document/in-full⟩?⟨document/in-force⟩"
    rf"|⟨document/in-force-on⟩(?P<date2>{DATE.pattern})⟨document/from-on⟩?⟨document/in-force-plain⟩"
)
_VALIDITY = "⟨document/validity⟩⟨document/limit⟩?"
_UNTIL = Form(rf"(?:{_VALIDITY}⟨document/until⟩|⟨document/valid-until⟩⟨document/to⟩)(?P<date>{DATE.pattern})")
_VALID_YEARS = Form(rf"{_VALIDITY}⟨document/lasts⟩?(?P<years>\d{{1,2}}|[{COUNTS}]{{1,2}})年")
_OWN = Form(rf"⟨document/this⟩[\u4e00-\u9fff]{{1,8}}{_VALIDITY}")
_FROM_ISSUE = Form("自⟨document/day-of-issue⟩⟨document/that-day⟩")


def _own_years(text: str) -> re.Match[str] | None:
    """For how many years the text itself holds; its paragraph says so: 本办法自…起施行，有效期五年, 本办法有效期五年.

    注册商标的有效期为十年 is a rule of the text.
    """
    own = (_IN_FORCE, _FROM_ISSUE, _OWN)
    lines = (line for line in text.split("\n") if any(form.search(line) for form in own))
    return next((found for line in lines if (found := _VALID_YEARS.search(line))), None)


def in_force(text: str, signed: date | None) -> tuple[date | None, date | None]:
    """The days from and to which a text says that it is in force."""
    found = _IN_FORCE.search(text)
    effective = find_date(found["date"] or found["date2"]) if found else None
    until = _UNTIL.search(text)
    if until:
        return effective, find_date(until["date"])
    years = _own_years(text)
    begin = effective or (signed if years and _FROM_ISSUE.search(text) else None)
    return effective, _years_later(begin, numeral(years["years"])) if years and begin else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
