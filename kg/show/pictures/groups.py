"""Pictures of groups: bodies that issue together or cite each other, sectors, regions, policies cited together.

In: `Material` or a weighted network of `kg.analyse.networks`. Out: pages as HTML text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.analyse import communities
from kg.analyse.communities import weighted_edges
from kg.analyse.network import Network
from kg.show.pictures.colours import COMMUNITY_COLOURS
from kg.show.pictures.data import CommunityData, EdgeData, NodeData, PageData, Words
from kg.show.pictures.material import Material, key
from kg.show.pictures.page import Picture, network_html, say
from kg.show.pictures.parts import coverage_note, cut_note, kept, numbered, point_data, policy_data, scaled
from kg.show.pictures.positions import community_positions, ring_positions

MOST_NODES = 1500
# So many pairs can be told apart; the reader can ask for weaker ones.
MOST_FIRST_PAIRS = 150
RANKING_LENGTH = 20
SPACING = 120


@dataclass(frozen=True)
class Ties:
    """A weighted network as a page: `bond` names what its edges say, `citing` is a second network at hand.

    `directed`: the edges of `network` lead from citing to cited; `most` nodes are drawn.
    """

    page: str
    bond: str
    network: Network
    citing: Network | None = None
    directed: bool = False
    most: int = MOST_NODES
    focus: str | None = None


def issuers_page(material: Material) -> str:
    """Who issues together, by community; who cites whom is one click away."""
    return ties_page(material, Ties("issuers", "joint", material.joint, material.issuer_citations))


def issuers_finding(material: Material, joint: Network) -> Words:
    """The pair that issues together most, and who has the most partners."""
    pairs = strongest_pairs(joint)
    if not pairs:
        return say("finding.issuers.none")
    one, other, weight = pairs[0]
    most = min(joint, key=lambda body: (-joint.degree(body), body))
    names = [_words(material, joint, body) for body in (one, other, most)]
    return say("finding.issuers", *names[:2], weight, names[2], joint.degree(most))


def body_ego_page(material: Material, body: str) -> str:
    """One body in the middle, with those that it issues with, cites, or is cited by."""
    citing = material.issuer_citations
    around = {body, *material.joint[body], *citing.beside(body)}
    joint = material.joint.subgraph(around)
    return ties_page(material, Ties("ego", "joint", joint, citing.subgraph(around), focus=body))


def ties_page(material: Material, ties: Ties) -> str:
    """The page of a weighted network; above MOST_NODES nodes those with the strongest ties, and it says so.

    Parameters
    ----------
    material : Material
        What the page draws on.
    ties : Ties
        The network, and how it is to be read.
    """
    joint = ties.network
    linked = [node for node in joint if _linked(ties, node)] or list(joint)
    by_weight = sorted(linked, key=lambda n: (n != ties.focus, -joint.degree(n, weight="weight"), -_count(joint, n), n))
    drawn = sorted(by_weight[: ties.most])
    layout = _layout_graph(ties, drawn)
    if ties.focus is None:
        points = community_positions(layout, SPACING, SPACING / 4)
    else:
        points = ring_positions(layout, ties.focus, SPACING)
    ids = {node: i for i, node in enumerate(drawn)}
    groups = [group for group in communities.communities(_undirected(joint, drawn)) if len(group) > 1]
    group_of = {node: i for i, group in enumerate(groups) for node in group}
    shown = _shown_policies(material, ties, drawn)
    most = max((_count(joint, node) for node in joint), default=0)
    pairs = [pair for pair in strongest_pairs(joint) if pair[0] in ids and pair[1] in ids and pair[0] != pair[1]]
    names = [node for pair in pairs[:RANKING_LENGTH] for node in pair[:2]]
    more: PageData = {
        "bond": ties.bond,
        "directed": ties.directed,
        "least": _least_weight(joint) if ties.focus is None else 2,
        "communities": [_community(material, joint, group, i, ids) for i, group in enumerate(groups)],
        "colour": "community",
    }
    if ties.focus is not None:
        more |= {"focus": ids[ties.focus], "colour": "level"}
    elif names:
        more["core"] = sorted({ids[node] for node in names})
    return network_html(
        material.frame,
        Picture(
            page=ties.page,
            title=_title(material, ties),
            finding=_finding(material, ties),
            notes=(
                *((say("note.alone", len(joint) - len(linked)),) if len(joint) > len(linked) else ()),
                *cut_note(len(linked), len(drawn)),
                coverage_note(material),
            ),
            nodes=[
                _node(material, ties, node, ids, group_of, shown, most) | point_data(points[node]) for node in drawn
            ],
            edges=_edges(ties, ids, shown),
            policies=[policy_data(material, policy) for policy in shown],
            top=[(ids[one], weight, ids[other]) for one, other, weight in pairs[:RANKING_LENGTH]],
            hidden=("cites",) if ties.citing is not None and ties.focus is None and pairs else (),
            hints=("size.issuers", "hint.filters", "hint.keys"),
            more=material.headings(shown) | more,
        ),
    )


def strongest_pairs(network: Network) -> list[tuple[str, str, int]]:
    """Pairs by weight; of an undirected pair the one with the higher count first."""
    found = []
    for one, other, weight in weighted_edges(network):
        first, second = (one, other)
        if not network.is_directed():
            first, second = sorted((one, other), key=lambda node: (-_count(network, node), node))
        found.append((first, second, int(weight)))
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _count(network: Network, node: str) -> int:
    return int(network.nodes[node].get("count", 0))


def _words(material: Material, network: Network, node: str) -> Words:
    """What a node is called in both languages; a policy, and what has no English name, in Chinese."""
    data = network.nodes[node]
    if "policy" in data:
        matter = data["policy"].named.matter
        return matter, matter
    if "body" in data:
        return data["name"], material.frame.world.reader.english(node) or data["name"]
    english = data["name_en"] if data["name_en"] != data["name"] else material.region(node).name_en
    return data["name"], english


def _linked(ties: Ties, node: str) -> bool:
    if ties.network.beside(node) - {node}:
        return True
    return ties.citing is not None and node in ties.citing and bool(ties.citing.beside(node) - {node})


def _title(material: Material, ties: Ties) -> Words:
    if ties.focus is None:
        return say(f"{ties.page}.title")
    return say("ego.title", _words(material, ties.network, ties.focus))


def _finding(material: Material, ties: Ties) -> Words:
    if ties.focus is not None:
        partners = ties.network.degree(ties.focus)
        return say("finding.ego.body", _count(ties.network, ties.focus), partners)
    if ties.page == "issuers":
        return issuers_finding(material, ties.network)
    pairs = [pair for pair in strongest_pairs(ties.network) if pair[0] != pair[1]]
    if not pairs:
        return say("finding.ties.none")
    one, other, weight = pairs[0]
    names = (_words(material, ties.network, node) for node in (one, other))
    return say(f"finding.{ties.page}", *names, weight)


def _layout_graph(ties: Ties, drawn: Sequence[str]) -> Network:

    joint = ties.network
    network = _undirected(joint, drawn)
    # Citing places a body that never issues jointly; among those that do, issuing together decides.
    for one, other, weight in weighted_edges(ties.citing.subgraph(drawn)) if ties.citing is not None else ():
        apart = not (joint.degree(one) and joint.degree(other))
        if one != other and (apart or ties.focus in (one, other)):
            network.add_edge(one, other, weight=0.1 * weight)
    return network


def _undirected(network: Network, drawn: Sequence[str]) -> Network:
    """The weights between two nodes added up, loops left out."""
    found = Network()
    for node in drawn:
        found.add_node(node)
    for one, other, weight in sorted(weighted_edges(network.subgraph(drawn))):
        if one != other:
            found.strengthen(one, other, weight)
    return found


def _least_weight(network: Network) -> int:
    """The weight from which a pair is drawn at first, so that the strong ties stand out."""
    weights = [weight for _, _, weight in weighted_edges(network)]
    return next((least for least in range(1, 6) if sum(w >= least for w in weights) <= MOST_FIRST_PAIRS), 5)


def _community(
    material: Material, network: Network, group: frozenset[str], number: int, ids: Mapping[str, int]
) -> CommunityData:
    first = min(group, key=lambda node: (-network.degree(node, weight="weight"), -_count(network, node), node))
    return {
        "name": say("community.name", _words(material, network, first), len(group)),
        "colour": COMMUNITY_COLOURS[min(number, len(COMMUNITY_COLOURS) - 1)],
        "nodes": sorted(ids[node] for node in group),
    }


def _shown_policies(material: Material, ties: Ties, drawn: Sequence[str]) -> dict[str, int]:
    """The policies behind the links and the nodes that are policies themselves, numbered."""
    found: set[str] = set()
    for network in _networks(ties):
        for _, _, data in network.subgraph(drawn).edges(data=True):
            found.update(data["policies"])
    return {
        policy: i for i, policy in enumerate(sorted(found | {node for node in drawn if node in material.citations}))
    }


def _networks(ties: Ties) -> list[Network]:
    return [ties.network] if ties.citing is None else [ties.network, ties.citing]


def _node(
    material: Material,
    ties: Ties,
    iri: str,
    ids: Mapping[str, int],
    group_of: Mapping[str, int],
    shown: Mapping[str, int],
    most: int,
) -> NodeData:
    network = ties.network
    data = network.nodes[iri]
    body = data.get("body")
    words = _words(material, network, iri)
    return kept(
        NodeData(
            {
                "id": ids[iri],
                "key": key(iri),
                "policy": shown.get(iri),
                "size": scaled(_count(network, iri), most, 9, 42),
                "group": material.level(iri) if body or "policy" in data else "none",
                "name": words[0],
                "names": words if words[0] != words[1] else None,
                "also": list(body.names) if body else None,
                "count": data.get("count"),
                "community": group_of.get(iri),
            }
        )
    )


def _edges(ties: Ties, ids: Mapping[str, int], shown: Mapping[str, int]) -> list[EdgeData]:
    found = []
    for relation, network in zip((ties.bond, "cites"), _networks(ties), strict=False):
        for one, other, data in network.subgraph(list(ids)).edges(data=True):
            # Whoever cites cites itself; and around one body, whom the others cite is not the question.
            if one == other or (ties.focus is not None and relation == "cites" and ties.focus not in (one, other)):
                continue
            ends = (ids[one], ids[other])
            ends = ends if network.is_directed() else (min(ends), max(ends))
            found.append((relation != ties.bond, *ends, relation, data["weight"], data["policies"]))
    most = max((edge[4] for edge in found), default=1)
    return numbered(
        [
            {
                "from": one,
                "to": other,
                "relation": relation,
                "weight": weight,
                "width": round(1 + 9 * (weight / most) ** 0.8, 1),
                "policies": [shown[policy] for policy in policies],
            }
            for _, one, other, relation, weight, policies in sorted(found)
        ]
    )
