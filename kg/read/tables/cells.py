"""What a cell of a table looks like, by the kind of its column.

In: the text of a cell, without white space. Out: scores: above 0 where it looks like what its column holds. Bodies
parse as bodies, a title ends in a kind of document, a category is a few characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from kg.language.bodies import find_bodies, parse_bodies
from kg.language.numerals import COUNTS
from kg.language.region_mentions import find_regions
from kg.language.title_forms import type_ending
from kg.read.line_forms import act_pattern
from kg.read.tables.printed import CLAUSE
from kg.vocabulary.forms import Form

_SPACE = re.compile(r"\s+")
_LONGEST_STUMP = 12
_LONGEST_HEAD = 40
LOCAL = Form("⟨region/whole⟩?(⟨region/kind⟩)")
_SESSION = Form("⟨meeting-cue/session⟩")
# What a cell without text costs; no row is without a title.
EMPTY: Mapping[str, float] = {
    "title": -6.0,
    "event": -6.0,
    "bodies": -2.0,
    "category": -1.0,
    "link": 0.0,
    "remark": 0.0,
}


def act(text: str) -> re.Match[str] | None:
    """Return the first word of an act in a text (关于, 印发 …), or None."""
    return act_pattern("about", "hand-on", "make-known").search(text)


def without_spaces(text: str) -> str:
    """Return text without white space, but for one space between two words in Latin letters."""
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", _SPACE.sub(" ", text))


def _like_category(text: str) -> float:
    return 2.0 - 0.1 * len(text) if len(text) <= 20 and not re.search("[，。；：《》]", text) else -6.0


@cache
def _like_bodies(text: str) -> float:
    # whose 省政府 it is does not matter here
    bodies = parse_bodies(text, None)
    if not bodies or act(text):
        return -5.0
    mentions = find_bodies(text, None)
    repeated = len(mentions) - len({mention.body.name for mention in mentions})
    return 2.0 + 0.7 * len(bodies) - 3.0 * repeated


def like_first_bodies(text: str) -> float:
    """Return the score of a list of bodies that breaks off inside a name, to go on on the next page."""
    mentions = find_bodies(text, None)
    if not mentions or mentions[0].start or len(text) - mentions[-1].end > _LONGEST_STUMP or act(text):
        return -5.0
    return _like_bodies(text[: mentions[-1].end]) - 2.0


@cache
def _like_title(text: str) -> float:
    score = 3.0 if type_ending(text) else -2.0
    score += 1.0 if act(text) else 0.0
    score += 2.0 if _begins_title(text) else -1.0
    score -= 2.0 if text.count("《") != text.count("》") else 0.0
    return score - 5.0 * len(re.findall("[。；]", text))


def _begins_title(text: str) -> bool:
    if ((found := act(text)) and found.start() == 0) or LOCAL.match(text) or text[0] == "《":
        return True
    return _begins_with_body(text[:_LONGEST_HEAD])


@cache
def _begins_with_body(head: str) -> bool:
    """Whether a body stands at the head of a title; the cuts of a table are many, and many of them begin alike."""
    return any(mention.start == 0 for mention in find_bodies(head, None))


def _like_event(text: str) -> float:
    return 3.0 - 4.0 * len(CLAUSE.findall(text)) + (1.0 if _SESSION.search(text) else 0.0)


def _like_ordinal(text: str) -> float:
    return 3.0 if re.fullmatch(rf"[\d{COUNTS}]{{1,4}}[.．、]?", text) else -6.0


def _like_number(text: str) -> float:
    # the shorter the better: 通知 before a number belongs to the title
    return 4.0 - 0.1 * len(text) if re.search(r"\d\s*号$", text) and not act(text) else -5.0


def _like_region(text: str) -> float:
    mentions = find_regions(text, None)
    return 3.0 if mentions and mentions[0].start == 0 and mentions[-1].end == len(text) else -4.0


def _like_remark(text: str) -> float:
    return -0.3 * len(text)


LIKENESS: Mapping[str, Callable[[str], float]] = {
    "category": _like_category,
    "bodies": _like_bodies,
    "title": _like_title,
    "event": _like_event,
    "ordinal": _like_ordinal,
    "number": _like_number,
    "region": _like_region,
    "remark": _like_remark,
    "link": _like_remark,
}
