"""The annexes of a document and their titles.

In: title and lines. Out: where annexes begin, and the titles that the document issues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from kg.describe.lines import DATE_LINE, NOTE, SHORT, Line
from kg.language.bodies import find_bodies, parse_bodies
from kg.language.numerals import COUNTS
from kg.language.title import Title
from kg.language.title_forms import bare
from kg.vocabulary.forms import Form, word

# \d takes full-width figures too
_FIGURE = rf"[\d{COUNTS}]"
_ANNEX_LIST = Form(r"^(?:⟨~annex/any⟩|(?P<short>⟨annex/short⟩))\s?[:：]\s?(?P<rest>.*)$")
# 附件1.示例方案 over 2.示例表: a list without its colon
_FIRST_OF_LIST = Form(r"^⟨~annex/proper⟩\s?(?P<rest>1\s?[.．、]\s?[^\d\s].+)$")
_SECOND_ITEM = Form(r"^2\s?[.．、]\s?[^\d\s]")
_ANNEX_FIRST = Form(rf"^⟨~annex/proper⟩\s?(?:{_FIGURE}*\s?|{_FIGURE}+\s?[:：]?\s?)$")
_ANNEX_ITEM = Form(
    rf"^(?:(?:⟨~annex/proper⟩\s?)?{_FIGURE}{{1,2}}\s?[.．、:：]|[（(]{_FIGURE}{{1,2}}[)）])\s?(?P<title>.+)$"
)
_LONE_FIGURE = Form(rf"^(?:{_FIGURE}{{1,2}}\s?[.．、]?|[（(]{_FIGURE}{{1,2}}[)）])$")
# 1.示例方案 2.示例表: several items in one line
_NEXT_ITEM = Form(r"(?<=[^\d.．第])\s*(?=\d{1,2}\s?[.．、]\s?[^\d\s])")
_ANNEX_PREFIX = Form(rf"^⟨~annex/any⟩\s?{_FIGURE}*\s?[:：]\s?")
_ANNEX_HEAD = Form(rf"^⟨~annex/proper⟩\s?{_FIGURE}{{0,2}}\s?[:：.．、]?\s?(?P<title>.*)$")
_IN_HEADING = Form(
    r"[（(](?:⟨annex/any⟩|⟨annex/short⟩)\s?[:：]?\s?(?P<title>[^（）()]{4,80}(?:[（(][^（）()]*[)）])?)[)）]$"
)
_NUMBER_BEHIND = Form(r"[（(](?:[^（）()《》]|[（(][^（）()]*[)）])*号[)）]$")
# （略） for an annex that is not printed, before its number or behind its title
_OMITTED = Form(r"^[（(]\s?⟨annex/left-out⟩\s?[)）]\s?|[.．]?\s?[（(]\s?⟨annex/left-out⟩\s?[)）]$")
_MAKER = Form("^[^《》]{2,40}⟨title/particle⟩《(?P<title>[^《》]+)》$")
_NOTICE_OF = Form("^《[^《》]+》⟨title/particle⟩?⟨act/kind-handing-on⟩$")
_DOWNLOAD = Form("⟨annex/downloaded⟩?⟨annex/download⟩$")
_FILE_SUFFIX = Form(r"\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)$", re.IGNORECASE)
# 示例条例 over （修订草案）
_STAGE = Form(r"^[（(][\u4e00-\u9fff]{0,8}(?:⟨name/draft⟩|⟨resolution/draft⟩)[)）]$")
_SHORTEST, _LONGEST = 4, 90
# how far behind the beginning of the annexes their list may stand, and how many lines it may have
_FAR_BEHIND, _LONGEST_LIST = 400, 60
_ALMOST_SAME = 92
_SHORTEST_PART = 8


def tidy_title(heading: str) -> str:
    """The heading without typesetting spaces; one space stays between joint issuers."""
    title = bare(heading)
    pieces = title.split(" ")
    if len(pieces) == 1:
        return title
    text = pieces[0]
    for left, piece in pairwise(pieces):
        joint = bool(parse_bodies(left, None)) and _begins_with_body(piece)
        latin = left[-1:].isascii() and piece[:1].isascii()
        text += (" " if joint or latin else "") + piece
    return text


def _begins_with_body(text: str) -> bool:
    named = find_bodies(text, None)
    return bool(named) and named[0].start == 0


def annex_start(title: Title, lines: Sequence[Line]) -> int:
    """The index of the line at which the annexes begin: after 附件, or at the title of what the notice hands on."""
    wrapper = title.handed_on
    names = headings_of(Title.of(wrapper.object)) if wrapper else ()
    for at, line in enumerate(lines):
        if _ANNEX_FIRST.match(line.text):
            return at
        if at > 1 and any(heading_length(lines, at, name) for name in names):
            return at
    return len(lines)


def headings_of(handed_on: Title) -> tuple[str, ...]:
    """How what is handed on may be headed: with those who made it, as the notice names it, or without them."""
    return tuple(dict.fromkeys((handed_on.folded, Title.of(handed_on.without_issuers).folded)))


def heading_length(lines: Sequence[Line], at: int, handed_on: str) -> int:
    """How many lines from `at` on make up the title of what is handed on; 0 if they do not."""
    text, best, off = "", 0, 99
    for count, line in enumerate(lines[at : at + 3], 1):
        text += Title.of(line.text).unlabelled.text if count == 1 else line.text
        if len(text) > 120 or DATE_LINE.match(line.text) or NOTE.match(line.text) or line.text[-1] in "。；：，":
            break
        title = Title.of(text)
        if _is_sentence(text):
            continue
        difference = abs(len(title.folded) - len(handed_on))
        if title.handed_on is None and difference < off and _same_title(title.folded, handed_on):
            best, off = count, difference
    return best


def _is_sentence(text: str) -> bool:
    """Whether a name stands in marks inside a line: 现将《示例方案》, 《示例方案》已经市政府同, 《示例方案》的通知."""
    if text.count("《") != text.count("》"):
        return True
    if "，" in text.partition("《")[0] and "《" in text:
        return True
    if _NOTICE_OF.match(text):
        return True
    opens, closes = text.startswith("《"), text.endswith("》")
    return closes if not opens else not closes and Title.of(text).ending is None


def _same_title(left: str, right: str) -> bool:
    left, right = (text.replace(word("title/particle"), "").removeprefix(word("act/about")) for text in (left, right))
    if fuzz.ratio(left, right) >= _ALMOST_SAME:
        return True
    return len(left) >= _SHORTEST_PART and (left in right or right in left) and abs(len(left) - len(right)) <= 12


def annexes_of(title: Title, lines: Sequence[Line], annex_at: int) -> tuple[str, ...]:
    """The titles that a document issues: what its heading hands on, its list of annexes, the headings behind it."""
    in_heading = _IN_HEADING.search(title.text)
    stated = [in_heading["title"]] if in_heading else []
    listed = _listed(lines, annex_at)
    headed = [] if listed else _annex_headings(lines)
    found = (*_handed_on(title, lines, annex_at), *stated, *listed, *headed)
    names = [name for name in map(_annex_title, found) if _SHORTEST <= len(name) < _LONGEST]
    return tuple(dict.fromkeys(name for name in names if not _DOWNLOAD.search(name)))


def _handed_on(title: Title, lines: Sequence[Line], annex_at: int) -> list[str]:
    """What the heading hands on: as the annex is headed, which may differ by a word (的实施方案), and as named."""
    wrapper = title.handed_on
    if wrapper is None:
        return []
    annex = Title.of(wrapper.object)
    named = [_made(wrapper.object)] if wrapper.marked or annex.ending else []
    marked = any(_ANNEX_FIRST.match(line.text) for line in lines[annex_at : annex_at + 1])
    first = annex_at + 1 if marked else annex_at  # behind 附件 or 附件1 on a line of its own
    count = heading_length(lines, first, annex.folded)
    if not count:
        return named
    whole = "".join(line.text for line in lines[first : first + count])
    return [Title.of(whole).unlabelled.text, *named]


def _listed(lines: Sequence[Line], annex_at: int) -> list[str]:
    """The titles in the first list of annexes that has any."""
    for at in range(min(len(lines), annex_at + _FAR_BEHIND + 1)):
        found = _list_begins(lines, at)
        listed = _annex_list(found["rest"], lines[at + 1 : at + _LONGEST_LIST]) if found else []
        is_other = found and found.groupdict().get("short") and not all(Title.of(name).ending for name in listed)
        if listed and not is_other:  # 附：联系方式
            return listed
    return []


def _list_begins(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """The line that opens the list of annexes: 附件：…, or 附件1.示例方案 with 2.示例表 in the next line."""
    found = _ANNEX_LIST.match(lines[at].text)
    second = "".join(line.text for line in lines[at + 1 : at + 2])
    return found or (_FIRST_OF_LIST.match(lines[at].text) if _SECOND_ITEM.match(second) else None)


def distinct(annexes: Sequence[str]) -> tuple[str, ...]:
    """Return the annexes, each once: 民政部关于…意见 over the text and 关于…的意见 in the heading are one."""
    first: dict[str, str] = {}
    for name in annexes:
        first.setdefault(Title.of(name).key, name)
    return tuple(first.values())


def _made(name: str) -> str:
    """What is handed on, without those who made it: 市卫生健康委等四部门制订的《示例计划》."""
    found = _MAKER.match(name)
    return found["title"] if found else name


def _annex_list(first: str, following: Sequence[Line]) -> list[str]:
    """The titles in a list of annexes, behind 附件： and in the lines under it: one a line or several, the number
    before the title or on a line of its own; without numbers it is one title."""
    found: list[str] = []
    numbered = awaited = False
    first = _OMITTED.sub("", first)
    for text in (first, *(line.text for line in following)):
        if not text:
            continue
        if _LONE_FIGURE.match(text):
            numbered = awaited = True
            continue
        items = [item["title"] for piece in _NEXT_ITEM.split(text) if (item := _ANNEX_ITEM.match(piece))]
        if awaited and len(text) < _LONGEST:
            found.append(text)
        elif items and (numbered or not found) and all(len(item) < _LONGEST for item in items):
            numbered = True
            found += items
        elif numbered or found:
            if not numbered and _goes_on(found[-1], text):
                found[-1] += text
            break
        elif text is first or _is_title(text):
            found.append(text)
        else:
            break
        awaited = False
    return [text.rstrip("；。;") for text in found if numbered or len(found) == 1]


def _is_title(text: str) -> bool:
    named = Title.of(_FILE_SUFFIX.sub("", text)).ending is not None or _FILE_SUFFIX.search(text) is not None
    return len(text) < _LONGEST and named


def _goes_on(title: str, text: str) -> bool:
    """Whether a title that names no type is wrapped into the next line, with which it does."""
    if Title.of(_FILE_SUFFIX.sub("", title)).ending or DATE_LINE.match(text) or parse_bodies(text, None):
        return False
    return len(text) < SHORT and Title.of(title + text).ending is not None


def _annex_headings(lines: Sequence[Line]) -> list[str]:
    """Annexes that are only headed, not listed: 附件1 and its title in the next line."""
    found: list[str] = []
    for at, line in enumerate(lines):
        head = _ANNEX_HEAD.match(line.text)
        if head is None or len(line.text) > SHORT or (at + 1 == len(lines) and not head["title"]):
            continue
        text = head["title"] or lines[at + 1].text
        after = lines[at + 2].text if at + 2 < len(lines) and not head["title"] else ""
        if after and (_STAGE.match(after) or (not Title.of(text).ending and Title.of(text + after).ending)):
            text += after
        if (
            len(text) < _LONGEST
            and text[-1] not in "。；："
            and not (DATE_LINE.match(text) or parse_bodies(text, None))
        ):
            found.append(text)
    return found


def _annex_title(text: str) -> str:
    text = _ANNEX_PREFIX.sub("", _OMITTED.sub("", text))
    item = _ANNEX_ITEM.match(text)
    name = _FILE_SUFFIX.sub("", _OMITTED.sub("", (item["title"] if item else text).strip(" ：:")))
    return tidy_title(bare(_NUMBER_BEHIND.sub("", name) or name)) if name else ""
