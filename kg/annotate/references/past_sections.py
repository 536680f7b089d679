"""The sections of a document that look back.

In: squeezed text. Out: the spans of sections whose heading says that they tell what was done
(发展现状, 工作成效): a plan that "carries out" a law there only reports on it. Levels of headings
after GB/T 9704-2012 §7.3.3 (一、（一）1.（1）).
"""

from __future__ import annotations

import re

from kg.language.numerals import CHINESE_COUNT
from kg.vocabulary.forms import Form

_WIDE, _NARROW = "⟨label/part label/chapter⟩", "⟨label/section⟩"
_LEVELS = (
    Form(f"第{CHINESE_COUNT}{_WIDE}"),
    Form(f"第{CHINESE_COUNT}{_NARROW}"),
    Form(f"{CHINESE_COUNT}、"),
    Form(f"[（(]{CHINESE_COUNT}[）)]"),
    Form(r"\d{1,2}[.．、]"),
)
_HEADING = Form(rf"^({'|'.join(level.template for level in _LEVELS)})([^。；，\n]{{2,24}})(?:[。]|$)", re.MULTILINE)
_PAST_HEADING = Form("⟨cue/past-section⟩")
_TASK_HEADING = Form("⟨cue/not-past-section⟩")


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
    return bool(_PAST_HEADING.search(words)) and not _TASK_HEADING.match(words)
