"""Pages in files of their own: complete, asking nothing, leading nowhere, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from explorer_frame import alone_on
from network_graph import PLAN, read_graph

from kg.show.explorer import alone
from kg.show.explorer.assets import data_script
from kg.show.explorer.frame import World
from kg.show.pictures.networks import ego_network, network_page
from kg.vocabulary.namespaces import ID

HOSTILE = f"{ID}policy/坏标题"
# Each kind of page, made from a world in a language.
MADE: dict[str, Callable[[World, str], str]] = {
    "matrix": alone.matrix_alone,
    "timeline": alone.timeline_alone,
    "ranking": alone.ranking_alone,
    "policy": lambda world, lang: alone.policy_alone(world, lang, PLAN),
    "hostile": lambda world, lang: alone.policy_alone(world, lang, HOSTILE),
    "cascade": lambda world, lang: alone.cascade_alone(world, lang, PLAN),
    "network": lambda world, lang: network_page(alone.frame_alone(world, lang), "citations"),
    "ego": lambda world, lang: ego_network(alone.frame_alone(world, lang), f"{ID}body/乙局"),
}


class Tags(HTMLParser):
    """Start tags with their attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.blocks.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            attributes, text = self.blocks[-1]
            self.blocks[-1] = (attributes, text + data)


def parsed(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    return parser


@pytest.fixture(scope="module", params=[(kind, lang) for kind in MADE for lang in ("zh", "en")], ids="-".join)
def page(request: pytest.FixtureRequest) -> str:
    kind, lang = request.param
    return MADE[kind](World(read_graph(), Path()), lang)


def test_it_asks_nothing_and_leads_nowhere_else(page: str) -> None:
    for tag, attributes in parsed(page).tags:
        assert tag not in {"img", "iframe", "object", "base"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
        assert not any(name.startswith("on") or name == "style" for name in attributes)


def test_its_own_scripts_and_style_alone_may_run(page: str) -> None:
    parser = parsed(page)
    rule = next(told["content"] or "" for _, told in parser.tags if told.get("http-equiv") == "Content-Security-Policy")
    assert rule.startswith("default-src 'none'; ") and "unsafe" not in rule
    named = set(re.findall(r"'(sha256-[^']+)'", rule))
    held = {
        f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
        for attributes, text in parser.blocks
        if attributes.get("type") != "application/json"
    }
    assert held == named and len(held) > 1


def test_no_title_becomes_markup(page: str) -> None:
    assert "<img" not in page and "alert(2)</script>" not in page


@pytest.mark.parametrize("kind", MADE)
def test_the_same_graph_gives_the_same_bytes(kind: str) -> None:
    one, other = (MADE[kind](World(read_graph(), Path()), "zh") for _ in range(2))
    assert one == other


def test_it_is_in_the_language_asked_for() -> None:
    world = World(read_graph(), Path())
    assert "<h1>矩阵</h1>" in alone.matrix_alone(world, None)
    assert "<h1>Matrices</h1>" in alone.matrix_alone(world, "en")


def test_the_timeline_holds_all_policies() -> None:
    page = alone.timeline_alone(World(read_graph(), Path()), "zh")
    found = re.search(r"window.kgHeld=(.*);", page)
    assert found
    held = json.loads(found[1])
    assert {"d": "2021-10-24", "l": "centre", "n": "国发〔2021〕23号"}.items() <= next(
        policy for policy in held if "国发〔2021〕23号" in policy.values()
    ).items()


def test_rankings_have_counts_and_pairs() -> None:
    page = alone.ranking_alone(World(read_graph(), Path()), "zh")
    cited, pairs = page.split("<ol", 2)[1:]
    assert "示例行动方案" in cited and "<b>3</b>" in cited
    assert "示例甲部" in pairs and "示例乙局" in pairs


def test_who_followed_has_a_page_of_its_own_and_nobody_is_said() -> None:
    world = World(read_graph(), Path())
    followed = alone.cascade_alone(world, "zh", PLAN)
    assert 'id="followers"' in followed and "丙省示例实施意见" in followed
    assert 'id="followers"' not in alone.cascade_alone(world, "zh", HOSTILE)


def test_data_within_a_page_cannot_end_its_script() -> None:
    frame = alone.frame_alone(alone_on(read_graph()).world, "zh", data_script("kgHeld", "</script><b>"))
    assert "</script><b>" not in frame.render("message.html", heading="", text="")
