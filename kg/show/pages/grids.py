"""Pictures with rows and columns: sectors by regions, and the targets of provinces for one indicator.

In: `Material`. Out: pages as HTML text.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.analyse.targets import TargetRecord
from kg.analyse.topics import CODE, NATIONAL
from kg.show.pages.colours import TIER_COLOURS
from kg.show.pages.data import ColumnData, NodeData, Point, TableData, Words
from kg.show.pages.material import Material, sector_words, topic_words
from kg.show.pages.page import Picture, network_html, phrases, say
from kg.show.pages.parts import coverage_note, lane_data, policy_data, table_data
from kg.show.pages.positions import Bar, bar_positions

CELL = 40
MATRIX_LEFT = 190
# Named areas are few and their names long: they share a column.
AREAS = "areas"
TARGET_LEFT = 120
TARGET_WIDTH = 760
TARGET_LABEL = 190
TARGET_ROW = 34
INDICATORS = 40
# An indicator is compared where at least two regions set it.
LEAST_REGIONS = 2
PALE = "#4477aa"
INK = "#17202e"
# Of a target that binds, one that is expected, and one of which the text says neither.
BINDING_COLOURS = (TIER_COLOURS["centre"], TIER_COLOURS["ministry"], TIER_COLOURS["unknown"])
# What a comparator is called where it says a rise or a fall; = goes without saying.
SIGNS = {"=": "", "Δ+": "↑", "Δ-": "↓"}


def matrix_page(material: Material) -> str:
    """How many policies each region has for each sector; a click lists them."""
    cells = _joined_areas(material)
    sectors = sorted({sector for sector, _ in cells})
    regions = _ordered_regions(material, {region for _, region in cells})
    shown = {policy: i for i, policy in enumerate(sorted({policy for found in cells.values() for policy in found}))}
    most = max((len(found) for found in cells.values()), default=1)
    nodes = [
        _matrix_node(
            material, cell, (regions.index(cell[1]), sectors.index(cell[0])), [shown[p] for p in policies], most
        )
        | {"id": i}
        for i, (cell, policies) in enumerate(cells.items())
    ]
    ranked = sorted(nodes, key=lambda node: (-len(node["policies"]), node["id"]))
    return network_html(
        Picture(
            in_folder=material.in_folder,
            page="matrix",
            title=say("matrix.title"),
            finding=matrix_finding(material),
            notes=(say("note.matrix"), coverage_note(material)),
            nodes=nodes,
            policies=[policy_data(material, policy) for policy in shown],
            top=[(node["id"], len(node["policies"])) for node in ranked[:20]],
            hints=("size.matrix", "hint.filters", "hint.keys"),
            more=material.headings(shown)
            | {"loose": True, "inside": True, "tables": [_matrix_table(material, sectors, regions)]},
        )
    )


def _matrix_node(
    material: Material, cell: tuple[str, str], at: tuple[int, int], policies: list[int], most: int
) -> NodeData:
    """The square of a sector and a region, without its number; `at` is its column and row."""
    sector, region = cell
    words = (sector_words(sector), _column_words(material, region))
    names = tuple(f"{one} × {other}" for one, other in zip(*words, strict=True))
    return {
        "key": f"{sector}-{region}",
        "at": [(at[0] * CELL + CELL // 2, at[1] * CELL + CELL // 2)],
        # Area grows with the count; the largest fills its slot.
        "size": round(max(5, (CELL / 2 - 2) * (len(policies) / most) ** 0.5), 1),
        "shape": "square",
        "group": "cell",
        "colour": PALE,
        "name": names[0],
        "names": names,
        "cell": words,
        "policies": policies,
    }


def _matrix_table(material: Material, sectors: Sequence[str], regions: Sequence[str]) -> TableData:
    lanes = [lane_data(sector_words(sector), PALE, i * CELL, CELL) | {"ink": INK} for i, sector in enumerate(sectors)]
    columns: list[ColumnData] = [
        {"name": _column_words(material, region), "at": i * CELL} for i, region in enumerate(regions)
    ]
    table = table_data(lanes, columns, len(regions) * CELL, len(sectors) * CELL)
    return table | {"left": MATRIX_LEFT, "head": 80, "slant": CELL}


def comparable(material: Material) -> dict[Words, list[TargetRecord]]:
    """Indicator with its unit → its targets, where at least two regions set it; the most regions first.

    Levels, rises and falls stand apart; what one policy says twice counts once.
    """
    groups: dict[Words, dict[tuple[object, ...], TargetRecord]] = defaultdict(dict)
    for target in material.targets:
        if target.policy in material.citations:
            said = (target.policy, target.comparator, target.value, target.upper, target.year)
            groups[_indicator(target)].setdefault(said, target)
    regions = {
        name: {r for t in found.values() for r in material.policy(t.policy).regions} for name, found in groups.items()
    }
    names = [name for name in groups if len(regions[name]) >= LEAST_REGIONS]
    names.sort(key=lambda name: (-len(regions[name]), -len(groups[name]), name))
    return {name: list(groups[name].values()) for name in names[:INDICATORS]}


def _indicator(target: TargetRecord) -> Words:
    unit = f"（{target.unit}）" if target.unit else ""
    change = say(f"target.{target.comparator}") if target.comparator in ("Δ+", "Δ-") else ("", "")
    name = target.indicator.name
    return f"{name}{change[0]}{unit}", f"{name}{change[1]}{unit}"


def targets_page(material: Material) -> str:
    """What regions aim at, for one indicator at a time, as points along its values."""
    groups = comparable(material)
    shown = {p: i for i, p in enumerate(sorted({t.policy for found in groups.values() for t in found}))}
    tables: list[TableData] = []
    nodes: list[NodeData] = []
    for number, found in enumerate(groups.values()):
        table, points = _target_table(material, found)
        tables.append(table)
        for target, region, point in points:
            at: list[Point | None] = [None] * len(groups)
            at[number] = point
            nodes.append(_target_node(material, target, region, shown, at) | {"id": len(nodes)})
    return network_html(
        Picture(
            in_folder=material.in_folder,
            page="targets",
            title=say("targets.title"),
            finding=targets_finding(material),
            notes=(say("note.targets"), coverage_note(material)),
            nodes=nodes,
            policies=[policy_data(material, policy) for policy in shown],
            hints=("hint.filters", "hint.keys"),
            more=material.headings(shown)
            | {
                "loose": True,
                "clip": 12,
                "tables": tables,
                "choices": {"title": say("indicator"), "names": list(groups)},
                "marks": [
                    {"colour": colour, "name": say(f"binding.{name}")} for name, colour in _binding_colours().items()
                ],
            },
        )
    )


def _binding_colours() -> dict[str, str]:
    """What the graph says of a target's force (kg:binding) → its colour, in the order of strings.json."""
    names = [key.removeprefix("binding.") for key in phrases() if key.startswith("binding.")]
    return dict(zip(names, BINDING_COLOURS, strict=True))


