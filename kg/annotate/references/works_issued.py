"""Tables and handbooks that are policies by what is done with them.

In: squeezed text and the titles in 《》 in it. Out: the names of those that a text makes known, changes or repeals. A
form is something to fill in (填写《示例申请表》), unless it is issued: 我部制定了《示例信息表》，现印发给你们.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.annotate.references.title_marks import MarkedTitle
from kg.vocabulary.forms import Form, ending_at

_WORK = Form("⟨cue/issued-work⟩(?:[（(][^（）()]{1,16}[）)])?$")
_MADE = Form("(?:⟨cue/work-made⟩⟨verb/done-behind⟩?|⟨cue/issuing-now⟩)$")
_AFFECTED = Form("⟨cue/affected⟩$")
_CHANGED = Form(r"[^，。；：《\n]{0,8}⟨undoing/amended⟩")
_UNDONE = Form(r"[^，。；：《\n]{0,6}⟨undoing/undone⟩")


def works_issued(text: str, titles: Iterable[MarkedTitle]) -> frozenset[str]:
    """Return the names of the tables and handbooks that a text issues, changes or repeals.

    Parameters
    ----------
    text : str
        The squeezed text.
    titles : iterable of MarkedTitle
        The titles in 《》 in it.
    """
    return frozenset(
        text[title.start : title.end]
        for title in titles
        if _WORK.search(text, title.start, title.end) and _is_acted_on(text, title)
    )


def _is_acted_on(text: str, title: MarkedTitle) -> bool:
    if ending_at(_MADE, text, title.outer_start) or _UNDONE.match(text, title.outer_end):
        return True
    return ending_at(_AFFECTED, text, title.outer_start) is not None and bool(_CHANGED.match(text, title.outer_end))
