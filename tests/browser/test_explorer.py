"""The explorer in a real browser: what a person does by mouse, by keyboard and on a phone.

Needs what tests/browser/test_pictures.py needs. The browser resolves no name but that of this machine. axe-core comes
from the package axe-playwright-python; without it the test of accessibility is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser import BROWSER_MARKS, Browser
from served import server

from kg.graph.store import open_store
from kg.show.explorer.frame import World
from kg.show.explorer.site import write_site
from kg.show.phrases import filled

pytestmark = BROWSER_MARKS

ENTER, DOWN, TAB, ESCAPE = "\ue007", "\ue015", "\ue004", "\ue00c"
WIDE, TABLET, PHONE = (1440, 900), (1024, 768), (390, 844)
SIZES = [pytest.param(size, id=str(size[0])) for size in (WIDE, TABLET, PHONE)]
PLAN, NOTICE = "国发〔2021〕23号", "国发〔2021〕33号"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"), offline=False)
    yield found
    found.driver.quit()


@pytest.fixture(scope="module")
def address(sample_output: Path) -> Iterator[str]:
    with server(sample_output) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., None]]:
    """Opens an address in a window of a size; afterwards the console must have said nothing."""

    def go(path: str, size: tuple[int, int] = WIDE) -> None:
        browser.resize(*size)
        browser.go(address + path)

    browser.complaints()
    yield go
    assert browser.complaints() == []


def path_of(browser: Browser) -> str:
    return str(browser.run("return decodeURIComponent(location.pathname)"))


@pytest.mark.parametrize("size", SIZES)
def test_what_rests_on_a_policy_is_found_by_its_number_with_the_keyboard(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/", size)
    browser.press("/")
    browser.press("国发2021 23")
    browser.wait(lambda: PLAN in browser.text("#suggestions"))
    browser.press(DOWN, ENTER)
    browser.wait(lambda: path_of(browser) == "/policy/国发-2021-23")
    assert PLAN in browser.text(".title")
    assert browser.text("#rested-on").strip()


@pytest.mark.parametrize("size", SIZES)
def test_what_rests_on_a_policy_is_found_by_mouse(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/", size)
    browser.type_in("#q", NOTICE)
    browser.wait(lambda: NOTICE in browser.text("#suggestions"))
    browser.click("#suggestions li")
    browser.wait(lambda: path_of(browser) == "/policy/国发-2021-33")
    assert "豫政〔2022〕29号" in browser.text("#rested-on")


@pytest.mark.parametrize("size", SIZES)
def test_which_provinces_carried_it_out_and_after_how_many_days(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/policy/国发-2021-33", size)
    told = browser.run("return document.querySelector('#cascade .tile.followed').textContent")
    assert "河南" in told and "天" in told
    browser.click("#cascade details:has(#followers) summary")
    assert "豫政〔2022〕29号" in browser.text("#followers")
    assert browser.run("return document.querySelectorAll('.tile.unread').length") > 10
    browser.run("document.querySelector('#cascade .tile.followed').parentElement.focus()")
    browser.press(ENTER)
    browser.wait(lambda: path_of(browser) == "/policy/豫政-2022-29")


@pytest.mark.parametrize("size", SIZES)
def test_from_a_reference_in_the_text_to_the_policy_it_means_and_back(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/policy/驻政-2022-61", size)
    browser.click('#text a.m-reference[href*="%E8%B1%AB"]')
    browser.wait(lambda: path_of(browser) == "/policy/豫政-2022-29")
    assert "驻政〔2022〕61号" in browser.text("#rested-on")
    browser.driver.back()
    browser.wait(lambda: path_of(browser) == "/policy/驻政-2022-61")


@pytest.mark.parametrize("size", SIZES)
def test_choices_narrow_the_hits_and_stand_in_the_address(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/search", size)
    whole = browser.run("return document.querySelectorAll('.hits > li').length")
    browser.click(".facets a")
    browser.wait(lambda: "level=" in str(browser.run("return location.search")))
    narrowed = browser.run("return document.querySelectorAll('.hits > li').length")
    assert 0 < narrowed < whole
    browser.driver.back()
    browser.wait(lambda: browser.run("return document.querySelectorAll('.hits > li').length") == whole)


@pytest.mark.parametrize("size", SIZES)
def test_who_issues_with_the_energy_administration_is_found_by_keyboard(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/bodies", size)
    browser.run("document.querySelector('a[href*=\"%E5%9B%BD%E5%AE%B6%E8%83%BD%E6%BA%90%E5%B1%80\"]').focus()")
    browser.press(ENTER)
    browser.wait(lambda: path_of(browser) == "/body/国家能源局")
    partner = "#of-body .bars a"
    assert "国家发展和改革委员会" in browser.text("#of-body .bars")
    browser.run("document.querySelector(arguments[0]).focus()", partner)
    browser.press(ENTER)
    browser.wait(lambda: path_of(browser) != "/body/国家能源局")
    assert "国家能源局" in browser.text("#of-body .bars")


@pytest.mark.parametrize("size", SIZES)
def test_an_indicator_by_province_is_read_by_mouse_and_as_a_table(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/indicators", size)
    browser.click('.listed a[href*="%E6%A3%AE%E6%9E%97%E8%A6%86%E7%9B%96%E7%8E%87"]')
    browser.wait(lambda: path_of(browser) == "/indicator/森林覆盖率")
    assert browser.run("return document.querySelectorAll('.of-axis table').length") > 0
    assert "%" in browser.run("return document.querySelector('.of-axis table').textContent")


@pytest.mark.parametrize("size", SIZES)
def test_from_a_reference_to_the_policy_it_means_and_back_by_keyboard(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/policy/驻政-2022-61", size)
    browser.run("document.querySelector('#text a.m-reference[href*=\"%E8%B1%AB\"]').focus()")
    browser.press(ENTER)
    browser.wait(lambda: path_of(browser) == "/policy/豫政-2022-29")
    browser.run("history.back()")
    browser.wait(lambda: path_of(browser) == "/policy/驻政-2022-61")


@pytest.mark.parametrize("size", SIZES)
def test_the_regions_are_squares_that_keyboard_and_table_reach(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/regions", size)
    assert browser.run("return document.querySelectorAll('svg.tiles .tile').length") == 31
    browser.click("figure .more summary")
    assert "河南" in browser.text(".of-tiles")
    browser.run("document.querySelector('svg.tiles a[href*=\"410000\"]').focus()")
    browser.press(ENTER)
    browser.wait(lambda: "region=410000" in str(browser.run("return location.search")))
    assert browser.text(".hits")


def drawn(browser: Browser, view: str) -> bool:
    return bool(browser.run("return document.querySelector(arguments[0])", f"svg.answer-{view}"))


def asked(query: str, **given: str) -> str:
    return f"/query?{urlencode({'query': query, **given})}"


@pytest.mark.parametrize("size", SIZES)
def test_an_answer_is_a_table_a_chart_and_a_network_whose_address_keeps_the_query(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    query = "SELECT ?policy ?body (1 AS ?n) { ?policy eli:passed_by ?body } ORDER BY ?policy LIMIT 9"
    visit(asked(query), size)
    for view, shape in (("network", ".sign"), ("chart", "rect")):
        browser.click(f".choices a[href*='view={view}']")
        browser.wait(partial(drawn, browser, view))
        assert browser.run("return document.querySelectorAll(arguments[0]).length", f"svg.answer-{view} {shape}") > 1
        assert browser.run("return document.querySelector('textarea').value") == query
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def test_the_editor_completes_a_term_with_the_keyboard(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/query")
    browser.run("const field = document.querySelector('textarea'); field.value = ''; field.focus()")
    browser.press("SELECT ?policy { ?policy a kg:Polic")
    browser.wait(lambda: "kg:Policy" in browser.text("#terms-list"))
    browser.press(DOWN, ENTER)
    browser.press(" }")
    assert browser.run("return document.querySelector('textarea').value") == "SELECT ?policy { ?policy a kg:Policy }"
    browser.press(TAB)
    assert browser.run("return document.activeElement.tagName") == "BUTTON"


def test_an_indicator_compares_regions_beside_the_country(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/indicators")
    browser.click(".listed a")
    assert browser.run("return document.querySelectorAll('.of-axis').length") > 0


@pytest.mark.parametrize("size", SIZES)
def test_who_issues_together_with_a_body(browser: Browser, visit: Callable[..., None], size: tuple[int, int]) -> None:
    visit("/search?q=国家能源局", size)
    browser.click(".hits a.policy")
    browser.wait(lambda: path_of(browser).startswith("/policy/"))
    browser.click(".facts a[href^='/body/']")
    browser.wait(lambda: path_of(browser).startswith("/body/"))
    assert browser.run("return document.querySelectorAll('#of-body > section').length") == 3


def test_a_question_is_asked_in_a_form(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/questions/carried-out-by")
    browser.type_in("input[name=policy]", NOTICE)
    browser.click(".ask button")
    browser.wait(lambda: "豫政" in browser.text("main"))
    assert "policy=" in str(browser.run("return location.search"))


def test_the_language_is_kept_from_page_to_page(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/policy/国发-2021-33")
    browser.click(".tongue")
    browser.wait(lambda: browser.run("return document.documentElement.lang") == "en")
    browser.click("#rested-on a.policy")
    browser.wait(lambda: path_of(browser) != "/policy/国发-2021-33")
    assert browser.run("return document.documentElement.lang") == "en"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/bodies")
    browser.press(TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "main"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search",
        "/policy/国发-2021-33",
        "/bodies",
        "/indicators",
        "/query",
        "/network",
        "/timeline",
        "/matrix",
        "/links",
    ],
)
def test_no_page_is_wider_than_its_window(
    browser: Browser, visit: Callable[..., None], path: str, size: tuple[int, int]
) -> None:
    visit(path, size)
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")


def look(browser: Browser) -> str:
    """What the network shows, once it is drawn."""
    return str(browser.run("return document.documentElement.dataset.ready || ''"))


@pytest.mark.parametrize("size", SIZES)
def test_the_network_opens_on_named_bodies_and_a_click_leads_on_and_back(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/network", size)
    drawn = "return document.querySelectorAll('#network .node').length"
    browser.wait(lambda: browser.run(drawn) > 1)
    assert browser.run(drawn) <= 60
    assert browser.run("return [...document.querySelectorAll('#network .node')].every((one) => one.textContent.trim())")
    browser.run("document.querySelector('#network .node').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    browser.wait(lambda: look(browser).startswith("body:") and "›" in browser.text("#network-crumbs"))
    body = look(browser)
    browser.click("#network-beside a")
    browser.wait(lambda: look(browser).startswith("policies:") and bool(browser.text("#network-table tbody")))
    browser.driver.back()
    browser.wait(lambda: look(browser) == body)
    browser.click("#network-crumbs a")
    browser.wait(lambda: look(browser) == "whole")


def test_the_network_is_walked_by_keyboard_through_its_table(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/network")
    browser.wait(lambda: bool(browser.run("return document.querySelector('#network-table tbody a')")))
    browser.run("document.querySelector('#network-table tbody a').focus()")
    browser.press(ENTER)
    browser.wait(lambda: look(browser).startswith("body:"))
    browser.wait(lambda: browser.run("return document.activeElement.id") == "network-title")


def test_a_network_is_taken_along_under_the_name_of_its_body(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/network?at=body:国务院")
    browser.wait(lambda: bool(browser.run("return document.querySelector('#network .node')")))
    drawn = browser.download(".take [data-as=svg]", "network-国务院.svg").decode()
    assert "国务院的伙伴" in drawn and "class=" not in drawn


def days_shown(browser: Browser) -> int:
    """How many days the axis shows, once it is drawn."""
    spoken = str(browser.run("return document.documentElement.dataset.ready || ''")).split()
    return (date.fromisoformat(spoken[1]) - date.fromisoformat(spoken[0])).days if len(spoken) == 2 else 0


@pytest.mark.parametrize("size", SIZES)
def test_the_timeline_zooms_to_days_by_buttons_and_by_keys_and_back(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/timeline", size)
    browser.wait(lambda: days_shown(browser) > 0)
    whole = days_shown(browser)
    browser.click("[data-zoom=in]")
    browser.wait(lambda: 0 < days_shown(browser) < whole)
    closer = days_shown(browser)
    browser.run("document.querySelector('#timeline').focus()")
    browser.press("+")
    browser.wait(lambda: 0 < days_shown(browser) < closer)
    browser.driver.back()
    browser.wait(lambda: days_shown(browser) == closer)
    visit("/timeline?from=2021-12-20&to=2022-01-05", size)
    browser.wait(lambda: days_shown(browser) == 16)
    # the ticks are days, the marks are links with a name, and the list has the same
    assert "01-0" in browser.text("#timeline") or "12-2" in browser.text("#timeline")
    marks = browser.run(
        "return [...document.querySelectorAll('#timeline .sign')].map((one) => one.closest('a').getAttribute('href'))"
    )
    assert marks and sorted(marks) == sorted(
        browser.run("return [...document.querySelectorAll('#timeline-rows a')].map((one) => one.getAttribute('href'))")
    )


@pytest.mark.parametrize("size", SIZES)
def test_the_axis_of_followers_zooms_like_the_timeline(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/policy/国发-2021-33", size)
    whole = days_shown(browser)
    assert whole > 0
    drawn = browser.run("return document.querySelectorAll('#followers-axis .sign').length")
    assert drawn == browser.run("return document.querySelectorAll('#followers tbody tr').length")
    browser.click("#cascade [data-zoom=in]")
    browser.wait(lambda: 0 < days_shown(browser) < whole)
    browser.driver.back()
    browser.wait(lambda: days_shown(browser) == whole)


def test_a_span_is_chosen_by_dragging_over_it(browser: Browser, visit: Callable[..., None]) -> None:
    from selenium.webdriver import ActionChains

    visit("/timeline")
    browser.wait(lambda: days_shown(browser) > 0)
    whole = days_shown(browser)
    stage = browser.driver.find_element("css selector", "#timeline")
    ActionChains(browser.driver).move_to_element(stage).click_and_hold().move_by_offset(200, 0).release().perform()
    browser.wait(lambda: 0 < days_shown(browser) < whole / 2)
    assert "from=" in str(browser.run("return location.search"))


def test_a_number_of_a_matrix_leads_to_what_it_counts(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/matrix")
    count = int(browser.run("return document.querySelector('#levels .square text').textContent"))
    browser.run("document.querySelector('#levels .squares a').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    browser.wait(lambda: path_of(browser) == "/links")
    assert browser.run("return document.querySelectorAll('#links tbody tr').length") == count


@pytest.mark.parametrize("size", SIZES)
def test_a_path_between_two_policies_is_found_and_stands_in_the_address(
    browser: Browser, visit: Callable[..., None], size: tuple[int, int]
) -> None:
    visit("/path", size)
    browser.type_in("[name=from]", "驻政〔2022〕61号")
    browser.type_in("[name=to]", NOTICE)
    browser.wait(lambda: bool(browser.run("return document.querySelector('#path-fits-to option')")))
    browser.press(ENTER)
    browser.wait(lambda: "from=" in str(browser.run("return location.search")))
    browser.wait(lambda: browser.run("return document.querySelectorAll('#path .node').length") == 3)
    assert browser.run("return document.querySelectorAll('#path-rows tr').length") == 2
    assert "豫政〔2022〕29号" in browser.text("#path-table")


def test_a_picture_is_taken_along_whole_with_its_title_and_number(browser: Browser, visit: Callable[..., None]) -> None:
    visit("/policy/国发-2021-33")
    browser.dark(True)
    drawn = browser.download("#cascade .take [data-as=svg]", "国发-2021-33-cascade.svg").decode()
    browser.dark(False)
    assert "谁落实了它：国发〔2021〕33号" in drawn and "直接依据它" in drawn and "来源" in drawn
    # on paper, whatever the reader's screen prefers, and without the style sheet
    assert 'fill="#ffffff"' in drawn and "class=" not in drawn and "<a " not in drawn
    image = browser.download("#cascade .take [data-as=png]", "国发-2021-33-cascade.png")
    width = int.from_bytes(image[16:20], "big")
    assert image[1:4] == b"PNG" and f'width="{width // 2}"' in drawn
    rows = browser.download("#cascade .take [data-as=csv]", "国发-2021-33-cascade.csv").decode("utf-8-sig")
    assert rows.splitlines()[0].startswith("政策,层级,日期") and "豫政〔2022〕29号" in rows


PAGES = [
    "/",
    "/search?q=方案",
    "/policy/国发-2021-33",
    "/policy/国发-2021-33?lang=en",
    "/bodies",
    "/regions",
    "/sectors",
    "/indicators",
    "/compilations",
    "/questions",
    "/questions/rests-on",
    "/conflicts",
    "/indicator/森林覆盖率",
    "/query?query=SELECT+%3Fpolicy+%3Fbody+%7B+%3Fpolicy+eli%3Apassed_by+%3Fbody+%7D+LIMIT+9&view=network",
    "/network",
    "/timeline",
    "/matrix",
    "/path?from=驻政〔2022〕61号&to=国发〔2021〕33号",
    "/links?from_level=province",
    "/network?at=body:国务院&lang=en",
    "/query",
    "/region/410000",
    "/body/国务院",
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, visit: Callable[..., None], path: str, dark: bool) -> None:
    browser.dark(dark)
    visit(path)
    found = browser.serious()
    browser.dark(False)
    assert found == []


@pytest.fixture(scope="module")
def site(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(World(open_store(sample_output), sample_output), folder)
    return folder


def test_the_same_pages_open_from_a_folder(browser: Browser, site: Path) -> None:
    browser.resize(*WIDE)
    browser.complaints()
    browser.go((site / "index.html").as_uri())
    browser.type_in("#q", "国发2021 33")
    browser.wait(lambda: NOTICE in browser.text("#suggestions"))
    browser.press(DOWN, ENTER)
    browser.wait(lambda: path_of(browser).endswith("/policy/国发-2021-33.html"))
    assert "豫政〔2022〕29号" in browser.text("#rested-on")
    browser.click("#rested-on a.policy")
    browser.wait(lambda: not path_of(browser).endswith("/policy/国发-2021-33.html"))
    assert browser.complaints() == []


def test_the_network_of_a_folder_is_the_same(browser: Browser, site: Path) -> None:
    browser.go((site / "network.html").as_uri())
    browser.wait(lambda: bool(browser.run("return document.querySelector('#network .node')")))
    browser.click("#network-table tbody a")
    browser.wait(lambda: look(browser).startswith("body:"))
    browser.driver.back()
    browser.wait(lambda: look(browser) == "whole")
    assert browser.complaints() == []


def test_the_timeline_of_a_folder_is_the_same(browser: Browser, site: Path) -> None:
    browser.go((site / "timeline.html").as_uri() + "?from=2021-12-20&to=2022-01-05")
    browser.wait(lambda: days_shown(browser) == 16)
    assert browser.run("return document.querySelectorAll('#timeline-rows a').length") > 0
    assert browser.complaints() == []


def test_the_matrix_of_a_folder_leads_to_what_it_counts(browser: Browser, site: Path) -> None:
    browser.go((site / "matrix.html").as_uri())
    count = int(browser.run("return document.querySelector('#levels .square text').textContent"))
    browser.run("document.querySelector('#levels .squares a').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    browser.wait(lambda: browser.run("return document.documentElement.dataset.ready") == "true")
    assert browser.run("return document.querySelectorAll('#links tbody tr').length") == count
    assert browser.complaints() == []


def test_the_paths_of_a_folder_are_those_of_the_server(
    browser: Browser, visit: Callable[..., None], site: Path
) -> None:
    ready = "return document.documentElement.dataset.ready"
    found = (
        "const row = (one) => [0, 2, 4].map((at) => one.cells[at].firstChild.textContent);"
        "const rows = [...document.querySelectorAll('#path-rows tr')].map(row);"
        "return [document.querySelector('#path-said').textContent, rows]"
    )
    for ends in (
        ("驻政〔2022〕61号", NOTICE),
        (NOTICE, "驻政〔2022〕61号"),
        (NOTICE, "无此文件无此文件"),
        (PLAN, PLAN),
    ):
        asked = "?from={}&to={}".format(*ends)
        visit(f"/path{asked}")
        browser.wait(lambda: browser.run(ready) == "true")
        served = browser.run(found)
        browser.go((site / "path.html").as_uri() + asked)
        browser.wait(lambda: browser.run(ready) == "true")
        assert browser.run(found) == served


def test_a_hit_says_what_is_known_of_a_text_that_is_not_at_hand(browser: Browser, site: Path) -> None:
    said = {}
    for state in ("text at hand", "known", "name only"):
        browser.go((site / "search.html").as_uri() + f"?availability={state.replace(' ', '+')}")
        browser.wait(lambda: bool(browser.run("return document.documentElement.dataset.ready")))
        hits = (
            "return [...document.querySelectorAll('#hits > li')].map((hit) => hit.querySelector('.lacks')?.textContent)"
        )
        (said[state],) = set(browser.run(hits))
    assert said["text at hand"] is None and said["known"] != said["name only"] and all(list(said.values())[1:])


@pytest.mark.parametrize("path", ["/indicator/森林覆盖率", "/links"])
def test_a_title_in_a_table_can_be_read_on_a_phone(browser: Browser, visit: Callable[..., None], path: str) -> None:
    visit(path, PHONE)
    widths = "return [...document.querySelectorAll('.wide td a bdi')].map((one) => one.closest('td').clientWidth)"
    found = [width for width in browser.run(widths) if width]
    assert found and min(found) >= 140


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, address: str) -> None:
    browser.resize(*WIDE)
    offered = (
        "return [...document.querySelectorAll('.zoom, .take, .copy')].filter((one) => one.checkVisibility()).length"
    )
    found = []
    for off in (False, True):
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": off})
        browser.go(f"{address}/policy/国发-2021-33")
        assert browser.text("h1")
        found.append(browser.run(offered))
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert found[0] > 2 and found[1] == 0


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_script_fills_phrases_in_as_pages_do(browser: Browser, visit: Callable[..., None], number: int) -> None:
    visit("/network?lang=en")
    phrase = "{1}: {0} {0|policy is|policies are} here"
    assert browser.run("return kgDraw.phrase(arguments[0], arguments[1], 'x')", phrase, number) == filled(
        phrase, number, "x"
    )


def test_the_search_of_a_folder_narrows_too(browser: Browser, site: Path) -> None:
    browser.go((site / "search.html").as_uri() + "?q=方案")
    browser.wait(lambda: bool(browser.run("return document.documentElement.dataset.ready")))
    whole = browser.run("return document.querySelectorAll('#hits > li').length")
    browser.click("#facets a")
    browser.wait(lambda: "level=" in str(browser.run("return location.search")))
    browser.wait(lambda: bool(browser.run("return document.documentElement.dataset.ready")))
    assert 0 < browser.run("return document.querySelectorAll('#hits > li').length") <= whole
    assert browser.complaints() == []
