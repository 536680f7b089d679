"""Citation and issuer networks of a built graph, for tables, chains and pictures.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: networkx graphs, or frozen rows ready for a
table. Every answer is sorted, so the same graph gives the same rows in the same order.

Sources: degree and PageRank as networkx has them (Page et al. 1999); shares in joint issuing are
Newman's weights for collaboration networks (Phys. Rev. E 64, 016132, 2001); communities are
Louvain's (Blondel et al., J. Stat. Mech. P10008, 2008); a cascade is the top-down diffusion of
policy research (Berry and Berry in Sabatier, Theories of the Policy Process): national policy,
provinces, cities, with the days that each took.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Literal

from kg.errors import KgError
from kg.namespaces import RELATIONS
from kg.records import (
    NOT_LINKS,
    NOT_MAINLAND,
    PERSON,
    TIERS,
    Policy,
    Topic,
    bodies,
    body_tier,
    issuers_of,
    mentions,
    policies,
    predecessors,
    provinces,
    region_topics,
    sector_topics,
    short_title,
)
from kg.titles import fold

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

Direction = Literal["up", "down"]
Years = tuple[int, int]

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
SEED = 20210923
# National policy → ministry → province → city, and one more between.
CASCADE_DEPTH = 4
# The 一五 plan began in 1953, but the 十五 in 2001: 十一五 in 2006, 十四五 in 2021.
FIRST_PLAN_YEAR = 2006
PLAN = re.compile(r"十([一二三四五六七八九])五(?:时期)?")
# A year that marks an edition; 2030年前 and 2035年远景目标 are what is aimed at.
YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:-(?:19|20)?\d{2})?年(?:版|本|度|修订版?|修正版?)?(?!前|远景|可持续|.{0,2}目标)"
)


@dataclass(frozen=True)
class ChainLink:
    """One step of a citation chain; `depth` counts from 1, `weight` is the number of mentions."""

    depth: int
    citing: str
    cited: str
    relation: str
    weight: int


@dataclass(frozen=True)
class Coverage:
    """What a ranking rests on: only policies whose text was read can cite."""

    policies: int
    with_text: int
    citations: int
    resolved: int


@dataclass(frozen=True)
class RankRow:
    """A policy's standing: distinct policies that cite it, all their mentions, and PageRank (sums
    to 1).
    """

    policy: str
    title: str
    number: str | None
    cited_by: int
    mentions: int
    pagerank: float
    in_corpus: bool


@dataclass(frozen=True)
class Ranking:
    """Rows, most cited first, and the coverage to be stated with them."""

    rows: tuple[RankRow, ...]
    coverage: Coverage


@dataclass(frozen=True)
class BodyRow:
    """A body's place in joint issuing: policies, partners, joint signatures, centralities, community (from 1)."""

    body: str
    name: str
    tier: str
    issued: int
    partners: int
    together: int
    betweenness: float
    pagerank: float
    community: int


@dataclass(frozen=True)
class CascadeStep:
    """A policy that carries out `parent`, and the days from the first policy and from the parent.

    Days are None where one of the two dates is not known to the day; `depth` counts links from 1.
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


@dataclass(frozen=True)
class PeriodRow:
    """Policies of a year or a month, in all and by tier."""

    period: str
    policies: int
    tiers: Mapping[str, int]


@dataclass(frozen=True)
class Edition:
    """A policy as an edition: `mark` is its year, `stated` whether the graph names the predecessor."""

    policy: str
    title: str
    number: str | None
    mark: str
    predecessor: str | None
    stated: bool


def citation_graph(graph: GraphStore) -> nx.MultiDiGraph[str]:
    """The citation network, citing → cited.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes are policy IRIs with `policy` (Policy) and its title, number, date, level, tier, type,
        in_corpus as attributes. Edges are keyed by relation (`based_on` …) with `relation`,
        `weight` (mentions), `mention` (the first Mention) and `place` (its source file and line, or
        None). `self` and `issues` give no edge.
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for policy in policies(graph).values():
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
    for (citing, cited, relation), found in mentions(graph).items():
        if citing in network and cited in network and citing != cited:
            first = found[0]
            network.add_edge(
                citing, cited, relation, relation=relation, weight=len(found), place=first.place, mention=first
            )
    return network


