"""What would be done with files, and what was done.

In: files as listed. Out: `Planned`, one a file, before anything is read; `Done`, the sums of a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.extract.collect import Listed, is_kept
from kg.extract.kept import KeptExtracts
from kg.read.formats.content import Unread
from kg.read.formats.registry import is_refused, refusal

State = Literal["read", "kept", "skipped"]


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be done with a file: read, taken from its extract, or skipped; and why."""

    state: State
    what: str
    why: str


def plan(
    files: Sequence[Listed], unread: Sequence[Unread], tables: Sequence[Path], kept: KeptExtracts
) -> Iterator[Planned]:
    """Yield what would be done with each file; tables of own decisions after texts, those that are not read last."""
    for one in files:
        what, name = str(one.file.path), one.file.path.name
        if is_refused(name):  # named by the user, else it would not be among the files
            yield Planned("skipped", what, refusal(name))
        elif one.is_extract:
            yield Planned("kept", what, "it is an extract")
        elif is_kept(one, kept):
            yield Planned("kept", what, "its name, its content, kg and the vocabularies are those of its extract")
        else:
            yield Planned("read", what, f"it has no extract in {kept.folder}; {one.file.size} bytes")
    yield from (Planned("read", str(path), "own decisions, for `kg build`; no extract holds them") for path in tables)
    yield from (Planned("skipped", one.what, one.reason) for one in unread)


@dataclass(frozen=True, slots=True)
class Done:
    """What a run made: extracts of files that were read, those that were there, and the files that could not be
    read; `warnings` are lines for the user."""

    made: int
    kept: int
    failed: int
    warnings: tuple[str, ...]

    def rows(self) -> list[tuple[str, int]]:
        """Return the closing table: what, and how many."""
        return [("extracts made", self.made), ("extracts kept", self.kept), ("files that failed", self.failed)]
