"""The sections of a document that look back.

In: squeezed text. Out: the spans of sections whose heading says that they tell what was done
(发展现状, 工作成效): a plan that "carries out" a law there only reports on it. Levels of headings
after GB/T 9704-2012 §7.3.3 (一、（一）1.（1）).
"""

from __future__ import annotations

import re
from functools import cache

from kg.vocabulary.relations import cues

_LEVELS = tuple(map(re.compile, ("第.{1,3}[章篇编]", "第.{1,3}节", ".{1,3}、", "[（(].{1,3}[）)]", ".")))
_HEADING = re.compile(
    r"^(第[一二三四五六七八九十]{1,3}[章节篇编]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])"
    r"([^。；，\n]{2,24})(?:[。]|$)",
    re.MULTILINE,
)


def past_sections(text: str) -> list[tuple[int, int]]:
    """Return the sections whose heading says that they look back (发展现状, 工作成效), in order."""
    headings = [(match.start(), _level(match.group(1)), match.group(2)) for match in _HEADING.finditer(text)]
    sections: list[tuple[int, int]] = []
    for index, (start, level, words) in enumerate(headings):
        if (sections and start < sections[-1][1]) or not _is_past_heading(words):
            continue
        later = range(index + 1, len(headings))
        ends = (headings[other][0] for other in later if headings[other][1] <= level)
        sections.append((start, next(ends, len(text))))
    return sections


def _level(label: str) -> int:
    return next(level for level, pattern in enumerate(_LEVELS) if pattern.match(label))


def _is_past_heading(words: str) -> bool:
    return bool(_past_heading().search(words)) and not _task_heading().match(words)


@cache
def _past_heading() -> re.Pattern[str]:
    return re.compile(cues().any_of("past-section"))


@cache
def _task_heading() -> re.Pattern[str]:
    return re.compile(cues().any_of("not-past-section"))
