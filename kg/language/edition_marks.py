"""Editions of one instrument: “十三五” and “十四五”, this year's plan and the last one's.

In: titles. Out: the key that editions share, and whether one follows the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.language.characters import fold
from kg.language.dates import PLAN, plan_years
from kg.language.title_forms import short_title
from kg.vocabulary.forms import Form

_PLAN = Form(rf"{PLAN.pattern}(?:⟨title/plan-span⟩)?")
# A year that marks an edition; 2030年前 and 2035年远景目标 are what is aimed at.
_YEAR = Form(
    r"(?<!\d)((?:19|20)\d{2})(?:-(?:19|20)?\d{2})?年(?:⟨title/edition-behind-year⟩)?(?!⟨title/aimed-at⟩|.{0,2}⟨title/goal⟩)"
)


def successive(by_mark: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Pairs of an edition and the next one.

    Parameters
    ----------
    by_mark : mapping of str to sequence of str
        The policies of one instrument by the mark of their edition; of several with one mark none counts.
    """
    return list(pairwise(each[0] for _, each in sorted(by_mark.items()) if len(each) == 1))


def edition_key(title: str) -> tuple[str, str]:
    """A title without the marks of its edition, and the mark (a year, four digits), empty where it has none."""
    bare = fold(short_title(title))
    marks = [str(plan_years(found[1])[0]) for found in _PLAN.finditer(bare)]
    marks += [found[1] for found in _YEAR.finditer(bare)]
    key = re.sub(r"\([^()]{0,3}\)", "", _YEAR.sub("", _PLAN.sub("", bare)))
    return key, max(marks, default="")
