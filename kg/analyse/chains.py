"""Citation chains: what a policy rests on and what rests on it, step by step.

In: the citation network. Out: a tree of `ChainLink`s, as deep as asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

from kg.analyse.cited_often import FIRST, MANY
from kg.analyse.networks import network_of
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.analyse.network import Network
    from kg.analyse.records import CitationRecord, LinkKey, PolicyRecord, Records

Direction = Literal["up", "down"]
# Strongest first, the order in which links are listed.
STRENGTH = (
    "based_on",
    "implements",
    "applies",
    "forwards",
    "amends",
    "replaces",
    "repeals",
    "interprets",
    "proposes",
    "mentions",
)
# The links that make a policy rest on another; the rest only speak of it or change it.
RESTING = frozenset({"based_on", "implements", "applies", "forwards"})


@dataclass(frozen=True)
class ChainLink:
    """One step of a citation chain; `depth` counts from 1, `weight` is the number of mentions."""

    depth: int
    citing: str
    cited: str
    relation: str
    weight: int


def citation_chain(
    records: Records,
    policy: str,
    direction: Direction,
    depth: int,
    relations: Collection[str] = STRENGTH,
) -> list[ChainLink]:
    """What a policy rests on (`up`) or what rests on it (`down`), step by step.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    policy : str
        IRI of the policy to start from.
    direction : Direction
        `up` towards what is cited, `down` towards what cites.
    depth : int
        The most steps to go, from 1.
    relations : collection of str
        Relations to follow, as in ONTOLOGY.md; all links by default.

    Returns
    -------
    list[ChainLink]
        Links by depth, each link once, at the first step that reaches it.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    return chain_links(
        network_around(records, policy, direction, depth, relations), policy, direction, depth, relations
    )


def chain_in_short(
    records: Records, policy: str, direction: Direction, depth: int
) -> tuple[list[ChainLink], dict[str, int]]:
    """The same as `citation_chain`, for eyes: of a policy with more than `MANY` links the first, and how many more.

    The first are the strongest, then those of most mentions; the chain goes on from what is shown.

    Parameters
    ----------
    records, policy, direction, depth
        As for `citation_chain`.
    """
    chain: list[ChainLink] = []
    more: dict[str, int] = {}
    reached, edge_of = {policy}, {policy}
    for step in range(1, depth + 1):
        shown: list[ChainLink] = []
        for near, links in _by_near(records.links(sorted(edge_of), direction), step, direction).items():
            if len(links) > MANY:
                more[near] = len(links) - FIRST
                links = sorted(links, key=_by_strength)[:FIRST]
            shown += links
        chain += sorted(shown, key=astuple)
        ends = {link.cited if direction == "up" else link.citing for link in shown}
        edge_of = ends - reached
        reached |= ends
    return chain, more


def _by_near(
    found: Mapping[LinkKey, Sequence[CitationRecord]], step: int, direction: Direction
) -> dict[str, list[ChainLink]]:
    """The links by the policy from which a step goes on."""
    links: dict[str, list[ChainLink]] = defaultdict(list)
    for (citing, cited, relation), mentions in found.items():
        if relation in STRENGTH and citing != cited:
            near = citing if direction == "up" else cited
            links[near].append(ChainLink(step, citing, cited, relation, len(mentions)))
    return links


def _by_strength(link: ChainLink) -> tuple[int, int, str, str]:
    return STRENGTH.index(link.relation), -link.weight, link.citing, link.cited


def network_around(
    records: Records, policy: str, direction: Direction, depth: int, relations: Collection[str] = STRENGTH
) -> Network:
    """The part of the citation network that a chain of a policy runs through; asked for what `citation_chain` is given.

    The links of each policy that the chain reaches before its last step are there, whatever their relation.
    """
    reached, edge_of = {policy}, {policy}
    found: dict[LinkKey, list[CitationRecord]] = {}
    for _ in range(depth):
        links = records.links(sorted(edge_of), direction)
        found |= links
        ends = {key[1] if direction == "up" else key[0] for key in links if key[2] in relations}
        edge_of = ends - reached
        reached |= ends
        if not edge_of:
            break
    ends = {end for key in found for end in key[:2]}
    return network_of(records.policies_of(sorted({policy, *ends})), dict(sorted(found.items())))


def chain_links(
    citations: Network,
    policy: str,
    direction: Direction,
    depth: int,
    relations: Collection[str] = STRENGTH,
) -> list[ChainLink]:
    """The same as `citation_chain`, on a citation network that is already there."""
    policy_of(citations, policy)
    links: list[ChainLink] = []
    reached, edge_of = {policy}, {policy}
    for step in range(1, depth + 1):
        if not edge_of:
            break
        found = _step(citations, sorted(edge_of), direction, relations)
        links += [ChainLink(step, *link) for link in found]
        ends = {link[1] if direction == "up" else link[0] for link in found}
        edge_of = ends - reached
        reached |= ends
    return links


def _step(
    citations: Network,
    nodes: list[str],
    direction: Direction,
    relations: Collection[str],
) -> list[tuple[str, str, str, int]]:
    found = []
    for node in nodes:
        edges = citations.out_edges(node, data=True) if direction == "up" else citations.in_edges(node, data=True)
        found += [
            (citing, cited, data["relation"], data["weight"])
            for citing, cited, data in edges
            if data["relation"] in relations
        ]
    return sorted(found)


def policy_of(citations: Network, policy: str) -> PolicyRecord:
    """Return the policy of a node of a citation network.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    if policy not in citations:
        raise NotFoundError(f"{policy}: no such policy in this graph; look it up by number or title")
    found: PolicyRecord = citations.nodes[policy]["policy"]
    return found
