"""What is no text of a document: running heads, page numbers, contents pages, addresses.

In: the lines of a file. Out: a kind for each line that is an aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.clean_text import BODY_MARK, TERMINAL, WRAP_NARROWEST, Line, structure
from kg.read.fragments import broken_lines
from kg.read.line_forms import CONTENTS_TITLE
from kg.read.page_titles import PageTitle
from kg.read.web_pages import web_page_lines

_URL_LINE = re.compile(r"[（(]?\s*(?:来源[:：]?\s*)?https?://\S+\s*[）)]?$|[（(]\s*https?://\S*$")
_URL_REST = re.compile(r"[\x21-\x7e]+\s*[）)]?$")
_DASHED_PAGE = re.compile(r"[—–－-]\s*\d{0,4}\s*[—–－-]$|\d{1,4}\s*[—–－-]$|[—–－-]{1,2}$|[—–]\s*[—–]$")
_PAGE = "页"
# 第 12 页 共 300 页, with or without the name of the book beside it; · 12 ·; Page 3 of 10
_PAGE_WORDS = re.compile(
    rf"(?:[^。；，！？]{{0,30}}\s)?第\s?\d{{1,4}}\s?{_PAGE}(?:\s?[,，/、]?\s?[（(]?共\s?\d{{1,4}}\s?{_PAGE}[)）]?)?"
    r"(?:\s[^。；，！？]{0,30})?$"
    r"|([·•~～*])\s?\d{1,4}\s?\1$|(?i:page)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[:：]?$"
)
# ====, ----, * * *: what separates documents, or a head from the page
RULE = re.compile(r"([-=_*~#·—–―─━═＝－＿～※☆★◆◇])(?:\s?\1){2,}$")
_HEAD_WITH_NUMBER = re.compile(
    r"(?P<before>\d{1,4})\s+(?P<name>[\u4e00-\u9fff].*)$|(?P<name2>.*[\u4e00-\u9fff）)》])\s+(?P<after>\d{1,4})$"
)
_PAGE_GAP = 12
# how a page number begins, unless it has the word for one in it: one look says of most lines that they are none
_MAY_BE_PAGE = re.compile(r"[—–－\-\d·•～~*IVXLCpP]")
_BARE_PAGE = re.compile(r"\d{1,4}$|[IVXLC]{1,6}$")
_CONTENTS_LINE = re.compile(
    # a run of leaders is tried at its first character only
    r"(?:(?<!\.)\.{3,}|(?<!…)…{2,}|(?<!·)·{3,}|(?<![-—_])[-—_]{4,})\s*[（(]?\d{1,4}[)）]?$|[\u4e00-\u9fff》”）)]\t\s*\d{1,4}$"
)
_CONTENTS_GAP = 14
_CONTENTS_SHARE = 0.1
_FEWEST_ENTRIES = 3


def aside_kinds(lines: Sequence[Line], title: PageTitle | None = None) -> list[str | None]:
    """What each line is beside the text: page number, running head, contents, address …; None for text."""
    heads = _running_heads(lines) | _numbered_heads(lines)
    around = web_page_lines([line.text for line in lines])
    if title:
        for at in range(title.at) if title.flat else title.before:
            around[at] = True
    addresses, comments = _addresses(lines), _comments(lines)
    broken = broken_lines([line.text for line in lines])
    kinds: list[str | None] = []
    for at, line in enumerate(lines):
        kind: str | None = None
        if addresses[at]:
            kind = "address"
        elif RULE.match(line.text):
            kind = "rule"
        elif comments[at]:
            kind = "comment"
        elif around[at]:
            kind = "web-page"
        elif line.text in heads:
            kind = "running-head"
        elif not (broken[at] or (at and broken[at - 1])) and _is_page_number(lines, at, heads):
            kind = "page-number"
        kinds.append(kind)
    return _with_contents_zones(lines, kinds)


def _addresses(lines: Sequence[Line]) -> list[bool]:
    """Which lines are web addresses and nothing else; one in brackets goes on until they close."""
    found, is_open = [], False
    for line in lines:
        begins = _URL_LINE.match(line.text) is not None
        found.append(begins or (is_open and _URL_REST.match(line.text) is not None))
        is_open = found[-1] and line.text[-1] not in "）)" and (not begins or line.text[0] in "（(")
    return found


def _comments(lines: Sequence[Line]) -> list[bool]:
    """Which lines are comments of the file's markup and nothing else: <!-- … -->, over one line or several."""
    found, inside = [False] * len(lines), -1
    for at, line in enumerate(lines):
        if inside < 0 and line.text.startswith("<!--"):
            inside = at
        if inside >= 0 and "-->" in line.text:
            if line.text.endswith("-->"):
                found[inside : at + 1] = [True] * (at + 1 - inside)
            inside = -1
    return found


