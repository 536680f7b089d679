"""By when a duty is to be done.

In: squeezed text and a part of it. Out: `Deadline`s: 2025年底前（完成）, 完成时限：2025年12月, 持续推进.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.duties.words import WORDS

_DAY = r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?)"
_END = r"(?=[，,；;。、）)〕\]】\n]|$)"
_BETWEEN = re.compile(r"[^\w（(〔\[【]{0,2}[（(〔\[【]?")


@dataclass(frozen=True, slots=True)
class Deadline:
    """Offsets of what is written of the time; `acts` where a verb says that it is one (完成)."""

    start: int
    end: int
    acts: bool

    @property
    def span(self) -> tuple[int, int]:
        """Both offsets."""
        return self.start, self.end


@cache
def _pattern() -> re.Pattern[str]:
    return WORDS.pattern(
        r"⟨deadline-label⟩[:：](?P<labelled>[^，,；;。（）()〔〕\[\]【】\n]{1,30})"
        rf"|(?<=[，,；;。（(〔\[【\n])[于在]?(?:(?P<plain>{_DAY}⟨deadline-point deadline-before⟩{{1,2}}"
        rf"|⟨deadline-open⟩)(?P<act>⟨deadline-act⟩)?|(?P<acted>{_DAY})⟨deadline-act⟩){_END}"
    )


def _deadline(found: re.Match[str] | None) -> Deadline | None:
    if found is None:
        return None
    name = next(one for one in ("labelled", "plain", "acted") if found[one])
    return Deadline(*found.span(name), acts=bool(found["act"] or found["acted"]))


def deadline_in(text: str, start: int, end: int) -> Deadline | None:
    """Return the first deadline that a part of a text names, or None."""
    return _deadline(_pattern().search(text, start, end))


def deadline_after(text: str, at: int) -> tuple[int, int] | None:
    """Return the offsets of the deadline that stands right behind a clause, in its line or first in the next one."""
    between = _BETWEEN.match(text, at)
    found = _deadline(_pattern().match(text, between.end() if between else at))
    return found.span if found else None


def deadline_said(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the last day that a sentence gives (于2025年6月底前出台), None where it gives none."""
    found = WORDS.pattern(
        rf"{_DAY}(?:⟨deadline-point⟩{{0,2}}⟨deadline-before⟩)(?<!⟨deadline-trap⟩)(?!⟨title/particle⟩)"
    ).search(text, start, end)
    return found.span() if found else None


def is_deadline(cell: str) -> bool:
    """Return whether a cell of a table may be one of the column of deadlines."""
    return (
        re.search(r"\d(?:年|月|日|[./-]\d)", cell) is not None
        or WORDS.pattern("⟨deadline-open⟩").search(cell) is not None
    )
