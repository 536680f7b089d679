"""The pictures of pages in docs/images, taken anew from the sample corpus: facts and sample texts of our own.

    make pictures

Needs Chromium and its driver (Debian: chromium, chromium-driver, fonts-noto-cjk). In: the folder of the pictures. Out:
each picture of `PICTURES`, 1440 pixels wide, of pages that stand in files; no server, no network.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.graph.lookup import find
from kg.graph.store import GraphStore, open_store
from kg.show.explorer.alone import cascade_alone, frame_alone
from kg.show.explorer.frame import World
from kg.show.pictures.networks import network_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 1440
PLAN, ECONOMY, CONSERVATION = "国发〔2021〕23号", "国发〔2021〕4号", "国发〔2021〕33号"


class Picture(NamedTuple):
    """A picture: its page (markup, or the path of one of the static explorer), its height, and what is chosen in it."""

    page: Callable[[World], str | Path]
    height: int
    at: str = ""


def _policy(graph: GraphStore, number: str) -> str:
    return find(graph, number)[0].iri


def _in_site(world: World, number: str) -> Path:
    """Where the static explorer has the page of a policy."""
    return Path("policy", f"{_policy(world.graph, number).rpartition('/')[2]}.html")


PICTURES: Mapping[str, Picture] = {
    "explorer": Picture(lambda world: _in_site(world, CONSERVATION), 980),
    "citations": Picture(lambda world: network_page(frame_alone(world, "zh"), "citations"), 900, f"#{PLAN}"),
    "cascade": Picture(lambda world: cascade_alone(world, "zh", _policy(world.graph, ECONOMY)), 900),
    "issuers": Picture(lambda world: network_page(frame_alone(world, "zh"), "issuers"), 900),
}


def take(folder: Path) -> None:
    """Build the sample corpus, write the pages, and take their pictures into a folder."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        command = [sys.executable, "-m", "kg", "build", str(ROOT / "corpus"), "--output", str(work / "graph")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        world = World(open_store(work / "graph"), work / "graph")
        browser = _browser(work / "profile")
        try:
            for picture, told in PICTURES.items():
                made = told.page(world)
                page = work / "graph" / "views" / made if isinstance(made, Path) else work / f"{picture}.html"
                if isinstance(made, str):
                    page.write_text(made, encoding="utf-8")
                (folder / f"{picture}.png").write_bytes(_seen(browser, page, told))
        finally:
            browser.quit()


def _browser(profile: Path) -> Chrome:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for flag in ("--headless=new", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={profile}"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def _seen(browser: Chrome, page: Path, told: Picture) -> bytes:
    """What one sees of a page, once it is drawn."""
    from selenium.webdriver.support.ui import WebDriverWait

    size = {"width": WIDTH, "height": told.height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(page.as_uri() + told.at)
    drawn = "(!document.querySelector('#network, .zooms') || document.documentElement.dataset.ready)"
    ready = f"return document.readyState === 'complete' && {drawn}"
    WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(ready))
    return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


if __name__ == "__main__":
    take(Path(sys.argv[1]))
