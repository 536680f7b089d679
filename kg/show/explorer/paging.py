"""Long lists in pages.

In: a list, which page of it is asked for, and where the others are. Out: `Page`: what stands on it, and the links to
the pages beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of a list: the first is number `start` (from 0) of `total`; `earlier` and `later` are addresses."""

    items: Sequence[Item]
    start: int
    total: int
    earlier: str | None
    later: str | None


def page_of(items: Sequence[Item], number: int, length: int, address: Callable[[int], str | None]) -> Page[Item]:
    """Return a page of a list; the nearest that there is to the number asked for.

    Parameters
    ----------
    items : sequence
        The whole list.
    number : int
        Which page, from 1.
    length : int
        Items of a page.
    address : callable
        Gives the address of another page, by its number.
    """
    last = pages(len(items), length)
    at = min(max(number, 1), last)
    start = (at - 1) * length
    earlier = address(at - 1) if at > 1 else None
    later = address(at + 1) if at < last else None
    return Page(items[start : start + length], start, len(items), earlier, later)


def pages(count: int, length: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(-(-count // length), 1)
