"""The style sheet and the script that all pages share: each is one file for the browser, put together from parts.

In: the name of one of `ASSETS`. Out: its text.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.show.explorer.frame import resource

STYLE, SCRIPT = "explorer.css", "explorer.js"
# What each is put together from, in this order; a part relies on none that comes after it.
ASSETS: Mapping[str, tuple[str, ...]] = {
    STYLE: ("explorer.css", "pictures.css"),
    SCRIPT: ("explorer.js", "take.js"),
}


def asset(name: str) -> str:
    """Return the text of a style sheet or script."""
    return "".join(map(resource, ASSETS[name]))
