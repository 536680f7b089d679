"""What long work tells of itself while it goes on.

In: stages and steps. Out: whatever whoever runs it makes of them; `Silence` makes nothing.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work tells of its progress."""

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        """Begin a stage of `total` steps; `weight` is how much work they are together, where that is known."""

    def begin(self, what: str) -> None:
        """Tell what is taken up now."""

    def advance(self, weight: int = 1) -> None:
        """Tell that a step is done, and how much of the work of the stage that was."""


class Silence:
    """No progress, for builds from Python."""

    def stage(self, name: str, total: int, weight: int = 0) -> None:
        """Say nothing."""

    def begin(self, what: str) -> None:
        """Say nothing."""

    def advance(self, weight: int = 1) -> None:
        """Say nothing."""
