"""Dates and spans of years as official prose writes them.

In: text. Out: `datetime.date`s and years: 2021年10月24日, 二〇二一年十月二十四日, “十四五”.
"""

from __future__ import annotations

from datetime import date

from kg.language.numerals import COUNTS, DIGITS, ONES, ZEROS
from kg.language.numerals import numeral as numeral  # dates and figures are asked for together
from kg.vocabulary.forms import Form

# the parts of a date and the whole, as expressions to stand in another one
YEAR = rf"(?:\d{{4}}|[{DIGITS}{ZEROS}]{{4}})"
# a year in Arabic figures, as numbers and names have it
FULL_YEAR = r"(?:19|20)\d{2}"
_MONTH_OR_DAY = rf"\d{{1,2}}|[{COUNTS}]{{1,3}}"
MONTH = rf"(?:{_MONTH_OR_DAY})\s?月"
DAY_MARK = "日"
DAY = rf"{YEAR}\s?年\s?{MONTH}\s?(?:{_MONTH_OR_DAY})\s?{DAY_MARK}"
DATE = Form(rf"({YEAR})\s?年\s?({_MONTH_OR_DAY})\s?月\s?({_MONTH_OR_DAY})\s?{DAY_MARK}")
# in figures alone: 2031-03-01, 2031. 3. 1
_BETWEEN = r"\s?[-./．]\s?"
DAY_IN_FIGURES = rf"\d{{4}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{1,2}}"
_PLAIN = Form(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})")
# all of a field: 20310301
_COMPACT = Form(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})\s*$")
# all of a field, its last word lost: 2031年03月05
_CUT_SHORT = Form(rf"\s*{DATE.pattern[:-1]}$")
PLAN_YEARS = 5
# “十四五” with or without its marks, to stand in another expression; in PLAN the group is what tells the plan
PLAN_NAME = rf"[“\"]?十[{ONES}]五[”\"]?"
PLAN = Form(PLAN_NAME.replace(f"[{ONES}]", f"([{ONES}])"))
# the n-th five-year plan ends in 1955 + 5 n
_BEFORE_FIRST_PLAN = 1955


def plan_end(numeral_of_plan: str) -> int:
    """Return the last year of a five-year plan: 四 in “十四五” -> 2025.

    Parameters
    ----------
    numeral_of_plan : str
        The figure between 十 and 五, 一 to 九.
    """
    return _BEFORE_FIRST_PLAN + PLAN_YEARS * (10 + numeral(numeral_of_plan))


def plan_years(numeral_of_plan: str) -> tuple[int, int]:
    """Return the first and the last year of a five-year plan: 四 in “十四五” -> 2021, 2025."""
    last = plan_end(numeral_of_plan)
    return last - PLAN_YEARS + 1, last


def find_date(text: str) -> date | None:
    """Return the first full date in a text, or None; 31 February is none."""
    found = DATE.search(text) or _PLAIN.search(text) or _COMPACT.match(text) or _CUT_SHORT.match(text)
    if found is None:
        return None
    try:
        return date(*(numeral(part) for part in found.groups()))
    except ValueError:
        return None
