"""Levels are told apart by readers of any colour vision, and are seen on the ground that they stand on."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from colour_vision import Triple, apart, contrast, difference

from kg.analyse.levels import LEVELS
from kg.show.explorer.frame import GLYPHS
from kg.show.explorer.signs import SIGNS
from kg.show.explorer.templating import resource

# Levels that stand side by side in most pictures; the others have their shape alone to be sure of.
SIDE_BY_SIDE = ("law", "centre", "ministry", "province", "city", "enterprise")
FAR_APART, SEEN = 20, 3


def scheme(dark: bool) -> dict[str, str]:
    """The colours of the style sheet by name."""
    light, _, rest = resource("explorer.css").partition("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest.partition("* {")[0] if dark else light))


SCHEMES = [pytest.param(scheme(dark), id="dark" if dark else "light") for dark in (False, True)]


@pytest.mark.parametrize("colours", SCHEMES)
@pytest.mark.parametrize(("one", "other"), list(combinations(SIDE_BY_SIDE, 2)))
def test_levels_side_by_side_are_far_apart_for_every_reader(colours: dict[str, str], one: str, other: str) -> None:
    assert apart(colours[one], colours[other]) >= FAR_APART


def test_every_level_has_a_shape_of_its_own() -> None:
    for signs in (GLYPHS, SIGNS):
        assert set(signs) == set(LEVELS)
        assert len(set(signs.values())) == len(LEVELS)


@pytest.mark.parametrize("colours", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize("mark", [*LEVELS, "tie", "accent"])
def test_marks_and_lines_are_seen_on_their_ground(colours: dict[str, str], ground: str, mark: str) -> None:
    assert contrast(colours[mark], colours[ground]) >= SEEN


# Sharma, Wu, Dalal (2005), table 1: pairs that a wrong formula gets wrong.
@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_is_that_of_the_standard(one: Triple, other: Triple, told: float) -> None:
    assert difference(one, other) == pytest.approx(told, abs=1e-4)
