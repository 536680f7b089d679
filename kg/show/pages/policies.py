"""Pictures of policies: all citations, the chain of one, its surroundings, its cascade, the timeline.

In: an `Atlas`. Out: pages as HTML text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.analyse import chains
from kg.analyse.cascades import Cascade, cascade
from kg.analyse.chains import RESTING, STRENGTH, ChainLink
from kg.analyse.records import LOCAL_TIERS, TIERS, Policy
from kg.language.titles import short_title
from kg.show.pages.colours import TIER_COLOURS
from kg.show.pages.material import Atlas, joined, topic_words
from kg.show.pages.page import Data, Picture, Words, network_html, say
from kg.show.pages.parts import (
    called,
    coverage_note,
    cut_note,
    lane_data,
    numbered,
    point_data,
    policy_data,
    policy_edge,
    policy_node,
    table_data,
)
from kg.show.pages.positions import (
    Bar,
    Cell,
    Table,
    bar_positions,
    community_positions,
    ring_positions,
    table_positions,
)

if TYPE_CHECKING:
    import networkx as nx

# Above this a browser draws too slowly and a person sees nothing.
MOST_NODES = 1500
MOST_CHAIN_NODES = 400
# Bytes of sentences in one page, which is to stay below 3 MB.
MOST_EVIDENCE = 1_000_000
MOST_EGO_NODES = 300
CHAIN_STEPS = 2
EGO_STEPS = 2
RANKING_LENGTH = 20
# A year with so many policies in one picture is shown by quarters.
CROWDED = 60
CASCADE_WIDTH = 480
UNDATED_WIDTH = 220
LABEL_WIDTH = 215
# Least distance between two policies among all, in pixels.
SPACING = 46
ROW = 44


def citations_page(atlas: Atlas) -> str:
    """All citations; above MOST_NODES policies those with the most links, and it says so."""
    linked = _linked(atlas)
    drawn = drawn_citations(atlas)
    points = community_positions(_plain(atlas, drawn), SPACING, SPACING)
    ids = {policy: i for i, policy in enumerate(drawn)}
    rows = [row for row in atlas.ranking if row.policy in ids][:RANKING_LENGTH]
    alone = len(atlas.citations) - len(linked)
    edges, silent = _within_budget(_edges_between(atlas, ids))
    return network_html(
        Picture(
            in_folder=atlas.in_folder,
            page="citations",
            title=say("citations.title"),
            finding=citations_finding(atlas),
            notes=(
                *((say("note.alone", alone),) if alone else ()),
                *cut_note(len(linked), len(drawn)),
                *((say("note.silent", silent),) if silent else ()),
                coverage_note(atlas),
            ),
            nodes=[policy_node(atlas, policy, i) | point_data(points[policy]) for policy, i in ids.items()],
            edges=edges,
            policies=_policies(atlas, ids),
            top=[(ids[row.policy], row.cited_by) for row in rows],
            hints=("size.citations", "hollow", "hint.filters", "hint.keys"),
            more=atlas.headings(ids) | {"fan": True, "unit": "cited.by"},
        )
    )


def drawn_citations(atlas: Atlas) -> list[str]:
    """The policies of the citation page: those with links, at most MOST_NODES with the most."""
    return sorted(sorted(_linked(atlas), key=lambda node: (-atlas.citations.degree(node), node))[:MOST_NODES])


def citations_finding(atlas: Atlas) -> Words:
    """Which policy is cited most."""
    if not atlas.ranking:
        return say("finding.citations.none")
    first = atlas.ranking[0]
    return say("finding.citations", called(atlas.policy(first.policy)), first.cited_by)


def ego_page(atlas: Atlas, policy: str) -> str:
    """One policy in the middle, those that it is linked to around it, and theirs around them."""
    import networkx as nx

    steps: Mapping[str, int] = nx.single_source_shortest_path_length(
        atlas.citations.to_undirected(as_view=True), policy, cutoff=EGO_STEPS
    )
    drawn = sorted(steps, key=lambda node: (steps[node], -atlas.citations.degree(node), node))[:MOST_EGO_NODES]
    ids = {node: i for i, node in enumerate(sorted(drawn))}
    points = ring_positions(_plain(atlas, sorted(ids)), policy, 74)
    near = {i: steps[node] for node, i in ids.items()}
    return network_html(
        Picture(
            in_folder=atlas.in_folder,
            page="ego",
            title=say("ego.title", called(atlas.policy(policy))),
            finding=say("finding.ego", sum(step == 1 for step in steps.values()), len(steps) - 1),
            notes=(*cut_note(len(steps), len(drawn)), coverage_note(atlas)),
            nodes=[policy_node(atlas, node, i) | point_data(points[node]) for node, i in ids.items()],
            # What the outermost have to do with each other is not the question.
            edges=numbered(
                [edge for edge in _edges_between(atlas, ids) if min(near[edge["from"]], near[edge["to"]]) < EGO_STEPS]
            ),
            policies=_policies(atlas, ids),
            hints=("size.citations", "hollow", "hint.filters", "hint.keys"),
            more=atlas.headings(ids) | {"focus": ids[policy], "loose": True},
        )
    )


def chain_page(atlas: Atlas, policy: str) -> str:
    """What a policy rests on and what rests on it, by level and date, one step or two."""
    down = chains.chain_links(atlas.citations, policy, "down", CHAIN_STEPS)
    up = chains.chain_links(atlas.citations, policy, "up", CHAIN_STEPS)
    links = [*down, *up]
    steps = _steps(policy, links)
    drawn = sorted(steps, key=lambda node: (steps[node], -atlas.citations.in_degree(node), node))[:MOST_CHAIN_NODES]
    ids = {node: i for i, node in enumerate(sorted(drawn))}
    tables = [_lanes(atlas, [node for node in ids if steps[node] <= step], 1.3) for step in range(1, CHAIN_STEPS + 1)]
    pairs = {(link.citing, link.cited) for link in links if link.citing in ids and link.cited in ids}
    return network_html(
        Picture(
            in_folder=atlas.in_folder,
            page="chain",
            title=(called(atlas.policy(policy)),) * 2,
            finding=_chain_finding(
                atlas,
                [link for link in down if link.depth == 1],
                [link for link in up if link.depth == 1],
            ),
            notes=(*cut_note(len(steps), len(drawn)), coverage_note(atlas)),
            nodes=[
                policy_node(atlas, node, i)
                | {"at": [table.points.get(node) for table, _ in tables], "size": 13 if node == policy else 7}
                for node, i in ids.items()
            ],
            edges=_chain_edges(atlas, links, ids),
            policies=[policy_data(atlas, node, pairs) for node in ids],
            hints=("hollow", "hint.filters", "hint.keys"),
            more=atlas.headings(ids)
            | {
                "focus": ids[policy],
                "clip": 13,
                "tables": [data for _, data in tables],
                "choices": {"title": say("steps"), "names": [say("step.1"), say("step.2")]},
            },
        )
    )


def cascade_page(atlas: Atlas, policy: str) -> str:
    """Who carried a policy out, level by level, with time along the axis; and who is not known to have."""
    found = cascade(atlas.citations, policy)
    nodes = [policy, *(step.policy for step in found.steps)]
    ids = {node: i for i, node in enumerate(sorted(nodes))}
    days = {step.policy: step.days for step in found.steps}
    first = _first_days(found)
    table, points = _cascade_table(atlas, found, nodes)
    pairs = {(step.policy, step.parent) for step in found.steps}
    followed = sorted(found.followed, key=lambda region: (first[region][0] is None, first[region][0] or 0, region))
    edges: list[Data] = [
        policy_edge(atlas, step.policy, step.parent, step.relation, ids)
        for step in found.steps
        if atlas.citations.has_edge(step.policy, step.parent, step.relation)
    ]
    return network_html(
        Picture(
            in_folder=atlas.in_folder,
            page="cascade",
            title=say("cascade.title", called(atlas.policy(policy))),
            finding=_cascade_finding(atlas, found, first),
            notes=(say("note.cascade"), coverage_note(atlas)),
            nodes=[
                policy_node(atlas, node, i)
                | {"at": [points[node]], "size": 13 if node == policy else 8}
                | _cascade_names(atlas, node, days.get(node))
                for node, i in ids.items()
            ],
            edges=numbered(edges),
            policies=[policy_data(atlas, node, pairs) for node in ids],
            hints=("hollow", "hint.filters", "hint.keys"),
            more=atlas.headings(ids)
            | {
                "focus": ids[policy],
                "clip": 13,
                "font": 15,
                "tables": [table],
                "spread": {
                    "followed": [
                        {"name": topic_words(atlas.region(key)), "days": first[key][0], "node": ids[first[key][1]]}
                        for key in followed
                    ],
                    "silent": [{"name": topic_words(atlas.region(key))} for key in found.silent],
                    "unread": [{"name": topic_words(atlas.region(key))} for key in found.unread],
                },
            },
        )
    )


def timeline_page(atlas: Atlas) -> str:
    """The dated policies whose text was read, by level and time."""
    drawn = _dated(atlas)
    ids = {node: i for i, node in enumerate(sorted(drawn[-MOST_CHAIN_NODES:]))}
    table, data = _lanes(atlas, list(ids), 3.5)
    return network_html(
        Picture(
            in_folder=atlas.in_folder,
            page="timeline",
            title=say("timeline.title"),
            finding=timeline_finding(atlas),
            notes=(*cut_note(len(drawn), len(ids)), coverage_note(atlas)),
            nodes=[policy_node(atlas, node, i) | {"at": [table.points[node]], "size": 7} for node, i in ids.items()],
            policies=[policy_data(atlas, node) for node in ids],
            top=[(ids[row.policy], row.cited_by) for row in atlas.ranking if row.policy in ids][:RANKING_LENGTH],
            hints=("hint.filters", "hint.keys"),
            more=atlas.headings(ids)
            | {"clip": 13, "tables": [data], "loose": True, "unit": "cited.by", "least_scale": 0.75},
        )
    )


def timeline_finding(atlas: Atlas) -> Words:
    """How many dated policies there are, from when to when."""
    years = Counter(atlas.policy(node).year for node in _dated(atlas))
    if not years:
        return say("finding.timeline.none")
    most = min(years, key=lambda year: (-years[year], year))
    return say("finding.timeline", years.total(), min(years), max(years), most, years[most])


def _dated(atlas: Atlas) -> list[str]:
    """The policies with text and date, oldest first."""
    found = [node for node in atlas.citations if atlas.policy(node).in_corpus and atlas.policy(node).date]
    return sorted(found, key=lambda node: (atlas.policy(node).date or "", node))


def _linked(atlas: Atlas) -> list[str]:
    return [node for node in atlas.citations if atlas.citations.degree(node)]


def _plain(atlas: Atlas, nodes: Sequence[str]) -> nx.Graph[str]:
    """The citations among nodes without direction, mentions added up, in sorted order."""
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(nodes))
    for citing, cited, _, data in sorted(atlas.citations.subgraph(nodes).edges(keys=True, data=True), key=_ends):
        before = network.get_edge_data(citing, cited, {"weight": 0})["weight"]
        network.add_edge(citing, cited, weight=before + data["weight"])
    return network


def _ends(edge: tuple[str, str, str, Data]) -> tuple[str, ...]:
    return edge[:3]


def _policies(atlas: Atlas, ids: Mapping[str, int]) -> list[Data]:
    pairs = set(atlas.citations.subgraph(list(ids)).edges())
    return [policy_data(atlas, policy, pairs) for policy in ids]


def _edges_between(atlas: Atlas, ids: Mapping[str, int]) -> list[Data]:
    links = sorted(atlas.citations.subgraph(list(ids)).edges(keys=True))
    return numbered([policy_edge(atlas, citing, cited, relation, ids) for citing, cited, relation in links])


def _within_budget(edges: list[Data]) -> tuple[list[Data], int]:
    """Edges, the weakest without their sentence where all sentences would make the page too large; and how many."""
    order = sorted(edges, key=lambda edge: (STRENGTH.index(edge["relation"]), -edge["weight"], edge["id"]))
    spent, silent = 0, set()
    for edge in order:
        spent += len(edge.get("sentence", "").encode())
        if spent > MOST_EVIDENCE and "sentence" in edge:
            silent.add(edge["id"])
    drop = {"sentence"}
    lighter = [
        {name: value for name, value in edge.items() if name not in drop} if edge["id"] in silent else edge
        for edge in edges
    ]
    return lighter, len(silent)


def _steps(policy: str, links: Sequence[ChainLink]) -> dict[str, int]:
    steps = {policy: 0}
    for link in sorted(links, key=lambda link: link.depth):
        for end in (link.citing, link.cited):
            steps.setdefault(end, link.depth)
    return steps


def _chain_edges(atlas: Atlas, links: Sequence[ChainLink], ids: Mapping[str, int]) -> list[Data]:
    step_of: dict[tuple[str, str, str], int] = {}
    for link in links:
        key = (link.citing, link.cited, link.relation)
        step_of[key] = min(link.depth, step_of.get(key, link.depth))
    return numbered(
        [
            policy_edge(atlas, *link, ids) | {"width": 1.2, "step": step - 1}
            for link, step in sorted(step_of.items())
            if link[0] in ids and link[1] in ids
        ]
    )


def _chain_finding(atlas: Atlas, down: Sequence[ChainLink], up: Sequence[ChainLink]) -> Words:
    cites = len({link.cited for link in up})
    citing = {link.citing for link in down}
    if not citing:
        return say("finding.chain.none", cites)
    tiers = Counter(atlas.policy(node).tier for node in citing)
    parts = [(say(f"tier.{tier}"), tiers[tier]) for tier in TIERS if tiers[tier]]
    spread = joined([(f"{words[0]} {count}", f"{words[1].lower()} {count}") for words, count in parts])
    resting = {link.citing for link in down if link.relation in RESTING}
    return say("finding.chain", len(citing), spread, len(resting), cites)


def _lanes(atlas: Atlas, nodes: Sequence[str], wanted: float) -> tuple[Table, Data]:
    """Levels as lanes, years as columns; few years with few policies share one column."""
    tiers = [tier for tier in TIERS if any(atlas.policy(node).tier == tier for node in nodes)]
    period_of = _period_of([atlas.policy(node) for node in nodes])
    column_of, names = _periods(Counter(period_of.values()))
    ordered = sorted(nodes, key=lambda node: (atlas.policy(node).date or "", node))
    cells = [Cell(node, tiers.index(atlas.policy(node).tier), column_of[period_of[node]]) for node in ordered]
    if not cells:
        return Table({}, (), ()), table_data((), (), 0, 0)
    table = min(
        (table_positions(cells, 232, 38, tallest) for tallest in range(2, 26)),
        key=lambda table: max(table.extent[0] / wanted, table.extent[1]),
    )
    lanes = [_tier_lane(tier, at, size) for tier, (at, size) in zip(tiers, table.lanes, strict=True)]
    columns = [
        {"name": (name, name) if name else say("undated"), "at": at}
        for name, (at, _) in zip(names, table.columns, strict=True)
    ]
    return table, table_data(lanes, columns, *table.extent)


def _tier_lane(tier: str, at: int, size: int) -> Data:
    return lane_data(say(f"tier.{tier}"), TIER_COLOURS[tier], at, size)


def _period_of(policies: Sequence[Policy]) -> dict[str, str]:
    """Policy → its year, or the quarter in a year with very many; nothing where it is undated."""
    years = Counter(policy.year for policy in policies)
    crowded = {year for year, count in years.items() if count >= CROWDED}
    found = {}
    for policy in policies:
        quarter = f" Q{(int((policy.date or '')[5:7]) + 2) // 3}" if policy.year in crowded and policy.day else ""
        found[policy.iri] = policy.year + quarter
    return found


def _periods(counts: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Year → column, and the columns' names; the undated come first, with no name."""
    total = sum(counts.values())
    by_quarter = {period[:4] for period in counts if " Q" in period}
    groups: list[list[str]] = []
    size = 0
    for year in sorted(counts):
        small = size + counts[year] <= max(2, total // 12)
        apart = bool(groups) and by_quarter & {year[:4], groups[-1][0][:4]} and year[:4] != groups[-1][0][:4]
        if groups and small and not apart and groups[-1] != [""]:
            groups[-1].append(year)
            size += counts[year]
        else:
            groups.append([year])
            size = counts[year]
    column_of = {year: i for i, group in enumerate(groups) for year in group}
    names = [_period_name(group[0], group[-1]) for group in groups]
    return column_of, names


def _period_name(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first} – {last[5:]}" if last.startswith(first[:4]) else f"{first}–{last}"


def _first_days(found: Cascade) -> dict[str, tuple[int | None, str]]:
    """Province → days that its first policy took (None if undated), and that policy; a city's only if it has none."""
    first: dict[str, tuple[int | None, str]] = {}
    local = [step for step in found.steps if step.tier in LOCAL_TIERS]
    for step in sorted(
        local, key=lambda step: (TIERS.index(step.tier), step.days is None, step.days or 0, step.policy)
    ):
        for region in step.regions:
            first.setdefault(region, (step.days, step.policy))
    return first


def _cascade_finding(atlas: Atlas, found: Cascade, first: Mapping[str, tuple[int | None, str]]) -> Words:
    names = [topic_words(atlas.region(key)) for key in found.followed]
    listed = joined(names or [("—", "—")])
    dated = [(first[key][0] or 0, key) for key in found.followed if first[key][0] is not None]
    figures = (len(found.steps), len(names), listed, len(found.silent), len(found.unread))
    if not dated:
        return say("finding.cascade", *figures)
    days, fastest = min(dated)
    return say("finding.cascade.days", *figures, topic_words(atlas.region(fastest)), days)


def _cascade_names(atlas: Atlas, node: str, days: int | None) -> Data:
    """Of a province where and after how many days, of others the title; the rest stands under it."""
    policy = atlas.policy(node)
    took = say("days", days) if days is not None else ("", "")
    title = short_title(policy.title)
    if policy.tier not in LOCAL_TIERS or not policy.regions:
        parts = [" · ".join(part for part in (words, policy.number) if part) for words in took]
        return {"under": parts} if parts[0] else {}
    names = joined([topic_words(atlas.region(key)) for key in policy.regions])
    return {
        "names": [f"{name} · {words}" if words else name for name, words in zip(names, took, strict=True)],
        "under": [policy.number or title] * 2,
    }


def _cascade_table(atlas: Atlas, found: Cascade, nodes: Sequence[str]) -> tuple[Data, Mapping[str, tuple[int, int]]]:
    start, end = _span([atlas.policy(node) for node in nodes])
    tiers = [tier for tier in TIERS if any(atlas.policy(node).tier == tier for node in nodes)]
    ordered = sorted(nodes, key=lambda node: (node != found.root, atlas.policy(node).date or "9999", node))
    undated = CASCADE_WIDTH + LABEL_WIDTH
    scale = CASCADE_WIDTH / max((end - start).days, 1)

    def at(policy: Policy) -> int:
        day = policy.day
        return undated + 18 if day is None else round(18 + (day - start).days * scale)

    bars = [Bar(node, tiers.index(atlas.policy(node).tier), at(atlas.policy(node)), LABEL_WIDTH) for node in ordered]
    points, runs = bar_positions(bars, ROW)
    lanes = [_tier_lane(tier, top, size) for tier, (top, size) in zip(tiers, runs, strict=True)]
    for key, colour in (("silent", "#9a6700"), ("unread", "#6b7685")):
        if regions := getattr(found, key):
            words = joined([topic_words(atlas.region(region)) for region in regions])
            top = lanes[-1]["at"] + lanes[-1]["size"]
            lanes.append(lane_data(say(f"lane.{key}"), colour, top, 70) | {"words": words})
    columns = [{"name": (name, name), "at": round(18 + (day - start).days * scale)} for day, name in _ticks(start, end)]
    columns.append({"name": say("undated"), "at": undated})
    height = lanes[-1]["at"] + lanes[-1]["size"]
    return table_data(lanes, columns, undated + UNDATED_WIDTH, height), points


def _span(policies: Sequence[Policy]) -> tuple[date, date]:
    days = [day for policy in policies if (day := policy.day)] or [date(2021, 1, 1)]
    return min(days), max(days)


def _ticks(start: date, end: date) -> list[tuple[date, str]]:
    """The first days of years, or of quarters where the span is short."""
    months = (1,) if (end - start).days > 900 else (1, 7) if (end - start).days > 500 else (1, 4, 7, 10)
    days = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in months]
    step = 1 + len(days) // 14
    return [(day, f"{day:%Y-%m}" if len(months) > 1 else str(day.year)) for day in days if start <= day <= end][::step]