def _with_contents_zones(lines: Sequence[Line], kinds: list[str | None]) -> list[str | None]:
    """A contents page is all that stands between its first and its last entry with dot leaders or a tab.

    Rows of tables may end in a figure too: a contents page stands under 目录, or at the head of the file and has at
    least three entries close to each other.
    """
    entries = [at for at, line in enumerate(lines) if kinds[at] is None and _is_entry(line.text)]
    for zone in _clusters(lines, entries):
        if _is_contents(lines, zone):
            for at in range(zone[0], zone[-1] + 1):
                kinds[at] = kinds[at] or "contents"
    return kinds


def _is_entry(text: str) -> bool:
    """Whether a line is one of a contents page: most lines end in no figure, and need no search for leaders."""
    return (text[-1].isdecimal() or text[-1] in ")）") and _CONTENTS_LINE.search(text) is not None


def _clusters(lines: Sequence[Line], entries: Sequence[int]) -> Iterator[list[int]]:
    cluster: list[int] = []
    for at in entries:
        if cluster and lines[at].number - lines[cluster[-1]].number > _CONTENTS_GAP:
            yield cluster
            cluster = []
        cluster.append(at)
    if cluster:
        yield cluster


def _is_contents(lines: Sequence[Line], zone: Sequence[int]) -> bool:
    first = zone[0]
    if any(CONTENTS_TITLE.match(line.text) for line in lines[max(0, first - 4) : first]):
        return True
    at_head = lines[first].number <= _CONTENTS_SHARE * lines[-1].number and "\t" not in lines[first].text
    return at_head and len(zone) >= _FEWEST_ENTRIES


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Lines that stand again and again at the head or foot of pages and nowhere else."""
    short = [line.text for line in lines if line.width <= 30]
    if len(short) < len(set(short)) + 2:  # none stands three times
        return frozenset()
    total = Counter(short)
    if not any(count >= 3 for count in total.values()):
        return frozenset()
    at_edge: Counter[str] = Counter()
    tells_page = [_PAGE_WORDS.match(line.text) is not None for line in lines]
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.width > 30:
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        beside_number = following is not None and bool(_BARE_PAGE.match(following.text)) and line.blanks_before >= 2
        if (
            line.page_start
            or line.blanks_before >= 3
            or beside_number
            or (_under_number(lines, at) and line.number > last.get(line.text, -_PAGE_GAP) + _PAGE_GAP)
            or any((*tells_page[max(0, at - 1) : at], *tells_page[at + 1 : at + 2]))
        ):
            at_edge[line.text] += 1
        last[line.text] = line.number
    return frozenset(
        text
        for text, count in at_edge.items()
        if count >= 3 and count >= 0.8 * total[text] and not structure().match(text)
    )


def _under_number(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands under a page number that a blank line parts from the text."""
    return at > 0 and lines[at - 1].blanks_before > 0 and _BARE_PAGE.match(lines[at - 1].text) is not None


def _numbered_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Running heads with the page number on their line: 示例汇编 12, 14 示例汇编; the numbers rise with the pages."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for line in lines:
        head = _HEAD_WITH_NUMBER.match(line.text) if line.width <= 40 else None
        if head:
            name, page = head["name"] or head["name2"], int(head["before"] or head["after"])
            found.setdefault("".join(name.split()), []).append((line.number, page, line.text))
    return frozenset(
        text
        for name, places in found.items()
        if len(places) >= 3 and not structure().match(name) and not BODY_MARK.search(name)
        if all(
            later > earlier + _PAGE_GAP and page < next_page
            for (earlier, page, _), (later, next_page, _) in pairwise(places)
        )
        for _, _, text in places
    )


def _is_page_number(lines: Sequence[Line], at: int, heads: frozenset[str]) -> bool:
    line = lines[at]
    if not _MAY_BE_PAGE.match(line.text) and _PAGE not in line.text:
        return False
    if _DASHED_PAGE.match(line.text) or _PAGE_WORDS.match(line.text):
        return True
    if not _BARE_PAGE.match(line.text):
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    if line.blanks_before >= 3 or line.page_start or following is None or following.page_start:
        return True
    if following.text in heads:
        return True
    # 87 in the middle of a sentence: the line before breaks off, the line after goes on
    before = lines[at - 1] if at else None
    return (
        before is not None
        and before.width > WRAP_NARROWEST
        and before.text[-1] not in TERMINAL
        and following.width > 10
    )
