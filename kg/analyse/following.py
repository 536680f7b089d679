"""Who carried a policy out, found from the policy itself: the cascade of one page.

In: a `Reader` and the IRI of a policy. Out: the same `Cascade` as `kg.analyse.cascades.cascade` finds in the network of
all citations, of which only what rests on the policy is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from kg.analyse.cascades import CASCADE_DEPTH, Cascade, cascade
from kg.analyse.chains import RESTING
from kg.analyse.network import Network

if TYPE_CHECKING:
    from kg.analyse.reader import Reader

# Of a law on which thousands rest no page tells one by one who followed.
MOST_FOLLOWERS = 600


def following(reader: Reader, policy: str, read: Callable[[], Collection[str]]) -> Cascade:
    """Return who carried a policy out; of more than `MOST_FOLLOWERS` those that are reached first.

    Parameters
    ----------
    reader : Reader
        Of the graph.
    policy : str
        Its IRI.
    read : callable
        Gives the regions of which a text was read, where there are followers.
    """
    network = Network(directed=True, multi=True)
    network.add_node(policy, policy=reader.policy(policy))
    front = [policy]
    for _ in range(CASCADE_DEPTH):
        front = _next(reader, network, front)
    if network.number_of_nodes() == 1:
        return Cascade(policy, (), (), (), ())
    return cascade(network, policy, read())


def _next(reader: Reader, network: Network, front: list[str]) -> list[str]:
    """Add what rests on some policies to a network; return what is new in it."""
    fresh = []
    for cited in front:
        for citing, relation in reader.citing(cited, RESTING):
            if citing not in network:
                if network.number_of_nodes() > MOST_FOLLOWERS:
                    continue
                network.add_node(citing, policy=reader.policy(citing))
                fresh.append(citing)
            network.add_edge(citing, cited, relation, relation=relation, weight=1)
    return fresh
