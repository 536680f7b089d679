"""A number aimed at, as the next stages take it.

In: what the readers of this folder found. Out: `Target`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a text aims at.

    `start` and `end` are 0-based offsets, from the clause of the indicator to the number. `indicator` is as written,
    less what is no part of a name. `comparator` is one of ≥ ≤ > < = ≈ Δ+ Δ-. `value` belongs to `unit` as written
    (4000 万千瓦); `upper_value` is the end of a range. `binding` is True for 约束性, False for 预期性, None where the
    text does not say. `rule` says how the target was read.
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
