"""Interactive pages of a built graph: overview, issuers, citations, and chains of single policies.

In: a `GraphStore` (terms as in ONTOLOGY.md). Out: HTML as text (kg/pages.py makes it), or files in
a folder. Positions are computed here, with a seed, so no physics runs in the browser; the same
graph gives the same bytes.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg import analysis
from kg.analysis import RESTING, TIERS, ChainLink, Coverage, Policy, RankRow, weighted_edges
from kg.errors import KgError
from kg.pages import TIER_SHAPES, Data, Picture, Words, index_html, network_html, say
from kg.positions import Cell, Table, community_positions, component_positions, table_positions
from kg.titles import unwrap

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import GraphStore

    Pair = tuple[str, str]

INDEX_PAGE = "index.html"
ISSUERS_PAGE = "issuers.html"
CITATIONS_PAGE = "citations.html"

# Above this a browser draws too slowly and a person sees nothing.
MOST_NODES = 1500
MOST_CHAIN_NODES = 400
# The largest circle stands for at least this many policies.
LEAST_FOR_LARGEST = 12
# So many joint pairs can be told apart; the reader can ask for weaker ones.
MOST_FIRST_PAIRS = 150
# Up to here one force-directed picture is clearer than islands.
MOST_IN_ONE_ISLAND = 250
CHAIN_PAGES = 12
CHAIN_STEPS = 2
RANKING_LENGTH = 20


def write_views(graph: GraphStore, directory: Path) -> list[Path]:
    """Write all pages: overview, issuers, citations, and the chains of the most cited policies.

    Args:
        graph (GraphStore): the store of a build.
        directory (Path): the folder; made if missing.

    Returns:
        The files written, overview first.

    Raises:
        KgError: the folder cannot be written.
    """
    atlas = _Atlas.of(graph).with_chains()
    pages = {
        INDEX_PAGE: _index(atlas),
        ISSUERS_PAGE: _issuers(atlas),
        CITATIONS_PAGE: _citations(atlas),
    } | {name: _chain(atlas, policy) for policy, name in atlas.chains.items()}
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, html in pages.items():
            (directory / name).write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KgError(f"{directory}: cannot write the pages ({error.strerror}); choose another folder") from None
    return [directory / name for name in pages]


def issuer_network(graph: GraphStore) -> str:
    """The page of who issues together and who cites whom.

    Args:
        graph (GraphStore): the store of a build.
    """
    return _issuers(_Atlas.of(graph))


def citation_network(graph: GraphStore) -> str:
    """The page of all citations; above MOST_NODES policies those with the most links, and it says
    so.

    Args:
        graph (GraphStore): the store of a build.
    """
    return _citations(_Atlas.of(graph))


def citation_chain_page(graph: GraphStore, policy: str) -> str:
    """The page of one policy: what it rests on and what rests on it, by level and date.

    Args:
        graph (GraphStore): the store of a build.
        policy (str): the policy's IRI.

    Raises:
        KgError: the graph has no such policy.
    """
    return _chain(_Atlas.of(graph), policy)


def index_page(graph: GraphStore) -> str:
    """The overview that leads to all other pages, with the two rankings that are asked for first.

    Args:
        graph (GraphStore): the store of a build.
    """
    return _index(_Atlas.of(graph).with_chains())


def chain_file(policy: str) -> str:
    """The file name of a policy's chain page; long ones end in a digest, for file systems' sake."""
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in policy.rsplit("/", 1)[-1])
    if len(name) > 60:
        name = f"{name[:50]}-{hashlib.sha256(policy.encode()).hexdigest()[:8]}"
    return f"chain-{name}.html"


def short_title(title: str) -> str:
    """What a title is about: of a notice that issues a plan the plan, else what follows 关于."""
    wrapper = unwrap(title)
    matter = wrapper.object if wrapper else title.partition("关于")[2] or title
    # Every national law begins so; on a label it says nothing.
    return matter.strip("《》 ").removeprefix("中华人民共和国") or title


@dataclass(frozen=True)
class _Atlas:
    """Everything that the pages draw on, asked from the store once."""

    citations: nx.MultiDiGraph[str]
    joint: nx.Graph[str]
    issuer_citations: nx.DiGraph[str]
    coverage: Coverage
    ranking: tuple[RankRow, ...]
    files: Mapping[str, int]
    in_folder: bool = False
    chains: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(graph: GraphStore) -> _Atlas:
        citations = analysis.citation_graph(graph)
        ranking = analysis.rank_of(citations, analysis.coverage(graph))
        return _Atlas(
            citations,
            analysis.issuer_graph(graph),
            analysis.issuer_citation_graph(graph),
            ranking.coverage,
            ranking.rows,
            _file_numbers(citations),
        )

    def with_chains(self) -> _Atlas:
        """The same for a folder of pages that lead to each other."""
        top = [row.policy for row in self.ranking[:CHAIN_PAGES]]
        return replace(self, in_folder=True, chains={policy: chain_file(policy) for policy in top})

    def policy(self, iri: str) -> Policy:
        found: Policy = self.citations.nodes[iri]["policy"]
        return found


def _file_numbers(citations: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Source file → its place in the list that a page carries once."""
    names = {file for node in citations for file, _ in citations.nodes[node]["policy"].places}
    return {name: i for i, name in enumerate(sorted(names))}


