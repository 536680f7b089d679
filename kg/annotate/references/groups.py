"""Mentions in a list that share their verb: 根据《A》、《B》和《C》.

In: the squeezed text and its items in order. Out: the items in groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.references.items import Item
from kg.language.dates import DAY
from kg.language.labels import PINPOINT
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

# 《…条例》和1995年6月24日某市…会议通过的《…条例》
_PASSED = Form(
    f"{DAY}[\u4e00-\u9fff]{{0,40}}(?:⟨document/adopting⟩|⟨validity/taking-effect⟩|⟨history/promulgated⟩)⟨title/particle⟩"
)
# 《示例法》第三条、第五条第一款，示例条例第七条
_ARTICLES = Form(f"(?:(?:、|⟨cue/connective⟩)?{PINPOINT})*")

# 执行《示例法》，《示例办法》同时废止
_SAID_OF = Form("[^，。；《]{0,12}⟨undoing/undone⟩")


def grouped(text: str, items: Sequence[Item]) -> list[list[Item]]:
    """Return the items in groups that share their verb, in order."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and (item.start < tail_of(groups[-1]) or _connected(text, groups[-1], item)):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def tail_of(group: Sequence[Item]) -> int:
    """Return where a group ends, numbers and parentheses behind its last title included."""
    return max(item.tail_end for item in group[-2:])


def _connected(text: str, group: Sequence[Item], right: Item) -> bool:
    found = _connection().fullmatch(text, tail_of(group), right.outer_start)
    if found is None or (found[0] == "，" and _SAID_OF.match(text, right.tail_end)):
        return False
    return found.group(1) is None or cues().governing.search(found.group(1)) is None


@cache
def _connection() -> re.Pattern[str]:
    """What may stand between two titles of a list, the bodies that issued the second included."""
    words = cues()
    return re.compile(
        f"{_ARTICLES.pattern}{words.any_of('body/and-others')}?(?:{words.any_of('tail')})?[、，]?"
        f"{words.any_of('connective')}?{words.any_of('list-adjective')}?"
        f"([\u4e00-\u9fff、]{{0,40}}{words.any_of('body-ending')}|{_PASSED.pattern})?"
    )
