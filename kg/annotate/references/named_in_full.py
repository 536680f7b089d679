"""Titles that a text gives in full without 《》.

In: squeezed text and the numbers in it. Out: the spans of titles that show as such by what stands beside them: the
number of the document in brackets behind (废止示例市示例管理办法（示例政发〔2003〕18号）), or the issuers before 关于
(按照示例省人民政府关于加强示例工作的通知要求).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.annotate.references.bodies_before import governing_end
from kg.annotate.references.number import Number
from kg.annotate.references.title_marks import has_policy_ending
from kg.annotate.references.verb_group import verb_groups
from kg.language.bodies import find_bodies
from kg.vocabulary.forms import Form

_LONGEST_RUN = 90
_LONGEST_ISSUERS = 60
_SHORTEST = 6
_SHORTEST_STANDARD = 8
_OPENING = "（([〔"
_INSIDE = r"[^，。；：！？\n《》（）()]"
_CLAUSE = re.compile(f"{_INSIDE}*$")
_MEMBER = Form("^(?:⟨body/joint-long⟩|⟨body/joint⟩)")
_JOINING = Form("⟨cue/joining⟩")
_ENDS_MEMBER = Form("(?:、|⟨body/joint-long⟩|⟨body/joint⟩)$")
# 有关管理办法, 示例市制定的办法
_NO_NAME = Form(r"^⟨title/particle⟩|⟨title/particle⟩(?![\u4e00-\u9fff]{1,6}$)|^(?:⟨cue/pointing⟩|⟨cue/conditional⟩)")
_AFFECTED = Form("(?!⟨name/first⟩)⟨cue/affected⟩")
_ABOUT = Form("⟨act/about⟩")
_HANDS_ON = Form("(?:⟨act/hand-on⟩|⟨act/forward⟩)⟨verb/done-behind⟩?$")
_JOINED = Form("^(?:[、\\s]|⟨body/joint⟩)?$")
_AND_OTHERS = Form(r"⟨body/and-others⟩[\u4e00-\u9fff\d]{1,3}个?⟨number/joint⟩$")
# 省自然资源厅, 市委: a body of the region at home, which has no name
_AT_HOME = Form(r"^⟨region/kind⟩[\u4e00-\u9fff]{0,16}⟨cue/body-ending⟩$")
_BODY_NAME = Form(r"^[\u4e00-\u9fff]{1,10}⟨cue/body-ending⟩$")
_WHOLE = Form(
    rf"⟨act/about⟩{_INSIDE}{{4,70}}?⟨title/particle⟩[\u4e00-\u9fff]{{0,4}}?⟨cue/title-kind⟩"
    r"(?=⟨cue/behind-name cue/behind-followed cue/tail⟩|⟨title/particle⟩|[，。；：！？\n（）()、]|$)"
)


def titles_with_numbers(text: str, numbers: Iterable[Number]) -> list[tuple[int, int]]:
    """Return the spans of titles without 《》 behind which the number of the document stands in brackets, in order.

    Parameters
    ----------
    text : str
        Squeezed text.
    numbers : iterable of Number
        The numbers of documents in it, in order.
    """
    spans = []
    for number in numbers:
        end = number.start - 1
        if end < _SHORTEST or text[end] not in _OPENING:
            continue
        clause = _CLAUSE.search(text, max(0, end - _LONGEST_RUN), end)
        if clause and has_policy_ending(clause[0]):
            start = _opening(text, clause.start(), end) or _name_start(text, clause.start(), end)
            if start is not None and (not number.standard or end - start >= _SHORTEST_STANDARD):
                spans.append((start, end))
    return spans


def titles_of_issuers(text: str) -> list[tuple[int, int]]:
    """Return the spans of titles without 《》 whose issuers stand before 关于, in order, none overlapping."""
    spans: list[tuple[int, int]] = []
    for about in _ABOUT.finditer(text):
        start = _issuers_start(text, about.start())
        whole = _WHOLE.match(text, about.start()) if start < about.start() else None
        if whole and (not spans or start >= spans[-1][1]):
            spans.append((start, whole.end()))
    return spans


def _opening(text: str, first: int, end: int) -> int | None:
    """Return where the title begins that 关于 opens in a clause, with its issuers; of two in a list the last."""
    start = None
    for about in _ABOUT.finditer(text, first, end):
        issuers = _issuers_start(text, about.start())
        if start is None or (issuers < about.start() and _ENDS_MEMBER.search(text, first, issuers)):
            start = issuers
    return start


def _name_start(text: str, first: int, end: int) -> int | None:
    """Return where a name begins that ends a clause: behind the last verb that governs it, and the last of a list."""
    start = max(first, text.rfind("、", first, end) + 1)
    joined = _MEMBER.match(text[start:end])
    start += joined.end() if joined else 0
    for group in verb_groups(text, start, end):
        if group.relations and group.end < end:
            start = group.end
    for joint in _JOINING.finditer(text, start, end - _SHORTEST):
        if has_policy_ending(text[start : joint.start()]):
            start = joint.end()  # 示例银行法和示例许可事项实施办法（示令第5号）
    affected = _AFFECTED.match(text, start, end)
    start = affected.end() if affected else start
    return start if end - start >= _SHORTEST and not _NO_NAME.search(text[start:end]) else None


def _issuers_start(text: str, end: int) -> int:
    """Return where the issuers begin that end at an offset, or the offset: 国务院办公厅转发示例部."""
    first = max(0, end - _LONGEST_ISSUERS)
    clause = _CLAUSE.search(text, first, end)
    if clause is None:
        return end
    start = _bodies_start(text, clause.start(), end)
    handing = _HANDS_ON.search(text, clause.start(), start) if start < end else None
    return _bodies_start(text, clause.start(), handing.start()) if handing else start


def _bodies_start(text: str, first: int, end: int) -> int:
    others = _AND_OTHERS.search(text, first, end)
    start = last = others.start() if others else end
    for body in reversed(find_bodies(text[first:last], None)):
        if not _JOINED.match(text[first + body.end : start]):
            break
        start = first + body.start
    while at_home := _at_home(text, first, start):
        start = at_home
    return start if start < last else end


def _at_home(text: str, first: int, end: int) -> int | None:
    """Return where a body without the name of its region begins that ends at an offset: 按照省自然资源厅."""
    end -= text[end - 1 : end] == "、"
    start = end + 1
    while start > first + 1:
        stop, start = start - 1, text.rfind("、", first, start - 1) + 1 or first
        begin = start + governing_end(text[start:stop])
        if _AT_HOME.match(text[begin:stop]):
            return begin
        if begin > start or not _BODY_NAME.match(text[start:stop]):
            return None  # 财政厅 behind 省人社厅 is the province's too
    return None
