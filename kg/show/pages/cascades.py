"""Picture of a cascade: who carried a policy out, level by level, with time along the axis.

In: `Material`. Out: a page as HTML text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kg.analyse.cascades import Cascade, cascade
from kg.analyse.records import PolicyRecord
from kg.analyse.tiers import LOCAL_TIERS, TIERS
from kg.show.pages.data import ColumnData, NodeData, TableData, Words
from kg.show.pages.lanes import tier_lane
from kg.show.pages.material import Material, joined, topic_words
from kg.show.pages.page import Picture, network_html, say
from kg.show.pages.parts import (
    called,
    coverage_note,
    lane_data,
    numbered,
    policy_data,
    policy_edge,
    policy_node,
    table_data,
)
from kg.show.pages.positions import Bar, bar_positions

CASCADE_WIDTH = 480
UNDATED_WIDTH = 220
LABEL_WIDTH = 215
ROW = 44


def cascade_page(material: Material, policy: str) -> str:
    """Who carried a policy out, level by level, with time along the axis; and who is not known to have."""
    found = cascade(material.citations, policy)
    nodes = [policy, *(step.policy for step in found.steps)]
    ids = {node: i for i, node in enumerate(sorted(nodes))}
    days = {step.policy: step.days for step in found.steps}
    first = found.first_days
    table, points = _cascade_table(material, found, nodes)
    pairs = {(step.policy, step.parent) for step in found.steps}
    followed = sorted(found.followed, key=lambda region: (first[region][0] is None, first[region][0] or 0, region))
    edges = [
        policy_edge(material, step.policy, step.parent, step.relation, ids)
        for step in found.steps
        if material.citations.has_edge(step.policy, step.parent, step.relation)
    ]
    return network_html(
        Picture(
            page="cascade",
            title=say("cascade.title", called(material.policy(policy))),
            finding=_cascade_finding(material, found),
            notes=(say("note.cascade"), coverage_note(material)),
            nodes=[
                policy_node(material, node, i)
                | {"at": [points[node]], "size": 13 if node == policy else 8}
                | _cascade_names(material, node, days.get(node))
                for node, i in ids.items()
            ],
            edges=numbered(edges),
            policies=[policy_data(material, node, pairs) for node in ids],
            hints=("hollow", "hint.filters", "hint.keys"),
            more=material.headings(ids)
            | {
                "focus": ids[policy],
                "clip": 13,
                "font": 15,
                "tables": [table],
                "spread": {
                    "followed": [
                        {"name": topic_words(material.region(key)), "days": first[key][0], "node": ids[first[key][1]]}
                        for key in followed
                    ],
                    "silent": [{"name": topic_words(material.region(key))} for key in found.silent],
                    "unread": [{"name": topic_words(material.region(key))} for key in found.unread],
                },
            },
        )
    )


def _cascade_finding(material: Material, found: Cascade) -> Words:
    names = [topic_words(material.region(key)) for key in found.followed]
    listed = joined(names or [("—", "—")])
    fastest, days = found.first
    figures = (len(found.steps), len(names), listed, len(found.silent), len(found.unread))
    if days is None:
        return say("finding.cascade", *figures)
    return say("finding.cascade.days", *figures, joined([topic_words(material.region(key)) for key in fastest]), days)


def _cascade_names(material: Material, node: str, days: int | None) -> NodeData:
    """Of a province where and after how many days, of others the title; the rest stands under it."""
    policy = material.policy(node)
    took = say("days", days) if days is not None else ("", "")
    if policy.tier not in LOCAL_TIERS or not policy.regions:
        parts = [" · ".join(part for part in (words, policy.number) if part) for words in took]
        return {"under": parts} if parts[0] else {}
    names = joined([topic_words(material.region(key)) for key in policy.regions])
    return {
        "names": [f"{name} · {words}" if words else name for name, words in zip(names, took, strict=True)],
        "under": [policy.number or policy.named.matter] * 2,
    }


def _cascade_table(
    material: Material, found: Cascade, nodes: Sequence[str]
) -> tuple[TableData, Mapping[str, tuple[int, int]]]:
    start, end = _span([material.policy(node) for node in nodes])
    tiers = [tier for tier in TIERS if any(material.policy(node).tier == tier for node in nodes)]
    ordered = sorted(nodes, key=lambda node: (node != found.root, material.policy(node).date or "9999", node))
    undated = CASCADE_WIDTH + LABEL_WIDTH
    scale = CASCADE_WIDTH / max((end - start).days, 1)

    def at(policy: PolicyRecord) -> int:
        day = policy.day
        return undated + 18 if day is None else round(18 + (day - start).days * scale)

    bars = [
        Bar(node, tiers.index(material.policy(node).tier), at(material.policy(node)), LABEL_WIDTH) for node in ordered
    ]
    points, runs = bar_positions(bars, ROW)
    lanes = [tier_lane(tier, top, size) for tier, (top, size) in zip(tiers, runs, strict=True)]
    for key, colour in (("silent", "#9a6700"), ("unread", "#6b7685")):
        if regions := getattr(found, key):
            words = joined([topic_words(material.region(region)) for region in regions])
            top = lanes[-1]["at"] + lanes[-1]["size"]
            lanes.append(lane_data(say(f"lane.{key}"), colour, top, 70) | {"words": words})
    columns: list[ColumnData] = [
        {"name": (name, name), "at": round(18 + (day - start).days * scale)} for day, name in _ticks(start, end)
    ]
    columns.append({"name": say("undated"), "at": undated})
    height = lanes[-1]["at"] + lanes[-1]["size"]
    return table_data(lanes, columns, undated + UNDATED_WIDTH, height), points


def _span(policies: Sequence[PolicyRecord]) -> tuple[date, date]:
    days = [day for policy in policies if (day := policy.day)] or [date(2021, 1, 1)]
    return min(days), max(days)


def _ticks(start: date, end: date) -> list[tuple[date, str]]:
    """The first days of years, or of quarters where the span is short."""
    months = (1,) if (end - start).days > 900 else (1, 7) if (end - start).days > 500 else (1, 4, 7, 10)
    days = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in months]
    step = 1 + len(days) // 14
    return [(day, f"{day:%Y-%m}" if len(months) > 1 else str(day.year)) for day in days if start <= day <= end][::step]
