"""The shortest ways from one policy to another over citations.

In: who cites whom, as arrays of places, and two places. Out: `Ways`: the shortest chains, those that follow the
citations if there are any, else those that follow them back, else those that go both ways; and the same of two policies
as a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kg.analyse.chains import STRENGTH
from kg.analyse.records import called
from kg.analyse.table import Cell, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.analyse.records import Records

# Chains of one answer.
MOST = 4
# How a chain runs: with the citations, against them, or both.
WITH, AGAINST, EITHER = "with", "against", "either"
# What a table says of each.
_SAID = {WITH: "with the citations", AGAINST: "against the citations", EITHER: "both ways", "": "no path in your texts"}
_UP, _DOWN = True, False


@dataclass(frozen=True, slots=True)
class Step:
    """One citation of a chain: who cites whom (by place), by which relation (its place in STRENGTH)."""

    citing: int
    cited: int
    relation: int


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest chains, the strongest relations first; `how` is one of WITH, AGAINST, EITHER, or nothing."""

    how: str
    chains: Sequence[Sequence[Step]]


@dataclass(frozen=True)
class Citations:
    """Who cites whom, asked from either end."""

    citing: NDArray[np.int32]
    cited: NDArray[np.int32]
    relation: NDArray[np.int8]

    @cached_property
    def _order(self) -> dict[bool, tuple[NDArray[np.intp], NDArray[np.int32]]]:
        """The citations by who makes them (up) and by whom they mean (down), with that end of each."""
        found = {}
        for way, end in ((_UP, self.citing), (_DOWN, self.cited)):
            order = np.argsort(end, kind="stable")
            found[way] = (order, end[order])
        return found

    def of(self, policy: int, up: bool) -> NDArray[np.intp]:
        """The citations that a policy makes (`up`), or that mean it."""
        order, ends = self._order[up]
        first, last = np.searchsorted(ends, (policy, policy + 1))
        return order[first:last]

    def ways(self, one: int, other: int) -> Ways:
        """Return the shortest ways from one policy to another."""
        for how, directions in ((WITH, (_UP,)), (AGAINST, (_DOWN,)), (EITHER, (_UP, _DOWN))):
            before = self._reached(one, other, directions)
            if other in before:
                chains = sorted(_chains(one, other, before), key=_weakness)
                return Ways(how, chains[:MOST])
        return Ways("", ())

    def _reached(self, one: int, other: int, directions: Sequence[bool]) -> dict[int, dict[int, Step]]:
        """Each policy on the way, with those before it and the strongest citation between them."""
        before: dict[int, dict[int, Step]] = {one: {}}
        front = [one]
        while front and other not in before:
            fresh: dict[int, dict[int, Step]] = {}
            for policy in front:
                for up in directions:
                    for at in self.of(policy, up).tolist():
                        step = Step(int(self.citing[at]), int(self.cited[at]), int(self.relation[at]))
                        end = step.cited if up else step.citing
                        if end not in before:
                            known = fresh.setdefault(end, {}).get(policy)
                            if known is None or step.relation < known.relation:
                                fresh[end][policy] = step
            before |= fresh
            front = sorted(fresh)
        return before


# Of as many chains as there can be between two policies of a large graph no more are looked at.
_LOOKED_AT = 200


def _chains(one: int, other: int, before: dict[int, dict[int, Step]]) -> Iterator[list[Step]]:
    waiting: list[tuple[int, list[Step]]] = [(other, [])]
    given = 0
    while waiting and given < _LOOKED_AT:
        policy, behind = waiting.pop()
        if policy == one:
            given += 1
            yield behind
            continue
        ranked = sorted(before[policy].items(), key=lambda item: (-item[1].relation, -item[0]))
        waiting += [(earlier, [step, *behind]) for earlier, step in ranked]


def _weakness(chain: Sequence[Step]) -> tuple[int, list[tuple[int, int]]]:
    """How weak the relations of a chain are together."""
    return sum(step.relation for step in chain), [(step.citing, step.cited) for step in chain]


def citations_of(links: Sequence[tuple[str, str, str]]) -> tuple[Citations, list[str]]:
    """Return citations given by IRIs and relation as arrays, with the IRI of each place."""
    iris = sorted({end for link in links for end in link[:2]})
    place = {iri: at for at, iri in enumerate(iris)}
    ends = np.array([(place[a], place[b], STRENGTH.index(name)) for a, b, name in links], dtype=np.int32).reshape(-1, 3)
    return Citations(ends[:, 0].copy(), ends[:, 1].copy(), ends[:, 2].astype(np.int8)), iris


def path_table(records: Records, one: str, other: str) -> Table:
    """The shortest ways between two policies, a row for each step; the facts say how they run, or that there is none.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    one, other : str
        IRIs of the policies.
    """
    citations, iris = citations_of(records.link_keys())
    place = {iri: at for at, iri in enumerate(iris)}
    known = one in place and other in place and one != other
    ways = citations.ways(place[one], place[other]) if known else Ways("", ())
    rows: list[tuple[Cell, ...]] = []
    for number, chain in enumerate(ways.chains, 1):
        for at, step in enumerate(chain, 1):
            citing, cited, relation = iris[step.citing], iris[step.cited], STRENGTH[step.relation]
            first = records.links([citing], "up")[citing, cited, relation][0]
            ends = (*called(records, citing), relation, *called(records, cited))
            rows.append((number, at, *ends, first.file or None, first.line or None))
    columns = ("path", "step", "citing", "citing_number", "relation", "cited", "cited_number", "file", "line")
    return Table(columns, rows, {"direction": _SAID[ways.how]})
