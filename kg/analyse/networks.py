"""Networks of a built graph: who cites whom, who issues together, what hangs together; chains and periods.

In: `Records` of a graph. Out: `Network`s, or frozen rows ready for a table. Every answer is
sorted, so the same graph gives the same rows in the same order.

Sources: shares in joint issuing are Newman's weights for collaboration networks (Phys. Rev. E 64, 016132, 2001);
communities are Louvain's (Blondel et al., J. Stat. Mech. P10008, 2008).
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from kg.analyse.network import Network
from kg.analyse.tiers import PERSON, body_tier
from kg.analyse.topics import Topic, sector_topics

if TYPE_CHECKING:
    from kg.analyse.records import CitationRecord, LinkKey, PolicyRecord, Records

Years = tuple[int, int]
# past so many policies beside one, it alone is no sign that any two of them have to do with each other
MANY_TOGETHER = 500
TOO_MANY = "too many"


@dataclass(frozen=True)
class PeriodRow:
    """Policies of a year or a month, in all and by tier."""

    period: str
    policies: int
    tiers: Mapping[str, int]


def citation_graph(records: Records) -> Network:
    """The citation network, citing → cited.

    Parameters
    ----------
    records : Records
        Of the store of a build.

    Returns
    -------
    Network
        Nodes are policy IRIs with `policy` (PolicyRecord) and its title, number, date, level, tier, type, in_corpus as
        attributes. Edges are keyed by relation (`based_on` …) with `relation`, `weight` (mentions), `first` (the
        first CitationRecord) and `place` (its source file and line, or None). `self` and `issues` give no edge.
    """
    return network_of(records.policies.values(), records.citations)


def links_between(records: Records) -> Iterator[tuple[LinkKey, Sequence[CitationRecord]]]:
    """Yield the edges of `citation_graph` in their order, for who needs no network: citing, cited, relation, and where.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    policies = records.policies
    for key, found in records.citations.items():
        citing, cited, _ = key
        if citing != cited and citing in policies and cited in policies:
            yield key, found


def network_of(policies: Iterable[PolicyRecord], citations: Mapping[LinkKey, Sequence[CitationRecord]]) -> Network:
    """The citation network of some policies, as `citation_graph` gives that of all; citations of others are left out.

    Parameters
    ----------
    policies : iterable of PolicyRecord
        The nodes, in their order.
    citations : mapping of LinkKey to sequence of CitationRecord
        As `Records.citations` gives them.
    """
    network = Network(directed=True, multi=True)
    for policy in policies:
        network.add_node(
            policy.iri,
            policy=policy,
            title=policy.title,
            number=policy.number,
            date=policy.date,
            type=policy.type,
            level=policy.level,
            tier=policy.tier,
            in_corpus=policy.in_corpus,
        )
    add_citations(network, citations)
    return network


def add_citations(network: Network, citations: Mapping[LinkKey, Sequence[CitationRecord]]) -> None:
    """Add the citations between policies of a network."""
    for (citing, cited, relation), found in citations.items():
        if citing in network and cited in network and citing != cited:
            first = found[0]
            network.add_edge(
                citing, cited, relation, relation=relation, weight=len(found), place=first.place, first=first
            )


def issuer_graph(records: Records, years: Years | None = None) -> Network:
    """Who issues together.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    years : Years or None
        First and last year of the policies to count; all by default, the undated too.

    Returns
    -------
    Network
        Nodes are IRIs of bodies that issue, with `body` (BodyRecord), `name`, `tier` and `count` (policies). Edges have
        `weight` (policies issued together), `share` (Newman: each policy gives 1/(issuers − 1)) and `policies` (IRIs).
    """
    issuers = _in_years(records, records.issuers, years)
    network = Network()
    _add_bodies(network, records, issuers)
    drawn = {policy: [name for name in names if name in network] for policy, names in sorted(issuers.items())}
    shared = _shared_pairs(drawn)
    _add_shared(network, shared)
    for (one, other), together in shared.items():
        network.edges[one, other]["share"] = sum(1 / (len(issuers[policy]) - 1) for policy in together)
    return network


def issuer_citation_graph(records: Records, years: Years | None = None) -> Network:
    """Whose policies cite whose.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    years : Years or None
        First and last year of the citing policies; all by default.

    Returns
    -------
    Network
        Nodes as in `issuer_graph`; an edge citing body → cited body has `weight`, the number of pairs of policies, and
        `policies`, the citing ones. A body that cites its own policies has a loop.
    """
    issuers = records.issuers
    network = Network(directed=True)
    _add_bodies(network, records, issuers)
    citing = _in_years(records, issuers, years)
    drawn = {policy: [name for name in names if name in network] for policy, names in issuers.items()}
    _add_citing(network, records, {policy: drawn[policy] for policy in citing}, drawn)
    return network


def sector_graph(records: Records) -> Network:
    """Sectors that the same policies are about.

    Parameters
    ----------
    records : Records
        Of the store of a build.

    Returns
    -------
    Network
        Nodes are letters of sections (GB/T 4754-2017) with `name`, `name_en`, `count` (policies). Edges have `weight`
        and `policies`, those about both.
    """
    about = {policy.iri: policy.sectors for policy in records.policies.values()}
    network = Network()
    _add_topics(network, about, sector_topics())
    _add_shared(network, _shared_pairs(about))
    return network


