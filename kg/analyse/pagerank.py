"""PageRank: how often who follows links at random comes by (Page et al. 1999).

In: nodes and weighted links. Out: a share of 1 for each node; the same as networkx gives, without the half second in
which a process loads what that computes with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node")
_DAMPING, _PRECISION, _MOST_ROUNDS = 0.85, 1e-6, 100


def page_ranks(nodes: Sequence[Node], links: Iterable[tuple[Node, Node, float]]) -> dict[Node, float]:
    """Return the PageRank of each node.

    Parameters
    ----------
    nodes : sequence
        All nodes, each once.
    links : iterable of (node, node, float)
        From where to where, and how strong; a link that goes both ways stands twice.
    """
    if not nodes:
        return {}
    place = {node: at for at, node in enumerate(nodes)}
    placed = [(place[one], place[other], weight) for one, other, weight in links]
    strength = [0.0] * len(nodes)
    for one, _, weight in placed:
        strength[one] += weight
    steps = [(one, other, weight / strength[one]) for one, other, weight in placed]
    ends = [at for at, sum_ in enumerate(strength) if not sum_]
    ranks = [1 / len(nodes)] * len(nodes)
    for _ in range(_MOST_ROUNDS):
        # from a node without links one goes on anywhere
        anywhere = (_DAMPING * sum(ranks[at] for at in ends) + 1 - _DAMPING) / len(nodes)
        following = [0.0] * len(nodes)
        for one, other, share in steps:
            following[other] += ranks[one] * share
        former, ranks = ranks, [_DAMPING * rank + anywhere for rank in following]
        if sum(abs(one - other) for one, other in zip(ranks, former, strict=True)) < len(nodes) * _PRECISION:
            break
    return dict(zip(nodes, ranks, strict=True))
