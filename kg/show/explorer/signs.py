"""The sign of each level in a drawing, beside its colour: the same shapes as the characters of the frame's glyphs.

In: a level. Out: the path of its shape about the origin, in a box from -1 to 1; what a script draws levels with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.analyse.levels import LEVELS

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

_DISC = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z"
_RING = _DISC + "M.55 0A.55 .55 0 1 0 -.55 0A.55 .55 0 1 0 .55 0Z"
_DIAMOND = "M0 -1.2L1.2 0L0 1.2L-1.2 0Z"
_OPEN_DIAMOND = _DIAMOND + "M0 -.65L-.65 0L0 .65L.65 0Z"
SIGNS: Mapping[str, str] = {
    "law": "M-.9 -.9H.9V.9H-.9Z",
    "centre": _DIAMOND,
    "ministry": _DISC,
    "province": "M0 -1.1L1.15 .9H-1.15Z",
    "city": "M0 1.1L1.15 -.9H-1.15Z",
    "enterprise": "M-.9 -.9H.9V.9H-.9ZM-.5 -.5V.5H.5V-.5Z",
    "association": _OPEN_DIAMOND,
    "institution": _OPEN_DIAMOND + "M0 -.3L.3 0L0 .3L-.3 0Z",
    "treaty": "M0 -1.15L.3 -.4L1.1 -.35L.5 .15L.7 .95L0 .5L-.7 .95L-.5 .15L-1.1 -.35L-.3 -.4Z",
    "standard": "M-.4 -1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
    "speech": _RING + "M.25 0A.25 .25 0 1 1 -.25 0A.25 .25 0 1 1 .25 0Z",
    "unknown": _RING,
}


def outline(level: str) -> str:
    """Return the sign of a level without what is cut out of it, where full and hollow say something of their own."""
    return SIGNS[level].partition("Z")[0] + "Z"


def level_words(frame: Frame) -> dict[str, Any]:
    """Return what a script draws levels with: their signs, names and order, and how policies are counted."""
    return {
        "signs": SIGNS,
        "levels": {level: frame.say(f"level.{level}") for level in LEVELS},
        "order": LEVELS,
        "policies": frame.say("policies", "{0}"),
    }
