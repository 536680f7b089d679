"""By what policies are found: the questions that resolution puts to all that is known.

In: keys, numbers, titles. Out: lookups, each one text that says what kind of question it is and what is asked, and
those that find a policy. Who keeps policies by their lookups need not hold them all to resolve one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from kg.language.numbers import parse_number
from kg.language.title import number_key
from kg.resolve.identity import loose
from kg.resolve.instruments import without_mark
from kg.resolve.model import Policy
from kg.resolve.names import at_hand_by_name, keys_of, placed_in, plain_key

KEY, NUMBER, NAME, PLACE, LIKE = "key", "number", "name", "place", "like"
_BETWEEN = "\t"
T = TypeVar("T")


def asked_of(kind: str, lookups: Iterable[str]) -> list[str]:
    """What the lookups of one kind ask, sorted."""
    head = kind + _BETWEEN
    return sorted(lookup.removeprefix(head) for lookup in lookups if lookup.startswith(head))


def by_key(key: str) -> str:
    """The policy that has this key."""
    return KEY + _BETWEEN + key


def by_number(number: str) -> str:
    """The policies with a document number, in any brackets."""
    return NUMBER + _BETWEEN + number_key(number)


def by_name(title_key: str) -> str:
    """The policies that a title key names."""
    return NAME + _BETWEEN + loose(title_key)


def by_place(placed: tuple[str, str]) -> str:
    """The policies of a region by the rest of their title keys."""
    return PLACE + _BETWEEN + " ".join(placed)


def like(title_key: str) -> str:
    """The texts at hand whose title keys are this one or differ from it by a word."""
    return LIKE + _BETWEEN + plain_key(loose(title_key))


class Told(Protocol):
    """Told of each lookup that is made: of what kind (`by_name` …), and what is asked."""

    def __call__(self, kind: Callable[[T], str], asked: T, /) -> None:
        """Hear of one."""


def to_nobody(kind: Callable[[T], str], asked: T, /) -> None:
    """Where all policies are at hand nobody wants to know which are asked for."""


def noted_in(wanted: set[str]) -> Told:
    """Return what puts the lookups that are made into a set."""

    def note(kind: Callable[[T], str], asked: T, /) -> None:
        wanted.add(kind(asked))

    return note


def lookups_of(policy: Policy) -> set[str]:
    """The lookups that find a policy, but for its key, which names it, and for names that are only like its own."""
    names = keys_of(policy)
    titles = {loose(policy.named.key), loose(without_mark(policy.named)[0].key), *names}
    found = {NAME + _BETWEEN + key for key in titles}
    found.update(map(by_number, _numbers(policy)))
    found.update(by_place(placed) for key in titles if (placed := placed_in(key, policy.jurisdiction)))
    if at_hand_by_name(policy):
        found.update(LIKE + _BETWEEN + plain_key(key) for key in names)
    return found


def _numbers(policy: Policy) -> Iterator[str]:
    if policy.local_id:
        yield policy.local_id
    for name in policy.alternatives:
        if name[-2:-1].isdigit() and parse_number(name):
            yield name
