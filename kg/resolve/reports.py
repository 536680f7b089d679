"""Texts of one title that each government gives every year: 《政府工作报告》.

In: a mention by that title alone, and its document. Out: whose it is and of which year: of the bodies named before it,
else of the place of the document; of the year written before it, else of that of the signature. Reports of two places
or years are never one policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.annotate.documents import Document
from kg.annotate.references.mention import Mention
from kg.language.bodies import Body
from kg.language.dates import FULL_YEAR
from kg.language.regions import NATION, regions
from kg.language.title import Title
from kg.resolve.model import Policy
from kg.vocabulary.forms import word, words

_YEAR_BEFORE = re.compile(rf"({FULL_YEAR}){word('resolution/of-the-year')}[《〈“（(]*$")
_REACH = 12


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """The report of a place and a year; `title` is the one under which nothing else is known."""

    title: str
    territory: str | None
    year: int | None

    def among(self, policies: Iterable[Policy]) -> Policy | None:
        """Return the text at hand that it is, or None."""
        here = [one for one in policies if one.in_corpus and one.jurisdiction == (self.territory or NATION)]
        of_year = [one for one in here if one.day and one.day.year == self.year]
        return of_year[0] if len(of_year) == 1 else None


def yearly_report(mention: Mention, document: Document, named: tuple[Body, ...]) -> YearlyReport | None:
    """Return which report a mention means, or None where it names something else.

    Parameters
    ----------
    mention, document
        The mention and its document.
    named : tuple of Body
        The bodies that the mention names.
    """
    title = Title.of(mention.title or "").folded
    if title not in words("resolution/yearly-report") or mention.relation in ("self", "issues") or mention.number:
        return None
    territory = named[0].territory if named else document.description.place
    before = _YEAR_BEFORE.search(document.quote(max(0, mention.start - _REACH), mention.start))
    signed = document.description.signed
    year = int(before[1]) if before else signed.year if signed else None
    region = regions().get(territory or NATION)
    place = region.pref_label if region and territory != NATION else ""
    dated = f"{year}{word('resolution/of-the-year')}" if year else ""
    return YearlyReport(f"{place}{dated}{title}", territory, year)
