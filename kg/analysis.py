"""Citation and issuer networks of a built graph, for tables, chains and pictures.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: networkx graphs, or frozen rows ready for a
table. Every answer is sorted, so the same graph gives the same rows in the same order.

Sources: degree and PageRank as networkx has them (Page et al. 1999); shares in joint issuing are
Newman's weights for collaboration networks (Phys. Rev. E 64, 016132, 2001); communities are
Louvain's (Blondel et al., J. Stat. Mech. P10008, 2008).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Literal

from kg.errors import KgError
from kg.namespaces import RELATIONS

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

Direction = Literal["up", "down"]

# What a document says of its own annex or of itself is no link between two policies (ONTOLOGY.md,
# Citation).
NOT_LINKS = frozenset({"issues", "self"})
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
TIERS = ("law", "centre", "ministry", "province", "city", "other", "unknown")
LEVEL_TIERS = {
    "national": "ministry",
    "province": "province",
    "prefecture": "city",
    "county": "city",
}
PERSON = "person"
OTHER_KINDS = frozenset({"association", "court", "enterprise", "institution", "mass-organisation", "military", PERSON})
LAW_FORCES = frozenset({"law", "administrative-regulation", "local-regulation"})
OTHER_FORCES = frozenset({"standard", "speech", "enterprise-plan", "treaty"})
CODE = re.compile(r"[1-9]\d{5}")
SEED = 20210923


@dataclass(frozen=True)
class Body:
    """An issuing body; `kind` is the last part of its org:classification, `level` its kg:level.

    A speaker is one too, of the kind `person`.
    """

    iri: str
    name: str
    names: tuple[str, ...] = ()
    kind: str | None = None
    level: str | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Policy:
    """A policy as its node in a network shows it.

    `date` is YYYY-MM-DD, or the year of its number where no date is known; `places` are pairs of a
    source file and the first line there (from 1).
    """

    iri: str
    title: str
    names: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    type: str | None = None
    level: str | None = None
    tier: str = "unknown"
    bodies: tuple[str, ...] = ()
    body_names: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()

    @property
    def in_corpus(self) -> bool:
        """Whether its own text stands in a compilation (else it is only cited)."""
        return bool(self.places)


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


def citation_graph(graph: GraphStore) -> nx.MultiDiGraph[str]:
    """The citation network, citing → cited.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes are policy IRIs with `policy` (Policy) and its title, number, date, level, tier, type,
        in_corpus as attributes. Edges are keyed by relation (`based_on` …) with `relation`,
        `weight` (mentions) and `place` (source file and line of the first mention, or None). `self`
        and `issues` give no edge.
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
    for (citing, cited, relation), places in _mentions(graph).items():
        if citing in network and cited in network and citing != cited:
            network.add_edge(citing, cited, relation, relation=relation, weight=len(places), place=places[0])
    return network


def issuer_graph(graph: GraphStore) -> nx.Graph[str]:
    """Who issues together.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes are IRIs of bodies that issue, with `body` (Body) and `issued` (policies). Edges have
        `weight` (policies issued together), `share` (Newman: each policy gives 1/(issuers − 1)) and
        `policies` (IRIs).
    """
    import networkx as nx

    issuers = _issuers(graph)
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


def issuer_citation_graph(graph: GraphStore) -> nx.DiGraph[str]:
    """Whose policies cite whose.

    Args:
        graph (GraphStore): the store of a build.

    Returns:
        Nodes as in `issuer_graph`; an edge citing body → cited body has `weight`, the number of
        pairs of policies. A body that cites its own policies has a loop.
    """
    import networkx as nx

    issuers = _issuers(graph)
    network: nx.DiGraph[str] = nx.DiGraph()
    _add_bodies(network, graph, issuers)
    pairs = sorted({(citing, cited) for citing, cited, _ in _mentions(graph) if citing != cited})
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for citing, cited in pairs:
        for one, other in product(issuers.get(citing, ()), issuers.get(cited, ())):
            if one in network and other in network:
                weights[one, other] += 1
    for (one, other), weight in sorted(weights.items()):
        network.add_edge(one, other, weight=weight)
    return network


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
    if policy not in citations:
        raise KgError(f"{policy}: no such policy in this graph; look it up by number or title")
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


