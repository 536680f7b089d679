"""Colours of links and communities, told apart with any common colour blindness; those of levels are in the style sheet
of all pages.

In: a relation, a place in a row. Out: colours (#rrggbb).
"""

from __future__ import annotations

# Paul Tol's vibrant and muted schemes: told apart with any common colour blindness
# (https://personal.sru.nl/~pault/ → "Colour schemes", SRON/EPS/TN/09-002, issue 3.2).
RELATION_COLOURS = {
    "based_on": "#0077bb",
    "implements": "#009988",
    "applies": "#ee7733",
    "forwards": "#33bbee",
    "amends": "#cc3311",
    "replaces": "#882255",
    "repeals": "#661100",
    "interprets": "#aa4499",
    "proposes": "#c9a227",
    "mentions": "#9aa4b1",
    "joint": "#5b7fa6",
    "cites": "#c98a5a",
    "shared": "#5b7fa6",
    "cocited": "#5b7fa6",
    "coupled": "#5b7fa6",
}
# Ties between bodies, sectors, regions, or policies that are cited alike.
BONDS = ("joint", "cites", "shared", "cocited", "coupled")
# Largest community first; all beyond share the last.
COMMUNITY_COLOURS = (
    "#0077bb",
    "#cc3311",
    "#009988",
    "#ee7733",
    "#aa4499",
    "#332288",
    "#999933",
    "#33a5cc",
    "#882255",
    "#117733",
    "#8a94a3",
)
# The same hues dark enough to be read as text on white (WCAG AA).
CHIP_COLOURS = RELATION_COLOURS | {
    "implements": "#00756a",
    "applies": "#b34e10",
    "forwards": "#10789f",
    "proposes": "#7d6200",
    "mentions": "#5b6878",
}