def _size(value: int, most: int, least_size: int, most_size: int) -> float:
    """A circle whose area grows with the value; a small network gets no giants for a handful."""
    share = value / max(most, LEAST_FOR_LARGEST)
    return round(least_size + (most_size - least_size) * math.sqrt(share), 1)


def _key(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _called(policy: Policy) -> str:
    name = short_title(policy.title)
    return f"{name}（{policy.number}）" if policy.number else name


def _covered(coverage: Coverage) -> tuple[int, int, int]:
    return coverage.with_text, coverage.citations, coverage.resolved


# ---- the citation network ------------------------------------------------------------------------


def _citations(atlas: _Atlas) -> str:
    import networkx as nx

    linked = [node for node in atlas.citations if atlas.citations.degree(node)]
    drawn = _most_linked(atlas.citations, linked, MOST_NODES)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(drawn))
    for citing, cited, data in atlas.citations.subgraph(drawn).edges(data=True):
        before = network.get_edge_data(citing, cited, {"weight": 0})["weight"]
        network.add_edge(citing, cited, weight=before + data["weight"])
    points = community_positions(network, 46)
    ids = {policy: i for i, policy in enumerate(sorted(drawn))}
    pairs = set(atlas.citations.subgraph(drawn).edges())
    nodes = [_policy_node(atlas, policy, ids, points[policy], pairs) for policy in ids]
    rows = [row for row in atlas.ranking if row.policy in ids][:RANKING_LENGTH]
    notes = [say("note.coverage", *_covered(atlas.coverage))]
    if len(drawn) < len(linked):
        notes.insert(0, say("note.cut", len(linked), len(drawn), len(linked) - len(drawn)))
    if alone := len(atlas.citations) - len(linked):
        notes.insert(0, say("note.alone", alone))
    picture = Picture(
        in_folder=atlas.in_folder,
        page="citations",
        title=say("citations.title"),
        finding=_citations_finding(atlas),
        notes=tuple(notes),
        nodes=nodes,
        edges=_policy_edges(atlas.citations, ids),
        top=[(ids[row.policy], row.cited_by) for row in rows],
        more={"files": list(atlas.files)},
    )
    return network_html(picture)


def _citations_finding(atlas: _Atlas) -> Words:
    if not atlas.ranking:
        return say("finding.citations.none")
    first = atlas.ranking[0]
    return say("finding.citations", _called(atlas.policy(first.policy)), first.cited_by)


def _most_linked(network: nx.MultiDiGraph[str], nodes: Sequence[str], most: int) -> list[str]:
    """The nodes with the most links, ties by IRI."""
    if len(nodes) <= most:
        return list(nodes)
    return sorted(nodes, key=lambda node: (-network.degree(node), node))[:most]


def _policy_node(
    atlas: _Atlas,
    iri: str,
    ids: Mapping[str, int],
    point: tuple[int, int],
    drawn: Collection[Pair],
) -> Data:
    policy = atlas.policy(iri)
    citing = set(atlas.citations.predecessors(iri))
    most = atlas.ranking[0].cited_by if atlas.ranking else 0
    x, y = point
    node: Data = {
        "id": ids[iri],
        "key": _key(iri),
        "x": x,
        "y": y,
        "size": _size(len(citing), most, 10 if policy.in_corpus else 6, 32),
        "shape": TIER_SHAPES.get(policy.tier, "dot"),
        "group": policy.tier,
        "name": short_title(policy.title),
        "title": policy.title,
        "number": policy.number,
        "date": policy.date,
        "type": policy.type,
        "bodies": list(policy.body_names),
        "also": [name for name in policy.names if name != policy.title],
        "places": [(atlas.files[file], line) for file, line in policy.places],
        "text": policy.in_corpus,
        "chain": atlas.chains.get(iri),
    }
    return node | _undrawn(atlas.citations, iri, drawn)


