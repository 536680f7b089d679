"""A clause that gives bodies a task, as it is read and as the next stages take it.

In: what the readers of this folder found. Out: `Responsibility`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.language.bodies import Body

# (right + 1) / (all + 2) of the clauses of each form on documents annotated by hand; see kg:confidence. Labels, tables
# and headings are too few there for more than an estimate
RIGHT = MappingProxyType({"bracket": 0.98, "label": 0.9, "table": 0.9, "heading": 0.8, "prose": 0.98})


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A clause that gives bodies a task.

    `start` and `end` are 0-based offsets of the clause, `task` those of the text that the bodies answer for. `bodies`
    holds all named bodies, the leading ones (`lead`) included, in the order of the text. `groups` are open groups as
    written, `lead_groups` those of them that lead; `standing` those that an earlier clause named for all later ones.
    `order` has the names of bodies and groups as the text has them, one after the other.
    `rule` says which form was read: bracket, label, table, heading or prose, with what it carries forward. `deadline`
    holds the offsets of the time set for it.
    """

    start: int
    end: int
    bodies: tuple[Body, ...]
    lead: tuple[Body, ...]
    groups: tuple[str, ...]
    standing: tuple[str, ...]
    task: tuple[int, int]
    rule: str
    deadline: tuple[int, int] | None = None
    lead_groups: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1: the share of its clauses that had all bodies and leading bodies right."""
        return RIGHT[self.rule.split(",")[0]]


@dataclass(frozen=True, slots=True)
class Item:
    """A named body or an open group; offsets into the squeezed text."""

    start: int
    end: int
    body: Body | None
    group: str | None


@dataclass(slots=True)
class Clause:
    """A clause while it is read; offsets into the squeezed text."""

    start: int
    end: int
    rule: str
    task: tuple[int, int] = (0, 0)
    bodies: list[Body] = field(default_factory=list)
    lead: list[Body] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    lead_groups: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    first_leads: bool = False
    deadline: tuple[int, int] | None = None
    answering: list[Item] = field(default_factory=list)
    supported: bool = False

    def take(self, items: Sequence[Item], role: str) -> None:
        """Take over the bodies and groups of a list by its role: lead, answer, support, or other where none is said."""
        self.add(items, leading=role == "lead")
        self.answering += items if role == "answer" else ()
        self.supported |= role == "support"

    def settle(self) -> None:
        """Let those lead that answer for a task where others only support them: 责任单位：A；配合单位：B."""
        if self.supported and not (self.lead or self.lead_groups):
            self.add(self.answering, leading=True)

    def add(self, items: Sequence[Item], *, leading: bool) -> None:
        """Take over the bodies and groups of a list."""
        for item in items:
            name = item.body.name if item.body is not None else item.group
            if name is not None and name not in self.order:
                self.order.append(name)
            if item.group is not None and item.group not in self.groups:
                self.groups.append(item.group)
            if item.group is not None and leading and item.group not in self.lead_groups:
                self.lead_groups.append(item.group)
            if item.body is not None and item.body not in self.bodies:
                self.bodies.append(item.body)
            if item.body is not None and leading and item.body not in self.lead:
                self.lead.append(item.body)
