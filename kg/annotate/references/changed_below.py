"""Titles without marks over the changes that a decision makes to them: 二、示例省示例管理规定 | 删去第二十条。

In: squeezed text. Out: the spans of the titles. A title stands alone on a line behind its label; the line under it says
what of it is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.references.title_marks import has_policy_ending
from kg.language.labels import PINPOINT, SECTION_LABEL
from kg.language.numerals import COUNTS
from kg.language.spaces import LINE
from kg.vocabulary.forms import Form

_LONGEST_NAME = 45
_TITLE = Form(
    rf"{SECTION_LABEL}(?P<name>(?!⟨cue/affected⟩|⟨undoing/taken-out⟩)[^，。；：！？《》（）()\n]{{6,{_LONGEST_NAME}}})"
    r"(?:[（(][^（）()\n]{4,60}[）)])?$"
)
# what is changed, on a line of its own under the title
CHANGED_BELOW = Form(rf"\n(?:[（(][{COUNTS}\d]{{1,3}}[）)])?(?:⟨undoing/taken-out⟩|⟨cue/affected⟩){PINPOINT}")


def titles_changed_below(text: str) -> list[tuple[int, int]]:
    """Return the spans of titles that stand over changes made to them, in order."""
    return list(_titles(text))


def _titles(text: str) -> Iterator[tuple[int, int]]:
    for line in LINE.finditer(text):
        if CHANGED_BELOW.match(text, line.end()) is None:
            continue
        found = _TITLE.match(text, *line.span())
        if found and has_policy_ending(found["name"]):
            yield found.span("name")