def region_graph(records: Records) -> Network:
    """Which regions' policies cite which regions'.

    Parameters
    ----------
    records : Records
        Of the store of a build.

    Returns
    -------
    Network
        Nodes are keys of regions (province codes, CN, named areas) with `name`, `name_en`, `count` (policies). Edges as
        in `issuer_citation_graph`.
    """
    holding = {policy.iri: policy.regions for policy in records.policies.values()}
    network = Network(directed=True)
    _add_topics(network, holding, records.regions)
    _add_citing(network, records, holding, holding)
    return network


def sector_by_region(known: Mapping[str, PolicyRecord]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(section of a sector, region) → the policies about the one that hold in the other.

    Parameters
    ----------
    known : mapping of str to PolicyRecord
        All policies by IRI, as `Records.policies` gives them.
    """
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for policy in known.values():
        for cell in product(policy.sectors, policy.regions):
            cells[cell].append(policy.iri)
    return {cell: tuple(found) for cell, found in sorted(cells.items())}


def co_citation_graph(citations: Network) -> Network:
    """Policies that are cited together: a sign that they are read together (Small, JASIS 24, 265, 1973).

    Parameters
    ----------
    citations : Network
        As `citation_graph` gives it.

    Returns
    -------
    Network
        Nodes as in `citation_graph`; an edge's `weight` counts the policies that cite both, `policies` names them.
        Where a policy cites more than `MANY_TOGETHER`, it joins those alone that another one joins too: a list of
        thousands says little of any two, and has millions of pairs. `graph["too many"]` names such policies.
    """
    return _sharing(citations, citations.successors)


def coupling_graph(citations: Network) -> Network:
    """Policies that cite the same: bibliographic coupling (Kessler, Am. Doc. 14, 10, 1963).

    As `co_citation_graph`, but an edge's `weight` and `policies` are those that both cite, and it is a policy that more
    than `MANY_TOGETHER` cite which joins those alone that another one joins too.
    """
    return _sharing(citations, citations.predecessors)


def timeline(records: Records) -> list[PolicyRecord]:
    """All dated policies, oldest first; those whose year alone is known come before the others of their year.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    """
    dated = [policy for policy in records.policies.values() if policy.date]
    return sorted(dated, key=lambda policy: (policy.date or "", policy.iri))


def timeline_counts(dated: Sequence[PolicyRecord], length: int = 4) -> list[PeriodRow]:
    """Policies by period and tier.

    Parameters
    ----------
    dated : sequence of PolicyRecord
        As `timeline` gives them.
    length : int
        Characters of the date that make the period: 4 for years, 7 for months.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for policy in dated:
        counts[(policy.date or "")[:length]][policy.tier] += 1
    return [PeriodRow(period, found.total(), dict(found)) for period, found in sorted(counts.items())]


def _add_bodies(network: Network, records: Records, issuers: Mapping[str, Sequence[str]]) -> None:
    issued = Counter(iri for names in issuers.values() for iri in names)
    known = records.bodies
    for iri in sorted(issued):
        # A speech is passed by a person, who is no body.
        if iri in known and known[iri].kind != PERSON:
            body = known[iri]
            network.add_node(iri, body=body, name=body.name, count=issued[iri], tier=body_tier(body, known))


def _add_topics(network: Network, about: Mapping[str, Sequence[str]], topics: Mapping[str, Topic]) -> None:
    counts = Counter(key for keys in about.values() for key in keys)
    for key in sorted(counts):
        topic = topics.get(key, Topic(key, key, key, key))
        network.add_node(key, name=topic.name, name_en=topic.name_en, count=counts[key])


def _add_citing(
    network: Network, records: Records, citing: Mapping[str, Sequence[str]], cited: Mapping[str, Sequence[str]]
) -> None:
    """Edges from each holder of a citing policy to each holder of the cited one."""
    pairs = sorted({(one, other) for one, other, _ in records.citations if one != other})
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other in pairs:
        for ends in product(citing.get(one, ()), cited.get(other, ())):
            found[ends].append(one)
    for (one, other), names in sorted(found.items()):
        network.add_edge(one, other, weight=len(names), policies=tuple(dict.fromkeys(names)))


def _in_years(
    records: Records, issuers: Mapping[str, tuple[str, ...]], years: Years | None
) -> Mapping[str, tuple[str, ...]]:
    if years is None:
        return issuers
    known = records.policies
    return {
        policy: names
        for policy, names in issuers.items()
        if known[policy].year and years[0] <= int(known[policy].year) <= years[1]
    }


def _sharing(citations: Network, beside: Callable[[str], Iterable[str]]) -> Network:
    """Policies that stand beside the same one in the citation network."""
    holders = {node: sorted(set(beside(node))) for node in sorted(citations)}
    wide = {node: frozenset(held) for node, held in holders.items() if len(held) > MANY_TOGETHER}
    shared = _shared_pairs({node: held for node, held in holders.items() if node not in wide})
    for node, held in wide.items():
        for (one, other), policies in shared.items():
            if one in held and other in held:
                insort(policies, node)
    network = Network()
    network.graph[TOO_MANY] = tuple(wide)
    for node in sorted({end for pair in shared for end in pair}):
        network.add_node(node, **citations.nodes[node])
    _add_shared(network, shared)
    return network


def _shared_pairs(holders: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], list[str]]:
    """Each pair that some policy has together → those policies, in their order."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for policy, held in holders.items():
        for pair in combinations(held, 2):
            shared[pair].append(policy)
    return dict(sorted(shared.items()))


def _add_shared(network: Network, shared: Mapping[tuple[str, str], Sequence[str]]) -> None:
    for (one, other), policies in shared.items():
        network.add_edge(one, other, weight=len(policies), policies=tuple(policies))
