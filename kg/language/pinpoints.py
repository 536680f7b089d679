"""A place in a text as one types it, and as a text is numbered there: 第三条第二款, 第四条之一, 三（一）, 4.2, 附件2.

In: what was typed, or a line. Out: `Step`s that lead to the place, the widest first; the `Step` that a line begins
with. A step says how the place is numbered (its style) and with which number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.language.labels import LONG_COUNT, SECTION_STYLES, section_label
from kg.language.numerals import CHINESE_COUNT, ONES, numeral
from kg.vocabulary.forms import Form

ANNEX, ARTICLE, FIGURES, PARAGRAPH, ITEM, POINT, BARE = (
    "annex",
    "article",
    "figures",
    "paragraph",
    "item",
    "point",
    "bare",
)
# from the widest to the narrowest; figures are （1）, narrower than the 1. above it
_AT = SECTION_STYLES.index("single") + 1
STYLES = (ANNEX, *SECTION_STYLES[:_AT], FIGURES, *SECTION_STYLES[_AT:])
_INSERTED = Form(rf"⟨label/inserted⟩({CHINESE_COUNT}|\d{{1,2}})")
_ANNEX = Form(rf"⟨~annex/any⟩\s?(\d{{1,3}}|{CHINESE_COUNT})?\s?[:：]?")
_CLAUSE = Form(
    rf"⟨body/ordinal⟩[(（]?({LONG_COUNT})[)）]?(?:(?P<paragraph>⟨label/paragraph⟩)|(?P<item>⟨label/item⟩)|(?P<point>⟨label/point⟩))"
)
_BARE = re.compile(rf"({LONG_COUNT})[、.．]?")
_DOTTED = re.compile(r"\d{1,3}(?:[.．]\d{1,3})+")
_FIGURE_IN_BRACKETS = re.compile(r"[(（]\d")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Step:
    """One number on the way to a place.

    `style` is one of `STYLES`, or what only a person types: `paragraph`, `item`, `point` (款, 项, 目), `bare` for a
    number that does not say of what; `numbers` are several where they are dotted (1.2); an annex without a number has
    none. `inserted` is 1 for 第四条之一. `end` is where the text goes on behind it.
    """

    style: str
    numbers: tuple[int, ...]
    inserted: int = 0
    end: int = 0

    def is_same(self, other: Step) -> bool:
        """Whether both mean the same number, wherever they stand."""
        return (self.style, self.numbers, self.inserted) == (other.style, other.numbers, other.inserted)


def steps(typed: str) -> tuple[Step, ...]:
    """Return the steps that were typed, the widest first.

    Parameters
    ----------
    typed : str
        In figures or as a text has it, in any width: 3, 第三条第二款, 三、（一）, 4之1, 附件2第三条.

    Raises
    ------
    ValueError
        If a part of it is no number of a place.
    """
    text = _SPACE.sub("", unicodedata.normalize("NFKC", typed))
    found: list[Step] = []
    at = 0
    while at < len(text):
        step = _typed_step(text, at)
        if step is None:
            raise ValueError(f"no number of a place: {text[at:]}")
        found.append(step)
        at = step.end
    if not found:
        raise ValueError("nothing typed")
    return tuple(found)


def _typed_step(text: str, at: int) -> Step | None:
    if clause := _CLAUSE.match(text, at):
        return Step(clause.lastgroup or PARAGRAPH, (numeral(clause[1]),), 0, clause.end())
    if (label := numbered(text, at)) and label.style != "single":
        return label
    bare = _BARE.match(text, at)
    if bare is None:
        return None
    if inserted := _INSERTED.match(text, bare.end()):
        return Step(ARTICLE, (numeral(bare[1]),), numeral(inserted[1]), inserted.end())
    return Step("single" if bare[0][-1] in ".．、" else BARE, (numeral(bare[1]),), 0, bare.end())


def numbered(text: str, start: int = 0) -> Step | None:
    """Return the number of a section, article, item or annex that stands at an offset of a text, or None.

    Parameters
    ----------
    text : str
        A line.
    start : int
        0-based offset at which the number would begin.
    """
    if annex := _ANNEX.match(text, start):
        return Step(ANNEX, (numeral(annex[1]),) if annex[1] else (), 0, annex.end())
    label = section_label(text, start)
    if label is None:
        return None
    style, inserted, end = label.style, 0, label.end
    numbers: tuple[int, ...] = (label.number,)
    if style == ARTICLE and (behind := _INSERTED.match(text, end)):
        inserted, end = numeral(behind[1]), behind.end()
    elif style == "dotted" and (figures := _DOTTED.match(text, start)):
        numbers = tuple(int(part) for part in re.split("[.．]", figures[0]))
    elif style == "bracketed" and _FIGURE_IN_BRACKETS.match(text, start):
        style = FIGURES
    elif style == "chinese" and text[end : end + 1] in ONES and text.startswith("、", end + 1):
        return None  # 一、二、三产业 counts what it is about
    return Step(style, numbers, inserted, end)
