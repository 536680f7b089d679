"""Where nodes stand: islands never touch, and those that are built alike look alike."""

from __future__ import annotations

import math
from itertools import combinations, zip_longest

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.network import Network
from kg.show.pictures import positions

PLACES = st.sampled_from([(0.0, 0.0), (0.0, 0.0), (50.0, -20.0)])
RADII = st.lists(st.floats(5, 400), min_size=1, max_size=12)


@given(RADII, st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_no_two_circles_touch(radii: list[float], pairs: list[tuple[int, int]]) -> None:
    radius = dict(enumerate(radii))
    pulls: dict[int, dict[int, float]] = {}
    for one, other in pairs:
        if one != other and max(one, other) < len(radii):
            pulls.setdefault(one, {})[other] = pulls.setdefault(other, {})[one] = 1.0
    placed = positions._pack(radius, pulls, 10)
    for one, other in combinations(radius, 2):
        assert math.dist(placed[one], placed[other]) >= radius[one] + radius[other] - 1e-6


@given(st.lists(st.sampled_from([20.0, 20.0, 35.5, 90.0]), min_size=2, max_size=40), st.lists(PLACES, max_size=40))
def test_each_circle_stands_on_the_first_spot_that_is_free(
    radii: list[float], wanted: list[tuple[float, float]]
) -> None:
    board = positions._Board(len(radii))
    placed: list[tuple[float, float, float]] = []
    for radius, place in zip_longest(sorted(radii, reverse=True), wanted[: len(radii)], fillvalue=(0.0, 0.0)):
        assert isinstance(radius, float)
        needed = radius + 5
        x, y = board.place(place, radius, needed)
        if placed:
            left, low = (min(one[at] - one[2] for one in placed) for at in (0, 1))
            right, high = (max(one[at] + one[2] for one in placed) for at in (0, 1))
            free = (
                (float(spot.real), float(spot.imag))
                for spot in positions._spiral(place, needed, (left, low, right, high))
                if all((spot.real - a) ** 2 + (spot.imag - b) ** 2 >= (r + needed) ** 2 for a, b, r in placed)
            )
            assert (x, y) == next(free)
        placed.append((x, y, radius))


def test_pairs_of_one_kind_are_placed_alike() -> None:
    network = Network()
    network.add_edge("a", "b", weight=1)
    network.add_edge("c", "d", weight=1)
    points = positions.community_positions(network, 40, 40)
    (one, two), (three, four) = ((points[a], points[b]) for a, b in (("a", "b"), ("c", "d")))
    # rounded to whole pixels
    assert math.dist((two[0] - one[0], two[1] - one[1]), (four[0] - three[0], four[1] - three[1])) <= 2
