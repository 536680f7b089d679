"""Where the nodes of a picture stand: computed here, with a seed, so that no browser has to
simulate physics.

In: a network. Out: whole-number coordinates (pixels at zoom 1, y
downwards) by node. The same input gives the same coordinates.

Sources: communities as in `kg.analyse.networks`; inside one, the force-directed placement of Fruchterman
and Reingold (Softw. Pract. Exper. 21, 1129, 1991).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.analyse.communities import SEED, communities

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.analyse.network import Network

    Points = dict[str, tuple[int, int]]
    # points as complex numbers
    Plane = NDArray[np.complex128]


# Labels are wide and screens too: pictures are drawn out in width and pressed in height, which
# makes them as wide to high as the part of a window where they stand.
FLATTENED = (1.15, 0.85)
ASPECT = 1.0
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
# steps in which nodes come to rest, and how little they move then, for one node
_STEPS, _STILL = 60, 1e-4
# spots that are looked at together
_TRIED = 128


def community_positions(network: Network, spacing: float, gap: float) -> Points:
    """Communities as islands: each placed inside itself, then packed near the islands that it is linked to.

    Parameters
    ----------
    network : Network
        Undirected, with `weight` on its edges.
    spacing : float
        Least distance between two nodes, in pixels.
    gap : float
        Distance between two islands, in pixels: small for communities that have much to do with each other.

    Returns
    -------
    Points
        Node → (x, y).
    """
    groups = communities(network)
    links = _links_within(network, groups)
    inner = {i: _island(sorted(group), links[i], spacing) for i, group in enumerate(groups)}
    # Islands are wider than tall: they are packed as circles before they are flattened.
    radius = {
        i: max(math.hypot(x / FLATTENED[0], y / FLATTENED[1]) for x, y in points.values()) + gap / 2
        for i, points in inner.items()
    }
    centres = _pack(radius, _pulls(network, groups), gap)
    return {
        node: (round(FLATTENED[0] * centres[i][0] + x), round(FLATTENED[1] * centres[i][1] + y))
        for i, points in inner.items()
        for node, (x, y) in points.items()
    }


def ring_positions(network: Network, centre: str, spacing: int) -> Points:
    """One node in the middle, its neighbours on rings around it, theirs on rings outside, near the one they hang on.

    Parameters
    ----------
    network : Network
        Undirected, each node reachable from the centre.
    centre : str
        The node in the middle.
    spacing : int
        Least distance between two nodes, in pixels.
    """
    steps = network.steps(centre)
    angle = {centre: 0.0}
    points: Points = {centre: (0, 0)}
    reach = 0.0
    for step in range(1, max(steps.values(), default=0) + 1):
        ring = [node for node in sorted(network) if steps.get(node) == step]
        inner = {node: min(n for n in network[node] if steps.get(n) == step - 1) for node in ring}
        # Those that hang on the same node stand together; the heaviest branches first.
        ring.sort(key=lambda node: (angle[inner[node]], inner[node], -network.degree(node), node))
        reach = max(reach + 3 * spacing, 2 * spacing, len(ring) * spacing / (2 * math.pi) / 2)
        for i, node in enumerate(ring):
            angle[node] = 2 * math.pi * i / len(ring)
            # Two rows, so that a ring of many does not become too wide.
            far = reach + (i % 2) * 1.2 * spacing * (len(ring) > 12)
            points[node] = (round(1.25 * far * math.cos(angle[node])), round(far * math.sin(angle[node])))
    return points


def _links_within(network: Network, groups: Sequence[frozenset[str]]) -> dict[int, list[tuple[str, str, float]]]:
    home = {node: i for i, group in enumerate(groups) for node in group}
    found: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
    for one, other, data in network.edges(data=True):
        if home[one] == home[other]:
            found[home[one]].append((one, other, data.get("weight", 1)))
    return found


def _island(
    group: Sequence[str], links: Sequence[tuple[str, str, float]], spacing: float
) -> dict[str, tuple[float, float]]:
    place = {node: at for at, node in enumerate(group)}
    ends = ((place[one], place[other], weight) for one, other, weight in links)
    # in the order of the nodes, so that islands that are built alike are placed alike, and once
    ordered = sorted((min(a, b), max(a, b), weight) for a, b, weight in ends)
    return dict(zip(group, _placed(len(group), tuple(ordered), spacing), strict=True))


@lru_cache(maxsize=1 << 10)
def _placed(size: int, links: tuple[tuple[int, int, float], ...], spacing: float) -> tuple[tuple[float, float], ...]:
    """Where the nodes of an island stand, by their numbers; `links` with their weights."""

    if size == 1:
        return ((0.0, 0.0),)
    points = _drawn_together(size, links)
    middle = complex(_middle(points.real.tolist()), _middle(points.imag.tolist()))
    spread = _spread(_rounded(points - middle, spacing), spacing)
    return tuple((FLATTENED[0] * float(point.real), FLATTENED[1] * float(point.imag)) for point in spread)


def _middle(numbers: list[float]) -> float:
    """The median; of a few numbers that of numpy takes ten times as long."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _drawn_together(size: int, links: Sequence[tuple[int, int, float]]) -> Plane:
    """Fruchterman and Reingold: all nodes push each other away, links draw them together, steps get smaller.

    As networkx has it, and many times faster for the many small islands: a point is one number.
    """
    import numpy as np

    pull = np.zeros((size, size))
    for one, other, weight in links:
        # The square root keeps one pair with very many documents from standing on one spot.
        pull[one, other] = pull[other, one] = math.sqrt(weight)
    points: Plane = np.random.RandomState(SEED).rand(size, 2) @ np.array([1, 1j])
    wanted = 1.6 / math.sqrt(size)
    reach = 0.1 * max(np.ptp(points.real), np.ptp(points.imag))
    for step in range(_STEPS):
        gaps = points[:, None] - points
        distance = np.maximum(np.abs(gaps), 0.01)
        force = (gaps * (wanted**2 / distance**2 - pull * distance / wanted)).sum(axis=1)
        moved = force * (reach * (1 - step / (_STEPS + 1)) / np.maximum(np.abs(force), 0.01))
        points = points + moved
        if math.sqrt(np.vdot(moved, moved).real) / size < _STILL:
            break
    return points


