"""HTML around a picture of a network: style, script, data and words in one file, which asks nothing of any network.

In: a `Picture` (nodes, edges and options as pyvis has them, words in both languages). Out: HTML as text. pyvis brings
vis-network, which draws; the page is the explorer's, since pyvis's own fetches scripts from the network and puts titles
into HTML as they are. It is not imported, for it would load what notebooks need. Everything is escaped: Jinja escapes
text, and the JSON of a page has no `<`, `>` or `&`.

The fields of the JSON in a page (#data) are those of `kg.show.pictures.data`; with them go `page`, `top`, `hidden`
(relations), `hints`, `strings`, `colours`, `levels` with their `signs` (whole, and without what is cut out).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.analyse.chains import STRENGTH
from kg.analyse.levels import LEVELS
from kg.errors import InputError
from kg.show.explorer import frame
from kg.show.explorer.alone import within
from kg.show.explorer.assets import STYLE, asset
from kg.show.explorer.frame import LANGUAGES
from kg.show.explorer.signs import SIGNS, outline
from kg.show.phrases import filled
from kg.show.pictures.colours import BONDS, CHIP_COLOURS, RELATION_COLOURS
from kg.show.pictures.data import EdgeData, NodeData, PageData, PolicyData, Words

if TYPE_CHECKING:
    from kg.show.explorer.frame import Frame

# The words of pictures among those of all pages.
_FAMILY = "drawing."
# among the templates of pyvis
_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("fold", "base", "look", "draw", "panel", "legend", "search", "save", "page")
OPTIONS: Mapping[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "multiselect": False,
        "tooltipDelay": 10**6,
    },
    "nodes": {"chosen": False, "font": {"size": 0}},
    "edges": {
        "chosen": False,
        "smooth": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrows": {"to": {"scaleFactor": 0.45}},
    },
}


@dataclass(frozen=True)
class Picture:
    """What a page shows: pyvis nodes and edges, the policies behind them, and the words around them."""

    page: str
    title: Words
    finding: Words
    notes: tuple[Words, ...]
    nodes: list[NodeData]
    edges: list[EdgeData] = field(default_factory=list)
    policies: list[PolicyData] = field(default_factory=list)
    top: Sequence[tuple[int, ...]] = ()
    hints: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    more: PageData = field(default_factory=PageData)


def say(key: str, *values: object) -> Words:
    """A phrase in Chinese and English, with {0}, {1} … filled in.

    Parameters
    ----------
    key : str
        Its key, without the family that all words of pictures belong to.
    *values : object
        What stands for {0}, {1} …; a pair of words gives each language its own.
    """
    chinese, english = frame.phrases()[_FAMILY + key]
    return (
        filled(chinese, *(value[0] if isinstance(value, tuple) else value for value in values)),
        filled(english, *(value[1] if isinstance(value, tuple) else value for value in values)),
    )


@cache
def phrases() -> Mapping[str, Words]:
    """All phrases that the scripts say; levels and relations are called as on all pages."""
    everywhere = {key: words for key, words in frame.phrases().items() if key.startswith(("level.", "relation."))}
    own = {key: words for key, words in frame.phrases().items() if key.startswith(_FAMILY)}
    return everywhere | {key.removeprefix(_FAMILY): words for key, words in own.items()}


def network_html(page: Frame, picture: Picture) -> str:
    """The page of a picture.

    Parameters
    ----------
    page : Frame
        Its language.
    picture : Picture
        Nodes need id, x, y; edges from, to, relation; see the module's docstring.
    """
    data = {
        "page": picture.page,
        "nodes": picture.nodes,
        "edges": picture.edges,
        "policies": picture.policies,
        "hints": picture.hints,
        "options": OPTIONS,
        "top": picture.top,
        "hidden": picture.hidden,
        "levels": LEVELS,
        "signs": {level: (SIGNS[level], outline(level)) for level in LEVELS},
        "relations": (*BONDS, *STRENGTH),
        "colours": {"relations": RELATION_COLOURS, "chips": CHIP_COLOURS},
        "strings": phrases(),
        **picture.more,
    }
    language = LANGUAGES.index(page.lang)
    held = within(asset(STYLE) + _template("page.css"), [_library(), _script()])
    return (
        replace(page, inside=held).render(
            "picture.html",
            kind=picture.page,
            heading=picture.title[language],
            finding=picture.finding[language],
            notes=[words[language] for words in picture.notes],
            data=_json(data),
        )
        + "\n"
    )


def _json(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # In a script element only these can end it or open a comment.
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


@cache
def _template(name: str) -> str:
    return (files("kg.show.pictures") / "templates" / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The parts of the script as one closed function, in the order in which they build on each other."""
    parts = "\n".join(_template(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the pointer to a source map that no page has."""
    pyvis = find_spec("pyvis")
    if pyvis is None or pyvis.origin is None:
        raise InputError("pyvis is missing, which brings what draws networks; install it with `pip install pyvis`")
    text = Path(pyvis.origin).with_name("templates").joinpath(_VIS_NETWORK).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n")