def issuer_graph(graph: GraphStore, years: Years | None = None) -> nx.Graph[str]:
    """Who issues together.

    Args:
        graph (GraphStore): the store of a build.
        years (tuple[int, int] | None): first and last year of the policies to count; all by default, the undated too.

    Returns:
        Nodes are IRIs of bodies that issue, with `body` (Body), `name`, `tier` and `count` (policies). Edges have
        `weight` (policies issued together), `share` (Newman: each policy gives 1/(issuers − 1)) and
        `policies` (IRIs).
    """
    import networkx as nx

    issuers = _in_years(graph, issuers_of(graph), years)
    network: nx.Graph[str] = nx.Graph()
    _add_bodies(network, graph, issuers)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    share: dict[tuple[str, str], float] = defaultdict(float)
    for policy, names in issuers.items():
        for pair in combinations([name for name in names if name in network], 2):
            shared[pair].append(policy)
            share[pair] += 1 / (len(names) - 1)
    for (one, other), together in sorted(shared.items()):
        network.add_edge(
            one,
            other,
            weight=len(together),
            share=share[one, other],
            policies=tuple(sorted(together)),
        )
    return network


def issuer_citation_graph(graph: GraphStore, years: Years | None = None) -> nx.DiGraph[str]:
    """Whose policies cite whose.

    Args:
        graph (GraphStore): the store of a build.
        years (tuple[int, int] | None): first and last year of the citing policies; all by default.

    Returns:
        Nodes as in `issuer_graph`; an edge citing body → cited body has `weight`, the number of
        pairs of policies, and `policies`, the citing ones. A body that cites its own policies has a loop.
    """
    import networkx as nx

    issuers = issuers_of(graph)
    network: nx.DiGraph[str] = nx.DiGraph()
    _add_bodies(network, graph, issuers)
    citing = _in_years(graph, issuers, years)
    drawn = {policy: [name for name in names if name in network] for policy, names in issuers.items()}
    _add_citing(network, graph, {policy: drawn[policy] for policy in citing}, drawn)
    return network


def sector_graph(graph: GraphStore) -> nx.Graph[str]:
    """Sectors that the same policies are about.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes are letters of sections (GB/T 4754-2017) with `name`, `name_en`, `count` (policies). Edges have
        `weight` and `policies`, those about both.
    """
    import networkx as nx

    about = {policy.iri: policy.sectors for policy in policies(graph).values()}
    network: nx.Graph[str] = nx.Graph()
    _add_topics(network, about, sector_topics())
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for policy, sectors in about.items():
        for pair in combinations(sectors, 2):
            shared[pair].append(policy)
    for (one, other), both in sorted(shared.items()):
        network.add_edge(one, other, weight=len(both), policies=tuple(both))
    return network


def region_graph(graph: GraphStore) -> nx.DiGraph[str]:
    """Which regions' policies cite which regions'.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes are keys of regions (province codes, CN, named areas) with `name`, `name_en`, `count` (policies).
        Edges as in `issuer_citation_graph`.
    """
    import networkx as nx

    holding = {policy.iri: policy.regions for policy in policies(graph).values()}
    network: nx.DiGraph[str] = nx.DiGraph()
    _add_topics(network, holding, region_topics(graph))
    _add_citing(network, graph, holding, holding)
    return network


def sector_by_region(graph: GraphStore) -> dict[tuple[str, str], tuple[str, ...]]:
    """(section of a sector, region) → the policies about the one that hold in the other.

    Args:
        graph (GraphStore): the store of a build.
    """
    return sector_by_region_of(policies(graph))


