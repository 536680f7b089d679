"""Lines that a web page prints around a document: 当前位置：首页 > 政策, 字体：大 中 小, 上一篇：…

In: the lines of a text. Out: which of them are no part of any document. The words stand in `web-page-words.ttl`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.language.header_fields import header_fields
from kg.language.numerals import COUNTS
from kg.vocabulary.concepts import load
from kg.vocabulary.forms import Form

_RELATED = "/related"
_PATH = re.compile(r"^[^。；，]{1,30}?(?:\s{0,3}(?:>{1,2}|»|›|＞{1,2})\s{0,3}[^。；，<>]{1,40}){2,}$")
_HAN_PATH = re.compile(r"[\u4e00-\u9fff]\s{0,3}(?:>|»|›|＞)")
_SLASHED = re.compile(r"^([^\s/]{2,6})(?:\s{0,3}/\s{0,3}[^/。；，：]{1,40}){2,}$")
_BULLET = re.compile(r"^[·•●■▪◆]\s?\S")
_MARK = re.compile(r">{1,2}|»|›|＞{1,2}")
_LONGEST_STEP = 16
_RELATED_HEAD = re.compile(r"\s*[:：]\s*")
_OPENING = "[【（(<〈© "
_BETWEEN = re.compile(r"[\s\[\]【】（）()<>〈〉|｜/／:：、·•,，+\-]+")
_FIELD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,6})\s?[:：]")
_LONGEST = 160
_LONGEST_ROW = 80
# what no line of the foot of a page has: a sentence, a day, an annex
_TEXT = Form(rf"[。；]|^⟨~annex/any⟩|\d\s?日$|[{COUNTS}]日$")


def web_page_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether a web page printed it around a document.

    Parameters
    ----------
    lines : sequence of str
        Lines of a text, without the white space at their ends.
    """
    found: list[bool] = []
    related = False
    paths = _stacked_paths(lines)
    for at, line in enumerate(lines):
        heading = _heads_related(line)
        related = heading or (related and bool(_BULLET.match(line)))
        found.append(heading or related or paths[at] or _is_around(line))
    foot = _foot(lines, found)
    return [*found[:foot], *(True for _ in found[foot:])]


def _heads_related(line: str) -> bool:
    """Whether a line heads the list of related pages, or names one of them: 相关解读：《示例办法》解读."""
    return _RELATED_HEAD.split(line, maxsplit=1)[0] in _related_words()


def _foot(lines: Sequence[str], around: Sequence[bool]) -> int:
    """Where the foot of the page begins: at the first button or imprint after the last line that may be text.

    Below it stand names of bodies that run the site, which are no signature. A day, a sentence or a list of annexes
    is text; where there is nothing but short lines, all may be.
    """
    first = len(lines)
    while first and len(lines[first - 1]) <= _LONGEST_ROW and not _TEXT.search(lines[first - 1]):
        first -= 1
    if not first:
        return len(lines)
    return next((at for at in range(first, len(lines)) if around[at]), len(lines))


def _stacked_paths(lines: Sequence[str]) -> list[bool]:
    """Which lines are the steps of a path with its marks on lines of their own: 首页, >, 示例部, >, 文件发布."""
    marks = [_MARK.fullmatch(line) is not None for line in lines]
    near = [marks[at] or any(marks[max(0, at - 1) : at + 2]) for at in range(len(lines))]
    return [near[at] and len(line) <= _LONGEST_STEP for at, line in enumerate(lines)]


def _is_around(line: str) -> bool:
    if len(line) > _LONGEST or "。" in line:
        return False
    if (_HAN_PATH.search(line) and _PATH.match(line)) or _is_slashed_path(line):
        return True
    return _begins_with_word(line) or _is_all_words(line)


def _is_slashed_path(line: str) -> bool:
    """首页 / 法规库 / 地方法规: a path whose steps stand between slashes begins at the front page."""
    found = _SLASHED.match(line)
    return found is not None and found[1].lower() in _words()


def _begins_with_word(line: str) -> bool:
    """上一篇：…, 【打印本页】 …; a sentence may begin with 扫一扫."""
    found = _first_word().match(line.lstrip(_OPENING))
    return found is not None and "，" not in line


def _is_all_words(line: str) -> bool:
    """【字体：大 中 小】, 打印 关闭, or fields that are all of the site's imprint: 主办：… 承办：…"""
    if len(line) > _LONGEST_ROW:
        return False
    tokens = [token for token in _BETWEEN.split(line) if token]
    if all(token.lower() in _words() for token in tokens):
        return sum(map(len, tokens)) > 1
    if "：" not in line and ":" not in line:
        return False
    if header_fields(line):
        return False  # 来源：示例网 发布日期：2021-03-05 says something of the document
    names = _FIELD.findall(line)
    return len(names) > 1 and line.startswith(names[0]) and all(name in _words() for name in names)


@cache
def _words() -> frozenset[str]:
    return frozenset(
        label
        for concept in load("web-page-words.ttl").values()
        for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)
    )


@cache
def _related_words() -> frozenset[str]:
    return frozenset(
        label
        for concept in load("web-page-words.ttl").values()
        if concept.iri.endswith(_RELATED)
        for label in (concept.pref_label, *concept.alt_labels)
    )


@cache
def _first_word() -> re.Pattern[str]:
    labels = {
        label
        for concept in load("web-page-words.ttl").values()
        if not concept.iri.endswith(_RELATED)
        for label in (concept.pref_label, *concept.alt_labels)
    }
    return re.compile("|".join(sorted(labels, key=lambda label: (-len(label), label))), re.IGNORECASE)