def coverage(graph: GraphStore) -> Coverage:
    """How much was read and resolved.

    Args:
        graph (GraphStore): the store of a build.
    """
    known = policies(graph)
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


def bodies(graph: GraphStore) -> dict[str, Body]:
    """All bodies of the graph by IRI, speakers included.

    Args:
        graph (GraphStore): the store of a build.
    """
    rows = graph.select(
        "SELECT ?body ?name ?kind ?level ?parent ?person WHERE {"
        " { ?body a kg:Body } UNION { ?body a foaf:Person BIND('person' AS ?person) }"
        " ?body skos:prefLabel ?name"
        " OPTIONAL { ?body org:classification ?kind } OPTIONAL { ?body kg:level ?level }"
        " OPTIONAL { ?body org:subOrganizationOf ?parent } }"
    )
    names = _values(graph, "?subject a kg:Body ; skos:altLabel ?value")
    found: dict[str, Body] = {}
    for row in sorted(rows, key=lambda row: tuple(value or "" for value in row.values())):
        iri = row["body"] or ""
        found.setdefault(
            iri,
            Body(
                iri=iri,
                name=row["name"] or iri,
                names=names.get(iri, ()),
                kind=PERSON if row["person"] else _last_part(row["kind"]),
                level=row["level"],
                parent=row["parent"],
            ),
        )
    return found


def policies(graph: GraphStore) -> dict[str, Policy]:
    """All policies of the graph by IRI, sorted.

    Args:
        graph (GraphStore): the store of a build.
    """
    titles = _values(graph, "?subject a kg:Policy ; dcterms:title ?value")
    names = _values(graph, "?subject a kg:Policy ; dcterms:alternative ?value")
    numbers = _values(graph, "?subject a kg:Policy ; eli:id_local ?value")
    dates = _values(graph, "?subject a kg:Policy ; eli:date_document ?value")
    years = _values(graph, "?subject a kg:Policy ; kg:numberYear ?value")
    types = _values(graph, "?subject a kg:Policy ; eli:type_document ?type . ?type skos:prefLabel ?value")
    forces = _values(graph, "?subject a kg:Policy ; kg:legalForce ?value")
    codes = _values(graph, "?subject a kg:Policy ; eli:jurisdiction ?region . ?region skos:notation ?value")
    places = _places(graph)
    known, issuers = bodies(graph), _issuers(graph)
    found: dict[str, Policy] = {}
    for row in graph.select("SELECT DISTINCT ?policy WHERE { ?policy a kg:Policy } ORDER BY ?policy"):
        iri = row["policy"] or ""
        issued_by = tuple(known[body] for body in issuers.get(iri, ()) if body in known)
        also = names.get(iri, ())
        number = _first(numbers.get(iri))
        found[iri] = Policy(
            iri=iri,
            title=_first(titles.get(iri)) or _first(also) or number or _last_part(iri) or iri,
            names=also,
            number=number,
            date=_first(dates.get(iri)) or _first(years.get(iri)),
            type=_first(types.get(iri)),
            level=min((body.level for body in issued_by if body.level), default=None, key=_level_key),
            tier=_tier(_last_part(_first(forces.get(iri))), issued_by, known, codes.get(iri, ())),
            bodies=tuple(body.iri for body in issued_by),
            body_names=tuple(body.name for body in issued_by),
            places=places.get(iri, ()),
        )
    return found


def body_tier(body: Body, known: Mapping[str, Body]) -> str:
    """The tier of TIERS that a body stands on; an office counts with the body that it serves."""
    parent = known.get(body.parent) if body.kind == "office" and body.parent else None
    if body.kind in OTHER_KINDS:
        return "other"
    if _is_centre(body) or (parent is not None and _is_centre(parent)):
        return "centre"
    return LEVEL_TIERS.get(body.level or "", "unknown")


def _is_centre(body: Body) -> bool:
    """The Central Committee and the State Council; departments of either rank as ministries."""
    return body.kind == "state-council" or (
        body.kind == "party" and body.parent is None and body.level in (None, "national")
    )


def weighted_edges(network: nx.Graph[str]) -> list[tuple[str, str, float]]:
    """Edges with their weight, 1 where there is none."""
    edges = network.edges(data=True)
    return [(one, other, float(data.get("weight", 1))) for one, other, data in edges]


def _level_key(level: str) -> int:
    levels = list(LEVEL_TIERS)
    return levels.index(level) if level in levels else len(levels)


