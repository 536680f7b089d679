"""Pictures of citations: all of them, and the surroundings of one policy.

In: `Material`. Out: pages as HTML text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from kg.analyse.chains import STRENGTH
from kg.analyse.network import Network
from kg.show.pictures.data import EdgeData, PolicyData, Words
from kg.show.pictures.material import Material
from kg.show.pictures.page import Picture, network_html, say
from kg.show.pictures.parts import (
    called,
    coverage_note,
    cut_note,
    numbered,
    point_data,
    policy_data,
    policy_edge,
    policy_node,
)
from kg.show.pictures.positions import community_positions, ring_positions

# Above this a browser draws too slowly and a person sees nothing.
MOST_NODES = 1500
# Bytes of sentences in one page, which is to stay below 3 MB.
MOST_EVIDENCE = 1_000_000
MOST_EGO_NODES = 300
EGO_STEPS = 2
RANKING_LENGTH = 20
# Least distance between two policies among all, in pixels.
SPACING = 46


def citations_page(material: Material) -> str:
    """All citations; above MOST_NODES policies those with the most links, and it says so."""
    linked = _linked(material)
    drawn = drawn_citations(material)
    points = community_positions(_plain(material, drawn), SPACING, SPACING)
    ids = {policy: i for i, policy in enumerate(drawn)}
    rows = [row for row in material.ranking if row.policy in ids][:RANKING_LENGTH]
    alone = len(material.citations) - len(linked)
    edges, silent = _within_budget(_edges_between(material, ids))
    return network_html(
        material.frame,
        Picture(
            page="citations",
            title=say("citations.title"),
            finding=citations_finding(material),
            notes=(
                *((say("note.alone", alone),) if alone else ()),
                *cut_note(len(linked), len(drawn)),
                *((say("note.silent", silent),) if silent else ()),
                coverage_note(material),
            ),
            nodes=[policy_node(material, policy, i) | point_data(points[policy]) for policy, i in ids.items()],
            edges=edges,
            policies=_policies(material, ids),
            top=[(ids[row.policy], row.cited_by) for row in rows],
            hints=("size.citations", "hollow", "hint.filters", "hint.keys"),
            more=material.headings(ids) | {"fan": True},
        ),
    )


def drawn_citations(material: Material) -> list[str]:
    """The policies of the citation page: those with links, at most MOST_NODES with the most."""
    links = {node: material.citations.degree(node) for node in _linked(material)}
    return sorted(sorted(links, key=lambda node: (-links[node], node))[:MOST_NODES])


def citations_finding(material: Material) -> Words:
    """Which policy is cited most."""
    if not material.ranking:
        return say("finding.citations.none")
    first = material.ranking[0]
    return say("finding.citations", called(material.policy(first.policy)), first.cited_by)


def ego_page(material: Material, policy: str) -> str:
    """One policy in the middle, those that it is linked to around it, and theirs around them."""
    steps = material.citations.steps(policy, EGO_STEPS)
    drawn = sorted(steps, key=lambda node: (steps[node], -material.citations.degree(node), node))[:MOST_EGO_NODES]
    ids = {node: i for i, node in enumerate(sorted(drawn))}
    points = ring_positions(_plain(material, sorted(ids)), policy, 74)
    near = {i: steps[node] for node, i in ids.items()}
    return network_html(
        material.frame,
        Picture(
            page="ego",
            title=say("ego.title", called(material.policy(policy))),
            finding=say("finding.ego", sum(step == 1 for step in steps.values()), len(steps) - 1),
            notes=(*cut_note(len(steps), len(drawn)), coverage_note(material)),
            nodes=[policy_node(material, node, i) | point_data(points[node]) for node, i in ids.items()],
            # What the outermost have to do with each other is not the question.
            edges=numbered(
                [
                    edge
                    for edge in _edges_between(material, ids)
                    if min(near[edge["from"]], near[edge["to"]]) < EGO_STEPS
                ]
            ),
            policies=_policies(material, ids),
            hints=("size.citations", "hollow", "hint.filters", "hint.keys"),
            more=material.headings(ids) | {"focus": ids[policy], "loose": True},
        ),
    )


def _linked(material: Material) -> list[str]:
    return [node for node in material.citations if material.citations.degree(node)]


def _among(material: Material, nodes: Collection[str]) -> list[tuple[str, str, str]]:
    """The citations among nodes, sorted: citing, cited, relation."""
    every = material.citations.edges(keys=True)
    return sorted((citing, cited, name) for citing, cited, name in every if citing in nodes and cited in nodes)


def _plain(material: Material, nodes: Sequence[str]) -> Network:
    """The citations among nodes without direction, mentions added up, in sorted order."""
    network = Network()
    for node in sorted(nodes):
        network.add_node(node)
    weights: Counter[tuple[str, str]] = Counter()
    for citing, cited, relation in _among(material, frozenset(nodes)):
        # whichever way is met first
        pair = (cited, citing) if (cited, citing) in weights else (citing, cited)
        weights[pair] += material.citations.edges[citing, cited, relation]["weight"]
    for (one, other), weight in weights.items():
        network.add_edge(one, other, weight=weight)
    return network


def _policies(material: Material, ids: Mapping[str, int]) -> list[PolicyData]:
    pairs = {(citing, cited) for citing, cited, _ in _among(material, ids)}
    return [policy_data(material, policy, pairs) for policy in ids]


def _edges_between(material: Material, ids: Mapping[str, int]) -> list[EdgeData]:
    links = _among(material, ids)
    return numbered([policy_edge(material, citing, cited, relation, ids) for citing, cited, relation in links])


def _within_budget(edges: list[EdgeData]) -> tuple[list[EdgeData], int]:
    """Edges, the weakest without their sentence where all sentences would make the page too large; and how many."""
    order = sorted(edges, key=lambda edge: (STRENGTH.index(edge["relation"]), -edge["weight"], edge["id"]))
    spent, silent = 0, set()
    for edge in order:
        spent += len(edge.get("sentence", "").encode())
        if spent > MOST_EVIDENCE and "sentence" in edge:
            silent.add(edge["id"])
    return [_without_sentence(edge) if edge["id"] in silent else edge for edge in edges], len(silent)


def _without_sentence(edge: EdgeData) -> EdgeData:
    lighter = edge.copy()
    del lighter["sentence"]
    return lighter
