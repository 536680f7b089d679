"""A number found in a text.

In: nothing. Out: `Number`, the value that the rooms of references hand on.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start` to `end` in the text searched, and its normal form; `standard` for GB, HJ …"""

    start: int
    end: int
    value: str
    standard: bool