def _rounded(points: Plane, spacing: float) -> Plane:
    """Draw stragglers in: half of a node's distance from the middle comes from its rank, as in an
    even disc.
    """
    import numpy as np

    distance = np.maximum(np.abs(points), 1e-9)
    rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable")
    even = spacing * 0.62 * np.sqrt(rank + 0.5)
    own = distance * even.max() / distance.max()
    return np.asarray(points * ((even + own) / 2 / distance))


def _spread(points: Plane, spacing: float) -> Plane:
    """Push apart what stands closer than `spacing`."""
    import numpy as np

    for _ in range(40):
        gaps = points[:, None] - points
        distance = np.abs(gaps)
        np.fill_diagonal(distance, np.inf)
        too_close = np.maximum(spacing - distance, 0)
        if not too_close.any():
            break
        points = points + (gaps * (too_close / (2 * np.maximum(distance, 1e-6)))).sum(axis=1)
    return points


def _pulls(network: Network, groups: Sequence[frozenset[str]]) -> dict[int, dict[int, float]]:
    home = {node: i for i, group in enumerate(groups) for node in group}
    pulls: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one, other, data in network.edges(data=True):
        if home[one] != home[other]:
            pulls[home[one]][home[other]] += data.get("weight", 1)
            pulls[home[other]][home[one]] += data.get("weight", 1)
    return pulls


