"""Policies that are known beforehand, as many of them as a text asks for.

In: lookups (`kg.resolve.lookups`). Out: `Part`s of what is known. A graph of a million policies answers for a text that
cites ten with some dozens of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.resolve.model import Policy


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
