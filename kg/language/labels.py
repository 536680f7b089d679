"""Numbers of sections and headings: 一、 （一） 1.2 第三章, and how they are read.

In: a line. Out: whether it is numbered, how, which number, and where the text behind the number begins. This is the one
home of section numbers: `section_label` reads one, `SECTION_LABEL` and `ARTICLE_LABEL` are expressions to stand in
another one, `LABELS` are those of headings, which differ in what may follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.language.numerals import CHINESE_COUNT, COUNTS, HUNDRED, LARGE, ZEROS, numeral
from kg.vocabulary.forms import Form

_COUNT = rf"(\d{{1,3}}|{CHINESE_COUNT})"
# articles go beyond ninety-nine: 第一百二十条
LONG_COUNT = rf"(?:\d{{1,3}}|[{COUNTS}{HUNDRED}{ZEROS}]{{1,6}})"
# 1. and （一）, as the items of a sentence or a list are numbered, to stand in another expression
ITEM_FIGURE, ITEM_IN_BRACKETS = r"\d{1,3}[.．、]", rf"[（(][{COUNTS}\d]{{1,3}}[）)]"
ITEM_LABEL = f"(?:{ITEM_FIGURE}|{ITEM_IN_BRACKETS})"
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?![\d.%％])\s*(?=\S)")
SINGLE = re.compile(r"(\d{1,3})\s?[.．、]\s*(?![\d])(?=\S)")
# 政策一：, 案例3： — a word for what is numbered, and its number; 附件一： heads an annex
SERIES = Form(rf"(?!⟨annex/short⟩)[\u4e00-\u9fff]{{2}}({CHINESE_COUNT}|\d{{1,2}})[：:]\s*(?=\S)")
LABELS: dict[str, re.Pattern[str] | Form] = {
    "dotted": DOTTED,
    "series": SERIES,
    "single": SINGLE,
    "chinese": re.compile(rf"({CHINESE_COUNT})、\s*(?=\S)"),
    "bracketed": re.compile(rf"[（(](\d{{1,2}}|{CHINESE_COUNT})[)）]\s*(?=\S)"),
    "file": Form(rf"⟨label/file⟩\s?{_COUNT}(?:\s?[：:.．、]|\s|(?<=\d))\s*(?=\S)"),
    "boxed": re.compile(r"[【\[]\s?(\d{1,3})\s?[】\]]\s*(?=\S)"),
    "no": re.compile(r"(?i:no)[.．]?\s?(\d{1,3})[.．:：]?\s*(?=[^\x00-\x7f])"),
    "ordinal": Form(rf"第\s?{_COUNT}\s?⟨label/piece⟩(?:\s?[：:.．、])?\s*(?=\S)"),
    "closed": re.compile(r"(\d{1,2})[)）]\s*(?=\S)"),
}
PART = Form(rf"第[{COUNTS}]+⟨label/part⟩(?!：)|⟨annex/proper⟩[{COUNTS}]+[:：]")
CHAPTER = Form(rf"第([{COUNTS}]+)⟨label/chapter⟩")
FIRST_ARTICLE = Form(r"^第一⟨label/chapter label/article⟩")
ARTICLE_LABEL = rf"第{LONG_COUNT}⟨label/article⟩"
# 第五条第二款第（三）项: what a citation pins down
PINPOINT = rf"第{LONG_COUNT}⟨label/part label/chapter label/section label/article label/clause⟩(?:之[{COUNTS}])?"
_SECTIONS = {
    "part": rf"第{LONG_COUNT}⟨label/part⟩",
    "chapter": rf"第{LONG_COUNT}⟨label/chapter⟩",
    "section": rf"第{LONG_COUNT}⟨label/section⟩",
    "article": ARTICLE_LABEL,
    "chinese": rf"{CHINESE_COUNT}[、.．]",
    "bracketed": rf"[（(](?:\d{{1,2}}|{CHINESE_COUNT})[)）][、.．]?",
    # 1.5万元 is an amount
    "dotted": rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}(?![\d.%％{LARGE}])[、.．]?",
    "single": r"\d{1,3}\s?(?:[、．]|[.](?!\d))",
    "closed": r"\d{1,2}[)）]",
    "circled": r"[\u2460-\u2473]",
}
# from the widest to the narrowest, as a document sets them one inside the other
SECTION_STYLES = tuple(_SECTIONS)
SECTION_LABEL = "(?:" + "|".join(_SECTIONS.values()) + ")"
# those that begin a section in running text, where 1.5 is a figure and 1) may be one of a list
SECTION_OF_TEXT = (
    "(?:" + "|".join(_SECTIONS[style] for style in ("chapter", "article", "chinese", "bracketed", "single")) + ")"
)
_SECTION = Form("|".join(f"(?P<{style}>{pattern})" for style, pattern in _SECTIONS.items()))
# numbers before a title in a compilation; what looks like one must have enough behind it to be a title
_BEFORE_TITLE = Form(
    rf"(?:第[{COUNTS}{HUNDRED}]+⟨label/volume⟩\s*)?"
    rf"(?:\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?(?![\d年%％])\s*|\d{{1,3}}\s?[.．、]\s*(?!\d)"
    rf"|(?!⟨annex/short⟩)[\u4e00-\u9fff]{{2}}(?:{CHINESE_COUNT}|\d{{1,2}})[：:]\s*"
    rf"|{CHINESE_COUNT}[、．]\s*(?=\S.{{7}}|.{{2,7}}⟨act/about act/hand-on act/make-known⟩$)"
    rf"|[（(](?:{CHINESE_COUNT}|\d{{1,2}})[)）]\s*(?=\S.{{7}})"
    rf"|⟨label/file⟩\s?{_COUNT}(?:\s?[：:.．、]\s*|\s+|(?<=\d))(?=\S.{{5}})|\d{{1,2}}[)）]\s*(?=\S.{{7}})"
    rf"|[【\[]\s?\d{{1,3}}\s?[】\]]\s*(?=\S.{{5}})|[Nn][Oo][.．]?\s?\d{{1,3}}[.．:：]?\s*(?=[^\x00-\x7f].{{5}})"
    rf"|第\s?{_COUNT}\s?⟨label/piece⟩(?:\s?[：:.．、]\s*|\s+)(?=.{{0,60}}(?:⟨act/about⟩|⟨remark/imprint⟩))"
    rf"|第\s?\d{{1,3}}\s?⟨label/piece⟩\s*(?=\S.{{5}})"
    rf"|[\u2460-\u2473]\s*(?=\S.{{7}})|0\d{{1,2}}\s*(?=[\u4e00-\u9fff《].{{7}})"
    rf"|\d{{1,2}}[-－—]\d{{1,2}}\s*(?![年月日至])(?=[\u4e00-\u9fff《].{{7}})"
    r"|[★☆●■◆▲※]\s*)"
)
_TAG = re.compile(r"^【[^】]{1,6}】\s*")
_FIGURE = re.compile(rf"\d+|[{COUNTS}{HUNDRED}{ZEROS}]+")
_FIRST_CIRCLED = 0x2460


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """The number of a section: its `style` (one of SECTION_STYLES), its value, the last of several where it is dotted
    (1.2 -> 2), and the offset at which the text behind it begins."""

    style: str
    number: int
    end: int


def section_label(text: str, start: int = 0) -> SectionLabel | None:
    """Return the section number at an offset of a text, or None.

    Parameters
    ----------
    text : str
        Clean text.
    start : int
        0-based offset at which the number would begin.
    """
    found = _SECTION.match(text, start)
    if found is None or found.lastgroup is None:
        return None
    end = found.end()
    while end < len(text) and text[end] in " 　":
        end += 1
    if found.lastgroup == "circled":
        return SectionLabel("circled", ord(found[0]) - _FIRST_CIRCLED + 1, end)
    try:
        return SectionLabel(found.lastgroup, numeral(_FIGURE.findall(found[0])[-1]), end)
    except ValueError:
        return None


def strip_number(heading: str) -> str:
    """Return a heading of a compilation without the number before it (1.2, 3., 政策一：)."""
    found = _BEFORE_TITLE.match(heading)
    return heading[found.end() :] if found else heading


def strip_label(line: str) -> str:
    """Return a line without its number (1.2, 3., 政策一：) and without tags such as 【解读】.

    For lines; what is known to be a title has its `Title.unlabelled`.
    """
    text = strip_number(line)
    return (_TAG.sub("", text) if text.startswith("【") else text).strip()


def label_style(text: str) -> str | None:
    """How a heading is numbered; only headings numbered alike can continue one another."""
    return next((style for style, pattern in LABELS.items() if pattern.match(text)), None)