def _tier(
    force: str | None,
    issued_by: tuple[Body, ...],
    known: Mapping[str, Body],
    jurisdiction: tuple[str, ...],
) -> str:
    if force in LAW_FORCES:
        return "law"
    if force in OTHER_FORCES:
        return "other"
    tiers = Counter(body_tier(body, known) for body in issued_by)
    if tiers:
        # What most of the joint issuers are; the higher of two that are as many.
        return min(tiers, key=lambda tier: (-tiers[tier], TIERS.index(tier)))
    # Nobody signs, but where it holds is known: GB/T 2260 codes of provinces end in 0000.
    codes = [code for code in jurisdiction if CODE.fullmatch(code)]
    if not codes:
        return "unknown"
    return "province" if all(code.endswith("0000") for code in codes) else "city"


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


def _add_bodies(network: nx.Graph[str], graph: GraphStore, issuers: Mapping[str, tuple[str, ...]]) -> None:
    issued: dict[str, int] = defaultdict(int)
    for names in issuers.values():
        for iri in names:
            issued[iri] += 1
    known = bodies(graph)
    for iri in sorted(issued):
        # A speech is passed by a person, who is no body.
        if iri in known and known[iri].kind != PERSON:
            body = known[iri]
            network.add_node(iri, body=body, issued=issued[iri], tier=body_tier(body, known))


def _mentions(graph: GraphStore) -> dict[tuple[str, str, str], list[tuple[str, int] | None]]:
    """(citing, cited, relation) → where each mention stands, in order."""
    relation_of = {iri: name for name, iri in RELATIONS.items() if name not in NOT_LINKS}
    rows = graph.select(
        "SELECT ?citation ?citing ?cited ?relation ?line ?file WHERE {"
        " ?citation cito:hasCitingEntity ?citing ; cito:hasCitedEntity ?cited ;"
        " cito:hasCitationCharacterization ?relation"
        " OPTIONAL { ?citation kg:line ?line ; kg:inOccurrence/kg:occursIn/kg:sourceFile ?file } }"
    )
    found: dict[tuple[str, str, str], dict[str, tuple[str, int] | None]] = defaultdict(dict)
    for row in rows:
        citing, cited = row["citing"], row["cited"]
        relation = relation_of.get(row["relation"] or "")
        if citing and cited and relation:
            place = (row["file"], int(row["line"])) if row["file"] and row["line"] else None
            found[citing, cited, relation][row["citation"] or ""] = place
    return {key: sorted(places.values(), key=lambda place: place or ("", 0)) for key, places in sorted(found.items())}


def _issuers(graph: GraphStore) -> dict[str, tuple[str, ...]]:
    """Policy → bodies that issue it. Where none is stated, its number's agency code tells."""
    known = set(bodies(graph))
    stated = _values(graph, "?subject a kg:Policy ; eli:passed_by ?value")
    by_code = _values(
        graph,
        "?subject a kg:Policy ; kg:agencyCode ?code . ?value a kg:Body ; kg:agencyCode ?code",
    )
    # A code that two bodies share proves neither.
    told = {policy: found for policy, found in by_code.items() if len(found) == 1}
    return {
        policy: tuple(body for body in issuers if body in known)
        for policy, issuers in sorted({**told, **stated}.items())
    }


def _places(graph: GraphStore) -> dict[str, tuple[tuple[str, int], ...]]:
    rows = graph.select(
        "SELECT ?policy ?line ?file WHERE {"
        " ?occurrence kg:occurrenceOf ?policy ; kg:startLine ?line ;"
        " kg:occursIn/kg:sourceFile ?file }"
    )
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for row in rows:
        found[row["policy"] or ""].add((row["file"] or "", int(row["line"] or 0)))
    return {policy: tuple(sorted(places)) for policy, places in found.items()}


def _values(graph: GraphStore, pattern: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in graph.select(f"SELECT ?subject ?value WHERE {{ {pattern} }}"):
        if row["subject"] and row["value"]:
            found[row["subject"]].add(row["value"])
    return {subject: tuple(sorted(values)) for subject, values in found.items()}


def _first(values: tuple[str, ...] | None) -> str | None:
    return values[0] if values else None


def _last_part(iri: str | None) -> str | None:
    return iri.rsplit("/", 1)[-1] if iri else None
