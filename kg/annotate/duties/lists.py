"""Duties in brackets and behind labels: lists of bodies with their roles.

In: squeezed text and its `Items`. Out: `Clause`s: （A牵头，B、C配合）, 责任单位：A、B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.duties.deadlines import Deadline, deadline_after, deadline_in
from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.items import Items
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.spans import Spans
from kg.annotate.duties.words import WORDS, field_pattern, label_pattern, label_role, role_pattern, supports
from kg.language.labels import section_label

_BRACKET = re.compile(r"[（(〔\[【）)〕\]】\n]")
_DASHED = re.compile(r"(?<=[^\n—])(——)[^\n—]+")
_OPENERS = frozenset("（(〔[【")
_QUOTES = '“"‘'
_STOP = "⟨deadline⟩|⟨deadline-label⟩[:：]"
_BRANCH = r"(?:[\u4e00-\u9fff]{1,8}⟨body-ending⟩)?"
_FOR_ALL = "⟨standing-for-all⟩|⟨following⟩⟨following-alike⟩"
_LONGEST_BRACKET = 700
_FEWEST_BRACKETS = 2
_MOST_OTHER_WORDS = 0.4
_FEW_OTHER_CHARACTERS = 4
Span = tuple[int, int]
# the role of bodies by the word behind them
_ROLES = {"lead": "lead", "join": "lead", "do": "answer", "support": "support"}


class ListReader:
    """Reads the brackets and labelled lists of one text."""

    def __init__(self, text: str, items: Items, members: MemberReader) -> None:
        self._text = text
        self._items = items
        self._members = members

    # brackets

    def bracketed(self) -> Iterator[Clause]:
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
            other = self.read(clause, dash.end(1), dash.end())
            if other <= _FEW_OTHER_CHARACTERS and (clause.bodies or clause.groups):
                yield clause

    def _brackets(self) -> list[tuple[int, int]]:
        """The brackets, outer ones before those inside; one that opens with bodies or a label may cross a line end."""
        found: list[tuple[int, int]] = []
        stack: list[int] = []
        for match in _BRACKET.finditer(self._text):
            at = match.start()
            if match[0] in _OPENERS:
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
        if not has_role and (len(self._items.between(start, end)) < 2 or not stands_alone):
            return None
        return self._read_in(start, end, deadline, has_role=has_role)

    def _ends_a_heading(self, start: int, end: int) -> bool:
        """Whether a bracket ends a line that begins with a number: （二）加快建设（甲厅、乙厅）."""
        line = self._text.rfind("\n", 0, start) + 1
        return self._text[end : end + 1] in ("", "\n") and section_label(self._text, line) is not None

    def _read_in(self, start: int, end: int, deadline: Deadline | None = None, *, has_role: bool) -> Clause | None:
        clause = Clause(start, end, "bracket")
        other = self.read(clause, start + 1, end - 1)
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

    # labels

    def labelled(self, taken: Spans) -> Iterator[Clause]:
        """Yield the lists behind a label outside of spans that are read already."""
        done = 0
        for match in label_pattern().finditer(self._text):
            start = match.start()
            if start < done or start in taken or not self._may_open_at(start) or not self._has_list(match):
                continue
            end = self._end_of_labelled(match.end())
            clause = Clause(start, end, "label")
            self.read(clause, start, end)
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

    def _has_list(self, label: re.Match[str]) -> bool:
        """Whether bodies stand behind a label; where it ends its line, the next one is bodies and nothing else."""
        if not label[0].endswith("\n"):
            return True
        stop = self._text.find("\n", label.end())
        items, other = self._members.read(label.end(), stop if stop >= 0 else len(self._text))
        return bool(items) and not other

    def _end_of_labelled(self, start: int) -> int:
        """The end of a labelled list: of the paragraph, unless the next one brings a further label."""
        seen: set[str] = set()
        while True:
            end = self._text.find("\n", start)
            end = len(self._text) if end < 0 else end
            deadline = WORDS.pattern(_STOP).search(self._text, start, end)
            stop = deadline.start() if deadline else self._text.find("。", start, end)
            if 0 <= stop < end - 1 or (stop >= 0 and deadline):
                return stop
            further = label_pattern().match(self._text, end + 1)
            if further is None or further["label"] in seen or label_role(further["label"]) == "lead":
                return stop if stop >= 0 else end
            seen.add(further["label"])
            start = further.end()

    # what brackets and labels hold

    def members(self, start: int, end: int) -> tuple[list[Item], int]:
        """Return the bodies and groups that a part of the text lists, and how many characters of it are none."""
        return self._members.read(start, end)

    def read(self, clause: Clause, start: int, end: int, *, role: str = "other") -> int:
        """Read bodies and their roles, `role` by the head of their column; return how many characters are neither."""
        standing_from, standing_to = self._standing_part(start, end)
        items, other = self._members.read(start, end)
        pending: list[Item] = []
        for at, kind, item in self._events(items, start, end):
            if item is not None:
                if standing_from <= at < standing_to:
                    clause.standing += [item.group] if item.group else []
                pending.append(item)
                continue
            if kind == "first":
                clause.first_leads = True
                continue
            clause.take(pending, role if role == "lead" else _ROLES.get(kind, role))
            pending = []
            role = kind.removeprefix("label-") if kind.startswith("label-") else role
        clause.take(pending, role)
        clause.settle()
        if clause.first_leads and not clause.lead:
            clause.lead = clause.bodies[:1]
            clause.first_leads = WORDS.pattern("⟨standing⟩").search(self._text, start, end) is not None
        return other

    def _events(self, items: list[Item], start: int, end: int) -> list[tuple[int, str, Item | None]]:
        """The items and the words of a role between them, in order."""
        events: list[tuple[int, str, Item | None]] = [(item.start, "item", item) for item in items]
        spans = [(item.start, item.end) for item in items]
        for match in role_pattern().finditer(self._text, start, end):
            # 除标注“分别牵头”外 speaks of the word
            quoted = self._text[match.start() - 1] in _QUOTES
            if not quoted and not any(a <= match.start() < b for a, b in spans):
                kind = match.lastgroup or ""
                if match["label"]:
                    kind = f"label-{label_role(match['label'])}"
                elif match["do"] and supports(match["do"]):
                    kind = "support"
                events.append((match.start(), kind, None))
        return sorted(events, key=lambda event: event[0])

    def _standing_part(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a clause that holds for all later clauses too."""
        match = WORDS.pattern(_FOR_ALL).search(self._text, start, end)
        if match is None:
            return end, end
        return max(self._text.rfind(mark, start, match.start()) for mark in "。；，") + 1, end
