"""The style sheet and the script that all pages share: each is one file for the browser, put together from parts.

In: the name of one of `ASSETS`. Out: its text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.show.explorer.templating import resource

STYLE, SCRIPT = "explorer.css", "explorer.js"
# What each is put together from, in this order; a part relies on none that comes after it.
ASSETS: Mapping[str, tuple[str, ...]] = {
    STYLE: ("explorer.css", "pictures.css"),
    SCRIPT: (
        "search.js",
        "explorer.js",
        "drawing.js",
        "take.js",
        "network.js",
        "axis.js",
        "timeline.js",
        "followers.js",
        "linked.js",
        "path.js",
        "query.js",
    ),
}


def asset(name: str) -> str:
    """Return the text of a style sheet or script."""
    return "".join(map(resource, ASSETS[name]))


def data_script(name: str, data: object) -> str:
    """Return a script that holds data for pages that no server answers, under a name of the window."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # what could end the element of a script that stands in a page
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.{name}={text};\n"
