"""From when to when a document is in force, as its text says.

In: the lines of a document. Out: dates.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language.dates import DATE, find_date, numeral

_IN_FORCE = re.compile(
    rf"(?:自|从)(?P<date>{DATE.pattern})(?:起)?(?:正式|开始)?(?:施行|实施|执行|生效|试行)|(?:于|有效期自|自)(?P<date2>{DATE.pattern})(?:起)?(?:施行|生效|至)"
)
_UNTIL = re.compile(rf"(?:有效期(?:限)?(?:至|到|截至)|(?:执行|实施|有效)至)(?P<date>{DATE.pattern})")
_VALID_YEARS = re.compile(r"有效期(?:限)?(?:为)?(?P<years>\d{1,2}|[一二三四五六七八九十]{1,2})年")


def in_force(text: str, signed: date | None) -> tuple[date | None, date | None]:
    """The days from and to which a text says that it is in force."""
    found = _IN_FORCE.search(text)
    effective = find_date(found["date"] or found["date2"]) if found else None
    until = _UNTIL.search(text)
    if until:
        return effective, find_date(until["date"])
    years = _VALID_YEARS.search(text)
    begin = effective or (signed if years and re.search(r"自(?:印发|发布|公布)之日起", text) else None)
    return effective, _years_later(begin, numeral(years["years"])) if years and begin else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
