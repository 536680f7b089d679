"""Cascades: who carries a policy out, level by level, and after how many days.

In: a citation network of `kg.analyse.networks` and a policy in it. Out: a `Cascade`: its followers as a tree, and
the mainland provinces by what is known of them.

Source: the top-down diffusion of policy research (Berry and Berry in Sabatier, Theories of the Policy Process):
national policy, provinces, cities.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analyse.chains import RESTING, STRENGTH, chain_links, network_around, policy_of
from kg.analyse.first_text import begun
from kg.analyse.networks import add_citations
from kg.analyse.tiers import LOCAL_TIERS, TIERS
from kg.analyse.topics import NOT_MAINLAND, provinces

if TYPE_CHECKING:
    from kg.analyse.network import Network
    from kg.analyse.records import PolicyRecord, Records

# National policy → ministry → province → city, and one more between.
CASCADE_DEPTH = 4


@dataclass(frozen=True)
class CascadeStep:
    """A policy that carries out `parent`, and the days from the first policy and from the parent.

    Days are None where one of the two dates is not known to the day; `depth` counts links from 1; `direct` tells that
    it names the first policy itself, whatever it hangs under. `ties` are policies that it carries out as well as the
    parent, of the same level and day: which of them it hangs under says nothing.
    """

    policy: str
    parent: str
    relation: str
    depth: int
    tier: str
    regions: tuple[str, ...]
    date: str | None
    days: int | None
    days_from_parent: int | None
    ties: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Whether it names the first policy itself; else only policies that carry that one out."""
        return self.depth == 1


@dataclass(frozen=True)
class Cascade:
    """Who carried out `root`; mainland provinces (codes) by what is known of them.

    `followed`: a policy of theirs, or of a city of theirs, is among the steps. `silent`: policies of theirs were
    read, none of them follows. `unread`: the compilations hold no policy of theirs, so nothing can be said.
    """

    root: str
    steps: tuple[CascadeStep, ...]
    followed: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def first(self) -> tuple[tuple[str, ...], int | None]:
        """The regions that followed first, all of a tie, and after how many days; None where no day is known."""
        first = self.first_days
        took = {region: days for region in self.followed if (days := first[region][0]) is not None}
        least = min(took.values(), default=None)
        return tuple(region for region in took if took[region] == least), least

    @property
    def first_days(self) -> dict[str, tuple[int | None, str]]:
        """Region → days that its first policy took (None if undated), and that policy; a city's only if it has none."""
        first: dict[str, tuple[int | None, str]] = {}
        local = [step for step in self.steps if step.tier in LOCAL_TIERS]
        for step in sorted(
            local, key=lambda step: (TIERS.index(step.tier), step.days is None, step.days or 0, step.policy)
        ):
            for region in step.regions:
                first.setdefault(region, (step.days, step.policy))
        return first


