"""Numbers of standards in running text: GB/T 1.1-2020, HJ 2.1—2016, ISO 14001:2015.

In: text, not squeezed (`GB 21256 2` would run together). Out: each number with its normal form.
"""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.references.number import Number
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_YEAR = r"[ \u3000]?[-—–―－:：]{1,2}[ \u3000]?(?P<year>(?:19|20)\d{2}|[5-9]\d)(?![\d.])"
_SPACE = r"[ \u3000]{0,2}"


@cache
def _standard() -> re.Pattern[str]:
    """A registered prefix, /T or /Z behind it or not, or the prefix of a region or an association; then the figures.

    One figure alone is a number only with a part or a year behind it.
    """
    prefixes = alternation(cues().words["standard-prefix"])
    # DB99/ 102 is one of a region that binds; ASTM D9057 and JTG H99 have a letter before their figures
    local = r"DB ?\d{2}(?:\d{2})?(?:[/／](?![TZ]))?"
    lettered = r"(?:(?<=ASTM)|(?<=JTG)|(?<=JTG/T)) ?[A-Z]{1,2}\d{1,4}(?:\.\d)?"
    figures = rf"{lettered}|\d{{1,6}}(?:\.\d{{1,3}}){{1,2}}|\d{{2,6}}|\d(?=[^\d\n]{{1,4}}(?:19|20)\d\d)"
    return re.compile(
        rf"(?=[A-Z])(?<![A-Za-z/-])(?P<prefix>"  # few characters are capitals: one look says so
        rf"(?:{prefixes}|{local}|[A-Z]{{2,4}}(?=[/／][TZ]))(?:[/／][TZ])?|T[/／][A-Z]{{2,8}}){_SPACE}"
        rf"(?P<number>{figures})(?!\d)(?:{_YEAR})?"
    )


def begins_with_standard(text: str) -> bool:
    """Tell whether a text begins with the number of a standard."""
    return _standard().match(text) is not None


def standards(text: str) -> list[Number]:
    """Return the numbers of standards in a text, in order."""
    found = []
    for match in _standard().finditer(text):
        edition = f"-{match['year']}" if match["year"] else ""
        prefix = match["prefix"].replace(" ", "").replace("／", "/").rstrip("/")  # DB99/ 102—2018
        number = match["number"].lstrip()
        found.append(Number(match.start(), match.end(), f"{prefix} {number}{edition}", True))
    return found