def _undrawn(citations: nx.MultiDiGraph[str], iri: str, drawn: Collection[Pair]) -> Data:
    """How many more policies cite it, and it cites, than the page has links for."""
    return {
        "more_in": sum((citing, iri) not in drawn for citing in citations.predecessors(iri)),
        "more_out": sum((iri, cited) not in drawn for cited in citations.successors(iri)),
    }


def _policy_edges(citations: nx.MultiDiGraph[str], ids: Mapping[str, int]) -> list[Data]:
    found = sorted(
        (citing, cited, data["relation"], data)
        for citing, cited, data in citations.subgraph(list(ids)).edges(data=True)
    )
    return [
        {
            "id": i,
            "from": ids[citing],
            "to": ids[cited],
            "relation": relation,
            "weight": data["weight"],
            "line": data["place"][1] if data["place"] else None,
            "width": round(min(1 + 0.5 * (data["weight"] - 1), 4), 1),
        }
        for i, (citing, cited, relation, data) in enumerate(found)
    ]


# ---- the issuer network --------------------------------------------------------------------------


def _issuers(atlas: _Atlas) -> str:
    import networkx as nx

    joint, citing = atlas.joint, atlas.issuer_citations
    linked = [body for body in joint if joint.degree(body) or set(nx.all_neighbors(citing, body)) - {body}]
    by_weight = sorted(linked, key=lambda b: (-joint.degree(b), -joint.nodes[b]["issued"], b))
    drawn = sorted(by_weight[:MOST_NODES])
    layout = _issuer_layout_graph(joint, citing, drawn)
    place = component_positions if len(drawn) <= MOST_IN_ONE_ISLAND else community_positions
    points = place(layout, 120)
    ids = {body: i for i, body in enumerate(drawn)}
    top = [pair for pair in _pairs(joint) if pair[0] in ids and pair[1] in ids]
    picture = Picture(
        in_folder=atlas.in_folder,
        page="issuers",
        title=say("issuers.title"),
        finding=_issuers_finding(joint),
        notes=_issuer_notes(atlas, len(linked), len(drawn)),
        nodes=[_body_node(joint, body, ids[body], points[body]) for body in drawn],
        edges=_body_edges(joint, citing, ids),
        top=[(ids[one], weight, ids[other]) for one, other, weight in top[:RANKING_LENGTH]],
        hidden=("cites",) if top else (),
        more={"least": _least_weight(joint)},
    )
    return network_html(picture)


def _issuer_layout_graph(joint: nx.Graph[str], citing: nx.DiGraph[str], drawn: Sequence[str]) -> nx.Graph[str]:
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(drawn)
    # Citing places a body that never issues jointly; among those that do, issuing together decides.
    for one, other, weight in weighted_edges(citing.subgraph(drawn)):
        if one != other and not (joint.degree(one) and joint.degree(other)):
            network.add_edge(one, other, weight=0.1 * weight)
    for one, other, weight in weighted_edges(joint.subgraph(drawn)):
        network.add_edge(one, other, weight=weight)
    return network


def _issuer_notes(atlas: _Atlas, linked: int, drawn: int) -> tuple[Words, ...]:
    notes = []
    if drawn < linked:
        notes.append(say("note.cut", linked, drawn, linked - drawn))
    if alone := len(atlas.joint) - linked:
        notes.append(say("note.alone", alone))
    return (*notes, say("note.coverage", *_covered(atlas.coverage)))


def _least_weight(joint: nx.Graph[str]) -> int:
    """The number of shared policies from which a pair is drawn at first, so that the strong ties
    stand out.
    """
    weights = [weight for _, _, weight in weighted_edges(joint)]
    return next((least for least in range(1, 6) if sum(w >= least for w in weights) <= MOST_FIRST_PAIRS), 5)


def _body_node(joint: nx.Graph[str], iri: str, number: int, point: tuple[int, int]) -> Data:
    data = joint.nodes[iri]
    most = max(joint.nodes[body]["issued"] for body in joint)
    return {
        "id": number,
        "key": _key(iri),
        "x": point[0],
        "y": point[1],
        "size": _size(data["issued"], most, 9, 42),
        "shape": TIER_SHAPES.get(data["tier"], "dot"),
        "group": data["tier"],
        "name": data["body"].name,
        "title": data["body"].name,
        "also": list(data["body"].names),
        "issued": data["issued"],
        "text": True,
    }


