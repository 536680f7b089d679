"""A number aimed at, as the next stages take it.

In: what the readers of this folder found. Out: `Target`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kg.language.bodies import Body

# (right + 1) / (all + 2) of the targets of each rule on documents annotated by hand; see kg:confidence
RIGHT = MappingProxyType(
    {
        "table": 0.86,
        "lowered": 0.9,
        "respectively": 0.92,
        "above": 0.88,
        "below": 0.67,
        "reach": 0.91,
        "act": 0.9,
        "rise": 0.89,
        "least": 0.9,
        "most": 0.89,
        "noun": 0.86,
        "fall": 0.82,
        "sure": 0.75,
        "count": 0.5,
    }
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose target it is: the IRI of a region, or a body."""

    region: str | None = None
    body: Body | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a text aims at.

    `start` and `end` are 0-based offsets, from the clause of the indicator to the number. `indicator` is as written,
    less what is no part of a name. `comparator` is one of ≥ ≤ > < = ≈ Δ+ Δ-. `value` belongs to `unit` as written
    (4000 万千瓦); `upper_value` is the end of a range. `binding` is True for 约束性, False for 预期性, None where the
    text does not say. `rule` says how the target was read. `owner` is whose target it is where the text names another
    region or body than its own before the number.
    """

    start: int
    end: int
    indicator: str
    comparator: str
    value: Decimal
    upper_value: Decimal | None
    unit: str | None
    year: int | None
    baseline_year: int | None
    binding: bool | None
    rule: str
    owner: Owner | None = None

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1: the share of its targets that had value, unit, year and indicator right."""
        return RIGHT[self.rule]
