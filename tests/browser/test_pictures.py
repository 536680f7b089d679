"""Pages in files of their own in a real browser with the network cut off: what a person sees and can do.

Needs Chromium and its driver (Debian: chromium, chromium-driver, fonts-noto-cjk) and selenium;
without them the tests are skipped and say why. KG_BROWSER_GRAPH may name the folder of a build:
then its pages are opened too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browser import BROWSER_MARKS, Browser
from explorer_frame import alone_on
from network_graph import PLAN as PLAN_IRI
from network_graph import read_graph

from kg.any_text import Known, references_in
from kg.graph.store import open_store
from kg.read.source import source_of
from kg.show.explorer.alone import (
    cascade_alone,
    frame_alone,
    matrix_alone,
    policy_alone,
    ranking_alone,
    timeline_alone,
)
from kg.show.explorer.frame import World
from kg.show.pictures.material import Material
from kg.show.pictures.networks import KINDS, ego_network, network_page
from kg.show.references import as_page
from kg.vocabulary.namespaces import ID, PREFIXES

pytestmark = BROWSER_MARKS

PLAN = "国发〔2021〕23号"
# WebDriver's signs for two keys.
ENTER, ESCAPE = "\ue007", "\ue00c"
MOST_MILLISECONDS = 3000
MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.driver.quit()


def write_pages(world: World, policy: str, body: str, directory: Path) -> Path:
    """Write a page of each kind to a folder."""
    frame = frame_alone(world, "zh")
    pages = {
        **{kind: network_page(frame, kind) for kind in KINDS},
        "ego": ego_network(frame, body),
        "policy": policy_alone(world, "zh", policy),
        "cascade": cascade_alone(world, "zh", policy),
        "timeline": timeline_alone(world, "zh"),
        "matrix": matrix_alone(world, "zh"),
        "ranking": ranking_alone(world, "zh"),
        "english": network_page(frame_alone(world, "en"), "citations"),
    }
    for name, html in pages.items():
        (directory / f"{name}.html").write_text(html, encoding="utf-8")
    return directory


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = World(read_graph(), Path())
    return write_pages(world, PLAN_IRI, f"{ID}body/乙局", tmp_path_factory.mktemp("pages"))


def test_every_page_opens_without_request_or_complaint(browser: Browser, folder: Path) -> None:
    pages = sorted(folder.glob("*.html"))
    assert len(pages) > 3
    for page in pages:
        browser.requests()
        browser.go(page.as_uri())
        browser.wait(lambda: browser.run("return document.readyState") == "complete")
        assert browser.requests() == []
        assert browser.complaints() == []


def test_hostile_title_is_shown_as_text(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    browser.type_in("#search", "坏标题\n")
    assert browser.text("#panel h2") == "<img src=x onerror=alert(1)>\"'</script><b>坏标题&amp;"
    assert "</script><script>alert(2)</script>" in browser.text("#panel q")
    assert browser.run("return document.querySelectorAll('#panel img, #panel b, #panel script').length") == 0
    assert browser.complaints() == []


def test_nothing_but_the_script_of_the_page_may_run(browser: Browser, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "issuers.html"
    html = (folder / "issuers.html").read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", "</main><script>document.title = 'run'</script>"), encoding="utf-8")
    browser.open(page)
    assert browser.run("return document.title") != "run"
    assert any("Content Security Policy" in message for message in browser.complaints())


@pytest.mark.parametrize("query", [PLAN, "国发2021 23", "示例行动", "《行动方案》"])
def test_search_finds_by_title_number_and_short_form(browser: Browser, folder: Path, query: str) -> None:
    browser.open(folder / "citations.html")
    browser.type_in("#search", query)
    assert PLAN in browser.text("#results")
    browser.click("#results li")
    panel = browser.text("#panel")
    assert "国务院关于印发示例行动方案的通知" in panel
    for words in (
        PLAN,
        "2021-10-24",
        "国务院",
        "引用它的政策 · 3",
        "它引用的政策 · 1",
        "依据",
        "第 91 行",
    ):
        assert words in panel
    # The policy, three that cite it, and one that it cites.
    assert browser.visible() == {"nodes": 5, "edges": 4}


def test_search_without_result_says_so(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    browser.type_in("#search", "没有这样的东西")
    assert browser.text("#results") == "没有找到"


def test_click_opens_the_panel_and_an_entry_goes_on(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    whole = browser.visible()
    browser.click_node("国务院关于印发示例行动方案的通知")
    assert browser.text("#panel h2") == "国务院关于印发示例行动方案的通知"
    browser.click("#panel li.item")
    assert browser.text("#panel h2") != "国务院关于印发示例行动方案的通知"
    browser.click("#clear")
    assert browser.text("#panel h2") == "被引用最多的政策"
    assert browser.visible() == whole


def test_filters_by_relation_and_level(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    before = browser.visible()
    browser.click("#legend input[value=implements]")
    assert browser.visible()["edges"] == before["edges"] - 3
    browser.click("#legend input[value=implements]")
    browser.click("#legend input[value=city]")
    assert browser.visible()["nodes"] < before["nodes"]
    browser.click("#legend input[value=city]")
    assert browser.visible() == before


def test_panel_has_the_sentence_with_its_line(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html", f"#{PLAN}")
    panel = browser.text("#panel")
    assert "为贯彻落实《行动方案》，制定本示例方案。" in panel
    assert "demo.txt 第 52 行 · 共 2 处" in panel


def test_filters_by_year_sector_and_region(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    before = browser.visible()
    # The city's notice of 2023 cites the province's and proposes another.
    browser.choose("#filter-from", "2023")
    assert browser.visible() == {"nodes": 3, "edges": 2}
    browser.choose("#filter-from", "")
    browser.choose("#filter-sector", "D")
    # The ministries' scheme, the plan that it carries out, the province that carries it out.
    assert browser.visible() == {"nodes": 3, "edges": 2}
    assert browser.text("#panel ol.top li .count") == "1 件"
    browser.choose("#filter-region", "r440000")
    assert browser.visible()["nodes"] == 0
    browser.click("#clear")
    assert browser.visible() == before


def test_keyboard_reaches_everything(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    whole = browser.visible()
    browser.press("/")
    browser.press("示例行动", ENTER)
    assert PLAN in browser.text("#panel")
    browser.press(ESCAPE)
    assert browser.visible() == whole
    browser.press("n")
    first = browser.text("#panel h2")
    browser.press("n")
    assert browser.text("#panel h2") != first
    browser.press("p")
    assert browser.text("#panel h2") == first
    browser.run("document.querySelector('#panel li.item > div').focus()")
    browser.press(ENTER)
    assert browser.text("#panel h2") != first
    scale = "return document.querySelector('#network canvas').toDataURL()"
    drawn = browser.run(scale)
    browser.press("+")
    browser.wait(lambda: browser.run(scale) != drawn)


def test_what_is_shown_can_be_saved(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    whole = browser.download("#csv", "citations.csv").decode("utf-8-sig").splitlines()
    assert whole[0] == "引用方,文号,关系,被引方,文号,次数,文件,行,原句"
    assert len(whole) == 1 + browser.visible()["edges"]
    browser.type_in("#search", PLAN + "\n")
    part = browser.download("#csv", "citations.csv").decode("utf-8-sig").splitlines()
    assert len(part) == 1 + 4
    picture = browser.download("#svg", "citations.svg").decode()
    words = {element.text for element in ElementTree.fromstring(picture).iter() if element.text}
    assert {"示例行动方案", PLAN, "引用它的政策 · 3"} <= words
    assert browser.download("#png", "citations.png").startswith(b"\x89PNG")
    assert browser.requests() == []
    assert browser.complaints() == []


def test_hostile_title_is_safe_in_what_is_saved(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html", "#坏标题")
    picture = browser.download("#svg", "citations.svg").decode()
    assert "<img" not in picture
    assert any("onerror" in (element.text or "") for element in ElementTree.fromstring(picture).iter())


def test_who_followed_is_drawn_and_listed_without_a_server(browser: Browser, folder: Path) -> None:
    browser.open(folder / "cascade.html")
    assert "220" in browser.text("#followers")
    assert browser.run("return document.querySelectorAll('#followers-axis .sign, #followers-axis .stem').length") >= 4
    assert browser.run("return document.querySelectorAll('.tiles .tile.unread').length") == 29


def test_the_timeline_draws_what_it_holds(browser: Browser, folder: Path) -> None:
    browser.open(folder / "timeline.html")
    assert PLAN in browser.text("#timeline-rows")
    browser.click("#timeline-zoom [data-zoom=in]")
    browser.wait(lambda: "from=" in browser.run("return location.search"))
    assert browser.complaints() == []


def test_a_number_of_a_matrix_opens_what_it_counts_one_at_a_time(browser: Browser, folder: Path) -> None:
    browser.go((folder / "matrix.html").as_uri())
    opened = "return [...document.querySelectorAll('.behind > details[open]')].map((each) => each.innerText)"
    assert browser.run(opened) == []
    for place in ("sectors-0-0", "levels-0-0"):
        browser.run(
            "const link = document.querySelector(`.on-desk a[href='#${arguments[0]}']`);"
            "link.dispatchEvent(new MouseEvent('click', { bubbles: true }))",
            place,
        )
        browser.wait(lambda: len(browser.run(opened)) == 1)
        assert browser.run("return location.hash") == f"#{place}"
    assert "示例" in browser.run(opened)[0]


def test_ego_page_of_a_body(browser: Browser, folder: Path) -> None:
    browser.open(folder / "ego.html")
    panel = browser.text("#panel")
    assert "与其联合发文的机关 · 2" in panel
    browser.click("#panel details summary")
    browser.wait(lambda: "甲发〔2022〕2号" in browser.text("#panel details"))


def test_issuers_by_period(browser: Browser, folder: Path) -> None:
    browser.open(folder / "issuers.html")
    browser.click("#legend input[value=cites]")
    whole = browser.visible()["edges"]
    browser.choose("#filter-from", "2023")
    # The city cites the province.
    assert browser.visible() == {"nodes": 2, "edges": 1}
    assert browser.text("#panel ol.top") == ""
    browser.choose("#filter-from", "2022")
    assert browser.visible()["edges"] == whole


def test_address_selects_a_policy(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html", f"#{PLAN}")
    assert PLAN in browser.text("#panel")


def test_issuers_page_names_pairs_and_has_citing_at_hand(browser: Browser, folder: Path) -> None:
    browser.open(folder / "issuers.html")
    assert "示例乙局 · 示例甲部" in browser.text("#panel")
    joint = browser.visible()
    assert joint["edges"] == 3
    browser.click("#legend input[value=cites]")
    assert browser.visible()["edges"] > joint["edges"]
    browser.click("#panel ol.top li")
    assert "与其联合发文的机关" in browser.text("#panel")


def test_legend_note_and_language(browser: Browser, folder: Path) -> None:
    browser.open(folder / "citations.html")
    legend, note = browser.text("#legend"), browser.text("#note")
    for words in ("党中央、国务院", "省级", "贯彻落实", "空心"):
        assert words in legend
    assert "没有连线" in note
    assert "10 条引用" in note
    browser.open(folder / "english.html")
    assert "implements" in browser.text("#legend")
    assert "not drawn" in browser.text("#note")
    assert browser.text("h1") == "Policy citation network"


def test_a_name_goes_where_its_mark_is_dragged(browser: Browser, folder: Path) -> None:
    browser.open(folder / "issuers.html")
    places = (
        "const data = JSON.parse(document.getElementById('data').textContent);"
        "const node = data.nodes.find((each) => each.name === '示例乙局'); return window.kgPage.at(node.id)"
    )
    before = browser.run(places)
    browser.drag("#network canvas", (before["x"], before["y"]), (60, 40))
    after = browser.run(places)
    assert abs(after["x"] - before["x"] - 60) < 3 and abs(after["y"] - before["y"] - 40) < 3
    browser.run("window.kgPage.select(null)")
    assert browser.run(places) == after


@pytest.mark.parametrize(
    "name", ["citations", "issuers", "timeline", "matrix", "ranking", "cascade", "policy", "english"]
)
def test_axe_finds_nothing_serious_in_a_file_of_its_own(browser: Browser, folder: Path, name: str) -> None:
    browser.go((folder / f"{name}.html").as_uri())
    assert browser.serious() == []


def test_in_dark_names_are_light(browser: Browser, folder: Path) -> None:
    browser.dark(True)
    browser.open(folder / "citations.html")
    picture = browser.download("#svg", "citations.svg").decode()
    browser.dark(False)
    assert 'fill="#14181e"' in picture and 'fill="#e6eaef"' in picture


def test_on_a_phone_the_picture_comes_first(browser: Browser, folder: Path) -> None:
    browser.resize(390, 844)
    browser.open(folder / "citations.html")
    tops = browser.run(
        "return ['network', 'legend', 'panel'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    wide = browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.resize(1440, 900)
    assert tops == sorted(tops) and wide


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_of_references_is_read_on_a_phone_and_in_the_dark(
    browser: Browser, tmp_path: Path, dark: bool
) -> None:
    source = source_of("示例文本。根据《示例法》（国发〔2021〕23号），制定本办法。", "示例名称很长的一个文件" * 6)
    page = tmp_path / "references.html"
    page.write_text(as_page(source, references_in(source, Known(None))), encoding="utf-8")
    browser.resize(390, 844)
    browser.dark(dark)
    browser.go(page.as_uri() + "#reference-1")
    wide = browser.run("return document.documentElement.scrollWidth <= innerWidth")
    paper, marked = browser.run(
        "const light = (one, what) => getComputedStyle(one)[what].match(/[0-9]+/g).map(Number)[0] > 127;"
        "const row = document.querySelector('tr:target');"
        "return [light(document.documentElement, 'color'), light(row, 'color') !== light(row, 'backgroundColor')]"
    )
    browser.resize(1440, 900)
    browser.dark(False)
    assert wide and paper == dark and marked


def test_large_network_is_ready_soon_and_small(browser: Browser, tmp_path: Path) -> None:
    """2,500 policies, 8,000 citations with long sentences: more than one page can draw or carry."""
    lines = []
    for i in range(2500):
        lines.append(f"<p/{i}> a kg:Policy ; dcterms:title '关于第{i}号示例工作的若干实施意见' .")
    for i in range(8000):
        citing, cited = i * 7 % 2500, (i * i * 13 + i // 3) % 2500
        sentence = f"第{i}句示例文本，" * 40
        lines.append(
            f"<c/{i}> a kg:Citation ; cito:hasCitingEntity <p/{citing}> ; cito:hasCitedEntity <p/{cited}> ;"
            f" cito:hasCitationCharacterization eli:based_on ; kg:line {i + 1} ; kg:inOccurrence <o> ;"
            f" oa:exact '{sentence}' ."
        )
    lines.append("<o> kg:occursIn <k> . <k> kg:sourceFile 'demo.txt' .")
    head = (
        "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        + "@base <https://example.org/> .\n"
    )
    page = tmp_path / "large.html"
    page.write_text(network_page(alone_on(read_graph(head + "\n".join(lines))), "citations"), encoding="utf-8")
    assert page.stat().st_size < MOST_BYTES
    browser.open(page)
    assert int(browser.run("return document.documentElement.dataset.ready")) < MOST_MILLISECONDS
    assert browser.visible()["nodes"] == 1500
    assert "只画出连线最多的 1500 个" in browser.text("#note")
    assert "未附原句" in browser.text("#note")


def test_chinese_labels_are_no_boxes(browser: Browser, folder: Path) -> None:
    """Two characters without a glyph would be drawn as the same box."""
    browser.open(folder / "citations.html")
    drawn = browser.run(
        "const font = getComputedStyle(document.documentElement).fontFamily;"
        "return ['国', '发'].map((sign) => { const canvas = document.createElement('canvas');"
        "const ctx = canvas.getContext('2d'); ctx.font = '40px ' + font;"
        "ctx.fillText(sign, 10, 60); return canvas.toDataURL(); });"
    )
    assert drawn[0] != drawn[1]


@pytest.mark.skipif("KG_BROWSER_GRAPH" not in os.environ, reason="KG_BROWSER_GRAPH is not set")
def test_pages_of_a_real_build(browser: Browser, tmp_path: Path) -> None:
    build = Path(os.environ["KG_BROWSER_GRAPH"])
    world = World(open_store(build), build)
    most = Material.of(frame_alone(world, "zh")).ranking[0].policy
    body = next(body for bodies in world.records.issuers.values() for body in bodies)
    write_pages(world, most, body, tmp_path)
    for page in (tmp_path / f"{kind}.html" for kind in KINDS):
        assert page.stat().st_size < MOST_BYTES
        browser.open(page)
        assert browser.requests() == []
        assert browser.complaints() == []
        ready = int(browser.run("return document.documentElement.dataset.ready"))
        assert ready < MOST_MILLISECONDS
