"""Levels as lanes, years as columns: where policies stand in a picture by time.

In: policies of `Material`. Out: their places, and lanes and columns as data of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.analyse.records import PolicyRecord
from kg.analyse.tiers import TIERS
from kg.show.pages.colours import TIER_COLOURS
from kg.show.pages.data import ColumnData, LaneData, TableData
from kg.show.pages.material import Material
from kg.show.pages.page import say
from kg.show.pages.parts import lane_data, table_data
from kg.show.pages.positions import Slot, SlotTable, table_positions

# A year with so many policies in one picture is shown by quarters.
CROWDED = 60
# Width and height of a policy with its name, in pixels.
SLOT = (232, 38)
# So many policies may stand one above the other in one lane and column.
TALLEST = range(2, 26)


def in_lanes(material: Material, nodes: Sequence[str], wanted: float) -> tuple[SlotTable, TableData]:
    """Levels as lanes, years as columns; few years with few policies share one column.

    Parameters
    ----------
    material : Material
        What the page draws on.
    nodes : sequence of str
        The policies.
    wanted : float
        Width to height of the picture; of several tables the one that comes nearest is taken.
    """
    tiers = [tier for tier in TIERS if any(material.policy(node).tier == tier for node in nodes)]
    period_of = _period_of([material.policy(node) for node in nodes])
    column_of, names = _periods(Counter(period_of.values()))
    ordered = sorted(nodes, key=lambda node: (material.policy(node).date or "", node))
    slots = [Slot(node, tiers.index(material.policy(node).tier), column_of[period_of[node]]) for node in ordered]
    if not slots:
        return SlotTable({}, (), ()), table_data((), (), 0, 0)
    table = min(
        (table_positions(slots, *SLOT, tallest) for tallest in TALLEST),
        key=lambda table: max(table.extent[0] / wanted, table.extent[1]),
    )
    lanes = [tier_lane(tier, at, size) for tier, (at, size) in zip(tiers, table.lanes, strict=True)]
    columns: list[ColumnData] = [
        {"name": (name, name) if name else say("undated"), "at": at}
        for name, (at, _) in zip(names, table.columns, strict=True)
    ]
    return table, table_data(lanes, columns, *table.extent)


def tier_lane(tier: str, at: int, size: int) -> LaneData:
    """The lane of a tier; `at` and `size` are its top and its height, in pixels."""
    return lane_data(say(f"tier.{tier}"), TIER_COLOURS[tier], at, size)


def _period_of(policies: Sequence[PolicyRecord]) -> dict[str, str]:
    """Policy → its year, or the quarter in a year with very many; nothing where it is undated."""
    years = Counter(policy.year for policy in policies)
    crowded = {year for year, count in years.items() if count >= CROWDED}
    found = {}
    for policy in policies:
        quarter = f" Q{(int((policy.date or '')[5:7]) + 2) // 3}" if policy.year in crowded and policy.day else ""
        found[policy.iri] = policy.year + quarter
    return found


def _periods(counts: Mapping[str, int]) -> tuple[dict[str, int], list[str]]:
    """Period (a year, or `2021 Q3`) → column, and the columns' names; the undated come first, with no name.

    Neighbouring periods share a column as long as it holds at most a twelfth of all policies. A year that is shown by
    quarters shares none with another year.
    """
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
