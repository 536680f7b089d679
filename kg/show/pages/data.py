"""What the JSON of a page holds, field by field; the scripts in templates/ read it under these names.

In: nothing. Out: typed dictionaries. A field without a value is left out, to keep pages small.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

Words = tuple[str, str]
Point = tuple[int, int]


class NodeData(TypedDict, total=False):
    """A node: where it stands (`x` and `y`, or `at`, a point for each table), how it looks, what it stands for.

    It stands for a `policy` (a place in the page's policies), for several (`policies`), or for neither: a body, a
    sector, a region. `names` are its name in both languages, `under` what is written below it.
    """

    id: int
    key: str
    policy: int | None
    policies: list[int]
    x: int
    y: int
    at: list[Point | None]
    size: float
    shape: str
    group: str
    colour: str
    name: str
    names: Sequence[str] | None
    under: Sequence[str]
    also: list[str] | None
    count: int | None
    community: int | None
    cell: tuple[Words, Words]


EdgeData = TypedDict(
    "EdgeData",
    {
        "id": int,
        "from": int,
        "to": int,
        "relation": str,
        "weight": int,
        "width": float,
        "sentence": str,
        "line": int,
        "file": int | None,
        "policies": list[int],
        "step": int,
    },
    total=False,
)
"""A link: `line`, `file` and `sentence` of its first mention, or the `policies` behind it; `step` counts from 0."""


class PolicyData(TypedDict, total=False):
    """A policy as a page tells of it; `more_in` and `more_out` are the links that the page does not draw."""

    title: str
    number: str | None
    date: str | None
    type: str | None
    bodies: list[str]
    also: list[str]
    places: list[tuple[int, int]]
    tier: str
    sectors: list[str]
    regions: list[str]
    text: bool
    earlier: str | None
    more_in: int
    more_out: int


class LaneData(TypedDict, total=False):
    """A lane of a table; `at` and `size` are its top and its height, in pixels."""

    name: Words
    colour: str
    at: int
    size: int
    ink: str
    words: Words


class ColumnData(TypedDict):
    """A column of a table and where it begins, in pixels."""

    name: Words
    at: int


class TableData(TypedDict, total=False):
    """The lines and headings behind the nodes, in pixels; `left` and `head` are the room for headings."""

    lanes: list[LaneData]
    columns: list[ColumnData]
    width: int
    height: int
    left: int
    head: int
    slant: int


class CommunityData(TypedDict):
    """A group of nodes that hang together."""

    name: Words
    colour: str
    nodes: list[int]


class RegionDays(TypedDict, total=False):
    """A region in the list of who followed: after how many days, and the node that did."""

    name: Words
    days: int | None
    node: int


class Spread(TypedDict):
    """The provinces by what is known of them."""

    followed: list[RegionDays]
    silent: list[RegionDays]
    unread: list[RegionDays]


class Choices(TypedDict):
    """What the tables of a page are called where there are several."""

    title: Words
    names: list[Words]


class PageData(TypedDict, total=False):
    """What a page holds besides nodes, links and policies.

    `bond` is the relation whose weight the reader can set a `least` value for; `directed`: whether it has arrows;
    `loose`: nodes are shown without links too; `fan`: a chosen node spreads its neighbours; `inside`: counts stand in
    nodes; `focus`: the node in the middle; `core`: the nodes that are always named; `clip`: the longest name.
    """

    files: list[str]
    regions: dict[str, Words]
    sectors: dict[str, Words]
    bond: str
    directed: bool
    least: int
    communities: list[CommunityData]
    colour: str
    core: list[int]
    focus: int
    clip: int
    font: int
    loose: bool
    fan: bool
    inside: bool
    unit: str
    least_scale: float
    tables: Sequence[TableData]
    choices: Choices
    spread: Spread


class FigureData(TypedDict):
    """A figure at the head of a page of rankings."""

    value: int
    text: Words


class RowData(TypedDict, total=False):
    """A row of a ranking; `share` is its bar, in hundredths of the longest."""

    name: str
    value: int
    number: str | None
    share: float


class RankingData(TypedDict):
    """A ranking."""

    title: Words
    how: Words
    rows: list[RowData]
