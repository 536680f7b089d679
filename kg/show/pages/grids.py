"""Pictures with rows and columns: sectors by regions.

In: `Material`. Out: a page as HTML text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.analyse.topics import CODE, NATIONAL
from kg.show.pages.data import ColumnData, NodeData, TableData, Words
from kg.show.pages.material import Material, sector_words, topic_words
from kg.show.pages.page import Picture, network_html, say
from kg.show.pages.parts import coverage_note, lane_data, policy_data, table_data

CELL = 40
MATRIX_LEFT = 190
# Named areas are few and their names long: they share a column.
AREAS = "areas"
PALE = "#4477aa"
INK = "#17202e"


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
