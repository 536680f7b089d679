"""What the JSON of a page holds, field by field; the scripts in templates/ read it under these names.

In: nothing. Out: typed dictionaries. A field without a value is left out, to keep pages small.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

Words = tuple[str, str]
Point = tuple[int, int]


class NodeData(TypedDict, total=False):
    """A node: where it stands, how it looks, what it stands for.

    It stands for a `policy` (a place in the page's policies), or for a body, a sector, a region. `group` is its level
    (`kg.analyse.levels`), which gives its sign and colour; `names` are its name in both languages.
    """

    id: int
    key: str
    policy: int | None
    x: int
    y: int
    size: float
    group: str
    name: str
    names: Sequence[str] | None
    also: list[str] | None
    count: int | None
    community: int | None


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
    },
    total=False,
)
"""A link: `line`, `file` and `sentence` of its first mention, or the `policies` behind it."""


class PolicyData(TypedDict, total=False):
    """A policy as a page tells of it; `more_in` and `more_out` are the links that the page does not draw."""

    title: str
    number: str | None
    date: str | None
    type: str | None
    bodies: list[str]
    also: list[str]
    places: list[tuple[int, int]]
    level: str
    sectors: list[str]
    regions: list[str]
    text: bool
    earlier: str | None
    more_in: int
    more_out: int


class CommunityData(TypedDict):
    """A group of nodes that hang together."""

    name: Words
    colour: str
    nodes: list[int]


class PageData(TypedDict, total=False):
    """What a page holds besides nodes, links and policies.

    `bond` is the relation whose weight the reader can set a `least` value for; `directed`: whether it has arrows;
    `loose`: nodes are shown without links too; `fan`: a chosen node spreads its neighbours; `focus`: the node in the
    middle; `core`: the nodes that are seen first.
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
    loose: bool
    fan: bool