def _pack(
    radius: Mapping[int, float], pulls: Mapping[int, Mapping[int, float]], gap: float
) -> dict[int, tuple[float, float]]:
    """Circles, largest first, each on the free spot nearest to the circles that pull it."""
    placed: dict[int, tuple[float, float]] = {}
    board = _Board(len(radius))
    for i in sorted(radius, key=lambda i: (-radius[i], i)):
        pull = {j: w for j, w in sorted(pulls.get(i, {}).items()) if j in placed}
        total = sum(pull.values())
        x = sum(placed[j][0] * w for j, w in pull.items()) / total if total else 0.0
        y = sum(placed[j][1] * w for j, w in pull.items()) / total if total else 0.0
        placed[i] = board.place((x, y), radius[i], radius[i] + gap / 2)
    return placed


class _Board:
    """Circles that were placed, and the search for a spot for the next one.

    Parameters
    ----------
    most : int
        How many circles it is to take.
    """

    def __init__(self, most: int) -> None:
        import numpy as np

        self._centres, self._radii, self._count = np.zeros(most, np.complex128), np.zeros(most), 0
        # left, low, right, high
        self._bounds = (math.inf, math.inf, -math.inf, -math.inf)
        self._searches: dict[tuple[tuple[float, float], float], _Search] = {}

    def place(self, wanted: tuple[float, float], radius: float, needed: float) -> tuple[float, float]:
        """Place a circle on the free spot that costs least: its distance from where it is wanted, and twice what the
        picture grows to; return its centre.

        A spot is free where a circle of radius `needed` touches none of those placed. So a circle rather goes to an
        empty corner than makes the picture larger.
        """
        x, y = self._free_spot(wanted, needed) if self._count else wanted
        self._centres[self._count], self._radii[self._count] = complex(x, y), radius
        self._count += 1
        left, low, right, high = self._bounds
        self._bounds = (min(left, x - radius), min(low, y - radius), max(right, x + radius), max(high, y + radius))
        return x, y

    def _free_spot(self, wanted: tuple[float, float], needed: float) -> tuple[float, float]:
        import numpy as np

        search = self._searches.get((wanted, needed))
        if search is None or search.bounds != self._bounds:
            search = self._searches[wanted, needed] = _Search(self._bounds, _spiral(wanted, needed, self._bounds))
        # squares of distances: roots of as many numbers take most of the time
        taken = (self._radii[: self._count] + needed) ** 2
        centres = self._centres[: self._count]
        for some in search.left():
            gaps = some[:, None] - centres
            free = (gaps.real**2 + gaps.imag**2 >= taken).all(axis=1)
            if free.any():
                search.at += int(np.argmax(free))
                break
        spot = search.spots[min(search.at, len(search.spots) - 1)]
        return float(spot.real), float(spot.imag)


@dataclass
class _Search:
    """Spots, the cheapest first, of which those before `at` are taken, and stay so, for a circle of one radius wanted
    in one place: of many that are alike each goes on where the one before it ended."""

    bounds: tuple[float, float, float, float]
    spots: Plane
    at: int = 0

    def left(self) -> Iterator[Plane]:
        """The spots that may be free, some at a time; those that were given are taken if one asks for more."""
        while self.at < len(self.spots):
            yield self.spots[self.at : self.at + _TRIED]
            self.at += _TRIED


def _spiral(wanted: tuple[float, float], needed: float, bounds: tuple[float, float, float, float]) -> Plane:
    """The spots of a sunflower spiral around one that is wanted, out to where nothing can be in the way, by cost."""
    import numpy as np

    left, low, right, high = bounds
    size = max(right - left, high - low)
    step, farthest = max(needed / 4, size / 45), size + 2 * needed
    turns = np.arange(math.ceil((farthest / step) ** 2))
    reach, angle = step * np.sqrt(turns), turns * GOLDEN_ANGLE
    spots: Plane = complex(*wanted) + (reach * np.cos(angle) + 1j * reach * np.sin(angle))
    wide = np.maximum(right, spots.real + needed) - np.minimum(left, spots.real - needed)
    tall = np.maximum(high, spots.imag + needed) - np.minimum(low, spots.imag - needed)
    return spots[np.argsort(reach + 2 * np.maximum(wide / ASPECT, tall), kind="stable")]
