"""The words of targets, ready for matching.

In: ontology/target-cues.ttl. Out: `WORDS`, its lists and patterns, and the patterns that are put together from several:
what stands right before a number, and how far that makes it a target.
"""

from __future__ import annotations

import re
from functools import cache

from kg.vocabulary.forms import word_patterns

LEVELS = ("least", "most", "above", "below", "lowered", "reach", "rise", "fall", "act")
WORDS = word_patterns("target-cue")
# what stands between the members of a list: words, and the form of any one
LISTED = ("、", *WORDS["body/joint"])
JOINED = "、|⟨body/joint body/joint-long⟩"
TWO_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


def _named(**groups: str) -> str:
    return "|".join(f"(?P<{name}>{expression})" for name, expression in groups.items())


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return the pattern of what stands right before a number; its groups are `LEVELS`, sure, mid and about."""
    groups = _named(
        sure="⟨sure⟩",
        least="⟨at-least⟩⟨least-act⟩?",
        most=r"⟨at-most⟩|⟨into-rank⟩[\u4e00-\u9fff]{0,6}⟨foremost⟩",
        above="⟨above⟩",
        below="⟨below⟩",
        lowered="⟨lowered⟩",
        reach="⟨reach⟩⟨place-total⟩?",
        rise="⟨rise⟩",
        fall="⟨fall⟩",
        act="⟨act act-counting⟩",
    )
    return WORDS.pattern(rf"(?:{groups})(?P<mid>⟨verb-rest⟩)?⟨per-one⟩?(?P<about>⟨pre-about⟩)?$")


@cache
def share_pattern() -> re.Pattern[str]:
    """Return the pattern of a verb parted from its number by what the number is a share of: 不低于总投资的60%."""
    groups = _named(
        least="⟨at-least⟩",
        most=r"(?!⟨control⟩[^在])⟨at-most⟩",
        above="⟨above⟩",
        below="⟨below⟩",
        reach="⟨share-level⟩",
    )
    return WORDS.pattern(rf"(?:{groups})(?:(?!⟨at-least at-most above below⟩)[^，。；\n]){{1,28}}?的$")


@cache
def lead_in_pattern() -> re.Pattern[str]:
    """Return the pattern of the words before an indicator that are no part of it."""
    return WORDS.pattern(r"(?:(?!⟨lead-trap⟩)⟨lead-in⟩|——|[、，,；;：:“”])+")
