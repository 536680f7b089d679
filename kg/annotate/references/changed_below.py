"""Titles without marks over the changes that a decision makes to them: 二、示例省示例管理规定 | 删去第二十条。

In: squeezed text. Out: the spans of the titles. A title stands alone on a line behind its label; the line under it says
what of it is changed.
"""

from __future__ import annotations

from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import ITEM_IN_BRACKETS, PINPOINT, SECTION_LABEL
from kg.vocabulary.forms import Form

_LONGEST_NAME = 45
_TITLE = Form(
    rf"{SECTION_LABEL}(?P<name>(?!⟨cue/affected⟩|⟨undoing/taken-out⟩)[^，。；：！？《》（）()\n]{{6,{_LONGEST_NAME}}})"
    r"(?:[（(][^（）()\n]{4,60}[）)])?$"
)
# what is changed, on a line of its own under the title: 二、《示例条例》 | 删去第二十条
CHANGED_BELOW = Form(rf"\n(?:{ITEM_IN_BRACKETS})?(?:⟨undoing/taken-out⟩|⟨cue/affected⟩){PINPOINT}")


def titles_changed_below(text: str) -> list[tuple[int, int]]:
    """Return the spans of titles that stand over changes made to them, in order."""
    found = []
    for change in CHANGED_BELOW.finditer(text):
        over = change.start()
        title = _TITLE.match(text, text.rfind("\n", 0, over) + 1, over)
        if title and has_policy_ending(title["name"]):
            found.append(title.span("name"))
    return found
