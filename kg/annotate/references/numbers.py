"""Document numbers in running text.

In: text. Out: each number with its normal form: 国发〔2021〕23号, 国务院令第712号, 国家发展和改革委员会令2016年第45号.
`kg.language.numbers` knows the forms of document numbers and where they are anchored; here the words of references
tell where the code or the body before an anchor begins. Numbers of contracts, permits, penalties and cases have the
form of document numbers; they are told by their code or by what they call themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.references.number import Number
from kg.language.bodies import find_bodies
from kg.language.code_heads import code_start, is_known_code
from kg.language.labels import PINPOINT
from kg.language.numbers import (
    NUMBER_OF_YEAR,
    Anchor,
    bracketed_anchors,
    numbers_with_year_first,
    order_anchors,
    plain_anchors,
)
from kg.language.numerals import COUNT
from kg.vocabulary.forms import Form, ending_at, word
from kg.vocabulary.relations import cues
from kg.vocabulary.words import alternation

_AGENCY = Form(r"[\u4e00-\u9fff]{1,14}(?:[（(][\u4e00-\u9fff]{1,3}[）)])?$")
_BODY = Form(r"[\u4e00-\u9fff、]{0,24}$")
_HAN = Form(r"[\u4e00-\u9fff]+")
_ARTICLE = Form(PINPOINT)
# 对示政〔2020〕3号, 原示发〔2019〕1号
_BEFORE_CODE = Form("(?!⟨name/first⟩)(?:⟨cue/affected⟩|⟨region/former⟩)")
# 即国发〔2020〕1号, but 经信示〔2020〕1号: what is left must be a code
_INTRODUCES = Form("⟨number/before-code⟩")
_SHORTEST_CODE = 2
_LONGEST_HEAD = 4
_NEXT = Form(r"号?[、，⟨body/joint⟩]第?(?P<sequence>\d{1,5})(?P<closed>号)?")
_JOINED = Form(rf"[、⟨[body/joint⟩]?(?:等?{COUNT}?个?⟨number/joint⟩)?")
_NOT_POLICY = Form("⟨number/not-policy⟩$")
# 公告〔2020〕1号: all bodies count their own
_KIND_ALONE = Form("⟨act/order act/notice⟩$")
_NOT_POLICY_BEHIND = Form("[）)]?的?[《“]?⟨number/not-policy-behind⟩")
_DATE_BEFORE = Form(r"\d[年月日]$")
# 《示例法》和主席令第8号
_JOINS_NUMBERS = Form(r"[》）)，、]⟨body/joint⟩")
# （示例ABB低压〔2020〕1号）: companies have Latin letters in their codes
_MIXED_CODE = Form(r"[（(](?P<code>[\u4e00-\u9fff]{0,10}[A-Za-z]{1,12}[\u4e00-\u9fff]{1,10})$")
# 《…的公告》（2021年第25号）, …的公告（2021年第25号）: the body stands in the title
_IN_TITLE = Form("⟨title/particle⟩$")
_BEHIND_TITLE = Form(rf"(?P<kind>⟨act/order act/notice⟩)[》〉][（(](?P<number>{NUMBER_OF_YEAR})[）)]")
_ABOUT = Form("⟨act/about⟩")
_LONGEST_TITLE = 90
_SHORT_YEAR = Form(r"\D\s?\d\d\D")
_OUTSIDE_CODE = Form("⟨cue/not-in-code⟩")


def document_numbers(text: str) -> list[Number]:
    """Return the document numbers of a squeezed text, in order, none overlapping."""
    found = [number for anchor in bracketed_anchors(text) for number in _bracketed(text, anchor)]
    found += [
        Number(number.start, number.end, number.text, False)
        for number in numbers_with_year_first(text)
        if not _NOT_POLICY.search(number.agency_code) and not _NOT_POLICY_BEHIND.match(text, number.end)
    ]
    found += [number for anchor in plain_anchors(text) if (number := _plain(text, anchor))]
    found += [_order(text, anchor) for anchor in order_anchors(text) if text.find("\n", anchor.start, anchor.end) < 0]
    found += [number for match in _BEHIND_TITLE.finditer(text) if (number := _behind_title(text, match))]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _bracketed(text: str, anchor: Anchor) -> Iterator[Number]:
    """Yield the number of an anchor, and those that share its code and year: 〔2021〕54号、55号."""
    start = code_before(text, anchor.start)
    if start is None or _NOT_POLICY_BEHIND.match(text, anchor.end):
        return
    code = text[start : anchor.start].replace("\n", "")  # a line may end in the code or behind it
    if _KIND_ALONE.match(code) and (bodies := bodies_ending_at(text, start)) is not None:
        start, code = bodies, text[bodies : anchor.start]
    if not code or _NOT_POLICY.search(code) or _KIND_ALONE.match(code):
        return
    if _SHORT_YEAR.match(text, anchor.start) and not is_known_code(code):
        return
    yield Number(start, anchor.end, anchor.normal(code), False)
    at = anchor.end
    further: list[Number] = []
    while found := _NEXT.match(text, at):
        further.append(_with_sequence(code, anchor, found))
        at = found.end()
        if found["closed"]:
            yield from further
            further = []


def bodies_ending_at(text: str, end: int) -> int | None:
    """Where the bodies begin that end at an offset: 示例总局 ‖ 公告〔2022〕8号, 示例总局 ‖ 关于…; None for none."""
    run = ending_at(_BODY, text, end)
    start = _bodies_before(run[0]) if run else None
    return run.start() + start if run and start is not None else None


def _behind_day(text: str, start: int) -> int:
    """Where the words begin at whose head the last mark of a day may stand: 1999年10月8日 ‖ 示发〔1999〕8号."""
    return start + (_DATE_BEFORE.search(text, max(0, start - 1), start + 1) is not None)


def _with_sequence(code: str, anchor: Anchor, found: re.Match[str]) -> Number:
    other = Anchor(found.start("sequence"), found.end(), "", anchor.year, str(int(found["sequence"])))
    return Number(other.start, other.end, other.normal(code), False)


def code_before(text: str, end: int) -> int | None:
    """Return where the code of an agency begins that ends at an offset, or None where none can stand there."""
    agency = ending_at(_AGENCY, text, end)
    if agency is None:
        return None
    if mixed := ending_at(_MIXED_CODE, text, end):
        return mixed.start("code")
    first = _behind_day(text, agency.start())
    start = _after_last(_strip_words(), text, first, end - _SHORTEST_CODE)
    start = _after_last(_OUTSIDE_CODE, text, start, end - 1)
    start = _after_last(_ARTICLE, text, start, end - _SHORTEST_CODE)
    start += code_start(text[start:end].rstrip())
    before = _BEFORE_CODE.match(text, start, end - _SHORTEST_CODE)
    start = before.end() if before else start
    word_before = _INTRODUCES.match(text, start, end - _SHORTEST_CODE)
    if word_before and is_known_code(text[word_before.end() : end].rstrip()):
        start = word_before.end()
    return _over_a_line_end(text, start, end)


def _over_a_line_end(text: str, start: int, end: int) -> int:
    """Return where a code begins whose head stands at the end of the line before: 豫, 政办."""
    if text[start - 1 : start] != "\n" or is_known_code(text[start:end].rstrip()):
        return start
    for before in range(1, _LONGEST_HEAD + 1):
        head = text[max(0, start - 1 - before) : start - 1]
        if not _HAN.fullmatch(head):
            break
        if is_known_code(head + text[start:end]):
            return start - 1 - before
    return start


def _plain(text: str, anchor: Anchor) -> Number | None:
    """A year without brackets makes a number only behind a code that is known: 国发2021年23号."""
    start = code_before(text, anchor.start)
    if start is None or not is_known_code(code := text[start : anchor.start].replace("\n", "")) or len(code) > 6:
        return None
    return Number(start, anchor.end, anchor.normal(code), False)


def _behind_title(text: str, found: re.Match[str]) -> Number | None:
    issuers = _issuers_of_title(text, found.start())
    value = f"{issuers}{found['kind']}{found['number']}"
    return Number(*found.span("number"), value, False) if issuers else None  # all bodies count their own


def _issuers_of_title(text: str, end: int) -> str:
    """Return the bodies with which the title begins that ends at an offset: 示例总局关于示例事项的公告."""
    abouts = list(_ABOUT.finditer(text, max(0, end - _LONGEST_TITLE), end))
    start = bodies_ending_at(text, abouts[-1].start()) if abouts else None
    return text[start : abouts[-1].start()] if start is not None else ""


def _order(text: str, anchor: Anchor) -> Number:
    opened = anchor.start + len(anchor.kind)
    if text[opened : opened + 1] in ("（", "(") and ending_at(_IN_TITLE, text, anchor.start):
        return Number(opened + 1, anchor.end - 1, anchor.normal(_issuers_of_title(text, anchor.start)), False)
    run = ending_at(_BODY, text, anchor.start)
    start = _behind_day(text, run.start() if run else anchor.start)
    bodies = _bodies_before(text[start : anchor.start])
    start = _after_last(_before_order(), text, start, anchor.start) if bodies is None else start + bodies
    if bodies is None:
        start = _behind_words(text, start, anchor.start)
    if bodies is None and _JOINS_NUMBERS.match(text, max(0, start - 1)):
        start += 1
    body = text[start : anchor.start].removeprefix(word("title/nation"))
    return Number(start, anchor.end, anchor.normal(body), False)


def _behind_words(text: str, start: int, end: int) -> int:
    """Where the body of an order begins behind words that no body has in its name: 以 ‖ 总局令第99号公布.

    The nation has 和 in its name.
    """
    nation = word("title/nation")
    named = text.rfind(nation, start, end)
    behind = _after_last(_OUTSIDE_CODE, text, start if named < 0 else named + len(nation), end - 1)
    return behind if named < 0 or behind > named + len(nation) else named


def _bodies_before(run: str) -> int | None:
    """Return where the bodies at the end of a run begin (国家发展改革委等八部门), None where none stands there."""
    start, end = None, len(run)
    for found in reversed(find_bodies(run, None)):
        if not _JOINED.fullmatch(run, found.end, end):
            break
        start = end = found.start
    return start


def _after_last(pattern: re.Pattern[str] | Form, text: str, start: int, end: int) -> int:
    for match in pattern.finditer(text, start, end):
        start = match.end()
    return start


@cache
def _strip_words() -> re.Pattern[str]:
    lists = cues()
    words = [
        *lists.before,
        *lists.words["alias"],
        *lists.words["tail"],
        *lists.words["title-ending"],
        *lists.words["number-label"],
    ]
    return re.compile(alternation(word for word in words if len(word) > 1))


@cache
def _before_order() -> re.Pattern[str]:
    """What ends before the body of an order: 此前发布的 ‖ 2020年第18号公告."""
    return re.compile(f"{_strip_words().pattern}(?:{cues().any_of('title/particle', 'verb/done-behind')})?")
