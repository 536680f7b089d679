"""Pictures of policies by level and date: the chain of one, and all that are dated.

In: `Material`. Out: pages as HTML text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.analyse import chains
from kg.analyse.chains import RESTING, ChainLink
from kg.analyse.tiers import TIERS
from kg.show.pages.data import EdgeData, Words
from kg.show.pages.lanes import in_lanes
from kg.show.pages.material import Material, joined
from kg.show.pages.page import Picture, network_html, say
from kg.show.pages.parts import called, coverage_note, cut_note, numbered, policy_data, policy_edge, policy_node

MOST_NODES = 400
CHAIN_STEPS = 2
RANKING_LENGTH = 20


def chain_page(material: Material, policy: str) -> str:
    """What a policy rests on and what rests on it, by level and date, one step or two."""
    down = chains.chain_links(material.citations, policy, "down", CHAIN_STEPS)
    up = chains.chain_links(material.citations, policy, "up", CHAIN_STEPS)
    links = [*down, *up]
    steps = _steps(policy, links)
    drawn = sorted(steps, key=lambda node: (steps[node], -material.citations.in_degree(node), node))[:MOST_NODES]
    ids = {node: i for i, node in enumerate(sorted(drawn))}
    tables = [
        in_lanes(material, [node for node in ids if steps[node] <= step], 1.3) for step in range(1, CHAIN_STEPS + 1)
    ]
    pairs = {(link.citing, link.cited) for link in links if link.citing in ids and link.cited in ids}
    return network_html(
        Picture(
            page="chain",
            title=(called(material.policy(policy)),) * 2,
            finding=_chain_finding(
                material,
                [link for link in down if link.depth == 1],
                [link for link in up if link.depth == 1],
            ),
            notes=(*cut_note(len(steps), len(drawn)), coverage_note(material)),
            nodes=[
                policy_node(material, node, i)
                | {"at": [table.points.get(node) for table, _ in tables], "size": 13 if node == policy else 7}
                for node, i in ids.items()
            ],
            edges=_chain_edges(material, links, ids),
            policies=[policy_data(material, node, pairs) for node in ids],
            hints=("hollow", "hint.filters", "hint.keys"),
            more=material.headings(ids)
            | {
                "focus": ids[policy],
                "clip": 13,
                "tables": [data for _, data in tables],
                "choices": {"title": say("steps"), "names": [say("step.1"), say("step.2")]},
            },
        )
    )


def timeline_page(material: Material) -> str:
    """The dated policies whose text was read, by level and time."""
    drawn = _dated(material)
    ids = {node: i for i, node in enumerate(sorted(drawn[-MOST_NODES:]))}
    table, data = in_lanes(material, list(ids), 3.5)
    return network_html(
        Picture(
            page="timeline",
            title=say("timeline.title"),
            finding=timeline_finding(material),
            notes=(*cut_note(len(drawn), len(ids)), coverage_note(material)),
            nodes=[policy_node(material, node, i) | {"at": [table.points[node]], "size": 7} for node, i in ids.items()],
            policies=[policy_data(material, node) for node in ids],
            top=[(ids[row.policy], row.cited_by) for row in material.ranking if row.policy in ids][:RANKING_LENGTH],
            hints=("hint.filters", "hint.keys"),
            more=material.headings(ids)
            | {"clip": 13, "tables": [data], "loose": True, "unit": "cited.by", "least_scale": 0.75},
        )
    )


def timeline_finding(material: Material) -> Words:
    """How many dated policies there are, from when to when."""
    years = Counter(material.policy(node).year for node in _dated(material))
    if not years:
        return say("finding.timeline.none")
    most = min(years, key=lambda year: (-years[year], year))
    return say("finding.timeline", years.total(), min(years), max(years), most, years[most])


def _dated(material: Material) -> list[str]:
    """The policies with text and date, oldest first."""
    found = [node for node in material.citations if material.policy(node).in_corpus and material.policy(node).date]
    return sorted(found, key=lambda node: (material.policy(node).date or "", node))


def _steps(policy: str, links: Sequence[ChainLink]) -> dict[str, int]:
    steps = {policy: 0}
    for link in sorted(links, key=lambda link: link.depth):
        for end in (link.citing, link.cited):
            steps.setdefault(end, link.depth)
    return steps


def _chain_edges(material: Material, links: Sequence[ChainLink], ids: Mapping[str, int]) -> list[EdgeData]:
    step_of: dict[tuple[str, str, str], int] = {}
    for link in links:
        key = (link.citing, link.cited, link.relation)
        step_of[key] = min(link.depth, step_of.get(key, link.depth))
    return numbered(
        [
            policy_edge(material, *link, ids) | {"width": 1.2, "step": step - 1}
            for link, step in sorted(step_of.items())
            if link[0] in ids and link[1] in ids
        ]
    )


def _chain_finding(material: Material, down: Sequence[ChainLink], up: Sequence[ChainLink]) -> Words:
    cites = len({link.cited for link in up})
    citing = {link.citing for link in down}
    if not citing:
        return say("finding.chain.none", cites)
    tiers = Counter(material.policy(node).tier for node in citing)
    parts = [(say(f"tier.{tier}"), tiers[tier]) for tier in TIERS if tiers[tier]]
    spread = joined([(f"{words[0]} {count}", f"{words[1].lower()} {count}") for words, count in parts])
    resting = {link.citing for link in down if link.relation in RESTING}
    return say("finding.chain", len(citing), spread, len(resting), cites)