def _body_edges(joint: nx.Graph[str], citing: nx.DiGraph[str], ids: Mapping[str, int]) -> list[Data]:
    pairs = sorted(
        (min(ids[one], ids[other]), max(ids[one], ids[other]), "joint", int(weight))
        for one, other, weight in weighted_edges(joint.subgraph(list(ids)))
    )
    pairs += sorted(
        (ids[one], ids[other], "cites", int(weight))
        for one, other, weight in weighted_edges(citing.subgraph(list(ids)))
        if one != other
    )
    most = max((weight for _, _, _, weight in pairs), default=1)
    return [
        {
            "id": i,
            "from": one,
            "to": other,
            "relation": relation,
            "weight": weight,
            "width": round(1 + 9 * (weight / most) ** 0.8, 1),
        }
        for i, (one, other, relation, weight) in enumerate(pairs)
    ]


def _issuers_finding(joint: nx.Graph[str]) -> Words:
    pairs = _pairs(joint)
    if not pairs:
        return say("finding.issuers.none")
    one, other, weight = pairs[0]
    most = min(joint, key=lambda body: (-joint.degree(body), body))
    names = [joint.nodes[body]["body"].name for body in (one, other, most)]
    return say("finding.issuers", *names[:2], weight, names[2], joint.degree(most))


def _pairs(joint: nx.Graph[str]) -> list[tuple[str, str, int]]:
    """Pairs of bodies by the number of policies that they issued together, the more productive one
    first.
    """
    found = []
    for one, other, weight in weighted_edges(joint):
        first, second = sorted((one, other), key=lambda body: (-joint.nodes[body]["issued"], body))
        found.append((first, second, int(weight)))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


# ---- the chain of one policy ---------------------------------------------------------------------


def _chain(atlas: _Atlas, policy: str) -> str:
    down = analysis.chain_links(atlas.citations, policy, "down", CHAIN_STEPS)
    up = analysis.chain_links(atlas.citations, policy, "up", CHAIN_STEPS)
    steps = _steps(policy, [*down, *up])
    drawn = sorted(
        sorted(steps, key=lambda node: (steps[node], -atlas.citations.in_degree(node), node))[:MOST_CHAIN_NODES]
    )
    ids = {node: i for i, node in enumerate(drawn)}
    pairs = {(link.citing, link.cited) for link in (*down, *up) if link.citing in ids and link.cited in ids}
    tables = [_lanes(atlas, [node for node in drawn if steps[node] <= step]) for step in range(1, CHAIN_STEPS + 1)]
    nodes = [
        _policy_node(atlas, node, ids, tables[0][0].points.get(node, (0, 0)), pairs)
        | dict(zip(("x2", "y2"), tables[-1][0].points[node], strict=True))
        | {"size": 13 if node == policy else 7}
        for node in drawn
    ]
    cut = len(steps) - len(drawn)
    notes = [say("note.cut", len(steps), len(drawn), cut)] if cut else []
    direct = [link for link in down if link.depth == 1]
    picture = Picture(
        in_folder=atlas.in_folder,
        page="chain",
        title=(_called(atlas.policy(policy)),) * 2,
        finding=_chain_finding(atlas, direct, [link for link in up if link.depth == 1]),
        notes=(*notes, say("note.coverage", *_covered(atlas.coverage))),
        nodes=nodes,
        edges=_chain_edges([*down, *up], ids, atlas),
        top=[],
        more={
            "files": list(atlas.files),
            "focus": ids[policy],
            "tables": [data for _, data in tables],
        },
    )
    return network_html(picture)


def _steps(policy: str, links: Sequence[ChainLink]) -> dict[str, int]:
    steps = {policy: 0}
    for link in sorted(links, key=lambda link: link.depth):
        for end in (link.citing, link.cited):
            steps.setdefault(end, link.depth)
    return steps


def _chain_edges(links: Sequence[ChainLink], ids: Mapping[str, int], atlas: _Atlas) -> list[Data]:
    step_of: dict[tuple[str, str, str], int] = {}
    for link in links:
        key = (link.citing, link.cited, link.relation)
        step_of[key] = min(link.depth, step_of.get(key, link.depth))
    edges: list[Data] = []
    for (citing, cited, relation), step in sorted(step_of.items()):
        if citing in ids and cited in ids:
            data = atlas.citations.edges[citing, cited, relation]
            edges.append(
                {
                    "id": len(edges),
                    "from": ids[citing],
                    "to": ids[cited],
                    "relation": relation,
                    "weight": data["weight"],
                    "line": data["place"][1] if data["place"] else None,
                    "width": 1.2,
                    "step": step,
                }
            )
    return edges


