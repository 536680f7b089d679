"""The timeline: all policies by day, those of which only the year is known, and those of which nothing is, apart.

In: a `Frame`, and the first and last day that are looked at. Out: the page, which the script draws, and what it asks
for: how many policies there are of each day and level, or the policies between two days.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.show.explorer.signs import level_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.analyse.finder import Entry
    from kg.show.explorer.frame import Frame

# So many policies of a span are told one by one.
MOST = 300
_DAY = len("2021-10-24")


def timeline_page(frame: Frame) -> str:
    """Return the page."""
    return frame.render("timeline.html", drawn=level_words(frame))


def day_counts(frame: Frame) -> list[tuple[str, str, int]]:
    """Return how many policies there are of each date (a day, a year, or nothing) and level, sorted."""
    counts = Counter((entry.date, entry.level) for entry in frame.world.finder.entries)
    return [(date, level, count) for (date, level), count in sorted(counts.items())]


def between(frame: Frame, first: str, last: str) -> list[dict[str, Any]]:
    """Return the policies from one day to another, the earliest first, as the index of a folder holds them."""
    found = [entry for entry in frame.world.finder.entries if len(entry.date) == _DAY and first <= entry.date <= last]
    return _told(frame, sorted(found, key=lambda entry: (entry.date, entry.iri))[:MOST])


def of_all(frame: Frame) -> list[dict[str, Any]]:
    """Return all policies, undated ones too, for a page that no server answers."""
    return _told(frame, frame.world.finder.entries)


def _told(frame: Frame, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [{"t": one.title, "n": one.number, "d": one.date, "l": one.level, "h": frame.to(one.iri)} for one in entries]
