"""Titles inside book-title marks.

In: squeezed text. Out: the outermost titles in 《》, also where marks are nested, lost or
misplaced; and what tells the title of a policy from that of a certificate, a form or a newspaper.
Marks follow GB/T 15834-2011.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.vocabulary.forms import Form
from kg.vocabulary.relations import cues

LONGEST_TITLE = 160
_MARK = re.compile(r"[《》〈〉‹›\n]")
_OPENING = {"《": "》", "〈": "〉", "‹": "›"}
# what stands for the marks where a keyboard or a font had none: <<…>>, 「…」, “…”
_STAND_INS = re.compile(
    r"(?=[<‹「『“])(?:(?:<<|<‹|‹<)(?P<double>[^<>‹›《》\n]{2,160})(?:>>|›>|>›)|<(?P<single>[^<>《》\n]{5,160})>"
    r"|[「『](?P<corner>[^「」『』《》\n]{5,160})[」』]|“(?P<quoted>[^“”《》\n]{5,160})”)"
)
_OPENING_WORDS = Form("⟨act/about⟩")
_ALIAS_START = Form("[（(]⟨cue/alias⟩")
_TITLE_ENDING = Form("⟨cue/title-ending⟩(?:[（(][^（）()]{1,24}[）)]){0,2}(?=$|[》〉›])")
_WORK_ENDING = Form("⟨cue/literature⟩(?:[（(][^（）()]{1,16}[）)])?$")
_WORK_EXCEPTION = Form("⟨cue/literature-except⟩(?:[（(][^（）()]{1,16}[）)])?$")


@dataclass(frozen=True, slots=True)
class MarkedTitle:
    """A title in marks: `start` and `end` are inside the marks, `outer_start` and `outer_end`
    include them.

    `end` stops before a short form defined inside the marks (《…通知（以下简称《通知》）》).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int


def marked_titles(text: str) -> list[MarkedTitle]:
    """Return the outermost marked titles of a text, in order; time is linear in the text."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    line = -1  # a title may go on over one line end: the page break cut it
    for mark in _MARK.finditer(text):
        found = mark.group()
        if found == "\n":
            stack = [(start, closing) for start, closing in stack[-4:] if start > line]
            line = mark.start()
        elif found in _OPENING:
            stack.append((mark.start(), _OPENING[found]))
        else:
            _close(stack, pairs, mark.start(), found)
    pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    titles: list[MarkedTitle] = []
    covered = 0
    closing = {close for _, close in pairs}
    for start, close in pairs:
        if start < covered or not _is_title(text, start, close):
            continue
        # a mark too many closes nothing: 《示例法》》第三条
        outer_end = close + 1 + (text.startswith("》", close + 1) and close + 1 not in closing)
        titles.append(MarkedTitle(start + 1, _end_of_title(text, start + 1, close), start, outer_end))
        covered = outer_end
    return _merged(titles, _stand_ins(text))


def _stand_ins(text: str) -> list[MarkedTitle]:
    """Return the titles in what stands for the marks; words in quotation marks must have the form of a title."""
    titles = []
    for match in _STAND_INS.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        ends_so = _TITLE_ENDING.search(text, start, end) is not None
        if ends_so and (kind != "quoted" or _is_quoted_title(text[start:end])):
            titles.append(MarkedTitle(start, end, match.start(), match.end()))
    return titles


def _is_quoted_title(words: str) -> bool:
    """Tell whether words in quotation marks are a title; “关于加强示例工作的建议” is what a deputy proposes."""
    return _OPENING_WORDS.search(words) is not None and not words.endswith(cues().words["proposal"])


def _merged(titles: list[MarkedTitle], others: list[MarkedTitle]) -> list[MarkedTitle]:
    """Return the titles with those others that stand outside of them, in order."""
    merged: list[MarkedTitle] = []
    at = 0
    for other in others:
        while at < len(titles) and titles[at].outer_start < other.outer_start:
            merged.append(titles[at])
            at += 1
        before = merged[-1].outer_end if merged else 0
        behind = titles[at].outer_start if at < len(titles) else other.outer_end
        if before <= other.outer_start and other.outer_end <= behind:
            merged.append(other)
    return merged + titles[at:]


def _close(stack: list[tuple[int, str]], pairs: list[tuple[int, int]], at: int, mark: str) -> None:
    if not any(closing == mark for _, closing in stack[-4:]):
        return
    while stack:
        start, closing = stack.pop()
        if closing == mark:
            pairs.append((start, at))
            return


def _is_title(text: str, start: int, close: int) -> bool:
    length = close - start - 1
    if not 2 <= length <= LONGEST_TITLE or text.find("。", start, close) >= 0:
        return False
    if text.count("\n", start, close) and not has_policy_ending(text[start:close]):
        return False
    return text[start] == "《" or (length >= 5 and _TITLE_ENDING.search(text, start, close) is not None)


def _end_of_title(text: str, start: int, close: int) -> int:
    alias = _ALIAS_START.search(text, start, close)
    return alias.start() if alias and alias.start() > start else close


def names_policy(title: str) -> bool:
    """Tell whether a marked title can name a policy, by its form: no certificate, form, newspaper
    or short work."""
    named, work = _TITLE_ENDING.search(title), _WORK_ENDING.search(title)
    if named and not (work and work.start() < named.start()):
        return True  # 声明函 is a form to fill in, though 函 is a type of document
    if work and not _WORK_EXCEPTION.search(title):
        return False
    return len(title) > 4 or named is not None


def has_policy_ending(title: str) -> bool:
    """Tell whether a title ends in a type of document (通知, 条例, 纲要 …)."""
    return _TITLE_ENDING.search(title) is not None
