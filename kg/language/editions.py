"""Editions of one instrument: “十三五” and “十四五”, this year's plan and the last one's.

In: titles. Out: the key that editions share, and whether one follows the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.language.dates import plan_end
from kg.language.titles import fold, short_title

PLAN_YEARS = 5
PLAN = re.compile(r"十([一二三四五六七八九])五(?:时期)?")
# A year that marks an edition; 2030年前 and 2035年远景目标 are what is aimed at.
YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:-(?:19|20)?\d{2})?年(?:版|本|度|修订版?|修正版?)?(?!前|远景|可持续|.{0,2}目标)"
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
    marks = [str(plan_end(found[1]) - PLAN_YEARS + 1) for found in PLAN.finditer(bare)]
    marks += [found[1] for found in YEAR.finditer(bare)]
    key = re.sub(r"\([^()]{0,3}\)", "", YEAR.sub("", PLAN.sub("", bare)))
    return key, max(marks, default="")
