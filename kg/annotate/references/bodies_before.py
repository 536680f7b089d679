"""The bodies that a text names before a title: 国务院办公厅《…》, 国家发展改革委、财政部《…》.

In: the words before a title. Out: where the words that govern the title end, and the bodies behind them.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from kg.language.bodies import find_bodies
from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

_BETWEEN = "[、和与]"
_BODY_JOINS = Form("⟨body/joint⟩")
# 国务院同意国家发展改革委《…》: the text is that of the second
_AGREED = Form(rf"^(?:(?!{_BETWEEN}).){{2,16}}⟨act/agree⟩(?=.)")

# 部署 ends as a body does (署), and is what one has decided
_NO_BODY = Form("⟨cue/decided-by-body⟩$")
_LONGEST_BODY = 30
_BODY_ENDING = Form("⟨cue/body-ending⟩$")


def governing_end(clause: str) -> int:
    """Return the offset behind the last governing word of a clause, 0 if there is none."""
    end = 0
    for match in cues().governing.finditer(clause):
        end = match.end()
    return end


def body_list(words: str) -> tuple[str, ...]:
    """Return the bodies that a text before a title names (国务院办公厅, 国家发展改革委等部门), or
    nothing if it ends in none: of 省政府总体部署和市政府 the second is the author."""
    bodies = takewhile(_is_body, reversed(_parts(_AGREED.sub("", words))))
    return tuple(reversed(list(bodies)))


def _parts(words: str) -> list[str]:
    """The words between joining ones; 和 inside the name of a body joins nothing: 工业和信息化部."""
    named = find_bodies(words, None) if _BODY_JOINS.search(words) else ()
    inside = {at for found in named for at in range(found.start, found.end)}
    cuts = [-1, *(found.start() for found in re.finditer(_BETWEEN, words) if found.start() not in inside), len(words)]
    return [part for start, end in pairwise(cuts) if (part := words[start + 1 : end])]


def _is_body(part: str) -> bool:
    return len(part) <= _LONGEST_BODY and part[0] not in cues().words["group-opening"] and _ends_as_body(part)


def _ends_as_body(part: str) -> bool:
    return _BODY_ENDING.search(part) is not None and _NO_BODY.search(part) is None