def sector_by_region_of(known: Mapping[str, Policy]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The same as `sector_by_region`, on policies that are already there."""
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for policy in known.values():
        for cell in product(policy.sectors, policy.regions):
            cells[cell].append(policy.iri)
    return {cell: tuple(found) for cell, found in sorted(cells.items())}


def co_citation_graph(citations: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Policies that are cited together: a sign that they are read together (Small, JASIS 24, 265, 1973).

    Args:
        citations (nx.MultiDiGraph): as `citation_graph` gives it.

    Returns:
        Nodes as in `citation_graph`; an edge's `weight` counts the policies that cite both, `policies` names them.
    """
    return _shared_neighbours(citations, {node: sorted(set(citations.successors(node))) for node in citations})


def coupling_graph(citations: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Policies that cite the same: bibliographic coupling (Kessler, Am. Doc. 14, 10, 1963).

    Args:
        citations (nx.MultiDiGraph): as `citation_graph` gives it.

    Returns:
        Nodes as in `citation_graph`; an edge's `weight` counts the policies that both cite, `policies` names them.
    """
    return _shared_neighbours(citations, {node: sorted(set(citations.predecessors(node))) for node in citations})


def cascade(graph: GraphStore, policy: str) -> Cascade:
    """How a policy is carried out, step by step, and where no follower is known.

    Args:
        graph (GraphStore): the store of a build.
        policy (str): IRI of the policy that is carried out.

    Raises:
        KgError: the graph has no such policy.
    """
    return cascade_of(citation_graph(graph), policy)


def cascade_of(citations: nx.MultiDiGraph[str], policy: str) -> Cascade:
    """The same as `cascade`, on a citation network that is already there.

    A follower bases itself on the policy, implements, applies or forwards it or another follower, and is not dated
    before it. In the tree it hangs under the nearest level above that it names: a city under its province where it
    names both.
    """
    reached = {policy: 0}
    root: Policy = _known(citations, policy)
    for link in chain_links(citations, policy, "down", CASCADE_DEPTH, RESTING):
        follower: Policy = citations.nodes[link.citing]["policy"]
        if link.cited in reached and not _before(follower, root):
            reached.setdefault(link.citing, link.depth)
    order = sorted(reached, key=lambda node: (node != policy, *_rank_in_cascade(citations.nodes[node]["policy"])))
    parents: dict[str, str] = {}
    for node in order[1:]:
        parents[node] = _parent(citations, node, order, reached, parents)
    steps = tuple(_cascade_step(citations, node, parents[node], reached[node], root) for node in order[1:])
    local = {p for step in steps if step.tier in ("province", "city") for p in step.regions}
    others: list[Policy] = [citations.nodes[node]["policy"] for node in citations]
    with_text = {
        region for other in others if other.in_corpus and other.tier in ("province", "city") for region in other.regions
    }
    mainland = [key for key in provinces() if key not in NOT_MAINLAND]
    return Cascade(
        root=policy,
        steps=steps,
        followed=tuple(key for key in mainland if key in local),
        silent=tuple(key for key in mainland if key not in local and key in with_text),
        unread=tuple(key for key in mainland if key not in local | with_text),
    )


def timeline(graph: GraphStore) -> list[Policy]:
    """All dated policies, oldest first; those whose year alone is known come before the others of their year.

    Args:
        graph (GraphStore): the store of a build.
    """
    dated = [policy for policy in policies(graph).values() if policy.date]
    return sorted(dated, key=lambda policy: (policy.date or "", policy.iri))


def timeline_counts(dated: Sequence[Policy], length: int = 4) -> list[PeriodRow]:
    """Policies by period and tier.

    Args:
        dated (Sequence[Policy]): as `timeline` gives them.
        length (int): characters of the date that make the period: 4 for years, 7 for months.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for policy in dated:
        counts[(policy.date or "")[:length]][policy.tier] += 1
    return [PeriodRow(period, found.total(), dict(found)) for period, found in sorted(counts.items())]


def edition_chains(graph: GraphStore) -> list[tuple[Edition, ...]]:
    """Editions of the same instrument, oldest first: “十三五” → “十四五”, （2019年本） → （2024年本）.

    What the graph states (kg:predecessor) counts first. Else editions are policies whose titles are the same but for
    the plan period, the year or the edition in brackets, and that hold in the same regions; of two with the same mark
    neither counts, since it cannot be told which one the next follows.

    Args:
        graph (GraphStore): the store of a build.
    """
    return edition_chains_of(policies(graph), predecessors(graph))


def edition_chains_of(known: Mapping[str, Policy], stated: Mapping[str, str]) -> list[tuple[Edition, ...]]:
    """The same as `edition_chains`, on policies and stated predecessors that are already there."""
    groups: dict[tuple[str, tuple[str, ...]], dict[str, list[Policy]]] = defaultdict(lambda: defaultdict(list))
    for policy in known.values():
        key, mark = edition_key(policy.title)
        if mark:
            groups[key, policy.regions][mark].append(policy)
    earlier: dict[str, tuple[str, bool]] = {}
    marks = {policy.iri: mark for group in groups.values() for mark, each in group.items() for policy in each}
    for group in groups.values():
        single = [each[0].iri for _, each in sorted(group.items()) if len(each) == 1]
        earlier.update({later: (one, False) for one, later in pairwise(single)})
    earlier.update({later: (one, True) for later, one in stated.items() if later in known and one in known})
    return _edition_chains(known, earlier, marks)


def edition_key(title: str) -> tuple[str, str]:
    """A title without the marks of its edition, and the mark (a year, four digits), empty where it has none."""
    bare = fold(short_title(title))
    marks = [str(FIRST_PLAN_YEAR + 5 * "一二三四五六七八九".index(found[1])) for found in PLAN.finditer(bare)]
    marks += [found[1] for found in YEAR.finditer(bare)]
    key = re.sub(r"\([^()]{0,3}\)", "", YEAR.sub("", PLAN.sub("", bare)))
    return key, max(marks, default="")


def citation_chain(
    graph: GraphStore,
    policy: str,
    direction: Direction,
    depth: int,
    relations: Collection[str] = STRENGTH,
) -> list[ChainLink]:
    """What a policy rests on (`up`) or what rests on it (`down`), step by step.

    Args:
        graph (GraphStore): the store of a build.
        policy (str): IRI of the policy to start from.
        direction (str): `up` towards what is cited, `down` towards what cites.
        depth (int): the most steps to go, from 1.
        relations (Collection[str]): relations to follow, as in ONTOLOGY.md; all links by default.

    Returns:
        Links by depth, each link once, at the first step that reaches it.

    Raises:
        KgError: the graph has no such policy.
    """
    return chain_links(citation_graph(graph), policy, direction, depth, relations)


def chain_links(
    citations: nx.MultiDiGraph[str],
    policy: str,
    direction: Direction,
    depth: int,
    relations: Collection[str] = STRENGTH,
) -> list[ChainLink]:
    """The same as `citation_chain`, on a citation network that is already there."""
    _known(citations, policy)
    links: list[ChainLink] = []
    reached, edge_of = {policy}, {policy}
    for step in range(1, depth + 1):
        found = _step(citations, sorted(edge_of), direction, relations)
        links += [ChainLink(step, *link) for link in found]
        ends = {link[1] if direction == "up" else link[0] for link in found}
        edge_of = ends - reached
        reached |= ends
    return links


def communities(network: nx.Graph[str], seed: int = SEED) -> list[frozenset[str]]:
    """Communities of a weighted network by Louvain, largest first.

    Args:
        network (nx.Graph): undirected, `weight` on its edges (1 where there is none).
        seed (int): fixes the order in which nodes are tried.

    Returns:
        A partition of the nodes; each isolated node is a community of its own.
    """
    import networkx as nx

    found = nx.community.louvain_communities(_in_order(network), weight="weight", seed=seed)
    return sorted((frozenset(c) for c in found), key=lambda c: (-len(c), min(c)))


def rank(graph: GraphStore) -> Ranking:
    """Policies by influence, with the coverage that the figures hold for.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Cited policies: by distinct citing policies, then PageRank, then IRI. Coverage counts all
        citations (`self` and `issues` left out) and those whose cited policy is known.
    """
    return rank_of(citation_graph(graph), coverage(graph))


def rank_of(citations: nx.MultiDiGraph[str], covered: Coverage) -> Ranking:
    """The same as `rank`, on a citation network that is already there."""
    import networkx as nx

    plain: nx.DiGraph[str] = nx.DiGraph()
    plain.add_nodes_from(sorted(citations))
    plain.add_edges_from(sorted(set(citations.edges())))
    scores: Mapping[str, float] = nx.pagerank(plain) if plain else {}
    rows = [
        RankRow(
            policy=node,
            title=citations.nodes[node]["title"],
            number=citations.nodes[node]["number"],
            cited_by=plain.in_degree(node),
            mentions=sum(data["weight"] for _, _, data in citations.in_edges(node, data=True)),
            pagerank=round(scores[node], 6),
            in_corpus=citations.nodes[node]["in_corpus"],
        )
        for node in plain
        if plain.in_degree(node)
    ]
    rows.sort(key=lambda row: (-row.cited_by, -row.pagerank, row.policy))
    return Ranking(tuple(rows), covered)


def issuer_centralities(joint: nx.Graph[str]) -> list[BodyRow]:
    """Bodies by their place in joint issuing, the most partners first.

    Betweenness is Brandes' (J. Math. Sociol. 25, 163, 2001), without weights; PageRank with them.

    Args:
        joint (nx.Graph): as `issuer_graph` gives it.
    """
    import networkx as nx

    group_of = {body: i for i, group in enumerate(communities(joint), 1) for body in group}
    between = nx.betweenness_centrality(joint)
    scores: Mapping[str, float] = nx.pagerank(_in_order(joint)) if joint else {}
    rows = [
        BodyRow(
            body=node,
            name=data["name"],
            tier=data["tier"],
            issued=data["count"],
            partners=joint.degree(node),
            together=int(joint.degree(node, weight="weight")),
            betweenness=round(between[node], 4),
            pagerank=round(scores[node], 4),
            community=group_of[node],
        )
        for node, data in joint.nodes(data=True)
    ]
    return sorted(rows, key=lambda row: (-row.partners, -row.together, row.body))


def coverage(graph: GraphStore) -> Coverage:
    """How much was read and resolved.

    Args:
        graph (GraphStore): the store of a build.
    """
    return coverage_of(graph, policies(graph))


def coverage_of(graph: GraphStore, known: Mapping[str, Policy]) -> Coverage:
    """The same as `coverage`, on policies that are already there."""
    counted = graph.select(
        "SELECT ?relation (COUNT(?citation) AS ?all) (COUNT(?cited) AS ?resolved) WHERE {"
        " ?citation a kg:Citation ; cito:hasCitationCharacterization ?relation"
        " OPTIONAL { ?citation cito:hasCitedEntity ?cited } } GROUP BY ?relation"
    )
    left_out = {RELATIONS[name] for name in NOT_LINKS}
    linking = [row for row in counted if row["relation"] not in left_out]
    return Coverage(
        policies=len(known),
        with_text=sum(policy.in_corpus for policy in known.values()),
        citations=sum(int(row["all"] or 0) for row in linking),
        resolved=sum(int(row["resolved"] or 0) for row in linking),
    )


def weighted_edges(network: nx.Graph[str]) -> list[tuple[str, str, float]]:
    """Edges with their weight, 1 where there is none."""
    edges = network.edges(data=True)
    return [(one, other, float(data.get("weight", 1))) for one, other, data in edges]


def _step(
    citations: nx.MultiDiGraph[str],
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


def _in_order(network: nx.Graph[str]) -> nx.Graph[str]:
    """The network with nodes and edges sorted: Louvain's result hangs on their order."""
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    ordered.add_weighted_edges_from(
        sorted((min(one, other), max(one, other), w) for one, other, w in weighted_edges(network))
    )
    return ordered


def _add_bodies(network: nx.Graph[str], graph: GraphStore, issuers: Mapping[str, Sequence[str]]) -> None:
    issued = Counter(iri for names in issuers.values() for iri in names)
    known = bodies(graph)
    for iri in sorted(issued):
        # A speech is passed by a person, who is no body.
        if iri in known and known[iri].kind != PERSON:
            body = known[iri]
            network.add_node(iri, body=body, name=body.name, count=issued[iri], tier=body_tier(body, known))


def _add_topics(network: nx.Graph[str], about: Mapping[str, Sequence[str]], topics: Mapping[str, Topic]) -> None:
    counts = Counter(key for keys in about.values() for key in keys)
    for key in sorted(counts):
        topic = topics.get(key, Topic(key, key, key, key))
        network.add_node(key, name=topic.name, name_en=topic.name_en, count=counts[key])


def _add_citing(
    network: nx.DiGraph[str], graph: GraphStore, citing: Mapping[str, Sequence[str]], cited: Mapping[str, Sequence[str]]
) -> None:
    """Edges from each holder of a citing policy to each holder of the cited one."""
    pairs = sorted({(one, other) for one, other, _ in mentions(graph) if one != other})
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other in pairs:
        for ends in product(citing.get(one, ()), cited.get(other, ())):
            found[ends].append(one)
    for (one, other), names in sorted(found.items()):
        network.add_edge(one, other, weight=len(names), policies=tuple(dict.fromkeys(names)))


def _in_years(
    graph: GraphStore, issuers: Mapping[str, tuple[str, ...]], years: Years | None
) -> Mapping[str, tuple[str, ...]]:
    if years is None:
        return issuers
    known = policies(graph)
    return {
        policy: names
        for policy, names in issuers.items()
        if known[policy].year and years[0] <= int(known[policy].year) <= years[1]
    }


def _shared_neighbours(citations: nx.MultiDiGraph[str], sets: Mapping[str, Sequence[str]]) -> nx.Graph[str]:
    import networkx as nx

    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node, neighbours in sorted(sets.items()):
        for pair in combinations(neighbours, 2):
            shared[pair].append(node)
    network: nx.Graph[str] = nx.Graph()
    for node in sorted({end for pair in shared for end in pair}):
        network.add_node(node, **citations.nodes[node])
    for (one, other), common in sorted(shared.items()):
        network.add_edge(one, other, weight=len(common), policies=tuple(common))
    return network


def _known(citations: nx.MultiDiGraph[str], policy: str) -> Policy:
    if policy not in citations:
        raise KgError(f"{policy}: no such policy in this graph; look it up by number or title")
    found: Policy = citations.nodes[policy]["policy"]
    return found


def _days(later: Policy, earlier: Policy) -> int | None:
    one, other = later.day, earlier.day
    return (one - other).days if one and other else None


def _before(policy: Policy, other: Policy) -> bool:
    """Whether it is certainly older: by the day where both are known, else by the year."""
    days = _days(policy, other)
    return days < 0 if days is not None else bool(policy.year and other.year and policy.year < other.year)


def _rank_in_cascade(policy: Policy) -> tuple[int, str, str]:
    return TIERS.index(policy.tier), policy.date or "9999", policy.iri


def _parent(
    citations: nx.MultiDiGraph[str],
    node: str,
    order: Sequence[str],
    reached: Mapping[str, int],
    parents: Mapping[str, str],
) -> str:
    named = {
        cited
        for _, cited, relation in citations.out_edges(node, keys=True)
        if relation in RESTING and cited in reached and cited != node
    }
    above = [other for other in order if other in named and order.index(other) < order.index(node)]
    if above:
        return above[-1]
    # It names only what stands below it: the link that reached it, unless that leads back to it.
    for other in sorted(named, key=lambda one: (reached[one], one)):
        up = other
        while up in parents:
            up = parents[up]
        if up != node:
            return other
    return order[0]


def _cascade_step(citations: nx.MultiDiGraph[str], node: str, parent: str, depth: int, root: Policy) -> CascadeStep:
    policy: Policy = citations.nodes[node]["policy"]
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
        days_from_parent=_days(policy, citations.nodes[parent]["policy"]),
    )


def _edition_chains(
    known: Mapping[str, Policy], earlier: Mapping[str, tuple[str, bool]], marks: Mapping[str, str]
) -> list[tuple[Edition, ...]]:
    follows = {one for one, _ in earlier.values()}
    chains = []
    for last in sorted(set(earlier) - follows):
        chain: list[Edition] = []
        at: str | None = last
        while at is not None and at not in {edition.policy for edition in chain}:
            before, stated = earlier.get(at, (None, False))
            policy = known[at]
            chain.append(Edition(at, policy.title, policy.number, marks.get(at, policy.year), before, stated))
            at = before
        chains.append(tuple(reversed(chain)))
    return chains
