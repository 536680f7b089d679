"""Colours that tell kinds apart and can be read."""

from __future__ import annotations

import pytest

from kg.show.pictures.colours import BONDS, CHIP_COLOURS, COMMUNITY_COLOURS, RELATION_COLOURS
from kg.vocabulary.namespaces import NOT_LINKS, RELATIONS


def contrast_on_white(colour: str) -> float:
    """The contrast by WCAG 2.1, 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_relation_and_community_has_a_colour_of_its_own() -> None:
    assert set(RELATION_COLOURS) >= {name for name in RELATIONS if name not in NOT_LINKS} | set(BONDS)
    assert len(set(COMMUNITY_COLOURS)) == len(COMMUNITY_COLOURS)


@pytest.mark.parametrize("relation", sorted(name for name in RELATIONS if name not in NOT_LINKS))
def test_the_colour_of_a_relation_can_be_read_as_text(relation: str) -> None:
    assert contrast_on_white(CHIP_COLOURS[relation]) >= 4.5
