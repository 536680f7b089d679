"""Policies that are known beforehand, as many of them as a text asks for.

In: lookups (`kg.resolve.lookups`). Out: `Part`s of what is known. A graph of a million policies answers for a text that
cites ten with some dozens of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kg.annotate.references.mention import Mention
from kg.language.bodies import Body
from kg.language.title import Title, known_policy, placed_key
from kg.resolve.identity import loose
from kg.resolve.lookups import by_key, by_name, by_number, by_place, like
from kg.resolve.model import Policy
from kg.resolve.names import placed_in
from kg.resolve.register import Register


@dataclass(frozen=True, slots=True)
class Part:
    """Policies by key, in the order of all that are known, and titles as cited, each with the number beside it."""

    policies: Mapping[str, Policy] = field(default_factory=dict)
    beside: tuple[tuple[str, str], ...] = ()


class KnownPolicies(Protocol):
    """What is known of policies before a text is read."""

    def part(self, asked: Collection[str]) -> Part:
        """Return all that some lookups find, and more where that is no trouble."""

    def beyond(self, asked: Collection[str], wanted: Collection[str]) -> set[str]:
        """Return of the lookups wanted those that the part for the ones asked does not answer."""

    def policy_of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the keys of the policies of documents (by `Document.key`) that are among the texts known."""


@dataclass(frozen=True, slots=True)
class AllKnown:
    """Policies that are all at hand, and the policies of their documents."""

    policies: Mapping[str, Policy] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[tuple[str, str], ...] = ()

    def part(self, asked: Collection[str]) -> Part:
        """Return all."""
        return Part(self.policies, self.beside)

    def beyond(self, asked: Collection[str], wanted: Collection[str]) -> set[str]:
        """Return nothing: a part is the whole."""
        return set()

    def policy_of(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the keys of the policies of documents."""
        return {one: self.documents[one] for one in documents if one in self.documents}


class AskingRegister(Register):
    """A register of a part of what is known, that notes what it was asked for.

    Parameters
    ----------
    policies : dict of str to Policy
        The policies of the part by key; those only cited are added to it.
    asked : set of str
        Takes the lookups.
    """

    def __init__(self, policies: dict[str, Policy], asked: set[str]) -> None:
        super().__init__(policies, ())
        self._asked = asked

    def edition_in_force(self, title: str, day: date | None) -> str | None:
        """The title of the latest edition, of those in the part."""
        self._asked.add(by_name(Title.of(title).key))
        return super().edition_in_force(title, day)

    def by_number(self, number: str) -> str | None:
        """The key of the policy with a document number."""
        self._asked.add(by_number(number))
        return super().by_number(number)

    def of_a_term(self, number: str) -> list[Policy]:
        """The policies with a number that begins anew with each term of office."""
        self._asked.add(by_number(number))
        return super().of_a_term(number)

    def known_number(self, title: str, issuers: tuple[Body, ...] = ()) -> str | None:
        """The one number that stands beside this title."""
        self._asked.add(by_name(Title.of(title).key))
        return super().known_number(title, issuers)

    def candidates(self, title: str) -> list[Policy]:
        """The policies of a title."""
        key = Title.of(title).key
        self._asked.add(by_name(key))
        placed, known = placed_key(loose(key)), known_policy(key)
        if placed:
            self._asked.add(by_place(placed))
        if known:
            self._asked.add(by_name(Title.of(known.pref_label).key))
        return super().candidates(title)

    def candidates_in(self, title: str, territory: str) -> list[Policy]:
        """The policies of a title that a region promised or has."""
        key = loose(Title.of(title).key)
        placed = placed_in(key, territory)
        if placed:
            self._asked.add(by_place(placed))
        return super().candidates_in(title, territory)

    def alike(self, title: str, may_be: Callable[[Policy], bool]) -> list[Policy]:
        """The policy whose title differs from this one by a word."""
        self._asked.add(like(Title.of(title).key))
        return super().alike(title, may_be)

    def add(
        self,
        mention: Mention,
        number: str | None,
        territory: str | None,
        bodies: tuple[Body, ...],
        day: date | None = None,
    ) -> str:
        """Enter a policy that is only cited; it may be known."""
        key = super().add(mention, number, territory, bodies, day)
        self._asked.add(by_key(key))
        return key

    def add_earlier(self, mention: Mention, later: str, day: date | None) -> str:
        """Enter an older text of the title of a policy; it may be known."""
        key = super().add_earlier(mention, later, day)
        self._asked.add(by_key(key))
        return key
