"""Facets of policies: level, issuers, regions …, each with how many of some policies have which value.

In: for each facet the values of each policy, by its place in an order. Out: `Facets`, which keeps those policies that
have what was chosen and counts the values of the rest: arrays, so that 100,000 policies are counted while somebody
types.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
Chosen = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is left: the places of the policies kept, in the order given; for each facet its values with how many have
    them of those that fit all choices of the other facets; and how many there would be without the choice of each."""

    kept: Places
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Facet:
    """The values of one facet, and which policy (by place) has which (by place among the values)."""

    values: tuple[str, ...]
    policies: NDArray[np.int32]
    held: NDArray[np.int32]

    @classmethod
    def of(cls, held: Iterable[Collection[str]]) -> _Facet:
        """A facet by what each policy has of it."""
        place: dict[str, int] = {}
        links = [
            (policy, place.setdefault(value, len(place)))
            for policy, each in enumerate(held)
            for value in dict.fromkeys(each)
        ]
        ends = np.array(links, dtype=np.int32).reshape(-1, 2)
        return cls(tuple(place), ends[:, 0].copy(), ends[:, 1].copy())

    def having(self, chosen: Collection[str], size: int) -> NDArray[np.bool_]:
        """Which policies have one of some values."""
        wanted = np.array([value in chosen for value in self.values], dtype=bool)
        having = np.zeros(size, dtype=bool)
        having[self.policies[wanted[self.held]]] = True
        return having

    def counts(self, among: NDArray[np.bool_]) -> dict[str, int]:
        """How many of some policies have each value; values that none has are left out."""
        numbers = np.bincount(self.held[among[self.policies]], minlength=len(self.values)).tolist()
        return {value: number for value, number in zip(self.values, numbers, strict=True) if number}


class Facets:
    """The facets of policies.

    Parameters
    ----------
    size : int
        How many policies there are.
    held : mapping of str to sequence of collection of str
        Facet to the values of each policy, in the order of their places, from 0.
    """

    def __init__(self, size: int, held: Mapping[str, Sequence[Collection[str]]]) -> None:
        self._size = size
        self._facets = {name: _Facet.of(each) for name, each in held.items()}

    def packed(self) -> bytes:
        """The same as bytes, for `unpacked`."""
        import msgspec

        kept = {
            name: (facet.values, facet.policies.astype("<i4").tobytes(), facet.held.astype("<i4").tobytes())
            for name, facet in self._facets.items()
        }
        return msgspec.msgpack.encode((self._size, kept))

    @classmethod
    def unpacked(cls, data: bytes) -> Facets:
        """The facets that `packed` wrote down."""
        import msgspec

        size, kept = msgspec.msgpack.decode(data, type=tuple[int, dict[str, tuple[tuple[str, ...], bytes, bytes]]])
        facets = cls(size, {})
        facets._facets = {
            name: _Facet(values, np.frombuffer(policies, "<i4"), np.frombuffer(held, "<i4"))
            for name, (values, policies, held) in kept.items()
        }
        return facets

    def values(self, facet: str) -> list[list[str]]:
        """The values of a facet that each policy has, by their places."""
        found: list[list[str]] = [[] for _ in range(self._size)]
        one = self._facets[facet]
        for policy, held in zip(one.policies.tolist(), one.held.tolist(), strict=True):
            found[policy].append(one.values[held])
        return found

    def narrowed(self, ranked: Sequence[int] | Places | None, chosen: Chosen) -> Narrowed:
        """Keep the policies that have one of the chosen values of each facet, and count the values of each facet.

        Parameters
        ----------
        ranked : sequence or array of int, or None
            Places of policies, kept in this order; None for all.
        chosen : mapping of str to collection of str
            Facet to values; a facet without any is not chosen from.
        """
        order, inside = self._ordered(ranked)
        having = self._having(chosen)
        kept = np.logical_and.reduce([inside, *having.values()])
        counts, without = {}, {}
        for name, facet in self._facets.items():
            others = [mask for other, mask in having.items() if other != name]
            among = np.logical_and.reduce([inside, *others]) if name in having else kept
            counts[name] = facet.counts(among)
            if name in having:
                without[name] = int(among.sum())
        return Narrowed(order[kept[order]], counts, without)

    def kept(self, ranked: Places | None, chosen: Chosen) -> Places:
        """The places that `narrowed` keeps."""
        order, _ = self._ordered(ranked)
        having = self._having(chosen)
        return order[np.logical_and.reduce(list(having.values()))[order]] if having else order

    def _ordered(self, ranked: Sequence[int] | Places | None) -> tuple[Places, NDArray[np.bool_]]:
        """Places in their order, and which these are."""
        order = np.arange(self._size) if ranked is None else np.asarray(ranked, dtype=np.int64)
        inside = np.zeros(self._size, dtype=bool)
        inside[order] = True
        return order, inside

    def _having(self, chosen: Chosen) -> dict[str, NDArray[np.bool_]]:
        """Which policies have what is chosen of each facet."""
        return {name: self._facets[name].having(values, self._size) for name, values in chosen.items() if values}
