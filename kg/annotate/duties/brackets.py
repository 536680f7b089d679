"""Duties in brackets and behind dashes: （A牵头，B、C配合）, ——A.

In: squeezed text, its `Items` and the reader of its lists. Out: `Clause`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.deadlines import Deadline, deadline_after, deadline_in
from kg.annotate.duties.duty import Clause
from kg.annotate.duties.items import Items
from kg.annotate.duties.lines import BRACKET, OPENERS
from kg.annotate.duties.lists import ListReader
from kg.annotate.duties.words import WORDS, label_pattern, role_pattern
from kg.language.labels import section_label

_DASHED = re.compile(r"(?<=[^\n—])(——)[^\n—]+")
_BRANCH = r"(?:[\u4e00-\u9fff]{1,8}⟨body-ending⟩)?"
# what a bracket tells of that is no duty: 来源：, 联系人：
_OTHER_LABEL = r"[\u4e00-\u9fff]{2,8}[：:]"
_LONGEST_BRACKET = 700
_FEWEST_BRACKETS = 2
_MOST_OTHER_WORDS = 0.4
_FEW_OTHER_CHARACTERS = 4
Span = tuple[int, int]


class BracketReader:
    """Reads the brackets of one text."""

    def __init__(self, text: str, items: Items, lists: ListReader) -> None:
        self._text = text
        self._items = items
        self._lists = lists

    def clauses(self) -> Iterator[Clause]:
        """Yield the brackets that give a duty, in order, outer ones before those inside.

        One body alone in its bracket has the task before it where other brackets of the text give tasks too.
        """
        done = 0
        alone: list[Span] = []
        found: list[Clause] = []
        for start, end in self._brackets():
            if start < done:
                continue
            clause = self._in_bracket(start, end)
            if clause is not None:
                done = end
                found.append(clause)
            elif self._is_one_alone(start, end):
                alone.append((start, end))
        found += self._dashed()
        if len(found) >= _FEWEST_BRACKETS:
            found += [clause for clause in (self._read_in(*span, has_role=True) for span in alone) if clause]
        yield from sorted(found, key=lambda clause: clause.start)

    def _dashed(self) -> Iterator[Clause]:
        """Yield the bodies that a dash sets behind their task at the end of a line: 建设示例市场——市示例局."""
        for dash in _DASHED.finditer(self._text):
            line = self._text.rfind("\n", 0, dash.start()) + 1
            labels = label_pattern().finditer(self._text, line, dash.end())
            if self._items.at(dash.end(1)) is None or any(label.end() == dash.end(1) for label in labels):
                continue
            clause = Clause(dash.start(1), dash.end(), "bracket")
            other = self._lists.read(clause, dash.end(1), dash.end())
            if other <= _FEW_OTHER_CHARACTERS and (clause.bodies or clause.groups):
                yield clause

    def _brackets(self) -> list[tuple[int, int]]:
        """The brackets, outer ones before those inside; one that opens with bodies or a label may cross a line end."""
        found: list[tuple[int, int]] = []
        stack: list[int] = []
        for match in BRACKET.finditer(self._text):
            at = match.start()
            if match[0] in OPENERS:
                stack.append(at)
            elif match[0] == "\n":
                # a bracket that is never closed ends with its paragraph
                found += [(start, at + 1) for start in stack[-1:] if self._opens_a_list(start)]
                stack = []
            elif stack:
                start = stack.pop()
                if at - start < _LONGEST_BRACKET:
                    found.append((start, at + 1))
        return sorted(found, key=lambda span: (span[0], -span[1]))

    def _opens_a_list(self, at: int) -> bool:
        # a body right at the bracket, or over it: its name may hold the bracket
        first = self._items.following(at)
        if first and first.start <= at + 1:
            return True
        return label_pattern().match(self._text, at + 1) is not None

    def _in_bracket(self, start: int, end: int) -> Clause | None:
        inside = self._text[start + 1 : end - 1]
        deadline = deadline_in(self._text, start + 1, end - 1)
        in_time = deadline is not None and deadline.acts and self._opens_a_list(start)
        has_role = in_time or role_pattern().search(inside) is not None
        stands_alone = self._text[start - 1 : start] in "。；\n" or self._ends_a_heading(start, end)
        if not has_role and not (stands_alone and self._lists_several(start, end)):
            return None
        return self._read_in(start, end, deadline, has_role=has_role)

    def _lists_several(self, start: int, end: int) -> bool:
        """Whether a bracket names several bodies, one of them known, and opens with no label of something else."""
        if not self._items.between(start, end) or WORDS.pattern(_OTHER_LABEL).match(self._text, start + 1, end):
            return False
        return len(self._lists.members(start + 1, end - 1)) > 1

    def _ends_a_heading(self, start: int, end: int) -> bool:
        """Whether a bracket ends a line that begins with a number: （二）加快建设（甲厅、乙厅）."""
        line = self._text.rfind("\n", 0, start) + 1
        return self._text[end : end + 1] in ("", "\n") and section_label(self._text, line) is not None

    def _read_in(self, start: int, end: int, deadline: Deadline | None = None, *, has_role: bool) -> Clause | None:
        clause = Clause(start, end, "bracket")
        other = self._lists.read(clause, start + 1, end - 1)
        if deadline is not None:
            clause.deadline = deadline.span
            other = max(0, other - (deadline.end - deadline.start))
        else:
            clause.deadline = deadline_after(self._text, end)
        if not (clause.bodies or clause.groups):
            return None
        allowed = _MOST_OTHER_WORDS * (end - start) if has_role else _FEW_OTHER_CHARACTERS
        return clause if other <= allowed or self._opens_with_a_label(start) else None

    def _opens_with_a_label(self, start: int) -> bool:
        """Whether a bracket has bodies right behind its label, whatever else it tells: 责任单位：甲局，范围：…."""
        label = label_pattern().match(self._text, start + 1)
        return label is not None and self._items.at(label.end()) is not None

    def _is_one_alone(self, start: int, end: int) -> bool:
        """Whether a bracket ends a paragraph and holds one body, or a branch of it, and nothing else."""
        if start == 0 or self._text[start - 1] != "。" or self._text[end : end + 1] not in ("", "\n"):
            return False
        inside = self._items.between(start, end)
        if [item.start for item in inside if item.body] != [start + 1]:
            return False
        return WORDS.pattern(_BRANCH).fullmatch(self._text, inside[0].end, end - 1) is not None