def cascade(citations: Network, policy: str, read: Collection[str] | None = None) -> Cascade:
    """How a policy is carried out, step by step, and where no follower is known.

    A follower bases itself on the policy, implements, applies or forwards it or another follower, and is not dated
    before it. In the tree it hangs under the nearest level above that it names: a city under its province where it
    names both.

    Parameters
    ----------
    citations : Network
        As `kg.analyse.networks.citation_graph` gives it.
    policy : str
        IRI of the policy that is carried out.
    read : collection of str or None
        What `regions_read` gives, for who asks for many cascades; found here by default.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    reached = {policy: 0}
    root = policy_of(citations, policy)
    for link in chain_links(citations, policy, "down", CASCADE_DEPTH, RESTING):
        citing = policy_of(citations, link.citing)
        # who explains a policy says what that one rests on, and carries nothing out
        if link.cited in reached and not citing.named.is_commentary and not _before(citing, root):
            reached.setdefault(link.citing, link.depth)
    order = sorted(reached, key=lambda node: (node != policy, *_rank_in_cascade(policy_of(citations, node))))
    place = {node: at for at, node in enumerate(order)}
    parents: dict[str, str] = {}
    for node in order[1:]:
        parents[node] = _parent(citations, node, place, reached, parents)
    ties = {node: _ties(citations, node, parents[node], place) for node in order[1:]}
    steps = tuple(_cascade_step(citations, node, parents[node], reached[node], root, ties[node]) for node in order[1:])
    local = {region for step in steps if step.tier in LOCAL_TIERS for region in step.regions}
    with_text = regions_read(citations) if read is None else read
    mainland = [key for key in provinces() if key not in NOT_MAINLAND]
    return Cascade(
        root=policy,
        steps=steps,
        followed=tuple(key for key in mainland if key in local),
        silent=tuple(key for key in mainland if key not in local and key in with_text),
        unread=tuple(key for key in mainland if key not in local and key not in with_text),
    )


def cascade_of(records: Records, policy: str) -> Cascade:
    """The same as `cascade`, from no more of the records than it takes.

    Raises
    ------
    NotFoundError
        If the graph has no such policy.
    """
    citations = network_around(records, policy, "down", CASCADE_DEPTH, RESTING)
    # who follows the last ones, which the chain does not ask, tells what some of the others hang under
    last = [node for node in citations if not citations.in_degree(node)]
    among = records.links(last, "down")
    add_citations(citations, {key: found for key, found in among.items() if key[0] in citations})
    return cascade(citations, policy, records.regions_read)


def regions_read(citations: Network) -> frozenset[str]:
    """The regions of which a text was read: policies of provinces and cities."""
    each = (policy_of(citations, node) for node in citations)
    return frozenset(region for one in each if one.in_corpus and one.tier in LOCAL_TIERS for region in one.regions)


def _days(later: PolicyRecord, earlier: PolicyRecord) -> int | None:
    """The days that a policy took to follow another, from when that one was there first; None where one is undated."""
    one, other = later.day, begun(earlier)
    return (one - other).days if one and other else None


def _before(policy: PolicyRecord, other: PolicyRecord) -> bool:
    """Whether it is certainly older: by the day where both are known, else by the year."""
    days = _days(policy, other)
    year = (other.since or other.year)[:4]
    return days < 0 if days is not None else bool(policy.year and year and policy.year < year)


def _rank_in_cascade(policy: PolicyRecord) -> tuple[int, str, str]:
    return TIERS.index(policy.tier), policy.date or "9999", policy.iri


def _parent(
    citations: Network,
    node: str,
    place: Mapping[str, int],
    reached: Mapping[str, int],
    parents: Mapping[str, str],
) -> str:
    """What a follower hangs under: of the policies that it names the last one above it, in the order of the cascade."""
    named: set[str] = {
        cited
        for _, cited, relation in citations.out_edges(node, keys=True)
        if relation in RESTING and cited in reached and cited != node
    }
    above = [other for other in named if place[other] < place[node]]
    if above:
        return max(above, key=lambda other: place[other])
    # It names only what stands below it: the link that reached it, unless that leads back to it.
    for other in sorted(named, key=lambda one: (reached[one], one)):
        up = other
        while up in parents:
            up = parents[up]
        if up != node:
            return other
    return next(iter(place))


def _ties(citations: Network, node: str, parent: str, place: Mapping[str, int]) -> tuple[str, ...]:
    """The other policies above a follower that it names, of the level and day of its parent."""
    named = {cited for _, cited, relation in citations.out_edges(node, keys=True) if relation in RESTING}
    one = policy_of(citations, parent)
    others = sorted(named - {parent, node})
    above = (policy_of(citations, other) for other in others if place.get(other, place[node]) < place[node])
    return tuple(other.iri for other in above if (other.tier, other.date) == (one.tier, one.date))


def _cascade_step(
    citations: Network, node: str, parent: str, depth: int, root: PolicyRecord, ties: tuple[str, ...]
) -> CascadeStep:
    policy = policy_of(citations, node)
    relations = [name for name in STRENGTH if citations.has_edge(node, parent, name)]
    return CascadeStep(
        policy=node,
        parent=parent,
        relation=relations[0] if relations else "mentions",
        depth=depth,
        tier=policy.tier,
        regions=policy.regions,
        date=policy.date,
        days=_days(policy, root),
        days_from_parent=_days(policy, policy_of(citations, parent)),
        ties=ties,
    )