def targets_finding(material: Material) -> Words:
    """How many indicators can be compared."""
    groups = comparable(material)
    return say("finding.targets", len(groups), sum(map(len, groups.values())), next(iter(groups), ("—", "—")))


def _ordered_regions(material: Material, used: set[str]) -> list[str]:
    known = [key for key in material.regions if key in used]
    return [*known, *sorted(used - set(known))]


def _joined_areas(material: Material) -> dict[tuple[str, str], tuple[str, ...]]:
    joined: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (sector, region), policies in material.cells.items():
        joined[sector, region if region == NATIONAL or CODE.fullmatch(region) else AREAS].update(policies)
    return {cell: tuple(sorted(found)) for cell, found in sorted(joined.items())}


def _column_words(material: Material, region: str) -> Words:
    return say("matrix.areas") if region == AREAS else topic_words(material.region(region))


def matrix_finding(material: Material) -> Words:
    """Which sector and which region have most."""
    if not material.cells:
        return say("finding.matrix.none")
    sectors: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for (sector, region), policies in material.cells.items():
        sectors[sector] += len(policies)
        regions[region] += len(policies) * (region != NATIONAL)
    sector = min(sectors, key=lambda key: (-sectors[key], key))
    region = min(regions, key=lambda key: (-regions[key], key))
    names = sector_words(sector), topic_words(material.region(region))
    return say("finding.matrix", names[0], sectors[sector], names[1], regions[region])


def _target_table(
    material: Material, found: Sequence[TargetRecord]
) -> tuple[TableData, list[tuple[TargetRecord, str, tuple[int, int]]]]:
    regions = _ordered_regions(
        material, {region for target in found for region in material.policy(target.policy).regions}
    )
    values = [float(target.value) for target in found]
    low, high = min(values), max(values)
    reach = high - low or 1
    placed = {
        f"{target.iri} {region}": (target, region)
        for target in sorted(found, key=lambda target: (target.value, target.year, target.iri))
        for region in material.policy(target.policy).regions
    }
    bars = [
        Bar(name, regions.index(region), round(18 + (float(target.value) - low) / reach * TARGET_WIDTH), TARGET_LABEL)
        for name, (target, region) in placed.items()
    ]
    points, runs = bar_positions(bars, TARGET_ROW)
    lanes = [
        lane_data(topic_words(material.region(region)), TIER_COLOURS["province"], at, size)
        for region, (at, size) in zip(regions, runs, strict=True)
    ]
    columns: list[ColumnData] = [
        {"name": (f"{mark:g}", f"{mark:g}"), "at": round(18 + (mark - low) / reach * TARGET_WIDTH)}
        for mark in _marks(low, high)
    ]
    height = runs[-1][0] + runs[-1][1]
    table = table_data(lanes, columns, TARGET_WIDTH + TARGET_LABEL + 30, height) | {"left": TARGET_LEFT}
    return table, [(target, region, points[name]) for name, (target, region) in placed.items()]


def _marks(low: float, high: float) -> list[float]:
    """Round numbers between two values, about five."""
    if low == high:
        return [low]
    rough = (high - low) / 4
    power = 10 ** math.floor(math.log10(rough))
    step = power * next(times for times in (1, 2, 5, 10) if times * power >= rough)
    first = math.ceil(low / step)
    return [round((first + i) * step, 10) for i in range(math.floor(high / step) - first + 1)] or [low]


def _target_node(
    material: Material, target: TargetRecord, region: str, shown: dict[str, int], at: list[Point | None]
) -> NodeData:
    upper = f"–{float(target.upper):g}" if target.upper is not None else ""
    value = f"{SIGNS.get(target.comparator, target.comparator)}{float(target.value):g}{upper}{target.unit}"
    policy = material.policy(target.policy)
    return {
        "key": target.iri.rsplit("/", 1)[-1],
        "at": at,
        "size": 7,
        "shape": "dot",
        "group": "target",
        "colour": _binding_colours().get(target.binding, BINDING_COLOURS[-1]),
        "name": f"{value} · {target.year}" if target.year else value,
        "under": [policy.number or policy.named.matter] * 2,
        "where": topic_words(material.region(region)),
        "policy": shown[target.policy],
        "target": {
            "indicator": target.indicator.name,
            "value": value,
            "year": target.year,
            "baseline": target.baseline,
            "binding": target.binding,
            "surface": target.surface,
            "file": material.files.get(target.file),
            "line": target.line,
        },
    }
