"""HTML around a picture or a table: style, script, data and words in one file, which asks nothing of any network.

In: a `Picture` (nodes, edges, words in both languages) or rankings. Out: HTML as text. pyvis holds nodes, edges and
options and brings vis-network; the page is ours (templates/), since pyvis's own fetches scripts from the network and
puts titles into HTML as they are. Everything is escaped: Jinja escapes text, and the JSON of a page has no `<`, `>` or
`&`.

The fields of the JSON in a page (#data) are those of `kg.show.pages.data`; with them go `page`, `top`, `hidden`
(relations), `hints`, `strings`, `colours`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.analyse.chains import STRENGTH
from kg.analyse.tiers import TIERS
from kg.show.pages.colours import BONDS, CHIP_COLOURS, RELATION_COLOURS, TIER_COLOURS, TIER_SHAPES
from kg.show.pages.data import EdgeData, FigureData, NodeData, PageData, PolicyData, RankingData, Words
from kg.vocabulary import concepts
from kg.vocabulary.namespaces import RELATIONS

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

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
    """A phrase of strings.json in Chinese and English, with {0}, {1} … filled in.

    Parameters
    ----------
    key : str
        Its key.
    *values : object
        What stands for {0}, {1} …; a pair of words gives each language its own.
    """
    chinese, english = phrases()[key]
    return (
        chinese.format(*(value[0] if isinstance(value, tuple) else value for value in values)),
        english.format(*(value[1] if isinstance(value, tuple) else value for value in values)),
    )


@cache
def phrases() -> Mapping[str, Words]:
    """All phrases of the interface; the relations' names come from ontology/relations.ttl."""
    found = {key: (words[0], words[1]) for key, words in json.loads(_template("strings.json")).items()}
    relations = concepts.load("relations.ttl")
    for name in STRENGTH:
        concept = relations[RELATIONS[name]]
        found[f"relation.{name}"] = (concept.pref_label, concept.label_en or name)
    return found


def network_html(picture: Picture) -> str:
    """The page of a picture.

    Parameters
    ----------
    picture : Picture
        Nodes need id, x, y; edges from, to, relation; see the module's docstring.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    # add_edge looks through all edges for each new one; filling the lists does not.
    network.nodes, network.edges, network.options = picture.nodes, picture.edges, dict(OPTIONS)
    nodes, edges, *_, options = network.get_network_data()
    data = {
        "page": picture.page,
        "nodes": nodes,
        "edges": edges,
        "policies": picture.policies,
        "hints": picture.hints,
        "options": json.loads(options),
        "top": picture.top,
        "hidden": picture.hidden,
        "tiers": TIERS,
        "relations": (*BONDS, *STRENGTH),
        "shapes": TIER_SHAPES,
        "colours": {"tiers": TIER_COLOURS, "relations": RELATION_COLOURS, "chips": CHIP_COLOURS},
        "strings": phrases(),
        **picture.more,
    }
    style = _template("page.css")
    scripts = [_library(), _script()]
    return render(
        "network.html",
        policy=_security_policy(map(_digest, scripts), style),
        page=picture.page,
        title=picture.title,
        finding=picture.finding,
        notes=picture.notes,
        style=style,
        scripts=scripts,
        data=_json(data),
    )


def ranking_html(figures: Sequence[FigureData], tables: Sequence[RankingData], note: Words) -> str:
    """The page of rankings.

    Parameters
    ----------
    figures : sequence of FigureData
        What stands above: how much there is.
    tables : sequence of RankingData
        The rankings.
    note : Words
        What they rest on.
    """
    script, style = f'"use strict";\n{_template("ranking.js")}', _template("page.css")
    return render(
        "ranking.html",
        policy=_security_policy([_digest(script)], style),
        title=say("index.title"),
        figures=figures,
        tables=tables,
        note=note,
        style=style,
        script=script,
    )


def render(template: str, **values: object) -> str:
    """A template of templates/ with its values; text in them is escaped. `say` shows a phrase in both languages."""
    return _compiled(template).render(say=_both, **values) + "\n"


@cache
def _compiled(name: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(_template(name))


def _both(words: Words) -> Markup:
    from markupsafe import Markup

    return Markup('<span class="zh">{}</span><span class="en">{}</span>').format(*words)


def _json(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # In a script element only these can end it or open a comment.
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _security_policy(scripts: Iterable[str], style: str) -> str:
    """Nothing from anywhere but the style of the page and its scripts, whose digests are given."""
    rules = [
        "default-src 'none'",
        "script-src " + " ".join(scripts),
        "style-src " + _digest(style),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _template(name: str) -> str:
    return (files("kg.show.pages") / "templates" / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The parts of the script as one closed function, in the order in which they build on each other."""
    parts = "\n".join(_template(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the pointer to a source map that no page has."""
    text = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n")
