"""What a list of bodies says of each: who leads, who answers, who helps.

In: squeezed text, a part of it that lists bodies, and the reader of its members. Out: the bodies and their roles, in a
`Clause`: A牵头，B、C配合; 责任单位：A、B.
"""

from __future__ import annotations

from kg.annotate.duties.duty import Clause, Item
from kg.annotate.duties.members import MemberReader
from kg.annotate.duties.words import WORDS, label_role, role_pattern, supports

_QUOTES = '“"‘'
_FOR_ALL = "⟨standing-for-all⟩|⟨following⟩⟨following-alike⟩"
_MARKS = "★☆*＊▲△※●◆■"
# 标★的为牵头单位
_MARK_OF_WHO_LEADS = (
    rf"⟨marking⟩[^，。；\n]{{0,4}}?(?P<mark>[{_MARKS}])[^，。；\n]{{0,8}}?⟨answers-for⟩[^，。；\n]{{0,4}}?⟨lead⟩"
)
# the role of bodies by the word behind them
_ROLES = {"lead": "lead", "join": "lead", "do": "answer", "support": "support"}


class ListReader:
    """Reads the lists of bodies of one text."""

    def __init__(self, text: str, members: MemberReader) -> None:
        self._text = text
        self._members = members
        said = WORDS.pattern(_MARK_OF_WHO_LEADS).search(text) if any(mark in text for mark in _MARKS) else None
        self._mark = said["mark"] if said else None

    def members(self, start: int, end: int) -> list[Item]:
        """Return the bodies and groups that a part of the text lists."""
        return self._members.read(start, end)[0]

    def members_alone(self, start: int, end: int) -> list[Item]:
        """Return the bodies and groups that a part of the text lists, none where it says anything else."""
        items, other = self._members.read(start, end)
        return [] if other else items

    def opens_at(self, start: int) -> bool:
        """Return whether a known body or group stands at an offset."""
        return self._members.opens_at(start)

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
        clause.add([item for item in items if self._is_marked(item)], leading=True)
        clause.settle()
        if clause.first_leads and not clause.lead:
            clause.lead = clause.bodies[:1]
            clause.first_leads = WORDS.pattern("⟨standing⟩").search(self._text, start, end) is not None
        return other

    def _is_marked(self, item: Item) -> bool:
        """Whether a body has the mark by which the text says that it leads: ★市示例局."""
        return self._mark is not None and self._mark in (
            self._text[item.start - 1 : item.start],
            self._text[item.end : item.end + 1],
        )

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
