"""Where a person finds a character of a converted text again, and what the file said beside its text.

In: offsets at which pages and rows begin, statements of a container. Out: `Places`, which answer for any offset, and
`Said`: weak evidence, which the text may contradict.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a printed document, or a row of a table, both counted from 1; None where there is none."""

    page: int | None = None
    row: int | None = None

    def __str__(self) -> str:
        named = (("page", self.page), ("row", self.row))
        return ", ".join(f"{name} {number}" for name, number in named if number is not None)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a text: from the 0-based offset `starts[k]` on it stands at `found[k]`."""

    starts: tuple[int, ...] = ()
    found: tuple[Place, ...] = ()

    def at(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        before = bisect_right(self.starts, offset) - 1
        return self.found[before] if before >= 0 else NOWHERE


NO_PLACES = Places()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a file says of its document outside the text.

    `about` is title, number, bodies, signed, published or source; `place` names where it stands for a person: `meta
    PubDate`, `property title`, `column 文号`.
    """

    about: str
    value: str
    place: str
