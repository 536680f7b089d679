"""Find the orders and announcements that a number means which is written with more or less than their own.

In: a number as a person writes it (建设部令第162号, 国务院第712号令), the index of a graph. Out: the policies of that
sequence and kind whose year and body say nothing against it; all of them, where several fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.index import BODY, NUMBER, Index, key, number_as_compared
from kg.language.bodies import parse_bodies
from kg.language.numbers import parse_number
from kg.vocabulary.forms import Form

# a number as it is compared: 国务院令-712, 部令-2007-162
_ORDER = Form(r"(?P<body>.*?)(?P<kind>⟨act/order act/notice⟩)-(?:(?P<year>\d{4})-)?(?P<sequence>\d+)")
_BY_SEQUENCE = "SELECT policy, key FROM name WHERE kind = ? AND key LIKE '%-' || ? ORDER BY policy, key"
_NAMES = "SELECT text FROM name WHERE policy = ? AND kind = ?"
_INITIAL = Form("⟨number/order-initial⟩")


@dataclass(frozen=True, slots=True)
class _Order:
    """The parts of a number; what is not said of it is empty."""

    body: str
    kind: str
    year: str
    sequence: str

    @classmethod
    def of(cls, compared: str) -> _Order | None:
        found = _ORDER.fullmatch(compared)
        return cls(*(part or "" for part in found.group("body", "kind", "year", "sequence"))) if found else None

    def is_compatible(self, other: _Order) -> bool:
        """Whether kind, sequence and year speak for one order."""
        years = {self.year, other.year} - {""}
        return (self.kind, self.sequence) == (other.kind, other.sequence) and len(years) < 2


def normal_number(text: str) -> str:
    """Return a number in its normal form, as it is compared; a text that is none as it is compared."""
    number = parse_number(text)
    return number_as_compared(number.text if number else text)


def orders_like(index: Index, text: str) -> list[int]:
    """Return the policies, by their numbers in the index, whose order a number means; none where it is no order's."""
    asked = _Order.of(normal_number(text))
    return sorted(set(_meant(index, asked))) if asked else []


def _meant(index: Index, asked: _Order) -> Iterator[int]:
    for policy, compared in _numbered(index, asked.sequence):
        order = _Order.of(compared)
        if order and asked.is_compatible(order) and _is_of(index, policy, asked.body, order.body):
            yield policy


def _numbered(index: Index, sequence: str) -> list[tuple[int, str]]:
    """The policies that have a number of this sequence, each with it as it is compared."""
    return [(int(policy), compared) for policy, compared in index.rows(_BY_SEQUENCE, (NUMBER, sequence))]


def _is_of(index: Index, policy: int, asked: str, own: str) -> bool:
    """Whether a body that somebody names may have given an order that has `own` for the name of its body."""
    if not asked or asked == own:
        return True
    issuers = {key(name) for (name,) in index.rows(_NAMES, (policy, BODY))}
    if _names(asked) & (_names(own) | issuers):
        return True
    if _INITIAL.fullmatch(asked):
        return own.startswith(asked)
    # 部令 is of any ministry, as long as nobody says of which
    return bool(own) and asked.endswith(own) and (len(own) > 1 or not issuers)


def _names(body: str) -> set[str]:
    return {key(body), *(key(one.name) for one in parse_bodies(body, None))} if body else set()
