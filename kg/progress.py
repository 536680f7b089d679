"""What long work tells of itself while it goes on.

In: stages and steps. Out: whatever whoever runs it makes of them; `Silence` makes nothing.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What long work tells of its progress."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps."""

    def advance(self, done: str = "", weight: int = 1) -> None:
        """Tell that a step is done: what it was, and how much of the work of the stage, in a unit of its own."""


class Silence:
    """No progress, for builds from Python."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def advance(self, done: str = "", weight: int = 1) -> None:
        """Say nothing."""
