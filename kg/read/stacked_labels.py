"""The labels of a header block that stand alone on their lines, over their values: 发文机关： over 示例市水务局.

In: the lines of a text. Out: by `stacked_labels` which of them are such labels, by `is_value_below` whether the line
below one is its value.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.bodies import parse_bodies
from kg.language.dates import find_date
from kg.language.header_fields import field_kind, header_fields
from kg.language.numbers import stated_number
from kg.read.clean_text import Line
from kg.read.line_forms import is_addressee
from kg.vocabulary.forms import Form

# 发文机关： or 标　　题： alone on a line
_LABEL_LINE = Form(r"(?!⟨annex/short⟩)[\u4e00-\u9fff](?:\s{0,3}[\u4e00-\u9fff]){1,7}\s?[：:]")


def stacked_labels(lines: Sequence[str]) -> list[bool]:
    """Return which lines are labels of a header block whose values stand on the next line: 发文机关：, 分类：.

    A label is known, or has the form of one and stands two lines or less from one that is known; a label that another
    one follows has no value, nor has one that ends a block in which names and values share their lines: what follows
    it is the heading, unless it is a value of its kind.
    """
    known = [line[-1:] in "：:" and field_kind(line[:-1]) is not None for line in lines]
    if not any(known):
        return known
    shaped = [
        known[at] or (_LABEL_LINE.fullmatch(line) is not None and not is_addressee(line))
        for at, line in enumerate(lines)
    ]
    return [
        shaped[at]
        and any(known[max(0, at - 2) : at + 3])
        and at + 1 < len(lines)
        and not shaped[at + 1]
        and not (at and not any(shaped[at + 2 : at + 3]) and _is_left_empty(lines[at - 1], line, lines[at + 1]))
        for at, line in enumerate(lines)
    ]


def _is_left_empty(before: str, label: str, following: str) -> bool:
    """Whether a label that is alone on its line has no value: the field over it has its own on one line with it."""
    fields = header_fields(before)
    if not fields or not all(field.value for field in fields):
        return False
    kind = field_kind(label[:-1])
    if kind in ("title", "bodies"):
        return kind == "bodies" and not parse_bodies(following, None)
    return stated_number(following) is None and find_date(following) is None


def is_value_below(label: Line, line: Line, title: str | None) -> bool:
    """Whether the line below a label that is alone on its line is its value.

    It stands as near to it as the label to what is over it, unless it is of its kind wherever it stands. The title of
    the page is no value: 内容概述： over 示例市示例办法.
    """
    is_near = line.blanks_before <= label.blanks_before or _has_its_kind(label.text, line.text)
    return is_near and (line.text != title or field_kind(label.text[:-1]) == "title")


def _has_its_kind(label: str, value: str) -> bool:
    """Whether what follows the label of a number or a day is one, wherever it stands."""
    kind = field_kind(label[:-1])
    return stated_number(value) is not None if kind == "number" else bool(kind) and find_date(value) is not None