def _chain_finding(atlas: _Atlas, down: Sequence[ChainLink], up: Sequence[ChainLink]) -> Words:
    cites = len({link.cited for link in up})
    citing = {link.citing for link in down}
    if not citing:
        return say("finding.chain.none", cites)
    tiers = Counter(atlas.policy(node).tier for node in citing)
    parts = [(say(f"tier.{tier}"), tiers[tier]) for tier in TIERS if tiers[tier]]
    spread = (
        "、".join(f"{words[0]} {count}" for words, count in parts),
        ", ".join(f"{words[1].lower()} {count}" for words, count in parts),
    )
    resting = {link.citing for link in down if link.relation in RESTING}
    return say("finding.chain", len(citing), spread, len(resting), cites)


def _lanes(atlas: _Atlas, nodes: Sequence[str]) -> tuple[Table, Data]:
    """Levels as lanes, years as columns; few years with few policies share one column."""
    tiers = [tier for tier in TIERS if any(atlas.policy(node).tier == tier for node in nodes)]
    column_of, names = _periods(Counter(_year(atlas.policy(node)) for node in nodes))
    ordered = sorted(nodes, key=lambda node: (atlas.policy(node).date or "", node))
    cells = [
        Cell(
            node,
            tiers.index(atlas.policy(node).tier),
            column_of[_year(atlas.policy(node))],
        )
        for node in ordered
    ]
    table = min(
        (table_positions(cells, 232, 38, tallest) for tallest in range(2, 26)),
        key=lambda table: _misfit(table, 1.3),
    )
    width, height = table.extent
    data: Data = {
        "lanes": [{"tier": tier, "at": at, "size": size} for tier, (at, size) in zip(tiers, table.lanes, strict=True)],
        "columns": [{"name": name, "at": at} for name, (at, _) in zip(names, table.columns, strict=True)],
        "width": width,
        "height": height,
    }
    return table, data


def _misfit(table: Table, wanted: float) -> float:
    """How far a table's shape is from the wanted ratio of width to height, larger areas being
    worse.
    """
    width, height = table.extent
    return max(width / wanted, height)


def _year(policy: Policy) -> str:
    return (policy.date or "")[:4]


def _periods(counts: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Year → column, and the columns' names; the undated come first, with no name."""
    total = sum(counts.values())
    groups: list[list[str]] = []
    size = 0
    for year in sorted(counts):
        small = size + counts[year] <= max(2, total // 12)
        if groups and small and groups[-1] != [""]:
            groups[-1].append(year)
            size += counts[year]
        else:
            groups.append([year])
            size = counts[year]
    column_of = {year: i for i, group in enumerate(groups) for year in group}
    names = [group[0] if len(group) == 1 else f"{group[0]}–{group[-1]}" for group in groups]
    return column_of, names


# ---- the overview --------------------------------------------------------------------------------


def _index(atlas: _Atlas) -> str:
    covered = atlas.coverage
    figures = [
        {"value": value, "text": say(f"index.{key}")}
        for key, value in (
            ("policies", covered.policies),
            ("texts", covered.with_text),
            ("citations", covered.citations),
            ("bodies", len(atlas.joint)),
        )
    ]
    cards = [
        _card("issuers", ISSUERS_PAGE, _issuers_finding(atlas.joint)),
        _card("citations", CITATIONS_PAGE, _citations_finding(atlas)),
    ]
    return index_html(
        figures=figures,
        cards=cards,
        tables=[_most_cited(atlas), _most_joint(atlas)],
        note=say("note.coverage", *_covered(covered)),
    )


def _card(page: str, href: str, finding: Words) -> Data:
    return {
        "page": page,
        "href": href,
        "title": say(f"{page}.title"),
        "about": say(f"index.{page}.about"),
        "finding": finding,
    }


def _most_cited(atlas: _Atlas) -> Data:
    rows = atlas.ranking[:CHAIN_PAGES]
    return {
        "title": say("index.most"),
        "how": say("index.most.how"),
        "rows": [
            {
                "href": quote(atlas.chains[row.policy]),
                "name": short_title(row.title),
                "number": row.number,
                "value": row.cited_by,
                "share": round(100 * row.cited_by / rows[0].cited_by, 1),
            }
            for row in rows
        ],
    }


def _most_joint(atlas: _Atlas) -> Data:
    name = {body: atlas.joint.nodes[body]["body"].name for body in atlas.joint}
    pairs = _pairs(atlas.joint)[:CHAIN_PAGES]
    return {
        "title": say("index.pairs"),
        "how": say("index.pairs.how"),
        "rows": [
            {
                "href": f"{ISSUERS_PAGE}#{quote(_key(one))}",
                "name": f"{name[one]} · {name[other]}",
                "number": None,
                "value": weight,
                "share": round(100 * weight / pairs[0][2], 1),
            }
            for one, other, weight in pairs
        ],
    }
