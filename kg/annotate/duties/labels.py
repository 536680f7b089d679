"""Duties behind labels: 责任单位：A、B, 【牵头单位】A, or a label alone on the line over its bodies.

In: squeezed text and the reader of its lists. Out: `Clause`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.deadlines import deadline_after
from kg.annotate.duties.duty import Clause
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import WORDS, field_pattern, further_label_pattern, label_pattern, label_role
from kg.vocabulary.forms import ending_at

_QUOTES = '“"‘'
_STOP = "⟨deadline⟩|⟨deadline-label⟩[:：]"


class LabelReader:
    """Reads the labelled lists of one text."""

    def __init__(self, text: str, lists: ListReader) -> None:
        self._text = text
        self._lists = lists

    def clauses(self, taken: Spans) -> Iterator[Clause]:
        """Yield the lists behind a label outside of spans that are read already."""
        done = 0
        for match in label_pattern().finditer(self._text):
            start = match.start()
            if start < done or start in taken or not self._has_list(match):
                continue
            if not (self._may_open_at(start) or self._names_what_it_labels(match)):
                continue
            end = self._end_of_labelled(match.end())
            clause = Clause(start, end, "label")
            self._lists.read(clause, start, end)
            clause.deadline = deadline_after(self._text, end)
            if clause.bodies or clause.groups:
                done = end
                yield clause

    def _may_open_at(self, at: int) -> bool:
        """Whether a label may stand at an offset: behind a mark, or behind another field that is set beside it."""
        before = self._text[at - 1 : at]
        if not before or not (before.isalnum() or before in _QUOTES):
            return True
        line = max(self._text.rfind(mark, 0, at) for mark in "\n。；") + 1
        return field_pattern().fullmatch(self._text, line, at) is not None

    def _names_what_it_labels(self, label: re.Match[str]) -> bool:
        """Whether a label stands right behind what it labels, and a body behind it: 示例工程责任单位：市示例局."""
        before = ending_at(WORDS.pattern('(?:⟨no-label-behind⟩|⟨group-quantifier⟩|[“"‘])$'), self._text, label.start())
        if before or label[0][-1] not in "：:" or not self._lists.opens_at(label.end()):
            return False
        # 网站主办单位 alone is whose site it is
        stop = self._text.find("\n", label.end())
        line = (label.end(), stop if stop >= 0 else len(self._text))
        return (
            not label["label"].startswith(WORDS["host"])
            or further_label_pattern().search(self._text, *line) is not None
        )

    def _has_list(self, label: re.Match[str]) -> bool:
        """Whether bodies stand behind a label; where it ends its line, the next one is bodies and nothing else."""
        if not label[0].endswith("\n"):
            return True
        stop = self._text.find("\n", label.end())
        return bool(self._lists.members_alone(label.end(), stop if stop >= 0 else len(self._text)))

    def _end_of_labelled(self, start: int) -> int:
        """The end of a labelled list: of the paragraph, unless the next one brings a further label."""
        seen: set[str] = set()
        while True:
            end = self._text.find("\n", start)
            end = len(self._text) if end < 0 else end
            deadline = WORDS.pattern(_STOP).search(self._text, start, end)
            stop = deadline.start() if deadline else self._text.find("。", start, end)
            beside = further_label_pattern().match(self._text, stop + 1) if stop >= 0 and not deadline else None
            if beside and beside["label"] not in seen and label_role(beside["label"]) == "support":
                seen.add(beside["label"])
                start = beside.end()
                continue
            if 0 <= stop < end - 1 or (stop >= 0 and deadline):
                return stop
            further = further_label_pattern().match(self._text, end + 1)
            if further is None or further["label"] in seen or label_role(further["label"]) == "lead":
                return stop if stop >= 0 else end
            seen.add(further["label"])
            start = further.end()
