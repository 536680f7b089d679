"""Names that are only the end of one: 城市污水处理率达到98%，收集率提高5个百分点.

In: a name that says nothing alone, the indicator before it in its sentence, and the clauses before. Out: the name with
what it shares with them (城市污水收集率); the name as it was where they have nothing to share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.targets.names import has_head, says_nothing
from kg.annotate.targets.words import WORDS
from kg.vocabulary.forms import word

_FIGURE = re.compile(r"\d[^A-Z]")
_SHORT_VERB = _SHORTEST = 2
# 重点企业纳入某名录，覆盖率…
_PUT = r"(?:(?!⟨title/particle⟩)[\u4e00-\u9fff]){2,10}⟨share-act⟩[\u4e00-\u9fff]{2,16}$"


def own_part(name: str) -> str:
    """What a name says before the words that only say how something is measured: 污水 of 污水处理率."""
    if says_nothing(name):
        return ""
    for at in range(_SHORTEST, len(name)):
        if says_nothing(name[at:]):
            return WORDS.pattern("⟨per-unit⟩$").sub("", name[:at])
    return ""


def in_full(name: str, named: str, clauses: Sequence[str]) -> str:
    """Return a name with its share of what stands before it.

    Parameters
    ----------
    name : str
        A name as it stands beside its number.
    named : str
        The indicator before it in the sentence; empty for none.
    clauses : sequence of str
        The clauses of the sentence before it.
    """
    if not _is_an_end(name):
        return name
    if named:
        return _beside(name, named)
    topic = WORDS.pattern("⟨changing⟩+$").sub("", clauses[0]) if clauses else ""
    own = "" if _FIGURE.search(topic) else own_part(topic)
    if own or not clauses:
        return own + name
    put = WORDS.pattern(_PUT).search(clauses[-1])
    return put[0] + word("title/particle") + name if put else name


def said_before(name: str, named: Sequence[str]) -> str:
    """The last of the indicators named before that ends with a name that says nothing alone: 产能 of 示例汽车产能; the
    name itself where none does."""
    if not _is_an_end(name):
        return name
    return next((one for one in reversed(named) if one.endswith(name) and not says_nothing(one)), name)


def _is_an_end(name: str) -> bool:
    """Whether a name may be the end of one: sums of money belong to what stands before them in another sense."""
    if not says_nothing(name) or name in WORDS["no-indicator"] or WORDS.pattern("⟨own-money⟩").search(name):
        return False
    return has_head(name) or name.endswith(WORDS["share-head"])


def _beside(name: str, named: str) -> str:
    if named.endswith(name[:_SHORT_VERB]):
        return named + name[_SHORT_VERB:]  # 教室标准化改造2500个，改造率…
    return name if _FIGURE.search(named) else own_part(named) + name
