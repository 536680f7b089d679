"""Louvain's communities (Blondel et al., J. Stat. Mech. P10008, 2008): nodes move to where their links are, then each
community is a node of the next round.

In: the weighted links of nodes that are numbers. Out: a partition; the same as networkx gives, without the time in
which a process loads networkx.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

# of a node, its neighbours with the weights of the links to them
Links = Sequence[Mapping[int, float]]
# what a round has to add to the modularity
_THRESHOLD = 1e-7


def partition(links: Links, seed: int) -> list[set[int]]:
    """Return the communities of nodes from 0 up.

    Parameters
    ----------
    links : sequence of mapping of int to float
        Of each node its neighbours, each with the weight of the link; both ends have it. In which order they stand
        makes no difference.
    seed : int
        Fixes the order in which nodes are tried.
    """
    links = [dict(sorted(near.items())) for near in links]
    found = [{node} for node in range(len(links))]
    whole = sum(map(_strength, range(len(links)), links)) / 2
    if not whole:
        return found
    chance = random.Random(seed)
    before = _modularity(links, [*range(len(links))], whole)
    home, moved = _moved(links, whole, chance)
    while True:
        found = _joined(found, home)
        after = _modularity(links, home, whole)
        if after - before <= _THRESHOLD:
            return found
        before, links = after, _contracted(links, home)
        home, moved = _moved(links, whole, chance)
        if not moved:
            return found


def _strength(node: int, near: Mapping[int, float]) -> float:
    """The weights of the links of a node; a loop counts twice."""
    return sum(near.values()) + near.get(node, 0)


def _moved(links: Links, whole: float, chance: random.Random) -> tuple[list[int], bool]:
    """The community of each node, numbered in their order, where no node gains by moving; and whether one moved."""
    home = list(range(len(links)))
    strength = [_strength(node, near) for node, near in enumerate(links)]
    held = list(strength)
    order = list(range(len(links)))
    chance.shuffle(order)
    moved, moves = False, True
    while moves:
        moves = False
        for node in order:
            own = home[node]
            held[own] -= strength[node]
            best = _best(node, links[node], home, held, strength[node], whole)
            held[best] += strength[node]
            if best != own:
                home[node] = best
                moves = moved = True
    number = {community: at for at, community in enumerate(sorted(set(home)))}
    return [number[community] for community in home], moved


def _best(
    node: int, near: Mapping[int, float], home: Sequence[int], held: Sequence[float], strength: float, whole: float
) -> int:
    """The community in which a node, taken out of its own, adds most to the modularity."""
    weights: defaultdict[int, float] = defaultdict(float)
    for other, weight in near.items():
        if other != node:
            weights[home[other]] += weight
    best, most = home[node], 0.0
    cost = -weights[best] / whole + held[best] * strength / (2 * whole**2)
    for community, weight in weights.items():
        gain = cost + weight / whole - held[community] * strength / (2 * whole**2)
        if gain > most:
            best, most = community, gain
    return best


def _modularity(links: Links, home: Sequence[int], whole: float) -> float:
    """How much more weight lies within communities than by chance (Newman, Phys. Rev. E 69, 066133, 2004)."""
    within: defaultdict[int, float] = defaultdict(float)
    strength: defaultdict[int, float] = defaultdict(float)
    for node, near in enumerate(links):
        strength[home[node]] += _strength(node, near)
        within[home[node]] += sum(
            weight for other, weight in near.items() if other <= node and home[other] == home[node]
        )
    return sum(within[one] / whole - (strength[one] / (2 * whole)) ** 2 for one in strength)


def _joined(found: Sequence[set[int]], home: Sequence[int]) -> list[set[int]]:
    """The communities of the first nodes, by that of each of the communities before."""
    joined: list[set[int]] = [set() for _ in range(max(home) + 1)]
    for before, community in zip(found, home, strict=True):
        joined[community] |= before
    return joined


def _contracted(links: Links, home: Sequence[int]) -> Links:
    """The links between communities, each a node; those within one are a loop of it."""
    joined: list[dict[int, float]] = [{} for _ in range(max(home) + 1)]
    for node, near in enumerate(links):
        for other, weight in near.items():
            if other >= node:
                ends = home[node], home[other]
                joined[ends[0]][ends[1]] = joined[ends[1]][ends[0]] = joined[ends[0]].get(ends[1], 0) + weight
    return joined
