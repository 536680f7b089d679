"""Numbers of sections and headings: 一、 （一） 1.2 第三章.

In: a line. Out: whether it is numbered, how, and which number.
"""

from __future__ import annotations

import re

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?![\d.%％])\s*(?=\S)")
SINGLE = re.compile(r"(\d{1,3})\s?[.．、]\s*(?![\d])(?=\S)")
# 政策一：, 案例3： — a word for what is numbered, and its number; 附件一： heads an annex
SERIES = re.compile(r"(?!附)[\u4e00-\u9fff]{2}([一二三四五六七八九十]{1,3}|\d{1,2})[：:]\s*(?=\S)")
_CHINESE = re.compile(r"([一二三四五六七八九十]{1,3})、\s*(?=\S)")
_BRACKETED = re.compile(r"[（(](\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*(?=\S)")
_COUNT = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_FILE = re.compile(rf"(?:文件|文献)\s?{_COUNT}(?:\s?[：:.．、]|\s|(?<=\d))\s*(?=\S)")
_BOXED = re.compile(r"[【\[]\s?(\d{1,3})\s?[】\]]\s*(?=\S)")
_NO = re.compile(r"(?i:no)[.．]?\s?(\d{1,3})[.．:：]?\s*(?=[^\x00-\x7f])")
_ORDINAL = re.compile(rf"第\s?{_COUNT}\s?[篇件](?:\s?[：:.．、])?\s*(?=\S)")
_CLOSED = re.compile(r"(\d{1,2})[)）]\s*(?=\S)")
LABELS = {
    "dotted": DOTTED,
    "series": SERIES,
    "single": SINGLE,
    "chinese": _CHINESE,
    "bracketed": _BRACKETED,
    "file": _FILE,
    "boxed": _BOXED,
    "no": _NO,
    "ordinal": _ORDINAL,
    "closed": _CLOSED,
}
PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|[编篇])(?!：)|附件[一二三四五六七八九十]+[:：]")
CHAPTER = re.compile(r"第([一二三四五六七八九十]+)章")


def label_style(text: str) -> str | None:
    """How a heading is numbered; only headings numbered alike can continue one another."""
    return next((style for style, pattern in LABELS.items() if pattern.match(text)), None)
