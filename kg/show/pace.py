"""How fast a stage of work goes, and how long it will take still.

In: steps done, with their weights, and the time. Out: a line of words.
"""

from __future__ import annotations

from dataclasses import dataclass

_MINUTE, _HOUR = 60, 3600
_LONGEST = 60


@dataclass(slots=True)
class Pace:
    """A stage of work: `total` steps of `weight` together (0 where that is not known), begun at `start` (seconds)."""

    name: str
    total: int
    weight: int
    start: float
    done: int = 0
    weight_done: int = 0
    what: str = ""

    def advance(self, weight: int) -> None:
        """Count a step of a weight."""
        self.done += 1
        self.weight_done += weight

    def left(self, now: float) -> float | None:
        """Return the seconds that the rest takes at the pace so far; None where nothing is done yet."""
        done, total = (self.weight_done, self.weight) if self.weight else (self.done, self.total)
        return (now - self.start) * (total - done) / done if done else None

    def told(self, now: float) -> str:
        """Return steps a second, the time that is left, and what was taken up last."""
        passed, left = now - self.start, self.left(now)
        rate = f"{self.done / passed:.1f}/s" if passed > 0 else ""
        what = self.what if len(self.what) <= _LONGEST else f"…{self.what[1 - _LONGEST :]}"
        parts = (rate, f"{_duration(left)} left" if left is not None else "", what)
        return ", ".join(part for part in parts if part)


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
