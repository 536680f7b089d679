"""The bodies that a text names before a title: 国务院办公厅《…》, 国家发展改革委、财政部《…》.

In: the words before a title. Out: where the words that govern the title end, and the bodies behind them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

_BETWEEN = "[、和与]"
# 国务院同意国家发展改革委《…》: the text is that of the second
_AGREED = Form(rf"^(?:(?!{_BETWEEN}).){{2,16}}⟨act/agree⟩(?=.)")

# 部署 ends as a body does (署), and is what one has decided
_NO_BODY = Form("⟨cue/decided-by-body⟩$")
_LONGEST_BODY = 30


def governing_end(clause: str) -> int:
    """Return the offset behind the last governing word of a clause, 0 if there is none."""
    end = 0
    for match in cues().governing.finditer(clause):
        end = match.end()
    return end


def body_list(words: str) -> tuple[str, ...]:
    """Return the bodies that a text before a title names (国务院办公厅, 国家发展改革委等部门), or
    nothing if it ends in none: of 省政府总体部署和市政府 the second is the author."""
    parts = [part for part in re.split(_BETWEEN, _AGREED.sub("", words)) if part]
    bodies = takewhile(_is_body, reversed(parts))
    return tuple(reversed(list(bodies)))


def _is_body(part: str) -> bool:
    return len(part) <= _LONGEST_BODY and part[0] not in cues().words["group-opening"] and _ends_as_body(part)


def _ends_as_body(part: str) -> bool:
    return _body_ending().search(part) is not None and _NO_BODY.search(part) is None


@cache
def _body_ending() -> re.Pattern[str]:
    return re.compile(cues().any_of("body-ending") + "$")
