"""Which words are a name that means something outside of its sentence.

In: words as the readers of this folder took them for an indicator. Out: the name in whole, or none: what stands in a
table beside it (marks, row numbers, values) is cut off, so is what says who acts (某省将…), and of what is left nothing
is a name that is a piece of a sentence (1+1+1, 可以) or says only how something is counted (项目, 总装机).
"""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.targets.words import WORDS
from kg.language.indicators import is_known
from kg.language.numerals import SCALES

_MARKS = re.compile(r"^[\s■□◆◇●○▪•·★※|｜①-⑳]+|[\s|｜①-⑳]+$")
# 12农村…: the number of a row; 5G…, 20户以上… and 0-6岁… are names
_ROW_NUMBER = rf"^(?!\d+[{SCALES}]*⟨unit measure⟩)\d{{1,2}}(?=[\u4e00-\u9fff])"
_VALUES_BEHIND = r"(?<=[\u4e00-\u9fff）)])(?:\d+(?:\.\d+)?[%％])+\d*(?:\.\d+)?$|(?<=[⟨[shared-ending⟩])\d+(?:\.\d+)?$"
_TWICE = re.compile(r"(.{2,})“\1”")
# 儿童达52.7%的近视率: a value that is, inside the name of one that will be
_PRESENT_VALUE = r"⟨share-level reach⟩[\d.]+[%％]?⟨title/particle⟩"
# 装机发展到目前, 余额“双突破”万亿元大关, 排放总量率先达峰: how a sentence goes on behind a name
_GOES_ON = (
    rf"(?<=..)(?:⟨reach⟩?⟨now⟩|“?[^，、]?⟨above⟩”?[{SCALES}]+⟨unit measure⟩(?!⟨bare-head⟩)[^，]*|⟨aside-inside⟩[^，]*)$"
)
_YEAR_INSIDE = re.compile(r"^[^，]*、(?:19|20)\d\d[\u4e00-\u9fff]")
_ACTOR = r"^[^、，]{2,}?(?:(?!⟨aim-inside-trap⟩)⟨aim-inside⟩)+"
# 新建和改造…: of verbs that share their object, those that are left
_JOINED_VERB = r"^⟨body/joint⟩(?=⟨act⟩)"
_LEADING = r"^(?:(?!⟨lead-trap⟩)⟨lead-in⟩|、)+"
_TRAILING = r"(?:⟨joint-left⟩|、|(?<!\d)⟨year-left⟩)+$"
# 某某总人数10亿人次以上, 覆盖100%县城, 达到8个, 30%至每吨钢, 1+1: a piece of a sentence that tells a value
_SAID_OF_VALUE = (
    r"\d[^，]{0,8}⟨post-least post-most post-about⟩(?:⟨annual⟩|$)|\d[%％](?!⟨title/particle⟩)[\u4e00-\u9fff]|"
    r"(?:⟨reach rise fall at-least at-most⟩)\d(?![A-Z])|[%％]⟨reach-to⟩(?!\d)|\d[＋+=＝]"
)
_WORDS_OF_ITS_OWN = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{2}|[A-Z][\u4e00-\u9fff]")
_OPEN, _CLOSED = "（(", "）)"
_SHORTEST_AIM = 4


@cache
def name_in(words: str, *, of_row: bool = False) -> str:
    """Return the name that words give to what is measured; empty for none.

    Parameters
    ----------
    words : str
        The words before or behind a number, or the cell of a table.
    of_row : bool
        Whether they are the name of a row: a table may call 覆盖率 what its title says more of.
    """
    name = _bare(words)
    while (barer := _bare(name)) != name:
        name = barer
    return name if _is_name(name) and (of_row or not says_nothing(name)) else ""


def says_nothing(name: str) -> bool:
    """Whether a name is put together only of words that say how something is counted: 项目, 年利用量, 总装机."""
    pattern = WORDS.pattern("⟨bare-part⟩*⟨bare-head indicator-head⟩")
    return pattern.fullmatch(name) is not None and not is_known(name)


def _bare(words: str) -> str:
    name = _TWICE.sub(r"\1", _within_brackets(_without_marks(words)))
    name = WORDS.pattern(_GOES_ON).sub("", _YEAR_INSIDE.sub("", WORDS.pattern(_JOINED_VERB).sub("", name)))
    name = _without_actor(WORDS.pattern(_PRESENT_VALUE).sub("", name))
    whole = WORDS.pattern("⟨joint-left-trap year-left-trap⟩$").search(name)
    return name if whole else WORDS.pattern(_TRAILING).sub("", name)


def has_head(name: str) -> bool:
    """Whether a name ends in a word for what is measured: …率, …总量."""
    return WORDS.pattern("⟨indicator-head⟩$").search(name) is not None


def _without_marks(words: str) -> str:
    """Less the marks, row numbers and values that stand beside a name in what was a table."""
    shorter = WORDS.pattern(_ROW_NUMBER).sub("", _MARKS.sub("", words))
    return WORDS.pattern(_VALUES_BEHIND).sub("", shorter)


def _within_brackets(name: str) -> str:
    """What stands in a bracket that is open where the number begins is the nearest to it."""
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        depth += (name[at] in _CLOSED) - (name[at] in _OPEN)
        if depth < 0:
            return name[at + 1 :]
    # a bracket that is closed and was opened before the name: …2个）、示例工作室
    return name[max(name.rfind(mark) for mark in _CLOSED) + 1 :].lstrip("、") if depth > 0 else name


def _without_actor(name: str) -> str:
    """Less who acts and the word by which a sentence says so: 某省将完成… -> …"""
    actor = WORDS.pattern(_ACTOR).match(name)
    rest = name[actor.end() :] if actor else ""
    if len(rest) < _SHORTEST_AIM:
        return WORDS.pattern("⟨aim-inside⟩+$").sub("", actor[0]) if actor else name
    return WORDS.pattern("^⟨act⟩+").sub("", WORDS.pattern(_LEADING).sub("", rest)) or name


def _is_name(words: str) -> bool:
    if not _WORDS_OF_ITS_OWN.search(words) or words in WORDS["piece"]:
        return False
    if WORDS.pattern("⟨clause-inside⟩|^⟨compared-with⟩").search(words):
        return False
    return WORDS.pattern(_SAID_OF_VALUE).search(words) is None
