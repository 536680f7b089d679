"""Numbers of documents that leave out the year or the code: 示发35号文, 省政府2号令, 省委一号文件.

In: squeezed text. Out: the spans of such numbers with the body or the code before them and the kind behind. Which
document is meant they do not say: a body begins anew each year. So they are mentions without a title and a number.
"""

from __future__ import annotations

import re

from kg.annotate.references.numbers import bodies_ending_at, code_before
from kg.language.code_heads import is_known_code
from kg.language.dates import FULL_YEAR
from kg.language.numerals import COUNTS
from kg.vocabulary.forms import Form, ending_at, word

_NUMBER = Form(
    rf"(?P<year>{FULL_YEAR}年)?第?(?:\d{{1,4}}|[{COUNTS}])⟨answer/number-mark⟩"
    r"(?P<kind>⟨number/short-kind⟩)(?!⟨number/not-behind-short-kind⟩)"
)
_ALONE_IN_BRACKETS = Form(r"[（(][^（）()]+[）)]$")
_LONGEST_CODE = 6
# 市示例局, 省委: a body of the region at home, which has no name
_LONGEST_BODY = 12
_AT_HOME = Form(r"(?!⟨name/no-home⟩)⟨region/kind⟩[\u4e00-\u9fff]{0,8}?⟨number/body⟩")
_CENTRAL = Form("⟨number/central⟩$")


def short_numbers(text: str) -> list[tuple[int, int]]:
    """Return the spans of the numbers without a year or a code, in order, none overlapping."""
    spans = []
    for found in _NUMBER.finditer(text) if word("answer/number-mark") in text else ():
        start = _maker_before(text, found)
        # （示例委2号令） says of the name before it which text it is
        if start is not None and not _ALONE_IN_BRACKETS.match(text, max(0, start - 1), found.end() + 1):
            spans.append((start, found.end()))
    return spans


def _maker_before(text: str, found: re.Match[str]) -> int | None:
    """Return where the body or the code begins that ends at a number, or None where neither stands there."""
    at = found.start()
    if not found["year"]:
        start = code_before(text, at)
        code = "" if start is None else text[start:at]
        if len(code) <= _LONGEST_CODE and is_known_code(code):
            return start
    start = bodies_ending_at(text, at)
    if start is not None:
        return start
    central = ending_at(_CENTRAL, text, at)
    return central.start() if central else _home_body_before(text, at)


def _home_body_before(text: str, end: int) -> int | None:
    """Return where the shortest body of the region at home begins that ends at an offset: 自治区 ‖ is one kind."""
    starts = (at for at in range(end - 2, max(-1, end - _LONGEST_BODY), -1) if _AT_HOME.fullmatch(text, at, end))
    start = next(starts, None)
    return start if start is None else next((at for at in starts if at >= start - 2), start)
